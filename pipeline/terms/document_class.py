"""What kind of paper this is: a contract, or one of the many papers that lie among contracts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._order_terms import has_its_terms
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Fragment, Language, Term

_HEAD = 3500
_TAIL = 1500
_FORM = 60_000
_MANY = 0.97
"""How sure four different fields of a program make a template: 25 of 25 real papers of five houses were."""
_OPENING = 400
"""Characters of the sentence that names day and parties."""
_FIELD = re.compile(
    r"X{3}(?!X)[A-Z_]{2,}(?<!X)X{3}|\{\{[^{}\n]{1,60}\}\}|(?<![\w{])\{[a-z]+(?:_[a-z0-9]+)+\}|==\w+=="
    r"|«\s?[A-Z][a-z]+[A-Z]\w{0,30}\s?»|MERGEFIELD\s+\w+|\$\{\w+\}"
)
"""What only a form letter has: fields for a program to fill."""
_FIELD_SIGNS = ("XXX", "{", "==", "«", "MERGEFIELD")
_TO_FILL = re.compile(
    r"\[[●•·_.\s…-]{1,20}\]|\[(?i:insert|nom|name|date|adresse|address|montant|amount|à compléter"
    r"|to be completed|company|société|client|customer|durée|ville|city)[^\]\n]{0,60}\]"
    r"|<[A-Z][A-Z_ ]{2,40}>"
)
"""What a person is to fill; contracts that were published have some of these too."""
_CROSSES = re.compile(r"(?<![A-Za-z])(?:[Xx]{4,}|XX[ /]XX[ /]X{2,4})(?![A-Za-z])")
_NOBODY = re.compile(
    r"_{6,}[\s,]*\((?:hereinafter\s+)?(?:(?:referred\s+to|known)\s+as\s+|called\s+)?(?:the\s+)?"
    r"[\"\u201c](?P<who>[A-Z][\w ]{2,20})[\"\u201d]"
)
"""A line to fill where a party's name should stand: two of them, and the form is nobody's."""
_UNNAMED = re.compile(rf"\b(?:and|between|with)\s+{_NOBODY.pattern}")
"""Such a line in the place of a party: not that of the state it is of."""
_NO_DAY = re.compile(
    r"\b(?:this|as\s+of(?:\s+the)?|dated(?:\s+as\s+of)?|the)\s+(?:_{3,}[^.;]{0,20})?(?:day\s+of\s+)?"
    r"_{3,}[^.;]{0,25}_{2,}"
)
"""Neither the day nor the month nor the year: with one party unnamed beside it, so is the form."""
_BLANK_LINE = re.compile(r"_{4,}|\.{6,}|…{2,}")
_EMPTY_FIELD = re.compile(
    r"(?m)^[ \t]*(?i:(?:the )?(?:buyer|seller|supplier|customer|client|name|date|add(?:ress)?|tel|fax|phone"
    r"|contract no|nom|adresse|fournisseur|bailleur|preneur)[^:\n]{0,12}):[ \t]*$"
)
"""A field of a form with nothing behind it."""
_DRAFT_LINE = re.compile(
    r"(?m:^)[ \t*_\[(]*(?:draft|projet|brouillon|document\s+de\s+travail|working\s+draft"
    r"|preliminary\s+draft|version\s+provisoire|version\s+de\s+travail|discussion\s+draft)"
    r"\s*(?=$|[-–—:()\]*/]|\n|version|v\.?\s?\d|n°|du\s+\d|dated|of\s+(?:[a-z]+\s+)?\d|\d|no\b)[^\n]{0,120}(?:$|\n)"
)
_DRAFT_WORDS = {
    "en": re.compile(
        r"\b(?:draft\s+(?:of|dated|no|v|for|\d)|for\s+discussion\s+purposes\s+only"
        r"|subject\s+to\s+contract|not\s+for\s+(?:execution|signature)|unsigned\s+draft)"
    ),
    "fr": re.compile(
        r"\b(?:projet\s+de\s+(?:contrat|bail|convention|accord|protocole|avenant)"
        r"|document\s+de\s+travail|version\s+provisoire|non\s+signe\b)"
        r"|(?m:^)[^\n.;]{0,90}\bsous\s+reserve\s+d(?:'|e\s+(?:l'|la\s+)?)(?:accord|validation|signature)"
        r"[^\n.;,]{0,40}\.?(?=\n|$)"
    ),
}
_HANDED = re.compile(
    r"\b(?:recu|remis|remise|transmis|adresse|communique|etudie|examine|pris\s+connaissance|soumis|fourni|delivre|lu)e?s?\b"
    r"|\b(?:received|handed|given|delivered|sent|furnished|supplied|read|reviewed|examined|circulated)\b"
)
"""What is said of a draft that went before the contract: *a reçu le projet de contrat*."""
_ONE = re.compile(r"\b(?:le|du|un|ce|dudit|the|a|this|said)\s+\Z")
_LETTER_DATE = re.compile(
    r"(?m:^)[^\n]{0,40},?\s+le\s+\d{1,2}(?:er)?\s+[a-z]+\s+\d{4}|(?m:^)\s*(?:objet|re|subject)\s*:"
)


_CHANGES = re.compile(r"\b(?:amendment|addendum|avenant)s?\b")
_CONFORMED = re.compile(
    r"\b(?:as (?:amended|modified)|amended|including|incorporating|together|with|through|by|per)\b"
    r"[^\n]{0,60}\b(?:amendment|addendum)s?\b|\bamendment(?:,| and| &) restate\w*"
)
"""A contract with its amendments written in, or made anew, is one itself."""
_WITH_TERMS = re.compile(
    r"\border(?:\s+form)?\s+(?:and|with|&|incorporating|including)\s+(?:\w+\s+){0,3}?(?:terms|conditions|agreement|contract)\b"
)
_RESTATED = re.compile(r"\brestate\w*|\bconsolid")
_BODY_CHANGES = re.compile(
    r"\b(?:mutually|hereby|now)?\s*(?:agree|agreed|agrees|desire|wish)s?\s+to\s+(?:amend|vary|modify)\s+(?!and\s+restate)"
    r"(?:that|the|such|said|this|our|your)\s+(?:[a-z&-]+\s+){0,4}(?:agreement|contract|lease)\b"
    r"|\bthis\s+addendum\b[^.;]{0,60}\b(?:affixed\s+to|form(?:s)?\s+(?:an?\s+(?:integral\s+)?)?part\s+of"
    r"|enforceable\s+under)\b[^.;]{0,60}\bagreement\b"
    r"|\bother\s+(?:terms|provisions)(?:\s+and\s+conditions)?\s+of\s+(?:this|the|such|said)\s+(?:contract|policy)"
    r"\s+(?:shall\s+|will\s+)?remain\s+(?:unchanged|the\s+same)\b"
    r"|\b(?:la|le)\s+presente?\s+avenant\s+(?:a\s+pour\s+objet|modifie|complete)"
)
"""What the first page of a change says, whatever its title is."""


_IS_CONTRACT = re.compile(
    r"\bthis\s+letter\b[^.;]{0,60}?\b(?:is|forms|constitutes|becomes|shall\s+be|will\s+be)\s+(?:the|a|our|an)\s+"
    r"(?:\w+\s+)?(?:contract|agreement)\s+(?:between|of|with)\b"
    r"|\bthis\s+letter\s+(?:agreement\b|(?:sets\s+out|records|contains)\s+(?:the|our)\s+(?:\w+\s+)?(?:agreement|terms)\b)"
    r"|\bpour\s+contresignature\b|\b(?:retourn|renvoy)\w+[^.;]{0,50}\bexemplaire\s+(?:\w+\s+)?signe\b"
    r"|\blettre[- ](?:contrat|accord)\b"
)
_COUNTERSIGNED = re.compile(
    r"\b(?:countersign|sign\s+and\s+return|agreed\s*(?::|and\s+accepted)|accepted\s+and\s+agreed)"
    r"|\bbon\s+pour\s+accord\b|\blu\s+et\s+approuve|\bcontresign|\(signe\)[\W\w]{0,500}\(signe\)"
)
"""A letter that calls itself the contract, and that the other side has signed too."""


_NEWS = re.compile(
    r"\bfor\s+immediate\s+release\b|\b(?:business\s+wire|pr\s?newswire|globe\s?newswire)\b"
    r"|(?m:^)[ \t*#]*(?:(?:news|press)\s+release|communique\s+de\s+presse)\b"
    r"|\bannounced\s+today\b|\btoday\s+announced\b"
    r"|\b(?:annonce|ont\s+annonce|a\s+annonce)\s+(?:ce\s+jour|aujourd'hui)\b"
)
"""A release for the press tells of a contract and is none."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A class, how sure, and the words that made it so."""

    kind: str
    confidence: float
    start: int
    end: int


