"""Formulas of revision as written (``P = P0 x (0,15 + 0,85 x S/S0)``), and what their letters mean."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from data import late as re

_SYMBOL = (
    r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9_'’°]{0,11}"
    r"(?:[ ]?\([nN][^)]{0,4}\)|[ ]?[-–]?[ ]?[nN01](?:[ ]?[-+–][ ]?[0-9])?(?![A-Za-zÀ-ÿ0-9]))?"
)
_OPERATOR = r"[-+–*/×÷:·]|[xX](?![A-Za-z]{2})"
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>\d+(?:[.,]\d+)?\s?%?)|(?P<open>[(\[{{])|(?P<close>[)\]}}])|"
    rf"(?P<operator>{_OPERATOR})|"
    rf"(?P<symbol>{_SYMBOL}))"
)
_EQUALS = re.compile(rf"(?<![A-Za-z0-9])(?P<left>{_SYMBOL}|[A-ZÉ][a-zé]{{2,9}} ?[A-Z0-9]{{0,3}})\s*=\s*")
_BARE = re.compile(r"(?<![\d.,])[01][.,]\d{1,4}\s*\+\s*[01][.,]\d{1,4}\s*[x×*(]?\s*\(?[A-Z]")
STOP_WORDS = frozenset(
    [
        "ou",
        "où",
        "avec",
        "dans",
        "dont",
        "soit",
        "et",
        "and",
        "where",
        "in",
        "with",
        "which",
        "est",
        "sont",
        "the",
        "is",
        "of",
        "as",
        "for",
        "par",
        "pour",
        "selon",
        "si",
    ]
)
_DEFINED = re.compile(
    r"(?:(?<=[\n;,.(:])|(?<=\s)[-•*]|\boù|\bou|\bwhere|\bet|\band|\A|"
    r"(?<=\s)(?=[A-Z][A-Za-z0-9']{0,9}(?:[ ][nN])?(?:[ ]?[-–][ ]?[0-9])?\s*=))\s*[\"«“]?\s*"
    r"(?P<symbol>[A-Z][A-Za-z0-9'’_]{0,9}(?:[ ]?[-–]?[ ]?[nN0-9](?![A-Za-z0-9]))?(?:[ ]?[-–][ ]?[0-9])?)"
    r"\s*[\"»”]?\s*"
    r"(?:=|:|\bdésigne(?:nt)?\b|\best\b|\bsont\b|\breprésente\b|\bcorrespond à\b|\bmeans\b|\bis\b|"
    r"\bequals\b|\bdenotes\b|[–—-](?=\s)|(?<=[\s0-9on])(?=l['’]|le\s|la\s|les\s))\s*"
    r"(?P<meaning>[^\n;]{3,140}?)(?=[;\n]|\.\s|,\s+(?:et\s+|and\s+)?[A-Z][\w']{0,8}\s*(?:=|:|désigne|est|"
    r"means|is)\s|"
    r",\s+(?:et\s+|and\s+)?[A-Z][A-Za-z]?[0-9no]?\s+(?:(?:le|la|les|the)\s|l['’])|"
    r"\s(?:et|and)\s[A-Z][A-Za-z]?[0-9no]?\s+(?:(?:le|la|les|the)\s|l['’]|ce\s)|"
    r"\s(?:et|and)?\s?[A-Z][A-Za-z0-9'’_]{0,9}(?:[ ]?[-–][ ]?[0-9])?\s*(?:=|:|désigne|means)\s|\s*\Z)"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as written, and where it stands."""

    start: int
    end: int
    words: str


def find_formula(text: str) -> Formula | None:
    """Return the first formula of a text that revises something: it multiplies or divides symbols."""
    if "=" in text:
        for equals in _EQUALS.finditer(text):
            end = _right_side(text, equals.end())
            words = text[equals.start() : end]
            if end > equals.end() and _revises(text[equals.end() : end]):
                return Formula(equals.start(), end, _plain(words))
    bare = _BARE.search(text) if "+" in text else None
    if bare is not None:
        end = _right_side(text, bare.start())
        if _revises(text[bare.start() : end]):
            return Formula(bare.start(), end, _plain(text[bare.start() : end]))
    return None


