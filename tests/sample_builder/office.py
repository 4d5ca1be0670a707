"""Sources to ODT, RTF and HTML, each by a small writer of its own."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.sample_builder.markup import Block, Run, Source
from tests.sample_builder.pack import zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{short}="{_ODF}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("meta", "meta"),
    )
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_ODT_TYPE = "application/vnd.oasis.opendocument.text"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


class _Odt:
    """Keeps the deletions met on the way: ODT stores their words at the head of the text."""

    def __init__(self) -> None:
        self.changes: list[str] = []

    def runs(self, runs: Sequence[Run], notes: dict[str, tuple[Run, ...]]) -> str:
        out = []
        for run in runs:
            text = escape(run.text)
            if run.style == "del":
                out.append(f'<text:change text:change-id="{self._change("deletion", text)}"/>')
            elif run.style == "ins":
                key = self._change("insertion", "")
                mark = f'text:change-id="{key}"/>'
                out.append(f"<text:change-start {mark}{text}<text:change-end {mark}")
            elif run.style == "note":
                body = self.runs(notes[run.text], {})
                out.append(
                    f'<text:note text:note-class="footnote"><text:note-citation>{text}</text:note-citation>'
                    f"<text:note-body><text:p>{body}</text:p></text:note-body></text:note>"
                )
            elif run.style == "break":
                out.append("<text:line-break/>")
            elif run.style in ("bold", "struck"):
                out.append(f'<text:span text:style-name="{run.style}">{text}</text:span>')
            else:
                out.append(text)
        return "".join(out)

    def _change(self, kind: str, words: str) -> str:
        key = f"ct{len(self.changes) + 1}"
        who = (
            "<office:change-info><dc:creator>Relecture</dc:creator>"
            "<dc:date>2026-10-02T10:00:00</dc:date></office:change-info>"
        )
        inside = f"<text:p>{words}</text:p>" if words else ""
        self.changes.append(
            f'<text:changed-region text:id="{key}"><text:{kind}>{who}{inside}</text:{kind}>'
            "</text:changed-region>"
        )
        return key

    def block(self, block: Block, notes: dict[str, tuple[Run, ...]], number: int) -> str:
        if block.kind in ("table", "sign"):
            rows = "".join(
                "<table:table-row>"
                + "".join(f"<table:table-cell><text:p>{escape(c)}</text:p></table:table-cell>" for c in row)
                + "</table:table-row>"
                for row in block.rows
            )
            width = max(len(row) for row in block.rows)
            column = f'<table:table-column table:number-columns-repeated="{width}"/>'
            return f'<table:table table:name="T{number}">{column}{rows}</table:table>'
        text = self.runs(block.runs, notes)
        if block.kind in ("title", "heading", "subheading"):
            level = {"title": 1, "heading": 2, "subheading": 3}[block.kind]
            return f'<text:h text:outline-level="{level}">{text}</text:h>'
        if block.kind == "item":
            return f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
        return f"<text:p>{text}</text:p>"


def odt(source: Source) -> bytes:
    """Make the ODT's bytes, tracked changes and footnotes included."""
    writer = _Odt()
    body = "".join(
        writer.block(b, source.notes, i) for i, b in enumerate(source.blocks) if b.kind != "page"
    )
    changes = "".join(writer.changes)
    tracked = f"<text:tracked-changes>{changes}</text:tracked-changes>" if changes else ""
    styles = "".join(f'<style:style style:name="{n}" style:family="text"/>' for n in ("bold",))
    styles += (
        '<style:style style:name="struck" style:family="text">'
        '<style:text-properties style:text-line-through-style="solid" '
        'style:text-line-through-type="single"/>'
        "</style:style>"
    )
    content = (
        f'{_XML}<office:document-content {_NAMES} {_DC} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{tracked}{body}</office:text></office:body></office:document-content>"
    )
    page = (
        f'{_XML}<office:document-styles {_NAMES} office:version="1.3"><office:master-styles>'
        '<style:master-page style:name="Standard"><style:header><text:p>'
        f"{escape(source.head.get('header', ''))}</text:p></style:header></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    manifest = (
        f'{_XML}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODT_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return zipped(
        {
            "mimetype": _ODT_TYPE.encode(),
            "content.xml": content.encode(),
            "styles.xml": page.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        },
        stored=frozenset({"mimetype"}),
    )


