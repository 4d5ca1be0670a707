"""Company names and registration numbers: when two are the same company, and which digits are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import company


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("La société Énergie-Rhône, S.A.S.", "ENERGIE RHONE"),
        ("Apple Orchard, Inc.", "Apple Orchard Incorporated"),
        ("SARL S.G.I", "S.G.I."),
        ("Keller & Brand LLC", "Keller and Brand, L.L.C."),
        ("Toller GmbH & Co. KG", "TOLLER"),
        ("I.B.C. Corporation", "IBC Corp."),
        ("The Meadow Company", "Meadow Co."),
    ],
)
def test_same_company(left: str, right: str) -> None:
    assert company.same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Alpha SAS", "Alpha Nord SAS"), ("", ""), ("Orme Ltd", "Ormes Ltd"), ("SAS", "SARL")],
)
def test_other_companies(left: str, right: str) -> None:
    assert not company.same(left, right)


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(name: str) -> None:
    once = company.normalise(name)
    assert company.normalise(once) == once or len(once) >= len(company.normalise(once))


@pytest.mark.parametrize(
    ("text", "scheme", "number", "right"),
    [
        ("immatriculée au RCS de Lyon sous le n° 443 061 841", "RCS", "443061841", True),
        (
            "immatriculée au Registre du commerce et des sociétés de Lyon sous le numéro B 443.061.841",
            "RCS",
            "443061841",
            True,
        ),
        ("SIRET : 443 061 841 00047", "SIRET", "44306184100047", True),
        ("SIRET 443 061 841 00048", "SIRET", "44306184100048", False),
        ("SIREN 443061842", "SIREN", "443061842", False),
        ("sous le numéro SIRET 443 061\n841 00047", "SIRET", "44306184100047", True),
        ("N° TVA intracommunautaire : FR 40 303 265 045", "VAT", "FR40303265045", True),
        ("N° TVA intracommunautaire : FR 41 303 265 045", "VAT", "FR41303265045", False),
        (
            "registered in England and Wales with company number 01234567",
            "UK company number",
            "01234567",
            True,
        ),
        ("a partnership registered in Scotland (number SO301234)", "UK company number", "SO301234", True),
        ("registered in Northern Ireland with number NI 601234", "UK company number", "NI601234", True),
        (
            "a limited partnership registered in England (No. LP012345)",
            "UK company number",
            "LP012345",
            True,
        ),
        ("registered number OC 301\n234 in England", "UK company number", "OC301234", True),
        ("immatriculée au RCS de Lyon sous le numéro 443 061\n841", "RCS", "443061841", True),
        ("company number 01234567\n\n1. The Tenant", "number", "01234567", True),
        ("company number 01234567\n2. The Tenant", "number", "01234567", True),
        ("RCS Dole 552 100 554\n\n12. Objet", "RCS", "552100554", True),
        ("RCS Dole 552 100 554\n7 rue des Buis", "RCS", "552100554", True),
        ("SIREN 552 100 554\n39100 Dole", "SIREN", "552100554", True),
        ("SIRET 552 100 554\n00013", "SIRET", "55210055400013", True),
        ("Employer Identification Number 94-2404110", "EIN", "942404110", True),
        ("Amtsgericht München, HRB 12345", "HRB", "12345", True),
    ],
)
def test_registration(text: str, scheme: str, number: str, right: bool) -> None:
    found = company.registrations(text)
    assert [(one.scheme, one.number) for one in found] == [(scheme, number)]
    assert (found[0].problem == "") is right
    assert "".join(c for c in text[found[0].start : found[0].end] if c.isalnum()) == number


@pytest.mark.parametrize(
    "text",
    [
        "au capital social de 894 017,40 euros",
        "tél. 04 72 00 00 00",
        "la somme de 443 061 841 euros",
        "le 12 mars 2024",
    ],
)
def test_no_registration(text: str) -> None:
    assert company.registrations(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("DURAND, société par actions simplifiée au capital de 10 €", "fr", "SAS"),
        ("DURAND SARL", "fr", "SARL"),
        ("DURAND, SARL SCOP immatriculée", "fr", "SCOP"),
        ("sa maison et ses amis", "fr", None),
        ("Acme Widgets, Inc.", "en", "Inc."),
        ("Acme Limited, incorporated in Scotland", "en", "Ltd."),
        ("Tarrow B.V.", "en", "BV"),
    ],
)
def test_legal_form(text: str, language: str, code: str | None) -> None:
    assert company.legal_form(text, language) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme, a Delaware corporation", ("Delaware corporation", "US-DE")),
        (
            "a limited liability company organized under the laws of the State of New York",
            ("New York limited liability company", "US-NY"),
        ),
        ("a company organized and existing under the laws of Singapore", ("Singapore company", None)),
        ("a cheerful crowd", None),
    ],
)
def test_incorporation(text: str, expected: tuple[str, str | None] | None) -> None:
    assert company.incorporation(text) == expected
