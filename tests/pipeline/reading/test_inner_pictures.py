"""Pictures in the code of HTML and RTF: pages are told and read by themselves, logos are not."""

from __future__ import annotations

import base64
import io
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.reading._inner_pictures import in_html, in_rtf
from tests.pipeline.reading._files import check, read_bytes

WORDS = "Le bailleur donne à bail au preneur, qui accepte, les locaux que voici. " * 5
FEW = "BAIL DE BUREAUX"


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    noise = np.random.default_rng(7).integers(0, 255, (height, width)).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, kind)
    return out.getvalue()


PAGE, LOGO, DOT = picture(700, 900), picture(400, 200), picture(20, 20)


def img(data: bytes, more: str = "") -> str:
    return f'<img {more} src="data:image/png;base64,{base64.b64encode(data).decode()}">'


def pict(data: bytes, blip: str = "pngblip", size: tuple[int, int] | None = None) -> str:
    shown = rf"\picwgoal{size[0]}\pichgoal{size[1]}" if size else ""
    return rf"{{\pict{{\*\picprop\shplid1{{\sp{{\sn x}}}}}}\{blip}{shown} {data.hex()}}}"


HTML = {
    "a scan of the whole": (FEW, img(PAGE), "partial", 1),
    "a page among words": (WORDS, img(PAGE), "partial", 1),
    "two": (FEW, img(PAGE) + img(PAGE), "partial", 2),
    "a page shown small": (WORDS, img(PAGE, 'width="120" height="150"'), "ok", 0),
    "a page shown large": (WORDS, img(PAGE, 'style="width:600px;height:800px"'), "partial", 1),
    "a logo among words": (WORDS, img(LOGO), "ok", 0),
    "a logo is all there is": (FEW, img(LOGO), "partial", 1),
    "a dot": (FEW, img(DOT), "ok", 0),
    "a scan that is not in the file": (FEW, '<img src="scan0001.png" width=600 height=840>', "partial", 0),
    "a pixel that counts readers": (FEW, '<img src="https://t.example/p.gif" width=1 height=1>', "ok", 0),
    "elsewhere beside words": (WORDS, '<img src="logo.png">', "ok", 0),
    "no picture": (FEW, "", "ok", 0),
}
RTF = {
    "a scan of the whole": (FEW, pict(PAGE), "partial", 1),
    "jpeg": (FEW, pict(picture(700, 900, "JPEG"), "jpegblip"), "partial", 1),
    "a page among words": (WORDS, pict(PAGE, size=(9000, 12000)), "partial", 1),
    "a logo among words": (WORDS, pict(PAGE, size=(2000, 900)), "ok", 0),
    "the older copy is left out": (
        FEW,
        rf"{{\*\shppict {pict(PAGE)}}}{{\nonshppict{pict(PAGE, 'wmetafile8')}}}",
        "partial",
        1,
    ),
    "a drawing of Windows": (FEW, pict(PAGE, "wmetafile8"), "partial", 0),
    "a dot": (FEW, pict(DOT), "ok", 0),
}


@pytest.mark.parametrize(("words", "code", "status", "handed"), HTML.values(), ids=HTML.keys())
def test_html(words: str, code: str, status: str, handed: int, tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><meta charset=utf-8><body><h1>{words}</h1>{code}</body></html>"
    reading = read_bytes(page.encode(), tmp_path, spool=tmp_path)
    check(reading)
    assert (reading.document.status, len(reading.attachments)) == (status, handed)
    assert bool(reading.document.reason) is (status != "ok")
    assert all(Path(one.path).read_bytes() in (PAGE, LOGO) for one in reading.attachments)


@pytest.mark.parametrize(("words", "code", "status", "handed"), RTF.values(), ids=RTF.keys())
def test_rtf(words: str, code: str, status: str, handed: int, tmp_path: Path) -> None:
    source = rf"{{\rtf1\ansi {words}\par {code}\par}}".encode("cp1252")
    reading = read_bytes(source, tmp_path, spool=tmp_path)
    check(reading)
    assert reading.document.text.strip() == words.strip()
    assert (reading.document.status, len(reading.attachments)) == (status, handed)
    for one in reading.attachments:
        Image.open(one.path).verify()


def test_bytes_written_as_such(tmp_path: Path) -> None:
    source = rf"{{\rtf1 {FEW}\par{{\pict\pngblip\bin{len(PAGE)} ".encode() + PAGE + b"}}"
    reading = read_bytes(source, tmp_path, spool=tmp_path)
    (one,) = reading.attachments
    assert Path(one.path).read_bytes() == PAGE


def test_torn_code_costs_little() -> None:
    began = time.process_time()
    in_rtf(r"{\pict" * 60_000)
    in_html("<img src=data:image/png;base64," * 60_000)
    assert time.process_time() - began < 5
