"""Boxed forms: labels above or beside their values."""

from __future__ import annotations

import pytest

from pipeline.reading._forms import boxes, paired
from pipeline.reading._rows import lay_out

FORMS = [
    pytest.param(
        "Lessee\tLessor\tContract ref.\nBRAMWELL JOINERY LTD\tOAKHURST LEASING PLC\tZX-71",
        "Lessee\tBRAMWELL JOINERY LTD\nLessor\tOAKHURST LEASING PLC\nContract ref.\tZX-71",
        id="labels over values",
    ),
    pytest.param(
        "Preneur\tBailleur\tNuméro de contrat\nCYCLES VERDIER\tPARC BAIL\tK-88\n\nSARL\tSA\n\n"
        "Véhicule\tDébut\tPréavis\nFourgon\t1er juin 2025\t2 mois",
        "Preneur\tCYCLES VERDIER SARL\nBailleur\tPARC BAIL SA\nNuméro de contrat\tK-88\n"
        "Véhicule\tFourgon\nDébut\t1er juin 2025\nPréavis\t2 mois",
        id="values of two lines",
    ),
    pytest.param(
        "Customer\tHARLOW PRINT LTD\tSupplier\tNORDBERG INK PLC\nStart\t1 May 2025\tPeriod\t24 months",
        "Customer\tHARLOW PRINT LTD\nSupplier\tNORDBERG INK PLC\nStart\t1 May 2025\nPeriod\t24 months",
        id="label, value, label, value",
    ),
    pytest.param(
        "Abonné :\tGARAGE THIBAUT\tDate d'effet :\t12/05/2025\nDurée :\t36 mois\tPréavis :\t3 mois",
        "Abonné\tGARAGE THIBAUT\nDate d'effet\t12/05/2025\nDurée\t36 mois\nPréavis\t3 mois",
        id="French pairs with colons",
    ),
]
OTHERS = [
    pytest.param("Article\tQuantity\tPrice\nPaint\t3\t£20.00\nBrush\t2\t£4.00", id="goods"),
    pytest.param("Prestation\tDurée\tPrix\nVitres\t2 heures\t45 €", id="one row of goods"),
    pytest.param("Description\tRate per hour\nWelder\t£38.00", id="two columns of prices"),
    pytest.param(
        "Start\tEnd\tRent\n1 May 2025\t30 April 2026\t£400\n1 May 2026\t30 April 2027\t£420", id="steps"
    ),
    pytest.param("Le client\tLe prestataire\nFait le 3 mai 2025\tFait le 3 mai 2025", id="signatures"),
    pytest.param(
        "Name\tJ. Brook\tName\tP. Vale\nDate\t3 May 2025\tDate\t3 May 2025", id="signing side by side"
    ),
    pytest.param("Customer\tSupplier\nMr Brook\tMrs Vale", id="no figure"),
    pytest.param("Échéance\tMontant\n30/06/2025\t4 000 €", id="instalment"),
]


@pytest.mark.parametrize(("text", "lines"), FORMS)
def test_forms_become_lines(text: str, lines: str) -> None:
    assert paired(f"HEAD\n\n{text}\n\nfoot") == f"HEAD\n\n{lines}\n\nfoot"


@pytest.mark.parametrize("text", OTHERS)
def test_tables_stay(text: str) -> None:
    assert paired(f"HEAD\n\n{text}\n\nfoot") == f"HEAD\n\n{text}\n\nfoot"


def test_cells_that_hold_both() -> None:
    rows = [
        [["Hirer", "VALE JOINERY LTD"], ["Owner", "OAKHURST LEASING PLC"]],
        [["Start date", "1 May 2025"], ["Notice\n1 month"]],
    ]
    assert "".join(lay_out(rows)) == (
        "Hirer\tVALE JOINERY LTD\nOwner\tOAKHURST LEASING PLC\nStart date\t1 May 2025\nNotice\t1 month"
    )


def test_cells_of_two_parties_are_no_form() -> None:
    assert (
        boxes(
            [
                [
                    ["Le client", "GARAGE THIBAUT", "2 rue Haute"],
                    ["Le prestataire", "NETTO SARL", "1 quai Bas"],
                ]
            ]
        )
        == {}
    )
