"""What a price is per: said beside the sum, in the head of its column, or above its list."""

from __future__ import annotations

from data import late as re
from pipeline.money import Amount
from pipeline.money._qualifiers import per_named, per_of, unit_of
from pipeline.terms._price_bases import (
    FLAT_LABEL,
    TIMES,
    both_in_head,
    head_per,
    label_end,
    of_all,
    per_said,
    short_unit,
    thing_after,
    two_bases,
)
from pipeline.terms._price_context import Reading, price_words
from pipeline.terms._price_intros import (
    FIGURES,
    FULL_LINE,
    LETTERS,
    LONGEST,
    each_ahead,
    lines_above,
    more_of,
    per_of_one,
    text_above,
)
from pipeline.terms._price_naming import installments, part_of, recurring
from pipeline.terms._price_per_french import PERIODS, Per, french_per, per_of_subject
from pipeline.terms._price_per_stem import by_its_stem
from pipeline.terms._price_periods import NTH_YEAR, YEARS, quarter_before, year_beside
from pipeline.terms._price_rows import WHOLE_UNIT, unit_cell
from pipeline.terms._price_subject import of_subject
from pipeline.types import Language


def per_around(
    folded: str, amount: Amount, reading: Reading, heading: str, above: str, language: Language
) -> Per:
    """Say what a price is per, from its nearest words to the farthest.

    ``above`` is the text before the clause: numbered rows of a list are clauses of their own. What is
    charged by a thing and a time has both: ``user_month``.
    """
    return of_subject(folded, amount, _told(folded, amount, reading, heading, above, language), language)


def _told(
    folded: str, amount: Amount, reading: Reading, heading: str, above: str, language: Language
) -> Per:
    before = folded[max(amount.start - 200, 0) : amount.start].replace("\n", " ")
    if _PRODUCT.search(before):
        return Per(None, "")
    if language == "fr" and (subject := per_of_subject(before)) is not None:
        return Per(subject, "subject")
    found = _nearest(folded, amount, reading, heading, above, language)
    found = by_its_stem(folded, amount.start, amount.end, found)
    if found.unit in (None, "unit") and _ONCE_AFTER.match(folded, amount.end):
        return Per("once", "once")
    if (each := _EACH_OF.match(folded, amount.end)) is not None:
        return Per(PERIODS[each["unit"]], "after")
    if language == "en" and found.unit is None:
        if year_beside(folded, amount.start, amount.end):
            return by_its_stem(folded, amount.start, amount.end, Per("year", "after"))
        if quarter_before(before):
            return Per("quarter", "before")
    both = two_bases(folded[amount.end : amount.end + 80].replace("\n", " "), language)
    if both is not None:
        return Per(both, "after")
    if found.known in ("after", "thing") and found.unit not in TIMES and found.unit is not None:
        line = folded[folded.rfind("\n", 0, amount.start) + 1 : amount.start]
        often = _OFTEN_PAID.search(line)
        time = per_named(often["often"] or often["before"], language) if often is not None else None
        if time is not None and "_" not in found.unit:
            return Per(f"{found.unit}_{time}", found.known)
    return found


