"""What is rare in a portfolio, from texts to the card: one odd notice, one missing clause in 25 leases."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.engine import Options
from flows.progress import Reporter
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.store.query import run as query
from pipeline.workspace import open_workspace
from tests.flows.archives import FEW_RULES

_FRENCH = """BAIL COMMERCIAL

Entre la société Foncière {name} SCI, ci-après « le Bailleur », et la société Atelier {name} SARL, ci-après
« le Preneur », il a été convenu ce qui suit.

Article 1 - Objet
Le Bailleur donne à bail au Preneur un local de {surface} m², {surface} rue {name} à Rennes.

Article 2 - Durée
Le bail prend effet le 1er février 2024 pour une durée de trois ans. Il se renouvelle par tacite
reconduction par périodes d'un an, sauf dénonciation par lettre recommandée {notice} au moins avant
l'échéance.

Article 3 - Loyer
Le loyer est de {surface}0 euros hors taxes par mois.
{insurance}
Article 5 - Droit applicable
Le bail est soumis au droit français. Tout litige relève du tribunal judiciaire de Rennes.

Fait à Rennes, le 15 janvier 2024, en deux exemplaires.
"""
_FRENCH_INSURANCE = """
Article 4 - Assurance
Le Preneur souscrit une police d'assurance couvrant l'incendie, le dégât des eaux et sa responsabilité
civile, et en justifie chaque année au Bailleur.
"""
_ENGLISH = """COMMERCIAL LEASE

This Lease is entered into as of January 15, 2024 by and between {name} Holdings LLC, a Delaware limited
liability company ("Landlord"), and {name} Workshops Inc., a New York corporation ("Tenant").

1. Premises. Landlord leases to Tenant the premises of {surface} square feet at {surface} {name} Street,
Albany.

2. Term. The term of this Lease shall commence on February 1, 2024 and shall continue for three (3)
years. This Lease shall automatically renew for successive one (1) year periods unless either party
gives written notice of non-renewal at least {notice} prior to the end of the then-current term.

3. Rent. Tenant shall pay Landlord a monthly rent of ${surface}0 per month.
{insurance}
5. Governing Law. This Lease shall be governed by and construed in accordance with the laws of the State
of New York.

IN WITNESS WHEREOF, the parties have executed this Lease as of the date first written above.
"""
_ENGLISH_INSURANCE = """
4. Insurance. Tenant shall maintain commercial general liability insurance with limits of not less than
$1,000,000 per occurrence, and shall deliver certificates of insurance to Landlord each year.
"""
_NAMES = (
    *("Alban", "Brezel", "Cormier", "Dunant", "Ermel", "Fougeray", "Garlan", "Hervelin", "Isambert"),
    *("Jouval", "Kerdrel", "Lorcy", "Morvan", "Nantel", "Orvault", "Plessis", "Quillan", "Rosnay"),
    *("Sauzon", "Trevou", "Urvoas", "Valmer", "Wissant", "Yvetot", "Zerbin"),
)
_ODD, _SILENT = 7, 16
_SPOKEN = {
    "fr": (_FRENCH, _FRENCH_INSURANCE, "trois mois", "dix-huit mois"),
    "en": (_ENGLISH, _ENGLISH_INSURANCE, "three (3) months", "eighteen (18) months"),
}


@pytest.fixture(scope="module", params=["fr", "en"])
def audited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A language, and the workspace of leases in it; one of them is there twice."""
    lease, insurance, usual, odd = _SPOKEN[request.param]
    root = tmp_path_factory.mktemp(f"unusual-{request.param}")
    archive = root / "archive"
    (archive / "copies").mkdir(parents=True)
    for number, name in enumerate(_NAMES):
        text = lease.format(
            name=name,
            surface=110 + 7 * number,
            notice=odd if number == _ODD else usual,
            insurance="" if number == _SILENT else insurance,
        )
        (archive / f"lease-{number:02}.txt").write_text(text, encoding="utf-8")
        if number == _ODD:
            (archive / "copies" / f"lease-{number:02} (copy).txt").write_text(text, encoding="utf-8")
    workspace = open_workspace(root / "w")
    settings = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES)
    run(workspace, Options(archive, settings), Reporter(quiet=True), engine="plain")
    return request.param, root / "w"


def _rows(workspace: Path) -> list[dict[str, Any]]:
    columns, rows = query(workspace / "clausier.duckdb", "SELECT * FROM unusual ORDER BY file_name, what")
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_the_odd_notice_and_the_missing_clause_are_told(audited: tuple[str, Path]) -> None:
    language, workspace = audited
    told = {(row["file_name"], row["kind"], row["what"]): row for row in _rows(workspace)}
    assert set(told) == {
        (f"lease-{_ODD:02}.txt", "value", "notice_period"),
        (f"lease-{_SILENT:02}.txt", "absent", "insurance"),
    }
    odd = told[f"lease-{_ODD:02}.txt", "value", "notice_period"]
    assert (odd["value"], odd["usual"], odd["contracts"], odd["of_contracts"]) == ("P18M", ["P3M"], 1, 25)
    assert ("dix-huit" if language == "fr" else "eighteen") in odd["quote"]
    assert odd["page"] == 1
    silent = told[f"lease-{_SILENT:02}.txt", "absent", "insurance"]
    assert silent["quote"] is None
    assert silent["said_fr"] == "aucune clause de ce genre dans 1 des 25 baux"
    assert silent["said_en"] == "no such clause in 1 of 25 leases"


def test_the_card_shows_it_with_the_figure(audited: tuple[str, Path]) -> None:
    language, workspace = audited
    place = ["-w", str(workspace), "--locale", language]
    shown = CliRunner().invoke(app, ["show", f"lease-{_ODD:02}.txt", *place]).stdout.replace("\u00a0", " ")
    heading, line = {
        "fr": (
            "Inhabituel parmi vos propres contrats",
            "18 mois – autant ou plus dans 1 des 25 baux qui le précisent; d'habitude : 3 mois",
        ),
        "en": (
            "Unusual among your own contracts",
            "18 months – as much or more in 1 of 25 leases that state it; usual: 3 months",
        ),
    }[language]
    assert heading in shown
    assert line in shown
    other = CliRunner().invoke(app, ["show", "lease-00.txt", *place]).stdout
    assert heading not in other


def test_the_saved_query_lists_it(audited: tuple[str, Path]) -> None:
    _, workspace = audited
    listed = CliRunner().invoke(app, ["query", "unusual", "-w", str(workspace), "--json"])
    assert {row["what"] for row in json.loads(listed.stdout)} == {"notice_period", "insurance"}
