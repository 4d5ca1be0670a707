"""Kinds of loss for which nobody is liable."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "fr",
        (
            "En aucun cas le Prestataire ne pourra être tenu responsable des dommages indirects, "
            "tels que perte de chiffre d'affaires, manque à gagner, perte de données ou préjudice "
            "commercial."
        ),
        [{"what": ["indirect", "lost_revenue", "lost_profits", "lost_data", "lost_business"]}],
    ),
    (
        "fr",
        "Aucune des parties ne répondra envers l'autre des préjudices immatériels.",
        [{"what": ["immaterial"], "by": "either"}],
    ),
    (
        "fr",
        (
            "Sont exclus les préjudices indirects, notamment les pertes d'exploitation et les "
            "pertes de clientèle."
        ),
        [{"what": ["indirect", "lost_profits", "lost_business"]}],
    ),
    (
        "en",
        (
            "In no event will Licensor be liable for any indirect, special or consequential "
            "damages, loss of profits, loss of data or business interruption."
        ),
        [{"what": ["indirect", "special", "consequential", "lost_profits", "lost_data", "lost_business"]}],
    ),
    (
        "en",
        (
            "Neither party shall be liable to the other, whatever the ground of the claim may "
            "be,\n\n                    12\n\nfor punitive or exemplary damages."
        ),
        [{"what": ["punitive", "exemplary"], "by": "either"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    (
        "fr",
        (
            "Le Prestataire indemnisera le Client de tout dommage direct ou indirect résultant de "
            "ses manquements."
        ),
    ),
    (
        "en",
        (
            "Vendor shall indemnify Customer against all damages, including, but not limited to, "
            "indirect and consequential damages."
        ),
    ),
    (
        "en",
        ("No partner guarantees, directly or indirectly, any direct or indirect loss of a third party."),
    ),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "liability_exclusion")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "liability_exclusion") == ()
