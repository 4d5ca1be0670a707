"""Beginnings, lengths, ends, notices, laws and days of signature in French, as many writers put them.

``french_ends.txt`` holds a passage each: what it says, a title where it matters (``#``), its words, and
how it is signed where it matters (``@``). A dash says that nothing may be read.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from flows.evaluation.fields import FIELDS
from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Term
from tests.pipeline.terms._reading import document

CONTRACT = """{title}

Entre les soussignés :
La société ALBAREL SERVICES, SAS au capital de 50 000 euros, dont le siège est à Nantes, \
12 rue des Forges, immatriculée au RCS de Nantes sous le numéro 812 345 678, représentée par Madame Julie \
Morvan, ci-après « le Prestataire »,
Et
La société BRISSON & FILS, SARL, dont le siège est à Angers, 4 place du Ralliement, représentée par \
Monsieur Luc Brisson, ci-après « le Client »,

Il a été convenu ce qui suit :

Article 1 - Objet
Le présent contrat a pour objet de définir les conditions dans lesquelles le Prestataire exécute les \
prestations décrites en annexe.

{words}

Article 7 - Confidentialité
Chaque partie garde secrètes les informations de l'autre pendant trois ans après la fin du contrat.

{signed}

Le Prestataire                    Le Client
"""
TITLE, SIGNED = "CONTRAT DE PRESTATION DE SERVICES", "Fait à Nantes, le 14 mars 2022, en deux exemplaires."
DURATION = "Article 2 - Durée\nLe contrat prend effet le 1er avril 2022 et dure trois ans."
AFTER = "; after a duration"


def _passages() -> list[tuple[str, dict[str, str]]]:
    passages = []
    text = Path(__file__).with_name("french_ends.txt").read_text(encoding="utf-8")
    for entry in text.split("== ")[1:]:
        said, _, rest = entry.partition("\n")
        lines = rest.strip("\n").split("\n")
        title = next((line[2:] for line in lines if line.startswith("# ")), TITLE)
        signed = next((line[2:] for line in lines if line.startswith("@ ")), SIGNED)
        words = "\n".join(line for line in lines if line[:2] not in ("# ", "@ "))
        if said.endswith(AFTER):
            words, said = f"{DURATION}\n\n{words}".strip(), said.removesuffix(AFTER).strip()
        wanted = dict(one.split("=") for one in said.split("; "))
        contract = CONTRACT.format(
            title=title.replace(" / ", "\n"), words=words, signed=signed.replace(" / ", "\n")
        )
        passages.append((contract, wanted))
    return passages


@cache
def _read(text: str) -> tuple[Term, ...]:
    running = flow(document(text, "fr"))
    return extract(running, segment(running))


CASES = [(text, kind, value) for text, wanted in _passages() for kind, value in wanted.items()]


@pytest.mark.parametrize(("text", "kind", "value"), CASES)
def test_it_is_read(text: str, kind: str, value: str) -> None:
    read = [term.value_text for term in _read(text) if term.kind == kind and term.state == "stated"]
    if value == "-":
        assert not read
    else:
        assert len(read) == 1
        assert FIELDS[kind].matches(read[0], value)