class DocumentClassExtractor:
    """One class a document."""

    name = "document_class"
    version = 1
    kinds = ("document_class",)
    requires = ("title", "party")
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the class; unknown where neither rules nor model are sure."""
        text = view.flow.text
        if view.language not in self.languages or not text.strip():
            return
        titles = view.of("title")
        title = titles[0].value_text if titles else ""
        sure = titles[0].confidence if titles else 0.0
        nameless = any(term.state == "unknown" and "*" not in term.value_text for term in view.of("party"))
        judged = judge(text, title, view.language, title_sure=sure, nameless=nameless)
        stamp = _draft_stamp(view) if judged is None or judged.kind in _PERHAPS_DRAFT else None
        if stamp is not None:
            label = f"{self.name}/{self.version}"
            yield Term("document_class", {"class": "draft"}, "draft", (stamp,), 0.92, label)
            return
        label = f"{self.name}/{self.version}"
        proof = self._proof(view, judged)
        if judged is None:
            reason = "Title and first page fit no class of document well."
            yield Term("document_class", {}, "other", proof, 0.3, label, "unknown", reason)
            return
        yield Term(
            "document_class", {"class": judged.kind}, judged.kind, proof, round(judged.confidence, 2), label
        )

    def _proof(self, view: View, judged: Judged | None) -> tuple[Evidence, ...]:
        if judged is not None and judged.end > judged.start:
            return (view.flow.evidence(judged.start, judged.end),)
        titles = view.of("title")
        if titles:
            return titles[0].evidences
        match = re.search(r"\S[^\n]{0,160}", view.flow.text)
        return (view.flow.evidence(match.start(), match.end()),) if match else ()


_PERHAPS_DRAFT = frozenset(("contract", "amendment", "annex", "general_terms"))


def _draft_stamp(view: View) -> Evidence | None:
    """Find a running head, a foot or a stamp of the first pages that calls the paper a draft."""
    document = view.flow.document
    for span in document.furniture[:12]:
        words = document.text[span.start : span.end]
        if len(words) <= 160 and _DRAFT_LINE.search(fold(words)):
            page = document.page_at(span.start)
            return Evidence.of(document, (Fragment(page, span.start, span.end),))
    return None


@cache
def _phrases(language: str) -> dict[str, re.Pattern[str]]:
    known: dict[str, Any] = lexicon("document_classes", language)
    made = {}
    for name, words in known.items():
        if name != "titles":
            body = "|".join(re.escape(fold(word)).replace("\\ ", r"\s+") for word in words)
            made[name] = re.compile(rf"(?<!\w)(?:{body})")
    for name, words in known["titles"].items():
        body = "|".join(
            re.escape(fold(word)).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
        )
        made[f"title:{name}"] = re.compile(rf"(?<!\w)(?:{body})s?(?!\w)")
    return made


def title_class(title: str, language: str) -> str | None:
    """Read the class out of a title: its earliest word that announces one."""
    folded = fold(title)
    hits = []
    for name, pattern in _phrases(language).items():
        if name.startswith("title:") and (match := pattern.search(folded)):
            if name == "title:annex" and match.start() > 3:
                continue
            hits.append((match.start(), -(match.end() - match.start()), name.removeprefix("title:")))
    if not hits:
        return None
    kinds = {hit[2] for hit in hits}
    if (
        "general_terms" in kinds
        and "amendment" not in kinds
        and not re.search(r"\bagreement\b|\bcontrat\b", folded)
    ):
        return "general_terms"
    first = min(hits)[2]
    if first == "order" and _WITH_TERMS.search(folded):
        return "contract"  # ``Order Form and Terms``: what it is ordered under stands in the same paper
    if first == "contract" and _CHANGES.search(_CONFORMED.sub(" ", folded)):
        return "amendment"  # ``Endorsement Agreement Addendum I``
    return first


def judge(
    text: str, title: str, language: str, *, title_sure: float = 0.9, nameless: bool = False
) -> Judged | None:
    """Decide the class of a document from its title, its first page and its end.

    Args:
        text: the running text.
        title: the title, or empty.
        language: ``fr`` or ``en``.
        title_sure: confidence of the title.
        nameless: a placeholder stands where a party's name should.

    Returns:
        The class and how sure, or ``None`` when nothing is sure enough.
    """
    head = fold(text[:_HEAD])
    tail = fold(text[-_TAIL:])
    phrases = _phrases(language)
    kind = title_class(title, language) if title else None
    if kind == "order" and has_its_terms(fold(text[:_FORM]), language):
        kind = "contract"
    said = _BODY_CHANGES.search(head) if kind in ("contract", "annex", None) else None
    letter = _letter(head, tail, phrases)
    # a letter that nobody signed for the other side proposes a change, and makes none
    proposed = letter is not None and _COUNTERSIGNED.search(tail) is None
    if said is not None and not proposed and not _RESTATED.search(fold(title)):
        return Judged("amendment", 0.88, said.start(), said.end())
    contractual = len(set(phrases["contract_words"].findall(head + " " + tail)))
    news = _NEWS.search(head)
    if news is not None and kind in (None, "contract") and contractual <= 1:
        return Judged("other", 0.85, news.start(), news.end())
    template = _template(text, nameless)
    if (
        letter is not None
        and (kind not in ("contract", "amendment", "general_terms") or title_sure < 0.75)
        and contractual < 4
    ):
        said = (
            _IS_CONTRACT.search(head) if letter.kind == "letter" and _COUNTERSIGNED.search(tail) else None
        )
        return letter if said is None else Judged("contract", 0.85, said.start(), said.end())
    if kind in ("contract", "amendment", "annex", "general_terms") or (kind is None and contractual >= 3):
        if template is not None:
            return template
        draft = _draft(text, head, title, language)
        if draft is not None:
            return draft
    if kind is not None and not _unsupported(kind, head, phrases):
        return _titled(kind, head, phrases, contractual, title_sure)
    return _untitled(text, head, phrases, contractual)


def _unsupported(kind: str, head: str, phrases: Mapping[str, re.Pattern[str]]) -> bool:
    """Tell whether a page has too little of what an invoice or an order always has."""
    return kind in ("invoice", "order") and len(set(phrases[f"{kind}_words"].findall(head))) < 2


def _titled(
    kind: str, head: str, phrases: Mapping[str, re.Pattern[str]], contractual: int, sure: float
) -> Judged:
    support = {
        "invoice": len(set(phrases["invoice_words"].findall(head))),
        "order": len(set(phrases["order_words"].findall(head))),
        "termination_letter": len(set(phrases["termination_words"].findall(head))),
    }.get(kind, contractual)
    base = 0.86 + 0.03 * min(support, 4)
    if kind in ("general_terms", "annex"):
        base = 0.92 if kind == "general_terms" else 0.8
    if support == 0 and kind not in ("general_terms", "annex"):
        base = 0.7
    return Judged(kind, min(base, max(sure, 0.8) + 0.05, 0.97), 0, 0)


def _letter(head: str, tail: str, phrases: Mapping[str, re.Pattern[str]]) -> Judged | None:
    opening = phrases["letter_opening"].search(head)
    closing = phrases["letter_closing"].search(tail) or phrases["letter_closing"].search(head)
    if closing is None or (opening is None and not _LETTER_DATE.search(head)):
        return None
    ending = phrases["termination_words"].search(head)
    if ending is not None:
        return Judged("termination_letter", 0.93, ending.start(), ending.end())
    start, end = (opening.start(), opening.end()) if opening else (0, 0)
    return Judged("letter", 0.92 if opening else 0.8, start, end)


def _template(text: str, nameless: bool) -> Judged | None:
    """Tell a form to be filled in: a program's fields, or blanks where a party should stand."""
    form = text[:_FORM]
    fields = list(_FIELD.finditer(form)) if any(sign in form for sign in _FIELD_SIGNS) else []
    different = len({match.group() for match in fields})
    # Crosses alone may hide what was published; beside a program's fields they are blanks.
    if different >= 3 or (different >= 2 and (nameless or _CROSSES.search(form))):
        return Judged("template", _MANY if different >= 4 else 0.88, fields[0].start(), fields[0].end())
    if len({match["who"].lower() for match in _NOBODY.finditer(text[:_HEAD])}) >= 2:
        first = next(_NOBODY.finditer(text[:_HEAD]))
        return Judged("template", 0.88, first.start(), first.end())
    day = _NO_DAY.search(text[:_HEAD])
    unnamed = _UNNAMED.search(text, day.end(), day.end() + _OPENING) if day else None
    if unnamed is not None:
        return Judged("template", 0.85, unnamed.start(), unnamed.end())
    if not nameless:
        return None
    blanks = list(_TO_FILL.finditer(form))
    lines = [match for match in _BLANK_LINE.finditer(text[:_HEAD]) if not _in_contents(text, match.start())]
    lines += _EMPTY_FIELD.finditer(text[:_HEAD])
    lines.sort(key=lambda match: match.start())
    if len(blanks) >= 3 or len(lines) >= 3:
        first = min([*blanks[:1], *lines[:1]], key=lambda match: match.start())
        return Judged("template", 0.9 if len(blanks) + len(lines) >= 6 else 0.8, first.start(), first.end())
    return None


