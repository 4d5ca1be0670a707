# ruff: noqa: E501 (patterns are read by the phrase)
"""With what notice a French contract may be ended at will while it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.folding import fold
from pipeline.terms import _notice_french, _standing, _termination_plain, _time, _whole
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

LITERALS = (
    "resili", "mettre fin", "met fin", "mettra fin", "mettre un terme", "met un terme", "mettent fin",
    "denonc", "rompre", "rompu", "rompt", "rupture", "conge", "retirer", "retrait", "sortir d", "sortie",
    "degager", "renoncer", "depart", "liberer", "revoqu", "quitter", "prendre fin", "prend fin",
    "prendra fin", "par anticipation", "cesser", "interrompre", "sa liberte", "leur liberte", "desengag",
    "preavis", "arreter", "abreger", "ecourter", "s'en aller", "se separer", "desister", "delier",
    "les lieux", "les locaux", "annuler", "cloturer", "avant le terme", "avant terme", "prevenant",
    "prevenir", "previen", "partir", "stopper", "desabonn", "fermer", "l'etre", "autorisation",
    "mis fin", "mis un terme", "fin anticipee", "demettre", "demissionner", "deposer",
)  # fmt: skip
_CUES = (*_notice_french.CUES, "sous ", "apres", "a compter", "suivant", " : ")
_MAYS = (
    "peut", "peuvent", "pourra", "pourront", "pouv", "faculte", "droit", "libre", "reserve", "possibilite",
    "loisible", "possible", "souhait", "qui v", "qui souh", "qui des", "qui ent", "resiliable",
    "denoncable", "autorise",
)  # fmt: skip
_WORDS = (*_notice_french.UNITS, "heures", "quinzaine", *_MAYS)
_ENDS = re.compile(
    r"\b(?:resili\w*|(?:mettre|met|mettra|mettent|mise?) (?:fin|un terme)|denonc\w*|rompre|rompue?"
    r"|rupture|(?:donner|donne"
    r"|delivrer|signifier|notifier) (?:son |un )?conge|(?:se|s'en|s'y) retirer|sortir d(?:e|u)\b"
    r"|en sortir|(?:de|d'|peut|peuvent|pourra|pourront|pouvez|pourrez|voulez|veut) partir|se desabonner"
    r"|(?:interrompre|arreter|cesser|quitter|rompre|stopper|clore|fermer)"
    r" (?:le|la|les|son|sa|ses|leurs?|votre|vos|notre|nos|ce|cette|cet)\b"
    r"|(?:interrompre|arreter|quitter|rompre|stopper) l'(?:abonnement|accord|adhesion|engagement|execution)"
    r"|se degager|s'en degager|y renoncer|fin anticipee"
    r"|deposer (?:son|sa|ses|leur) (?:mandat|charge|fonctions?)|renoncer a (?:ses|sa|leurs?) (?:fonctions?|missions?|charges?)|se demettre|demissionner"
    r"|renoncer (?:a la poursuite|a poursuivre|a l'execution|au (?:service|contrat|partenariat)"
    r"|a (?:l'|son |sa )(?:abonnement|mission|offre))|(?:notifier|annoncer) son depart|(?:se"
    r"|s'en) liberer|(?:restituer|resili\w+)\b[^.;]{0,40}par anticipation"
    r"|cesser (?:la|sa|leur|ses|toute) (?:collaboration|relation|mission|prestation)s?|(?:reprendre"
    r"|recouvrer) sa liberte|se desengager"
    r"|interrompre (?:le contrat|la mission|les prestations|definitivement)|quitter (?:les|le|la)\b"
    r"|faculte de sortie"
    r"|(?:arreter|suspendre definitivement|abreger|ecourter) (?:le|la|les|sa|ses|leur|ce|cette)\b"
    r"|s'en aller|se separer|se desister"
    r"|se delier|se retracter|resoudre|libere\w* (?:les (?:lieux|locaux)|le local)|(?:rendre|remettre"
    r"|restituer) les (?:lieux|locaux|cles)"
    r"|(?:restituer|rendre) [^.;]{3,40} avant (?:le |son )?terme|annuler (?:le|son|l')\s?(?:contrat"
    r"|abonnement|engagement)"
    r"|(?:reprendre|reprend|recouvre) (?:sa|leur) liberte|y (?:mettre|met) un terme|rompt\b"
    r"|clore (?:le|la)|cloturer|(?:retirer|reprendre) ses"
    r"|retirer (?:l'|la |son |cette )(?:autorisation|agrement|concession|permission|mise a disposition)"
    r"|(?:peut|peuvent|pourra|pourront) (?:aussi |egalement |de meme )?l'etre\b"
    r"|revoquer|revoque\b|etre interrompue?s?|(?:prendre|prend|prendra) fin\b[^.;]{0,40}?"
    r"\b(?:a l'initiative|par la (?:seule )?volonte|sur demande|a la demande))"
)
_MAY = re.compile(
    r"\bsi (?:l')?une? [^,.;]{0,50}\b(?:souhaite|desire|veut|entend|decide)\b"
    r"|\A\W*(?:\d[\d.]*\W+)?pour (?:quitter|resilier|mettre fin|mettre un terme|sortir|rompre|denoncer|se retirer)\b"
    r"|\bqui (?:voudra|veut|souhaite(?:ra)?|desire(?:ra)?|entend(?:ra)?)\b"
    r"|\b(?:peut|peuvent|pourra|pourront|pouvant|pouvez|pourrez|pouvons|faculte|droit de|droit d'"
    r"|possibilite|liberte de|libres? de|libres? d'|il suffit|se reserve\w*|loisible"
    r"|resiliable|resiliables|possible|denoncable|susceptible|autorise\w*|a le droit|ont le droit)\b"
)
_FREE = re.compile(
    r"\ba tout(?:e)? (?:moment|epoque|instant|heure)\b|\ba n'importe quel moment\b|\bsans (?:motif"
    r"|avoir a|justif|raison|cause|indiquer|invoquer|donner)"
    r"|\bquand bon\b|\bbon l(?:ui|eur) semble|\bconvenance|\ba son gre\b|\blibrement\b|\bde (?:facon"
    r"|maniere) (?:unilaterale|discretionnaire)"
    r"|\bunilateral|\bad nutum\b|\bpour quelque|\binteret general\b|\bsans engagement\b|\bdiscretionnaire"
    r"|\bquand (?:il|elle|ils|elles|vous|on) (?:le )?(?:veu|voul|souhait|desir)"
    r"|\ba sa (?:seule )?(?:discretion|guise|volonte)|\bsans (?:devoir|fournir|faute|expli)"
    r"|\b(?:hors|en dehors de) toute faute"
    r"|\blibres? d(?:e\b|')"
)
_EITHER = re.compile(
    r"\b(?:chacune? des (?:deux )?parties|chaque partie|tou(?:te partie|t contractant|t signataire)"
    r"|chacun(?! des)|l'une? (?:ou|et) l'autre"
    r"|l'une? des (?:deux )?parties|une partie"
    r"|les parties|les deux parties|avant (?:ce |le |son |l')?(?:terme|echeance)|anticipe\w*"
    r"|par anticipation|en cours (?:de|d')"
    r"|premiere annee|periode triennale|(?:a compter|a partir) d|apres (?:un|une|le|la|\w+) (?:premier"
    r"|premiere|delai|mois|an|annee)"
    r"|passe (?:la|le|un|une|cette) (?:\w+ )?(?:annee|an|periode|mois))\b"
)
_CAUSE = re.compile(
    # what is told as an example is no condition
    r"(?<!notamment )(?<!exemple )"
    r"\b(?:en cas d(?:e\b|')(?!\s?(?:resil|rupture|denonc|depart|sortie|retrait))|dans (?:le cas"
    r"|l'hypothese) |(?:si|s'il|s'ils)\b(?! (?:bon|(?:en )?(?:donn|avert|avis|previen|inform)\w+))"
    r"(?! (?:l')?une? [^,.;]{0,50}\b(?:souhait|desir|veut|entend|decid)\w*)"
    r"|lorsqu|des lors qu|a defaut|faute d|faute pour|en l'absence|a la suite|suite a|au cas ou"
    r"|dans l'eventualite|manquement|inexecution"
    r"|mise en demeure|faute (?:grave|lourde)|defaillan|infructueu|non-?\s?(?:respect|paiement"
    r"|execution)|impaye|force majeure|cession|changement d"
    r"|redressement|liquidation|deces|destruction|refus d|desaccord|augmentation|hausse|retractation"
    r"|periode d'essai|l'essai|periode d'observation)"
)
_THEN = re.compile(r"\b(?:peut|peuvent|pourra|pourront|pouvez|pourrez|prend|prendra|produira) alors\b")
_RENEWING = re.compile(r"\b(?:renouvel|recondu|non-recond|prorog|tacite)")
_ITS_END = re.compile(
    r"(?:echeance|anniversaire|\bterme\b|expiration|\bfin d(?! ?(?:'un|e chaque|u) (?:mois|trimestre))"
    r"|periode (?:en cours|contractuelle)"
    r"|issue de (?:la|chaque|l')"
    r"|1er (?:janvier|juillet))"
)
_AT_ENDS = re.compile(
    r"periodes? triennales?"
    r"|(?:expiration|issue|fin|terme) de (?:chaque|chacune des|toute) (?:periode|annee|an)"
)
_LABEL = re.compile(
    r"\bpreavis (?:de|d'|pour|en cas de)\s?(?:la )?(?:resiliation|rupture|sortie|depart|retrait"
    r"|denonciation)\b"
)
_EFFECT = re.compile(
    r"\s*(?:calendaires |francs )?(?:apres que (?:l'autre|celle-ci|celui-ci)(?: partie)? (?:en )?(?:a|aura) (?:recu|ete)|(?:apres|a compter de|suivant)\s+(?:la |sa |l'|le |son "
    r"|cette )?(?:date de )?(?:la |l'|sa |son )?"
    r"(?:reception|notification|envoi|premiere presentation|presentation|denonciation|demande))"
)
_TAKES_EFFECT = re.compile(
    r"\b(?:prend|prendra|prenant|produit|produira) (?:alors )?(?:effet|fin)\b|\beffective\b"
)
_SAID = re.compile(r"\b(?:dispose|prevoit|rappele\w*|aux termes|alinea)\b")
_AGREED = re.compile(r"\b(?:conviennent|entendent|ont entendu|fixee?|portee?|retenu|retiennent)\b")
_STATUTE = re.compile(r"\barticles? (?:l|r)\.? ?\d")
_OTHER = re.compile(
    r"\b(?:audit|visite|controle\w*|inspection|acces|intervention|maintenance programmee|livraison"
    r"|commande|tarif\w*|conges payes|conges? annuel"
    r"|salarie|vacances|paiement|facture|garantie|reclamation|assurance|modification)"
)
_NOUN = re.compile(r"\b(?:resiliation|denonciation|rupture|depart|sortie|retrait)\b")
_INITIATIVE = re.compile(
    r"\b(?:a l'initiative|emanant|par (?:le|la|l'|un)\s?(?:client|preneur|locataire|abonne|adherent))"
)
_HEADED = re.compile(r"resiliation|rupture|denonciation|fin du contrat|fin anticipee|cessation")
_LATER = re.compile(r"\b(?:au-dela|apres|passe|a compter|a l'issue|a partir|ensuite|des (?:la|le))\b")
_SCALE = re.compile(
    r"\s*(?:pour |durant |pendant |au cours de )?la premiere annee\b"
    r"|\s*(?:ensuite|par la suite|les annees suivantes|(?:a partir de|des) la (?:deuxieme|seconde))\b"
)
_SAVED = re.compile(
    r"\b(?:sans prejudice d\w+|(?<!en )outre|independamment d\w+|en dehors d\w+|hors|hormis|excepte"
    r"|sauf|sous reserve d(?:es|u) (?:cas|dispositions)"
    r"|y compris|meme (?:en|si|pendant)|nonobstant|sans qu'aucune?|sans aucune?)\b[^.;,]{0,110}"
    r"|\b(?:periode|duree) initiale ou (?:de )?(?:recon|renouv)\w*|\b(?:pendant|durant|au cours d\w+"
    r"|en) (?:\w+ ){0,3}(?:periodes? de )?"
    r"(?:reconduction|renouvellement)s?|\bperiodes? (?:de )?(?:recondui\w+|renouvel\w+|reconduction)"
)
"""What is said in passing of causes and renewals: it makes a right no less free."""
_BUDGET = re.compile(r"\bou si (?:ses|les|leurs) credits\b[^.;,]{0,60}")
_TELEGRAM = re.compile(
    r"\b(?:resiliation|sortie|depart|rupture|denonciation)\b[^.;:]{0,30}\b(?:sans (?:motif|faute|cause"
    r"|justification)|de convenance"
    r"|pour convenance|anticipee|libre|a tout moment)\b[^.;:]{0,30}:\s*(?:preavis (?:de |d')?)?\Z"
    r"|\bpreavis (?:reciproque|mutuel|de part et d'autre|(?:pour|de) (?:chaque|l'une ou l'autre) partie)\b[^.;:]{0,24}:\s*(?:de |d')?\Z"
)
_SOUS = re.compile(r"\bsous (?:un delai de |reserve de )?\Z")
_TELLS = re.compile(
    r"\b(?:preavis|prevenance|delai-conge)\b|\A\W*(?:il|elle|celui-ci|celle-ci) (?:en )?(?:previent"
    r"|avertit|avise)\b"
)
_PRESENT = re.compile(
    r"\b(?:met|mettent) (?:fin|un terme)|\b(?:resilie|denonce|rompt|resilient|denoncent|rompent)\b"
)
_OPENS = re.compile(r"\W*(?:\d[\d.]*\W*)?(?:le |un |delai de |duree du )?preavis\b")
_AFTER_TRIAL = re.compile(
    r"\b(?:passe|apres|au-dela de|a l'issue de|a l'expiration de|au terme de|hors)\s+(?:la|cette"
    r"|de la)?\s*"
    r"(?:periode d'essai|phase de test|periode d'observation)"
)
_PARTS = re.compile(r"[;:](?!\s?\")")
_NEXT = re.compile(
    r"[;:](?!\s?\")|\.\s+(?=en cas d|si |lorsqu|toutefois|a defaut|dans (?:le cas|l'hypothese)"
    r"|par exception)"
)
"""Where another thought begins: the causes that it names are no condition of what was said."""
_BEFORE, _AFTER = 260, 170


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to end at will: where it stands and how much speaks for it."""

    sentence: Sentence
    duration: FoundDuration
    score: float
    rank: int


