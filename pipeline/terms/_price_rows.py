"""Rows of price tables and lines of price lists: the label, or the column's header, is what is paid for."""

from __future__ import annotations

from data import late as re
from pipeline.money import Amount
from pipeline.money._qualifiers import per_named
from pipeline.terms._price_bases import per_said
from pipeline.terms._price_context import Reading, price_words
from pipeline.terms._price_steps import steps_in
from pipeline.types import Language

_LINE = 400
"""Characters of a table row on either side of an amount that are looked at."""
_ABOVE = 1500
"""Characters above a row in which its header is sought."""
_PIPED = 3000
"""Characters of a row of a Markdown table: its cells hold lists."""
_LABEL = re.compile(r"[^.;]{3,80}?[\s:.\-_–]*")
_FORM = re.compile(r"\t\s*[a-z][^\t:\n]{2,60}:\s*\S")
"""The next cell has a label of its own: a form, no table."""
_OWN_LABEL = re.compile(r"[\t|]\s*(?P<cell>[a-z][^\t|:]{2,60}?\s?:\s*)\Z")
_VERB = re.compile(
    r"\b(?:shall|will|would|is|are|pays?|paid|est|sera|sont|seront|paie|verse|soit|au prix|de\Z|of\Z)\b|"
    r"s'eleve|s'etabli|percev|percoit|\bverser|paier|reglera|\breceive|\bde\s*\Z|\bof\s*\Z"
)
_TAX = re.compile(
    r"(?:dont\s+|montant\s+(?:de\s+(?:la\s+)?)?)?(?:tva|t\.v\.a|taxes?|vat|sales tax|gst|"
    r"hst)\b(?!.*(?:incl|compris))"
)
_CARRIED = (
    r"\W*(?:(?:(?:sub-?|grand\s+)?totals?|amounts?|sums?|balance)\s+)?(?:carried|brought|held)\s+(?:forward|over|down|to|from)\b"
    r"|\W*c/f\b|\W*b/f\b|\W*page\s+(?:sub-?)?total\b|\W*(?:sub-?)?total\s+(?:of|for|on)?\s*(?:this\s+|the\s+)?page\b"
    r"|\W*(?:(?:sous-)?total\s+|montant\s+|cumul\s+)?(?:a\s+reporter|reportee?)\b"
    r"|\W*reports?(?:\s*(?:[\t:|]|\Z)|\s+(?:de|du|des|page|p\.|n°)\s?(?:la\s+|l'|page|folio|total|\d))"
    r"|\W*(?:sous-)?total\s+(?:de\s+(?:la\s+)?)?page\b"
)
CARRIED = re.compile(_CARRIED)
"""A row that says over the end of a page what those before came to."""
TOTAL_ROW = re.compile(
    r"\W*(?:sous[- ]?total|sub-?total|grand\s+total|total|totaux|tva|t\.v\.a|vat|taxes?|sales\s+tax|gst|"
    r"net\s+a\s+payer|balance|solde|remise(?!\s+(?:en|des?\s+(?:cle|lieu|dossier)))|discount|acompte|deposit)\b"
    rf"|{_CARRIED}"
)
"""A row that sums up others, or takes from them."""
WHOLE_ROW = re.compile(
    r"\W*(?:net\s+a\s+payer|(?:grand\s+)?total"
    r"(?!\s+(?:tva|t\.v\.a|vat|sales\s+tax|taxes?|des\s+(?:acomptes|remises|penalites)|discounts?|deposits?|savings|hours|units)))\b"
)
"""A row that says what all of it costs, which is owed as such."""
SUMMED = (None, "month", "quarter", "half_year", "year")
"""What the prices that a row sums up may be per."""
WHOLE = 0.66
"""How sure the rules are of such a row."""
VALUE_COLUMN = re.compile(
    r"\b(?:anciens?|anciennes?|precedente?s?|former|old|previous)\s+(?:prix|tarifs?|loyers?|redevances?|montants?|price|rate|fee|rent)"
    r"|\b(?:prix|tarifs?|loyers?|montants?)\s+(?:anciens?|precedents?|anterieurs?)\b|\b(?:vnc|valeurs?|amortiss\w+"
    r"|(?:book|residual|insured|replacement)\s+value|depots?\s+de\s+garantie)\b"
    r"|\b(?:price|amount)s?\s+(?:already\s+)?paid\b|\b(?:prix|montants?)\s+(?:deja\s+)?payes?\b"
)
"""A column of what was paid before, or of what things are worth."""
RATE = re.compile(r"\(?(?:tva\s*(?:a|de|:)?\s*)?\b\d{1,2}(?:[.,]\d{1,2})?\s?%\)?")
"""A rate of tax in a head is no figure of the table."""
_CAP_COLUMN = re.compile(r"\b(?:max|maxim\w+|cap|plafond|limit|limite|budget)\b")
_TAXED_HEAD = re.compile(r"\bh\.?t\b|\bt\.?t\.?c\b|hors\s+taxes?|€")
"""A head that says of its figures only that they are money: ``HT / mois``."""
_AMOUNT = re.compile(r"montant\b[^\d]{0,40}\b(?:h\.?t|hors\s+(?:taxes?|tva)|t\.?t\.?c|toutes\s+taxes)")
"""A label that says what is owed, with or without tax."""
_LINE_TOTAL = re.compile(r"\b(?:total|montant|amount|sous-total|extended)\b")
_SHORT = 16
"""A line of one cell that may be the end of a head."""
_QUANTITY = re.compile(r"[\t|]\s*\d{1,5}\s*(?=[\t|])")
_MONEY = re.compile(r"[€$£]\s{0,3}\d|\d\s?(?:[€$£]|eur|usd|gbp)")
_SPENT = re.compile(r"\s*(?:d'achats?|d'achat|de\s+commandes?|of\s+(?:orders|purchases))\b")
"""What was bought for, not what it costs: ``5 € à partir de 80 € d'achats``."""
_BRACKET = re.compile(
    r"(?:(?:over|above|up\s+to|plus\s+de|au-dela\s+de|jusqu'a)\s+\d[\d, ]*|"
    r"(?:from\s+|de\s+)?\d[\d, ]*\s*(?:-{1,2}|to|a|and)\s*\d[\d, ]*|"
    r"\d[\d, ]*\s*(?:\+|or\s+(?:more|greater)|et\s+plus|and\s+(?:above|over)))"
    r"(?:\s+(?:units?|pieces?|users?|pcs|unites?|utilisateurs?))?"
)
"""A step of quantities: ``1-5,000``, ``over 10,000``, ``501 et plus``."""
_STEP_ROW = re.compile(
    r"(?:[\s$€£\d.,-]|(?:up to|more than|less than|over|above|under|from|between|and|to|the|first|next|"
    r"thereafter|jusqu'a|plus de|moins de|de|a|au-dela de|entre|et|les|premiers)(?![a-z]))*"
)
_RATED = re.compile(r"[\t|]\s*\d{1,2}(?:[.,]\d{1,3})?\s?%\s*\Z")
"""A step of sales with its rate: ``up to $10,000`` and ``5%``."""
_PERIOD = re.compile(
    r"(?:contract |lease )?(?:year|annee|an|month|mois|quarter|trimestre|phase|lot|option|site)\s*\w{0,4}"
)
ITEM = re.compile(r"\A(?:\d{1,2}[.)]|[a-z][.)]|[*•●·-])\s+")
"""The number or bullet of an item of a list."""
_BORDER = re.compile(r"[\s+=-]+")
_RULE = re.compile(r"[\s\-_=|:*]*")
_PER_CELL = re.compile(r"(?:per|par|/)\s*[a-z]+")
_TWO_UNITS = re.compile(
    r"(?P<thing>[a-z]{2,})\s*(?:/|par|per)\s*(?P<time>mois|an|jour|semaine|trimestre|heure|month|year|day|week|hour)"
)
_UNIT_CELL = re.compile(r"[a-z]{1,10}(?:-[a-z]{1,6})?[²³23]?\.?")
_MAN_DAY = re.compile(
    r"j\.?|j\.?\s?/?\s?h\.?|h\.?\s?/\s?j\.?|(?:jours?|journee)[ /-]hommes?|hommes?[ /-]jours?"
)
_LINKED_CELL = re.compile(
    r"(?:(?:par|per|le|la|les|each)\s+|l'|/\s?)[a-z²³'-]+(?:\s+[a-z²³'-]+)?(?:,?\s+(?:et\s+|and\s+)?(?:par|per)\s+[a-z]+)?"
)
"""A cell that says a unit as running text does: ``la rotation``, ``par utilisateur et par an``."""
_OFTEN_CELL = re.compile(
    r"(?:forfait|flat fee|abonnement)?\s*"
    r"(?P<often>mensuel\w*|annuel\w*|trimestriel\w*|monthly|yearly|annual|quarterly)"
)
UNIT_HEAD = re.compile(
    r"unites?|u\.?|unite\s+d'oeuvre|unite\s+de\s+mesure|uom|units?|unit\s+of\s+measure|per"
)
THING_CELL = re.compile(r"[a-z]{3,20}(?:\s(?:of|de)\s\d{1,4})?")
"""What a column of units calls a thing that no list of them knows: *bottle*, *carton of 12*."""
WHOLE_UNIT = re.compile(r"(?:forfait|fft?|f|ft|ens|ensemble|global|lump sum|ls|lot)\.?")
"""A unit that is the whole."""
NO_PRICE = Reading(0.0, "", 0)
"""The amount stands in a row, and the row says that it is tax."""
_SIGN = re.compile(r"[€$£¥]")


