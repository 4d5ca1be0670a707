"""What is included, left out and extra, and whether an extra has a price."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

KINDS: list[tuple[Language, str, str, str]] = [
    (
        "en",
        "3. Fees. The fees do not include travel and lodging expenses.",
        "excluded",
        "travel and lodging",
    ),
    ("en", "3. Scope. Data migration is not included in the Services.", "excluded", "Data migration"),
    ("en", "3. Fees. The monthly fee includes two site visits per year.", "included", "two site visits"),
    (
        "fr",
        "ARTICLE 3 - PRIX\n\nLe forfait ne comprend pas les pièces de rechange ni les déplacements.",
        "excluded",
        "les pièces de rechange",
    ),
    (
        "fr",
        "ARTICLE 3 - PRIX\n\nLes consommables ne sont pas compris dans le prix du contrat.",
        "excluded",
        "Les consommables",
    ),
    (
        "fr",
        "ARTICLE 3 - PRIX\n\nLe prix comprend la main-d'œuvre et deux visites annuelles.",
        "included",
        "la main-d'œuvre",
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "what"), KINDS)
def test_kinds(language: Language, text: str, kind: str, what: str) -> None:
    (term,) = read(text, language, "scope")
    assert (term.state, term.value["kind"]) == ("stated", kind)
    assert str(term.value["what"]).startswith(what)


@pytest.mark.parametrize(
    ("language", "text", "stated", "quoted"),
    [
        (
            "en",
            "3. Extras. Additional services requested by Customer shall be charged at $150.00 per hour.",
            True,
            False,
        ),
        (
            "en",
            "3. Extras. Additional services will be billed at the rates set forth in Schedule B.",
            True,
            False,
        ),
        (
            "en",
            "3. Extras. Additional services shall be invoiced at a price to be agreed by the parties.",
            False,
            True,
        ),
        (
            "fr",
            "ARTICLE 3 - PRIX\n\nLes prestations complémentaires seront facturées en sus au prix de 90 €"
            " HT de"
            " l'heure.",
            True,
            False,
        ),
        (
            "fr",
            "ARTICLE 3 - PRIX\n\nToute prestation supplémentaire fera l'objet d'un devis accepté par le"
            " Client.",
            False,
            True,
        ),
        (
            "fr",
            "ARTICLE 3 - PRIX\n\nLes travaux supplémentaires seront facturés séparément.",
            False,
            False,
        ),
    ],
)
def test_extras(language: Language, text: str, stated: bool, quoted: bool) -> None:
    (term,) = read(text, language, "scope")
    assert (term.value["kind"], term.value["price_stated"]) == ("extra", stated)
    assert term.value.get("on_quotation", False) is quoted


def test_a_list_that_follows() -> None:
    text = (
        "ARTICLE 3 - PRIX\n\nLe présent contrat n'inclut pas les éléments suivants :\n\nLes dégâts"
        " causés par la"
        " foudre et le remplacement des compresseurs."
    )
    (term,) = read(text, "fr", "scope")
    assert str(term.value["what"]).startswith("Les dégâts causés par la foudre")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '1. Definitions. "Confidential Information" does not include information that is public.'),
        ("en", "3. Support. Supplier replaces faulty parts at no additional charge to the Customer."),
        ("fr", "ARTICLE 3\n\nLes prix s'entendent hors taxes, TVA en sus au taux en vigueur."),
        (
            "fr",
            "ARTICLE 3\n\nToute somme impayée est majorée d'une indemnité facturée en sus en cas de"
            " retard.",
        ),
    ],
)
def test_other_words(language: Language, text: str) -> None:
    assert read(text, language, "scope") == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "3. Contractor shall answer every call of Owner, and however many such calls there may be, the"
            " same being covered by the price in Section 5 without further charge.",
            "every call of Owner, and however many such calls",
        ),
        ("3. The Customer may call the desk as often as it wishes at no additional charge.", "as often as"),
        (
            "3. The Provider makes as many changes as the Client asks for; all are part of the fee.",
            "as many changes as",
        ),
        (
            "3. Visits are made free of charge regardless of the number requested.",
            "regardless of the number",
        ),
        (
            "3. Whatever their number, attendances are comprised in the annual charge.",
            "Whatever their number",
        ),
    ],
)
def test_what_a_price_includes_without_a_limit(text: str, what: str) -> None:
    (term,) = [one for one in read(text, "en", "scope") if one.value["kind"] == "included"]
    assert str(term.value["what"]).startswith(what)


@pytest.mark.parametrize(
    "text",
    [
        "3. The Supplier shall replace defective parts free of charge as often as may be needed.",
        "3. The Client may ask for any number of revisions, and each beyond two costs EUR 100.",
    ],
)
def test_what_is_a_remedy_or_paid_for_is_not_included(text: str) -> None:
    assert [one for one in read(text, "en", "scope") if one.value["kind"] == "included"] == []