def notices(view: View, clauses: Sequence[Clause]) -> Iterator[Notice]:
    """Yield the notices by which a party may end the contract without a cause, in their order."""
    shown = [clause for clause in clauses if clause.role != "signature"]
    found = [item for one in shown if one.role != "annex" for item in _in_clause(view, one)]
    # General conditions may be annexed, and the right stands there alone.
    yield from found or [item for one in shown if one.role == "annex" for item in _in_clause(view, one)]


def _in_clause(view: View, clause: Clause) -> Iterator[Notice]:
    open_right: Sentence | None = None
    headed = _HEADED.search(fold(clause.heading)) is not None
    for sentence in _whole.sentences(view, clause, _WORDS):
        folded = sentence.folded
        found: list[Notice] = []
        ends = _time.holds(folded, LITERALS)
        if _time.holds(folded, (*_notice_french.UNITS, "heures", "quinzaine")) and _time.holds(
            folded, _CUES
        ):
            found = list(_of_sentence(view, sentence)) if ends else []
            near = open_right is not None and sentence.start - open_right.end < 700
            alone = headed and _OPENS.match(folded) is not None and not _CAUSE.search(folded)
            if not found and (near or alone):
                found = list(_follows(view, sentence))
        yield from found
        if found:
            open_right = None
        elif ends and _free_right(folded):
            open_right = sentence


