"""What a document calls itself: the title on its first pages, lines joined, never a letterhead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._annexes import annex_title
from pipeline.terms._title_beside import (
    EXHIBIT_PREFIX,
    OTHERS_NAME,
    SKIP,
    broken_over,
    capitals,
    end_with_brackets,
    more_beside,
    spaced_out,
    titled,
)
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Fragment, Language, Term

_REACH = 6000
_EARLY = 2000
_MODEST = 400
_PREAMBLE_WORDS = re.compile(r"(?:THIS|THE|WHEREAS|IN|NOW)\b")
_BEFORE_TITLE = re.compile(
    r"^(?:.*\b(?:THIS|EXECUTION\s+(?:VERSION|COPY)|CONFIDENTIAL|REDACTED(?:\s+COPY)?|HERETO"
    r"|EXHIBIT\s+\w+|INC|CORPORATION|CORP|LTD|LLC)\b[.,]?\s+)(?=\S+\s+\S)",
    re.DOTALL,
)
_COMPANY_BEFORE = re.compile(
    r"^.*\b(?:inc|corporation|corp|ltd|limited|llc|l\.l\.c|plc|gmbh"
    r"|company)\b\.?,?\s+(?=\w[^\n]*\b(?:agreement|contract|lease)\b)",
    re.IGNORECASE | re.DOTALL,
)
_COMPANY_AFTER = re.compile(
    r"(?<=agreement)\s+(?!to\b|for\b|of\b|and\b|with\b|n[o°]|\().*\b(?:inc|corporation|corp|ltd|limited"
    r"|llc|plc|gmbh|company)\b\.?$",
    re.IGNORECASE | re.DOTALL,
)
_LINE = re.compile(r"[^\n\t]+?(?=\s{3,}|[\n\t]|$)")
_MARKS = " *_#%\\:;,.-–—\n\t"
_NUMBER = re.compile(r"^[\s*_#>%\\{}\[\]().:–—-]*")
_INLINE = {
    "en": re.compile(
        r"\b(?:THIS|This)\s+(?P<title>(?:[A-Z][\w&’'/,®-]*,?\s+(?:(?:and|of|for|the|to|on"
        r"|in)\s+)*){0,9}?(?:AGREEMENT|Agreement|CONTRACT|Contract|LEASE|Lease|DEED|Deed|AMENDMENT"
        r"|Amendment|ADDENDUM|Addendum)"
        r"(?:\s+(?:TO|to)\s+(?:THE\s+|the\s+)?(?:[A-Z][\w&’'/-]*\s+){1,6}(?:AGREEMENT|Agreement|CONTRACT"
        r"|Contract))?)\b"
    ),
    "fr": re.compile(
        r"\b(?:[Ll]e|[Ll]a)\s+présente?\s+(?P<title>(?:contrat|convention|accord|bail|avenant"
        r"|protocole)(?:\s+(?:de|d'|du|des|commercial|cadre|particulier)\s*[\w'’-]+){0,4})"
    ),
}
_UPPER_INLINE = re.compile(
    r"(?:(?<=^)|(?<=[\s.\])]))(?P<title>(?:(?:[A-Z][A-Z&’'/,®-]*|NO\.\s+\d{1,2}"
    r"|#\d{1,2})\s+){1,9}?(?:AGREEMENT|CONTRACT|LEASE"
    r"|ADDENDUM)(?:\s+TO\s+(?:[A-Z&’'/-]+\s+){1,6}(?:AGREEMENT|CONTRACT))?)(?=[\s,])"
)
_NOISE = re.compile(
    r"\b(?:has|have|been|is|are|was|were|shall|will|hereby|pursuant|filed|omitted|requested|which|that"
    r"|est|sont|sera|seront|ete|doit|doivent|conclu|afin|nous|vous|between|entre|among|dated"
    r"|made\s+and)\b(?!\s?[/.-]?\d|[/-]\w)"
)
"""Words of a sentence; ``IS-306`` is a number."""
_GOES_ON = re.compile(
    r"(?:\b(?:and|of|for|to|the|de|du|des|la|le|l'|d'|et|pour|sur|a|relatif|relative|en|aux?|with|by|in"
    r"|on|as|dated|restated|du\s+\d{1,2}(?:er)?)|[&,/-])$"
)
_CONTINUES = re.compile(
    r"^(?:and|of|for|to|the|aux?|de|du|des|d'|et|pour|sur|relati(?:f|ve)s?|concernant|with|in|on|a\s+duree|n°"
    r"|&|/|portant|commercial|professionnel|d.habitation|agreement|contract)\b|^(?:n°|&)"
)
_LETTERHEAD = re.compile(
    r"\b(?:inc|corp|ltd|llc|l\.l\.c|plc|gmbh|sas|sarl|s\.a|company|corporation|limited|bancorp|university|l\.p)\b\.?,?$|^\d+\s+\w+\s+(?:street|rue|avenue)"
)


_NO_TITLE = re.compile(r";|\b(?:this|such|said)\s+(?:agreement|contract|lease)\b", re.IGNORECASE)
"""A list, or words of a sentence that speaks of the contract."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title and where it stands."""

    words: str
    start: int
    end: int
    confidence: float
    line: bool
    """It stands on lines of its own; else it was read from the first sentence."""


