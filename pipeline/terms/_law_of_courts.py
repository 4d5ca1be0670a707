"""Holds a law against the courts that a contract chooses: mostly they are of one country.

Agreement is a second witness, and takes away part of the doubt; courts of another country alone are legal,
and seldom, so that some doubt is added: a slip of the drafter's, or of the reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.types import Term

_LEFT = 0.6
"""What is left of the doubt where a court is of the law's country."""
_DIFFER = 0.95
"""What is left of the confidence where all courts are of others."""
_SURE_COURT = 0.8


def held_against_courts(laws: Iterable[Term], courts: Iterable[Term]) -> Iterator[Term]:
    """Yield laws with a confidence that rises or falls with the courts' countries.

    Args:
        laws: as they were read.
        courts: terms of the jurisdiction; seats of arbitration say nothing of the law, and are passed over.
    """
    countries = {
        country(str(court.value["country"]))
        for court in courts
        if court.state == "stated"
        and court.value.get("kind") == "court"
        and court.value.get("country")
        and court.confidence >= _SURE_COURT
    }
    for law in laws:
        if not countries or law.state != "stated":
            yield law
        elif country(law.value_text) in countries:
            yield replace(law, confidence=round(1.0 - (1.0 - law.confidence) * _LEFT, 3))
        else:
            yield replace(law, confidence=round(law.confidence * _DIFFER, 3))


def country(code: str) -> str:
    """Return the country of an ISO 3166 code: ``GB`` of ``GB-ENG``."""
    return code.partition("-")[0]
