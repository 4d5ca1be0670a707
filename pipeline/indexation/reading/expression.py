"""Reads the mathematics that a clause writes out: a sum of products of letters, with where each stands.

``P = P0 x [0,15 + 0,85 (S/S0)]`` multiplies out to ``0.15 P0 + 0.85 P0 S / S0``. Letters are told apart as
written; what they mean is the business of the legend.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data import late as re
from pipeline.terms._indexation_formula import STOP_WORDS

_QUALIFIER = r"(?:New|Old|Current|Base|Initial|Prior|Previous|Final|Starting|Latest|Nouvel|Ancien)"
_SUFFIX = (
    r"(?:[ _]?\([ ]?[a-zA-Z0-9](?:[ ]?[-–+][ ]?\d)?[ ]?\)|[nN]?[ ]?[-–][ ]?[12](?![\d.,A-Za-z])|"
    r"[ _][nN](?:[ ]?[-–][ ]?\d)?(?![\w'])|[ \n][0oO](?![\w.,'])|"
    r"(?<=[A-Za-z])[nN]?[ ]?[-–][12](?![\d.,\w]))"
)
_A = "A-Za-zÀ-ÖØ-öø-ÿ"
_SYMBOL = rf"(?:{_QUALIFIER}[ \n])?[{_A}][{_A}0-9_'’°]*(?:[-–][A-Z]{{2,}}[0-9A-Za-z]*)*{_SUFFIX}?"
_WORD = r"(?![xX]\b)[A-Za-zÀ-ÖØ-öø-ÿ][\w'’°]*(?:[-–][A-Za-zÀ-ÖØ-öø-ÿ0-9]+)*"
_PHRASE = rf"{_WORD}(?: {_WORD}){{0,6}}"
_TOKENS = {
    worded: re.compile(
        r"\s*(?:(?P<number>\d+(?:[.,]\d+)?(?:\s?%)?)|(?P<open>[(\[{])|(?P<close>[)\]}])|"
        rf"(?P<operator>[-–+*/×÷·:])|(?P<symbol>{_PHRASE if worded else _SYMBOL}))"
    )
    for worded in (False, True)
}
_LEFT = {
    False: re.compile(rf"(?<![\w.,]){_SYMBOL}\s*=\s*(?!\s)"),
    True: re.compile(rf"(?<![\w.,])(?=[A-ZÀ-ÖØ-Ý]){_PHRASE}\s*=\s*(?!\s)"),
}
_BARE = re.compile(
    r"(?<![\d.,=])(?<!= )[\[(]?\s*(?:[01][.,]\d{1,4}|\d{1,3}\s?%)\s*\+\s*[(\[]?\s*"
    r"(?:[01][.,]\d{1,4}|\d{1,3}\s?%)\s*[x×*·(]?\s*\(?[A-Z]|"
    r"\(\s*1\s*\+\s*(?:0[.,]\d{1,4}\s*[x×*]\s*)?\(\s*[A-Z]"
)
_BARE_RATIO = re.compile(
    r"(?<![\w/×*+=(-])(?<!\d\s)(?P<code>[A-Z][A-Z0-9]{1,9})[ ]?(?:\([^)]{1,5}\)|[n1])?"
    r"\s*/\s*(?P=code)[ ]?(?:\([^)]{1,5}\)|[oO0])"
)
_EXPLAINS = re.compile(r"\s*(?::|=|d[ée]sign|est\s|is\s|means\b)")
_DEEPEST = 8
_MOST = 64
_LONGEST = 400
_TIMES = re.compile(r"\s*[xX](?=[\s(\[\d]|[A-Z])")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a formula where it stands; equal to another that is written alike."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Product:
    """``coefficient × above / below``; the letters in the order they stand."""

    coefficient: Decimal
    above: tuple[Letter, ...] = ()
    below: tuple[Letter, ...] = ()

    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the letters above and below in alphabetical order: what makes two products alike."""
        above, below = sorted(one.name for one in self.above), sorted(one.name for one in self.below)
        return tuple(above), tuple(below)


@dataclass(frozen=True, slots=True)
class Written:
    """A formula as written: ``left = sum of products``; ``left`` is ``None`` for a bare coefficient."""

    start: int
    end: int
    left: Letter | None
    products: tuple[Product, ...]
    broken: bool = False
    """The stroke of a fraction was lost in the layout and put back."""


def find_written(text: str) -> list[Written]:
    """Return the formulas of a clause in order; what is no sum of products is left out."""
    found: list[Written] = []
    for worded in (False, True):
        if "=" not in text or found:
            break
        for match in _LEFT[worded].finditer(text):
            if found and match.start() < found[-1].end:
                continue
            words = match.group().partition("=")[0].strip()
            left = Letter(key(words), match.start(), match.start() + len(words))
            written = _read(text, left, match.end(), worded=worded)
            if written is not None and _moves(written):
                found.append(written)
    if not found:
        found = [_fraction(match) for match in _FRACTION.finditer(text)]
    for match in (*_BARE.finditer(text), *_BARE_RATIO.finditer(text)):
        if not any(one.start <= match.start() < one.end for one in found):
            written = _read(text, None, match.start(), worded=False)
            if written is not None and _moves(written):
                found.append(written)
    return found


