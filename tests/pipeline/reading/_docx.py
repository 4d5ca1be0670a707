# ruff: noqa: E501  (Word's XML reads better on one line)
"""Makes the parts of a DOCX file."""

from __future__ import annotations

from tests.hostile import packages

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
V = "urn:schemas-microsoft-com:vml"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:wps="{WPS}" xmlns:v="{V}" xmlns:m="{M}" xmlns:wp="{WP}"'


def word(body: str, others: dict[str, bytes | str] | None = None, namespace: str = W) -> bytes:
    spaces = _SPACES.replace(W, namespace)
    return packages.docx(f"<w:document {spaces}><w:body>{body}</w:body></w:document>".encode(), others)


def part(name: str, content: str) -> str:
    return f"<w:{name} {_SPACES}>{content}</w:{name}>"


def relations(*targets: tuple[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{items}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
