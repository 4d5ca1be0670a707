"""Measures who is told to have signed on scans: invented pages whose blocks a pen signs, or leaves blank.

Run ``python -m tests.benchmarks.signatures``. Each page is a short contract of two parties, set in one of
several manners (English with lines and labels, in two columns or one below the other; French with room
below the names); each party signs with even chance. The sheets are worn by ``tests.scanning`` and read
through the real pipeline; a party's block is told signed, blank or unknown. ``--workspace`` keeps what was
read.
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from flows.engine import Options
from flows.evaluation.names import nearly_same_name, same_name
from flows.progress import reporter
from flows.run import run
from flows.settings_file import load_settings
from pipeline.store.query import open_read_only
from pipeline.workspace import open_workspace
from tests.scanning import LEVELS, marks
from tests.scanning.levels import Place
from tests.scanning.sheets import bound

_AS_OF = date(2026, 1, 1)
_SHEET = (595.28, 841.89)
_FIRST = ("Harrow", "Kestrel", "Brackley", "Dunmore", "Oldham", "Pentland", "Tavistock", "Wexford")
_SECOND = ("Marine", "Foundry", "Logistics", "Instruments", "Packaging", "Timber", "Analytics", "Foods")
_PEOPLE = ("Ruth Ainsley", "Owen Marsh", "Clara Voss", "Ian Teale", "Nora Pym", "Hugh Carver")
_PREMIERS = ("Ateliers", "Transports", "Conserverie", "Imprimerie", "Verrerie", "Scierie", "Laiterie")
_SECONDS = ("Kerbrat", "Montagnac", "du Ponant", "Vaucelles", "de Brévans", "Rochemaure", "Lestrade")
_GENS = ("Anne Kerbrat", "Luc Dormoy", "Élise Faure", "Paul Besnard", "Inès Marchal", "Jean Roussy")
_CLAUSES = (
    "Each party shall keep the other's prices in confidence for three years after the last delivery.",
    "Orders are placed in writing and bind the Supplier unless refused within five business days.",
    "The Buyer pays each invoice within thirty days of its receipt, and interest if it is late.",
    "This Agreement is governed by the laws of the State of Delaware.",
    "Either party may end this Agreement by sixty days' notice in writing.",
)
_ARTICLES = (
    "Le fournisseur livre les marchandises à l'adresse indiquée sur chaque commande écrite.",
    "Les factures sont payées à trente jours fin de mois, par virement.",
    "Chaque partie peut mettre fin au contrat moyennant un préavis de trois mois.",
    "Le présent contrat est soumis au droit français.",
    "Les parties gardent confidentiels les prix pendant trois ans.",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, the parties that stand on it, and where the pen of those who sign goes."""

    name: str
    pdf: bytes
    parties: Mapping[str, bool]
    """Party -> whether it signs."""
    places: tuple[tuple[float, float], ...]
    """Points from the left and from the top: the middle of the room for a signature."""


@dataclass(frozen=True, slots=True)
class _Side:
    party: str
    person: str
    role: str
    signs: bool


def samples(count: int, seed: int) -> Iterator[Sample]:
    """Make pages; the same ones for the same seed."""
    for index in range(count):
        rng = np.random.default_rng([seed, index])
        french = index % 3 == 2
        manner = _FRENCH[index % len(_FRENCH)] if french else _ENGLISH[index % len(_ENGLISH)]
        firsts, seconds, people = (_PREMIERS, _SECONDS, _GENS) if french else (_FIRST, _SECOND, _PEOPLE)
        one, two = rng.permutation(len(firsts))[:2]
        three, four = rng.permutation(len(seconds))[:2]
        who = rng.permutation(len(people))[:2]
        forms = ("SAS", "SARL") if french else ("Inc.", "LLC")
        roles = ("Président", "Gérant") if french else ("President", "Managing Director")
        sides = [
            _Side(f"{firsts[a]} {seconds[b]} {form}", people[c], role, bool(rng.random() < 0.5))
            for a, b, c, form, role in zip((one, two), (three, four), who, forms, roles, strict=True)
        ]
        yield _page(f"signed-{index:03}", sides, french, manner, rng)


Manner = Callable[[Canvas, float, Sequence[_Side]], list[tuple[float, float]]]