def _right_side(text: str, at: int) -> int:
    """Return where the expression that starts at an offset ends."""
    depth, end, wants_value = 0, at, True
    limit = min(len(text), at + 260)
    while at < limit:
        match = _TOKEN.match(text, at, limit)
        if match is None or "\n\n" in match.group():
            break
        if match.group("symbol") is not None:
            word = match.group("symbol")
            if _stops(word) or (not wants_value and not _may_multiply(word)):
                break
            wants_value = False
        elif match.group("number") is not None:
            if (
                not wants_value
                and not text[at : match.start("number")].strip()
                and match.group("number")[0].isdigit()
            ):
                break
            wants_value = False
        elif match.group("open") is not None:
            depth += 1
            wants_value = True
        elif match.group("close") is not None:
            if depth == 0:
                break
            depth -= 1
            wants_value = False
        else:
            wants_value = True
        at = match.end()
        if not wants_value and depth == 0:
            end = at
    return end


def _stops(word: str) -> bool:
    """Whether a word ends a formula; ``In`` may be a symbol, ``Dans`` may not."""
    return word in STOP_WORDS or (len(word) > 2 and word.lower() in STOP_WORDS)


def _may_multiply(word: str) -> bool:
    """Whether a symbol may follow a value with no sign between, as in ``0.85In/Io``."""
    return len(word) <= 5 and word[:1].isupper()


def _revises(right: str) -> bool:
    symbols = re.findall(r"[A-Za-zÀ-ÿ][\w'’-]*", re.sub(r"\b[xX]\b", " ", right))
    divides = re.search(r"[/÷:]", right) is not None
    multiplies = re.search(r"[×*]|\b[xX]\b|\)\s*\(|\d\s?[(\[]|[A-Za-z0-9]\s?[(\[]", right) is not None
    return len(symbols) >= 2 and (divides or multiplies) and len(right) < 240


def variables(text: str, formula: Formula) -> dict[str, str]:
    """Read what the letters of a formula mean, from the words after it; only letters that it uses."""
    used = {_key(word) for word in re.findall(r"[A-Za-zÀ-ÿ][\w'’]*(?:[ ]?[-–][ ]?\d)?", formula.words)}
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text, formula.end, min(len(text), formula.end + 1600)):
        symbol = _plain(match.group("symbol"))
        key = _key(symbol)
        if (
            key in used
            or any(len(other) > 2 and key.startswith(other) for other in used)
            or _key(symbol.split()[0]) in used
        ):
            meaning = _plain(match.group("meaning")).strip(" .,")
            if symbol not in found and not re.match(r"[\d(]", meaning):
                found[symbol] = meaning
    return found


_RATIO = re.compile(
    r"(?<![A-Za-z0-9])(?P<code>[A-Z][A-Z0-9]{0,9}(?:(?<=\d)[a-z])?(?:[-–][A-Z0-9]{1,6}){0,2})"
    r"[ ]?[n1t]?\s*[/÷]\s*(?P=code)"
)
_PLAIN_CODE = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z0-9–-]{3,}[a-z]?\Z")
_NUMBERED = re.compile(r"(?:BT|TP|FSD|EV|PSD)[ -]?\d{1,2}[A-Za-z]?\Z")


def ratio_codes(text: str, formula: Formula, known: Collection[str]) -> tuple[list[str], bool]:
    """Return the codes that a formula divides by their own bases, and whether all its ratios have one.

    ``0,60 ICHT-IME/ICHT-IMEo + 0,275 BT40/BT40o`` gives ``ICHT-IME`` and ``BT40``. A code counts where the
    words after the formula call it an index, where it is one of a numbered family, or where it is in
    ``known``.
    """
    codes: list[str] = []
    legend = text[formula.end : formula.end + 1600]
    for match in _RATIO.finditer(formula.words):
        code = match.group("code").replace("–", "-")
        if _PLAIN_CODE.match(code) is None:
            continue
        told = re.search(rf"\b{re.escape(code)}\b[^.;]{{0,60}}?\bind(?:ice|ex)", legend, re.IGNORECASE)
        if (told is not None or code in known or _NUMBERED.match(code)) and code not in codes:
            codes.append(code)
    return codes, len(codes) == len(re.findall(r"[/÷]", formula.words))


def _key(word: str) -> str:
    return re.sub(r"\W", "", word).lower()


def _plain(words: str) -> str:
    return " ".join(words.split())
