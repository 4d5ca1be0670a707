"""Whether a contract is in force on a day, as far as its own words tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

Status = Literal["in_force", "expired", "terminated", "draft", "unknown"]

JUDGED = frozenset({"contract", "amendment", "order", "unknown"})
"""Classes that are judged and have deadlines; a document of unknown class is judged as a contract."""
DRAFTS = frozenset({"draft", "template"})


def status_on(as_of: date, fields: Mapping[str, Any], unknown: Mapping[str, str]) -> tuple[Status, str]:
    """Return the status on a day, and why.

    Args:
        as_of: the day.
        fields: of the contract, as far as they are known.
        unknown: field -> why its words settle nothing.
    """
    document_class = str(fields["document_class"])
    if document_class in DRAFTS:
        return "draft", f"the document is a {document_class}"
    if document_class not in JUDGED:
        return "unknown", f"the document is no contract ({document_class.replace('_', ' ')})"
    start = fields.get("effective_date") or fields.get("agreement_date")
    if start is not None and start > as_of:
        return "unknown", f"it starts on {start}"
    end = fields.get("expiration_date")
    if start is None and fields.get("signed") is False:
        return "unknown", "it bears no date and is not signed: whether it was ever made is not known"
    if end is not None:
        return _by_end(as_of, end, fields, unknown)
    if "expiration_date" in unknown:
        return "unknown", f"its end is not known: {unknown['expiration_date']}"
    kind = fields.get("expiration_kind")
    undated = start is None and ("agreement_date" in unknown or "effective_date" in unknown)
    if kind == "perpetual" and undated and fields.get("signed") is not True:
        return (
            "unknown",
            "it bears no date that could be read, and no signature: it may never have been made",
        )
    if kind == "perpetual":
        return "in_force", "it was made without an end, and no termination is known"
    if kind == "event":
        return "unknown", "it ends with an event, and whether that has come is not known"
    if document_class == "amendment":
        return "unknown", "it amends another contract and says nothing of the end"
    return "unknown", "no end was found"


def _by_end(
    as_of: date, end: date, fields: Mapping[str, Any], unknown: Mapping[str, str]
) -> tuple[Status, str]:
    if end >= as_of:
        return "in_force", f"it ends on {end}"
    renewal = fields.get("renewal")
    following = fields.get("next_renewal_date")
    if renewal == "tacit" and following is not None:
        return "in_force", f"renewed tacitly since {end}, next on {following}; no termination is known"
    if renewal == "evergreen":
        return "in_force", f"it goes on without an end since {end}; no termination is known"
    if renewal == "tacit":
        return "unknown", f"its first term ended on {end}; how long it was renewed is not known"
    if renewal == "express":
        return "unknown", f"it ended on {end} unless it was renewed expressly"
    if "renewal" in unknown:
        return "unknown", f"it ended on {end} unless it was renewed: {unknown['renewal']}"
    return "expired", f"it ended on {end}"
