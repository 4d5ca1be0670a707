"""Messages with the values of columns in them, made by the database."""

from __future__ import annotations

import string
from collections.abc import Mapping

from rules.conditions import literal, quoted


def fields_of(template: str) -> set[str]:
    """Return the columns that a message names in braces.

    Raises:
        ValueError: a brace stands alone.
    """
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def filled(template: str, places: Mapping[str, tuple[str, str]], locale: str) -> str:
    """SQL that fills the columns a message names in braces; what is not known shows as a question mark.

    Args:
        template: the message.
        places: column -> where it is found (a prefix as ``row``) and its DuckDB type.
        locale: how numbers and days are written, ``fr`` or ``en``.
    """
    parts = []
    for words, name, _, _ in string.Formatter().parse(template):
        if words:
            parts.append(literal(words))
        if name is not None:
            parts.append(_value(name, places, locale))
    return " || ".join(parts) or "''"


def _value(name: str, places: Mapping[str, tuple[str, str]], locale: str) -> str:
    if name not in places:
        return "'?'"
    table, kind = places[name]
    return f"coalesce({_printed(f'{table}.{quoted(name)}', kind, locale)}, '?')"


def _printed(value: str, kind: str, locale: str) -> str:
    """SQL of a value as people of a language write it."""
    if kind == "DATE":
        return f"strftime({value}, '{'%d/%m/%Y' if locale == 'fr' else '%Y-%m-%d'}')"
    if kind.startswith("DECIMAL"):
        return _amount(value, locale)
    if kind in ("DOUBLE", "FLOAT"):
        text = f"format('{{:.15g}}', round({value}, 2))"
        return f"replace({text}, '.', ',')" if locale == "fr" else text
    return f"CAST({value} AS VARCHAR)"


def _amount(value: str, locale: str) -> str:
    """With two decimals, thousands apart."""
    exact = f"CAST({value} AS DECIMAL(38, 2))"
    text = f"CAST({exact} AS VARCHAR)"
    whole = f"format('{{:,}}', abs(TRY_CAST(trunc({exact}) AS BIGINT)))"
    sign = f"CASE WHEN {exact} < 0 THEN '-' ELSE '' END"
    grouped = f"coalesce({sign} || {whole} || '.' || right({text}, 2), {text})"
    # Thousands are parted by a narrow space that breaks no line.
    return f"translate({grouped}, ',.', '\u202f,')" if locale == "fr" else grouped
