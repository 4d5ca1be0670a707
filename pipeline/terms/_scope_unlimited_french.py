"""What a French price includes without a limit: *le nombre des demandes est illimité, sans supplément*."""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re

_ASKED = (
    r"(?:demandes?|interventions?|appels?|visites?|depannages?|deplacements?|tickets?|sollicitations?|evolutions?"
    r"|developpements?|corrections?|modifications?|heures?|jours?|journees?|prestations?|consultations?|reunions?"
    r"|relances?|retouches?|formations?|sauvegardes?|passages?|livraisons?|assistance|support|maintenance|connexions?"
    r"|stockage|volume|echanges?|tests?|essais?|versions?|mises? a jour|revisions?|analyses?|audits?)"
)
_WITHOUT_LIMIT = re.compile(
    rf"\b{_ASKED}\b[^.;]{{0,120}}?\b(?:illimite\w*|quel(?:le)?s?\s+qu'en\s+soi(?:en)?t\s+(?:le|la|l')\s?\w+)"
    r"|\bnombre\s+illimite\b|\btoutes?\s+(?:les\s+)?[a-z]+\s+que\s+(?:le|la|l')\s?\w+\s+(?:demand|souhait|jug|estim|sollicit|voudr)\w+"
    rf"|\b(?:illimite\w*|indetermine\w*)\s+(?:de\s+|d'){_ASKED}\b"
    r"|\baussi\s+souvent\s+qu|\bautant\s+que\s+de\s+besoin\b"
    r"|\btou(?:s|tes)\s+les\s+(?:autres\s+)?(?:travaux|prestations?|interventions?|demandes?|modifications?"
    r"|evolutions?|depannages?|reparations?)\s+(?:\w+\s+){0,2}?qu(?:e\s|'|i\s)[^.;,]{0,40}?"
    r"(?:demand\w+|jug\w+|souhait\w+|estim\w+|utiles|necessaires|voudra\w*)"
    r"|\bautant\s+de\s+fois\s+(?:que|qu'il)|"
    r"\bautant\s+(?:de\s+|d')[a-z]+\s+qu(?:e\s|'il|'elle)|\b(?:chaque|toutes\s+les)\s+fois\s+qu"
    r"|\bjusqu'a\s+(?:l'\s?)?(?:entiere|complete|parfaite|totale|pleine)\s+satisfaction"
    r"|\bsans\s+que\s+(?:leur|le|la)\s+(?:nombre|frequence|duree|volume|quantite)\s+(?:\w+\s+){0,3}?(?:soit|soient|puisse\w*)"
    r"|\ba\s+(?:tout\s+moment|toute\s+heure)\s+et\s+sans\s+(?:limite|plafond)|\ba\s+volonte\b|\bsans\s+(?:limite|limitation|plafond)(?=\s*(?:[,.;]|\Z|\s(?:et|ni|pour|dans)\b))"
    r"|\bquel(?:le)?s?\s+(?:que\s+soi(?:en)?t|qu'en\s+soi(?:en)?t)\s+(?:le\s+nombre|la\s+frequence|la\s+duree|le\s+volume"
    r"|la\s+charge|la\s+quantite)"
    rf"|\bsans\s+(?:aucune?\s+)?(?:limitation|limite|plafond|plafonnement|restriction)\w*\s+(?:de\s+|d'|en\s+)"
    rf"(?:nombre|duree|frequence|volume|quantite|temps|{_ASKED})"
    rf"|\b{_ASKED}\b[^.;]{{0,80}}?\b(?:(?:n'est|ne\s+sont|n'a|n'ont|ne\s+sera|ne\s+seront)\s+"
    r"(?:pas\s+(?:limite\w*|plafonne\w*)|limitee?s?\s+ni\b|ni\s+limite\w*|soumis\w*\s+a\s+aucune?\s+(?:limite|plafond)"
    r"|pas\s+de\s+(?:limite|plafond)|aucune\s+limite))"
)
_NO_CHARGE = re.compile(
    r"\bsans\s+(?:aucun\s+)?(?:supplement|complement|surcout|cout\s+supplementaire|frais|facturation|majoration)"
    r"|\b(?:aucun|pas\s+de|ni)\s+(?:supplement|complement|surcout|frais|cout|prix\s+supplementaire|facturation)"
    r"|\b(?:compris\w*|inclus\w*|incluse?s?|couvert\w*)\s+(?:dans|par|au)\s+(?:le|la|l'|les|son|ce|cette)?\s?(?:present\w*\s+)?"
    r"(?:prix|redevance|forfait|abonnement|loyer|tarif|remuneration|contrat)"
    r"|\btout\s+compris\b|\b(?:pour|moyennant|contre)\s+(?:le|ce|cette|la)\s+(?:meme\s+|seule?\s+)?(?:prix|forfait|redevance|abonnement|somme|remuneration)\b|\bau\s+titre\s+du\s+(?:forfait|prix)|\binclus\w*\s+(?:au|dans\s+le)\s+(?:forfait|prix)|\bsans\s+pouvoir\s+pretendre\s+a\b|\bsans\s+autre\s+prix\b"
    r"|\bdans\s+le\s+cadre\s+d(?:u|e\s+son|e\s+ce)\s+(?:forfait|abonnement)"
    r"|\b(?:prix|redevance|forfait|abonnement|tarif|remuneration)\b[^.;]{0,40}?\b(?:couvr\w+|compren\w+|compri\w+|inclu\w+"
    r"|remuner\w+|donn\w+\s+(?:droit|acces))"
)
_HEADED = re.compile(r"\b(?:compris\w*|inclus\w*)\b.{0,30}\b(?:prix|redevance|forfait|abonnement|tarif)")
_NOT_SO = re.compile(
    r"\b(?:n'est|ne\s+sont|ne\s+sera|ne\s+seront|soit|sans\s+\w+\s+\w+\s+soit)\s+(?:jamais|pas|point|nullement)\s+"
    r"(?:illimite|sans)|\bduree\s+(?:illimitee|indeterminee)|\bau-dela\b|\bdommage|\bresponsab|\bgarantie\b|\bpenalit"
)


@dataclass(frozen=True, slots=True)
class Unlimited:
    """Where words say that something may be asked for without a limit."""

    start: int
    end: int


def unlimited(folded: str, after: str, headings: str) -> Unlimited | None:
    """Return what a price includes without a limit, or ``None``.

    Args:
        folded: the sentence.
        after: folded words that follow it in its clause; *aucun supplément ne sera dû* may stand there.
        headings: folded headings that the sentence stands under.
    """
    said = _WITHOUT_LIMIT.search(folded)
    if said is None or _NOT_SO.search(folded):
        return None
    free = _NO_CHARGE.search(folded) or _NO_CHARGE.search(after) or _HEADED.search(headings)
    return Unlimited(said.start(), said.end()) if free else None
