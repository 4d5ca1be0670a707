"""Feet of pages that name the parties over their columns, and last lines that do not."""

from __future__ import annotations

import pytest

from pipeline.reading._signing_foot import parties_sign_below


@pytest.mark.parametrize(
    ("foot", "signs"),
    [
        ("7. Notices go by post.\n\nTHE OWNER\tTHE HIRER\n\nRuth Pell\tIvo Hoy", True),
        ("The Owner          The Hirer\nRuth Pell          Ivo Hoy", True),
        ("The Owner\n\nRuth Pell\n\nThe Hirer\n\nIvo Hoy", True),
        ("Signed for Pell Barns Limited\n\nRuth Pell, Director", True),
        ("For the Owner\n\nFor the Hirer", True),
        ("Pell Barns Limited\tHoy Seeds plc", True),
        ("Agreed and accepted\nRuth Pell", True),
        ("Le Loueur\tLe Locataire\n\nR. Pelle\tY. Hoyau", True),
        ("L'ACHETEUR\n\nLE VENDEUR", True),
        ("Granges Pelle SARL\tSemences Hoyau SAS", True),
        ("7. Scots law governs.", False),
        ("The Hirer pays each invoice\nwithin thirty days.", False),
        ("The Goods\n1. The Owner stores them dry.", False),
        ("Item\tPrice\nPallet\t12", False),
        ("Le loyer est payé d'avance", False),
    ],
)
def test_where_parties_sign(foot: str, signs: bool) -> None:
    assert parties_sign_below(foot) == signs
