# ruff: noqa: E501 (sentences are read whole)
"""What puts an end, a renewal or a way out in doubt though every reader knows: the words around it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.clauses import flow, segment
from pipeline.contract import resolve_with_proofs
from pipeline.contradictions import contradictions
from pipeline.folding import fold
from pipeline.terms import extract_all
from pipeline.terms._ruled_out import ruled_out
from pipeline.terms.contract_type import of_title
from pipeline.types import Language
from tests.pipeline.terms._reading import document, read

_EN = "2. Term\n\n2.1 This Agreement starts on 1 May 2023 and ends on 30 April 2026.\n\n2.2 {}\n\n3. Work\n\n3.1 The Bakery bakes.\n"
_FR = "Article 3 - Durée\n\n3.1 Le contrat prend effet le 1er mai 2023 et finit le 30 avril 2026.\n\n3.2 {}\n\nArticle 4 - Prix\n\nLe prix est de 90 euros par mois.\n"
BY_BOTH: list[tuple[Language, str, str | None]] = [
    (
        "en",
        "Any longer period needs a fresh contract; a further term is for a new agreement alone.",
        "both",
    ),
    (
        "en",
        "Should the parties wish to carry on after that date they shall sign a further agreement.",
        "both",
    ),
    ("en", "An extension of the term is made by a deed of extension signed by both parties.", "both"),
    ("en", "The term may be extended by mutual agreement in writing.", "both"),
    ("en", "The Hotel may extend the term for one year by written notice.", None),
    ("en", "The term may be extended at the Hotel's option or by mutual agreement.", None),
    ("fr", "Aller au-delà suppose un nouveau contrat.", "both"),
    ("fr", "La poursuite des livraisons fera l'objet d'un avenant.", "both"),
    ("fr", "Sa prolongation est subordonnée à un accord écrit des deux parties.", "both"),
    ("fr", "L'Hôtel peut, à l'initiative du seul gérant, le prolonger d'un an sur simple demande.", None),
]


@pytest.mark.parametrize(("language", "sentence", "by"), BY_BOTH)
def test_what_only_a_paper_of_both_renews(language: Language, sentence: str, by: str | None) -> None:
    text = (_EN if language == "en" else _FR).format(sentence)
    found = [term.value for term in read(text, language, "renewal") if term.state == "stated"]
    assert [one.get("by") for one in found if one.get("kind") == "express"][:1] == ([by] if found else [])


def test_other_papers_outside_of_the_term_renew_nothing() -> None:
    text = "5. Works\n\n5.1 Works beyond the end of the quay are for a separate contract.\n"
    assert not read(text, "en", "renewal")


BEGINS = [
    ("Le contrat est conclu pour trois ans, du 1er mars 2024 au 28 février 2027.", "2024-03-01"),
    ("Le bail est consenti du 1er mars 2024 au 28 février 2027.", "2024-03-01"),
    (
        "Le contrat est conclu pour une durée de trois ans, commençant à courir le 1er mars 2024.",
        "2024-03-01",
    ),
    ("Le prix est consenti du 1er mars 2024 au 28 février 2027.", None),
    ("Le précédent contrat avait été conclu du 1er mars 2021 au 28 février 2024.", None),
]


@pytest.mark.parametrize(("sentence", "day"), BEGINS)
def test_the_first_of_two_days_begins_a_french_contract(sentence: str, day: str | None) -> None:
    text = f"CONTRAT DE MENUISERIE\n\nArticle 2 - Durée\n\n{sentence}\n\nArticle 3 - Prix\n\n90 euros.\n"
    found = [term.value["date"] for term in read(text, "fr", "effective_date") if term.state == "stated"]
    assert found == ([day] if day else [])


def test_what_goes_on_of_itself_is_no_first_term() -> None:
    text = (
        "Article 2 - Durée\n\n2.1 Le contrat est conclu pour quatre mois, du 1er mars 2026 au 30 juin 2026.\n\n2.2 Sans opposition, "
        "le contrat se poursuit de lui-même pour un an.\n"
    )
    assert [term.value["duration"] for term in read(text, "fr", "term")] == ["P4M"]


@pytest.mark.parametrize("number", ["A.2", "II.2", "B.4 -"])
def test_articles_may_be_numbered_with_a_letter(number: str) -> None:
    text = f"CONTRAT DE LOCATION\n\n{number[0]}. CONDITIONS\n\n{number} Durée : trente mois, du 1er mars 2024 au 31 août 2026.\n\nLe loyer est de 90 euros.\n"
    assert [term.value.get("date") for term in read(text, "fr", "expiration_date")] == ["2026-08-31"]


FOR_EVER = [
    ("This Agreement begins when the first boiler is lit and shall endure in perpetuity.", True),
    ("The support and the licence begin on 1 May 2024 and shall continue for ever.", True),
    ("The rights granted under this Agreement shall continue in perpetuity.", False),
    ("The licence of the drawings made under this Agreement shall continue in perpetuity.", False),
]


@pytest.mark.parametrize(("sentence", "for_ever"), FOR_EVER)
def test_for_ever_behind_other_words(sentence: str, for_ever: bool) -> None:
    text = f"SUPPORT AGREEMENT\n\n2. Term\n\n2.1 {sentence}\n\n3. Price\n\nThe price is £90 a month.\n"
    found = any(term.value.get("kind") == "perpetual" for term in read(text, "en", "expiration_date"))
    assert found == for_ever


def test_a_sheet_gives_an_end_that_may_be_used() -> None:
    text = (
        "SERVICES CONTRACT\n\nSupplier: Elm Ltd\nCustomer: Oak Ltd\nStart Date: 1 May 2024\nInitial period: two years from the Start Date\n"
        "Charge: £90 per month\n\n1. Work\n\nThe Supplier cleans.\n"
    )
    (end,) = read(text, "en", "expiration_date")
    assert end.value["date"] == "2026-04-30"
    assert 0.5 < end.confidence < 0.7


SILENT: list[tuple[Language, str, str, bool]] = [
    ("en", "The rent shall remain fixed and shall not be subject to any increase.", "indexation", False),
    ("en", "The rent may be increased on 1 May.", "indexation", True),
    (
        "fr",
        "La redevance est invariable pendant la durée, quelle que soit l'évolution des coûts.",
        "indexation",
        False,
    ),
    ("fr", "Le prix, augmenté de la TVA, est payable par mois.", "indexation", False),
    ("fr", "Le prix pourra être réajusté au 1er mai.", "indexation", True),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "spoken"), SILENT)
def test_a_firm_price_is_no_word_of_a_revision(
    language: Language, sentence: str, kind: str, spoken: bool
) -> None:
    running = flow(document(sentence, language))
    found = extract_all(running, segment(running))
    assert (kind in found.signalled or any(term.kind == kind for term in found.terms)) == spoken


@pytest.mark.parametrize(
    "sentence",
    [
        "It may not be terminated by either of them on notice or for convenience.",
        "Neither the Mill nor the Farm may end it for convenience.",
    ],
)
def test_no_exit_leaves_no_notice_to_leave(sentence: str) -> None:
    assert ruled_out(fold(sentence), "en") == {"termination_for_convenience", "termination_notice"}


def test_force_majeure_that_lasts_is_no_end_of_the_contract() -> None:
    text = "CONTRAT DE VEILLE\n\nArticle 6 - Force majeure\n\nElle excuse chacun tant qu'elle dure.\n"
    assert not read(text, "fr", "expiration_date")


def test_a_part_of_the_work_that_ends_leaves_the_end_in_doubt() -> None:
    text = (
        "CONTRAT D'ÉTUDES\n\nArticle 3 - Durée\n\n3.1 Phase 1 : du 1er mars 2025 au 30 juin 2025.\n\n"
        "Article 4 - Prix\n\nLe prix est de 90 euros.\n"
    )
    assert [term.state for term in read(text, "fr", "expiration_date")] == ["unknown"]


LEAVES = [
    (
        "Le Moulin comme la Ferme peut résilier le contrat à tout moment sous préavis de deux mois.",
        "either",
    ),
    ("Le Moulin peut résilier le contrat à tout moment sous préavis de deux mois.", "Moulin"),
]


@pytest.mark.parametrize(("sentence", "by"), LEAVES)
def test_one_like_the_other_is_both(sentence: str, by: str) -> None:
    text = f"CONTRAT\n\nEntre Blés SAS, ci-après « le Moulin », et Champs SARL, ci-après « la Ferme ».\n\nArticle 5 - Fin\n\n{sentence}\n"
    assert [term.value["by"] for term in read(text, "fr", "termination_for_convenience")] == [by]


_ORDER = {
    "en": "SUBSCRIPTION ORDER\n\nOrder number: 77\nOrder date: 3 May 2024\nSupplier: Elm Ltd\nCustomer: Oak Ltd\nService: hosting of the booking site\n\n{}\n\nGENERAL TERMS\n\n"
    + "".join(f"{n}. Matter\n{n}.1 The Supplier does its part.\n\n" for n in range(1, 7))
    + "Signed for the Customer: A. Oak\n",
    "fr": "BON DE COMMANDE N° 77\nHébergement du site de réservation\n\nFournisseur : Orme SARL\nClient : Chêne SAS\nQuantité : un site\n\n{}\n\n"
    "CONDITIONS GÉNÉRALES DE SERVICE\n\n"
    + "".join(f"{n}. Objet\n{n}.1 Le Fournisseur fait sa part.\n\n" for n in range(1, 7))
    + "Bon pour accord : A. Chêne\n",
}
ORDERS: list[tuple[Language, str, bool]] = [
    ("en", "This order and the General Terms set out below form the contract.", True),
    ("en", "This order is placed under the Framework Agreement of 3 May 2024.", False),
    ("fr", "La commande et les conditions reproduites ci-dessous forment le contrat.", True),
    ("fr", "La commande est passée en exécution du contrat-cadre du 3 mai 2024, ci-après rappelé.", False),
]


@pytest.mark.parametrize(("language", "sentence", "whole"), ORDERS)
def test_an_order_with_its_own_terms_is_the_contract(
    language: Language, sentence: str, whole: bool
) -> None:
    text = _ORDER[language].format(sentence)
    assert (read(text, language, "document_class")[0].value["class"] == "contract") == whole
    if whole:
        assert read(text, language, "contract_type")[0].value == {"type": "hosting"}


@pytest.mark.parametrize(
    ("title", "language", "kind"),
    [
        ("STATIC GUARDING CONTRACT", "en", "services"),
        ("AGREEMENT FOR HIRE OF CRANES", "en", "lease"),
        ("SECURITY AGREEMENT", "en", "loan"),
        ("CONTRAT DE TÉLÉSURVEILLANCE", "fr", "services"),
        ("ABONNEMENT À UN LOGICIEL EN LIGNE", "fr", "hosting"),
    ],
)
def test_titles_of_services(title: str, language: str, kind: str) -> None:
    found = of_title(title, language)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(("years", "differs"), [("three", True), ("two", False)])
def test_a_length_from_a_start_told_elsewhere_is_held_against_the_end(years: str, differs: bool) -> None:
    text = (
        "STORAGE CONTRACT\n\nSupplier: Elm Ltd\nCustomer: Oak Ltd\nCommencement Date: 1 May 2024\nExpiry Date: 30 April 2026\nCharge: £90 a month\n\n"
        f"2. Duration\n\n2.1 This Contract begins on the Commencement Date and shall last for a period of {years} years from that date.\n"
    )
    running = flow(document(text, "en"))
    terms = extract_all(running, segment(running)).terms
    made = resolve_with_proofs("c", "en", terms, as_of=date(2026, 1, 1))
    assert [one.field for one in contradictions(made)] == (["expiration_date"] if differs else [])
