"""A sentence that could change a price, and of which nothing was used, keeps it from being final.

The sentences here are of many kinds on purpose: what counts is that no list of sayings has to hold them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._days import Anchors
from pipeline.indexation._qualified_links import with_qualified
from pipeline.indexation.linked import Link
from pipeline.indexation.priced import Priced, Stated
from pipeline.indexation.qualified import Qualified
from pipeline.indexation.reading import read
from pipeline.indexation.unused import Said, unused
from pipeline.store._schedule_qualified import qualifying
from pipeline.types import Language

_CHANGING = [
    ("en", "No invoice is raised by the Supplier for the months of May and June 2024."),
    ("en", "As a welcome, the first quarter costs the Customer nothing."),
    ("en", "The Licensee starts paying the Annual Fee only in the seventh month."),
    ("en", "In each December the Monthly Fee is halved."),
    ("en", "The charge for August is two thirds of the usual charge."),
    ("en", "Whatever the index shows, the Rent shall not move by more than five pounds a week."),
    ("en", "Fractions of a pound are dropped."),
    ("en", "The yearly amount so found is brought up to the next full ten euro."),
    ("en", "For every year paid in advance in full the Supplier takes 3% off."),
    ("en", "In the year 2025 there shall be no Review."),
    ("en", "The rise due on 1 January 2025 takes effect on 1 July 2025."),
    ("en", "Only half of the movement of the index is passed on."),
    ("en", "From the fourth year the Fee falls to £9,000."),
    ("en", "A fuel surcharge of 4% is added to the Charges from 1 March 2024."),
    ("en", "The Charges for 2026 are those of 2025."),
    ("en", "The Supplier gives up the increase of April 2025."),
    ("en", "The deposit of £3,000 is set against the Rent of the first two months."),
    ("en", "The increase made on any one review shall be not less than 1% and not more than 4%."),
    ("en", "Liability is capped at the fees; the fee itself is discounted by 5% for the first two months."),
    ("en", "The Customer pays one instalment fewer in the year of signature."),
    ("en", "The Lessee shall have twelve weeks' grace before rent runs."),
    ("fr", "Le Locataire est tenu quitte de l'échéance de juin."),
    ("fr", "Les 500 premiers euros de chaque hausse sont pour le Prestataire."),
    ("fr", "Le Prestataire n'émettra pas de facture au titre des mois de mai et juin 2024."),
    ("fr", "Le premier trimestre ne coûte rien au Client."),
    ("fr", "En décembre de chaque année, la mensualité est divisée par deux."),
    ("fr", "Pour le mois d'août, le loyer est des deux tiers du loyer ordinaire."),
    ("fr", "Les centimes sont négligés."),
    ("fr", "Le montant ainsi obtenu est porté à la dizaine d'euros supérieure."),
    ("fr", "Le Client garde par-devers lui 5 % de chaque échéance jusqu'à la réception."),
    ("fr", "La révision du 1er avril 2024 est sautée."),
    ("fr", "La hausse due au 1er janvier 2025 ne prend effet qu'au 1er juillet 2025."),
    ("fr", "À partir de la quatrième année, le prix tombe à 9 000 euros."),
    ("fr", "Un supplément carburant de 4 % s'ajoute aux prix à compter du 1er mars 2024."),
    ("fr", "Le Bailleur fait grâce au Preneur des loyers de janvier et février 2024."),
    ("fr", "Les tarifs de 2026 sont ceux de 2025."),
    ("fr", "Les deux dernières mensualités ne sont pas appelées."),
    ("fr", "Le Client bénéficie d'un avoir de 100 euros chaque mois de la première année."),
    ("fr", "Le dépôt de garantie de 3 000 euros vient en déduction des loyers des deux premiers mois."),
    ("fr", "Le loyer est consenti à titre gracieux pour l'année 2024."),
]
_HARMLESS = [
    (
        "fr",
        "Il se renouvelle d'an en an, sauf dénonciation au moins trois (3) mois avant l'échéance.",
    ),
    ("fr", "Chaque partie s'oppose au renouvellement moyennant deux (2) mois minimum avant l'échéance."),
    (
        "fr",
        "Il est renouvelable trois fois au plus, sauf opposition avant chaque échéance annuelle.",
    ),
    (
        "en",
        "It renews yearly unless at least ninety (90) days' notice is given before the end.",
    ),
    (
        "en",
        "The Monthly Fee is invoiced in advance on 1 April and 1 October and falls due after thirty days.",
    ),
    ("en", "Amounts overdue bear interest at 4% a year above base rate until payment of the charges."),
    ("en", "Neither party's liability shall exceed the fees paid in the preceding twelve months."),
    ("en", "If the Customer terminates early it shall pay fifty per cent of the Monthly Fees remaining."),
    ("en", "Service credits shall not exceed 10% of the monthly charge."),
    ("en", "A deposit of £6,000, being three months' rent, is paid today and returned at the end."),
    ("en", "The fees are exclusive of VAT, which is added at the rate in force in the month of supply."),
    ("en", "The contract renews for periods of 12 months at the same fees unless notice is given."),
    ("en", "Defects are made good free of charge within twelve months."),
    ("en", "This clause does not limit the obligation to pay the charges of any year."),
    ("en", "4. Price review"),
    ("fr", "Le loyer est payable par trimestre et d'avance, les 1er janvier et 1er juillet, par virement."),
    (
        "fr",
        "Tout retard porte intérêt à trois fois le taux légal sur le montant de la redevance de l'année.",
    ),
    ("fr", "La responsabilité est plafonnée aux redevances versées au cours des douze derniers mois."),
    (
        "fr",
        "En deçà, une pénalité de 2 % de la redevance du mois est due par tranche entamée de 0,1 point.",
    ),
    ("fr", "Le bail se renouvelle par tacite reconduction, sauf congé donné trois mois avant l'échéance."),
    ("fr", "Le dépôt de garantie, soit deux mois de loyer, est restitué sans intérêts."),
    ("fr", "Les petites fournitures sont comprises dans la redevance annuelle, à l'exception du savon."),
    ("fr", "La mise en service est facturée une seule fois, pour 700 euros."),
    ("fr", "Cette limite ne touche pas le paiement du prix de l'année."),
]


def _unused(text: str, language: Language) -> tuple[Qualified, ...]:
    return unused([Said(text)], [], [], [], language)


@pytest.mark.parametrize(("language", "text"), _CHANGING)
def test_whatever_could_change_a_price_is_told(language: Language, text: str) -> None:
    assert [one.unused for one in _unused(text, language)][:1] == [True]


@pytest.mark.parametrize(("language", "text"), _HARMLESS)
def test_kinds_of_sentences_that_change_no_price_are_left_out(language: Language, text: str) -> None:
    assert _unused(text, language) == ()


_CLAUSE = "The fee rises by the CPI of October on 1 January in each year. The increase shall not exceed 3%."


def test_a_sentence_of_which_a_part_was_read_was_used() -> None:
    assert unused([Said(_CLAUSE)], [read(_CLAUSE, "en")], [], [], "en") == ()
    assert len(unused([Said(_CLAUSE)], [], [], [], "en")) == 2


def _stated(start: int, end: int) -> Stated:
    return Stated(
        amount=Decimal(900), currency="GBP", per="month", what="fee", tax=None, quote="fee of £900 a month",
        document_id="d", page=1, char_start=start, char_end=end, confidence=0.9, extractor="x",
        review_state="open",
    )  # fmt: skip


def test_a_sentence_that_states_a_price_of_the_contract_was_used() -> None:
    text = "The Client pays a fee of £900 a month. From 1 May 2025 the fee is £950."
    (told,) = unused([Said(text, 100)], [], [_stated(118, 137)], [], "en")
    assert told.words.startswith("From 1 May 2025")


def test_what_is_told_already_is_not_told_again() -> None:
    text = "The fee for August is halved"
    assert unused([Said(f"{text}.")], [], [], [text], "en") == ()


_DAYS = [
    ("en", "No rent, from 1 February 2023 to 30 April 2023.", date(2023, 2, 1), date(2023, 4, 30)),
    ("en", "On 1 June 2027 the fee becomes larger by 4%.", date(2027, 6, 1), None),
    ("en", "The fee is waived until 1 June 2027.", None, None),
    ("en", "From 1 June 2027 the fee is £90, and thereafter it rises by 2%.", None, None),
    ("fr", "Du 1er mars 2024 au 31 mai 2024, aucun loyer n'est dû.", date(2024, 3, 1), date(2024, 5, 31)),
    ("fr", "Le loyer est augmenté de 200 euros à compter du 1er mai 2026.", date(2026, 5, 1), None),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), _DAYS)
def test_words_that_name_days_bear_on_those(
    language: Language, text: str, first: date | None, last: date | None
) -> None:
    (told,) = _unused(text, language)
    assert (told.first, told.last) == (first, last)


def test_a_price_that_does_not_move_is_assumed_from_the_day_on_which_words_raise_it() -> None:
    (told,) = _unused("On 1 June 2027 the fee becomes larger by 4%.", "en")
    one = Priced("fee", _stated(0, 1))
    _, always, between = with_qualified(Link("flat"), one, [told], Anchors(date(2025, 1, 1)), "en")
    assert (always, [(each.first, each.last) for each in between]) == ((), [(date(2027, 6, 1), None)])
    plain = replace(told, first=None)
    _, always, between = with_qualified(Link("flat"), one, [plain], Anchors(date(2025, 1, 1)), "en")
    assert (len(always), between) == (1, ())


@pytest.mark.parametrize(
    ("bounds", "lost"),
    [
        ({"cap": "3%", "floor": None, "rounding": None}, False),
        ({"cap": "3%", "floor": "1%", "rounding": None}, True),
        ({"cap": None, "floor": None, "rounding": "to the nearest pound"}, True),
    ],
)
def test_a_bound_of_the_terms_that_no_formula_holds_is_told(bounds: dict[str, str], lost: bool) -> None:
    told = qualifying([], [], [bounds], [read(_CLAUSE, "en")], [], "en")
    assert [one.bears_on for one in told] == (["moving"] if lost else [])
