# ruff: noqa: E501 (texts to be read as they stand)
"""The parties of a contract, their roles and what identifies them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.terms import party
from tests.pipeline.terms._preambles import CASES, Case
from tests.pipeline.terms._views import view_of


def _terms(text: str, language: Any) -> list[Any]:
    return list(party.EXTRACTOR.extract(view_of(text, language), ()))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_parties_of_a_preamble(case: Case) -> None:
    found = _terms(case.text, case.language)
    assert [term.value.get("name") for term in found] == [name for name, _, _ in case.parties]
    for term, (name, alias, number) in zip(found, case.parties, strict=True):
        assert term.state == ("unknown" if name is None else "stated")
        if name is not None:
            assert term.value_text == name
        if alias is not None:
            assert term.value["alias"] == alias
        assert term.value.get("registration_number") == number
        assert term.evidences[0].quote in case.text


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_quote_starts_with_the_name(case: Case) -> None:
    for term in _terms(case.text, case.language):
        quote = " ".join(term.evidences[0].quote.split())
        assert quote.startswith(term.value_text)


def test_a_wrong_check_digit_is_told_and_lowers_confidence() -> None:
    text = CASES[0].text.replace("443 061 841", "443 061 842")
    lessor = _terms(text, "fr")[0]
    assert lessor.value["registration_number"] == "443061842"
    assert "check digit" in lessor.reason
    assert lessor.confidence < 0.9


def test_legal_form_and_address() -> None:
    lessor = _terms(CASES[0].text, "fr")[0]
    assert lessor.value["legal_form"] == "SCI"
    employer = _terms(
        "Entre les soussignés\nLa société MARBRERIE DU LAC SARL, dont le siège social est situé 14 quai du Port, "
        "74000 Annecy, ci-après « l'Employeur »\net\nMonsieur Hugo Lamy, demeurant à Annecy, ci-après « le Salarié »",
        "fr",
    )[0]
    assert employer.value["address"] == "14 quai du Port, 74000 Annecy"
    assert employer.value["role"] == "l'Employeur"
    company = _terms(
        next(case.text for case in CASES if case.name == "partnership, person, university"), "en"
    )[0]
    assert company.value["legal_form"] == "Delaware limited partnership"


def test_a_name_beside_a_role_keeps_both() -> None:
    text = (
        "Entre :\nOrpin Conseil, SASU au capital de 5.000 €, RCS Nanterre 443 061 841,\n"
        '(ci-après "Orpin" ou "le Prestataire")\nET :\nLa Commune de Villeneuve, représentée par son Maire,\n'
        '(ci-après "la Commune")\nPRÉAMBULE'
    )
    first, second = _terms(text, "fr")
    assert (first.value["alias"], first.value["role"]) == ("Orpin", "le Prestataire")
    assert second.value_text == "Commune de Villeneuve"


def test_a_redacted_party_is_unknown() -> None:
    text = 'This Agreement is made by and between [***] (the "Provider") and Telco Star Pte. Ltd. ("Recipient"). WHEREAS'
    first, second = _terms(text, "en")
    assert first.state == "unknown"
    assert "name" not in first.value
    assert second.value_text == "Telco Star Pte. Ltd."


@pytest.mark.parametrize("language", ["fr", "en"])
def test_texts_without_contracts_give_nothing_sure(language: Any) -> None:
    text = "The weather between Paris and London was fine. Entre Lyon et Nice, la route est belle.\n" * 5
    assert all(term.confidence < 0.9 for term in _terms(text, language))


def test_other_languages_are_left_alone() -> None:
    assert _terms("Zwischen der Firma Muster GmbH und der Firma Beispiel AG", "und") == []


def test_sure_only_with_two_things_that_speak_for_it() -> None:
    bare = _terms("This Agreement is made between Maple and Birch.\nWHEREAS", "en")
    assert all(term.confidence < 0.9 for term in bare)


def test_a_representative_is_no_party() -> None:
    names = [term.value_text for case in CASES for term in _terms(case.text, case.language)]
    for signatory in ("Henri BLANC", "Foncière Nord", "Marc VIDAL", "Jeanne FORT", "Yann Le Goff"):
        assert not any(signatory in name for name in names)


def test_the_recogniser_is_asked_only_where_rules_hesitate(monkeypatch: pytest.MonkeyPatch) -> None:
    import models

    load = models.load

    def refuse(name: str) -> Any:
        if name == "party_confidence":
            return load(name)
        raise AssertionError(f"{name} was loaded")

    monkeypatch.setattr(models, "load", refuse)
    for case in CASES:
        _terms(case.text, case.language)


def test_without_weights_rules_still_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    import models

    def missing(name: str) -> Any:
        raise models.ModelError("no trained model")

    monkeypatch.setattr(models, "load", missing)
    found = _terms(
        'Agreement between Acme Widgets, Inc. (the "Company") and the persons listed in Schedule A.', "en"
    )
    assert [term.value_text for term in found] == ["Acme Widgets, Inc."]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="AaéÉ &.,;:()\"«»'\n-1[]*_ entre et between and la société Inc. SAS", max_size=300))
def test_any_text_is_read_without_fault(text: str) -> None:
    from pipeline.terms import _party_english, _party_forms, _party_french

    for reader in (_party_english.read, _party_french.read):
        for named in reader(text):
            assert 0 <= named.start < named.end <= named.stop <= len(text)
    _party_forms.read(text, "fr")


def test_time_stays_linear_in_a_long_text() -> None:
    import time

    from pipeline.terms import _party_english, _party_french

    text = "between and among, (the parties; entre et (a) ABC Def, " * 40_000
    start = time.process_time()
    _party_english.read(text)
    _party_french.read(text)
    assert time.process_time() - start < 2.0


def test_what_is_called_so_from_here_on_wins_over_an_acronym() -> None:
    text = (
        "ENTRE LES SOUSSIGNES :\nL'Université de Valmorin, établissement public, SIREN 443 061 841, agissant au nom et pour "
        "le compte du Centre de la Recherche Océane (CRO),\nCi-après désignée par \"l'UNIVERSITÉ\"\nD'une part,\nET\n"
        'La société GENALYS, SAS au capital de 37.000 euros,\nCi-après désignée par "GENALYS"\nD\'autre part.'
    )
    first, second = _terms(text, "fr")
    assert (first.value_text, first.value["alias"]) == ("Université de Valmorin", "l'UNIVERSITÉ")
    assert (second.value_text, second.value["legal_form"]) == ("GENALYS", "SAS")


def test_a_parent_named_to_say_who_a_party_is_is_none() -> None:
    found = _terms(
        "CONSULTING AGREEMENT between Acme Widgets, Inc., a subsidiary of Global Widgets Holdings Corp., and Jane Roe.",
        "en",
    )
    assert [term.value_text for term in found] == ["Acme Widgets, Inc.", "Jane Roe"]


def test_the_dust_of_a_scan_is_taken_off_a_name_and_told() -> None:
    text = (
        "Entre la société ASCENSEURS MORVAN, SAS, ci-après « le Prestataire », et Ann LES HALLES DE BREVAN Y, société "
        "anonyme, sise 1 rue Haute, 21000 Dijon, ci-après « le Client ».\n\nSigné : LES HALLES DE BREVANY"
    )
    halls = _terms(text, "fr")[1]
    assert halls.value_text == "LES HALLES DE BREVANY"
    assert halls.repaired
    assert halls.confidence < 0.9
    assert halls.evidences[0].quote.startswith("LES HALLES")


def test_a_name_from_a_scan_is_sure_only_where_it_stands_twice() -> None:
    text = CASES[0].text
    view = view_of(text, "fr")
    page = replace(view.flow.document.pages[0], read_as="ocr")
    document = replace(view.flow.document, pages=(page,))
    scanned = replace(view, flow=replace(view.flow, document=document))
    assert max(term.confidence for term in party.EXTRACTOR.extract(view, ())) >= 0.9
    assert max(term.confidence for term in party.EXTRACTOR.extract(scanned, ())) < 0.9


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "JOINT FILING AGREEMENT\nThe undersigned hereby agree to file one statement.\n\nELM CAPITAL, L.P.\nBy: Elm GP, LLC\n"
            "By:\t/s/ Ann Moss\nName: Ann Moss\n\nTarn Holdings, Inc.\n\nBy: /s/ Carl Brand\nTitle: President",
            "en",
            ["ELM CAPITAL, L.P.", "Tarn Holdings, Inc."],
        ),
        ("PROTOCOLE\n\nLe matériel est prêté.\n\nPour la société ORMEAU SARL\tPour TILIA SAS\n(signé)", "fr", ["ORMEAU SARL", "TILIA SAS"]),
        ("ACCORD\n\nPour le Client\nPour le Prestataire\nPour l'Acheteur", "fr", []),
        ("NOTE\n\nThe plan is set out below.\n\nElm Inc.\nBy: Ann Moss", "en", []),
    ],
)  # fmt: skip
def test_without_a_preamble_those_who_sign_are_parties_but_never_sure(
    text: str, language: Any, names: list[str]
) -> None:
    found = _terms(text, language)
    assert [term.value_text for term in found] == names
    assert all(term.confidence < 0.9 for term in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('This Agreement is made by and between e-lumen, Inc., a Delaware corporation ("Lumen"), and i3 Sand LLC ("i3").', ["e-lumen, Inc.", "i3 Sand LLC"]),
        ('This Agreement is made by and\n--------\nbetween iShore.com, Inc. (the "Company"), and Mail\n-------\nDepots USA, Inc. ("MD").', ["iShore.com, Inc.", "Mail Depots USA, Inc."]),
        ("This Amendment is entered into.\n\nBETWEEN:\n\nAZAL LINHAS S/A, a company incorporated in Brazil\n\nAND\n\nAvions du Lac, G.I.E., a company of France\n\nWHEREAS prices lie between [***] and [***], they agree.", ["AZAL LINHAS S/A", "Avions du Lac, G.I.E."]),
        ("COOPERATION AGREEMENT\n\nParty A: People's Government of Marl County\nParty B: Marl New Energy Co., Ltd.\n\nParty A supports", ["People's Government of Marl County", "Marl New Energy Co., Ltd."]),
    ],
)  # fmt: skip
def test_odd_spellings_of_preambles(text: str, names: list[str]) -> None:
    assert [term.value_text for term in _terms(text, "en")] == names


def test_an_ordinary_contract_costs_no_heavy_import() -> None:
    text = next(case.text for case in CASES if case.name == "names with commas and ampersands")
    code = (
        "import sys; from tests.pipeline.terms._views import view_of; from pipeline.terms import extract_all;"
        "from pipeline import clauses;"
        f"flow = view_of({text!r}, 'en').flow; found = extract_all(flow, clauses.segment(flow));"
        "assert sum(term.kind == 'party' for term in found.terms) == 2;"
        "assert not {'spacy', 'sklearn', 'skops', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


_COVERED = """SUPPLY AGREEMENT
BETWEEN
TARN FOUNDRY INC.
("TFI")
AND
OSMUND PRESSES LTD.
("OPL")

