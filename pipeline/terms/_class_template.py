"""A form to be filled in: a program's fields, or blanks where a party should stand."""

from __future__ import annotations

from data import late as re
from pipeline.terms._class_judged import Judged

_HEAD = 3500
_FORM = 60_000
_MANY = 0.97
"""How sure four different fields of a program make a template: 25 of 25 real papers of five houses were."""
_OPENING = 400
"""Characters of the sentence that names day and parties."""
_FIELD = re.compile(
    r"X{3}(?!X)[A-ZÀ-Ü_\d]{2,}(?<!X)X{3}|\{\{[^{}\n]{1,60}\}\}|(?<![\w{])\{[a-z]+(?:_[a-z0-9]+)+\}|==\w+=="
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


def template(text: str, nameless: bool) -> Judged | None:
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
