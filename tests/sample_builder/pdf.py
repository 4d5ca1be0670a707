"""Sources to digital PDF, by reportlab in its invariant mode: one or two columns, running heads."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors, pagesizes
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from tests.sample_builder.markup import Block, Run, Source

FAMILIES = {
    "times": ("Times-Roman", "Times-Bold"),
    "helvetica": ("Helvetica", "Helvetica-Bold"),
    "vera": ("Vera", "VeraBd"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is set."""

    font: str = "times"
    size: float = 11
    columns: int = 1
    paper: str = "A4"
    margin: float = 25.0
    """Millimetres."""
    banner: float = 34.0
    """Height of the title over two columns, millimetres."""
    encrypt: str = ""
    """Password to open the file; empty: none."""


def _fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="Vera", boldItalic="VeraBd")


def _markup(runs: Sequence[Run]) -> str:
    parts = []
    for run in runs:
        text = escape(run.text)
        if run.style == "bold":
            text = f"<b>{text}</b>"
        elif run.style in ("del", "struck"):
            text = f"<strike>{text}</strike>"
        elif run.style == "note":
            text = f"<super>{text}</super>"
        elif run.style == "break":
            text = "<br/>"
        parts.append(text)
    return "".join(parts)


_SYLLABLE = re.compile(r"(?<=[a-zà-ÿ]{2}[aeiouyéè][bcdfglmnprstv])(?=[bcdfglmnprst][aeiouyéè][a-zà-ÿ]{2})")


def hyphenate(text: str) -> str:
    """Put soft hyphens between double consonants of long words, as a typesetter would."""
    return re.sub(r"[a-zà-ÿ]{9,}", lambda m: _SYLLABLE.sub("\u00ad", m.group()), text)


def _styles(look: Look) -> dict[str, ParagraphStyle]:
    roman, bold = FAMILIES[look.font]
    size = look.size
    base = ParagraphStyle(
        "para", fontName=roman, fontSize=size, leading=size * 1.32, alignment=TA_JUSTIFY,
        spaceAfter=size * 0.62, embeddedHyphenation=1 if look.columns == 2 else 0,
    )  # fmt: skip

    def style(name: str, **changes: Any) -> ParagraphStyle:
        return ParagraphStyle(name, parent=base, **changes)

    return {
        "para": base,
        "item": style("item", leftIndent=size * 1.6, bulletIndent=size * 0.5),
        "title": style(
            "title", fontName=bold, fontSize=size * 1.5, leading=size * 1.9, alignment=TA_CENTER,
            spaceBefore=size, spaceAfter=size * 1.4,
        ),
        "centre": style("centre", alignment=TA_CENTER),
        "heading": style(
            "heading", fontName=bold, fontSize=size * 1.08, spaceBefore=size * 0.9, alignment=0,
            keepWithNext=1,
        ),
        "subheading": style(
            "subheading", fontName=bold, spaceBefore=size * 0.4, alignment=0, keepWithNext=1
        ),
        "cell": style("cell", fontSize=size * 0.9, leading=size * 1.12, alignment=0, spaceAfter=0),
        "cellhead": style(
            "cellhead", fontName=bold, fontSize=size * 0.9, leading=size * 1.12, alignment=0, spaceAfter=0
        ),
    }  # fmt: skip


def _story(source: Source, look: Look, width: float) -> list[Any]:
    styles = _styles(look)
    out: list[Any] = []
    titled = False
    for block in source.blocks:
        if look.columns == 2 and not titled and block.kind not in ("title", "centre"):
            out += [NextPageTemplate("later"), FrameBreak()]
            titled = True
        out += _flowables(block, styles, look, width)
    if source.notes:
        out.append(Spacer(1, 12))
        small = styles["cell"]
        out += [Paragraph(f"<super>{k}</super> {_markup(v)}", small) for k, v in source.notes.items()]
    return out


def _flowables(block: Block, styles: dict[str, ParagraphStyle], look: Look, width: float) -> list[Any]:
    if block.kind == "page":
        return [PageBreak()]
    if block.kind == "table":
        return [_table(block, styles, width), Spacer(1, look.size * 0.9)]
    if block.kind == "sign":
        rows = [[Paragraph(escape(c) or " ", styles["cell"]) for c in row] for row in block.rows]
        count = max(len(row) for row in block.rows)
        table = Table(rows, colWidths=[width / count] * count)
        return [CondPageBreak(70 * mm), Spacer(1, 8), table, Spacer(1, 36)]
    text = _markup(block.runs)
    if look.columns == 2:
        text = hyphenate(text)
    if block.kind == "item":
        return [Paragraph(text, styles["item"], bulletText="\u2022" if look.font == "vera" else "-")]
    return [Paragraph(text, styles[block.kind])]


