"""What the sentences of an amendment make of a price: replaced, not known, or left as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.indexation.amended import said_of
from pipeline.indexation.contract import ContractTerms, Ending, Paper, facts_of, lines_of
from pipeline.indexation.due import Stretch
from pipeline.indexation.linked import Moving
from pipeline.indexation.priced import Stated
from pipeline.types import Language

_START, _SIGNED, _STATED = date(2022, 1, 1), date(2023, 11, 20), date(2024, 3, 1)
_FLAT = Moving((), "absent", "absent")


def _price(amount: str, quote: str, what: str) -> Stated:
    return Stated(Decimal(amount), "EUR", "year", what, "excl", quote, "doc", page=1)


def _terms(text: str, language: Language, new: tuple[str, str] | None) -> ContractTerms:
    what = "loyer" if language == "fr" else "rent"
    prices = () if new is None else (_price(*new, what),)
    paper = Paper("amendment.pdf", _SIGNED, prices, _FLAT, said_of([text], language))
    settled: dict[str, Any] = {"ending": Ending(date(2030, 12, 31)), "moving": _FLAT, "papers": (paper,)}
    own = (_price("84000.00", what, what),)
    return ContractTerms("doc", language, _START, _START, prices=own, **settled)


def _last(text: str, language: Language, new: tuple[str, str] | None = None) -> Stretch:
    (told,) = lines_of(_terms(text, language, new))
    return told.line.stretches[-1]


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        (
            "fr",
            "Le loyer annuel est fixé à 90 000 € à compter du 1er mars 2024.",
            "Le loyer annuel est fixé à 90 000 €",
        ),
        (
            "fr",
            "À partir du 1er mars 2024, le loyer est porté de 84 000 € à 90 000 €.",
            "le loyer est porté de 84 000 € à 90 000 €",
        ),
        (
            "fr",
            "Le loyer annuel sera de 90 000 €, avec effet au 1er mars 2024.",
            "Le loyer annuel sera de 90 000 €",
        ),
        (
            "en",
            "The annual rent shall be EUR 90,000 with effect from 1 March 2024.",
            "annual rent shall be EUR 90,000",
        ),
        (
            "en",
            "With effect on and from 1 March 2024 the annual rent is increased to EUR 90,000.",
            "annual rent is increased to EUR 90,000",
        ),
        (
            "en",
            "As from 1 March 2024, the annual rent becomes EUR 90,000.",
            "annual rent becomes EUR 90,000",
        ),
    ],
)
def test_a_new_price_is_due_from_the_day_that_its_sentence_states(
    language: Language, text: str, quote: str
) -> None:
    told = _last(text, language, ("90000.00", quote))
    assert (told.start, told.amount, told.unknown) == (_STATED, Decimal("90000.00"), "")


@pytest.mark.parametrize(
    ("language", "text", "new"),
    [
        (
            "fr",
            "À compter du 1er mars 2024, le loyer annuel est majoré de 9 000 €.",
            "le loyer annuel est majoré de 9 000 €",
        ),
        (
            "fr",
            "La cave est louée moyennant un supplément annuel de 9 000 € à compter du 1er mars 2024.",
            "supplément annuel de 9 000 €",
        ),
        (
            "fr",
            "Le Preneur prend la cave au loyer annuel de 9 000 € à compter du 1er mars 2024.",
            "au loyer annuel de 9 000 €",
        ),
        (
            "en",
            "From 1 March 2024 the annual rent is reduced by EUR 9,000.",
            "annual rent is reduced by EUR 9,000",
        ),
        (
            "en",
            "From 1 March 2024 the Tenant has the yard for an additional rent of EUR 9,000.",
            "an additional rent of EUR 9,000",
        ),
        (
            "en",
            "The Landlord lets the cellar at an annual rent of EUR 9,000 as of 1 March 2024.",
            "an annual rent of EUR 9,000",
        ),
    ],
)
def test_a_sum_that_is_added_or_of_something_else_replaces_nothing(
    language: Language, text: str, new: str
) -> None:
    told = _last(text, language, ("9000.00", new))
    assert (told.start, told.amount) == (_STATED, None)
    assert text in told.unknown


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "fr",
            "L'indexation du loyer prévue au 1er mars 2024 n'aura pas lieu et ne sera pas appliquée.",
            _STATED,
        ),
        ("fr", "Le Bailleur renonce à la révision du loyer.", _SIGNED),
        ("fr", "L'article 5 est supprimé à compter du 1er mars 2024.", _STATED),
        ("fr", "Une remise de 10 % est consentie sur le loyer à compter du 1er mars 2024.", _STATED),
        ("fr", "À compter du 1er mars 2024, la hausse du loyer est plafonnée à 3 %.", _STATED),
        ("fr", "Le Bailleur accorde une franchise de loyer de deux mois.", _SIGNED),
        ("en", "The rent review due on 1 March 2024 shall not take place.", _STATED),
        ("en", "Indexation of the rent is suspended with effect from 1 March 2024.", _STATED),
        ("en", "Section 5.2 is hereby deleted.", _SIGNED),
        ("en", "The Landlord shall allow a discount of 10% from 1 March 2024.", _STATED),
        ("en", "No increase of the rent shall exceed 3% from 1 March 2024.", _STATED),
        ("en", "The Tenant shall receive a credit of EUR 9,000.", _SIGNED),
        ("en", "The Lease is hereby terminated.", _SIGNED),
        ("fr", "Les parties conviennent de mettre fin au bail d'un commun accord.", _SIGNED),
    ],
)
def test_words_that_were_not_read_leave_the_price_unknown_and_are_quoted(
    language: Language, text: str, day: date
) -> None:
    told = _last(text, language)
    assert (told.start, told.amount) == (day, None)
    assert text in told.unknown


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Les autres dispositions du bail demeurent inchangées, notamment le loyer et son indexation.",
        ),
        ("fr", "Le présent avenant ne modifie pas le loyer."),
        ("fr", "Le loyer reste inchangé."),
        (
            "fr",
            "La société Remise Express SARL, dont le siège est 3 rue du Loyer, a un gérant.",
        ),
        ("fr", "La durée du bail est prorogée jusqu'au 31 décembre 2031."),
        ("fr", "Le loyer est payable par trimestre et d'avance."),
        ("fr", "Le dépôt de garantie est porté à un trimestre de loyer."),
        ("fr", "Chaque partie peut mettre fin au bail en cas de manquement."),
        ("fr", "La remise des clés a lieu le 1er mars 2024."),
        ("en", "All other terms of the Lease, including the rent and its review, remain unchanged."),
        ("en", "This Amendment does not change the rent."),
        ("en", "The rent is payable quarterly in advance."),
        ("en", "The deposit is increased to three months of rent."),
        ("en", "Either party may terminate the Lease on 30 days' notice."),
        ("en", "The limit of liability is increased to 200% of the annual rent."),
        ("en", "The address of the Landlord is changed to 3 Mill Lane."),
        ("en", "The term is extended until 31 December 2031."),
    ],
)
def test_ordinary_words_leave_the_price(language: Language, text: str) -> None:
    (told,) = lines_of(_terms(text, language, None))
    assert [(one.start, one.amount, one.unknown) for one in told.line.stretches] == [
        (_START, Decimal("84000.00"), "")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les parties conviennent de mettre fin au bail le 30 juin 2024."),
        ("fr", "Le bail est résilié à compter du 30 juin 2024."),
        ("en", "The Lease shall end on 30 June 2024."),
        ("en", "The parties agree to terminate the Lease on 30 June 2024."),
    ],
)
def test_an_early_end_ends_the_schedule(language: Language, text: str) -> None:
    terms = _terms(text, language, None)
    facts = facts_of(terms, date(2026, 11, 25))
    assert facts is not None
    assert facts.end == date(2024, 6, 30)
    (told,) = lines_of(terms)
    assert len(told.line.stretches) == 1
    kept = facts_of(replace(terms, ending=Ending(date(2024, 5, 31))), date(2026, 11, 25))
    assert kept is not None
    assert kept.end == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("text", "language", "quote", "unknown_from"),
    [
        (
            "From 1 March 2024 the annual rent is EUR 90,000. The reviews of the rent resume on 1 "
            "January 2026.",
            "en",
            "annual rent is EUR 90,000",
            date(2026, 1, 1),
        ),
        (
            "À compter du 1er mars 2024, le loyer annuel est porté à 90 000 €. La révision de "
            "l'article 5 reprend le "
            "1er janvier 2026 sur la base du loyer de 90 000 €.",
            "fr",
            "À compter du 1er mars 2024, le loyer annuel est porté à 90 000 €. La révision",
            date(2026, 1, 1),
        ),
        # another sum may be due at once
        (
            "From 1 March 2024 the annual rent is EUR 90,000. The rent is increased by EUR 500 on the "
            "review of 1 "
            "January 2026.",
            "en",
            "annual rent is EUR 90,000",
            date(2024, 3, 1),
        ),
    ],
)
def test_a_revision_to_come_leaves_the_new_price_until_then(
    text: str, language: Language, quote: str, unknown_from: date
) -> None:
    (told,) = lines_of(_terms(text, language, ("90000.00", quote)))
    unknown = [one.start for one in told.line.stretches if one.unknown]
    assert unknown[:1] == [unknown_from]


def test_a_charge_is_due_from_the_day_that_its_sentence_states() -> None:
    text = (
        "2. From 1 March 2024 the annual charge in clause 5 is EUR 90,000 in place of the charge "
        "then in force."
    )
    (said,) = said_of([text], "en")
    assert (said.day, said.replaces) == (date(2024, 3, 1), True)


@pytest.mark.parametrize(
    ("language", "text", "new"),
    [
        (
            "fr",
            "Le loyer annuel est fixé à 90 000 € à compter du 1er mars 2024.",
            ("90000.00", "Le loyer annuel est fixé à 90 000 €"),
        ),
        ("fr", "À compter du 1er mars 2024, le loyer ne sera plus indexé.", None),
        (
            "en",
            "As from 1 March 2024, the annual rent becomes EUR 90,000.",
            ("90000.00", "the annual rent becomes EUR 90,000"),
        ),
        ("en", "Indexation of the rent is suspended with effect from 1 March 2024.", None),
    ],
)
def test_a_paper_that_may_be_of_the_contract_leaves_open_what_it_would_change(
    language: Language, text: str, new: tuple[str, str] | None
) -> None:
    terms = _terms(text, language, new)
    paper = replace(terms.papers[0], unsure="its parties fit, and its day is another one")
    (told,) = lines_of(replace(terms, papers=(paper,)))
    last = told.line.stretches[-1]
    assert (last.start, last.amount) == (_STATED, None)
    assert "amendment.pdf says “" in last.unknown
    assert last.unknown.endswith(
        "it may not be of this contract: its parties fit, and its day is another one"
    )


def test_a_paper_that_may_be_of_the_contract_and_speaks_of_no_price_changes_nothing() -> None:
    terms = _terms("The Tenant may keep bicycles in the yard from 1 March 2024.", "en", None)
    paper = replace(terms.papers[0], unsure="its parties fit")
    (told,) = lines_of(replace(terms, papers=(paper,)))
    assert [stretch.amount for stretch in told.line.stretches] == [Decimal("84000.00")]


_SETS: list[tuple[Language, str, str]] = [
    (
        "fr",
        "En conséquence, le loyer annuel prévu à l'article 4 est porté à 90 000 € à compter du "
        "1er mars 2024.",
        "le loyer annuel prévu à l'article 4 est porté à 90 000 €",
    ),
    (
        "en",
        "From 1 March 2024 the annual rent in clause 3 is EUR 90,000.",
        "the annual rent in clause 3 is EUR 90,000",
    ),
]


@pytest.mark.parametrize(("language", "text", "quote"), _SETS)
def test_words_that_surely_set_a_price_are_enough_where_nothing_else_is_open(
    language: Language, text: str, quote: str
) -> None:
    terms = _terms(text, language, ("90000.00", quote))
    why = f"amendment.pdf says “{text}”, and what follows from it is not settled"
    doubted = replace(terms.papers[0].prices[0], confidence=0.4)
    paper = replace(terms.papers[0], prices=(doubted,), open=why)
    (told,) = lines_of(replace(terms, papers=(paper,)))
    last = told.line.stretches[-1]
    assert (last.start, last.amount, last.unknown) == (_STATED, Decimal("90000.00"), "")


@pytest.mark.parametrize(("language", "text", "quote"), _SETS)
def test_what_another_sentence_leaves_open_stays_open(language: Language, text: str, quote: str) -> None:
    terms = _terms(text, language, ("90000.00", quote))
    why = "amendment.pdf says “The cellar is let as well.”, and what follows from it is not settled"
    (told,) = lines_of(replace(terms, papers=(replace(terms.papers[0], open=why),)))
    assert (told.line.stretches[-1].amount, told.line.stretches[-1].unknown) == (None, why)