def _page(
    name: str, sides: Sequence[_Side], french: bool, manner: Manner, rng: np.random.Generator
) -> Sample:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=_SHEET, invariant=1)
    canvas.setFont(str(rng.choice(["Times-Roman", "Helvetica"])), 10.5)
    lines = _french_text(sides) if french else _english_text(sides)
    y = 780.0
    for line in lines:
        canvas.drawString(64, y, line)
        y -= 17
    places = manner(canvas, y - 12, sides)
    canvas.showPage()
    canvas.save()
    signed = tuple((x, _SHEET[1] - at) for (x, at), side in zip(places, sides, strict=True) if side.signs)
    return Sample(name, buffer.getvalue(), {side.party: side.signs for side in sides}, signed)


def _english_text(sides: Sequence[_Side]) -> list[str]:
    return [
        "SUPPLY AGREEMENT",
        "",
        "This Supply Agreement is made on March 4, 2019 by and between",
        f'{sides[0].party}, a Delaware corporation (the "Supplier"), and',
        f'{sides[1].party}, a Delaware company (the "Buyer").',
        "",
        *(line for number, clause in enumerate(_CLAUSES, 1) for line in (f"{number}. {clause}", "")),
        "IN WITNESS WHEREOF, the parties have executed this Agreement.",
    ]


def _french_text(sides: Sequence[_Side]) -> list[str]:
    return [
        "CONTRAT DE FOURNITURE",
        "",
        "Entre les soussignées :",
        f"La société {sides[0].party}, représentée par {sides[0].person}, ci-après « le Fournisseur »,",
        f"et la société {sides[1].party}, représentée par {sides[1].person}, ci-après « l'Acheteur ».",
        "",
        *(
            line
            for number, clause in enumerate(_ARTICLES, 1)
            for line in (f"Article {number}. {clause}", "")
        ),
        "Fait à Rennes, le 4 mars 2019, en deux exemplaires originaux.",
    ]


def _columns(canvas: Canvas, y: float, sides: Sequence[_Side]) -> list[tuple[float, float]]:
    """Two blocks side by side, a line to sign on in each."""
    places = []
    for x, side in zip((64, 320), sides, strict=True):
        canvas.drawString(x, y, side.party.upper())
        canvas.drawString(x, y - 46, "By: ___________________________")
        canvas.drawString(x, y - 63, f"Name: {side.person}")
        canvas.drawString(x, y - 80, f"Title: {side.role}")
        places.append((x + 95.0, y - 36))
    return places


def _below(canvas: Canvas, y: float, sides: Sequence[_Side]) -> list[tuple[float, float]]:
    """One block below the other, the lines drawn."""
    places = []
    for index, side in enumerate(sides):
        top = y - 118 * index
        canvas.drawString(64, top, side.party.upper())
        canvas.drawString(64, top - 46, "By:")
        canvas.line(86, top - 48, 270, top - 48)
        canvas.drawString(64, top - 62, f"{side.person}, {side.role}")
        places.append((165.0, top - 38))
    return places


def _on_a_line(canvas: Canvas, y: float, sides: Sequence[_Side]) -> list[tuple[float, float]]:
    """The line first, the name under it, and who signs before it."""
    places = []
    for index, side in enumerate(sides):
        top = y - 118 * index
        canvas.drawString(64, top, f"Signed for and on behalf of {side.party}")
        canvas.drawString(64, top - 50, "________________________________")
        canvas.drawString(64, top - 66, f"Name: {side.person}")
        canvas.drawString(64, top - 82, "Date:")
        places.append((150.0, top - 40))
    return places


def _pour(canvas: Canvas, y: float, sides: Sequence[_Side]) -> list[tuple[float, float]]:
    """French columns: for whom, by whom, and room below."""
    places = []
    for x, side in zip((64, 320), sides, strict=True):
        canvas.drawString(x, y, f"Pour {side.party}")
        canvas.drawString(x, y - 17, f"{side.person}, {side.role}")
        canvas.drawString(x, y - 34, "Signature :")
        places.append((x + 90.0, y - 66))
    return places


