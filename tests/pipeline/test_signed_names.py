"""A place that says what a party is called and who signs bears no other name of it."""

from __future__ import annotations

import pytest

from pipeline._signed_names import signed_otherwise
from pipeline.decisions import Reviewed
from pipeline.types import Term
from tests.pipeline.store import samples


def _usable(kind: str, quote: str, **value: str) -> Reviewed:
    document = samples.document("c", quote)
    made: Term = samples.term(document, kind, quote, dict(value), value.get("party", quote))
    return Reviewed(made, "unreviewed")


def _other_names(place: str) -> list[str]:
    parties = [
        _usable("party", "Messageries Bruant", alias="le Transporteur"),
        _usable("party", "Vergers Colin", alias="le Chargeur", role="le Client"),
    ]
    places = [_usable("signature", place, state="signed", party="Messageries Bruant")]
    return [name for _, _, name in signed_otherwise(parties, places)]


@pytest.mark.parametrize(
    "place",
    [
        "Pour le Transporteur, Aude Kerval, gérante",
        "Pour le Transporteur, Mme Aude Kerval",
        "Pour le Transporteur Aude Kerval, gérante",
        "Pour le Transporteur, Aude Kerval - gérante",
        "Pour Messageries Bruant, Aude Kerval, présidente",
        "For Messageries Bruant, Aude Kerval, Director",
        "Signed by Aude Kerval, for and on behalf of MESSAGERIES BRUANT",
        "Signed by Aude Kerval, for Messageries Bruant",
    ],
)
def test_a_person_is_no_other_name(place: str) -> None:
    assert _other_names(place) == []


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Pour Messageries Bruant Participations", "Messageries Bruant Participations"),
        ("Pour Bruant Logistique SAS, Aude Kerval, gérante", "Bruant Logistique SAS, Aude Kerval, gérante"),
    ],
)
def test_another_company_of_the_house_is(place: str, name: str) -> None:
    assert _other_names(place) == [name]
