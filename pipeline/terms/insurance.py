# ruff: noqa: E501 (patterns are read by the phrase)
"""The insurance that a party must carry: of which kind, for how much, per occurrence or in aggregate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.terms import _passage, _risk_words, _sums, _time
from pipeline.terms._passage import Passage
from pipeline.terms._sums import Sum
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_ANCHOR = {
    "en": re.compile(
        r"\b(?:insurances?|(?:liability|indemnity|omissions)\s+(?:cover(?:age)?|policy|policies)"
        r"|(?:additional|named|loss)\s+insureds?|insured\s+(?:against|for|by|in|with)"
        r"|(?:be|remain|stay)\s+(?:\w+\s+)?insured|(?:shall|will|must|is|are|agrees?|undertakes?|required)\s+(?:to\s+)?"
        r"(?:also\s+|fully\s+)?insure(?!\s+(?:that|compliance|timely|proper))|keep\s+[^.;]{0,40}insured|self-insur\w+)\b"
    ),
    "fr": re.compile(
        r"\b(?:assurances?|polices?\s+(?:d'|de\s+responsabilite|garantissant|couvrant)|responsabilite\s+civile"
        r"|assuree?s?\s+(?:contre|aupres|pour|chez)|assuree?s?\s+en\s+(?:responsabilite|rc\b)"
        r"|s'assur\w+\s+(?:contre|aupres|pour|en\s+(?:responsabilite|rc\b))"
        r"|assurer(?:a|ont)?\s+[^.;]{0,60}?\bcontre|(?:faire|fera|font|feront)\s+assurer|multi-?risques?"
        r"|rc\s+(?:pro\w*|exploitation|contractuelle|produits|circulation|decennale))\b"
    ),
}
_DUTY = {
    "en": re.compile(
        r"\b(?:maintain\w*|carr(?:y|ies)|obtain\w*|procure\w*|keep|provide\w*|purchase\w*|secure|effect"
        r"|take\s+out|have|has|holds?|furnish\w*|insure|bear|be\s+covered|remain|include|insured\s+with)\b"
    ),
    "fr": re.compile(
        r"\b(?:souscri\w+|maint\w+|justifi\w+|contract(?:er|e|ee|era)|titulaire|couvert\w*|dispose\w*"
        r"|declare\w*|assurer\w*|s'assur\w+|assuree?s?|attestations?|oblig\w+|tenue?|engage\w*|beneficie\w*|garanti\w*|affaire)\b"
    ),
}
_MUST = {
    "en": re.compile(
        r"\b(?:shall|will|must|agrees?|undertakes?|to\s+be\s+(?:kept|maintained|held|carried)|required|covenants?|obligat\w+|warrants?|responsible\s+for|is\s+to|are\s+to|at\s+(?:its|their"
        r"|his|licensee's|the)\s+(?:own\s+|sole\s+)?(?:cost|expense)|requirements?|minimum)\b"
    ),
    "fr": re.compile(
        r"\b(?:doi\w+|devra\w*|s'engage\w*|s'oblige\w*|declare\w*|est\s+titulaire|sera|seront|tenue?s?"
        r"|atteste\w*|certifie\w*|a\s+souscrit|ont\s+souscrit|avoir\s+souscrit|justifi\w+|obligatoire\w*"
        r"|couvert\w*|souscri\w+|montants?\s+garantis?|inferieure?s?|maintien\w+|dispose|remett\w+|fournira\w*|produira\w*"
        r"|fai\w+\s+(?:son|leur)\s+affaire|fera\s+son\s+affaire|est\s+(?:garantie?|assuree?)|sont\s+assure|incombe|appartient\s+(?:au|a\s+la|a\s+l'))\b"
    ),
}
_NOT = {
    "en": re.compile(
        r"\b(?:unemployment|social|deposit|federal|national|health|dental|medical|group"
        r"|disability)\s+insurance|insurance\s+(?:compan(?:y|ies)\s+(?:business|products)|department"
        r"|commissioner|products?|agenc\w+|business|contracts?|laws?|regulat\w+|cent(?:er|re)|holding|act"
        r"|industry|agents?|code)|fdic|deposit\s+accounts|insurance\s+benefits|title\s+insurer"
        r"|insurance\s+(?:licen[cs]e|affiliate|networking)|licensed\s+insurance|department\s+of\s+insurance|employment\s+insurance|benefit\s+plans?|old-age|\bliens\b"
        r"|participate\s+in|no\s+insurance\b|life\s+insurance\s+co|insurance\s+(?:information|provider"
        r"|premiums?\b(?!\s+for)|co\b|corp|carrier\s+of)|cost\w*\s+of\s+(?:\w+\s+and\s+)?insurance"
        r"|transportation\s+and\s+insurance|freight\s+(?:and|,)\s*insurance"
    ),
    "fr": re.compile(
        r"assurances?[\s-]+(?:qualite|maladie|chomage|vieillesse|vie\b|sociale)|code\s+des\s+assurances"
        r"|donne\s+l'assurance|avoir\s+l'assurance|compagnies?\s+d'assurances?\s+du\s+client"
        r"|assurance\s+que\b"
    ),
}
_PLAIN = {
    "en": re.compile(
        r"(?:maintain|carry|obtain|procure|keep|effect|take\s+out|purchase|secure|hold|have\s+in\s+place"
        r"|provide)\w*[^.;]{0,140}\b(?:insurance|insured)|insurance[^.;]{0,90}\b(?:maintain|carri|obtain"
        r"|coverage|polic|in\s+force)|\b(?:be|remain|is|are)\s+(?:\w+\s+){0,3}?insured\b|\binsure\s+(?:the|its|all|any|it|against)\b"
    ),
    "fr": re.compile(
        r"(?:souscri\w+|assuree?s?\b|titulaire|contract\w+|justifi\w+|couvert\w*|maint\w+"
        r"|garanti\w*)[^.;]{0,140}\b(?:assurance|police)|(?:assurance|police)[^.;]{0,120}\b(?:souscri\w+"
        r"|couvrant|garantissant|en\s+cours|contract\w+)|\b(?:etre|est|sera|soit|soient|seront)\s+assuree?s?\s+(?:pour|contre|aupres|en)\b"
        r"|\bfai\w+\s+assurer\b|\bfera\s+assurer\b|\bs'assur\w+\b|\bson\s+affaire\s+de\s+l'assurance"
    ),
}
_BASIS = re.compile(
    r"\b(?P<occurrence>(?:per|each(?:\s+and\s+every)?|any\s+one|every)\s+(?:claim\s+or\s+)?(?:occurrence|incident|accident"
    r"|event|loss|claim)|combined\s+single\s+limit|par\s+(?:sinistre|evenement|accident)|par\s+sinistre)"
    r"|\b(?P<aggregate>(?:in\s+(?:the\s+)?(?:annual\s+)?|general\s+|annual\s+|policy\s+)?aggregate"
    r"|per\s+(?:year|annum)|par\s+an(?:nee)?\b|annuel\w*)"
)
_NOT_COVER = re.compile(r"deductib\w+|retention|self-insured|franchise|premium|prime|excess\s+of\s*\Z")
_EACH = re.compile(r"\b(?:each|respectively|chacune?|chaque)\b")
"""Words by which kinds that are named together have a sum each."""
_LABEL = re.compile(
    r"\b(?:insurances?|assurances?)(?:\s+(?:rc|responsabilite|civile|professionnelle|exploitation|requise|cover|required|\([\w ]+\)))*"
    r"\s*[:=][^.;\n]{0,80}?\d[\d,. ]{3,}"
)
"""A line of special conditions: *Insurance: public liability EUR 5,000,000*."""
_MOST = 8


class Insurance:
    """Finds duties to be insured, one term a kind of insurance; the kinds are in the lexicon ``risks``."""

    name = "insurance"
    version = 1
    kinds: tuple[str, ...] = ("insurance",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "insur",
            *wrapped(
                "liability cover",
                "indemnity cover",
                "omissions cover",
                "liability polic",
                "indemnity polic",
            ),
        ),
        "fr": (
            "assurance",
            "police",
            "responsabilite civile",
            "responsabilite\ncivile",
            "assurer",
            "assure",
            "assura",
            "rc ",
            "rc\n",
            "multirisque",
            "multi-risque",
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "insurance": {
            "en": wrapped(
                "liability insurance",
                "insurance coverage",
                "certificate of insurance",
                "certificates of insurance",
                "policy of insurance",
                "policies of insurance",
                "additional insured",
                "insurance policies",
                "insurance policy",
                "maintain insurance",
                "insurance requirements",
            ),
            "fr": wrapped(
                "attestation d'assurance",
                "police d'assurance",
                "polices d'assurance",
                "contrat d'assurance",
                "assurance responsabilite",
                "responsabilite civile professionnelle",
            ),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each kind of insurance, in the order they stand."""
        maker = f"{self.name}/{self.version}"
        language = "fr" if view.language == "fr" else "en"
        seen: dict[str, bool] = {}
        found: list[tuple[str, Term]] = []
        told: dict[int, str] = {}
        for passage in _passage.passages(
            view, _time.shown(view, clauses, self.triggers), _ANCHOR[language], before=420, after=760
        ):
            if not _is_duty(passage, language):
                continue
            for kind, start, end, amount in _kinds(view, passage, language):
                with_amount, within = amount is not None and bool(amount.text), ""
                if with_amount and amount is not None:
                    place = passage.start + amount.start
                    apart = _EACH.search(passage.folded, max(0, amount.start - 60), amount.start)
                    if place in told and not apart:  # one sum for all that a policy covers: counted once
                        within, amount, with_amount = told[place], None, False
                    told.setdefault(place, kind)
                if (kind in seen and (seen[kind] or not with_amount)) or len(found) >= 2 * _MOST:
                    continue
                seen[kind] = with_amount
                found.append((kind, _term(view, passage, maker, kind, (start, end), amount, within)))
        named = len(seen) > 1
        for kind, term in found:
            if (kind == "other" and named) or (seen[kind] and "amount" not in term.value):
                continue
            yield term