def _pour_ligne(canvas: Canvas, y: float, sides: Sequence[_Side]) -> list[tuple[float, float]]:
    """French columns with a line to sign on."""
    places = []
    for x, side in zip((64, 320), sides, strict=True):
        canvas.drawString(x, y, f"Pour la société {side.party}")
        canvas.drawString(x, y - 17, side.person)
        canvas.drawString(x, y - 66, "_________________________")
        places.append((x + 80.0, y - 56))
    return places


_ENGLISH: tuple[Manner, ...] = (_columns, _below, _on_a_line)
_FRENCH: tuple[Manner, ...] = (_pour, _pour_ligne)


def scanned(sample: Sample, level: str, seed: int) -> bytes:
    """Sign a page and scan it."""
    recipe = LEVELS[level]
    rng = np.random.default_rng([seed, recipe.number, int(sample.name[-3:])])
    document = pdfium.PdfDocument(sample.pdf)
    clean: Image.Image = document[0].render(scale=recipe.dpi / 72, grayscale=True).to_pil().convert("L")
    document.close()
    for x, y in sample.places:
        clean = marks.signed_at(clean, x * recipe.dpi / 72, y * recipe.dpi / 72, recipe.dpi, rng)
    # Not the last page of its document: the pen has signed already.
    picture, dpi = recipe.wear(clean, recipe.dpi, Place(0, 2), rng)
    return bound([picture], dpi)


def told(archive: Path, workspace: Path) -> dict[str, list[tuple[str, str]]]:
    """Audit a folder: document -> party and state of each block."""
    opened = open_workspace(workspace)
    settings = replace(load_settings(opened.settings, as_of=_AS_OF), jobs=1)
    with reporter(quiet=True) as progress:
        run(opened, Options(archive, settings), progress, engine="plain")
    connection = open_read_only(opened.database)
    try:
        rows = connection.execute(
            "SELECT d.file_name, t.value FROM terms t JOIN documents d USING (document_id) "
            "WHERE t.kind = 'signature'"
        ).fetchall()
    finally:
        connection.close()
    made: dict[str, list[tuple[str, str]]] = {}
    for name, value in rows:
        parsed = json.loads(value) if isinstance(value, str) else value
        made.setdefault(Path(name).stem, []).append((parsed.get("party", ""), parsed["state"]))
    return made


def judged(sample: Sample, states: Sequence[tuple[str, str]]) -> Iterator[tuple[bool, str]]:
    """Of each party whether it signed, and what is told of it."""
    for party, signs in sample.parties.items():
        said = [
            state
            for name, state in states
            if name and (same_name(name, party) or nearly_same_name(name, party))
        ]
        yield signs, said[0] if len(set(said)) == 1 else "unknown"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--levels", nargs="+", default=list(LEVELS), choices=sorted(LEVELS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workspace", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list what is told otherwise than it is")
    arguments = parser.parse_args()
    made = list(samples(arguments.pages, arguments.seed))
    print("| level | blocks | right | wrong | unknown | signed: right of | blank: right of |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="clausier-signatures-") as folder:
        for level in arguments.levels:
            work = arguments.workspace or Path(folder)
            archive = work / "archive" / level
            archive.mkdir(parents=True, exist_ok=True)
            for sample in made:
                (archive / f"{sample.name}.pdf").write_bytes(scanned(sample, level, arguments.seed))
            states = told(archive, work / f"workspace-{level}")
            count: Counter[tuple[bool, str]] = Counter()
            for sample in made:
                for signs, state in judged(sample, states.get(sample.name, [])):
                    count[signs, state] += 1
                    if arguments.wrong and state != ("signed" if signs else "blank"):
                        print(f"  {sample.name} {signs} {state}: {states.get(sample.name)}")
            print(_row(level, count))


def _row(level: str, count: Counter[tuple[bool, str]]) -> str:
    right, wrong = (
        count[True, "signed"] + count[False, "blank"],
        count[True, "blank"] + count[False, "signed"],
    )
    unknown = count[True, "unknown"] + count[False, "unknown"]
    whole = max(count.total(), 1)
    signed = sum(number for (signs, _), number in count.items() if signs)
    cells = [level, str(count.total()), f"{right} ({right / whole:.2f})", str(wrong), str(unknown)]
    cells += [
        f"{count[True, 'signed']} of {signed}",
        f"{count[False, 'blank']} of {count.total() - signed}",
    ]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
