"""One price with two sums is unknown, both quoted; one of another time or thing is another price."""

from __future__ import annotations

import pytest

from pipeline.contradictions import contradictions
from pipeline.types import Language, Term
from tests.pipeline.terms._reading import read
from tests.pipeline.test_contradictions import resolved

_CONTRACT = {
    "en": "LEASE\n\n1. Premises. The Landlord lets the barn.\n\n2. Rent. {first}\n\n3. Payment. {second}\n",
    "fr": "BAIL\n\nArticle 1. Lieux. Le Bailleur loue la grange.\n\nArticle 2. Loyer. {first}\n\n"
    "Article 3. Paiement. {second}\n",
}
_APART = {
    "en": (
        ("The monthly rent is GBP 620.", "The monthly rent of GBP 650 is due on the first of the month."),
        ("The Tenant pays a rent of £620 a month.", "The rent of £650 per month is payable in advance."),
        ("The basic rent is £7,440 per year.", "The basic rent of £7,800 per year is payable quarterly."),
        ("The monthly subscription is €62.", "The subscription of €65 per month is debited on the 5th."),
    ),
    "fr": (
        ("Le loyer mensuel est de 620 € HT.", "Le loyer mensuel de 650 € HT est dû le premier du mois."),
        ("Le Preneur paie un loyer de 620 € par mois.", "Le loyer de 650 € par mois est payable d'avance."),
        (
            "La redevance annuelle est fixée à 7 440 € HT.",
            "La redevance annuelle de 7 800 € HT est payable par trimestre.",
        ),
        (
            "Le forfait mensuel s'élève à 620 € HT.",
            "Le forfait mensuel de 650 € HT est facturé à terme échu.",
        ),
    ),
}
_OTHER = {
    "en": (
        ("The monthly rent is GBP 620.", "The monthly service charge is GBP 650."),
        ("The monthly rent is GBP 620.", "The annual rent is GBP 7,440."),
        (
            "The monthly rent is GBP 620 in the first year.",
            "The monthly rent is GBP 650 in the second year.",
        ),
        ("The monthly rent is GBP 620.", "From 1 May 2027 the monthly rent is GBP 650."),
        ("The monthly rent is GBP 620.", "On renewal the monthly rent is GBP 650."),
        ("The monthly rent is GBP 620.", "The monthly rent for additional space is GBP 650."),
        ("The monthly rent is GBP 620 excluding VAT.", "The monthly rent is GBP 744 including VAT."),
        ("The monthly rent is GBP 620.", "The monthly rent shall not exceed GBP 650."),
    ),
    "fr": (
        ("Le loyer mensuel est de 620 € HT.", "La provision mensuelle pour charges est de 650 € HT."),
        ("Le loyer mensuel est de 620 €.", "Le loyer annuel est de 7 440 €."),
        (
            "Le loyer mensuel est de 620 € la première année.",
            "Le loyer mensuel est de 650 € la deuxième année.",
        ),
        ("Le loyer mensuel est de 620 €.", "À compter du 1er mai 2027, le loyer mensuel est de 650 €."),
        ("Le loyer mensuel est de 620 €.", "En cas de renouvellement, le loyer mensuel est de 650 €."),
        ("Le loyer mensuel est de 620 € HT.", "Le loyer mensuel est de 744 € TTC."),
        ("Le loyer mensuel est de 620 €.", "Le loyer mensuel du hangar est de 650 €."),
    ),
}


def _prices(language: Language, first: str, second: str) -> list[Term]:
    return list(read(_CONTRACT[language].format(first=first, second=second), language, "price"))


@pytest.mark.parametrize(
    ("language", "first", "second"), [(key, *pair) for key in ("en", "fr") for pair in _APART[key]]
)
def test_two_sums_for_one_price(language: Language, first: str, second: str) -> None:
    terms = _prices(language, first, second)
    assert [term.state for term in terms] == ["unknown", "unknown"]
    (found,) = contradictions(resolved(*terms))
    assert (found.field, found.reason) == ("price", "two values are stated")
    assert found.value_a < found.value_b
    assert found.evidence_a.char_start < found.evidence_b.char_start


@pytest.mark.parametrize(
    ("language", "first", "second"), [(key, *pair) for key in ("en", "fr") for pair in _OTHER[key]]
)
def test_another_price_is_no_contradiction(language: Language, first: str, second: str) -> None:
    assert all(term.state == "stated" for term in _prices(language, first, second))


@pytest.mark.parametrize(
    ("language", "first", "second", "both"),
    [
        ("en", "The Tenant pays £620 a month.", "The rent of £650 per month is due in advance.", True),
        ("en", "The Tenant pays £620 a month.", "The monthly charge of £650 falls due on the first.", True),
        ("en", "For the barn the Tenant pays £620 a month.", "The rent of £650 per month is due.", False),
        ("en", "The Tenant pays £620 a month.", "The charge for the yard is £650 per month.", False),
        ("fr", "Le Preneur paie 620 € par mois.", "Le loyer mensuel de 650 € est payable d'avance.", True),
        ("fr", "Le Preneur paie 620 € par mois pour la cour.", "Le loyer est de 650 € par mois.", False),
    ],
)
def test_a_sum_that_is_paid_and_another_one_by_its_name(
    language: Language, first: str, second: str, both: bool
) -> None:
    text = _CONTRACT[language].format(first=first, second=second)
    states = {term.state for term in read(text, language, "price") if term.kind == "price"}
    assert states == ({"unknown"} if both else {"stated"})
