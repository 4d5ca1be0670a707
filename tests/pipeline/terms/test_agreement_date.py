"""The date of the contract itself, and the dates that are others'."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

BODY_EN = "\n\n1. Services. Alpha shall perform the services with care.\n\n2. Fees. Beta pays monthly.\n\n"
BODY_FR = (
    "\n\nARTICLE 1 - OBJET\n\nLe prestataire entretient les machines.\n\nARTICLE 2 - "
    "PRIX\n\nCent euros.\n\n"
)

STATED: list[tuple[Language, str, str]] = [
    (
        "en",
        (
            "SERVICES AGREEMENT\n\nThis Services Agreement is made and entered into as of March 1, "
            "2024, by and between Alpha Inc. and Beta LLC."
        )
        + BODY_EN,
        "2024-03-01",
    ),
    (
        "en",
        "THIS AGREEMENT, dated this 5th day of May, 2019, is by and among Alpha and Beta." + BODY_EN,
        "2019-05-05",
    ),
    (
        "en",
        "LICENSE AGREEMENT\n\nDated as of June 27, 2006\n\nbetween\n\nALPHA INC.\n\nand\n\nBETA INC."
        + BODY_EN,
        "2006-06-27",
    ),
    (
        "en",
        (
            "This Agreement is entered into on October 1, 2019 and is made effective as of November 1, "
            "2019 between Alpha and Beta."
        )
        + BODY_EN,
        "2019-10-01",
    ),
    (
        "en",
        "SUPPLY AGREEMENT between Alpha Inc. and Beta Inc."
        + BODY_EN * 3
        + "IN WITNESS WHEREOF, the parties have executed this Agreement as of July 9, 2021.\n\nBy: ____",
        "2021-07-09",
    ),
    (
        "en",
        (
            "This Amendment No. 2 to the Supply Agreement dated as of January 3, 2018 is made this 22nd "
            "day of June 2020 between Alpha and Beta."
        )
        + BODY_EN,
        "2020-06-22",
    ),
    (
        "fr",
        (
            "CONTRAT DE MAINTENANCE\n\nEntre la société Alpha, immatriculée au RCS de Lyon le 4 mai "
            "1998, et la société Bêta"
        )
        + BODY_FR * 4
        + "Fait à Lyon, le 12 mars 2024, en deux exemplaires.",
        "2024-03-12",
    ),
    (
        "fr",
        "Le présent contrat est conclu à Paris le 3 février 2021 entre Alpha et Bêta." + BODY_FR,
        "2021-02-03",
    ),
    (
        "fr",
        "Le présent contrat est conclu en date du 3 février 2021 entre Alpha et Bêta." + BODY_FR,
        "2021-02-03",
    ),
]


@pytest.mark.parametrize(("language", "text", "day"), STATED)
def test_stated(language: Language, text: str, day: str) -> None:
    (term,) = read(text, language, "agreement_date")
    assert (term.state, term.value_text, term.value["date"]) == ("stated", day, day)
    assert term.confidence > 0.7


OTHERS: list[tuple[Language, str]] = [
    ("en", "SUPPLY AGREEMENT\n\nAlpha Inc., incorporated on March 3, 1999, supplies Beta." + BODY_EN),
    ("en", "This Agreement is subject to the Companies Act of 6 June 1985." + BODY_EN),
    ("en", "Bids must be submitted no later than May 4, 2020." + BODY_EN),
    ("en", "Version of January 2, 2020" + BODY_EN),
    (
        "en",
        "Reference is made to that certain Lease dated as of May 1, 2011 between Alpha and Gamma."
        + BODY_EN,
    ),
    (
        "fr",
        "Entre la société Alpha, représentée par M. Durand, né le 4 mai 1960 à Lyon, et Bêta." + BODY_FR,
    ),
    (
        "fr",
        "Vu la loi du 6 juillet 1989 et le décret du 3 mars 1990, les parties conviennent de ce qui suit."
        + BODY_FR,
    ),
    ("fr", "Date limite de remise des offres : le 4 mai 2021" + BODY_FR),
    ("fr", "Conditions générales - version du 1er janvier 2023" + BODY_FR),
]


SPOKEN: list[tuple[Language, str, str]] = [
    (
        "en",
        "SUPPLY AGREEMENT\n\nThis Agreement is dated as of the Effective Date." + BODY_EN,
        "dated as of",
    ),
    (
        "en",
        "This Agreement is made and entered into by Alpha on the last date signed." + BODY_EN,
        "entered",
    ),
    ("en", "COOPERATION AGREEMENT\nJuly 2013\n\nAlpha and Beta cooperate." + BODY_EN, "July 2013"),
    (
        "en",
        "This Agreement made this 30th day of April between Alpha and Beta." + BODY_EN,
        "30th day of April",
    ),
    ("fr", "CONTRAT DE SERVICES\n\nConclu entre Alpha et Bêta." + BODY_FR, "Conclu entre"),
]


@pytest.mark.parametrize(("language", "text", "quoted"), SPOKEN)
def test_spoken_of_and_not_read(language: Language, text: str, quoted: str) -> None:
    (term,) = read(text, language, "agreement_date")
    assert (term.state, term.value_text) == ("unknown", "")
    assert quoted in " ".join(term.evidences[0].quote.split())
    assert term.confidence < 0.9


MADE: list[tuple[str, str]] = [
    (
        "This Agreement is made and effective as of1 August 2019 by and between Alpha and Beta.",
        "2019-08-01",
    ),
    (
        "This Agreement is entered into this first (1st) day of January, 1996 by Alpha.",
        "1996-01-01",
    ),
    ("This Agreement is made December 3rd, 2018 by and between Alpha and Beta.", "2018-12-03"),
    (
        "Amendment no 1\n\nto the Global Repair Agreement\nref. DX/4410 Issue 7\ndated March 9, 2015\n\n"
        "This amendment is entered into on January 6, 2016.",
        "2016-01-06",
    ),
    (
        "The undersigned agree that the Schedule 13G with respect to shares of Alpha, $0.01 par value per "
        "share, of Beta Group, dated as of December 31, 2019, is filed.\n\nJanuary 22, 2020\n(Date)",
        "2020-01-22",
    ),
]


@pytest.mark.parametrize(("text", "day"), MADE)
def test_made(text: str, day: str) -> None:
    (term,) = read(text + BODY_EN, "en", "agreement_date")
    assert (term.state, term.value_text) == ("stated", day)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_dates_are_passed_over(language: Language, text: str) -> None:
    assert read(text, language, "agreement_date") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "This Agreement is made this ____ day of March, 2018 by and between Alpha and Beta." + BODY_EN,
        ),
        ("en", "This Agreement is entered into as of [●], 2020 by and between Alpha and Beta." + BODY_EN),
        ("en", "This Agreement is dated 03/04/2024 and made between Alpha and Beta." + BODY_EN),
        ("fr", "Entre Alpha et Bêta" + BODY_FR * 4 + "Fait à ____________, le ____ 2024"),
    ],
)
def test_blank_or_open_is_unknown(language: Language, text: str) -> None:
    (term,) = read(text, language, "agreement_date")
    assert term.state == "unknown"
    assert term.reason


def test_signatures_on_several_days() -> None:
    text = (
        "SUPPLY AGREEMENT"
        + BODY_EN * 3
        + "IN WITNESS WHEREOF the parties sign.\n\nBy: A\nDate: 7/21/2020\n\nBy: B\nDate: 7/28/2020"
    )
    (term,) = read(text, "en", "agreement_date")
    assert term.value_text == "2020-07-28"
    assert len(term.evidences) == 2
    assert term.confidence < 0.9


def test_a_repair_is_recorded_and_less_sure() -> None:
    text = "Entre Alpha et Bêta" + BODY_FR * 4 + "Fait à Lyon, le l2 mars 2O24."
    (term,) = read(text, "fr", "agreement_date")
    assert term.value_text == "2024-03-12"
    assert "2O24 -> 2024" in term.repaired
    assert term.confidence < 0.9


def test_what_the_parties_signed_before_is_another_contracts_day() -> None:
    text = """AVENANT N° 1