class TitleExtractor:
    """The document's title, as written."""

    name = "title"
    version = 1
    kinds = ("title",)
    requires = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the title, if the first pages have one."""
        if view.language not in self.languages:
            return
        title = find(view.flow.text, view.language)
        header = _in_header(view) if title is None or title.confidence < 0.85 else None
        label = f"{self.name}/{self.version}"
        if header is not None:
            words, proof = header
            yield Term("title", {"title": words}, words, (proof,), 0.8, label)
        elif title is not None:
            proof = view.flow.evidence(title.start, title.end)
            yield Term(
                "title", {"title": title.words}, title.words, (proof,), round(title.confidence, 2), label
            )


def _in_header(view: View) -> tuple[str, Evidence] | None:
    """Find a title that the following pages repeat, so that it was taken for a running header."""
    document = view.flow.document
    if not document.pages:
        return None
    for span in document.furniture:
        if span.start >= document.pages[0].end:
            return None
        line = document.text[span.start : span.end]
        if (
            span.role == "header"
            and "\n" not in line
            and _is_title_line(line, fold(line), 0, len(line), view.language)
        ):
            return _tidy(line), Evidence.of(
                document, (Fragment(document.pages[0].number, span.start, span.end),)
            )
    return None


@cache
def _nouns(language: str) -> re.Pattern[str]:
    words = {
        fold(word) for group in lexicon("document_classes", language)["titles"].values() for word in group
    }
    ordered = "|".join(
        re.escape(word).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )
    plural = "s?" if language == "fr" else ""
    return re.compile(rf"\b(?:{ordered}){plural}\b")


def find(text: str, language: str) -> Title | None:
    """Find the title: a line that the opening sentence repeats, else the first line, else that sentence.

    Two places that say the same make it sure; one alone does not.
    """
    annex = annex_title(text)
    if annex is not None:
        return Title(_tidy(text[slice(*annex)]), *annex, 0.9, True)
    head = text[:_REACH]
    spaced = spaced_out(head[:_EARLY]) or (broken_over(head[:_EARLY]) if language == "en" else None)
    if spaced is not None and _nouns(language).search(fold(spaced[0])):
        return Title(_tidy(spaced[0]), *spaced[1:], 0.87, True)
    named = _named(head, language)
    lines = list(_candidates(head, language))
    if named is not None:
        agreed = [
            line
            for line in lines
            if (named.confidence >= 0.85 or not line.start <= named.start < line.end)
            and _agree(line.words, named.words)
        ]
        if agreed:
            same = next((line for line in agreed if _key(line.words) == _key(named.words)), None)
            chosen = same or agreed[0]
            first = chosen.start == lines[0].start and len({_key(line.words) for line in agreed}) == 1
            doubt = same is None or not first or more_beside(head, chosen.start, chosen.end)
            doubt = doubt or _too_much(chosen.words)
            return replace(_bracketed(head, chosen), confidence=0.88 if doubt else 0.97)
        if named.confidence >= 0.95 or not lines or lines[0].start > named.start:
            return named
    early = [line for line in lines if line.start < _EARLY]
    if early:
        return max(early, key=lambda one: one.confidence)
    return named or (lines[0] if lines else None)


def _too_much(words: str) -> bool:
    """Tell whether a title may hold what is none: a company's name, or more words than titles have."""
    mark = "®" in words or "™" in words
    return mark or OTHERS_NAME.search(fold(words)) is not None or len(words.split()) > 12