def read_row(folded: str, amount: Amount, heading: str, language: Language) -> Reading | None:
    """Read an amount that stands in a row; ``None`` where it does not, or where the row is no price."""
    words = price_words(language)
    piped = _piped(folded, amount)
    if piped is not None:
        return _read_piped(folded, amount, piped, heading, language)
    low = amount.start - _LINE
    start = max(folded.rfind("\n", max(low, 0), amount.start) + 1, low, 0)
    end = folded.find("\n", amount.end, amount.end + _LINE)
    line = folded[start : end if end >= 0 else amount.end + _LINE]
    before = folded[start : amount.start]
    in_table = "\t" in line or " | " in line
    if in_table and (own := _OWN_LABEL.search(before)) is not None:
        # a form: each cell has its label
        start, before, in_table = start + own.start("cell"), own["cell"], False
        line = re.split(r"[\t\n]", folded[start : amount.end + _LINE], maxsplit=1)[0]
    if not in_table and (len(line) > 110 or not _LABEL.fullmatch(before)):
        return None
    if "\t" in line and _FORM.search(folded, amount.end, start + len(line)) and ":" in before:
        in_table = False
        line = re.split(r"[\t\n]", folded[start : amount.end + _LINE], maxsplit=1)[0]
    label = _label(before, in_table)
    header = _header(folded, start, before, line) if in_table else ""
    if label is not None and (_TAX.match(label) or (in_table and TOTAL_ROW.match(label))):
        sums_up = in_table and WHOLE_ROW.match(label) and not words.never.meets(line)
        sums_up = sums_up and per_named(header, language) in SUMMED
        return Reading(WHOLE, label, start, header) if sums_up else NO_PRICE
    if header and _is_product(header, before, language):
        return NO_PRICE  # so many at so much each: the product is no price
    if in_table and (amount.value == 0 or _SPENT.match(folded, amount.end)):
        return NO_PRICE  # a blank cell of a form, or what must be bought
    if in_table and "%" in line and _STEP_ROW.fullmatch(before) and _RATED.search(line):
        return NO_PRICE  # a step of sales with its rate
    step = _step(before) if in_table else ""
    step = f"{_counted_in(folded, start, before)} {step}".strip() if step else ""
    if header and VALUE_COLUMN.search(header):
        return NO_PRICE
    if header and _CAP_COLUMN.search(header):
        # beside a price, the most that it may come to
        return NO_PRICE if _MONEY.search(before) else None
    label = "" if step else label
    if label is None or words.never.meets(line) or (not step and words.limits.meets(line)):
        return None
    if words.never_headed(heading) or words.never.meets(header):
        return None
    if not in_table and (len(label.split()) > 9 or _VERB.search(label)):
        return None
    named = words.names_price(header) or (language == "fr" and _TAXED_HEAD.search(header) is not None)
    per = _per_cell(line, language) or _per_thing(folded, start, before) if in_table else ""
    if not label:
        if not named and not (step and any(map(words.names_price, _around(folded, start, heading)))):
            return None
        what = step or header
        return Reading(0.85 if named else 0.72, what, start, header, per, header if step else "")
    named = named or _AMOUNT.match(label) is not None
    if not named and not any(map(words.names_price, (label, header, *_around(folded, start, heading)))):
        return None
    if in_table and sum(_MONEY.search(cell) is not None for cell in re.split(r"[\t|]", line)) > 1:
        # of several sums only the head of the column tells which one is what
        period = _PERIOD.fullmatch(header) is not None and words.names_price(label)
        step = "" if header else _step_over(folded, start, before)
        sure = 0.85 if named else 0.8 if period or step else 0.6
        return Reading(sure, label, start, header, per, header or step)
    return Reading(0.85 if in_table else 0.78, label, start, header, per)


