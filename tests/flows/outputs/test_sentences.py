"""Whatever the pipeline says in English is said in French: read from its source, not from one archive."""

from __future__ import annotations

import ast
import re
from importlib.resources import files

import pytest
import yaml

from flows.outputs._sentences import translated, untranslated
from rules.schema import load_rules
from tests.flows.outputs.sentences import ROOT, Said, said_in, sentences

_ELSEWHERE = {
    "rules/schema.py": "what is wrong with a rule, told to who writes it, on the terminal",
    "rules/lint.py": "what is wrong with a rule, told to who writes it, on the terminal",
    "rules/examples.py": "what is wrong with a rule's examples, told on the terminal",
    "rules/verdicts.py": "says everything in both languages itself",
    "rules/answers.py": "SQL",
    "rules/conditions.py": "SQL",
    "rules/engine.py": "SQL",
    "rules/facts.py": "SQL",
    "rules/of_archive.py": "SQL",
    "rules/printed.py": "SQL",
    "pipeline/store/slices.py": "SQL",
    "pipeline/store/query.py": "what is wrong with a query, told on the terminal",
    "rules/departures/asking.py": "SQL",
    "rules/departures/measures.py": "what may be written in a standard, told on the terminal",
    "rules/departures/reading.py": "what is wrong with a standard, told on the terminal",
    "rules/departures/schema.py": "what may be written in a standard, told on the terminal",
    "pipeline/store/views/__init__.py": "the documentation of the views",
    "pipeline/store/judged.py": "names of columns",
    "pipeline/indexation/_incoming.py": "what is wrong with a file to be imported, told on the terminal",
    "pipeline/indexation/_incoming_doubts.py": "what is wrong with a file to be imported",
    "pipeline/indexation/_incoming_layouts.py": "what is wrong with a file to be imported",
    "pipeline/indexation/_incoming_plan.py": "what is wrong with a file to be imported",
    "pipeline/indexation/_index_files.py": "what is wrong with a series, told to who writes it",
    "pipeline/indexation/_library.py": "links are told in both languages by itself",
    "pipeline/indexation/_period.py": "mistakes in the program",
    "pipeline/indexation/_series_file.py": "what is wrong with a series, told to who writes it",
    "pipeline/indexation/_vintages.py": "what contradicts what is known, told on the terminal",
    "pipeline/indexation/imports.py": "a file that is written",
    "pipeline/indexation/parsing.py": "what is wrong with a formula's text, told on the terminal",
    "pipeline/indexation/printing.py": "a formula as text; its words stand in data/lexicons",
    "pipeline/terms/_party_marks.py": "marks that a model weighs",
    "pipeline/terms/_pointed_party_marks.py": "marks that a model weighs",
    "pipeline/terms/_time_confidence.py": "marks that a model weighs",
    "pipeline/terms/_time_marks.py": "marks that a model weighs",
}
"""Modules whose sentences reach no output of an audit, and what they are."""
_ELSEWHERE_BUT = {
    "pipeline/store/judged.py": ("it could not be resolved ({0})",),
    "pipeline/indexation/_library.py": ("no published coefficient links {0} to {1}",),
}

_NO_SENTENCES = {
    "may mai": "names of a month",
    "as standard": "a state of a clause",
    "state of ": "looked for",
    "The Index means the {0}.": "handed to the grammar of clauses",
    "par an": "looked for",
    "for each ": "looked for",
    "for every ": "looked for",
    "places of clauses": "a key of what is kept of a document",
    "year years an ans annee annees yr yrs": "looked for",
    "signed by": "looked for",
    "the start date": "looked for",
    "the commencement date": "looked for",
    "The words speak of": "looked for: how reasons begin",
    "A term is stated, but not on which day": "looked for: how a reason begins",
    "day of": "a key of what is kept of a document",
    "a term that runs out": "a key of what is kept of a document",
    "in witness": "looked for",
    "day prior to": "looked for",
    "eve of": "looked for",
    "right to audit": "a heading's name, in the value",
    "{0} holds no batch {1}": "a mistake in the program",
    "\n    a:bcdfgiklmnprstuvwxy b:aeiloruy": "pairs of letters",
}
"""Strings (or how they begin) that look like sentences, and what they are."""

