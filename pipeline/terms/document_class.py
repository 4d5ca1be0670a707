"""What kind of paper this is: a contract, or one of the many papers that lie among contracts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._class_filled import filled_in
from pipeline.terms._class_judged import Judged
from pipeline.terms._class_letters import (
    agreed_change,
    changes_another,
    ends_what_it_names,
    names_a_contract,
    one_sided,
)
from pipeline.terms._class_papers import MAILS, named_other, news, only_carries, unsupported
from pipeline.terms._class_template import template as form_to_fill
from pipeline.terms._own_terms import is_whole
from pipeline.terms._terminations import as_notice, endings, taken_back
from pipeline.terms._time import sentences
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Fragment, Language, Term

_HEAD = 3500
_TAIL = 1500
_FIRST_LINES = 400
_FORM = 60_000
_WITH_GAPS = 0.8
"""How sure a title at most is of a paper some of whose words were taken out."""
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
    r"|\bthis\s+letter\s+(?:agreement\b|(?:[^.;]{1,50}?\s+)?(?:sets?\s+out|records?|contains?|confirms?)\s+(?:the|our)\s+"
    r"(?:\w+\s+){0,2}(?:agreement|terms|basis\s+(?:on|upon)\s+which)\b)"
    r"|(?m:^)[ \t*#]*(?:engagement\s+letter|letter\s+of\s+engagement|lettre\s+de\s+mission)\b"
    r"|\bpour\s+contresignature\b|\b(?:retourn|renvoy)\w+[^.;]{0,50}\bexemplaire\s+(?:\w+\s+)?signe\b"
    r"|\blettre[- ](?:contrat|accord)\b"
)
_COUNTERSIGNED = re.compile(
    r"\b(?:countersign|sign\s+and\s+return|agreed\s*(?::|and\s+accepted)|accepted\s+and\s+agreed)"
    r"|\b(?:i|we|i/we)\s+(?:\w+\s+){0,3}?(?:agree(?:\s+to)?|accept)\s+(?:the(?:se)?|all)\s+(?:\w+\s+){0,2}?terms\b"
    r"|\b(?:accept|acceptons)\s+(?:ces|les\s+presentes|les)\s+(?:conditions|termes)\b"
    r"|\bbon\s+pour\s+accord\b|\blu\s+et\s+approuve|\bcontresign|\(signe\)[\W\w]{0,500}\(signe\)"
)
"""A letter that calls itself the contract, and that the other side has signed too."""


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
        parties = sum(term.state == "stated" for term in view.of("party"))
        mail = view.flow.document.media_type in MAILS
        judged = judge(
            text, title, view.language, title_sure=sure, nameless=nameless, mail=mail, parties=parties
        )
        if judged is not None and judged.kind == "letter" and not mail:
            judged = _ending_letter(view, clauses) or judged
        elif judged is not None and judged.kind == "termination_letter":
            judged = _takes_back(view, clauses) or judged
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


def _ending_letter(view: View, clauses: Sequence[Clause]) -> Judged | None:
    """A letter that ends a contract in words that are understood is one of its papers."""
    cut = [sentence for clause in clauses for sentence in sentences(view, clause)]
    cut = [sentence for sentence in cut if sentence.start < _HEAD]
    named = [
        one for one in cut if names_a_contract(one.folded, view.language) or as_notice(one, view.language)
    ]
    firm = next((one for one in endings(named, view.language) if one.firm), None)
    return None if firm is None else Judged("termination_letter", 0.85, firm.start, firm.end)


def _takes_back(view: View, clauses: Sequence[Clause]) -> Judged | None:
    """A letter that takes back a notice ends nothing."""
    cut = [sentence for clause in clauses for sentence in sentences(view, clause)]
    said = taken_back([sentence for sentence in cut if sentence.start < _HEAD], view.language)
    return None if said is None else Judged("letter", 0.85, said.start, said.end)


_NEVER_CARRIED = frozenset(("termination_letter", "invoice", "order"))
"""What a title says of these its words must bear out anyway."""
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
    text: str,
    title: str,
    language: str,
    *,
    title_sure: float = 0.9,
    nameless: bool = False,
    mail: bool = False,
    parties: int = 0,
) -> Judged | None:
    """Decide the class of a document from its title, its first page and its end.

    Args:
        text: the running text.
        title: the title, or empty.
        language: ``fr`` or ``en``.
        title_sure: confidence of the title.
        nameless: a placeholder stands where a party's name should.
        mail: it is a mail, whose title is the subject: what it speaks of, not what it is.
        parties: how many parties it names.

    Returns:
        The class and how sure, or ``None`` when nothing is sure enough.
    """
    head = fold(text[:_HEAD])
    tail = fold(text[-_TAIL:])
    phrases = _phrases(language)
    kind = title_class(title, language) if title else None
    first = title_class(head[:_FIRST_LINES].split("\n\n")[0], language) if kind == "general_terms" else kind
    if first == "order" and is_whole(fold(text[:_FORM]), head, language):
        kind = "contract"
    other = named_other(title, text if kind is None else "", "fr" if language == "fr" else "en")
    if other is not None:
        return other
    between = _between(text, kind, head, tail, language)
    if between is not None:
        return between
    said = _BODY_CHANGES.search(head) if kind in ("contract", "annex", None) else None
    letter = _letter(head, tail, phrases)
    # a letter that nobody signed for the other side proposes a change, and makes none
    proposed = letter is not None and _COUNTERSIGNED.search(tail) is None
    if said is not None and not proposed and not _RESTATED.search(fold(title)):
        return Judged("amendment", 0.88, said.start(), said.end())
    contractual = len(set(phrases["contract_words"].findall(head + " " + tail)))
    released = news(head)
    if released is not None and kind in (None, "contract") and contractual <= 1:
        return released
    template = form_to_fill(text, nameless)
    if template is not None and filled_in(text, language, phrases):
        template, title_sure = None, min(title_sure, _WITH_GAPS)
    if (
        letter is not None
        and (kind not in ("contract", "amendment", "general_terms") or title_sure < 0.75)
        and contractual < 4
    ):
        said = (
            _IS_CONTRACT.search(head) if letter.kind == "letter" and _COUNTERSIGNED.search(tail) else None
        )
        return letter if said is None else Judged("contract", 0.85, said.start(), said.end())
    if kind not in _NEVER_CARRIED or unsupported(kind or "", title, head, phrases):
        carries = only_carries(text, phrases, contractual, mail=mail, parties=parties)
        if carries is not None:
            return carries
    if kind in ("contract", "amendment", "annex", "general_terms") or (kind is None and contractual >= 3):
        if template is not None:
            return template
        draft = _draft(text, head, title, language)
        if draft is not None:
            return draft
    if kind is not None and not unsupported(kind, title, head, phrases):
        return _titled(kind, head, phrases, contractual, title_sure)
    return _untitled(text, head, phrases, contractual)


_MAY_BE_LETTERS = frozenset(("contract", "amendment", "annex", "general_terms", None))


def _between(text: str, kind: str | None, head: str, tail: str, language: str) -> Judged | None:
    """Tell what goes between two parties of a contract: letters, and papers that end or prolong it."""
    side: Language = "fr" if language == "fr" else "en"
    phrases = _phrases(side)
    alone = None
    if kind in _MAY_BE_LETTERS and _COUNTERSIGNED.search(tail) is None:
        alone = one_sided(text, side, phrases["letter_closing"])
    if alone is not None:
        letter = _letter(head, tail, phrases)
        return letter if letter is not None and letter.kind == "termination_letter" else alone
    if kind not in ("contract", None) or _IS_CONTRACT.search(head) is not None:
        return None
    said = agreed_change(text, side) or (changes_another if kind else ends_what_it_names)(text, side)
    return None if said is None else Judged("amendment", 0.85, *said)


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
