"""From when a new price of an amendment holds: by its own sentence, by one beside it, or nobody knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.decisions import Reviewed
from pipeline.families._changing import Passage, sentences
from pipeline.families._unread_clauses import in_clauses_named
from tests.pipeline.store import samples
from tests.pipeline.test_family_changing import DAY, lay, passages

_PRICE = {
    "en": ("EUR 705", {"amount": "705.00", "currency": "EUR", "per": "month"}),
    "fr": ("705 euros", {"amount": "705.00", "currency": "EUR", "per": "month"}),
}


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "From 1 May 2026 each van is let at EUR 705 a month.", date(2026, 5, 1)),
        ("en", "A. As from 1 May 2026 the rent goes up to EUR 705.", date(2026, 5, 1)),
        ("en", "The rent becomes EUR 705, effective 1 May 2026.", date(2026, 5, 1)),
        ("en", "From the month of May 2026 the Lessee owes EUR 705 a month.", date(2026, 5, 1)),
        ("en", "On 1 May 2026 the rent changes to EUR 705.", date(2026, 5, 1)),
        ("en", "The rent becomes EUR 705.\n\nIt is due from 1 May 2026.", date(2026, 5, 1)),
        ("en", "With effect from 1 May 2026:\n\n(a) the rent becomes EUR 705;", date(2026, 5, 1)),
        ("en", "With effect from 1 June 2025 the rent becomes EUR 705.", date(2025, 6, 1)),
        (
            "en",
            "Vans are washed twice from 1 May 2026.\n\nFrom the same date the rent is EUR 705.",
            date(2026, 5, 1),
        ),
        ("en", "The rent in the contract of 1 April 2022 becomes EUR 705.", DAY),
        ("en", "The rent becomes EUR 705 from the date of this amendment.", DAY),
        ("en", "The rent becomes EUR 705 for what is left until 31 March 2027.", DAY),
        ("fr", "À dater du 1er mai 2026, le loyer est de 705 euros.", date(2026, 5, 1)),
        ("fr", "Le loyer passe à 705 euros, avec effet au 1er mai 2026.", date(2026, 5, 1)),
        ("fr", "À partir du mois de mai 2026, le Locataire doit 705 euros.", date(2026, 5, 1)),
        ("fr", "Le loyer est porté au 1er mai 2026 à 705 euros.", date(2026, 5, 1)),
        ("fr", "Le 1er mai 2026, le loyer passe à 705 euros.", date(2026, 5, 1)),
        ("fr", "Le loyer passe à 705 euros.\n\nElle vaut dès le 1er mai 2026.", date(2026, 5, 1)),
        (
            "fr",
            "Un lot s'ajoute dès le 1er mai 2026.\n\nÀ compter de la même date, le loyer est de 705 euros.",
            date(2026, 5, 1),
        ),
        ("fr", "Le loyer du bail du 1er avril 2022 passe à 705 euros.", DAY),
        ("fr", "Le loyer passe à 705 euros à compter de la signature des présentes.", DAY),
    ],
)
def test_a_price_holds_from_the_day_that_its_words_tell(language: str, words: str, day: date) -> None:
    quote, value = _PRICE[language]
    _, changes = lay(language, words, ("price", quote, "705.00 EUR", value))
    assert (changes["price"].value, changes["price"].from_date) == ("705.00 EUR per month", day)


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "The rent becomes EUR 705 from the next renewal.", DAY),
        ("en", "From May the rent becomes EUR 705.", DAY),
        ("en", "As from 2027 the rent becomes EUR 705.", DAY),
        ("en", "For the six months beginning on 1 May 2026 the rent becomes EUR 705.", date(2026, 5, 1)),
        ("en", "From 1 May 2026 until 30 June 2026 the rent becomes EUR 705.", date(2026, 5, 1)),
        ("en", "The rent becomes EUR 705, first payable on 1 May 2026.", DAY),
        ("en", "The rent becomes EUR 705.\n\nThis takes effect on completion of the yard.", DAY),
        ("fr", "À compter de la prochaine échéance, le loyer passe à 705 euros.", DAY),
        ("fr", "Dès mai, le loyer passe à 705 euros.", DAY),
        (
            "fr",
            "Pour les six mois commençant le 1er mai 2026, le loyer passe à 705 euros.",
            date(2026, 5, 1),
        ),
        ("fr", "Du 1er mai au 30 juin 2026, le loyer passe à 705 euros.", DAY),
        ("fr", "Le loyer passe à 705 euros jusqu'au 30 juin 2026.", DAY),
    ],
)
def test_a_price_of_which_the_days_are_open_is_unknown(language: str, words: str, day: date) -> None:
    quote, value = _PRICE[language]
    _, changes = lay(language, words, ("price", quote, "705.00 EUR", value))
    assert "price" not in changes
    assert (changes["prices"].value, changes["prices"].from_date) == (None, day)
    assert "for how long that holds" in changes["prices"].reason


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "The sum in clause 3 is uplifted by 4% with effect from 1 May 2026.", date(2026, 5, 1)),
        ("en", "What the Lessee pays is put up by 4%.", DAY),
        ("fr", "Le montant dû est relevé de 4 % à effet du 1er mai 2026.", date(2026, 5, 1)),
    ],
)
def test_a_share_that_is_added_leaves_the_price_open_from_its_day(
    language: str, words: str, day: date
) -> None:
    _, changes = lay(language, words)
    told = changes.get("prices") or changes["price"]
    assert (told.value, told.from_date) == (None, day)


_LIMIT: dict[str, tuple[str, dict[str, Any]]] = {
    "en": ("6. What the Lessor may owe is held at EUR 9,000.", {"amount": "9000.00"}),
    "fr": ("6. Ce que le Loueur peut devoir est borné à 9 000 euros.", {"amount": "9000.00"}),
}


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "The limit in clause 6 becomes EUR 12,000.", True),
        ("en", "Clause 6: EUR 12,000.", True),
        ("en", "Clause 6 is amended as the parties have agreed.", True),
        ("en", "EUR 9,000 is replaced by EUR 12,000.", True),
        ("en", "Subject to clause 6, the depot is moved to Deal.", False),
        ("en", "The vans are washed as clause 6 says.", False),
        ("en", "The figure in clause 2 becomes 12.", False),
        ("fr", "La limite de l'article 6 devient 12 000 euros.", True),
        ("fr", "À l'article 6, lire 12 000 euros.", True),
        ("fr", "La somme de 9 000 euros est remplacée par 12 000 euros.", True),
        ("fr", "En application de l'article 6, le dépôt est transféré à Beaune.", False),
        ("fr", "Le chiffre de l'article 2 devient 12.", False),
    ],
)
def test_what_is_changed_by_the_number_of_its_clause_is_told_by_that_clause(
    language: str, words: str, found: bool
) -> None:
    quote, value = _LIMIT[language]
    own = samples.document("own", f"1. First.\n\n2. Second.\n\n{quote}", language=language)
    master = [Reviewed(samples.term(own, "cap_on_liability", quote, value, "9000.00 EUR"))]
    clauses = [
        Passage(one.document_id, one.text[0], "", "body", one.text, 1, 1, one.char_start, one.char_end)
        for one in passages(own, numbered=True)
    ]
    paper = samples.document("paper", words, language=language)
    (one,) = sentences(passages(paper, numbered=False), language)
    assert in_clauses_named(one, master, clauses, language) == ({"cap_on_liability"} if found else set())


_SCOTS = ("governing_law", "Scots law", "GB-SCT", {"law": "GB-SCT"})
_BELGIAN = ("governing_law", "droit belge", "BE", {"law": "BE"})
_NINE = ("termination_notice", "nine months", "P9M", {"duration": "P9M"})
_NEUF = ("termination_notice", "neuf mois", "P9M", {"duration": "P9M"})
_END = ("expiration_date", "31 March 2030", "2030-03-31", {"kind": "date", "date": "2030-03-31"})
_MAY = date(2027, 5, 1)


@pytest.mark.parametrize(
    ("language", "words", "term", "day"),
    [
        ("en", "From 1 May 2027 Scots law governs.", _SCOTS, _MAY),
        ("en", "Scots law governs.", _SCOTS, DAY),
        ("en", "The vans are white from 1 May 2027.\n\nScots law governs.", _SCOTS, DAY),
        ("en", "As of 1 May 2027 the notice is nine months.", _NINE, _MAY),
        ("en", "From 1 May 2027 it ends on 31 March 2030.", _END, DAY),
        ("fr", "À compter du 1er mai 2027, le droit belge s'applique.", _BELGIAN, _MAY),
        ("fr", "À partir du 1er mai 2027, le préavis est de neuf mois.", _NEUF, _MAY),
        ("fr", "Le préavis est de neuf mois.", _NEUF, DAY),
    ],
)
def test_a_field_holds_from_the_day_that_its_words_tell(
    language: str, words: str, term: tuple[str, str, str, dict[str, Any]], day: date
) -> None:
    """An end is agreed, and known, with the paper; a law or a notice is the old one until its day."""
    kind, text = term[0], term[2]
    today, changes = lay(language, words, term)
    assert (changes[kind].value, changes[kind].from_date) == (text, day)
    assert (str(getattr(today.contract, kind)) == changes[kind].replaced) is (day == _MAY)