This Supply Agreement is made between Tarn Foundry Inc., a Nevada corporation with offices at 11 Second Street,
Reno, Nevada 89501 (herein "TFI") and Osmund Presses Ltd., a corporation organized under the laws of Ontario with
offices at 86 Quay Road, Toronto, Ontario, M5V 2T6, Canada (herein "OPL").
"""
_TWO_IN_ONE = """RATE LETTER
BETWEEN TARN AND OSMUND PIPELINE COMPANY

THIS AGREEMENT is made by and between OSMUND PIPELINE COMPANY, a Delaware corporation, hereinafter referred to as
"Carrier" and TARN GAS AND ELECTRIC COMPANY, a Kentucky corporation, hereinafter referred to as "Shipper."
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            _COVERED,
            [
                ("Tarn Foundry Inc.", "Nevada corporation", "Reno"),
                ("Osmund Presses Ltd.", "Ontario corporation", "Toronto"),
            ],
        ),
        (
            _TWO_IN_ONE,
            [
                ("OSMUND PIPELINE COMPANY", "Delaware corporation", ""),
                ("TARN GAS AND ELECTRIC COMPANY", "Kentucky corporation", ""),
            ],
        ),
    ],
    ids=["cover with both names", "cover with two names in one"],
)
def test_what_a_cover_names_is_told_by_the_introduction(
    text: str, told: list[tuple[str, str, str]]
) -> None:
    found = [
        (one.value["name"], one.value.get("legal_form"), one.value.get("address", ""))
        for one in _terms(text, "en")
    ]
    assert len(found) == len(told)
    for (name, form, place), (right_name, right_form, right_place) in zip(found, told, strict=True):
        assert (name, form) == (right_name, right_form)
        assert right_place in str(place)
        assert bool(place) == bool(right_place)