def _of_sentence(view: View, sentence: Sentence) -> Iterator[Notice]:
    folded = sentence.folded
    for item in (*find_durations(sentence.text, "fr"), *_termination_plain.hours(folded)):
        if item.implied:
            continue
        score = _score(folded, item)
        if score:
            yield Notice(sentence, item, score, _rank(view, sentence))


def _rank(view: View, sentence: Sentence) -> int:
    whole = Sentence(
        sentence.start, sentence.end, sentence.text, view.folded_between(sentence.start, sentence.end)
    )
    return _standing.rank(view, whole)


def _score(folded: str, item: FoundDuration) -> float:
    """Say how much speaks for a duration as a notice to end at will; 0 where it is none."""
    if _TELEGRAM.search(folded[max(0, item.start - 110) : item.start]):
        return 0.82
    noticed = _notice_french.is_notice(folded, item)
    effect = _EFFECT.match(folded, item.end) is not None and (
        _TAKES_EFFECT.search(folded) is not None or _FREE.search(folded) is not None
    )
    sous = _SOUS.search(folded, max(0, item.start - 24), item.start) is not None
    sous = sous and _ENDS.search(folded, folded.rfind(";", 0, item.start) + 1, item.end + 90) is not None
    if not noticed and not effect and not sous:
        return 0.0
    if _SCALE.match(folded, item.end):
        return 0.0  # it grows with the years, and is no one length
    low, high = _part(folded, item)
    near = _AFTER_TRIAL.sub(lambda match: " " * len(match.group()), folded[low:high])
    near = _SAVED.sub(lambda match: " " * len(match.group()), near)
    near = _BUDGET.sub(lambda match: " " * len(match.group()), near)
    before = near[: item.start - low]
    if _LABEL.search(folded, max(0, item.start - 110), item.start) and not _RENEWING.search(near):
        return 0.0 if _fault(near) else 0.9
    ends = _ENDS.search(near)
    if (
        ends is None
        or _RENEWING.search(near)
        or not (_MAY.search(near) or _by_noun(near) or _by_will(near))
    ):
        return 0.0
    if _counts_to_the_end(folded, item) and not _AT_ENDS.search(near):
        return 0.0
    if _STATUTE.search(near) and not _AGREED.search(before) and _SAID.search(near):
        return 0.0
    free = _FREE.search(near) is not None
    if _fault(near) or (_THEN.search(near) and not _LATER.search(before)) or _denied(before):
        return 0.0
    if _CAUSE.search(before):
        return 0.0
    if _CAUSE.search(near, item.end - low):
        return 0.72 if free else 0.0
    if free:
        return 0.92 if noticed else 0.8
    if not noticed and not (sous and _EITHER.search(near)):
        return 0.0
    return 0.86 if _EITHER.search(near) or _AT_ENDS.search(near) else 0.8