def _rtf_text(text: str) -> str:
    out = []
    for char in text:
        if char in "\\{}":
            out.append(f"\\{char}")
        elif ord(char) < 128:
            out.append(char)
        else:
            try:
                out.append(f"\\'{char.encode('cp1252')[0]:02x}")
            except UnicodeEncodeError:
                out.append(f"\\u{ord(char)}?")
    return "".join(out)


def _rtf_runs(runs: Sequence[Run]) -> str:
    looks = {"bold": "\\b ", "ins": "\\revised ", "del": "\\deleted ", "struck": "\\strike "}
    out = []
    for run in runs:
        if run.style == "break":
            out.append("\\line ")
        elif run.style in looks:
            out.append(f"{{{looks[run.style]}{_rtf_text(run.text)}}}")
        else:
            out.append(_rtf_text(run.text))
    return "".join(out)


def _rtf_row(row: Sequence[str]) -> str:
    edges = "".join(f"\\cellx{9000 * (i + 1) // len(row)}" for i in range(len(row)))
    return (
        f"\\trowd\\trgaph70{edges}\n"
        + "".join(f"\\pard\\intbl {_rtf_text(c)}\\cell\n" for c in row)
        + "\\row\n"
    )


def rtf(source: Source) -> bytes:
    """Make the RTF's bytes, in Windows' Western code page as Word writes it."""
    out = [
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}{\\f1\\fswiss Arial;}}",
        "{\\stylesheet{\\s0 Normal;}}{\\info{\\title " + _rtf_text(source.head.get("title", "")) + "}}",
        "{\\header\\pard\\qr\\fs16 " + _rtf_text(source.head.get("header", "")) + "\\par}",
        "{\\footer\\pard\\qc\\fs16 \\chpgn\\par}\\f0\\fs22",
    ]
    for block in source.blocks:
        if block.kind == "page":
            out.append("\\page")
        elif block.kind in ("table", "sign"):
            out.append("".join(_rtf_row(row) for row in block.rows) + "\\pard\\par")
        else:
            look = {
                "title": "\\qc\\b\\fs30 ",
                "centre": "\\qc ",
                "heading": "\\b\\fs24 ",
                "subheading": "\\b ",
            }
            lead = "\\bullet\\tab " if block.kind == "item" else ""
            start = look.get(block.kind, "\\qj ")
            out.append("{\\pard" + start + lead + _rtf_runs(block.runs) + "\\par}")
    return ("\n".join(out) + "}").encode("ascii")


def html(source: Source) -> bytes:
    """Make a page as an intranet would show it: navigation, script and a hidden note around the text."""
    tags = {"title": "h1", "heading": "h2", "subheading": "h3", "item": "li", "centre": "p", "para": "p"}
    out = []
    for block in source.blocks:
        if block.kind in ("table", "sign"):
            cell = "th" if block.kind == "table" else "td"
            rows = []
            for index, row in enumerate(block.rows):
                tag = cell if index == 0 else "td"
                rows.append("<tr>" + "".join(f"<{tag}>{escape(c)}</{tag}>" for c in row) + "</tr>")
            out.append("<table>\n" + "\n".join(rows) + "\n</table>")
        elif block.kind != "page":
            tag = tags[block.kind]
            out.append(f"<{tag}>{_html_runs(block.runs)}</{tag}>")
    language = source.head.get("language", "en")
    title = escape(source.head.get("title", ""))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        "<style>body { max-width: 44em; margin: auto } nav { float: right }</style>\n"
        "<script>var opened = '1 January 1970'; document.title += '';</script>\n</head>\n<body>\n"
        '<nav><a href="#top">Contract register</a> | <a href="#print">Print</a></nav>\n'
        + "\n".join(out)
        + f'\n<p style="display:none">{escape(source.head.get("hidden", ""))}</p>\n</body>\n</html>\n'
    ).encode()


def _html_runs(runs: Sequence[Run]) -> str:
    looks = {"bold": "strong", "ins": "ins", "del": "del", "struck": "s", "note": "sup"}
    out = []
    for run in runs:
        if run.style == "break":
            out.append("<br>")
        elif tag := looks.get(run.style):
            out.append(f"<{tag}>{escape(run.text)}</{tag}>")
        else:
            out.append(escape(run.text))
    return "".join(out)
