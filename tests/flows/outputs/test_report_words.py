"""The report's phrases: the same in both languages, filled and counted as each language does."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
import yaml

from data.load import lexicon
from flows.outputs._report_words import Words, plain
from flows.outputs._sentences import translated
from pipeline.registry import find
from pipeline.states import CLAUSE_TYPES

_HOLE = re.compile(r"\{(\w+)\}")


def _strings(language: str) -> Mapping[str, Any]:
    folder = files("flows.outputs").joinpath("report")
    loaded: Mapping[str, Any] = yaml.safe_load(folder.joinpath(f"words_{language}.yaml").read_text("utf-8"))
    return loaded


def _holes(phrase: Any) -> set[str]:
    forms = phrase.values() if isinstance(phrase, dict) else [phrase]
    return {hole for form in forms for hole in _HOLE.findall(str(form))}


def test_both_languages_say_the_same_things() -> None:
    english, french = _strings("en"), _strings("fr")
    assert english.keys() == french.keys()
    for key, phrase in english.items():
        assert isinstance(phrase, dict) == isinstance(french[key], dict), key
        assert _holes(phrase) == _holes(french[key]), key
        if isinstance(phrase, dict):
            assert phrase.keys() == french[key].keys(), key


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whatever_an_extractor_finds_has_a_name(language: str) -> None:
    kinds = {kind for extractor in find("pipeline.terms", "EXTRACTOR") for kind in extractor.kinds}
    kinds |= CLAUSE_TYPES.keys()
    names = _strings(language)["subjects"]
    assert kinds == names.keys(), (
        f"flows/outputs/report/words_{language}.yaml, subjects: add {sorted(kinds - names.keys())}; "
        f"take out: {sorted(names.keys() - kinds)}"
    )


def test_a_contract_type_of_either_lexicon_has_a_name_in_both_languages() -> None:
    types = lexicon("contract_types", "fr").keys() | lexicon("contract_types", "en").keys()
    for language in ("fr", "en"):
        named = Words(language)
        unnamed = [key for key in types if named.label("types", key) == key.replace("_", " ")]
        assert not unnamed, f"add to flows/outputs/report/words_{language}.yaml, under types: {unnamed}"


def test_a_subject_that_has_no_name_yet_goes_by_its_own() -> None:
    assert Words("fr").label("subjects", "renewal") == "Reconduction"
    assert Words("fr").label("subjects", "some_new_kind") == "some new kind"


@pytest.mark.parametrize(
    ("language", "key", "n", "said"),
    [
        ("en", "days_left", 0, "today"),
        ("en", "days_left", 1, "in one day"),
        ("en", "days_left", 1200, "in 1,200 days"),
        ("fr", "days_left", 0, "aujourd'hui"),
        ("fr", "days", 0, "0 jour"),
        ("fr", "days", 2, "2 jours"),
    ],
)
def test_numbers_choose_the_form(language: str, key: str, n: int, said: str) -> None:
    assert Words(language)(key, n) == said


def test_amounts_and_days_are_written_as_the_country_writes_them() -> None:
    english, french = Words("en"), Words("fr")
    assert english.money(Decimal("1234.50"), "EUR") == "€1,234.50"
    assert english.money(Decimal(1200), "USD") == "US$1,200"
    assert french.money(Decimal(1234567), "EUR") == "1\u202f234\u202f567\xa0€"
    assert french.money(Decimal(5), "no code") == "5 no code"
    assert french.day(date(2026, 2, 1)) == "1er\xa0févr.\xa02026"
    assert english.day(date(2026, 2, 1)) == "1\xa0Feb\xa02026"
    assert french.day(None) == ""
    assert english.percent(299, 300) == "99%"
    assert english.percent(1, 1000) == "1%"
    assert english.percent(0, 3) == "0%"


@pytest.mark.parametrize(
    ("language", "sentence", "said"),
    [
        ("fr", "2027-03-31 - 3 months = 2026-12-31", "31 mars 2027 − 3 mois = 31 déc. 2026"),
        (
            "fr",
            "unknown: no end date was found, and it may have been missed: the file is partial: "
            "page 3 of 4 by the printed numbering is missing",
            "non connu : aucune date de fin n'a été trouvée, et elle a pu échapper : "
            "le fichier est incomplet : la page 3 sur 4 manque d'après la numérotation imprimée",
        ),
        (
            "fr",
            "À vérifier : le contrat n'a pas été lu en entier (pages 3, 4: the page has no text layer; "
            "OCR is switched off (settings.ocr.enabled)).",
            "À vérifier : le contrat n'a pas été lu en entier (pages 3, 4 : "
            "la page n'a pas de couche de texte ; "
            "lecture des images désactivée (settings.ocr.enabled)).",
        ),
        ("fr", "À vérifier : every page is blank.", "À vérifier : toutes les pages sont blanches."),
        ("fr", "a sentence that nobody translated", "a sentence that nobody translated"),
        (
            "en",
            "1er février 2026 (date d'effet) + 24 mois, premier jour compris = 31 janvier 2028",
            "1 Feb 2026 (effective date) + 24 months, first day counted = 31 Jan 2028",
        ),
        (
            "fr",
            "1 February 2026 (effective date) + 24 months, first day counted = 31 January 2028",
            "1er févr. 2026 (date d'effet) + 24 mois, premier jour compris = 31 janv. 2028",
        ),
        (
            "fr",
            "the day of signature: 4 March 2025",
            "jour de la signature : 4 mars 2025",
        ),
        (
            "fr",
            "4 March 2025 + 1 year 6 months, first day not counted = 4 September 2026",
            "4 mars 2025 + 1 an 6 mois, premier jour non compris = 4 sept. 2026",
        ),
        (
            "fr",
            "1 May 2026 + 1 month, first day counted = 31 May 2026",
            "1er mai 2026 + 1 mois, premier jour compris = 31 mai 2026",
        ),
        (
            "fr",
            "Ligne 4 du registre, b.pdf : le registre dit 2027-12-31, le contrat 2028-12-31 (end_date).",
            "Ligne 4 du registre, b.pdf : le registre dit 31 déc. 2027, "
            "le contrat 31 déc. 2028 (date de fin).",
        ),
        (
            "fr",
            "a.pdf et b.pdf ne disent pas la même chose (expiration_date, total_value, price).",
            "a.pdf et b.pdf ne disent pas la même chose (date de fin, montant total, prix).",
        ),
        (
            "fr",
            "Le contrat dit deux choses (expiration_date) : 2027-05-04 et 2028-05-04.",
            "Le contrat dit deux choses (date de fin) : 4 mai 2027 et 4 mai 2028.",
        ),
        (
            "fr",
            "lots/plan.dwg n'a pas été lu (unsupported) : a format that is not read yet.",
            "lots/plan.dwg n'a pas été lu (format inconnu) : un format qui n'est pas encore lu.",
        ),
        (
            "en",
            "a.pdf and b.pdf do not say the same (expiration_date, total_value).",
            "a.pdf and b.pdf do not say the same (end date, total value).",
        ),
        ("fr", "Entre alpha, bravo, charlie (delta, echo)", "Entre alpha, bravo, charlie (delta, echo)"),
        ("en", "The contract is worth 1099800.00 USD.", "The contract is worth US$1,099,800."),
        ("fr", "au plus tard le 31/12/2026", "au plus tard le 31 déc. 2026"),
        (
            "fr",
            "no official series “ICHT-IME” is held",
            "aucune série officielle « ICHT-IME » n'est tenue ici",
        ),
        (
            "en",
            "The cap comes to 6 months of fees (1 x fees P6M).",
            "The cap comes to 6 months of fees (1 × fees over 6 months).",
        ),
        (
            "fr",
            "Le plafond correspond à 12 mois de prix (1.5 x sommes versees P12M).",
            "Le plafond correspond à 12 mois de prix (1.5 × sommes versees sur 12 mois).",
        ),
        ("fr", "un local de 12 x 8 mètres", "un local de 12 x 8 mètres"),
        (
            "fr",
            "Taux de retard : base rate + 3, pour 8 points au-dessus du taux de base selon la loi.",
            "Taux de retard : taux de base + 3, pour 8 points au-dessus du taux de base selon la loi.",
        ),
        (
            "fr",
            "Taux de retard : 2 x legal rate, pour 3 fois le taux légal au moins.",
            "Taux de retard : 2 fois le taux légal, pour 3 fois le taux légal au moins.",
        ),
        ("en", "a notice of P3M", "a notice of 3 months"),
        ("en", "2026-99-99 stays", "2026-99-99 stays"),
    ],
)
def test_sentences_of_the_program_are_said_to_people(language: str, sentence: str, said: str) -> None:
    shown = Words(language).humane(sentence).replace("\xa0", " ").replace("\u202f", " ")
    assert shown == said


def test_translating_stays_linear_on_hostile_sentences() -> None:
    began = time.process_time()
    for hostile in ("page ", "; ", ": (", "(", "the file is ", "- 3 months = ", "ended on ", "page 1 of "):
        for length in (590, 4000):
            assert translated((hostile * 4000)[:length], "fr")
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u2066c", "a b c"),
        ("a\x00\x07b\nc\td", "a b c d"),
        ("é\u0301 ل", "é\u0301 ل"),
        ("\ud800x", "x"),
    ],
)
def test_what_strangers_wrote_prints_on_one_line(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_long_text_is_cut_with_a_mark() -> None:
    assert plain("abcdef ghij", 8) == "abcdef…"
    assert len(plain("x" * 100, 20)) == 20
