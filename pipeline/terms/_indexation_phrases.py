"""Words of an index that no list names, for the extractor and for the grammar of formulas."""

from __future__ import annotations

from data import late as re

OTHER_INDEX = {
    "fr": re.compile(
        r"(?:index\w*|revis\w*|revaloris\w*|vari\w*|evolu\w*|multipli\w*)\b[^.;]{0,90}?\b(?P<name>ind(?:ice|ex)\s+"
        r"[^.,;:()\n]{3,90})"
    ),
    "en": re.compile(
        r"(?:adjust\w*|increas\w*|escalat\w*|multipl\w*|divid\w*|"
        r"indexed)\b[^.;]{0,90}?\b(?P<name>(?:[A-Z][\w&-]+\s+){1,5}(?:Price|Cost|Wage|Labou?r)s?\s+Ind(?:ex|"
        r"ices)\b(?:\s+(?:for|of)\s+(?:the\s+)?[A-Z][^.,;:()\n]{2,50})?)"
    ),
}
"""An index by what it is of: ``name`` is how the text calls it."""