def _nearest(
    folded: str, amount: Amount, reading: Reading, heading: str, above: str, language: Language
) -> Per:
    start, end = amount.start, amount.end
    end += 2 if folded.startswith(("/-", "/="), end) else 0  # Rs. 500/- per day
    found = Per(reading.per or None, "rule")
    line = folded.rfind("\n", 0, start) + 1
    stop = folded.find("\n", end)
    row = folded[line : stop if stop >= 0 else len(folded)]
    # in a row with columns the line above speaks of all of them
    alone = "\t" in row or (len(_SUM.findall(row)) > 1 and not _wrapped(folded, line))
    low = line if alone else max(start - 400, 0)
    near = folded[low : end + 200]
    before = folded[max(start - 200, 0) : start].replace("\n", " ")
    part = part_of(before, folded[end : end + 90].replace("\n", " "))
    if found.unit is None and part is not None and part != "installment":
        found = Per(part, "parts")
    if found.unit is None:
        found = Per(per_of(folded, end, end, language), "after")
    if found.unit in (None, "unit"):
        part = installments(before) or part
        found = Per(part, "parts") if part else found
    if found.unit is None and language == "en":
        found = Per(short_unit(folded, end), "after")
    if found.unit is None and (bare := _BARE.match(folded, end)) is not None:
        found = Per(per_of(f"x / {bare['unit']} ", 1, 1, language), "after")
    if found.unit is None:
        found = Per(thing_after(folded[end : end + 40].replace("\n", " "), language), "thing")
    if found.unit is None:
        found = Per(label_end(folded[line:start], language), "label")
    if found.unit is None:
        found = Per(per_of(near, start - low, end - low, language), "before")
    if found.unit is None and _ONCE_NEAR.search(before):
        return Per("once", "once")
    if found.unit in (None, "unit") and (more := more_of(before, language)) is not None:
        found = Per(more, "ahead")
    if found.unit is None:
        found = Per(each_ahead(before, language), "ahead")
    if found.unit is None and alone:
        found = Per(_in_cell(folded[line:start], language), "cell")
        if found.unit == "once":
            return Per(None, "")
    if found.unit is None and reading.header:
        at = len(reading.header) + 1
        unit = both_in_head(reading.header, language) or per_of(f"{reading.header} ", at, at, language)
        found = Per(unit or head_per(reading.header, language), "head")
    if found.unit is None and language == "fr":
        found = french_per(before, folded[end : end + 130])
    if found.unit is None and language == "en":
        found = Per(recurring(near, start - low, end - low), "name")
    if found.unit is None and language == "fr" and (often := _OFTEN_FAR.search(before)) is not None:
        found = Per(per_named(often["often"], language), "name")
    if found.unit is None and reading.header and _ONE_OFF.search(reading.header):
        return Per(None, "")
    return found if found.unit is not None else _of_list(folded, start, heading, above, language)


def _of_list(folded: str, start: int, heading: str, above: str, language: Language) -> Per:
    """Look at the label of a row, and at the lines that introduce its list."""
    begin = folded.rfind("\n", 0, start) + 1
    label = _BULLET.sub("", folded[begin:start])
    prose = _PROSE.search(label) is not None and not NTH_YEAR.fullmatch(label.partition("\t")[0].strip())
    if len(label) > LONGEST or prose or _runs_on(folded, begin, label) or _OWN.search(label):
        return Per(None, "")
    parts = (
        label,
        label.rpartition(",")[2].strip(),
        label.rpartition(": ")[2].strip(),
        FLAT_LABEL.sub("", label),
    )
    for part in parts:
        if (unit := unit_of(part, language)) is not None:
            return Per(unit, "label")
    said = _IN_LABEL.search(label)
    if said is not None and _SUM_END.search(label, 0, said.start()) is None:
        unit = per_said(said["words"] or f"par {said['bare']}", language)
        if unit is not None:
            return Per(unit, "label")
    if (period := _PERIOD.match(label)) is not None and not _DUE.search(label):
        return Per(PERIODS[period["unit"]], "period")
    if (unit := _in_cell(label, language)) is not None:
        return Per(None, "") if unit == "once" else Per(unit, "cell")
    if _ONE_OFF.search(label):
        return Per(None, "")
    words = price_words(language)
    end = folded.find("\n", start)
    row = folded[begin : end if end >= 0 else len(folded)]
    named = 0
    heads = list(lines_above(text_above(above, folded, begin)))
    for line in heads:
        plain = line.rpartition(". ")[2] if line.endswith(":") else line
        marked = _marked(plain, row, start - begin, language)
        if marked is not None:
            return marked
        if _by_years(plain, row, start - begin, language):
            return Per("year", "period")
        named_so = words.names_price(plain) or _SUM_LINE.search(plain) is not None
        if not named_so and per_of_one(plain, language) is None:
            if "\t" not in plain and len(plain) < _TITLE and (first := _OFTEN_FIRST.match(plain)):
                return Per(per_named(first.group(), language), "list")
            continue
        named += 1
        if named > _NAMED:
            break
        if _SCHEDULE.search(plain):
            continue
        if (period := _PERIOD.fullmatch(plain.split("\t")[0].strip())) is not None and "\t" in plain:
            return Per(PERIODS[period["unit"]], "period")
        own = _own_head(plain, row, start - begin, language)
        if own is None:
            break
        if _ONCE_HEAD.search(own) or _other_name(label, own, language):
            return Per(None, "")
        if (unit := _named(own, language)) is not None:
            return Per(unit, "list")
    broken = named == 0 or (heads and all(len(head) < _PIECE for head in heads))
    if "\t" in row and broken and not any(head.count("\t") == row.count("\t") for head in heads):
        # the head of a column that print has broken into lines
        block = " ".join(reversed(heads))
        if (marked := _marked(block, row, start - begin, language)) is not None:
            return marked
        if words.names_price(block) and (unit := per_named(block, language)) is not None:
            return Per(unit, "block")
    if (whole := of_all(folded, start, language)) is not None:
        return Per(whole, "list")
    unit = _named(heading, language) if words.names_price(heading) else None
    return Per(unit, "heading") if unit is not None and not _SCHEDULE.search(heading) else Per(None, "")