_MADE_OF_PARTS = {
    "day and the year are": "The day and the year are blank or redacted.",
    "day is": "The day is blank or redacted.",
    "year is": "The year is blank or redacted.",
    "The {0} blank or redacted.": "The year is blank or redacted.",
    "Day and month cannot be told apart: ": (
        "Day and month cannot be told apart: 2026-02-03 or 2026-03-02. (page 2)"
    ),
    ", and it may have been missed: {0}": (
        "no notice period was found, and it may have been missed: every page is blank"
    ),
    "the amount is {0} ({1})": "the amount is redacted ([***])",
    "OCR of the page took longer than limits.page_seconds ({0} s)": (
        "OCR of the page took longer than limits.page_seconds (30)"
    ),
    " and {0} more": "the file is partial: pages 1, 2, 3, 4 and 12 more: the file is empty",
    "no text can be made out in this Word document; open it in Word and {0}": (
        "no text can be made out in this Word document; open it in Word and save it as DOCX"
    ),
    "{0} by {1} alone, which is too little to tell": (
        "2 contracts fit by counterparty, start date alone, which is too little to tell"
    ),
    "{0} this row alike": "3 contracts fit this row alike",
    "page {0} was": "page 3 was hardly legible",
    "pages {0}{1} were": "pages 1, 2 and 7 more were not read",
    "{0}; {1} is of {2}": "it ends on 2027-01-31; 12 is of 2026-01-31",
    "{0} of {1} ends it on {2}, long before it was written: {3}": (
        '12 of 2026-01-31 ends it on 2025-01-31, long before it was written: "The end."'
    ),
    "it ends on {0} by {1}: {2}": 'it ends on 2027-01-31 by 12: "The end; and: all of it."',
    ", as amended by {0}": "as the contract that it amends: it ends on 2027-01-31, as amended by 12",
    "; it is now {0}": "no longer in the archive (last seen on 2026-01-31); it is now 12",
    "; what was read of it is kept": "no longer in the archive; what was read of it is kept",
    "no longer in the archive (last seen on {0}){1}": "no longer in the archive (last seen on 2026-01-31)",
    "the {0} was not understood": "the percentage was not understood",
    "the minimum is {0}": "the minimum is redacted or left blank (page 3)",
}
"""Sentences put together of parts: how they read as a whole."""


def wanted() -> list[tuple[Said, str]]:
    wanted = []
    for said in sentences():
        if said.file in _ELSEWHERE and said.text not in _ELSEWHERE_BUT.get(said.file, ()):
            continue
        if any(
            said.text == begin or (begin[:1] == "\n" and said.text.startswith(begin))
            for begin in _NO_SENTENCES
        ):
            continue
        wanted.append((said, _MADE_OF_PARTS.get(said.text, said.filled())))
    return wanted


def test_every_sentence_of_the_pipeline_is_said_in_french() -> None:
    missing = [
        f"{said.file}:{said.line}: {said.text!r} (not known: {parts})"
        for said, whole in wanted()
        if (parts := untranslated(whole, "fr") or untranslated(_inside(whole), "fr"))
    ]
    assert not missing, (
        "Add to flows/outputs/words/sentences_fr.yaml a line with the English as the pipeline says it, "
        "{0} for what stands in it, and the French:\n" + "\n".join(missing)
    )


def _inside(whole: str) -> str:
    """How a reason reads where another sentence leads to it; advice stands by itself."""
    return whole if whole.endswith((".", ")")) else f"unknown: {whole} (page 2)"


def test_what_is_left_out_is_still_said() -> None:
    texts = {said.text for said in sentences()}
    modules = {said.file for said in sentences()}
    assert modules >= _ELSEWHERE.keys()
    for text in (*_NO_SENTENCES, *_MADE_OF_PARTS):
        assert any(known.startswith(text) for known in texts), f"nobody says {text!r} any more: take it out"


