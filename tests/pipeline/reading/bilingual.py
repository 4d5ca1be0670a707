"""A contract in French and English, and the ways in which it is laid out."""

from __future__ import annotations

import io

FRENCH = (
    "CONTRAT DE PRESTATION DE SERVICES",
    "Entre la société Ateliers Brévin SAS, ci-après « le Prestataire », et la société Verlac Mills Ltd, "
    "ci-après « le Client », il a été convenu ce qui suit.",
    "Article 1 - Objet",
    "Le Prestataire assure pour le Client la maintenance des machines désignées à l'annexe 1, dans les "
    "conditions du présent contrat.",
    "Article 2 - Durée",
    "Le présent contrat est conclu pour une durée de 36 mois à compter du 1er février 2024. Il prend fin "
    "le 31 janvier 2027, sauf renouvellement par écrit.",
    "Article 3 - Prix",
    "Le Client verse au Prestataire une redevance mensuelle de 12 500 euros hors taxes, payable à 30 jours "
    "de la réception de la facture.",
    "Article 4 - Résiliation",
    "Chacune des parties peut résilier le contrat à tout moment, moyennant un préavis de 90 jours notifié "
    "par lettre recommandée.",
    "Article 5 - Loi applicable",
    "Le présent contrat est soumis au droit français. Tout litige est porté devant les tribunaux de Paris.",
)
ENGLISH = (
    "SERVICES AGREEMENT",
    "Between Ateliers Brévin SAS, hereinafter the “Provider”, and Verlac Mills Ltd, hereinafter the "
    "“Customer”, it has been agreed as follows.",
    "Article 1 - Purpose",
    "The Provider shall maintain for the Customer the machines named in annex 1, under the conditions of "
    "this agreement.",
    "Article 2 - Term",
    "This agreement is made for a term of 36 months from 1 February 2024. It shall end on 31 January 2027, "
    "unless it is renewed in writing.",
    "Article 3 - Price",
    "The Customer shall pay the Provider a monthly fee of 12,500 euros exclusive of taxes, within 30 days "
    "of the receipt of the invoice.",
    "Article 4 - Termination",
    "Either party may terminate this agreement at any time with 90 days' notice, which is given by "
    "registered letter.",
    "Article 5 - Governing law",
    "This agreement is governed by the laws of France. Any dispute shall be brought before the courts of "
    "Paris.",
)
ENGLISH_PREVAILS = (
    "En cas de divergence entre la version française et la version anglaise, la version anglaise prévaut.",
    "In case of discrepancy between the French version and the English version, the English version shall "
    "prevail.",
)


def pairs(times: int = 1) -> list[tuple[str, str]]:
    return list(zip(FRENCH, ENGLISH, strict=True)) * times


def pdf_table(rows: list[tuple[str, ...]], widths: tuple[float, ...] = (250, 250)) -> bytes:
    """Cell by cell, as a word processor prints a table of two columns."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    out = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(text, style) for text in row] for row in rows]
    table = Table(cells, colWidths=widths, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    SimpleDocTemplate(out, invariant=True).build([table])
    return out.getvalue()


def pdf_columns(rows: list[tuple[str, ...]]) -> bytes:
    """Two columns of text, the left one written first on each page."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

    out = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    template = BaseDocTemplate(out, invariant=True)
    frames = [Frame(50, 60, 240, 720, id="left"), Frame(305, 60, 240, 720, id="right")]
    template.addPageTemplates([PageTemplate(frames=frames)])
    left = [Paragraph(row[0], style) for row in rows]
    right = [Paragraph(row[1], style) for row in rows]
    template.build([*left, FrameBreak(), *right])
    return out.getvalue()


def docx(rows: list[tuple[str, ...]]) -> bytes:
    """One table; a row for each paragraph."""
    from docx import Document

    made = Document()
    table = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
