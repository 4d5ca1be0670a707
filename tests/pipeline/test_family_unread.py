"""Sentences of an amendment that no reading took in: what they may touch is unknown, with their words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pipeline.test_family_changing import lay

END = {"expiration_date"}
LEAVE = {"termination_notice"}
EITHER = {"notice_period", "termination_notice"}
PARTIES = {"counterparty", "parties"}
CLAUSES = {"rebate", "termination_for_convenience"}
FOLLOW = {"expiration_kind", "notice_deadline", "next_renewal_date", "renewal", "renewal_term", "term"}


@pytest.mark.parametrize(
    ("language", "words", "fields"),
    [
        ("en", "The hire of the vans goes on for a further eighteen months.", END),
        ("en", "The parties carry on with the contract up to and including 30 September 2029.", END),
        ("en", "Nothing binds either side once 31 December 2026 has passed, and the contract stops.", END),
        ("en", "The vans are kept by the Lessee until the autumn of 2029.", END),
        ("en", "The contract has no end date any more.", END),
        ("en", "Month 60 in clause 2 gives way to month 84, that is 31 March 2029.", END),
        ("en", "The Lessee is let off 8% of what it pays.", {"prices"}),
        ("en", "Each van costs EUR 705 from now on.", {"prices"}),
        ("en", "A rebate is granted on every monthly payment.", {"prices"}),
        ("en", "The Lessee may walk away whenever it likes.", EITHER),
        ("en", "Clause 4 is a dead letter and does not apply.", LEAVE),
        ("en", "A fortnight, that is 14 days, is enough for clause 4.", LEAVE),
        ("en", "Korvald Vans Ltd steps into the shoes of the Lessor.", PARTIES),
        ("en", "The Lessee's name has been changed to Ostrey Haulage Ltd.", PARTIES),
        ("en", "The rights and duties of the Lessee pass to Ostrey Haulage Ltd.", PARTIES),
        ("en", "Invoices are settled in ten days.", {"payment_term"}),
        ("fr", "L'article 4 est complété par « Un mois suffit en hiver. »", LEAVE),
        ("fr", "La location des véhicules se poursuit dix-huit mois de plus.", END),
        ("fr", "Les véhicules restent chez le Locataire jusqu'au 30 septembre 2029.", END),
        ("fr", "Le contrat vaut encore deux années pleines.", END),
        ("fr", "Le contrat n'a plus de date butoir.", END),
        ("fr", "Tout s'arrête le 31 décembre 2026 : le contrat cesse ce jour-là.", END),
        ("fr", "Les parties poursuivent le contrat pendant l'année 2028.", END),
        ("fr", "Il est consenti au Locataire 8 % de moins.", {"prices"}),
        ("fr", "Chaque véhicule coûte dorénavant 705 euros.", {"prices"}),
        ("fr", "Un rabais est accordé sur chaque mensualité.", {"prices"}),
        ("fr", "Le Locataire peut se dégager à tout moment.", EITHER),
        ("fr", "Pour l'article 4, quinze jours suffisent.", LEAVE),
        ("fr", "Korvald Location SARL vient aux droits du Loueur.", PARTIES),
        ("fr", "Le Locataire s'appelle désormais Ostrey Fret SAS.", PARTIES),
        ("fr", "Les droits et devoirs du Locataire passent à Ostrey Fret SAS.", PARTIES),
        ("fr", "Les factures attendent dix jours avant d'être réglées.", {"payment_term"}),
    ],
)  # fmt: skip
def test_what_was_not_read_is_unknown(language: str, words: str, fields: set[str]) -> None:
    today, changes = lay(language, words)
    assert {name for name, one in changes.items() if one.value is None and words in one.reason} >= fields
    assert changes.keys() <= fields | FOLLOW | EITHER | CLAUSES
    if fields & END:
        assert today.contract.expiration_date is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "This amendment takes effect on 1 January 2026."),
        ("en", "Whereas the contract has run since 1 April 2022 and ends on 31 March 2027."),
        ("en", "All other terms of the contract remain unchanged and in full force."),
        ("en", "This amendment may be signed in counterparts."),
        ("en", "The vans are washed once a week."),
        ("en", "The Lessor's depot moves to Deal in 2026."),
        ("en", "Signed for Korvald Vans Ltd: /s/ Ida Brandt"),
        ("en", "The contract still ends on 31 March 2027."),
        ("en", "The data are kept for five years."),
        ("fr", "Le présent avenant prend effet le 1er janvier 2026."),
        ("fr", "Considérant que le contrat a débuté le 1er avril 2022 et court jusqu'au 31 mars 2027."),
        ("fr", "Les autres clauses du contrat restent inchangées."),
        ("fr", "Fait en deux exemplaires, le 2 décembre 2025."),
        ("fr", "Les véhicules sont lavés une fois par semaine."),
        ("fr", "Le dépôt du Loueur déménage à Beaune en 2026."),
        ("fr", "Pour Korvald Location SARL : signé Ida Brandt"),
        ("fr", "Le contrat se termine toujours le 31 mars 2027."),
        ("fr", "Les données sont conservées cinq ans."),
        ("en", "Duration. The vans are washed once a week."),
        ("en", "2. Rent. The Lessor's depot moves to Deal in 2026."),
        ("fr", "Durée. Les véhicules sont lavés une fois par semaine."),
        ("fr", "La société Korvald Location, SARL, ci-après « le Loueur », tient un dépôt."),
    ],
)
def test_what_touches_no_field_leaves_all_of_them_alone(language: str, words: str) -> None:
    _, changes = lay(language, words)
    assert changes == {}


@pytest.mark.parametrize(
    ("language", "words", "kinds"),
    [
        (
            "en",
            "The Lessee holds insurance of EUR 2,000,000 with Helianthus Ltd until 2031.",
            {"insurance"},
        ),
        ("en", "The Lessor earns a bonus of EUR 300 for every year without an accident.", {"bonus"}),
        (
            "en",
            "Each side keeps confidential what it learns of the other's business.",
            {"confidentiality"},
        ),
        ("en", "The Lessor's liability is limited to EUR 9,000 a year.", {"cap_on_liability"}),
        ("fr", "Le Locataire est assuré pour 2 000 000 euros chez Hélianthe SA.", {"insurance"}),
        ("fr", "Le Loueur touche une prime de 300 euros par année sans accident.", {"bonus"}),
        ("fr", "Chacun garde secret ce qu'il apprend des affaires de l'autre.", {"confidentiality"}),
        ("fr", "La responsabilité du Loueur est limitée à 9 000 euros par an.", {"cap_on_liability"}),
    ],
)
def test_a_clause_that_is_brought_in_is_told_and_moves_no_field(
    language: str, words: str, kinds: set[str]
) -> None:
    today, changes = lay(language, words)
    assert changes.keys() >= kinds
    assert all(words in one.reason for one in changes.values())
    assert not changes.keys() & {
        "expiration_date",
        "notice_period",
        "termination_notice",
        "price",
        "prices",
    }
    assert today.contract.expiration_date is not None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A third van comes on hire at EUR 310 per month."),
        ("en", "The Lessor also hires out a trailer at EUR 310 per month."),
        ("fr", "Un troisième véhicule est loué 310 euros par mois."),
        ("fr", "Une autre remorque est mise à disposition pour 310 euros par mois."),
    ],
)
def test_the_price_of_one_more_thing_takes_the_place_of_none(language: str, words: str) -> None:
    quote = "EUR 310" if language == "en" else "310 euros"
    value = {"amount": "310.00", "currency": "EUR", "per": "month"}
    _, changes = lay(language, words, ("price", quote, "310.00 EUR", value))
    assert "price" not in changes
    assert changes["prices"].value is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            'In clause 2 the date "31 March 2027" is replaced by "31 March 2029". '
            "Clause 3 does not apply to the small vans until 1 January 2028.",
        ),
        (
            "fr",
            "À l'article 2, la date du 31 mars 2027 est remplacée par celle du 31 mars 2029. "
            "L'article 3 ne s'applique pas aux petits véhicules avant le 1er janvier 2028.",
        ),
    ],
)
def test_a_day_before_the_new_end_in_another_clause_leaves_the_end_settled(
    language: str, words: str
) -> None:
    today, changes = lay(language, words)
    assert today.contract.expiration_date == date(2029, 3, 31)
    assert changes["expiration_date"].value is not None