def _is_product(header: str, before: str, language: Language) -> bool:
    """Tell whether a column holds so many at so much each: *montant* behind a price.

    Behind a monthly sum a *montant annuel* is what a year costs, where no quantity stands between.
    """
    if _LINE_TOTAL.search(header) is None or _MONEY.search(before) is None:
        return False
    counted = _QUANTITY.search(before) is not None or "total" in header
    return counted or per_named(header, language) not in SUMMED[1:]


def _piped(folded: str, amount: Amount) -> tuple[int, int] | None:
    """Return where the line of a sum lies if it is a row of a Markdown table: cells between bars."""
    start = folded.rfind("\n", max(amount.start - _PIPED, 0), amount.start) + 1
    end = folded.find("\n", amount.end, amount.end + _PIPED)
    end = end if end >= 0 else len(folded)
    line = folded[start:end].strip()
    return (start, end) if line.startswith("|") and line.count("|") > 2 else None


def _read_piped(
    folded: str, amount: Amount, line: tuple[int, int], heading: str, language: Language
) -> Reading | None:
    """Read a row of a Markdown table: its first cell, the head of the column, and the sum's own cell."""
    words = price_words(language)
    before = folded[line[0] : amount.start]
    label = _plain_cell(before.split("|")[1]) if before.count("|") > 1 else ""
    own = before.rsplit("|", 1)[1] + folded[amount.end : line[1]].split("|", 1)[0]
    head = _piped_head(folded, line[0], before.count("|"))
    if WHOLE_ROW.match(label) and amount.value and not words.never.meets(head):
        return Reading(WHOLE, label[:80], line[0], head)
    if _TAX.match(label) or TOTAL_ROW.match(label) or amount.value == 0:
        return NO_PRICE
    if _is_product(head, before, language):
        return NO_PRICE  # so many at so much each
    if any(map(words.never.meets, (label, own, head))) or words.limits.meets(own):
        return None
    if not words.names_price(head) or not label:
        return None
    per = _per_cell(folded[amount.end : line[1]].replace("|", "\t"), language)
    start = line[0] + before.find(label[:8]) if label else line[0]
    return Reading(0.85, label[:80], start, head, per)


