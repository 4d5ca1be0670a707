"""Liquidated damages and penalties: what is paid for delay, breach or early termination, and up to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.terms import _passage, _penalty_tables, _risk_words, _sums, _time
from pipeline.terms._passage import Passage
from pipeline.terms._penalty_bounds import nowhere_bounded
from pipeline.terms._penalty_figures import (
    BREACHED,
    COMPUTED,
    EXAMPLE,
    LUMP,
    OF_FIGURES,
    cap_of,
    is_threshold,
    range_end,
    taken_off,
)
from pipeline.terms._penalty_growth import (
    UNCAPPED,
    escalates,
    may_be_capped,
    per_before,
    runs_on,
    said_of_it,
)
from pipeline.terms._penalty_steps import growing
from pipeline.terms._sums import Sum
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_ANCHOR = {
    "en": re.compile(
        r"\b(?:liquidated\s+(?:and\s+agreed\s+|, agreed )?damages|(?<!and )(?<!or )penalty|penalties"
        r"|(?:early\s+)?(?:termination|cancellation|exit|break-?up|late\s+delivery|late\s+performance)"
        r"\s+(?:fee|charge|payment|penalt\w+)s?|(?:delay|stipulated|agreed)\s+damages"
        r"|late\s+delivery\s+damages)\b"
        r"|\b(?:per|each|every)\s+(?:\w+\s+){0,2}?(?:day|week|hour)\s+(?:or\s+part\s+[^.;,]{0,16}?\s?)?"
        r"(?:of\s+(?:delay|lateness)|by\s+which\s+[^.;]{0,60}?\blate|(?:that\s+)?[^.;,]{0,30}?\blate)\b"
        r"|\b(?:is|are|runs?|arrives?|comes?)\s+late\b(?=[^.;]{0,140}?\b(?:per|a|each|every)\s+(?:day|week|hour)\b)"
        r"|\b(?:a|each|every|any)\s+(?:late|missed|skipped|failed)\s+(?:\w+\s+){1,2}?(?:(?:shall|will)\s+)?"
        r"(?:costs?|entitles|earns|gives\s+rise)\b"
        r"|\b(?:each|every|any)\s+\w+\s+(?:that|which)\s+(?:is|was)\s+(?:missed|skipped|not\s+\w+)\s+"
        r"(?:(?:shall|will)\s+)?costs?\b"
        r"|\bin\s+(?:the\s+event|case)\s+of\s+(?:\w+\s+){0,3}?(?:breach"
        r"|violation)\b[^.;]{0,140}?\b(?:shall|will|must)\s+pay\b"
    ),
    "fr": re.compile(
        r"\bretard\b[^.;]{0,120}?\b(?:dommages(?:\s+et\s+|-)interets|(?:reparation|somme)\s+forfaitaire)\s+de\s+\d"
        r"|\b(?:penalites?|clause\s+penale|refactions?|indemnite\s+forfaitaire|indemnites\s+forfaitaires"
        r"|indemnite\s+de\s+(?:resiliation|rupture|dedit|retard)|astreinte|indemnite\s+d'occupation"
        r"|dedit)\b"
        r"|\b(?:par|pour\s+chaque)\s+(?:jour|heure|semaine|mois)\s+(?:\w+\s+){0,2}?de\s+retard\b"
        r"|\b(?:chaque|tout|toute)\s+(?:\w+\s+)?\w+\s+(?:manquee?|oubliee?|non\s+\w+)\s+coute\w*"
        r"|\bpar\s+(?:jour|heure|semaine|mois)\s+(?:entam|commenc)ee?\b|\bretenue\s+(?:forfaitaire|egale|de\s+\d)"
        r"|\b(?:en\s+cas\s+de|tout)\s+retard\b(?=[^.;]{0,180}?\bpar\s+(?:jour|heure|semaine)\b)"
        r"|\ben\s+cas\s+de\s+(?:violation|non-?\s?respect|manquement|inexecution"
        r"|retard\s+de\s+livraison)\b[^.;]{0,160}?"
        r"\b(?:versera|paiera|reglera|devra\s+(?:payer|verser|regler)|redevable|debiteur)\b"
    ),
}
_SURE = {
    "en": re.compile(r"liquidated|stipulated|agreed damages|delay damages"),
    "fr": re.compile(r"penale|penalite|forfaitaire|refaction"),
}
_NOT = {
    "en": re.compile(
        r"\bno\s+(?:early\s+)?(?:penalt\w+|liquidated|termination|cancellation)|\bwithout\s+(?:any\s+"
        r"|further\s+|incurring\s+|the payment of )?(?:\w+\s+)?(?:penalt\w+|liquidated"
        r"|termination\s+(?:fee|charge)|cancellation)|penalty\s+of\s+perjury|(?:civil|criminal|statutory"
        r"|tax|governmental|regulatory|administrative|fines?,?)\s+(?:\w+\s+)?(?:and|or"
        r"|,)?\s*(?:\w+\s+)?penalt|fines?\b[^.;]{0,30}penalt|penalt\w+[^.;]{0,30}\b(?:fines?|interest\b"
        r"|tax|law)|taxes[^.;]{0,60}penalt|interest[^.;]{0,25}penalt|prepayment\s+penalt|nor\s+(?:shall"
        r"|will)\s+\w+\s+be\s+(?:liable|responsible)|not\s+(?:be\s+)?(?:subject\s+to"
        r"|liable\s+for)\s+(?:any\s+)?(?:liquidated|penalt)|consequential[^.;]{0,40}liquidated"
        r"|liability\s+for[^.;]{0,30}liquidated\s+damages\s+(?:for|of)\s+any\s+kind"
    ),
    "fr": re.compile(
        r"hors\s+(?:les\s+)?penalites?|sans\s+(?:[\w']+\s+){0,5}?(?:penalites?|indemnite|astreinte)|aucune?s?\s+(?:\w+\s+)?(?:penalites?"
        r"|indemnite)|ni\s+(?:\w+\s+|a\s+payer\s+de\s+)?(?:penalites?|indemnite)"
        r"|\ben\s+contrepartie\s+d[^.;]{0,120}indemnite\s+forfaitaire"
        r"|penalites?\s+(?:administratives?|fiscales?"
        r"|penales?|pecuniaires?\s+(?:prevues|de la)\s+loi)|amendes?[^.;]{0,30}penalites?|(?:service"
        r"|option|supplement|personnel)\s+(?:d')?astreinte"
    ),
}
_LATE_PAYMENT = {
    "en": re.compile(
        r"\b(?:late\s+payments?|overdue|past\s+due|delinquent|delay[^.;]{0,40}\bin\s+(?:its\s+"
        r"|the\s+)?payment|interest\s+(?:rate|at|on|of\s+\d))\b"
    ),
    "fr": re.compile(
        r"\b(?:interets?\s+(?:legal|de\s+retard)|taux\s+d'interet|l'interet\s+legal|recouvrement"
        r"|impayee?s?|banque\s+centrale|bce\b|refinancement|441-?\s?\d|retards?\s+de\s+(?:paiement"
        r"|reglement)|defaut\s+de\s+(?:paiement|reglement)|non-?\s?paiement|sommes?\s+dues?"
        r"|port\w+\s+interets?|indemnite\s+(?:forfaitaire\s+)?de\s+(?:40|quarante)\b)"
    ),
}
_WORK = re.compile(
    r"\b(?:livraison|execution|intervention|restitution|prestations?|travaux|disponibilite|delai\s+de)\b"
)
_PAID = {
    "en": re.compile(
        r"\b(?:pay(?:s|able|ment)?|paid|owe\w*|entitled|retain|deduct\w*|charge\w*|assess\w*|impose\w*"
        r"|credit\w*|incur|accrue\w*|withhold|equal|amount|allow|allows|forfeits?"
        r"|costs?|runs?|due|appl(?:y|ies)|loses?)\b"
    ),
    "fr": re.compile(
        r"\b(?:vers\w+|pay\w+|redevable|du|due|dues|appli\w+|factur\w+|retenu\w*|deduit\w*|indemnis\w+"
        r"|egale?s?|fixee?s?|calcul\w+|montant|exig\w+|soumis\w*|objet|encour\w*|sous|plafonn\w+"
        r"|doit|doivent|devra|devront|support\w+|allou\w+|retien\w+|retranch\w+|coute\w*|diminu\w+|est\s+de|sont\s+de|s'eleve\w*"
        r"|sanctionn\w+|entrain\w+|donn\w+\s+lieu|paiement\s+d\w+)\b"
    ),
}
_BEGUN = re.compile(r"(?:commenc|entam)ee?\Z")
_MISSED = re.compile(
    r"\b(?:retards?|delais?|defaut|manque\w*|non-?\s?respect|inexecution|tard\w*|absences?|notes?|inferieure?s?|gt[ir]|disponib\w+|indisponib\w+)\b"
)
"""What makes *par semaine commencée* the measure of a penalty, and not of a hire."""
_HELD_BACK = re.compile(
    r"\bgaranti\w*|\blevee\s+des\s+reserves|\ba\s+la\s+source|\bcaution\b|\b1971\b|\bimpots?\b|\bbonne\s+fin\b"
)
"""What is held back as a security, and given back."""
_MOST = 6
_BY_TIME = frozenset({"hour", "day", "week", "month"})
_OTHER_MATTERS = frozenset({"late_payment", "holdover"})
"""What is owed for these runs as long as it must: nobody bounds it."""
_GROWING = 0.8
"""How sure a penalty is that is known by its growth, not by its name."""


@dataclass(frozen=True, slots=True)
class _Found:
    passage: Passage
    rate: Sum
    value: dict[str, JsonValue]
    confidence: float


class Penalty:
    """Finds sums agreed in advance; interest for late payment, fines of the law and taxes are none."""

    name = "penalty"
    version = 1
    kinds: tuple[str, ...] = ("penalty",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "liquidated",
            "penalt",
            "termination fee",
            "termination charge",
            "cancellation",
            "exit fee",
            "delay damages",
            "late delivery",
            "agreed damages",
            "stipulated",
            "of delay",
            "of\ndelay",
            "breach",
            "violation",
            "break-up",
            "breakup",
            "termination\nfee",
            "termination payment",
            "late performance",
            " late",
            "\nlate",
            "lateness",
            "exit charge",
            "forfeit",
            "infringement",
            "infraction",
            "offence",
            "offense",
            "disclosure",
            *("missed", "skipped", "default"),
        ),
        "fr": (
            "penalite",
            "refaction",
            "penale",
            "forfaitaire",
            "indemnite de",
            "indemnite\nde",
            "astreinte",
            "dedit",
            "de retard",
            "de\nretard",
            "indemnite d'occ",
            "versera",
            "paiera",
            "reglera",
            "devra payer",
            "devra verser",
            "redevable",
            "devra regler",
            "debiteur",
            "infraction",
            "violation",
            "divulgation",
            "manquement",
            "retard",
            "commence",
            "entame",
            *("retenue", "coute"),
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "penalty": {
            "en": wrapped("liquidated damages", "as a penalty", "termination fee", "cancellation fee"),
            "fr": wrapped("clause penale", "indemnite de resiliation", "penalite de retard de livraison"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each different penalty; unknown where one is agreed and its sum was not read."""
        maker = f"{self.name}/{self.version}"
        language = "fr" if view.language == "fr" else "en"
        seen: set[str] = set()
        unread: tuple[Passage, str] | None = None
        shown = _time.shown(view, clauses, self.triggers)
        worth = [clause for clause in shown if _is_worth(view.folded(clause))]
        listed = [table for clause in worth for table in _penalty_tables.tables(view, clause)]
        for row in (row for table in listed for row in table.rows):
            if row.rate.words() not in seen and len(seen) < _MOST:
                seen.add(row.rate.words())
                yield self._listed(view, row, language)
        for passage in _passage.passages(view, worth, _ANCHOR[language], before=420, after=520):
            anchor = passage.start + passage.low
            if any(table.start <= anchor <= table.end for table in listed):
                continue
            items = list(_read(view, passage, language))
            item = next((item for item in items if not isinstance(item, str)), None)
            if item is None:
                unread = unread or next(((passage, why) for why in items if isinstance(why, str)), None)
            elif item.rate.words() not in seen and len(seen) < _MOST:
                seen.add(item.rate.words())
                proof = [_quote(view, item)]
                yield _time.stated(self.name, maker, item.value, item.rate.words(), proof, item.confidence)
        for passage, rate, value in growing(view, shown):
            if rate.words() not in seen and len(seen) < _MOST:
                seen.add(rate.words())
                proof = [_passage.quote(view, passage, passage.low - 160, passage.high + 260)]
                yield _time.stated(self.name, maker, value, rate.words(), proof, _GROWING)
        if not seen and unread is not None:
            passage, reason = unread
            proof = [_passage.quote(view, passage, passage.low - 160, passage.high + 200)]
            yield _time.unknown(self.name, maker, reason, proof)

    def _listed(self, view: View, row: _penalty_tables.Row, language: str) -> Term:
        """Return the penalty of a row of a table."""
        value = row.rate.value()
        trigger = _risk_words.places("penalty_triggers", language, row.what, 0, len(row.what))
        if trigger:
            value["trigger"] = trigger[0][2]
        proof = [view.flow.evidence(row.start, row.end)]
        return _time.stated(self.name, f"{self.name}/{self.version}", value, row.rate.words(), proof, 0.85)


