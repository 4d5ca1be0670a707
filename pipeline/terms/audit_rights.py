"""The right to audit books, records or premises: whose, after what notice, how often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _measures, _passage, _time
from pipeline.terms._passage import Passage
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_ANCHOR = {
    "en": re.compile(
        r"\b(?:audit(?:s|ed|ing|ors?)?|inspect(?:s|ed|ion|ions|ing)?|examin(?:e|es|ed"
        r"|ation|ations|ing)|(?<!knowledge of or )(?<!to )access\b(?=[^.;]{0,140}\b(?:books|records"
        r"|premises|facilities)\b)|(?:books|records)\b[^.;]{0,110}?\bavailable\b"
        r"|(?<=make )available\b(?=[^.;]{0,90}\b(?:books|records)\b[^.;]{0,120}\b(?:verify|audit|inspect))"
        r"|review\s+(?:of\s+)?(?:the|such|its|all|any)\b[^.;]{0,40}?\b(?:books|records))\b"
    ),
    "fr": re.compile(
        r"(?:\b(?:un|cet|tout|aucun|chaque|le|premier|son|leur|par|en)\s+|\b[ld]')audit\b|\b(?:audits"
        r"|auditer|auditee?s?|auditeurs?|audit\s+(?:sur|annuel|interne|externe|de\s+(?:securite"
        r"|conformite))|controles?\s+(?:sur\s+place|sur\s+pieces)|inspect(?:er|ion|ions)|(?:controler"
        r"|verifier|consulter|examiner|verifications?|controles?)\b(?=[^.;]{0,90}\b(?:livres|comptabilite"
        r"|comptables?|locaux|registres|pieces\s+justificatives|documents\s+comptables|ecritures)))\b"
    ),
}
_OBJECT = {
    "en": re.compile(
        r"\b(?:books?|records?|accounts?|premises|facilit(?:y|ies)|financial\s+(?:information|data"
        r"|statements)|documents?|documentation|data|systems?|operations?|plants?|invoices|reports|files"
        r"|sites?|offices?|procedures|compliance|statements|sales|royalt\w+|manufactur\w+|store|theatres?"
        r"|locations?|quality)\b"
    ),
    "fr": re.compile(
        r"\b(?:livres|comptab\w+|locaux|sites?|registres|documents?|pieces|installations|systemes?"
        r"|conformite|respect|donnees|execution|prestations?|traitements?|obligations|procedures"
        r"|comptes|qualite|chez|processus)\b"
    ),
}
_RIGHT = {
    "en": re.compile(
        r"\b(?:rights?\b(?!\s+reserved)|entitled|may(?!\s+be\s+required)|permit\w*|allow\w*"
        r"|(?:shall|will)\s+(?:also\s+)?(?:have|provide|afford|give|grant|make|keep|submit)"
        r"|(?:shall|will)\s+(?:\w+\s+)?be\s+(?:\w+\s+)?(?:available|open|subject|permitted|entitled"
        r"|allowed|accessible)"
        r"|ma[dk]e\s+(?:\w+\s+){0,6}?available|available\s+(?:for|to|at|upon)|open\s+(?:to|for)"
        r"|subject\s+to"
        r"|upon\s+(?:reasonable\s+|\w+\s+)?(?:prior\s+|written\s+|advance\s+)*(?:notice|request))\b"
    ),
    "fr": re.compile(
        r"\b(?:droit|peut|peuvent|pourra|pourront|autoris\w+|se\s+reserve\w*|permet\w*|faculte|acces"
        r"|met(?:tre|tra|tent)?\s+a\s+(?:la\s+)?disposition|faire\s+(?:realiser|proceder|effectuer)"
        r"|s'engage\w*\s+a\s+(?:permettre|accepter|collaborer|se\s+soumettre|mettre))\b"
    ),
}
_NOT = {
    "en": re.compile(
        r"\baudited\s+(?:financial|consolidated|balance|annual|statements)|audit\s+committee|audited\s+by"
        r"|independent\s+auditors?'?s?\s+report|access\s+to\s+(?:the\s+)?(?:internet|web|site|service"
        r"|confidential|proprietary|such\s+confidential|program|market|network|software|system|customers?"
        r"|users|legal\s+counsel|information\s+concerning|all\s+information)"
        r"|inspect\w*\s+(?:and\s+(?:test|reject|accept)\w*\s+)?(?:the\s+|all\s+|any\s+|each\s+"
        r"|such\s+)?(?:products?|goods|shipments?|merchandise|equipment\s+upon|deliver\w+)|(?:upon|after"
        r"|following)\s+(?:its\s+|such\s+)?(?:inspection|receipt)|(?:physical|medical|visual"
        r"|patent)\s+(?:inspection|examination)|inspection\s+period|examin\w+\s+(?:of\s+(?:the\s+)?patent"
        r"|by\s+a\s+physician)|(?:fda|governmental|regulatory)\s+(?:\w+\s+)?inspect"
        r"|inspections?\s+by\s+(?:any\s+)?(?:the\s+)?(?:fda|governmental|regulatory)|tax\s+audit"
        r"|acceptance\s+inspection|inspection\s+original|inspect,?\s+(?:and\s+|or\s+)?(?:maintain|repair"
        r"|operate)|independent\s+auditors\b(?!\s+to)|as\s+evidenced\s+by|inspect\w*\s+the\s+information"
    ),
    "fr": re.compile(
        r"\bcommissaires?\s+aux\s+comptes|audit\s+fiscal|controle\s+fiscal|inspection\s+du\s+travail"
        r"|mission\s+d'audit\s+(?:confiee|objet)"
    ),
}
_BOOKS = re.compile(r"\b(?:books?|records?|accounts?|livres|comptabilite|comptables?|registres|locaux)\b")
_TO_CHECK = re.compile(
    r"\b(?:audit\w*|inspect\w*|examin\w*|verif\w*|review\w*|copy|copies|monitor\w*|duplicat\w+"
    r"|representatives?)\b"
)
_NOTICE = {
    "en": re.compile(r"\bnotice\b|\badvance\b|\bnotification\b"),
    "fr": re.compile(
        r"\bpreavis\b|\bprevenance\b|\bavertir\b|\binform\w+\b|\bavis\b|\bavant\b|\bnotification\b"
    ),
}
_OFTEN = re.compile(
    r"\b(?:(?P<once>once|one\s+time|une\s+(?:seule\s+)?fois|un\s+(?:seul\s+)?audit"
    r"|one\s+(?:\(1\)\s+)?(?:such\s+)?(?:audit|inspection|examination|time))|(?P<twice>twice"
    r"|two\s+(?:\(2\)\s+)?times|deux\s+fois|deux\s+audits))\b[\s,()\d]{0,6}"
    r"(?:(?:per|in\s+any|in\s+each|each|every|during\s+(?:any|each|a)|in\s+a|a|within\s+any|for\s+any|par"
    r"|tous\s+les|chaque|in\s+every|during\s+any\s+single)\s+"
    r"(?:given\s+|consecutive\s+|calendar\s+|fiscal\s+|contract\s+|rolling\s+|single\s+"
    r"|\(1\)\s+)*(?P<unit>year|annum|an\b|annee|twelve|12|quarter|month|trimestre|six|semestre)"
    r"|(?P<yearly>annually|yearly))"
)
_YEARLY = re.compile(r"\bannual(?:ly)?\s+(?:audit|inspection|examination)|\baudit\s+(?:annuel|annually)")
_WHO_EN = re.compile(
    r"(?P<who>(?:[A-Z][\w.&'\u2019-]*|\bthe)(?:\s+(?:[A-Z][\w.&'\u2019-]*|and|or"
    r"|of)){0,4})\s*(?:,[^,.;]{0,60},\s*)?(?:shall|will)?\s*(?:also\s+)?(?:(?:has"
    r"|have)\s+the\s+(?:\w+\s+)?right|(?:be|is)\s+entitled|may\b)"
)
_WHO_FR = re.compile(
    r"(?P<who>[Ll]es?\s+[A-ZÀ-Ü][\w'’À-ÿ-]*|[Ll]a\s+[A-ZÀ-Ü][\w'’À-ÿ-]*"
    r"|[Ll]['’][A-ZÀ-Ü][\wÀ-ÿ-]*)\s*(?:,[^,.;]{0,60},\s*)?(?:pourra|peut|se\s+réserve|aura|a\s+le\s+droit"
    r"|dispose)"
)
_LISTED = re.compile(r"\b(?:or|and|any|such)\s*\Z")
_EITHER = re.compile(
    r"\b(?:each\s+party|either\s+party|both\s+parties|auditing\s+party|requesting\s+party"
    r"|each\s+of\s+the\s+parties|chaque\s+partie|chacune\s+des\s+parties|l'une\s+des\s+parties"
    r"|les\s+parties)\b"
)
_MOST = 3


class AuditRights:
    """Finds rights to audit; a duty to have accounts audited, or to inspect goods, is none."""

    name = "audit_rights"
    version = 1
    kinds: tuple[str, ...] = ("audit_rights",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": ("audit", "inspect", "examin", "access", "review", "available"),
        "fr": ("audit", "controle", "inspect", "verifi", "consulter", "examiner"),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "audit_rights": {
            "en": wrapped(
                "right to audit",
                "audit rights",
                "books and records",
                "inspect the books",
                "right to inspect",
            ),
            "fr": wrapped("droit d'audit", "audit sur place", "faire auditer", "controle sur pieces"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the rights, the surest first, at most three with different contents."""
        maker = f"{self.name}/{self.version}"
        language = "fr" if view.language == "fr" else "en"
        found: list[tuple[float, Passage, int, int]] = []
        for passage in _passage.passages(
            view, _time.shown(view, clauses, self.triggers), _ANCHOR[language], before=320, after=480
        ):
            hit = _right(passage, language)
            if hit is not None:
                found.append((hit[0], passage, hit[1], hit[2]))
        found.sort(key=lambda item: (-item[0], item[1].start))
        seen: set[str] = set()
        for sure, passage, low, high in found:
            value = _value(passage, low, high, language)
            text = (
                ", ".join(f"{key} {said}" for key, said in value.items() if said is not True)
                or "right to audit"
            )
            if text in seen or len(seen) >= _MOST or (seen and not value):
                continue
            seen.add(text)
            yield _time.stated(
                self.name, maker, value, text, [_passage.quote(view, passage, low - 160, high + 200)], sure
            )