def _is_duty(passage: Passage, language: str) -> bool:
    folded, low, high = passage.folded, passage.low, passage.high
    if _NOT[language].search(folded, max(0, low - 40), high + 40):
        return False
    heading = _passage.heading_of(passage.clause)
    if re.search(r"\binsurance\b|\bassurances?\b", heading) and not re.search(r"indemn", heading):
        return bool(_MUST[language].search(folded) or _risk_words.named("insurance", language, folded))
    if _LABEL.search(folded, max(0, low - 40), high + 120):
        return True
    near = folded[max(0, low - 240) : high + 160]
    wide = folded[max(0, low - 420) : high + 240]
    return _DUTY[language].search(near) is not None and _MUST[language].search(wide) is not None


def _kinds(view: View, passage: Passage, language: str) -> Iterator[tuple[str, int, int, Sum | None]]:
    """Yield (kind, start, end, amount): each kind with the first amount before the next kind."""
    folded = passage.folded
    places = _risk_words.places("insurance", language, folded, 0, len(folded))
    places = [place for place in places if place[1] - place[0] > 0]
    amounts = [
        item
        for item in _sums.sums(view, passage, 0, len(folded))
        if item.key == "amount" and _covers(folded, item)
    ]
    if not places:
        amount = next((item for item in amounts if item.start > passage.low), None)
        if amount is None and not _PLAIN[language].search(folded):
            return
        yield "other", passage.low, passage.high, amount
        return
    done: set[str] = set()
    for index, (start, end, kind) in enumerate(places):
        if kind in done:
            continue
        done.add(kind)
        later = [place[0] for place in places[index + 1 :] if place[2] not in done and place[0] >= end]
        stop = later[0] if later else len(folded)
        amount = next((item for item in amounts if end <= item.start < min(stop, end + 420)), None)
        if amount is None and later and not any(item.start < stop for item in amounts if item.start >= end):
            # "general and product liability insurance of at least X": kinds named together share the sum
            amount = (
                next((item for item in amounts if end <= item.start < end + 300), None)
                if later[0] - end < 60
                else None
            )
        if amount is None and len(places) == 1:  # "EUR 5,000,000 of liability insurance"
            amount = next((item for item in amounts if 0 <= start - item.end < 90), None)
        yield kind, start, end, amount


def _covers(folded: str, item: Sum) -> bool:
    return _NOT_COVER.search(folded, max(0, item.start - 60), item.start) is None


def _term(
    view: View,
    passage: Passage,
    maker: str,
    kind: str,
    place: tuple[int, int],
    amount: Sum | None,
    within: str,
) -> Term:
    value: dict[str, JsonValue] = {"kind": kind}
    if within:
        value["within"] = within
    text, sure = kind, 0.88 if kind != "other" else 0.75
    low, high = place
    if amount is not None and amount.text:
        value["amount"], value["currency"] = amount.number, amount.currency
        basis = _BASIS.search(passage.folded, amount.end, amount.end + 60) or _BASIS.search(
            passage.folded, max(0, amount.start - 40), amount.start
        )
        if basis:
            value["per"] = "occurrence" if basis.group("occurrence") else "aggregate"
        text = f"{kind} {amount.text}"
        high = max(high, amount.end)
    elif amount is not None:
        sure = 0.8
    return _time.stated(
        "insurance", maker, value, text, [_passage.quote(view, passage, low - 80, high + 80)], sure
    )


EXTRACTOR = Insurance()