def _other_name(label: str, head: str, language: Language) -> bool:
    """Whether a label names another price than the head does: ``honoraires :`` under ``loyer annuel``."""
    words = price_words(language)
    if not label.rstrip().endswith(":") or (own := words.last_noun(label)) is None:
        return False
    plain = head.replace("hors charges", "")
    named = {word.rstrip("s") for word in _WORD.findall(plain) if words.names_price(word)}
    return not named & {label[slice(*own)].rstrip("s"), *_ANY_PRICE}


def _in_cell(label: str, language: Language) -> str | None:
    """Return the unit that has a cell of its own before a sum of a row; ``once`` where it is the whole."""
    for cell in re.split(r"[\t|]", label)[1:]:
        if WHOLE_UNIT.fullmatch(cell.strip()):
            return "once"
        if (plain := unit_cell(cell.strip(), language)) and (unit := per_said(plain, language)) is not None:
            return unit
    return None


def _runs_on(folded: str, begin: int, label: str) -> bool:
    """Whether a line goes on with a sentence that the line above began: it is no row."""
    return "\t" not in label and LETTERS.search(label) is not None and _wrapped(folded, begin)


def _wrapped(folded: str, begin: int) -> bool:
    """Whether the line above is running text that goes on."""
    above = folded[folded.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)].rstrip()
    if "\t" in above:
        return False
    return (
        len(above) > FULL_LINE and not above.endswith((":", ".", ";")) and not FIGURES.search(above[-25:])
    )


def _own_head(plain: str, row: str, at: int, language: Language) -> str | None:
    """Return what a head says of the column that a sum of a row stands in; ``None`` where that is open.

    Cells stand apart by tabs; where print has lost them, each column of sums has a price word of its own.
    """
    if "\t" in plain and "\t" in row:
        cells = plain.split("\t")
        place = row.count("\t", 0, at)
        if len(cells) == row.count("\t"):
            place -= 1  # the column of labels has no head
        return cells[place] if 0 <= place < len(cells) else None
    sums = [match.start() for match in _SUM.finditer(row)]
    if len(sums) < 2:
        return plain
    words = price_words(language)
    ends = [match.end() for match in _WORD.finditer(plain) if words.names_price(match.group())]
    if len(ends) != len(sums):
        return None if len(ends) > 1 else plain
    place = max(sum(one <= at for one in sums) - 1, 0)
    return plain[ends[place - 1] if place else 0 : ends[place]]