def _piped_head(folded: str, at: int, column: int) -> str:
    """Return the head of a column: its cell with words in the first row of the table."""
    head = ""
    for above in reversed(folded[max(at - 4 * _PIPED, 0) : at].split("\n")):
        if _BORDER.fullmatch(above):
            continue  # a line drawn between rows
        cells = above.split("|")
        if above.strip() and len(cells) <= column:
            break
        cell = _plain_cell(cells[column]) if above.strip() else ""
        if re.search(r"[a-z]{3}", cell):
            head = "" if _MONEY.search(cell) else cell
    return head


def _plain_cell(cell: str) -> str:
    """Return the first line of a cell without its marks."""
    return " ".join(re.split(r"<br */?>", cell)[0].replace("*", " ").split()).strip(" :.-_")


def _around(folded: str, start: int, heading: str) -> tuple[str, str]:
    return heading, folded[max(start - _LINE, 0) : start]


def _label(before: str, in_table: bool) -> str | None:
    """Return the first cell with words; empty where none has, ``None`` for a bracket of sizes."""
    cells = re.split(r"[\t|]", before) if in_table else [before]
    label = next((cell for cell in cells if re.search(r"[a-z]{3}", cell)), "")
    label = _SIGN.split(label)[0].strip(" :.-_*|")
    label = ITEM.sub("", label)
    if "<" in label or ">" in label or len(label) > 120:
        return None
    return label if re.search(r"[a-z]{3}", label) else "" if in_table else None


def _step(before: str) -> str:
    """Return the step of quantities that begins a row; empty where none does."""
    cell = re.split(r"[\t|]", before)[0].strip(" :.-_*|")
    return cell if re.search(r"\d\D+\d|[a-z+]", cell) and _BRACKET.fullmatch(cell) else ""


_TIMES_HEAD = re.compile(
    r"(?:(?:lease|contract|rental|licen[cs]e|term|calendar)\s+)?(?:months?|years?|quarters?)(?:\s+of\s+(?:the\s+)?(?:lease|term|contract))?"
    r"|(?:mois|annees?|trimestres?)(?:\s+(?:du\s+(?:bail|contrat)|de\s+location))?"
)


def _counted_in(folded: str, start: int, before: str) -> str:
    """Return what the first column counts, months or years: *Lease Months* over *4 - 15*."""
    mark = "\t" if "\t" in before else "|"
    for above in reversed(folded[max(start - _ABOVE, 0) : start].split("\n")[-40:]):
        cell = above.split(mark)[0].strip(" :.-_*|")
        if mark in above and re.search(r"[a-z]{3}", cell) and not _MONEY.search(above):
            return cell if _TIMES_HEAD.fullmatch(cell) else ""
    return ""