def _by_noun(near: str) -> bool:
    """Tell whether a noun ends it: ``La resiliation par l'une des parties respecte un preavis``."""
    if _NOUN.search(near) is None:
        return False
    return bool(_FREE.search(near) or _EITHER.search(near) or _INITIATIVE.search(near))


def _by_will(near: str) -> bool:
    return _PRESENT.search(near) is not None and _FREE.search(near) is not None


def _part(folded: str, item: FoundDuration) -> tuple[int, int]:
    """Return the part of the sentence, between semicolons, that holds a duration."""
    low = max(0, item.start - _BEFORE)
    for stop in _PARTS.finditer(folded, low, item.start):
        if _ENDS.search(folded, stop.end(), item.start) or not _ENDS.search(folded, low, item.start):
            low = stop.end()
    stop_after = _NEXT.search(folded, item.end, item.end + _AFTER)
    return low, stop_after.start() if stop_after else min(len(folded), item.end + _AFTER)


_FAULT = re.compile(
    r"\b(?:manquement|inexecution|mise en demeure|faute grave|infructueu|force majeure|essai)\b"
)


def _fault(near: str) -> bool:
    return _FAULT.search(near) is not None


_DENIED = re.compile(
    r"\brenonce(?:nt)?\b|\bne (?:peut|peuvent|pourra|pourront)\b(?![^.;]{0,60}\bqu(?:e\b|'))"
    r"|\baucune (?:des )?parties?\b"
    r"|\bsans preavis\b"
)


