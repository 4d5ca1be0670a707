# ruff: noqa: E501  (Word's XML reads better on one line)
"""DOCX files made here: what prints is read, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pipeline.errors import DamagedError, EncryptedError
from tests.hostile import packages
from tests.pipeline.reading._docx import STRICT, W, para, part, relations, run, table, word
from tests.pipeline.reading._files import check, furniture, read_bytes

BOX = f"<w:txbxContent>{para(run('Dans le cadre'))}</w:txbxContent>"
CASES = {
    "runs join": (para(run("Le "), run("prix")), "Le prix"),
    "deletions are no text": (para(run("12 "), f"<w:del>{run('six')}</w:del>", run("mois")), "12 mois"),
    "deleted text elements": ("<w:p><w:r><w:delText>six</w:delText><w:t>neuf</w:t></w:r></w:p>", "neuf"),
    "insertions are text": (para(run("douze "), f"<w:ins>{run('(12) ')}</w:ins>", run("mois")), "douze (12) mois"),
    "moves are read where they went": (
        para(f"<w:moveFrom>{run('A')}</w:moveFrom>") + para(f"<w:moveTo>{run('A')}</w:moveTo>"),
        "A",
    ),
    "struck text is no text": (para(run("900", "<w:strike/>"), run("950", "<w:dstrike/>"), run("1000")), "1000"),
    "a strike that is off": (para(run("900", '<w:strike w:val="0"/>')), "900"),
    "hidden text is no text": (para(run("secret", "<w:vanish/>"), run("public")), "public"),
    "white text is no text": (para(run("blanc", '<w:color w:val="FFFFFF"/>'), run("noir")), "noir"),
    "white by the theme is no text": (
        para(run("blanc", '<w:color w:val="auto" w:themeColor="background1"/>'), run("noir")),
        "noir",
    ),
    "nearly white is no text": (para(run("blanc", '<w:color w:val="FEFEFE"/>'), run("noir")), "noir"),
    "grey by the theme is text": (
        para(run("gris", '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="80"/>')),
        "gris",
    ),
    "white on the theme's own white is no text": (
        para(
            run(
                "blanc",
                '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="background1"/>',
            ),
            run("noir"),
        ),
        "noir",
    ),
    "white on a dark ground is text": (
        para(run("clair", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>')),
        "clair",
    ),
    "text of one point is no text": (para(run("grain", '<w:sz w:val="2"/>'), run("mot")), "mot"),
    "a deleted paragraph mark joins": (
        para(run("début "), properties="<w:rPr><w:del/></w:rPr>") + para(run("fin")),
        "début fin",
    ),
    "breaks, tabs and hyphens": (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>dit</w:t></w:r></w:p>",
        "a\tb\nnon-dit",
    ),
    "symbols": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> oui</w:t></w:r></w:p>', "\u2611 oui"),
    "a field shows its result": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        + run("non")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("Article 4")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "Article 4",
    ),
    "a field that never ends hides nothing": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + para(run("suite")),
        "suite",
    ),
    "a form's box and list": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="begin"><w:ffData>'
        '<w:ddList><w:result w:val="1"/><w:listEntry w:val="12 mois"/><w:listEntry w:val="24 mois"/></w:ddList>'
        '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "\u261224 mois",
    ),
    "content controls, around and inside paragraphs": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{para(run('Bloc'))}</w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtContent>{run('en ligne')}</w:sdtContent></w:sdt></w:p>",
        "Bloc\n\nen ligne",
    ),
    "a content control's prompt is a blank": (
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Date") + "</w:sdtContent></w:sdt></w:p>",
        "[Date]",
    ),
    "a text box is read once": (
        f"<w:p>{run('Avant')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        "Avant\n\nDans le cadre",
    ),
    "comments are no text": (para(run("Prix"), '<w:r><w:commentReference w:id="1"/></w:r>'), "Prix"),
    "a table": (
        table([para(run("Prix")), para(run("100 €"))], [para(run("TVA")), para(run("20 %"))]),
        "Prix\t100 €\nTVA\t20 %",
    ),
    "merged cells hold their text once": (
        table(
            ['<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + para(run("Titre")), para(run("C"))],
            ['<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + para(run("A")), para(run("B")), para(run("C"))],
            ["<w:tcPr><w:vMerge/></w:tcPr>" + para(run("A")), para(run("D")), para(run("E"))],
        ),
        "Titre\t\tC\nA\tB\tC\n\tD\tE",
    ),
    "a deleted row": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + para(run("parti")) + "</w:tc></w:tr><w:tr><w:tc>"
        + para(run("reste")) + "</w:tc><w:tc>" + para(run("là")) + "</w:tc></w:tr></w:tbl>",
        "reste\tlà",
    ),
    "a nested table": (
        table([para(run("Zone")) + table([para(run("a")), para(run("1"))], [para(run("b")), para(run("2"))])]),
        "Zone\n\na\t1\nb\t2",
    ),
    "a table that only frames text": (table([para(run("Un.")) + para(run("Deux."))]), "Un.\n\nDeux."),
    "columns of long text are read one after the other": (
        table([para(run("A" * 800)) + para(run("fin A")), para(run("B" * 800))]),
        "A" * 800 + "\n\nfin A\n\n" + "B" * 800,
    ),
    "a formula": (
        "<w:p><m:oMath><m:r><m:t>P=</m:t></m:r><m:f><m:num><m:r><m:t>S</m:t></m:r></m:num><m:den><m:r><m:t>S0+1</m:t>"
        "</m:r></m:den></m:f></m:oMath></w:p>",
        "P=S/(S0+1)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("namespace", [W, STRICT])
def test_text(body: str, text: str, namespace: str, tmp_path: Path) -> None:
    reading = read_bytes(word(body, namespace=namespace), tmp_path)
    check(reading)
    assert reading.document.text == text
    assert reading.document.status == "ok"


KINDS: dict[str, Callable[[str], str]] = {
    "seen": run,
    "inserted": lambda word: f"<w:ins>{run(word)}</w:ins>",
    "deleted": lambda word: f"<w:del><w:r><w:delText>{word}</w:delText></w:r></w:del>",
    "struck": lambda word: run(word, "<w:strike/>"),
    "hidden": lambda word: run(word, "<w:vanish/>"),
    "linked": lambda word: f"<w:hyperlink>{run(word)}</w:hyperlink>",
    "controlled": lambda word: f"<w:sdt><w:sdtContent>{run(word)}</w:sdtContent></w:sdt>",
}
SEEN = ("seen", "inserted", "linked", "controlled")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(lines=st.lists(st.lists(st.sampled_from(sorted(KINDS)), max_size=6), max_size=6))
def test_what_prints_is_read_and_nothing_else(lines: list[list[str]], tmp_path: Path) -> None:
    body, expected = "", []
    for number, kinds in enumerate(lines):
        body += para(*(KINDS[kind](f"{kind}{number}.{place} ") for place, kind in enumerate(kinds)))
        expected += [f"{kind}{number}.{place}" for place, kind in enumerate(kinds) if kind in SEEN]
    assert read_bytes(word(body), tmp_path).document.text.split() == expected


def numbered(level: int, number: int = 1, **options: str) -> str:
    properties = (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{options.get("more", "")}'
    )
    return para(run(options.get("text", "x")), properties=properties)


def level(place: int, kind: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "Article %1", '<w:pStyle w:val="Heading1"/>')
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "%3)")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">' + level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">' + level(0, "bullet", "\uf0b7") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Liste"/></w:abstractNum>'
    '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>',
)  # fmt: skip
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Heading1"/></w:style>'
    '<w:style w:type="numbering" w:styleId="Liste"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Caché"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Barré"><w:rPr><w:strike/></w:rPr></w:style>',
)
PARTS: dict[str, bytes | str] = {
    "word/numbering.xml": NUMBERING,
    "word/styles.xml": STYLES,
    "word/_rels/document.xml.rels": relations(("numbering", "numbering.xml"), ("styles", "styles.xml")),
}


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (
            "".join(numbered(place) for place in (0, 1, 1, 2, 2, 0, 1)),
            "Article 1|1.1|1.2|a)|b)|Article 2|2.1",
        ),
        ("".join(numbered(place) for place in (1, 2)), "1.1|a)"),
        (numbered(0, 2) + numbered(0, 2) + numbered(1, 2), "I.|II.|2.1"),
        (numbered(0) + numbered(0, 3) + numbered(0, 3), "Article 1|Article 7|Article 8"),
        (numbered(0, 4), "\u2022"),
        (numbered(0) + numbered(0, 0) + numbered(0), "Article 1||Article 2"),
        (para(run("x"), properties='<w:pStyle w:val="Heading1"/>') * 2, "Article 1|Article 2"),
        (para(run("x"), properties='<w:pStyle w:val="Sub"/>') + numbered(1), "Article 1|1.1"),
        (numbered(0, more="<w:rPr><w:del/></w:rPr>", text="") + numbered(0), "Article 1"),
        (numbered(0, more="<w:rPr><w:vanish/></w:rPr>", text="") + numbered(0), "Article 1"),
        (numbered(0, 99), ""),
        (numbered(0, 9) + numbered(0, 9), "I.|II."),
    ],
)
def test_word_numbers_are_printed(body: str, printed: str, tmp_path: Path) -> None:
    reading = read_bytes(word(body, PARTS), tmp_path)
    labels = [line.removesuffix("x").strip() for line in reading.document.text.split("\n\n")]
    assert labels == printed.split("|")


def test_styles_hide_and_strike(tmp_path: Path) -> None:
    body = para(run("a", '<w:rStyle w:val="Caché"/>'), run("b")) + para(
        run("c"), run("d", '<w:strike w:val="false"/>'), properties='<w:pStyle w:val="Barré"/>'
    )
    assert read_bytes(word(body, PARTS), tmp_path).document.text == "b\n\nd"


def test_notes_follow_their_paragraph(tmp_path: Path) -> None:
    note = part("footnotes", f'<w:footnote w:id="2">{para(run("Hors taxes."))}</w:footnote>')
    body = para(run("Prix"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" fixe")) + para(
        run("Suite")
    )
    parts: dict[str, bytes | str] = {
        "word/footnotes.xml": note,
        "word/_rels/document.xml.rels": relations(("footnotes", "footnotes.xml")),
    }
    assert (
        read_bytes(word(body, parts), tmp_path).document.text == "Prix fixe\n\n[note: Hors taxes.]\n\nSuite"
    )


def test_headers_and_footers_are_furniture(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:headerReference w:type="first" r:id="r2"/>'
        '<w:footerReference w:type="default" r:id="r3"/></w:sectPr>'
    )
    parts: dict[str, bytes | str] = {
        "word/header1.xml": part("hdr", para(run("Contrat n° 7"))),
        "word/header2.xml": part("hdr", para(run("jamais montré"))),
        "word/footer1.xml": part("ftr", para(run("Confidentiel"))),
        "word/_rels/document.xml.rels": relations(
            ("header", "header1.xml"), ("header", "header2.xml"), ("footer", "footer1.xml")
        ),
    }
    reading = read_bytes(word(para(run("Texte")) + section, parts), tmp_path)
    check(reading)
    assert furniture(reading) == [("header", "Contrat n° 7"), ("footer", "Confidentiel")]
    assert reading.document.text == "Contrat n° 7\n\nTexte\n\nConfidentiel"


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (para(run("un")) + para(run("deux"), properties="<w:pageBreakBefore/>"), ["un", "deux"]),
        ('<w:p><w:r><w:t>un</w:t><w:br w:type="page"/><w:t>deux</w:t></w:r></w:p>', ["un", "deux"]),
        (
            '<w:p><w:r><w:t>un</w:t><w:br w:type="page"/></w:r></w:p>'
            "<w:p><w:r><w:lastRenderedPageBreak/><w:t>deux</w:t></w:r></w:p>",
            ["un", "deux"],
        ),
        (
            table(
                [para("<w:r><w:t>a</w:t></w:r>"), para("<w:r><w:t>b</w:t></w:r>")],
                [
                    para("<w:r><w:lastRenderedPageBreak/><w:t>c</w:t></w:r>"),
                    para("<w:r><w:lastRenderedPageBreak/><w:t>d</w:t></w:r>"),
                ],
            ),
            ["a\tb", "c\td"],
        ),
        (para(run("un")) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', ["un"]),
        (para(run("un"), properties="<w:sectPr/>") + para(run("deux")) + "<w:sectPr/>", ["un", "deux"]),
        (
            para(run("un"), properties="<w:sectPr/>")
            + para(run("deux"))
            + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
            ["un\n\ndeux"],
        ),
    ],
)
def test_pages(body: str, pages: list[str], tmp_path: Path) -> None:
    reading = read_bytes(word(body), tmp_path)
    check(reading)
    assert reading.document.text.split("\f") == pages


def test_embedded_files_are_attachments(tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    data = word(para(run("Voir annexe")), {"word/embeddings/annexe.docx": word(para(run("Annexe")))})
    reading = read_bytes(data, tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["word/embeddings/annexe.docx"]
    assert Path(reading.attachments[0].path).read_bytes().startswith(b"PK")
    closed = read_bytes(data, tmp_path)
    assert [(name, status) for name, status, _ in closed.skipped] == [
        ("word/embeddings/annexe.docx", "ignored")
    ]


def test_passages_in_another_format_are_read_by_themselves(tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    parts: dict[str, bytes | str] = {
        "word/part.html": "<html><body>Clause</body></html>",
        "word/_rels/document.xml.rels": relations(("aFChunk", "part.html"), ("settings", "gone.xml")),
    }
    reading = read_bytes(word(para(run("x")) + '<w:altChunk r:id="r1"/>', parts), tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["word/part.html"]
    assert reading.document.status == "partial"
    assert "another format" in reading.document.reason


def test_a_scan_pasted_into_word_is_not_lost(tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    picture = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='5000000' cy='7000000'/></wp:inline></w:drawing></w:r></w:p>"
    reading = read_bytes(
        word(picture, {"word/media/image1.png": b"\x89PNG" + bytes(30_000)}), tmp_path, spool=spool
    )
    assert reading.document.status == "partial"
    assert [item.name for item in reading.attachments] == ["word/media/image1.png"]


def test_what_python_docx_writes(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.core_properties.title = "Contrat de bail"
    document.add_heading("Bail commercial", 1)
    document.add_paragraph("Loyer annuel de 12 000 €.")
    grid = document.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Surface", "80 m²"
    out = io.BytesIO()
    document.save(out)
    reading = read_bytes(out.getvalue(), tmp_path, "bail.zip")
    assert reading.document.text == "Bail commercial\n\nLoyer annuel de 12 000 €.\n\nSurface\t80 m²"
    assert ("title", "Contrat de bail") in reading.document.metadata
    assert reading.document.reader == "docx/4"
    assert ("ink_pages", "all") in reading.document.metadata


def test_where_there_are_pictures_a_signature_may_be_one_of_them(tmp_path: Path) -> None:
    image = io.BytesIO()
    Image.new("L", (40, 20), 255).save(image, "PNG")
    image.seek(0)
    document = python_docx.Document()
    document.add_paragraph("Signature :")
    document.add_picture(image)
    out = io.BytesIO()
    document.save(out)
    metadata = read_bytes(out.getvalue(), tmp_path).document.metadata
    assert not any(name == "ink_pages" for name, _ in metadata)


def test_damage_and_passwords_have_their_answer(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        read_bytes(word(para(run("x")))[:-200], tmp_path)
    with pytest.raises(EncryptedError):
        read_bytes(packages.ole("EncryptedPackage"), tmp_path, "a.docx")
    broken = read_bytes(
        word(para(run("x")), {"word/_rels/document.xml.rels": relations(("styles", "gone.xml"))}), tmp_path
    )
    assert broken.document.status == "partial"
    assert "gone.xml" in broken.document.reason