def _per_cell(line: str, language: Language) -> str:
    """Return what a cell of its own says the price is per: ``Per Hour``, or the unit alone: ``ml``."""
    for cell in map(str.strip, re.split(r"[\t|]", line)[1:]):
        said = _PER_CELL.match(cell)
        unit = said.group() if said is not None else unit_cell(cell, language)
        if unit:
            return per_said(unit, language) or ""
    return ""


def _per_thing(folded: str, start: int, before: str) -> str:
    """Return ``unit`` where a cell in a column of units names the thing that is sold: *bottle*."""
    cells = [cell.strip() for cell in before.split("\t")]
    named = {
        place
        for place, cell in enumerate(cells[:-1])
        if place and THING_CELL.fullmatch(cell) and not WHOLE_UNIT.fullmatch(cell)
    }
    if not named:
        return ""
    for above in reversed(folded[max(start - _ABOVE, 0) : start].split("\n")[-40:]):
        heads = [cell.strip() for cell in above.split("\t")]
        place = next((at for at, head in enumerate(heads) if UNIT_HEAD.fullmatch(head)), -1)
        if place >= 0 and len(heads) >= len(cells):
            return "unit" if place in named else ""
    return ""


def unit_cell(cell: str, language: Language) -> str:
    """Return the words by which a cell that holds only a unit says per what: ``par ml``; else empty."""
    link = "par" if language == "fr" else "per"
    cell = cell.replace("(s)", "").replace("(e)", "").strip()
    if language == "fr" and _MAN_DAY.fullmatch(cell):
        return "par jour"
    if _LINKED_CELL.fullmatch(cell):
        return cell
    if (both := _TWO_UNITS.fullmatch(cell)) is not None:
        return f"{link} {both['thing']} / {both['time']}"
    if (often := _OFTEN_CELL.fullmatch(cell)) is not None:
        return often["often"]
    return f"{link} {cell.rstrip('.')}" if _UNIT_CELL.fullmatch(cell) else ""


def _header(folded: str, start: int, before: str, line: str) -> str:
    """Return the words at the head of the amount's column, in the nearest row above that has no figures."""
    mark = "\t" if "\t" in before else "|"
    column, count = before.count(mark), line.count(mark) + 1
    if not column:
        return ""
    lines = folded[max(start - _ABOVE, 0) : start].split("\n")[-40:]
    for at in range(len(lines) - 1, -1, -1):
        above = lines[at]
        cells = above.split(mark)
        # where the column of labels has no head, the heads stand one cell to the left
        place = column - 1 if mark == "\t" and len(cells) == count - 1 and not _figured(cells) else column
        if _MONEY.search(above):
            continue  # "abated", "included" in a row of sums is no head
        if len(cells) <= place or (len(cells) == 1 and place == 0):
            if not _RULE.fullmatch(above) and not (
                len(above) <= _SHORT and _wrapped(lines, at, mark, count)
            ):
                return ""
            continue
        if _is_row(cells, line, mark):
            continue  # *1 - 3 | abated | $0.00* stands under the head as the row itself does
        cell = RATE.sub("", cells[place]).strip(" :.-_*")
        if re.search(r"[a-z]{2}", cell) and not re.search(r"\d{2}|\d\s?[€$£]|[€$£]\s?\d", cell):
            upper = _wrapped(lines, at, mark, count) if len(cells) < count or not cells[0].strip() else []
            return f"{upper[column].strip()} {cell}" if upper else cell
    return ""


def _wrapped(lines: list[str], at: int, mark: str, count: int) -> list[str]:
    """Return the cells of the heads of which this line is the end: ``Hourly rate`` over ``weekdays``."""
    upper = lines[at - 1].split(mark) if at else []
    return upper if len(upper) == count and not _figured(upper) and all(map(str.strip, upper[1:])) else []


def _step_over(folded: str, start: int, before: str) -> str:
    """Return the step or year at the head of the amount's column, where the head is one of steps."""
    place = before.count("\t")
    for above in reversed(folded[max(start - _ABOVE, 0) : start].split("\n")[-40:]):
        cells = above.split("\t")
        if place in (steps := steps_in(cells)):
            return cells[place].strip()
        if steps or (len(cells) > 1 and not _figured(cells)):
            return ""
    return ""


def _is_row(cells: list[str], line: str, mark: str) -> bool:
    """Whether a line above is a row as the one looked at: both begin with a figure, and both have sums."""
    first = line.split(mark)[0]
    begins = all(re.match(r"\W{0,12}\d", one) for one in (cells[0], first))
    return begins and any(_MONEY.search(cell) for cell in cells[1:])


def _figured(cells: list[str]) -> bool:
    return any(re.search(r"\d{2}|[€$£]\s?\d", cell) for cell in cells)
