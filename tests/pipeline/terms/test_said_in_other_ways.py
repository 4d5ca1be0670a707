"""Defects that drafters say in many ways: what each extractor finds of them, and leaves alone."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

CARVED: list[tuple[Language, str, set[str]]] = [
    (
        "en",
        (
            "7. CONFIDENTIALITY\n\n7.1 Each party shall hold the other's information in "
            "confidence.\n\n9. LIABILITY\n\n"
            "9.1 The total liability of each party shall not exceed $150,000.\n\n9.2 Section 9.1 "
            "shall not apply to fraud; "
            "nor shall it apply to any breach of Section 7, for which liability shall be without "
            "limitation."
        ),
        {"confidentiality", "fraud", "section 7"},
    ),
    (
        "en",
        (
            "Liability under this Agreement is capped at £1,000,000. There shall be no cap on "
            "what a party must pay for "
            "loss or leakage of the other's personal data."
        ),
        {"data_protection"},
    ),
    (
        "fr",
        (
            "La responsabilité totale du Prestataire n'excède pas 300 000 euros. Échappent à "
            "cette limite le dol et les "
            "manquements à l'obligation de confidentialité."
        ),
        {"confidentiality", "fraud"},
    ),
]


@pytest.mark.parametrize(("language", "text", "what"), CARVED)
def test_what_stands_outside_a_limit(language: Language, text: str, what: set[str]) -> None:
    found: set[str] = set()
    for term in read(text, language, "uncapped_liability"):
        told = term.value["what"]
        assert isinstance(told, list)
        found.update(map(str, told))
    assert found == what


def test_what_a_section_is_about_is_no_breach_of_it() -> None:
    text = (
        "7. CONFIDENTIALITY\n\n7.1 Each party shall keep secrets.\n\n9. LIABILITY\n\n9.1 "
        "Liability shall not exceed "
        "$150,000. This limit shall not apply to fraud and is reckoned as Section 7 is read."
    )
    terms = read(text, "en", "uncapped_liability")
    assert not any("confidentiality" in str(term.value) for term in terms)


RIVALS: list[tuple[Language, str, str, str]] = [
    (
        "fr",
        (
            "Durant les quatre années qui suivront la fin du contrat, les parties s'interdisent "
            "de créer ou d'exploiter, "
            "dans le département du Haut-Rhin, une boulangerie proposant des céréales anciennes."
        ),
        "both",
        "P48M",
    ),
    (
        "fr",
        "Pendant trente-six mois après la fin du contrat, le Prestataire ne fera pas concurrence "
        "au Client.",
        "supplier",
        "P36M",
    ),
    (
        "en",
        (
            "The Customer shall not, until the fifth anniversary of the end of the Term, engage "
            "in any activity in "
            "competition with the Supplier's business."
        ),
        "customer",
        "P60M",
    ),
    (
        "en",
        (
            "It is forbidden to the Supplier, for four years once this Agreement has ended, to "
            "work for or advise a "
            "competitor of the Customer."
        ),
        "supplier",
        "P48M",
    ),
]


@pytest.mark.parametrize(("language", "text", "who", "lasts"), RIVALS)
def test_who_may_not_compete_and_how_long(language: Language, text: str, who: str, lasts: str) -> None:
    told = {
        (term.value.get("by"), term.value.get("duration")) for term in read(text, language, "non_compete")
    }
    assert (who, lasts) in told


def test_what_holds_after_the_end_is_not_hidden_by_what_holds_until_it() -> None:
    text = (
        "11. Non-compete\n\n11.1 During the Term the Supplier shall not compete with the Customer.\n\n"
        "11.2 For four years after termination the Supplier shall not compete with the Customer in Kent."
    )
    assert "P48M" in {term.value.get("duration") for term in read(text, "en", "non_compete")}


def test_keeping_records_of_rivals_is_no_promise() -> None:
    text = (
        "For four years following the end of this Agreement the Supplier shall keep the records "
        "of the sales of competing "
        "products available for audit."
    )
    assert not any(term.state == "stated" for term in read(text, "en", "non_compete"))


EXCEPTED: list[tuple[Language, str]] = [
    (
        "en",
        (
            "Either party may terminate this Agreement if the other is wound up, otherwise than "
            "for a solvent "
            "reconstruction or merger."
        ),
    ),
    (
        "fr",
        "Chaque partie peut résilier le contrat si l'autre est dissoute, autrement que par "
        "l'effet d'une fusion.",
    ),
]


@pytest.mark.parametrize(("language", "text"), EXCEPTED)
def test_a_merger_that_is_excepted_ends_nothing(language: Language, text: str) -> None:
    assert not any(term.state == "stated" for term in read(text, language, "change_of_control"))


GIVEN_BACK: list[tuple[Language, str, str | None]] = [
    (
        "en",
        (
            "The Customer may end this Agreement at any time on sixty days' notice. The Supplier "
            "may likewise end it on "
            "ninety days' notice."
        ),
        "either",
    ),
    (
        "fr",
        (
            "Le Client peut résilier le contrat à tout moment avec un préavis de deux mois. Le "
            "Prestataire le peut "
            "également, avec un préavis de quatre mois."
        ),
        "either",
    ),
    (
        "en",
        (
            "The Customer may end this Agreement at any time on sixty days' notice. The Supplier "
            "does not have the same "
            "right."
        ),
        "customer",
    ),
    (
        "en",
        (
            "This Agreement may be terminated by the Customer, whether or not the Supplier is in "
            "default, on giving "
            "forty-five days' notice."
        ),
        "customer",
    ),
    (
        "fr",
        "Le contrat peut être dénoncé sans motif par le Client sous trois mois, ou par le "
        "Prestataire sous six mois.",
        "either",
    ),
]


@pytest.mark.parametrize(("language", "text", "who"), GIVEN_BACK)
def test_a_right_that_the_next_words_give_back(language: Language, text: str, who: str | None) -> None:
    assert {term.value.get("by") for term in read(text, language, "termination_for_convenience")} == {who}


PRICED: list[tuple[Language, str, bool]] = [
    (
        "en",
        "The price of each consignment is that appearing in the catalogue of the Supplier current "
        "at dispatch.",
        True,
    ),
    (
        "fr",
        "Le Client règle les prestations selon la grille que le Prestataire applique au moment de "
        "leur exécution.",
        True,
    ),
    (
        "fr",
        (
            "Les produits sont facturés aux prix hors TVA figurant au tarif professionnel du "
            "Fournisseur tel qu'il est en "
            "vigueur au jour de la réception de chaque commande."
        ),
        True,
    ),
    (
        "en",
        "The price is £10,000 a year. Value added tax is added at the rate in force on the day of "
        "the invoice.",
        False,
    ),
    (
        "fr",
        "Les produits sont facturés aux prix du tarif joint en annexe 1, qui valent pour toute la durée.",
        False,
    ),
]


@pytest.mark.parametrize(("language", "text", "open_"), PRICED)
def test_a_list_of_a_later_day(language: Language, text: str, open_: bool) -> None:
    told = {str(term.value["reason"]) for term in read(text, language, "vague_price")}
    assert ("current_rates" in told) is open_


_AGREED = (
    "Le forfait est de 3 000 euros HT par mois. Les parties se rencontrent chaque mois d'octobre "
    "pour apprécier s'il y a "
    "lieu de le modifier, et aucune modification ne prend effet sans l'acceptation de chacune."
)
_TWICE = (
    "La redevance de 20 000 euros HT par an est révisée chaque 1er mai en appliquant à la "
    "dernière redevance révisée le "
    "rapport de l'indice ICHT-IME du moment à l'indice ICHT-IME connu à la signature du contrat."
)
GAPS: list[tuple[Language, str, str, bool]] = [
    ("fr", _AGREED, "by_agreement", True),
    (
        "en",
        (
            "Any revision of the charges, which are £9,000 a quarter, calls for the written "
            "concurrence of both parties, "
            "neither of whom is bound to give it."
        ),
        "by_agreement",
        True,
    ),
    (
        "en",
        "The price is £500 a unit. This Agreement may be amended only in writing signed by both parties.",
        "by_agreement",
        False,
    ),
    ("fr", _TWICE, "counted_twice", True),
    (
        "fr",
        _TWICE.replace("connu à la signature du contrat", "de la révision précédente"),
        "counted_twice",
        False,
    ),
    (
        "fr",
        (
            "Le prix mensuel de 3 000 euros HT est révisé le 1er janvier et le 1er juillet. À "
            "chacune de ces dates il est "
            "tenu compte de la hausse ou de la baisse de l'indice Syntec au cours des douze mois "
            "qui précèdent."
        ),
        "longer_variation",
        True,
    ),
    (
        "fr",
        (
            "La redevance est facturée chaque mois. Elle est indexée sur l'indice Syntec selon sa "
            "variation sur douze "
            "mois, à chaque date anniversaire."
        ),
        "longer_variation",
        False,
    ),
    (
        "en",
        (
            "The fee is £1,000 per month. On 1 March 2027 the fee shall be adjusted, upward or "
            "downward, in accordance "
            "with the movement of the Consumer Prices Index published by the Office for National "
            "Statistics."
        ),
        "no_base",
        True,
    ),
    (
        "en",
        (
            "The fee is £1,000 per month. On 1 March 2027 the fee shall be adjusted in accordance "
            "with the movement of "
            "the Consumer Prices Index from January 2026 to January 2027."
        ),
        "no_base",
        False,
    ),
]


@pytest.mark.parametrize(("language", "text", "gap", "told"), GAPS)
def test_a_gap_of_a_revision(language: Language, text: str, gap: str, told: bool) -> None:
    assert (gap in {term.value["gap"] for term in read(text, language, "revision_gap")}) is told


WAYS: list[tuple[Language, str, JsonValue]] = [
    (
        "fr",
        (
            "Le prix annuel de 48 000 euros HT varie chaque 1er mars comme l'indice ICHT-IME, "
            "base décembre 2025 ; les "
            "diminutions de l'indice ne sont pas prises en compte."
        ),
        "up",
    ),
    (
        "en",
        (
            "The fee of £30,000 shall be varied each 1 April by the change in the Consumer Prices "
            "Index over the preceding "
            "twelve months, and may not by the operation of this clause go below its previous level."
        ),
        "up",
    ),
    (
        "fr",
        (
            "Le prix annuel de 60 000 euros HT suit chaque 1er mars, à la hausse comme à la "
            "baisse, l'indice Syntec, base "
            "janvier 2026. Le montant assuré ne pourra être inférieur à celui de l'année précédente."
        ),
        "both",
    ),
]


@pytest.mark.parametrize(("language", "text", "way"), WAYS)
def test_which_way_a_price_moves(language: Language, text: str, way: JsonValue) -> None:
    assert [term.value.get("direction") for term in read(text, language, "indexation")] == [way]


DENIED: list[tuple[Language, str]] = [
    ("en", "The goods are sold as seen. No condition as to their quality is given or shall be implied."),
    ("fr", "Toute garantie, légale ou conventionnelle, portant sur les produits livrés est écartée."),
    (
        "fr",
        "Le Prestataire ne répond d'aucun défaut du logiciel et ne sera tenu ni de le corriger ni "
        "de le rembourser.",
    ),
]


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_a_warranty_that_is_denied(language: Language, text: str) -> None:
    assert {term.value.get("kind") for term in read(text, language, "warranty")} == {"disclaimed"}