_ONE_LETTER = r"[A-Z][A-Za-z]?\d?"
_FRACTION = re.compile(
    rf"\b(?:fraction|ratio|quotient|rapport)\s+(?:of\s+|de\s+)?(?P<above>{_ONE_LETTER})\s*(?:/|to|à|sur|over)\s*(?P<below>{_ONE_LETTER})\b|"
    rf"\b(?:[Mm]ultipl\w+|affect\w+)\s+(?:by|par|du\s+rapport)\s+(?P<times>{_ONE_LETTER})\s*(?:/\s*|(?:,\s*)?(?:and|et)\s+(?:then\s+|ensuite\s+)?"
    rf"(?:divided|divis\w+)\s+(?:by|par)\s+)(?P<by>{_ONE_LETTER})\b"
)
"""*Multiplied by the fraction X/Y*, *multiplied by A and divided by B*: no formula stands around it."""


def _fraction(match: re.Match[str]) -> Written:
    above, below = ("above", "below") if match["above"] else ("times", "by")
    product = Product(Decimal(1), _letter_of(match, above), _letter_of(match, below))
    return Written(match.start(above), match.end(below), None, (product,))


def _letter_of(match: re.Match[str], name: str) -> tuple[Letter, ...]:
    return (Letter(key(match[name]), *match.span(name)),)


def _moves(written: Written) -> bool:
    """Whether a formula divides or multiplies letters: ``VAT = 20 %`` and ``1 USD = 0.9 EUR`` do not."""
    letters = {one.name for product in written.products for one in (*product.above, *product.below)}
    divides = any(product.below for product in written.products)
    multiplies = any(len(product.above) >= 2 for product in written.products)
    # "P = 0,12 + 1,000 × PEG" gives the price from the level of an index: no ratio, and told as such
    level = written.left is not None and len(written.products) >= 2 and len(letters) == 1
    return level or (len(letters) >= 2 and (divides or multiplies))


def put_in(first: Written, others: list[Written]) -> Written:
    """Return a formula with the letters that other formulas define replaced by what these say."""
    products = list(first.products)
    for other in others:
        if other.left is None or first.left is None or other.left.name == first.left.name:
            continue
        put: list[Product] = []
        for product in products:
            if any(one.name == other.left.name for one in product.above):
                above = tuple(one for one in product.above if one.name != other.left.name)
                put += [
                    _times(Product(product.coefficient, above, product.below), one)
                    for one in other.products
                ]
            else:
                put.append(product)
        products = put
    return Written(first.start, first.end, first.left, tuple(products), first.broken)


def key(name: str) -> str:
    """Return a letter without what is only spelling: ``S n - 1`` is ``Sn-1``, and ``P°`` is ``P0``."""
    plain = re.sub(r"[\s_()]", "", name.replace("–", "-").replace("’", "'").replace("°", "0"))
    return re.sub(r"(?<=[A-Za-z])[oO]\Z", "0", plain) if len(plain) <= 4 else plain


def stem(name: str) -> str:
    """Return a letter without what tells its time: ``Pn-1``, ``P0`` and ``P`` have one stem."""
    numbered = re.match(r"(?:BT|TP)-?\d{2}|(?:FSD|EV|PSD)-?\d", name)
    if numbered is not None:
        return numbered.group()
    return re.sub(r"(?:[nmdt]?-\d|\(?n\)?|[0-3]|N-[12]|N)\Z", "", name) or name


def _read(text: str, left: Letter | None, at: int, *, worded: bool) -> Written | None:
    start = at if left is None else left.start
    cursor = _Cursor(text, at, min(len(text), at + _LONGEST), _TOKENS[worded])
    try:
        products = cursor.sum()
    except ValueError:
        return None
    return Written(start, cursor.at, left, tuple(_collected(products)), cursor.broken)


