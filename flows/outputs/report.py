"""``report.html``: one page that stands alone, for who decides and for who checks.

It asks nothing of the network, carries its pictures inside, and lets nothing of a contract's text be
anything but text: everything is escaped, and a content security policy allows its own style and script
alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from flows.outputs.base import OutputContext
from pipeline.pictures import Picture

if TYPE_CHECKING:
    from jinja2 import Template

    from flows.outputs._report_evidence import Evidences, Proof
    from flows.outputs._report_page import Page
    from flows.outputs._report_plots import Plots
    from rules.schema import Rule

_SECTIONS = ("summary", "risk", "soon", "worth", "due", "who", "unread", "trust", "contracts")
MOST_BYTES = 4_900_000
"""Of the whole file; pictures get what the text leaves."""
_MOST_PICTURES = 240
_SHARES = (1.0, 0.5, 0.2, 0.05)
"""How much of the bounds on rows is used; less where an archive's own words are very long."""


class Report:
    """The report as an output of the audit."""

    name = "report"
    file_name = "report.html"
    apart = False

    def write(self, connection: duckdb.DuckDBPyConnection, context: OutputContext, target: Path) -> None:
        """Write the report to ``target``."""
        target.write_text(render(connection, context), encoding="utf-8")


def render(connection: duckdb.DuckDBPyConnection, context: OutputContext) -> str:
    """Return the whole page.

    Args:
        connection: the published database.
        context: workspace, settings and archive; the archive is opened for pictures only.
    """
    from flows.outputs._report_data import ask
    from flows.outputs._report_evidence import Evidences
    from flows.outputs._report_page import Bounds, Page
    from flows.outputs._report_pictures import chosen, take
    from flows.outputs._report_plots import Plots
    from flows.outputs._report_words import Words, plain
    from flows.price_library import library_of

    words = Words(context.settings.locale)
    plots = Plots(lambda: library_of(context.workspace.root), words, context.settings.as_of)
    facts = ask(connection, context.settings.as_of)
    rules = _rules(context.workspace.root / "rules")
    root = context.root.resolve()
    archive = plain(root.name or str(root), 120)
    size = f"{words.number(5)} {'Mo' if words.language == 'fr' else 'MB'}"
    for share in _SHARES:
        page = Page(facts, words, context.settings, rules, Bounds().smaller(share))
        evidences = Evidences(context, words)
        page.ask_evidence(evidences)
        media_types = {row["document_id"]: row["media_type"] or "" for row in facts.contracts}
        wanted, left_out = chosen(evidences.look_up(), media_types, _MOST_PICTURES)
        bare = _fill(_content(page, evidences, {}, archive, plots) | {"pictures_told": ""})
        room = MOST_BYTES - len(bare.encode("utf-8"))
        if room > MOST_BYTES // 4 or share == _SHARES[-1]:
            break
    made = take(context, wanted) if room > 0 else {}
    kept: dict[str, Picture] = {}
    for _, place in wanted:
        picture = made.get(place.key)
        if picture is None:
            continue
        cost = len(picture.data) * 4 // 3 + 400
        if picture.data and cost > room:
            left_out += 1
            continue
        room -= cost if picture.data else 0
        kept[place.key] = picture
    shown = sum(bool(picture.data) for picture in kept.values())
    told = [words("pictures_shown", shown)] if shown else []
    told += [words("pictures_left_out", left_out, size=size)] if left_out else []
    return _fill(_content(page, evidences, kept, archive, plots) | {"pictures_told": " ".join(told)})


def _rules(own: Path) -> list[Rule]:
    """The rules with their reasons and advice; they were checked before they judged."""
    import rules
    from rules.schema import load_rules

    brought, _ = load_rules(Path(rules.__file__).parent)
    added, _ = load_rules(own) if own.is_dir() else ([], [])
    return [*added, *brought]


def _content(
    page: Page, evidences: Evidences, pictures: Mapping[str, Picture], archive: str, plots: Plots
) -> dict[str, Any]:
    """Everything that the template names."""
    from flows.outputs._report_findings import risk, soon
    from flows.outputs._report_prices import prices
    from flows.outputs._report_summary import summary
    from flows.outputs._report_tables import groups, money, register, trust, unread

    evidences.begin()
    facts, t = page.facts, page.t

    def prove(row: Mapping[str, Any]) -> Proof | None:
        return evidences.proof(row, page.by_id[row["contract_id"]], pictures)

    return {
        "t": t,
        "language": t.language,
        "colon": "\u00a0:" if t.language == "fr" else ":",
        "archive": archive,
        "as_of": t.long_day(facts.as_of),
        "sections": _SECTIONS,
        **summary(page),
        **risk(page, prove),
        **soon(page, prove),
        **money(page),
        **prices(page, plots),
        "groups": groups(page),
        **unread(page),
        **trust(page),
        **register(page),
        "made": t(
            "made",
            version=version("clausier"),
            files=t.number(sum(facts.statuses.values())),
            pages=t.number(facts.pages),
        ),
    }


def _fill(content: Mapping[str, object]) -> str:
    style, script = (_own(name) for name in ("style.css", "script.js"))
    return _template().render(
        content, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = str(files("flows.outputs").joinpath("report"))
    loader = FileSystemLoader(folder)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.get_template("report.html.j2")


def _own(name: str) -> str:
    return files("flows.outputs").joinpath("report", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """How a content security policy names an inline element that it allows."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


OUTPUT = Report()