def _bracketed(head: str, title: Title) -> Title:
    """Take in what stands in brackets on the next line: "(FORM)"."""
    end = end_with_brackets(head, title.end)
    if end == title.end:
        return title
    words = " ".join(head[title.start : end].split()).strip(" *_#%\\")
    return replace(title, words=words, end=end)


def _named(head: str, language: str) -> Title | None:
    """Read the title out of the running text: "... SERVICES AGREEMENT This Services Agreement is made"."""
    said = _INLINE[language].search(head)
    upper = _UPPER_INLINE.search(head) if language == "en" else None
    if upper and not _PREAMBLE_WORDS.match(upper["title"]):
        trimmed = re.sub(r"^\d{1,2}\s+", "", _BEFORE_TITLE.sub("", upper["title"]))
        start = upper.end("title") - len(trimmed)
        words = _tidy(trimmed)
        if SKIP.match(fold(words)):
            return None
        if said and _agree(words, said["title"]):
            if _key(words) != _key(said["title"]) and len(said["title"]) > len(words):
                return Title(_tidy(said["title"]), *said.span("title"), 0.85, False)
            return Title(words, start, upper.end("title"), 0.95, False)
        if start < 1200 and len(words.split()) > 1:
            return Title(words, start, upper.end("title"), 0.8, False)
    if said and len(said["title"].split()) > 1:
        return Title(_tidy(said["title"]), *said.span("title"), 0.85, False)
    return None


def _agree(left: str, right: str) -> bool:
    """Tell whether two titles say the same, apart from what stands before: "ACME SUPPLY AGREEMENT"."""
    first, second = _key(left), _key(right)
    if min(len(first.split()), len(second.split())) < 2:
        return False
    return (
        first == second
        or first.endswith(" " + second)
        or second.endswith(" " + first)
        or first.startswith(second + " ")
    )


def _key(words: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", fold(words)).split())


def _key_space(words: str) -> str:
    return fold(words).lstrip(_MARKS)


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" *_#%\\:;,.-–—")


def _candidates(head: str, language: str) -> Iterator[Title]:
    spans = [match.span() for match in _LINE.finditer(head) if not match.group().isspace()]
    folded = fold(head)
    found = 0
    for number, (start, end) in enumerate(spans):
        exhibit = EXHIBIT_PREFIX.match(head[start:end])
        start += exhibit.end() if exhibit else 0
        if not _is_title_line(head, folded, start, end, language):
            continue
        if number and not capitals(head[start:end]) and _in_paragraph(head, spans[number - 1], start):
            continue
        low, high = _joined(head, folded, spans, number, start, end)
        written = head[low:high]
        before = _COMPANY_BEFORE.match(written)
        low += before.end() if before else len(written) - len(written.lstrip(_MARKS))
        after = _COMPANY_AFTER.search(head[low:high])
        high = low + after.start() if after else high
        words = _tidy(head[low:high])
        if not 4 <= len(words) <= 220 or _NO_TITLE.search(words):
            continue
        shape = 0.88 if capitals(words) else 0.84
        if fold(words).startswith(("to ", "of ", "and ", "au ", "et ")):
            continue
        at_start = _nouns(language).match(_key_space(words)) is not None
        if language == "fr":
            shape += (
                0.06
                if at_start and not found and low < 600
                else -0.2
                if (not at_start and "—" not in words) or low > 900
                else 0.0
            )
        if len(words.split()) < 2 or low > _EARLY:
            shape -= 0.15
        yield Title(words, low, high, shape - 0.02 * min(found, 5), True)
        found += 1
        if low > 2 * _EARLY:
            return


