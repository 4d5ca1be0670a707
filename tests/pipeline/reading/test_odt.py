# ruff: noqa: E501  (markup reads better on one line)
"""ODT files made here: what prints is read, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import DamagedError, EncryptedError
from tests.hostile import packages
from tests.pipeline.reading._files import check, furniture, read_bytes

_NAMES = ("office", "text", "table", "style", "drawing", "xsl-fo-compatible", "svg-compatible")
_SHORT = ("office", "text", "table", "style", "draw", "fo", "svg")
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in zip(_SHORT, _NAMES, strict=True)
)


def style(name: str, family: str, properties: str, more: str = "") -> str:
    kind = "text" if family == "text" else "paragraph" if "fo:break" in properties else "text"
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:{kind}-properties {properties}/></style:style>"
    )


STYLES = (
    style("struck", "text", 'style:text-line-through-style="solid"')
    + style("hidden", "text", 'text:display="none"')
    + style("white", "text", 'fo:color="#ffffff"')
    + style("white-on-blue", "text", 'fo:color="#ffffff" fo:background-color="#1f3864"')
    + style("child", "text", 'fo:color="#000000"', 'style:parent-style-name="struck"')
    + style("new-page", "paragraph", 'fo:break-before="page"')
    + '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def odt(content: str, others: dict[str, bytes | str] | None = None) -> bytes:
    whole = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{content}</office:text></office:body></office:document-content>"
    )
    return packages.odt("", {"content.xml": whole, **(others or {})})


def p(text: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def span(name: str, text: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def listed(*items: str, more: str = "") -> str:
    return f'<text:list text:style-name="L" {more}>{"".join(items)}</text:list>'


def item(content: str, more: str = "") -> str:
    return f"<text:list-item {more}>{content}</text:list-item>"


CASES = {
    "paragraphs and spans": (p(f"Le {span('x', 'prix')} est") + p("fixe."), "Le prix est\n\nfixe."),
    "indented XML": (p("\n   Le prix\n   est <text:s/>fixe.\n "), "Le prix est  fixe."),
    "a heading stays apart": ("<text:h>Article 4</text:h>" + p("Texte"), "Article 4\n\nTexte"),
    "spaces, tabs, line breaks": (
        p('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d'),
        "a  b\tc\nd",
    ),
    "tracked deletions are no text": (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('ancien')}</text:deletion>"
        f"</text:changed-region></text:tracked-changes>{p('actuel')}",
        "actuel",
    ),
    "struck, hidden and white text": (
        p(f"{span('struck', '900')}{span('child', '800')}{span('hidden', 'x')}{span('white', 'y')}1000"),
        "1000",
    ),
    "white on blue is text": (p(span("white-on-blue", "clair")), "clair"),
    "comments are no text": (
        p(f"Prix<office:annotation>{p('à revoir')}</office:annotation> fixe"),
        "Prix fixe",
    ),
    "notes follow": (
        p(
            "Prix<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            f"{p('Hors taxes.')}</text:note-body></text:note> fixe"
        )
        + p("Suite"),
        "Prix fixe\n\n[note: Hors taxes.]\n\nSuite",
    ),
    "lists are numbered": (
        listed(item(p("un") + listed(item(p("x")), item(p("y")))), item(p("deux"))),
        "1. un\n\na) x\n\nb) y\n\n2. deux",
    ),
    "three levels": (
        listed(item(p("u") + listed(item(p("v") + listed(item(p("w"))))))),
        "1. u\n\na) v\n\n1.a.1 w",
    ),
    "an item that only holds a list prints no number": (listed(item(listed(item(p("x"))))), "a) x"),
    "lists begin anew or go on": (
        listed(item(p("u")), more='xml:id="i"')
        + listed(item(p("v")))
        + listed(item(p("w")), more='text:continue-list="i"')
        + listed(item(p("x"), 'text:start-value="9"')),
        "1. u\n\n1. v\n\n2. w\n\n9. x",
    ),
    "a table": (
        "<table:table><table:table-header-rows><table:table-row>"
        f"<table:table-cell>{p('Prix')}</table:table-cell><table:table-cell>{p('TVA')}</table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-spanned="2">{p("100 €")}</table:table-cell>'
        "<table:covered-table-cell/></table:table-row></table:table>",
        "Prix\tTVA\n100 €",
    ),
    "a text box": (
        p(f"Avant<draw:frame><draw:text-box>{p('cadre')}</draw:text-box></draw:frame> après"),
        "Avant après\n\ncadre",
    ),
    "a hidden section": (f'<text:section text:display="none">{p("x")}</text:section>' + p("y"), "y"),
    "a placeholder is a blank": (p("<text:placeholder>&lt;Nom&gt;</text:placeholder>"), "[Nom]"),
    "pages": (p("un") + p("deux", "new-page") + p("tr<text:soft-page-break/>ois"), "un\fdeux\n\ntr\fois"),
}


@pytest.mark.parametrize(("content", "text"), CASES.values(), ids=CASES.keys())
def test_text(content: str, text: str, tmp_path: Path) -> None:
    reading = read_bytes(odt(content), tmp_path)
    check(reading)
    assert reading.document.text == text
    assert reading.document.reader == "odt/3"


def test_headers_are_furniture(tmp_path: Path) -> None:
    styles = (
        f"<office:document-styles {SPACES}><office:master-styles>"
        f'<style:master-page style:name="Standard"><style:header>{p("Bail")}</style:header>'
        f'<style:footer>{p("Page 1")}</style:footer></style:master-page><style:master-page style:name="Unused">'
        f"<style:header>{p('Autre')}</style:header></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    reading = read_bytes(odt(p("Texte"), {"styles.xml": styles}), tmp_path)
    check(reading)
    assert furniture(reading) == [("header", "Bail"), ("footer", "Page 1")]


def test_where_there_are_pictures_a_signature_may_be_one_of_them(tmp_path: Path) -> None:
    plain = read_bytes(odt(p("Signature :")), tmp_path).document
    assert ("ink_pages", "all") in plain.metadata
    drawn = read_bytes(odt(p("Signature :"), {"Pictures/1.png": b"x"}), tmp_path).document
    assert not any(name == "ink_pages" for name, _ in drawn.metadata)


def test_headings_carry_their_outline_number(tmp_path: Path) -> None:
    styles = (
        f"<office:document-styles {SPACES}><office:styles><text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style></office:styles></office:document-styles>"
    )
    content = "".join(f'<text:h text:outline-level="{level}">t</text:h>' for level in (1, 2, 2, 1, 2))
    reading = read_bytes(odt(content, {"styles.xml": styles}), tmp_path)
    assert reading.document.text.split("\n\n") == ["I. t", "I.1 t", "I.2 t", "II. t", "II.1 t"]


def test_damage_and_passwords(tmp_path: Path) -> None:
    with pytest.raises(EncryptedError):
        read_bytes(odt("", {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}), tmp_path)
    with pytest.raises(DamagedError):
        read_bytes(packages.odt("", {"content.xml": "<office:document"}), tmp_path)
    assert read_bytes(odt(p("x"), {"styles.xml": "<broken"}), tmp_path).document.status == "partial"