def _marked(head: str, row: str, at: int, language: Language) -> Per | None:
    """Match the sums of a row in order to what a head says of its columns: ``Set-up Monthly Each``."""
    sums = [match.start() for match in _SUM.finditer(row)]
    marks = list(_COLUMNS.finditer(head))
    if len(sums) < 2 or len(marks) != len(sums):
        return None
    mark = marks[max(sum(one <= at for one in sums) - 1, 0)]
    if mark["once"]:
        return Per(None, "")
    return Per("unit" if mark["each"] else per_named(mark.group(), language), "list")


def _by_years(head: str, row: str, at: int, language: Language) -> bool:
    """Whether the rows of a table are years, and a sum stands in a column of prices: ``Two | $2,000``."""
    first, tab, _ = head.partition("\t")
    if (
        not tab
        or not YEARS.fullmatch(first.strip())
        or not NTH_YEAR.fullmatch(row.partition("\t")[0].strip())
    ):
        return False
    own = _own_head(head, row, at, language)
    return own is not None and not _SCHEDULE.search(own) and not _ONE_OFF.search(own)


def _named(head: str, language: Language) -> str | None:
    """Read per what prices are from a head: a time or measure that it names, or each piece."""
    named = per_named(head, language) or per_of_one(head, language)
    return named or ("unit" if _UNIT_PRICE.search(head) else None)