_NAMED = (
    "refaction",
    "retard",
    "of delay",
    "lateness",
    " late ",
    "\nlate ",
    "liquidated",
    "penal",
    "fee",
    "charge",
    "damages",
    "payment",
    "forfaitaire",
    "indemnite",
    "astreinte",
    "dedit",
    "retenue",
    "commence",
    "entame",
    "coute",
    "missed",
    "skipped",
)
_BROKEN = ("breach", "violation", "en cas de", "en cas\nde")
_PAYS = ("pay", "vers", "paiera", "regler", "redevable", "debiteur")


def _is_worth(folded: str) -> bool:
    """Tell a clause that names a penalty, or what is paid for a breach; cheap, for most do neither."""
    if any(word in folded for word in _NAMED):
        return True
    return any(word in folded for word in _BROKEN) and any(word in folded for word in _PAYS)


def _quote(view: View, item: _Found) -> Evidence:
    low = min(item.rate.start, item.passage.low)
    high = max(item.rate.end, item.passage.high)
    return _passage.quote(view, item.passage, low - 60, high + 60)


def _read(view: View, passage: Passage, language: str) -> Iterator[_Found | str]:
    """Yield what the first anchor of the sentence that is a penalty says; a string is why it is unknown."""
    folded = passage.folded
    if EXAMPLE.search(folded):
        return
    for anchor in _ANCHOR[language].finditer(folded, passage.low):
        low, high = anchor.span()
        sure = _SURE[language].search(anchor.group()) is not None
        near = folded[max(0, low - 70) : high + 45]
        if _NOT[language].search(near):
            continue
        wide = folded[max(0, low - 220) : high + 260]
        late = _LATE_PAYMENT[language].search(wide)
        if late and not (sure and language == "en") and not (language == "fr" and _WORK.search(wide)):
            continue
        if language == "fr" and late and re.search(r"recouvrement|interet", wide):
            continue
        if _BEGUN.search(anchor.group()) and not _MISSED.search(wide):
            continue
        if anchor.group().startswith("retenue") and (_HELD_BACK.search(wide) or not _MISSED.search(wide)):
            continue
        plain = folded[high : high + 3].strip()[:1] == ":" or OF_FIGURES.match(folded, high)
        if not plain and not _PAID[language].search(wide):
            continue
        rates = _sums.sums(view, passage, low - 260, high + 340)
        rates = [
            item
            for item in rates
            if not taken_off(folded, item) and not (language == "fr" and is_threshold(folded, item))
        ]
        rate = _sums.nearest(rates, low, high)
        if (
            rate is not None
            and ";" in folded[high : max(high, rate.start)] + folded[min(low, rate.end) : low]
        ):
            rate = None
        if (
            rate is not None
            and BREACHED.match(anchor.group())
            and not LUMP.search(folded, high, rate.start)
        ):
            rate = None  # what a breach costs is a penalty only where it is a sum of its own
        if rate is not None and not sure and rate.start - high > 130:
            rate = None
        if rate is None or not rate.text:
            if rate is not None:
                yield f"a penalty is agreed; {rate.reason}"
            elif sure or (not BREACHED.match(anchor.group()) and COMPUTED.search(folded, high, high + 160)):
                cap = next((item.text for item in rates if item.is_cap and item.text), "")
                unread = f"only its cap was read: {cap}" if cap else "its amount was not read"
                yield f"a penalty is agreed; {unread}"
            continue
        if anchor.group() == "astreinte" and not rate.per:
            continue
        value = rate.value()
        if not rate.per and (unit := per_before(folded, low, rate.start)):
            value["per"] = unit
        trigger = _risk_words.places(
            "penalty_triggers", language, folded, max(0, low - 260), min(len(folded), high + 260)
        )
        if late:
            value["trigger"] = "late_payment"
        elif trigger:
            value["trigger"] = min(trigger, key=lambda item: abs(item[0] - (low + high) // 2))[2]
        cap = range_end(folded, rates, rate) or cap_of(view, passage, rates, rate)
        if cap:
            value["cap"] = cap
        elif (
            UNCAPPED.search(folded, max(0, low - 200), min(len(folded), high + 460))
            or UNCAPPED.search(said_of_it(_passage.following(view, passage, 200)))
            or (
                "per" in value
                and runs_on(folded, low, high)
                and not may_be_capped(folded[low:], view.folded_between(0, len(view.flow.text)))
            )
            or (
                value.get("per") in _BY_TIME
                and value.get("trigger") not in _OTHER_MATTERS
                and nowhere_bounded(view, passage)
            )
        ):
            value["capped"] = False
        if escalates(folded + " " + _passage.following(view, passage, 200), rates, rate):
            value["escalating"] = True
        gap = rate.start - high if rate.start >= high else low - rate.end
        named = sure or _SURE[language].search(folded, max(0, low - 60), min(len(folded), rate.end + 60))
        yield _Found(passage, rate, value, 0.9 if named and gap < 120 else 0.75)
        return


EXTRACTOR = Penalty()
