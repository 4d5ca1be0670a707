"""PDFs made here, each with one thing that goes wrong in real archives: text, its order, furniture."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from pipeline.reading._pdf_clean import clean
from tests.pipeline.reading._made_pdf import (
    HEIGHT,
    LOREM,
    WIDTH,
    Draw,
    both,
    document,
    lines,
    make,
    paged,
    picture,
)

# ---------------------------------------------------------------- text and its order


def test_plain_page_is_read_as_it_stands(tmp_path: Path) -> None:
    made = document(make(tmp_path, lines(*LOREM)))
    assert made.text == "\n".join(LOREM)
    assert (made.status, made.language, made.reader) == ("ok", "fr", "pdf/14")
    (page,) = made.pages
    assert (page.read_as, page.quality, page.width, page.height) == ("text", 1.0, WIDTH, HEIGHT)


def test_pages_are_joined_by_form_feed_and_offsets_hold(tmp_path: Path) -> None:
    made = document(make(tmp_path, lines(*LOREM), lines("Article 2. Prix de la prestation de maintenance")))
    assert made.text.count("\f") == 1
    second = made.pages[1]
    assert made.text[second.start : second.end].startswith("Article 2")
    assert made.page_at(second.start) == 2


def test_a_wider_gap_begins_a_paragraph(tmp_path: Path) -> None:
    made = document(make(tmp_path, both(lines(*LOREM[:2]), lines(*LOREM[2:], top=720))))
    assert made.text == f"{LOREM[0]}\n{LOREM[1]}\n\n{LOREM[2]}\n{LOREM[3]}"


@pytest.mark.parametrize("woven", [True, False])
def test_two_columns_are_not_woven(tmp_path: Path, woven: bool) -> None:
    left = [f"left words of line number {n} go on" for n in range(12)]
    right = [f"right words of line number {n} go on" for n in range(12)]

    def draw(sheet: canvas.Canvas) -> None:
        if woven:
            for n in range(12):
                sheet.drawString(60, 780 - 14 * n, left[n])
                sheet.drawString(320, 780 - 14 * n, right[n])
        else:
            lines(*left, size=12)(sheet)
            lines(*right, x=320, size=12)(sheet)

    made = document(make(tmp_path, draw))
    assert made.text.replace("\n\n", "\n").split("\n") == left + right


def test_bilingual_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    english = [
        "This agreement is made between the",
        "parties named below and shall enter",
        "into force on the date of signature.",
        "It is governed by the laws of France",
        "and any dispute shall be brought to",
        "the courts of Paris.",
    ]
    french = [
        "Le présent contrat est conclu entre les",
        "parties désignées ci-dessous et entre",
        "en vigueur à la date de sa signature.",
        "Il est régi par le droit français et tout",
        "litige sera porté devant les tribunaux",
        "de Paris.",
    ]

    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFont("Helvetica", 10)
        sheet.drawString(180, 800, "SERVICES AGREEMENT / CONTRAT DE SERVICES")
        for n in range(6):
            sheet.drawString(60, 770 - 13 * n, english[n])
            sheet.drawString(310, 770 - 13.1 * n, french[n])

    text = document(make(tmp_path, draw)).text
    assert "\n".join(english) in text
    assert "\n".join(french) in text
    assert text.index("SERVICES AGREEMENT") < text.index("This agreement") < text.index("Le présent")


def test_cells_of_a_price_table_are_separated_by_tabs(tmp_path: Path) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        lines(*LOREM)(sheet)
        for n, (what, price, rate) in enumerate(
            [
                ("Maintenance annuelle", "12 400,00 €", "20 %"),
                ("Astreinte", "950,00 €", "20 %"),
                ("Visite", "80,00 €", "10 %"),
            ]
        ):
            sheet.drawString(60, 680 - 14 * n, what)
            sheet.drawRightString(420, 680 - 14 * n, price)
            sheet.drawRightString(520, 680 - 14 * n, rate)

    text = document(make(tmp_path, draw)).text
    assert "Maintenance annuelle\t12 400,00 €\t20 %\nAstreinte\t950,00 €\t20 %" in text


def test_a_table_written_column_by_column_is_read_by_rows(tmp_path: Path) -> None:
    names, prices = (
        ["Hosting", "Support", "Backup", "Training"],
        ["1,200.00", "300.00", "95.50", "1,000.00"],
    )
    text = document(
        make(tmp_path, both(lines(*LOREM), lines(*names, top=680), lines(*prices, x=400, top=680)))
    ).text
    for name, price in zip(names, prices, strict=True):
        assert f"{name}\t{price}" in text


def test_clause_numbers_hang_before_their_text_without_a_tab(tmp_path: Path) -> None:
    both_columns = both(
        lines("1.1", "1.2", "(a)", top=700),
        lines("The Supplier shall deliver.", "The Buyer pays.", "in full", x=110, top=700),
    )
    text = document(make(tmp_path, both(lines(*LOREM), both_columns))).text
    assert "1.1 The Supplier shall deliver.\n1.2 The Buyer pays.\n(a) in full" in text


def test_signature_blocks_side_by_side_stay_whole(tmp_path: Path) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        lines(*LOREM)(sheet)
        for n, (one, two) in enumerate(
            [
                ("ACME SAS", "BETA LIMITED"),
                ("By: /s/ A. Durand", "By: /s/ J. Smith"),
                ("Title: Gérant", "Title: Director"),
            ]
        ):
            sheet.drawString(60, 600 - 14 * n, one)
            sheet.drawString(330, 600 - 14 * n, two)

    text = document(make(tmp_path, draw)).text
    assert "ACME SAS\nBy: /s/ A. Durand\nTitle: Gérant" in text
    assert "BETA LIMITED\nBy: /s/ J. Smith\nTitle: Director" in text


@pytest.mark.parametrize("by_page", [True, False])
def test_turned_pages_are_read(tmp_path: Path, by_page: bool) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        if by_page:
            sheet.setPageRotation(90)
        sheet.translate(100, 100)
        sheet.rotate(90)
        for number, text in enumerate(LOREM):
            sheet.drawString(0, -14 * number, text)

    assert document(make(tmp_path, draw)).text == "\n".join(LOREM)


def test_text_along_the_margin_is_furniture(tmp_path: Path) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        lines(*LOREM)(sheet)
        sheet.saveState()
        sheet.translate(20, 300)
        sheet.rotate(90)
        sheet.drawString(0, 0, "Archive 2019-0042")
        sheet.restoreState()

    made = document(make(tmp_path, draw))
    (span,) = made.furniture
    assert span.role == "margin"
    assert made.text[span.start : span.end] == "Archive 2019-0042"


def test_a_slanting_watermark_does_not_cut_sentences(tmp_path: Path) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        lines(*LOREM)(sheet)
        sheet.saveState()
        sheet.translate(100, 680)
        sheet.rotate(40)
        sheet.setFillGray(0.7)
        sheet.setFont("Helvetica", 60)
        sheet.drawString(0, 0, "PROJET")
        sheet.restoreState()

    made = document(make(tmp_path, draw))
    assert made.text.startswith("\n".join(LOREM))
    (span,) = made.furniture
    assert made.text[span.start : span.end] == "PROJET"


# ---------------------------------------------------------------- words


def test_hyphens_soft_hyphens_and_ligatures(tmp_path: Path) -> None:
    path = make(
        tmp_path,
        lines(
            "Le contrat est conclu pour une durée déterminée sans renouvel-",
            "lement possible, sauf avenant. La sous-",
            "traitance est interdite. Toute sous-traitance exige un accord, et ce renouvelle\u00adment",
            "ne vaut pas avenant au contrat.",
        ),
    )
    text = document(path).text
    assert "sans renouvellement\npossible" in text
    assert "La sous-traitance\nest interdite" in text
    assert "\u00ad" not in text
    assert clean("e\u0301tude o\ufb03ce \ufb01n") == "étude office fin"


@pytest.mark.parametrize("shift", [0.0, 0.4])
def test_text_printed_twice_is_read_once(tmp_path: Path, shift: float) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFont("Helvetica", 10)
        for number, text in enumerate(LOREM):
            sheet.drawString(60, 780 - 14 * number, text)
            sheet.drawString(60 + shift, 780 - 14 * number, text)

    assert document(make(tmp_path, draw)).text == "\n".join(LOREM)


def test_a_whole_page_printed_twice_is_read_once(tmp_path: Path) -> None:
    made = document(make(tmp_path, both(lines(*LOREM), lines(*LOREM, x=60.3))))
    assert made.text == "\n".join(LOREM)


# ---------------------------------------------------------------- what nobody can see


def _white(sheet: canvas.Canvas) -> None:
    sheet.setFillColorRGB(1, 1, 1)
    lines("The hidden price is 999 euros", top=500)(sheet)
    sheet.setFillColorRGB(0, 0, 0)


def _unpainted(sheet: canvas.Canvas) -> None:
    text = sheet.beginText(60, 500)
    text.setTextRenderMode(3)
    text.textLine("The hidden price is 999 euros")
    sheet.drawText(text)


def _covered(sheet: canvas.Canvas) -> None:
    lines("The hidden price is 999 euros", top=500)(sheet)
    sheet.setFillColorRGB(0, 0, 0)
    sheet.rect(50, 490, 300, 25, fill=1, stroke=0)


@pytest.mark.parametrize(
    "draw",
    [
        _white,
        _unpainted,
        _covered,
        lines("The hidden price is 999 euros", top=500, size=0.8),
        lines("The hidden price is 999 euros", top=-60),
        lines("The hidden price is 999 euros", x=900),
    ],
    ids=["white", "unpainted", "covered", "tiny", "below", "beside"],
)
def test_what_nobody_sees_is_no_text(tmp_path: Path, draw: Draw) -> None:
    assert document(make(tmp_path, both(lines(*LOREM), draw))).text == "\n".join(LOREM)


@pytest.mark.parametrize("state", ["OFF", "ON"])
def test_a_layer_that_is_switched_off_is_no_text(tmp_path: Path, state: str) -> None:
    path = make(tmp_path, lines(*LOREM))
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="layer"))
        file.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary({f"/{state}": pikepdf.Array([layer])})
        )
        file.pages[0].Resources.Properties = pikepdf.Dictionary(oc1=layer)
        file.pages[0].contents_add(b"/OC /oc1 BDC BT /F1 12 Tf 60 500 Td (Layered price 999) Tj ET EMC")
        file.save(path)
    assert ("Layered price 999" in document(path).text) is (state == "ON")


def test_white_on_a_dark_bar_is_seen(tmp_path: Path) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFillColorRGB(0, 0, 0.4)
        sheet.rect(50, 690, 400, 24, fill=1, stroke=0)
        sheet.setFillColorRGB(1, 1, 1)
        lines("Total price per year", top=698)(sheet)
        sheet.setFillColorRGB(0, 0, 0)

    assert "Total price per year" in document(make(tmp_path, both(lines(*LOREM), draw))).text


def test_the_invisible_layer_over_a_scan_is_its_text(tmp_path: Path) -> None:
    def layer(sheet: canvas.Canvas) -> None:
        text = sheet.beginText(60, 780)
        text.setFont("Helvetica", 10)
        text.setTextRenderMode(3)
        for _ in range(4):
            for line in LOREM:
                text.textLine(line)
        sheet.drawText(text)

    made = document(make(tmp_path, both(picture(), layer)))
    assert made.text.startswith(LOREM[0])
    assert (made.status, made.pages[0].read_as) == ("ok", "text")


# ---------------------------------------------------------------- forms


def test_typed_field_values_stand_at_their_place(tmp_path: Path) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        lines(*LOREM)(sheet)
        lines("Name of the customer:", "End of form", top=600, step=40)(sheet)
        sheet.acroForm.textfield(name="who", value="ACME SAS", x=200, y=595, width=200, height=16)
        sheet.acroForm.checkbox(name="yes", checked=True, x=60, y=575, size=12)

    text = document(make(tmp_path, draw)).text
    assert text.index("Name of the customer:") < text.index("ACME SAS") < text.index("End of form")
    assert "☒" in text


# ---------------------------------------------------------------- furniture and numbering


def test_headers_and_page_numbers_are_marked(tmp_path: Path) -> None:
    made = document(make(tmp_path, *(paged(n, 4) for n in (1, 2, 3, 4))))
    marked = {(span.role, made.text[span.start : span.end]) for span in made.furniture}
    assert ("header", "Contrat de maintenance n° 2021-014") in marked
    assert ("page_number", "Page 3 sur 4") in marked
    assert len(made.furniture) == 7  # the first page's head is the act's only title, and stays
    assert made.furniture[0].start > made.pages[0].start + 20
    assert made.status == "ok"


def test_a_missing_page_makes_the_document_partial(tmp_path: Path) -> None:
    made = document(make(tmp_path, *(paged(n, 5) for n in (1, 2, 4, 5))))
    assert made.status == "partial"
    assert "page 3 of 5" in made.reason