_IN_LABEL = re.compile(
    r"[(,]\s*(?P<words>(?:par|per|/)\s*[a-z²³]+(?:\s*/\s*[a-z]+)?)"
    r"|\((?P<bare>heure|jour|journee|mois|an|trimestre|semaine|m2|m²|m3|ml|km|kg|tonne)\)"
)
"""A label that says what its price is per: ``Hebergement (par an)``."""
_SUM_END = re.compile(r"(?:[€$£]\s?[\d.,]+|\d\s?(?:€|eur|usd))\s?\Z")
"""*$2,000 (per year) / $3,900*: the first sum's own unit."""
_EACH_OF = re.compile(
    r"\)?\s*(?:h\.?t\.?|ttc)?,?\s*(?:(?:pour|par)\s+chacune?\s+des|(?:for|in|during)\s+each\s+of\s+(?:the|its))\s+"
    r"(?:\w+\s+){0,3}?(?P<unit>annee|mois|trimestre|year|month|quarter)s?\b"
)
_PRODUCT = re.compile(r"\s[x×*]\s?\d{1,4}(?:\s[a-z]+)?\s?=\s*\Z")
"""What a price and a number come to: *1 150 € x 4 = 4 600 €*."""
_ONCE_NEAR = re.compile(
    r"\b(?:uniques?|en une (?:seule )?fois|one[- ]?(?:off|time)|once[- ]only|non-recurring)\b"
    r"[^.;:\d€$£\n]{0,40}\Z"
)
"""Words right before an amount that make it fall due only once."""
_OFTEN_FAR = re.compile(
    r"\b(?:loyers?|montants?|prix|redevances?|forfaits?|cotisations?|honoraires|remuneration|retribution|participation"
    r"|abonnements?)(?:\s+(?:de\s+base|forfaitaires?|global\w*|total\w*|fixes?|hors\s+\w+))?\s+"
    r"(?P<often>mensuel\w*|annuel\w*|trimestriel\w*|semestriel\w*|hebdomadaire)\b"
    r"(?:[^.;€$£\d]|(?<=[a-z])\d|\d+(?:,\d+)?\s?%|(?<=\s)(?:19|20)\d\d(?=[\s,)])){0,130}\Z"
)
"""The name of a rent or fee says how often it falls due, some words before the sum."""
_ONCE_AFTER = re.compile(
    r"\)?\s*(?:h\.?t\.?|ttc)?,?\s*[(|]?\s*(?:une\s+(?:seule\s+)?fois|one[- ]?off|one[- ]?time|lump\s+sum"
    r"|forfait(?:aire)?(?=\s*[),.;\n]))"
)
_BARE = re.compile(r"\)?\s?(?:h\.?t\.?\s|ttc\s)?\(?(?P<unit>kwh|mwh|m3|m²|m2|kg|km)\b")
"""A measure right behind the sum: ``0,21 c€ kWh``."""
_OFTEN_PAID = re.compile(
    r"\b(?:loyers?|redevances?|abonnements?|forfaits?|cotisations?|prix|tarifs?|rent|fees?|subscription|charges?)\s+"
    r"(?P<often>mensuel\w*|annuel\w*|trimestriel\w*|hebdomadaire)\b[^.;€$£\d]{0,60}\Z"
    r"|\b(?P<before>monthly|annual|yearly|quarterly)\s+(?:rent|fees?|subscription|charges?|price)\b[^.;€$£\d]{0,60}\Z"
)
_NAMED = 2
"""Lines that name a price which are looked at; above them another list may begin."""
_SUM_LINE = re.compile(r"\b(?:amount|sum)s?\b[^.;]*:\Z")
_TITLE, _PIECE = 40, 30
_SUM = re.compile(r"[€$£]\s?\d|\d\s?(?:€|eur\b|usd\b)")
_WORD = re.compile(r"[a-z]+")
_UNIT_PRICE = re.compile(
    r"\bp\.?\s?u\.?(?![a-z])|\bunit\s+(?:price|cost|rate|fee)|\bprix\s+unitaire|\b(?:price|cost|fee)\s+each\b"
)
_COLUMNS = re.compile(
    r"\b(?:(?P<once>one-?\s?time|set-?\s?up|initial|installation|up-?front|activation|mise en service)"
    r"|(?P<each>each|unit|unite|unitaire|per\s+(?!month|year|hour|day|week|annum|quarter)[a-z]+)"
    r"|(?:per\s+(?:month|year|hour|day|week|annum|quarter)|monthly|annual|yearly|hourly|quarterly|weekly|daily"
    r"|mensuel\w*|annuel\w*|trimestriel\w*|horaire|journalier\w*))\b"
)
"""Words by which heads of columns tell what their sums are per."""
_OFTEN_FIRST = re.compile(
    r"(?:monthly|annual|yearly|hourly|quarterly|weekly|daily|mensuel\w*|annuel\w*|trimestriel\w*|journalier\w*)\b"
)
_BULLET = re.compile(r"\A\s*(?:\d{1,3}[.)]?(?=\s)|[a-z][.)]|[*•●·§-])?\s*")
_PERIOD = re.compile(
    r"(?:(?:first|second|third|fourth|fifth)\s+(?:\(\w+\)\s+)?)?(?:contract\s+|lease\s+)?"
    r"(?P<unit>year|annee|month|mois|quarter|trimestre)\b"
)
_DUE = re.compile(r"\b(?:due|balance|echeance|solde)\b")
_PROSE = re.compile(
    r"\b(?:shall|will|is|are|pays?|paid|est|sera|sont|seront|verse|paie|somme|sum|s'eleve|moyennant)\b"
    r"|(?<=[a-z)])[.;] |\b(?:of|to|de|du|a|au|or|and|et|ou)\s*\Z"
)
_OWN = re.compile(r"[€$£](?:\s?h\.?t\.?)?\s?(?:/|par\s|per\s)\s*[a-z]+\s?,")
"""A sum before in the line that says itself what it is per."""
_ONCE_HEAD = re.compile(r"\b(?:one[- ]?time|one[- ]?off|non-?recurring|uniques?|set-?up|mise en service)\b")
_ANY_PRICE = frozenset(("prix", "tarif", "montant", "price", "rate", "charge", "fee", "cout", "cost"))
"""Names that go for any price of a list."""
_ONE_OFF = re.compile(
    r"\b(?:total|installation|mise en service|mise en place|set-?up|configuration|activation|initial\w*|"
    r"frais|setup|migration|once|one-time|deposit|depot)\b"
)
"""What is paid for once, whatever the list is headed."""
_SCHEDULE = re.compile(
    r"\b(?:schedule(?!\s+of\s+(?:[a-z]+\s+){0,3}?(?:rates?|prices?|charges?|fees)\b)|echeanc\w*|instal\w*"
    r"|payments?|paiements?|versements?|termes|parts|portions|tranches)\b"
)
