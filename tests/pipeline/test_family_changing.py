# ruff: noqa: E501 (sentences to be read as they stand)
"""Sentences of an amendment that change a clause: what is not understood of them leaves a field unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.contract import Resolved
from pipeline.decisions import Reviewed
from pipeline.families._changing import Passage, changing, sentences
from pipeline.families._money import Change, Paper
from pipeline.families._overlay import overlay
from pipeline.types import Contract, Document, Term
from tests.pipeline.store import samples

AS_OF = date(2026, 11, 25)
DAY = date(2025, 12, 2)
CLAUSES = {
    "fr": (
        "1. Le Loueur entretient les véhicules.",
        "2. Le contrat débute le 1er avril 2022 et court jusqu'au 31 mars 2027, avec "
        "tacite reconduction d'un an, sauf préavis de quatre mois.",
        "3. Le loyer est de 640 euros par mois.",
        "4. Chacun peut résilier moyennant un délai de deux mois.",
        "5. Les factures sont réglées à trente jours.",
        "6. Le Loueur assure les véhicules.",
        "7. Le contrat relève du droit français.",
    ),
    "en": (
        "1. The Lessor maintains the vans.",
        "2. The contract begins on 1 April 2022 and runs until 31 March 2027, renewing yearly of itself "
        "unless four months' notice is given.",
        "3. The rent is EUR 640 per month.",
        "4. Each side may leave on two months' notice.",
        "5. Invoices are settled in thirty days.",
        "6. The Lessor insures the vans.",
        "7. French law governs the contract.",
    ),
}
WORDS = {
    "fr": ("1er avril 2022", "31 mars 2027", "tacite reconduction", "d'un an", "quatre mois", "deux mois",
        "640 euros", "trente jours", "droit français"),
    "en": ("1 April 2022", "31 March 2027", "renewing yearly", "yearly", "four months", "two months",
        "EUR 640", "thirty days", "French law"),
}  # fmt: skip
TO_2029 = "expiration_date", "2029-09-30"
TWO_YEARS = "expiration_date", "2029-03-31"
AT_705 = "price", "705.00 EUR per month"
LEAVE_P3M = "termination_notice", "P3M"
PAID_P60D = "payment_term", "P60D invoice_date"
PAID_P15D = "payment_term", "P15D invoice_date"
UNTOLD = {"expiration_date", "notice_period", "termination_notice", "price"}
VALUES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("effective_date", "2022-04-01", {"date": "2022-04-01"}),
    ("expiration_date", "2027-03-31", {"kind": "date", "date": "2027-03-31"}),
    ("renewal", "tacit", {"kind": "tacit"}),
    ("renewal_term", "P12M", {"duration": "P12M"}),
    ("notice_period", "P4M", {"duration": "P4M"}),
    ("termination_notice", "P2M", {"duration": "P2M"}),
    ("price", "640.00 EUR", {"amount": "640.00", "currency": "EUR", "per": "month"}),
    ("payment_term", "P30D invoice_date", {"days": 30, "basis": "invoice_date"}),
    ("governing_law", "FR", {"law": "FR"}),
)


def passages(read: Document, *, numbered: bool) -> list[Passage]:
    return [
        Passage(read.sha256, str(n) if numbered else "", "", "body", text.text, 1, 1, text.start, text.end)
        for n, text in enumerate(_lines(read), 1)
    ]


class _Line:
    def __init__(self, text: str, start: int) -> None:
        self.text, self.start, self.end = text, start, start + len(text)


def _lines(read: Document) -> list[_Line]:
    found, at = [], 0
    for text in read.text.split("\n\n"):
        found.append(_Line(text, at))
        at += len(text) + 2
    return found


def lay(
    language: str, words: str, *stated: tuple[str, str, str, dict[str, Any]]
) -> tuple[Resolved, dict[str, Change]]:
    """Lay an amendment of one sentence over a contract of seven clauses."""
    own = samples.document("own", "\n\n".join(CLAUSES[language]), language=language)
    master = [Reviewed(samples.term(own, "document_class", CLAUSES[language][0][:2], {}, "contract"))]
    master += [
        Reviewed(samples.term(own, kind, quote, value, text))
        for quote, (kind, text, value) in zip(WORDS[language], VALUES, strict=True)
    ]
    other = samples.document("paper", words, language=language)
    terms: list[Term] = [samples.term(other, "amends", words[:12], {}, "x")]
    terms += [samples.term(other, kind, quote, value, text) for kind, quote, text, value in stated]
    paper = Paper(
        other.sha256,
        "paper.txt",
        tuple(Reviewed(item) for item in terms),
        DAY,
        language=language,
        changing=tuple(changing(passages(other, numbered=False), language)),
        sentences=tuple(sentences(passages(other, numbered=False), language)),
    )
    today, _, changes = overlay(
        Contract("m", "m", "contract", language="en"),
        master,
        [paper],
        as_of=AS_OF,
        clauses=passages(own, numbered=True),
    )
    return today, {item.field: item for item in changes}


@pytest.mark.parametrize(
    ("language", "words", "fields"),
    [
        ("fr", "L'article 4 est abrogé.", {"termination_notice"}),
        ("fr", "L'article 4 du contrat est retiré et tenu pour nul.", {"termination_notice"}),
        ("fr", "La clause 3 est remplacée par la grille jointe.", {"price"}),
        ("fr", "Le terme du contrat est repoussé à un jour à convenir.", {"expiration_date"}),
        ("fr", "Le droit applicable est désormais celui du siège du Loueur.", {"governing_law"}),
        ("fr", "Le délai de dénonciation est doublé.", {"notice_period", "termination_notice"}),
        ("fr", "L'article 19 est supprimé.", UNTOLD),
        ("en", "Clause 4 is deleted.", {"termination_notice"}),
        ("en", "Clause 3 of the Agreement shall be replaced by the table attached.", {"price"}),
        ("en", "The expiry date is put back to a day that the parties will fix.", {"expiration_date"}),
        ("en", "The notice period is doubled and clause 2 is amended accordingly.", {"notice_period"}),
        ("en", "The contract shall no longer be governed by French law.", {"governing_law"}),
        ("en", "Section 19 is omitted.", UNTOLD),
    ],
)  # fmt: skip
def test_what_is_changed_and_not_understood_is_unknown(language: str, words: str, fields: set[str]) -> None:
    today, changes = lay(language, words)
    for name in fields:
        assert changes[name].value is None, name
        assert words in changes[name].reason, name
        assert changes[name].from_date == DAY
        if name not in ("price", "payment_term"):
            assert getattr(today.contract, name) is None, name
            assert words in today.contract.unknown[name]
    follow = {"notice_deadline", "expiration_kind", "next_renewal_date"}
    assert changes.keys() <= fields | follow
    if "expiration_date" in fields:
        assert today.contract.status == "unknown"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Toutes les clauses que le présent avenant ne change pas restent en vigueur."),
        ("fr", "L'article 6 est supprimé."),
        ("fr", "L'article 6 est remplacé par : « Le Loueur assure les véhicules chez Hélianthe. »"),
        ("fr", "L'article 4 de l'annexe 2 est supprimé."),
        ("fr", "L'article 2 tel que modifié par l'avenant précédent demeure applicable."),
        ("fr", "L'adresse du Loueur est remplacée par 4 rue des Tilleuls, 21000 Dijon."),
        ("fr", "Le présent avenant ne peut être modifié que par écrit."),
        ("fr", "Les prestations sont étendues au site de Beaune."),
        ("fr", "Le véhicule Kerlo est remplacé par un véhicule Tamaris."),
        ("en", "All clauses which this amendment leaves alone remain in full force."),
        ("en", "Clause 6 is deleted."),
        ("en", 'Clause 6 is replaced by: "The Lessor insures the vans with Helianthus at its own cost."'),
        ("en", "Clause 4 of Schedule 2 is deleted."),
        ("en", "The address of the Lessor is changed to 4 Linden Road, Dover."),
        ("en", "This amendment may only be varied in writing."),
        ("en", "The services are extended to the depot in Deal."),
        ("en", "Clause 2, as amended, remains unchanged."),
    ],
)  # fmt: skip
def test_what_changes_something_else_leaves_the_fields_alone(language: str, words: str) -> None:
    today, changes = lay(language, words)
    # What may be new of another clause is told as such.
    assert changes.keys() <= {"insurance"}
    assert today.contract.expiration_date == date(2027, 3, 31)
    assert today.contract.notice_period == "P4M"


def test_of_a_clause_that_is_replaced_only_what_the_new_one_says_holds() -> None:
    words = 'Clause 2 is deleted and replaced by the following: "The contract ends on 30 September 2029."'
    end = {"kind": "date", "date": "2029-09-30"}
    today, changes = lay("en", words, ("expiration_date", "ends on 30 September 2029", "2029-09-30", end))
    assert changes["expiration_date"].value == "2029-09-30"
    assert {changes[name].value for name in ("renewal", "renewal_term", "notice_period")} == {None}
    assert today.contract.termination_notice == "P2M"


@pytest.mark.parametrize(
    ("language", "words", "field", "value"),
    [
        ("fr", "À l'article 2, « 31 mars 2027 » est remplacé par « 30 septembre 2029 ».", *TO_2029),
        ("fr", "Les mots « 31 mars 2027 » sont remplacés par « 30 septembre 2029 ».", *TO_2029),
        ("fr", "Article 2 du contrat : au lieu de « 31 mars 2027 », lire « 30 septembre 2029 ».", *TO_2029),
        ("fr", "La date d'échéance passe du 31 mars 2027 au 30 septembre 2029.", *TO_2029),
        ("fr", "Le terme du contrat est reporté du 31 mars 2027 au 30 septembre 2029.", *TO_2029),
        ("fr", "Il convient de lire 30 septembre 2029 au lieu de 31 mars 2027.", *TO_2029),
        ("fr", "Le contrat est prolongé de deux ans et demi, soit jusqu'au 30 septembre 2029.", *TO_2029),
        ("fr", "L'échéance du contrat est désormais fixée au 30 septembre 2029.", *TO_2029),
        ("fr", "L'article 2 est remplacé par : « Le contrat vaut jusqu'au 30 septembre 2029. »", *TO_2029),
        ("fr", "Les parties conviennent de proroger le contrat pour une durée de deux ans.", *TWO_YEARS),
        ("fr", "Le préavis de l'article 2 est porté à six mois.", "notice_period", "P6M"),
        ("fr", "Le préavis de quatre mois est ramené à un mois.", "notice_period", "P1M"),
        ("fr", "À l'article 4, « deux mois » devient « trois mois ».", *LEAVE_P3M),
        ("fr", "Le délai prévu à l'article 4 passe de deux à trois mois.", *LEAVE_P3M),
        ("fr", "La durée de reconduction d'un an est portée à deux ans.", "renewal_term", "P24M"),
        ("fr", "Le délai de trente jours est remplacé par un délai de soixante jours.", *PAID_P60D),
        ("fr", "À l'article 3, la somme de 640 euros est remplacée par 705 euros.", *AT_705),
        ("fr", "Les mots « 640 euros » sont remplacés par « 705 euros ».", *AT_705),
        ("fr", "La tacite reconduction de l'article 2 est supprimée.", "renewal", "none"),
        ("fr", "La durée de cinq ans est portée à sept ans.", "expiration_date", "2029-03-31"),
        ("fr", "La durée du contrat est portée à sept ans.", "expiration_date", "2029-03-31"),
        ("fr", "Il est mis fin à la reconduction prévue à l'article 2.", "renewal", "none"),
        ("fr", "La durée des reconductions passe d'un an à deux ans.", "renewal_term", "P24M"),
        ("en", "The term of five years is increased to seven years.", "expiration_date", "2029-03-31"),
        ("en", "Renewal under clause 2 is abolished.", "renewal", "none"),
        ("fr", "Le délai de paiement : de trente jours à quinze jours.", *PAID_P15D),
        ("en", 'In clause 2 "31 March 2027" is deleted and "30 September 2029" inserted.', *TO_2029),
        ("en", "The notice against renewal goes from four months to one month.", "notice_period", "P1M"),
        ("en", 'In clause 2, "31 March 2027" is replaced by "30 September 2029".', *TO_2029),
        ("en", 'Clause 2: "31 March 2027" is deleted and replaced with "30 September 2029".', *TO_2029),
        ("en", 'Clause 2 is amended by substituting "30 September 2029" for "31 March 2027".', *TO_2029),
        ("en", 'For "31 March 2027" in clause 2 substitute "30 September 2029".', *TO_2029),
        ("en", "The end date moves from 31 March 2027 to 30 September 2029.", *TO_2029),
        ("en", "The term is extended by thirty months, so as to end on 30 September 2029.", *TO_2029),
        ("en", "The expiry date is now 30 September 2029.", *TO_2029),
        ("en", "The term is extended for a further period of two years.", *TWO_YEARS),
        ("en", "The notice of four months is increased to six months.", "notice_period", "P6M"),
        ("en", 'In clause 4, "two months" shall read "three months".', *LEAVE_P3M),
        ("en", "The notice period in clause 4 is raised from two months to three months.", *LEAVE_P3M),
        ("en", 'Clause 5 is varied by replacing "thirty days" with "sixty days".', *PAID_P60D),
        ("en", "In clause 3, EUR 705 is substituted for EUR 640.", *AT_705),
        ("en", 'Clause 3 is amended by replacing "EUR 640" with "EUR 705".', *AT_705),
        ("en", "The automatic renewal in clause 2 is removed.", "renewal", "none"),
    ],
)  # fmt: skip
def test_what_takes_the_place_of_an_old_value_is_read(
    language: str, words: str, field: str, value: str
) -> None:
    today, changes = lay(language, words)
    assert changes[field].value == value
    follow = {"notice_deadline", "next_renewal_date", "renewal_term", "term"}
    if "« Le contrat" not in words:
        assert changes.keys() <= {field} | follow
    if field == "expiration_date":
        assert today.contract.expiration_date == date.fromisoformat(value)
        assert today.contract.renewal == ("tacit" if "remplacé par : " not in words else None)


@pytest.mark.parametrize(
    ("language", "words", "fields"),
    [
        ("fr", "Le préavis à respecter est de neuf mois.", {"notice_period", "termination_notice"}),
        ("fr", "Le préavis à respecter est de quatre mois.", {"termination_notice"}),
        ("fr", "Règlement des factures à soixante jours.", {"payment_term"}),
        ("en", "Nine months' notice has to be given.", {"notice_period", "termination_notice"}),
        ("en", "The contract's term: until 30 September 2029.", {"expiration_date"}),
        ("en", "The contract's term: until 31 March 2027.", set()),
        ("en", "The notice was nine months in the draft.", set()),
        ("en", "Nine days' notice is given of each visit.", set()),
        ("fr", "Les factures de livraison sont réglées à neuf jours.", set()),
    ],
)  # fmt: skip
def test_a_value_that_is_stated_and_was_not_read_is_no_old_value(
    language: str, words: str, fields: set[str]
) -> None:
    _, changes = lay(language, words)
    assert {name for name, one in changes.items() if words in one.reason and one.evidence} >= fields
    assert changes.keys() <= fields | {"notice_deadline", "expiration_kind", "next_renewal_date"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "L'échéance, reportée du 30 juin 2026 au 30 juin 2028 par le premier avenant, est avancée."),
        ("fr", "La durée du contrat est modifiée : 31 mars 2027, 30 septembre 2029 ou 30 septembre 2031."),
        ("en", "The end date, moved from 30 June 2026 to 30 June 2028, is brought forward again."),
        ("en", "The term is changed to 30 September 2029 or, if so chosen, becomes 30 September 2031."),
    ],
)
def test_a_value_that_is_not_sure_is_not_taken(language: str, words: str) -> None:
    today, changes = lay(language, words)
    assert today.contract.expiration_date is None
    assert changes["expiration_date"].value is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "À l'article 2, « 1er avril 2022 » est remplacé par « 1er mai 2022 »."),
        ("fr", "À l'article 6, « trente jours » est remplacé par « dix jours »."),
        ("fr", "Le plafond de 900 euros est porté à 950 euros."),
        ("en", 'In clause 6, "five days" is replaced by "ten days".'),
        ("en", 'In clause 1, "two vans" shall read "three vans".'),
        ("en", "The deposit of EUR 900 is increased to EUR 950."),
    ],
)
def test_an_old_value_that_no_field_has_changes_none(language: str, words: str) -> None:
    today, _ = lay(language, words)
    assert today.contract.notice_period == "P4M"
    assert today.contract.termination_notice == "P2M"
    assert today.contract.expiration_date in (date(2027, 3, 31), None)


def test_what_an_extractor_read_of_a_sentence_is_no_doubt() -> None:
    words = "The notice period in clause 2 is increased to five months."
    _, changes = lay("en", words, ("notice_period", "five months", "P5M", {"duration": "P5M"}))
    assert changes["notice_period"].value == "P5M"
    assert changes["notice_period"].reason == ""


@pytest.mark.parametrize(
    ("language", "words", "end"),
    [
        ("fr", "Le contrat est résilié d'un commun accord au 31 octobre 2026.", "2026-10-31"),
        ("fr", "Les parties mettent fin au contrat le 31 octobre 2026.", "2026-10-31"),
        ("fr", "Le contrat est résilié d'un commun accord.", None),
        ("en", "The agreement is terminated by consent on 31 October 2026.", "2026-10-31"),
        ("en", "The parties agree to end the contract on 31 October 2026.", "2026-10-31"),
        ("en", "The agreement is hereby terminated.", None),
        ("fr", "Les parties mettent un terme au contrat du 2 mai 2022 à la date du 31 octobre 2026.", "2026-10-31"),
        ("fr", "Le contrat signé le 2 mai 2022 prend fin d'un commun accord le 31 octobre 2026.", "2026-10-31"),
        ("fr", "Elles décident de rompre le contrat avec effet au 31 octobre 2026.", "2026-10-31"),
        ("en", "The Van Contract V-71 dated 2 May 2022 comes to an end by mutual consent on 31 October 2026.", "2026-10-31"),
        ("en", "The lease of 2 May 2022 is surrendered with effect from 31 October 2026.", "2026-10-31"),
        ("en", "Both sides agree to bring the contract to an end at midnight of 31 October 2026.", "2026-10-31"),
    ],
)  # fmt: skip
def test_what_the_parties_end_together_does_not_renew(language: str, words: str, end: str | None) -> None:
    today, changes = lay(language, words)
    assert changes["expiration_date"].value == end
    assert today.contract.status == ("expired" if end else "unknown")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Si le contrat est résilié avant le 31 octobre 2026, le Loueur reprend les véhicules."),
        ("fr", "Aucune partie ne mettra fin au contrat avant le 31 octobre 2026."),
        ("en", "If the agreement is terminated before 31 October 2026 the vans go back."),
        ("en", "Neither party shall terminate the agreement before 31 October 2026."),
    ],
)
def test_what_would_end_the_contract_ends_it_not(language: str, words: str) -> None:
    today, _ = lay(language, words)
    assert today.contract.expiration_date == date(2027, 3, 31)