def _right(passage: Passage, language: str) -> tuple[float, int, int] | None:
    folded = passage.folded
    for anchor in _ANCHOR[language].finditer(folded, passage.low):
        low, high = anchor.span()
        if _NOT[language].search(folded, max(0, low - 50), high + 50):
            continue
        near = folded[max(0, low - 170) : high + 170]
        if not _OBJECT[language].search(near) or not _RIGHT[language].search(
            folded, max(0, low - 240), high + 120
        ):
            continue
        books = _BOOKS.search(near) is not None
        if anchor.group().startswith(("access", "available", "books", "record")) and not _TO_CHECK.search(
            folded, max(0, low - 160), high + 200
        ):
            continue
        audit = "audit" in anchor.group()
        if language == "fr" and not audit and not books:
            continue
        if anchor.group().startswith(("access", "review", "examin", "books", "record")) and not books:
            continue
        if re.search(
            r"\b(?:shall\s+not|may\s+not|no\s+right|without\s+the\s+right|ne\s+(?:peut|pourra)\s+pas)\b",
            folded[max(0, low - 60) : low],
        ):
            continue
        sure = (
            0.89
            if audit and books
            else 0.88
            if books or (audit and language == "fr")
            else 0.8
            if audit
            else 0.7
        )
        return sure, low, high
    return None