class _Cursor:
    """Reads an expression from the left and stops where the words go on."""

    def __init__(self, text: str, at: int, limit: int, tokens: re.Pattern[str]) -> None:
        self.text, self.at, self.limit, self.tokens = text, at, limit, tokens
        self.broken = False
        self.depth = 0

    def sum(self) -> list[Product]:
        sign = -1 if self._operator("-–") else 1
        products = [_scaled(one, sign) for one in self.product()]
        while (operator := self._operator("+-–")) is not None:
            sign = 1 if operator == "+" else -1
            products += [_scaled(one, sign) for one in self.product()]
        return products

    def product(self) -> list[Product]:
        products = self.value()
        while True:
            if self._operator("*×·") is not None or self._times():
                products = _multiplied(products, self.value())
            elif self._operator("/÷:") is not None:
                by = _only(self.value())
                products = [_divided(one, by) for one in products]
            elif (match := self._peek()) is not None and match["open"]:
                products = _multiplied(products, self.value())
            elif match is not None and match["symbol"] and self._lost_stroke(match, products):
                self.broken = True
                by = _only(self.value())
                products = [_divided(one, by) for one in products]
            elif match is not None and match["symbol"] and self._after_number(match):
                products = _multiplied(products, self.value())
            else:
                return products

    def value(self) -> list[Product]:
        """Read a number, a letter or what stands in brackets.

        Raises:
            ValueError: none of these stands here, or brackets lie too deep; the formula is left out.
        """
        match = self._peek()
        if match is None or match["operator"] or match["close"]:
            raise ValueError("a value is wanted")
        self.at = match.end()
        if match["number"]:
            figure = match["number"].replace(",", ".")
            value = Decimal(figure.rstrip("% \n"))
            return [Product(value.scaleb(-2) if figure.endswith("%") else value)]
        if match["symbol"]:
            letter = Letter(key(match["symbol"]), match.start("symbol"), match.end())
            return [Product(Decimal(1), (letter,))]
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("too many brackets")
        products = self.sum()
        self.depth -= 1
        close = self.tokens.match(self.text, self.at, self.limit)
        if close is None or not close["close"]:
            raise ValueError("a bracket stays open")
        self.at = close.end()
        return products

    def _peek(self) -> re.Match[str] | None:
        """Return the next token; ``None`` where prose goes on."""
        match = self.tokens.match(self.text, self.at, self.limit)
        if match is None or "\n\n" in match.group():
            return None
        word = (match["symbol"] or "").split(" ")[0]
        if word in STOP_WORDS or (len(word) > 2 and word.lower() in STOP_WORDS):
            return None
        return match

    def _operator(self, among: str) -> str | None:
        """Take a sign, where a value follows it."""
        match = self._peek()
        if match is None or not match["operator"] or match["operator"] not in among:
            return None
        before, self.at = self.at, match.end()
        following = self._peek()
        ends = following is None or following["close"] or following["operator"]
        if ends or self._is_prose(match, following):
            self.at = before
            return None
        return match["operator"]

    def _is_prose(self, operator: re.Match[str], following: re.Match[str] | None) -> bool:
        """Whether a sign is punctuation: *– Pr : prix révisé* begins a legend."""
        if following is None or not following["symbol"]:
            return False
        if operator["operator"] == ":":
            return bool(following["symbol"][:1].islower())
        return operator["operator"] in "-–" and _EXPLAINS.match(self.text, following.end()) is not None

    def _times(self) -> bool:
        match = _TIMES.match(self.text, self.at, self.limit)
        if match is not None:
            self.at = match.end()
        return match is not None

    def _after_number(self, match: re.Match[str]) -> bool:
        """Whether a letter stands right behind a number, as in ``0,85 S``."""
        before = self.text[: self.at].rstrip()[-1:]
        return (before.isdigit() or before == "%") and match["symbol"][:1].isupper()

    def _lost_stroke(self, match: re.Match[str], products: list[Product]) -> bool:
        """Whether the letter that follows without a sign is what the one before was divided by."""
        last = products[-1].above[-1:]
        if not last or last[0].end != self.at or match["symbol"][:1].islower():
            return False
        here, before = match["symbol"].split()[-1], self.text[last[0].start : last[0].end].split()[-1]
        return here[:2] == before[:2] and here[:1].isupper()


def _only(products: list[Product]) -> Product:
    if len(products) != 1:
        raise ValueError("divided by a sum")
    return products[0]


def _scaled(product: Product, by: int) -> Product:
    return Product(product.coefficient * by, product.above, product.below)


def _times(one: Product, other: Product) -> Product:
    return Product(one.coefficient * other.coefficient, one.above + other.above, one.below + other.below)


def _multiplied(these: list[Product], those: list[Product]) -> list[Product]:
    if len(these) * len(those) > _MOST:
        raise ValueError("too many products")
    return [_times(one, other) for one in these for other in those]


def _divided(product: Product, by: Product) -> Product:
    if by.coefficient == 0:
        raise ValueError("divided by nothing")
    above, below = list(product.above + by.below), list(product.below + by.above)
    for letter in product.above:
        # (CPI1 - CPI0) / CPI0 is CPI1 / CPI0 - 1
        same = next((one for one in below if one.name == letter.name), None)
        if same is not None:
            above.remove(letter)
            below.remove(same)
    return Product(product.coefficient / by.coefficient, tuple(above), tuple(below))


def _collected(products: list[Product]) -> list[Product]:
    """Return products with those of the same letters added together."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Product] = {}
    for product in products:
        known = found.get(product.names())
        found[product.names()] = (
            product
            if known is None
            else Product(known.coefficient + product.coefficient, known.above, known.below)
        )
    return list(found.values())