def _table(block: Block, styles: dict[str, ParagraphStyle], width: float) -> Table:
    rows = [
        [Paragraph(escape(cell), styles["cell" if index else "cellhead"]) for cell in row]
        for index, row in enumerate(block.rows)
    ]
    widths = _column_widths(block.rows, styles["cellhead"], width)
    table = Table(rows, colWidths=widths, repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e8e8e8")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    return table


def _column_widths(rows: Sequence[Sequence[str]], style: ParagraphStyle, width: float) -> list[float]:
    """Share a table's width so that no word is broken; the rest goes to the columns with long texts."""
    columns = [[row[i] for row in rows if i < len(row)] for i in range(len(rows[0]))]
    least = [
        max(
            stringWidth(word, style.fontName, style.fontSize)
            for cell in column
            for word in cell.split() or [""]
        )
        + 14
        for column in columns
    ]
    rest = max(width - sum(least), 0)
    wish = [min(max(len(cell) for cell in column), 42) for column in columns]
    return [low + rest * share / sum(wish) for low, share in zip(least, wish, strict=True)]


def _furniture(source: Source, look: Look, total: int) -> Callable[[Any, Any], None]:
    """Draw the running head and foot; ``{page}`` and ``{pages}`` stand for the numbers."""
    paper = getattr(pagesizes, look.paper)
    roman = FAMILIES[look.font][0]

    def draw(canvas: Any, doc: Any) -> None:
        canvas.saveState()
        canvas.setFont(roman, 8)
        head = source.head.get("header", "")
        foot = source.head.get("footer", "")
        numbers = {"page": canvas.getPageNumber(), "pages": total}
        if head and (canvas.getPageNumber() > 1 or source.head.get("header_on_first")):
            canvas.drawString(look.margin * mm, paper[1] - 14 * mm, head.format(**numbers))
            canvas.line(
                look.margin * mm, paper[1] - 15.5 * mm, paper[0] - look.margin * mm, paper[1] - 15.5 * mm
            )
        if foot:
            left, _, right = foot.format(**numbers).partition("||")
            if right:
                canvas.drawString(look.margin * mm, 12 * mm, left.strip())
                canvas.drawRightString(paper[0] - look.margin * mm, 12 * mm, right.strip())
            else:
                canvas.drawCentredString(paper[0] / 2, 12 * mm, left.strip())
        canvas.restoreState()

    return draw


def _lay(source: Source, look: Look, total: int) -> tuple[bytes, int]:
    out = io.BytesIO()
    paper = getattr(pagesizes, look.paper)
    extra: dict[str, Any] = {}
    if look.encrypt:
        from reportlab.lib.pdfencrypt import StandardEncryption

        extra["encrypt"] = StandardEncryption(
            look.encrypt, ownerPassword=f"{look.encrypt}-owner", strength=128
        )
    doc = BaseDocTemplate(
        out, pagesize=paper, invariant=1, title=source.head.get("title", ""), author="",
        pageCompression=1, **extra,
    )  # fmt: skip
    edge, top, bottom = look.margin * mm, 22 * mm, 20 * mm
    width, height = paper[0] - 2 * edge, paper[1] - top - bottom
    draw = _furniture(source, look, total)
    if look.columns == 2:
        gap = 7 * mm
        column = (width - gap) / 2
        banner = look.banner * mm

        def pair(room: float, name: str) -> list[Frame]:
            at = {"leftPadding": 0, "rightPadding": 0}
            return [
                Frame(edge, bottom, column, room, id=f"{name}l", **at),
                Frame(edge + column + gap, bottom, column, room, id=f"{name}r", **at),
            ]

        first = [
            Frame(edge, bottom + height - banner, width, banner, id="banner"),
            *pair(height - banner, "a"),
        ]
        doc.addPageTemplates(
            [
                PageTemplate("first", first, onPage=draw),
                PageTemplate("later", pair(height, "b"), onPage=draw),
            ]
        )
        width = column
    else:
        frame = Frame(edge, bottom, width, height, leftPadding=0, rightPadding=0)
        doc.addPageTemplates([PageTemplate("one", [frame], onPage=draw)])
    doc.build(_story(source, look, width))
    return out.getvalue(), doc.page


def write(source: Source, look: Look) -> bytes:
    """Make the PDF's bytes; laid out twice, so that the foot can tell the number of pages."""
    _fonts()
    _, pages = _lay(source, look, 0)
    return _lay(source, look, pages)[0]
