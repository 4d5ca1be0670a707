"""Sources to DOCX, part by part: Word's own numbering, tracked changes, footnotes, headers, a text box."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.sample_builder.markup import Block, Run, Source
from tests.sample_builder.pack import zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WHO = 'w:author="Relecture" w:date="2025-03-10T09:00:00Z"'

_CONTENT_TYPES = (
    _HEAD
    + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + '<Default Extension="xml" ContentType="application/xml"/>'
    + f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_OFFICE}.{kind}+xml"/>'
        for part, kind in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("footnotes", "footnotes"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    + '<Override PartName="/docProps/core.xml" '
    + 'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_PACKAGE_RELS = (
    _HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
    + '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
    + 'core-properties" Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    _HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{i}" Type="{_REL}/{kind}" Target="{target}.xml"/>'
        for i, (kind, target) in enumerate(
            (
                ("styles", "styles"),
                ("numbering", "numbering"),
                ("footnotes", "footnotes"),
                ("header", "header1"),
                ("footer", "footer1"),
            ),
            1,
        )
    )
    + "</Relationships>"
)
_STYLES = (
    f"{_HEAD}<w:styles {_W}>"
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="34"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="25"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>'
)


def _numbering(first: str) -> str:
    """Level 0 prints ``first`` (``Article %1 -``), level 1 ``%1.%2``, list 2 has bullets."""

    def level(index: int, form: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        )

    return (
        f'{_HEAD}<w:numbering {_W}><w:abstractNum w:abstractNumId="1">'
        + '<w:multiLevelType w:val="multilevel"/>'
        + level(0, "decimal", first)
        + level(1, "decimal", "%1.%2")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
        + level(0, "bullet", "\u2022")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _text(text: str, tag: str = "t") -> str:
    return f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}>'


def _runs(runs: Sequence[Run]) -> str:
    out = []
    for index, run in enumerate(runs):
        if run.style == "ins":
            out.append(f'<w:ins w:id="{900 + index}" {_WHO}><w:r>{_text(run.text)}</w:r></w:ins>')
        elif run.style == "del":
            body = _text(run.text, "delText")
            out.append(f'<w:del w:id="{950 + index}" {_WHO}><w:r>{body}</w:r></w:del>')
        elif run.style == "note":
            mark = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            out.append(f'<w:r>{mark}<w:footnoteReference w:id="{int(run.text) + 1}"/></w:r>')
        elif run.style == "break":
            out.append("<w:r><w:br/></w:r>")
        else:
            look = {"bold": "<w:b/>", "struck": "<w:strike/>"}.get(run.style, "")
            look = f"<w:rPr>{look}</w:rPr>" if look else ""
            out.append(f"<w:r>{look}{_text(run.text)}</w:r>")
    return "".join(out)


def _paragraph(runs: str, style: str = "", numbered: tuple[int, int] | None = None) -> str:
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        level, number = numbered
        inside += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{inside}</w:pPr>{runs}</w:p>" if inside else f"<w:p>{runs}</w:p>"


def _table(rows: Sequence[Sequence[str]], ruled: bool) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    borders = f"<w:tblBorders>{edges}</w:tblBorders>" if ruled else ""
    look = f"<w:tblPr><w:tblW w:w='5000' w:type='pct'/>{borders}"
    grid = "<w:gridCol/>" * max(len(row) for row in rows)
    body = ""
    for row in rows:
        tcs = "".join(f"<w:tc><w:tcPr/>{_paragraph(f'<w:r>{_text(cell)}</w:r>')}</w:tc>" for cell in row)
        body += f"<w:tr>{tcs}</w:tr>"
    return f"<w:tbl>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"


def _textbox(text: str) -> str:
    inside = _paragraph(f"<w:r>{_text(text)}</w:r>")
    return (
        '<w:p><w:r><w:pict><v:shape type="#_x0000_t202" style="width:200pt;height:40pt"><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def _control(inside: str) -> str:
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val='champ'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def _block(block: Block, numbered: bool) -> str:
    runs = _runs(block.runs)
    if block.kind == "page":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    if block.kind in ("table", "sign"):
        return _table(block.rows, block.kind == "table")
    if block.kind == "title":
        return _paragraph(runs, "Title")
    if block.kind == "centre":
        return _control(_paragraph(runs))
    if block.kind in ("heading", "subheading"):
        level = 0 if block.kind == "heading" else 1
        # Annexes carry their own name: Word's counter stops at the last article.
        own = block.text.lower().startswith(
            ("annexe", "schedule", "appendix", "exhibit", "entre", "préambule")
        )
        return _paragraph(runs, f"Heading{level + 1}", (level, 1) if numbered and not own else None)
    return _paragraph(runs, "", (0, 2) if block.kind == "item" else None)


def _note(number: int, runs: Sequence[Run]) -> str:
    return f'<w:footnote w:id="{number}">{_paragraph(_runs(runs))}</w:footnote>'


def write(source: Source) -> bytes:
    """Make the DOCX's bytes. Head keys: ``numbering`` (level 0 as Word prints it), ``textbox``."""
    form = source.head.get("numbering", "")
    body = "".join(_block(block, bool(form)) for block in source.blocks)
    if box := source.head.get("textbox"):
        body = _textbox(box) + body
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    notes = "".join(_note(int(key) + 1, runs) for key, runs in source.notes.items())
    blank = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    foot = f"<w:r>{_text(source.head.get('footer', ''))}</w:r>"
    title = escape(source.head.get("title", ""))
    core = (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )
    head = f"<w:r>{_text(source.head.get('header', ''))}</w:r>"
    return zipped(
        {
            "[Content_Types].xml": _CONTENT_TYPES.encode(),
            "_rels/.rels": _PACKAGE_RELS.encode(),
            "word/document.xml": (
                f"{_HEAD}<w:document {_W} {_R} {_V}><w:body>{body}{section}</w:body></w:document>"
            ).encode(),
            "word/_rels/document.xml.rels": _DOCUMENT_RELS.encode(),
            "word/styles.xml": _STYLES.encode(),
            "word/numbering.xml": _numbering(form or "%1.").encode(),
            "word/footnotes.xml": f"{_HEAD}<w:footnotes {_W}>{blank}{notes}</w:footnotes>".encode(),
            "word/header1.xml": f"{_HEAD}<w:hdr {_W}>{_paragraph(head)}</w:hdr>".encode(),
            "word/footer1.xml": f"{_HEAD}<w:ftr {_W}>{_paragraph(foot)}</w:ftr>".encode(),
            "docProps/core.xml": core.encode(),
        }
    )