Entre la société Brévin, SAS, ci-après « le Prestataire », et la société Verlac, SARL, « le Client ».
Les parties ont signé le 15 janvier 2022 un contrat de maintenance. Elles conviennent de ce qui suit.

Article 1 - Prix
Le prix est porté à 1 200 euros.

Fait à Lyon, le 10 décembre 2023.
"""
    assert [term.value_text for term in read(text, "fr", "agreement_date")] == ["2023-12-10"]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "This Agreement made October 30, 2017, between Alpha Inc. and Beta Inc.", "2017-10-30"),
        (
            "en",
            "HOSTING AGREEMENT\n\nBoth agree to the terms above.\n\n/s/ J. "
            "Doe\t9/9/97\n------\t-----\nAlpha\tDate",
            "1997-09-09",
        ),
        (
            "en",
            "This Agreement is entered into as of the Effective Date by Alpha and Beta.\n\n1. Definitions. "
            '"Effective Date" shall mean December 5, 2014.',
            "2014-12-05",
        ),
        (
            "fr",
            "CONTRAT\n\nLe titulaire exécute un marché signé le 11 mars 2025.\n\nFait à "
            "Rennes, le 27 juin 2025",
            "2025-06-27",
        ),
    ],
)
def test_where_else_it_stands(language: Language, text: str, day: str) -> None:
    (term,) = read(text, language, "agreement_date")
    assert (term.state, term.value_text) == ("stated", day)


def test_a_day_at_the_head_is_a_guess() -> None:
    (term,) = read(
        "HOSTING AGREEMENT\n\nJanuary 5, 2015\n\n1. Scope. Alpha serves Beta.", "en", "agreement_date"
    )
    assert term.value_text == "2015-01-05"
    assert term.confidence < 0.9