def _value(passage: Passage, low: int, high: int, language: str) -> dict[str, JsonValue]:
    value: dict[str, JsonValue] = {}
    folded = passage.folded
    if _EITHER.search(folded, max(0, low - 260), min(len(folded), high + 120)):
        value["by"] = "either"
    else:
        who = (_WHO_FR if language == "fr" else _WHO_EN).search(passage.text, max(0, low - 260), low + 4)
        if who and (name := _name(who.group("who"))) and not _LISTED.search(passage.text[: who.start()]):
            value["by"] = name
    notice = _notice(passage, low, high, language)
    if notice is not None:
        value["notice"] = notice.duration
        if notice.business_days:
            value["business_days"] = True
    often = _OFTEN.search(folded, max(0, low - 260), min(len(folded), high + 330))
    if often:
        unit = often.group("unit") or "annually"
        every = {
            "twelve": "year",
            "12": "year",
            "annually": "year",
            "six": "6 months",
            "semestre": "6 months",
        }.get(unit, _measures.unit_name(unit) or unit)
        value["frequency"] = f"{1 if often.group('once') else 2} per {every}"
    elif _YEARLY.search(folded, max(0, low - 60), high + 40):
        value["frequency"] = "1 per year"
    return value


def _name(who: str) -> str:
    words = " ".join(who.split())
    if words.lower() in ("the", "party", "parties", "such", "it", "they", "any", "each"):
        return ""
    return words


def _notice(passage: Passage, low: int, high: int, language: str) -> FoundDuration | None:
    start = max(0, low - 260)
    for found in find_durations(passage.text[start : high + 330], language):
        if not found.duration or found.implied or not found.duration.endswith("D"):
            continue
        after = passage.folded[start + found.end : start + found.end + 60]
        before = passage.folded[max(0, start + found.start - 40) : start + found.start]
        if _NOTICE[language].search(after) or (
            language == "fr" and re.search(r"preavis|prevenance", before)
        ):
            return found
    return None


EXTRACTOR = AuditRights()