def _in_paragraph(head: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether a line goes on a paragraph: a long line stands directly above it."""
    return head.count("\n", before[1], start) < 2 and before[1] - before[0] > 60


def _is_title_line(head: str, folded: str, start: int, end: int, language: str) -> bool:
    line = head[start:end]
    if not 4 <= len(line.strip()) <= 150:
        return False
    words = folded[start:end]
    bare = words[_NUMBER.match(words).end() :].strip()  # type: ignore[union-attr]
    noun = _nouns(language).search(bare)
    if (
        noun is None
        or SKIP.match(bare)
        or _NOISE.search(bare)
        or bare.startswith(("this ", "the parties", "le present", "la present"))
    ):
        return False
    if line.rstrip()[-1:] in ".;," and not re.search(r"\b(?:inc|no|n)\.$", words):
        return False
    if (
        re.search(r"\.{4,}|\s\d{1,3}$", line)
        and "n°" not in bare
        and not re.search(r"(?:no\.?|number|#|amendment)\s*\d{1,3}$", bare)
    ):
        return False
    return capitals(line) or titled(line, language) or noun.start() == 0 or _modest(head, start, end)


def _modest(head: str, start: int, end: int) -> bool:
    """Tell whether a line of the first page stands apart though it has the letters of a sentence."""
    line = head[start:end].strip()
    above, below = head[:start].rstrip(" "), head[end:].lstrip(" ")
    most = 6 if above.strip() else 10
    if start > _MODEST or not line[:1].isupper() or not 2 <= len(line.split()) <= most or ":" in line:
        return False
    if not above.strip() and below[1:2].isupper():
        return True
    return (not above or above.endswith("\n\n")) and below.startswith("\n\n")


def _joined(
    head: str, folded: str, spans: Sequence[tuple[int, int]], number: int, start: int, end: int
) -> tuple[int, int]:
    """Join the lines that one title was broken over."""
    low, high = start, end
    index = number
    while index and start == spans[number][0]:
        before = folded[slice(*spans[index - 1])].strip(" *_#%")
        if not before or not _near(head, spans[index - 1][1], low) or len(before) > 90:
            break
        lone = (
            len(folded[low:high].split()) == 1
            and capitals(head[slice(*spans[index - 1])])
            and not _LETTERHEAD.search(before)
        )
        stacked = (
            head.count("\n", spans[index - 1][1], low) == 1
            and capitals(head[slice(*spans[index - 1])])
            and capitals(head[low:high])
            and len(before) <= 60
            and not before.endswith((".", ";"))
            and not OTHERS_NAME.search(before)
        )
        if not (_GOES_ON.search(before) or lone or stacked) or SKIP.match(before) or _NOISE.search(before):
            break
        index -= 1
        low = spans[index][0]
    index = number
    while index + 1 < len(spans):
        after = folded[slice(*spans[index + 1])].strip(" *_#%")
        if not after or not _near(head, high, spans[index + 1][0]) or len(after) > 90 or SKIP.match(after):
            break
        bare = low == start and len(folded[low:high].split()) == 1
        about = bare and after.startswith(("for ", "on ", "of ", "relating ", "concerning ", "in respect "))
        goes_on = _GOES_ON.search(folded[low:high].rstrip(" *_#%")) or _CONTINUES.match(after)
        if not goes_on or _NOISE.search(after) or _LETTERHEAD.search(after) or after.startswith("this "):
            break
        if (
            capitals(head[low:high])
            and not capitals(head[slice(*spans[index + 1])])
            and not _GOES_ON.search(folded[low:high].rstrip())
            and not about
        ):
            break
        index += 1
        high = spans[index][1]
    return low, high


def _near(head: str, end: int, start: int) -> bool:
    return head.count("\n", end, start) <= 2


EXTRACTOR = TitleExtractor()
