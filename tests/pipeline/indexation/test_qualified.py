"""Sentences that limit, suspend or change a price and that were not read keep it from being final."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._days import Anchors
from pipeline.indexation._likely import unsure
from pipeline.indexation._qualified_links import with_qualified
from pipeline.indexation.linked import Link
from pipeline.indexation.priced import Priced, Stated
from pipeline.indexation.qualified import qualified
from pipeline.indexation.reading import read
from pipeline.types import Language

_MOVING = [
    ("fr", "La hausse annuelle du tarif ne saurait dépasser 2,5 %."),
    ("fr", "Le tarif annuel est plafonné à 31 000 € hors taxes."),
    ("fr", "La redevance est ferme pendant trois ans. Elle suit ensuite l'indice."),
    ("fr", "La redevance s'élève à 8 000 €. Elle est ferme jusqu'au 30 juin 2026."),
    ("fr", "Le Prestataire renonce à toute révision des tarifs au titre de l'exercice 2025."),
    ("fr", "Les honoraires de 2026 demeurent ceux de 2025. Le tarif reste inchangé en 2027."),
    ("fr", "La redevance est de 9 000 €, dont 2 000 € d'hébergement non révisables."),
    ("fr", "L'indexation du loyer est suspendue jusqu'au 1er mars 2027."),
    ("fr", "L'indexation des loyers ne jouera pas avant le 1er mars 2027."),
    ("fr", "Seule une quote-part de 70 % de la redevance est révisable."),
    ("fr", "Par dérogation, le loyer de 2027 sera celui de 2026."),
    ("en", "The indexation of the charges shall not apply until 1 March 2027."),
    ("en", "The fee shall in no circumstances be less than the initial fee."),
    ("en", "The rent shall not rise by more than 4% at any review."),
    ("en", "The yearly charge is capped at EUR 70,000."),
    ("en", "The rent is GBP 20,000. It is fixed for three years."),
    ("en", "The Landlord waives the indexation of the rent for 2026."),
    ("en", "There will be no increase in the charges in 2027."),
    ("en", "The fee for 2025 remains as charged in 2024."),
]
_PRICE = [
    ("fr", "Un rabais de 8 % est accordé sur la redevance de la première année."),
    ("fr", "Le loyer est réduit de moitié pendant quatre mois."),
    ("fr", "Aucune redevance n'est due pour le premier mois."),
    ("fr", "Une minoration de 7 % du loyer est consentie la première année."),
    ("en", "The rent is reduced to GBP 900 for the first six months."),
    ("en", "A rebate of 6% is given on the charges of the first two years."),
    ("en", "No rent is payable for the first three months."),
    ("en", "In the first year the Customer shall pay half of the fee."),
]
_ORDINARY = [
    ("fr", "Les factures sont payables à trente jours ; tout retard porte intérêt."),
    ("fr", "Aucun escompte n'est accordé pour paiement anticipé du prix."),
    ("fr", "La responsabilité du Prestataire est plafonnée au prix annuel."),
    ("fr", "Les pénalités sont dues au mois. Leur total ne peut excéder 10 % de la redevance."),
    ("fr", "Le prix annuel est fixé à 20 000 € hors taxes."),
    ("fr", "Ne pas appliquer l'indexation du loyer ne vaut pas renonciation du Bailleur."),
    ("fr", "En cas de disparition de l'indice, le loyer suit sans la dépasser l'indice de remplacement."),
    ("fr", "Le dépôt de garantie, égal à trois mois de loyer, reste inchangé."),
    ("fr", "Les prestations complémentaires sont facturées au tarif en vigueur, sans remise."),
    ("fr", "Le contrat précédent prend fin ; le prix demeure celui de l'article 3."),
    ("en", "The Supplier may change the price on no less than 60 days' notice."),
    ("en", "No increase in the number of users affects the fee."),
    ("en", "The response time is no more than four hours at the standard rate."),
    ("en", "Liability shall not exceed the fees paid in the preceding twelve months."),
    ("en", "Late payment of any fee bears interest of no more than 4%."),
    ("en", "The fees are exclusive of VAT."),
    ("en", "No discount is given for early payment of the price."),
    ("en", "Service credits shall not exceed 10% of the monthly charges."),
    ("en", "Travel expenses beyond the fee shall not exceed GBP 500."),
    ("en", "Failure to apply the indexation of the rent shall not be deemed a waiver."),
    ("en", "Defective work is done again free of charge, at the price of the supplier."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), _MOVING)
def test_words_that_limit_or_suspend_bear_on_how_a_price_moves(language: Language, text: str) -> None:
    assert [one.bears_on for one in qualified([text], [], language)][:1] == ["moving"]


@pytest.mark.parametrize(("language", "text"), _PRICE)
def test_a_discount_or_a_free_time_bears_on_the_price_itself(language: Language, text: str) -> None:
    assert [one.bears_on for one in qualified([text], [], language)] == ["price"]


@pytest.mark.parametrize(("language", "text"), _ORDINARY)
def test_ordinary_clauses_qualify_nothing(language: Language, text: str) -> None:
    assert not qualified([text], [], language)


_CLAUSE = "Le prix est augmenté de 2 % du prix initial au 1er janvier de chaque année."
_IN_CLAUSE = [
    ("Aucune augmentation n'est appliquée en 2025.", True),
    ("Le prix de 2025 reste celui de 2024.", True),
    ("Le Client bénéficie d'une remise de 4 % dès 2025.", True),
    ("Toute hausse est étalée sur deux ans.", True),
    ("Le prix révisé est arrondi au centime le plus proche.", False),
    ("La facture est émise en janvier.", False),
]


@pytest.mark.parametrize(("more", "told"), _IN_CLAUSE)
def test_the_clause_that_moves_the_price_is_looked_at_where_nothing_was_read(more: str, told: bool) -> None:
    text = f"{_CLAUSE} {more}"
    found = qualified([text], [read(text, "fr")], "fr")
    assert [one.words for one in found] == ([more.rstrip(".")] if told else [])


def test_years_that_end_or_alternate_are_told_though_their_sentence_was_read() -> None:
    for words in ("jusqu'en 2025", "impaire"):
        text = f"Le prix est majoré de 300 € au 1er janvier de chaque année {words}."
        assert len(qualified([], [read(text, "fr")], "fr")) == 1


def test_a_cap_that_was_read_is_not_told_again() -> None:
    text = (
        "The fee rises by the CPI of October on 1 January in each year. The increase shall not exceed 3%."
    )
    assert not qualified([text], [read(text, "en")], "en")


def _price() -> Priced:
    stated = Stated(
        amount=Decimal(20000), currency="EUR", per="year", what="prix", tax=None, quote="Le prix annuel",
        document_id="d", page=1, char_start=0, char_end=1, confidence=0.9, extractor="x",
        review_state="open",
    )  # fmt: skip
    return Priced("prix", stated)


def _told(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    own = Link("moves", read(_CLAUSE, "fr").formulas)
    found = qualified([words], [], "fr")
    link, changed, _ = with_qualified(own, _price(), found, Anchors(date(2024, 1, 1)), "fr")
    return unsure(link.formulas[0]), changed


def test_the_words_stand_in_the_reason() -> None:
    moving, changed = _told("Le prix ne pourra dépasser 20 500 €.")
    assert (
        'the contract also says "Le prix ne pourra dépasser 20 500 €", and no sum here holds it' in moving
    )
    assert changed == ()
    moving, changed = _told("Une remise de 5 % est consentie sur le prix.")
    assert changed == (
        'the contract also says "Une remise de 5 % est consentie sur le prix", and no sum here holds it',
    )


def test_a_price_that_is_firm_for_the_year_in_which_it_does_not_move_is_as_it_was() -> None:
    plain = unsure(read(_CLAUSE, "fr").formulas[0])
    assert _told("Le prix est ferme pendant la première année.") == (plain, ())
    assert _told("Le prix est ferme pendant les deux premières années.")[0] != plain
