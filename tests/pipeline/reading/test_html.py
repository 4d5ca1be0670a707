# ruff: noqa: E501  (markup reads better on one line)
"""HTML written here: text, encodings, torn trees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.reading._files import check, read_bytes

CASES = {
    "white space folds": ("<p>Le  prix\n est <b>ferme</b>.</p>", "Le prix est ferme."),
    "blocks": ("<h1>Bail</h1><div>a</div><div>b</div><p>c<br>d", "Bail\n\na\nb\n\nc\nd"),
    "scripts and styles": ("<script>x=1</script><style>p{}</style><p>y</p><noscript>n</noscript>", "y"),
    "struck text": ("<p><s>900</s><del>950</del><span style='text-decoration: line-through'>960</span> 1000</p>", "1000"),
    "hidden elements": (
        "<p hidden>a</p><p style='display:none'>b</p><p style='visibility: hidden'>c</p><p>d</p>",
        "d",
    ),
    "hidden by the page's own sheet": ("<style>.x, #y {display:none} @media print{p{color:red}}</style>"
                                       "<p class=x>a</p><p id=y>b</p><p>c</p>", "c"),
    "white text": ("<p><span style='color:#FFFFFF'>a</span>b</p>", "b"),
    "white by class": ("<style>.w{color:#fff}</style><p class=w>a</p><p>b</p>", "b"),
    "white by id, in figures": ("<style>#w{color:rgb(255, 255, 255)}</style><p id=w>a</p><p>b</p>", "b"),
    "white by an element of old": ("<font color=#FFFFFF>a</font><font color=white>c</font><p>b</p>", "b"),
    "nearly white": ("<p style='color:#fefefe'>a</p><p>b</p>", "b"),
    "white on a white ground": ("<div style='background:#fff'><p style='color:white'>a</p>b</div>", "b"),
    "white on a cell of its own": ("<table bgcolor=#003><tr><td style='color:#fff'>a<td>b</table>", "a\tb"),
    "white on a ground by class": ("<style>.t{background:navy} .t b{color:#fff}</style><p class=t><b>a</b></p>", "a"),
    "white on a picture": ("<div style='background-image:url(x.png)'><p style='color:#fff'>a</p></div>", "a"),
    "a ground elsewhere shows nothing": ("<p style='background:navy'>a</p><p style='color:#fff'>x</p>", "a"),
    "black within white": ("<div style='color:#fff'>x<p style='color:#000'>a</p></div>", "a"),
    "a link within white": ("<div style='color:#fff'>x<a href=y>a</a></div>", "a"),
    "the later class wins": ("<style>p{color:#fff} .k{color:#111}</style><p>x</p><p class=k>a</p>", "a"),
    "grounds in another file": ("<link rel=stylesheet href=s.css><p style='color:#fff'>a</p>", "a"),
    "grounds of some rows": ("<style>p:nth-child(1){background:navy;color:#fff}</style><p style='color:#fff'>a</p>", "a"),
    "off the page": ("<div style='position:absolute;left:-9999px'>x</div><p style='text-indent:-999em'>y</p><p>a</p>", "a"),
    "a little to the left": ("<p style='margin-left:-20px;text-indent:-18pt'>a</p>", "a"),
    "opacity": ("<p style='opacity:0'>x</p><p style='opacity:0.0;'>y</p><p style='opacity:0.8'>a</p>", "a"),
    "what comes up by and by": ("<p style='opacity:0;transition:opacity 1s'>a</p>", "a"),
    "cut away": ("<p style='position:absolute;clip:rect(0 0 0 0)'>x</p><p style='color:transparent'>y</p><p>a</p>", "a"),
    "a speck": ("<p style='font-size:1px'>x</p><p style='font-size:11px'>a</p>", "a"),
    "entities": ("<p>1&nbsp;200&nbsp;&euro; d&#233;j&agrave;</p>", "1 200 € déjà"),
    "lists": ("<ol start=3><li>a<li>b</ol><ol type=a><li>c</ol><ul><li>d</ul>", "3. a\n4. b\n\na. c\n\n\u2022 d"),
    "a table": ("<table><tr><th>Prix<th>TVA<tr><td>100<td>20 %</table>", "Prix\tTVA\n100\t20 %"),
    "spans": (
        "<table><tr><td rowspan=2>A<td>B<td>C<tr><td>D<td>E<tr><td colspan=2>F<td>G</table>",
        "A\tB\tC\n\tD\tE\nF\t\tG",
    ),
    "a layout table": ("<table><tr><td><p>un</p><p>deux</p></table>", "un\n\ndeux"),
    "nested tables": ("<table><tr><td>x<table><tr><td>a<td>b</table><td>y</table>", "x\n\na\tb\n\ny"),
    "forms": (
        "<input type=checkbox checked>oui <input type=text value=12> <input type=hidden value=z>"
        "<select><option>a<option selected>b</select>",
        "\u2612 oui 12 b",
    ),
    "preformatted": ("<pre>a\n  b</pre>", "a\n  b"),
    "printed pages": ("<p>a</p><p style='page-break-before: always'>b</p><hr style='page-break-after:always'><p>c", "a\fb\fc"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES.keys())
def test_text(body: str, text: str, tmp_path: Path) -> None:
    page = (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>T</title></head><body>{body}</body></html>"
    )
    reading = read_bytes(page.encode(), tmp_path)
    check(reading)
    assert reading.document.text == text
    assert reading.document.reader == "html/4"
    assert ("title", "T") in reading.document.metadata


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1252", "iso-8859-1"),
        ("utf-8", "utf-8"),
        ("cp1252", ""),
        ("utf-16", ""),
        ("utf-8", "windows-1252-x"),
        ("cp1252", "utf-8"),
    ],
)
def test_encodings(encoding: str, declared: str, tmp_path: Path) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><p>Durée : 24 mois, révisée à l’échéance</p></body></html>"
    assert (
        read_bytes(page.encode(encoding), tmp_path).document.text == "Durée : 24 mois, révisée à l’échéance"
    )


def test_the_tree_may_be_deep_or_torn(tmp_path: Path) -> None:
    assert read_bytes(b"<html>" + b"<div>" * 3000 + b"x", tmp_path).document.text == "x"
    assert read_bytes(b"<html><td></table></p><li>y</html><p>z", tmp_path).document.text.split() == [
        "\u2022",
        "y",
        "z",
    ]