def _in_contents(text: str, place: int) -> bool:
    """Tell whether a run of dots leads to a page number, as in a table of contents."""
    line_end = text.find("\n", place)
    line = text[place : line_end if line_end >= 0 else place + 200]
    return re.search(r"[._…]\s*\d{1,3}\b", line[:200]) is not None


def _draft(text: str, head: str, title: str, language: str) -> Judged | None:
    margins = _DRAFT_LINE.search(head[:1500])
    if margins:
        start = margins.start() + len(margins.group()) - len(margins.group().lstrip())
        return Judged("draft", 0.92, start, margins.end())
    for words in _DRAFT_WORDS[language].finditer(head[:1500]):
        if not _handed_over(head, words):
            return Judged("draft", 0.9, words.start(), words.end())
    return None


def _handed_over(head: str, words: re.Match[str]) -> bool:
    """Tell a draft that somebody was given before he signed from one that the paper is itself."""
    low = max(
        head.rfind(". ", 0, words.start()), head.rfind("\n\n", 0, words.start()), words.start() - 260, 0
    )
    stop = re.compile(r"[.;]\s|\n\s*\n").search(head, words.end())
    high = stop.start() if stop is not None else words.end() + 160
    return _ONE.search(head, low, words.start()) is not None and _HANDED.search(head, low, high) is not None


def _untitled(
    text: str, head: str, phrases: Mapping[str, re.Pattern[str]], contractual: int
) -> Judged | None:
    invoice = len(set(phrases["invoice_words"].findall(head)))
    order = len(set(phrases["order_words"].findall(head)))
    if contractual >= 4 and contractual > max(invoice, order):
        match = phrases["contract_words"].search(head)
        return (
            Judged("contract", 0.85, match.start(), match.end()) if match else Judged("contract", 0.8, 0, 0)
        )
    import models
    from models.document_class.predict import SURE

    try:
        classifier = models.load("document_class")
    except models.ModelError:
        return None
    kind, probability = next(iter(classifier.probabilities(text).items()))
    if probability < SURE:
        return None
    return Judged(kind, min(0.75, probability), 0, 0)


EXTRACTOR = DocumentClassExtractor()