def _denied(before: str) -> bool:
    return _DENIED.search(before) is not None


def _counts_to_the_end(folded: str, item: FoundDuration) -> bool:
    after = folded[item.end : item.end + 90]
    back = re.match(r"[^.;]{0,45}?\b(?:avant|precedant)\b([^.;]{0,40})", after)
    return back is not None and _ITS_END.search(back.group(1)) is not None


def _free_right(folded: str) -> bool:
    """Tell whether a sentence gives a right to end at will and names no notice."""
    if not _time.holds(folded, _MAYS) or not _MAY.search(folded):
        return False
    if _ENDS.search(folded) is None or _fault(folded) or _CAUSE.search(folded):
        return False
    if _RENEWING.search(folded):
        return False
    return bool(_FREE.search(folded) or _EITHER.search(folded))


def _follows(view: View, sentence: Sentence) -> Iterator[Notice]:
    """Read ``Le preavis est de trois mois`` after a sentence that lets a party end the contract."""
    folded = sentence.folded
    if (
        not (_TELLS.search(folded) or _TAKES_EFFECT.search(folded))
        or _OTHER.search(folded)
        or _RENEWING.search(folded)
        or _fault(folded)
    ):
        return
    if _THEN.search(folded):
        return
    if _STATUTE.search(folded) and not _AGREED.search(folded):
        return
    found = [
        item
        for item in find_durations(sentence.text, "fr")
        if not item.implied
        and (_notice_french.is_notice(folded, item) or _EFFECT.match(folded, item.end) is not None)
    ]
    if len({item.duration for item in found}) == 1 and not _counts_to_the_end(folded, found[0]):
        yield Notice(sentence, found[0], 0.8, _rank(view, sentence))
