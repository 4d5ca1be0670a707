"""The day on which a contract takes effect."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

TAIL = "\n\n2. Fees. Beta pays monthly.\n\n3. Law. None is chosen here.\n\n"

STATED: list[tuple[Language, str, str]] = [
    (
        "en",
        'This Agreement is made as of June 21, 2019 (the "Effective Date") between Alpha and Beta.'
        "\n\n1. Scope. Services." + TAIL,
        "2019-06-21",
    ),
    (
        "en",
        'This Agreement is made on June 1, 2019.\n\n1. Definitions. "Effective Date" means July 1, 2019.'
        + TAIL,
        "2019-07-01",
    ),
    (
        "en",
        (
            "This Agreement is entered into on June 1, 2019 and effective as of July 15, 2019 between "
            "Alpha and Beta.\n\n1. Scope. Services."
        )
        + TAIL,
        "2019-07-15",
    ),
    (
        "en",
        "1. Term. The term of this Agreement shall commence on January 1, 2000 and continue for five years."
        + TAIL,
        "2000-01-01",
    ),
    (
        # "contract" is no act, "operated" no rate
        "en",
        "9. Term. This contract shall be effective as of May 1, 2012 and stay in force until 2022." + TAIL,
        "2012-05-01",
    ),
    (
        "en",
        "1. Term. The agreement on the plant operated by Alpha is effective as of May 1, 2012." + TAIL,
        "2012-05-01",
    ),
    (
        "fr",
        (
            "ARTICLE 1 - DURÉE\n\nLe présent contrat prend effet le 1er avril 2022 pour une durée de "
            "trois ans."
        ),
        "2022-04-01",
    ),
    (
        "fr",
        (
            "ARTICLE 1 - DURÉE\n\nLe bail est consenti pour une durée de neuf années à compter du 1er "
            "juillet 2020."
        ),
        "2020-07-01",
    ),
    ("fr", "ARTICLE 1 - ENTRÉE EN VIGUEUR\n\nLa convention entre en vigueur le 15/09/2023.", "2023-09-15"),
    (
        "fr",
        "CONDITIONS PARTICULIÈRES\n\nDate d'effet : 01/02/2024\n\nARTICLE 1 - OBJET\n\nMaintenance.",
        "2024-02-01",
    ),
]


@pytest.mark.parametrize(("language", "text", "day"), STATED)
def test_stated(language: Language, text: str, day: str) -> None:
    (term,) = read(text, language, "effective_date")
    assert (term.state, term.value_text) == ("stated", day)
    assert "computed_from" not in term.value


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "fr",
            "Entre Alpha et Bêta\n\nARTICLE 1 - DURÉE\n\nLe contrat prend effet à compter de sa "
            "signature, pour un an."
            "\n\nARTICLE 2 - PRIX\n\nCent euros."
            + "\n\nDu texte. " * 100
            + "\n\nFait à Lyon, le 12 mars 2024.",
            "2024-03-12",
        ),
        (
            "en",
            "This Agreement is dated as of May 2, 2018 between Alpha and Beta.\n\n1. Term. This "
            "Agreement shall"
            " become effective on the date first written above and continue for two years." + TAIL,
            "2018-05-02",
        ),
    ],
)
def test_computed_from_the_day_it_was_made(language: Language, text: str, day: str) -> None:
    (term,) = read(text, language, "effective_date")
    assert (term.state, term.value_text) == ("stated", day)
    assert term.value["computed_from"]
    assert len(term.evidences) == 2


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        (
            "fr",
            "ARTICLE 1 - DURÉE\n\nLe contrat prend effet à compter de sa signature, pour un an.",
            "not known",
        ),
        ("fr", "ARTICLE 1 - DURÉE\n\nLe contrat prend effet le ____ 2024 pour un an.", "blank"),
        (
            "en",
            '1. Definitions. "Effective Date" means the date of acceptance of the first delivery.' + TAIL,
            "event",
        ),
        (
            "en",
            'This Agreement is made as of [●], 2020 (the "Effective Date") between A and B.' + TAIL,
            "blank",
        ),
    ],
)
def test_unknown(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "effective_date")
    assert term.state == "unknown"
    assert reason in term.reason


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "ARTICLE 4 - DONNÉES\n\nLe règlement est entré en vigueur le 25 mai 2018."),
        ("fr", "ARTICLE 4 - PRIX\n\nLe nouveau tarif prend effet le 1er janvier 2025."),
        ("en", "4. Law. The Act is effective as of January 1, 2000 and governs it." + TAIL),
        (
            "en",
            "The parties previously entered into an agreement with an Effective Date of March 1, 1996."
            + TAIL,
        ),
    ],
)
def test_other_things_take_effect_too(language: Language, text: str) -> None:
    assert read(text, language, "effective_date") == ()


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        (
            "en",
            "1. Start. This Agreement will take effect if and when Alpha accepts the form.",
            "take effect",
        ),
        ("en", "1. Term. The term of this Agreement shall commence on the Opening Date.", "Opening Date"),
        (
            "fr",
            "ARTICLE 2 - DURÉE\n\nLe présent contrat prendra effet après accord des parties.",
            "prendra effet",
        ),
        (
            "fr",
            "ARTICLE 2 - DURÉE\n\nLa durée du contrat court de la date de prise d'effet.",
            "prise d'effet",
        ),
    ],
)
def test_spoken_of_and_not_read(language: Language, text: str, quoted: str) -> None:
    (term,) = read(text + TAIL, language, "effective_date")
    assert (term.state, term.value_text) == ("unknown", "")
    assert quoted in term.evidences[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "9. No amendment of this Agreement will be effective unless signed by the Parties.",
        "3. In the event that the term extends beyond the fiscal year beginning April 1, 2003, fees rise.",
        "5. Standstill Period means the period commencing on the date of this Agreement.",
        "6. This Agreement leaves untouched the license effective April 1, 1998 between Beta and Gamma.",
        "6. Term. Under this Agreement the rates effective as of April 1, 2009 are those of the Act.",
        "6. Term. This Agreement names the tax law effective as of April 1, 2009.",
    ],
)
def test_nothing_is_stated_by_what_begins_elsewhere(text: str) -> None:
    text = "This Agreement is dated as of December 5, 2008 by and between Alpha and Beta.\n\n" + text + TAIL
    assert [term for term in read(text, "en", "effective_date") if term.state == "stated"] == []


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        (
            "fr",
            "CONDITIONS GÉNÉRALES\n\n**Date d'entrée en vigueur :** 23 mai 2018\n\n1. Objet\n\nRien.",
            "2018-05-23",
        ),
        (
            "fr",
            "Les présentes conditions générales entrent en vigueur à compter du 16 avril 2026.",
            "2026-04-16",
        ),
        (
            "en",
            "1. Definitions. EFFECTIVE DATE shall mean the day of installation, i.e. December 10, 1993.",
            "1993-12-10",
        ),
        (
            "en",
            'This Agreement, effective as of this 30 day of June 2016 (the "Effective th '
            'Date"), is made by Alpha.',
            "2016-06-30",
        ),
        (
            "en",
            "This Agreement shall commence with effect from 1 July 2019 between Alpha and Beta.",
            "2019-07-01",
        ),
    ],
)
def test_how_else_it_is_said(language: Language, text: str, day: str) -> None:
    (term,) = read(text, language, "effective_date")
    assert (term.state, term.value_text) == ("stated", day)


def test_when_counterparts_are_signed_says_nothing_of_its_beginning() -> None:
    text = (
        "This Agreement is dated May 1, 2016.\n\n9. General. This Agreement may be executed "
        "in counterparts and "
        "shall become effective when counterparts have been signed by each party."
    )
    assert all(term.state != "stated" for term in read(text, "en", "effective_date"))
