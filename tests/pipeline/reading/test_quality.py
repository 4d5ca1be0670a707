"""When a page's text layer can be trusted, and when its picture has to be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.reading.quality import agreement, judge

FRENCH = (
    "Le Prestataire assure la maintenance des équipements dans les conditions de l'annexe. "
    "Le prix est révisé chaque année à la date anniversaire du contrat selon l'indice publié. "
)
ENGLISH = (
    "The Supplier shall deliver the goods to the place named in the order within thirty days. "
    "Title passes to the Buyer when the price has been paid in full. "
)
TABLE = "\n".join(
    f"Radiateur acier type {n}\tréférence {n}08-B\t{n}20,00 €\tPlomberie Martin" for n in range(1, 9)
)
NAMES = "Dupont Martin Bernard Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Michel"


def listed(row: str, *, rows: int = 40) -> str:
    """A page of a list: ``#`` counts up, ``~`` is a price."""
    return "\n".join(row.replace("#", str(n)).replace("~", f"{n * 1.37:.2f}") for n in range(11, 11 + rows))


LISTS = [
    listed("K0#\tClou # x 40\tseau de #\t~ €"),
    listed("GX-#\tgasket\t~"),
    listed("2.#\tRac. MF Ø # lait. chr.\tens\t3\t~\t~"),
    listed("4.#\tFmwk. to r.c. soffit n.e. #\tm2\t12\t~\t~"),
    listed("T1 20#\tICM ~\tIPM ~\tIRM ~"),
    listed("jeu. #/05/2027\t07:45\t16:15\tYDJ\t~ h"),
    listed("Fri #/05/2027\t07.45\t16.15\tBKW\t~"),
    listed("IPE #\tS275JR\t6 m\t~ kg/m\t£~"),
    listed("340#0\tCHLORPHEN. # mg cpr\tbte 30\t~"),
    listed("#\tVHS\tK #\t~ €"),
    listed("#\tpc\tctn\t~"),
    listed("janv. 20#\t~\t~\t~"),
]
"""Sound pages of hardly a small word: price lists, bills of quantities, indices, timesheets."""


def shifted(text: str, by: int) -> str:
    return "".join(chr((ord(c) - 97 + by) % 26 + 97) if "a" <= c <= "z" else c for c in text.lower())


@pytest.mark.parametrize("text", [FRENCH, ENGLISH, FRENCH.upper(), TABLE, NAMES, "12 400,00 €", "ANNEXE 1"])
def test_real_text_is_good(text: str) -> None:
    verdict = judge(text)
    assert (verdict.quality, verdict.need, verdict.reason) == (1.0, "none", "")


def by_first_use(text: str) -> str:
    """What a font gives whose letters were numbered as they came: ``!"#$``."""
    numbers: dict[str, str] = {}
    return "".join(c if c.isspace() else numbers.setdefault(c, chr(33 + len(numbers))) for c in text)


def moved(text: str, by: int) -> str:
    """All characters that many places further on, figures and signs too."""
    return "".join(c if c.isspace() else chr(ord(c) + by) for c in text)


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_figures_codes_and_abbreviations_is_good(text: str) -> None:
    verdict = judge(text)
    assert (verdict.quality, verdict.need, verdict.reason) == (1.0, "none", "")


@pytest.mark.parametrize(
    "garble", [by_first_use, lambda text: moved(text, -29), lambda text: moved(text, 31)]
)
@pytest.mark.parametrize("text", [*LISTS, FRENCH * 4, ENGLISH * 4])
def test_a_list_in_a_wrong_encoding_is_not_good(text: str, garble: Callable[[str], str]) -> None:
    verdict = judge(garble(text))
    assert verdict.need != "none"
    assert verdict.quality < 0.8


def test_a_few_unusual_words_said_on_every_line_are_compared_at_most() -> None:
    assert judge(listed("Xh#\tqzwhr oqzuk etrzk #\t~")).need == "compare"
    words = "wkh vxssolhu ghvljq lqyrlfh sdbphqw frqwudfw fkdujhv krxuob"
    assert judge(listed(f"#\t{words}\t~")).need in ("compare", "ocr")
    assert judge(f"{words} " * 12).need == "ocr"


@pytest.mark.parametrize(
    ("text", "picture", "words"),
    [
        ("", 0.0, "no text layer"),
        ("   \n ", 1.0, "no text layer"),
        (shifted(FRENCH, 3), 0.0, "make no words"),
        (shifted(ENGLISH, 29), 0.0, "make no words"),
        (ENGLISH.replace("e", "\ufffd"), 0.0, "no meaning"),
        ("".join(chr(0xE000 + ord(c)) if c.isalpha() else c for c in FRENCH), 0.0, "no meaning"),
        (FRENCH.encode().decode("cp1252", "replace"), 0.0, "garbled"),
        (" ".join(f"(cid:{n})" for n in range(90)), 0.0, "no meaning"),
        ("Scanned with CamScanner", 0.95, "stamp"),
        ("ACME0012345", 0.9, "stamp"),
        ("Page de garde", 0.9, "few words over a picture"),
        ("Contrat de maintenance N°SAV240828001", 0.9, "few words over a picture"),
    ],
)
def test_a_layer_that_must_not_be_used(text: str, picture: float, words: str) -> None:
    verdict = judge(text, picture)
    assert verdict.need == "ocr"
    assert verdict.quality < 0.7
    assert words in verdict.reason


@pytest.mark.parametrize(
    "text",
    [
        "Vertrag zwischen Auftraggeber Auftragnehmer Gegenstand Vergütung Kündigung Gewährleistung " * 2,
        "Договор заключён сроком на три года со дня подписания обеими сторонами",
        (ENGLISH * 3)[:-20] + "\ufffd" * 4,
    ],
)
def test_a_doubtful_layer_is_compared(text: str) -> None:
    assert judge(text).need == "compare"


def test_a_page_with_a_logo_keeps_its_few_words() -> None:
    assert judge("Annexe 3\nListe des sites", 0.1).need == "none"


def test_agreement_minds_no_accents() -> None:
    page = listed("Boîte nº #\tréglée\t~")
    assert agreement(page, page.replace("î", "i").replace("é", "e")) == 1.0


def test_agreement_counts_the_words_of_the_picture() -> None:
    assert agreement(ENGLISH, ENGLISH) == 1.0
    assert agreement(shifted(ENGLISH, 3), ENGLISH) == 0.0
    assert agreement(ENGLISH, "too few words") is None