def test_messages_of_rules_have_no_codes_in_french() -> None:
    codes = {"penalty": "150.00 EUR per day", "basis": "end_of_month"}
    for rule in load_rules(ROOT / "rules")[0]:
        said = translated(
            re.sub(r"\{(\w+)\}", lambda hole: codes.get(hole[1], "12"), rule.message["fr"]), "fr"
        )
        assert not [code for code in ("per day", "end_of_month") if code in said], rule.id


def test_a_new_sentence_without_french_is_found() -> None:
    source = (
        'def _f(n):\n    """It is not looked at."""\n'
        '    if n:\n        raise UsageError("the folder is not there")\n'
        '    reason = f"{n} wombats are not counted"\n    raise DamagedError("broken beyond repair")\n'
    )
    found = [said.text for said in said_in(ast.parse(source), "pipeline/x.py")]
    assert found == ["{0} wombats are not counted", "broken beyond repair"]
    assert untranslated("3 wombats are not counted; the file is empty (page 4).", "fr") == [
        "3 wombats are not counted"
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_sides_of_a_sentence_have_the_same_holes(language: str) -> None:
    folder = files("flows.outputs").joinpath("words")
    rows = yaml.safe_load(folder.joinpath(f"sentences_{language}.yaml").read_text("utf-8"))
    for said, here in rows.items():
        for hole in range(5):
            assert (f"{{{hole}" in said) == (f"{{{hole}}}" in here), said
        assert not said.endswith(".") or here.endswith("."), said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The date is blank or redacted.", "La date est vide ou caviardée."),
        (
            "unknown: The date is blank or redacted (page 12)",
            "non connu : la date est vide ou caviardée (page 12)",
        ),
        (
            "A right to end the contract stands there, but whether it is free is not clear. (page 7)",
            "Un droit de mettre fin au contrat y figure, mais on ne sait s'il est libre (page 7)",
        ),
        (
            'terminated on 2026-03-31 by letter.pdf: "We end it; the file is empty (page 4)."',
            'résilié au 2026-03-31 par letter.pdf : "We end it; the file is empty (page 4)."',
        ),
        ("the amount is redacted ([*****])", "le montant est caviardé ([*****])"),
        (
            "part of the file could not be read well: page 2: the page has no text layer",
            "une partie du fichier n'a pu être bien lue : page 2 : la page n'a pas de couche de texte",
        ),
        (
            "page 3, 5-7 of 9 by the printed numbering is missing",
            "les pages 3, 5-7 sur 9 manquent d'après la numérotation imprimée",
        ),
        (
            "only its date and one party speaks for SUPPLY AGREEMENT of 2019-01-02",
            "SUPPLY AGREEMENT du 2019-01-02 n'est désigné que par sa date et une partie",
        ),
        ("its number, its date and its title agree", "son numéro, sa date et son titre concordent"),
        ("Smith and Sons: Letter; Draft", "Smith and Sons: Letter; Draft"),
        (
            "The term is stated, but not the day from which it runs (page 2)",
            "La durée est écrite, mais non le jour d'où elle court (page 2)",
        ),
        (
            "stated differently: P30D (page 3) and P1M (page 4)",
            "écrit de plusieurs façons : P30D (page 3) et P1M (page 4)",
        ),
        (
            "the block of ACME Co., Ltd.: A name is typed where a signature should stand, "
            "without any mark (page 9)",
            "le bloc de signature de ACME Co., Ltd. : "
            "un nom est dactylographié à la place de la signature, sans aucune marque (page 9)",
        ),
        (
            "Pénalité de 150.00 EUR per hour, croissante ou sans plafond.",
            "Pénalité de 150.00 EUR par heure, croissante ou sans plafond.",
        ),
        (
            "Délai de 90 jours (invoice_date), pour 60 jours au plus (C. com. L441-10).",
            "Délai de 90 jours (date de facture), pour 60 jours au plus (C. com. L441-10).",
        ),
        (
            "unknown: the first term ended on 2011-03-31, "
            "and how often it renews is limited: once, by P48M",
            "non connu : la première période a fini le 2011-03-31, "
            "et le nombre des reconductions est limité : une fois, de P48M",
        ),
        ("The parties agree", "The parties agree"),
    ],
)
def test_sentences_in_french(sentence: str, said: str) -> None:
    assert translated(sentence, "fr").replace("\xa0", " ") == said
