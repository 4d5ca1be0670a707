"""A register number is told of the party in whose row it stands, and of nobody else."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

SHEETS: list[tuple[Language, str, dict[str, str | None]]] = [
    (
        "fr",
        "CONTRAT DE LOCATION DE FONDS\n\nARTICLE 1 - CONDITIONS PARTICULIÈRES\n\n"
        "Bailleur de fonds\tMme Irène Vallot, née Pesquet, 6 cours\nde la Halle, 21200 Beaune\n\n"
        "Locataire-gérant\tLe Fournil d'Elsa, SARL au capital de 4 000\n€, RCS Dijon 552 100 554, 3\n"
        "rue Maufoux, 21200 Beaune\n\nFonds\tBoulangerie « Au Seigle », 3 rue Maufoux\n\n"
        "ARTICLE 2 - OBJET\n\nLe Bailleur de fonds remet le fonds au Locataire-gérant.",
        {"Irène Vallot": None, "Le Fournil d'Elsa": "552100554"},
    ),
    (
        "fr",
        "BAIL COMMERCIAL\n\nConditions particulières\n\nLe bailleur\tM. Paul Orvault, 3 rue H, Nantes\n\n"
        "Le preneur\tTissage du Lin, SAS au capital de 9 000 €,\nRCS Nantes 552 100 554\n\nDurée\t9 ans\n\n"
        "Article 2 - Objet\n\nLe bailleur loue au preneur un atelier.",
        {"Paul Orvault": None, "Tissage du Lin": "552100554"},
    ),
    (
        "fr",
        "BAIL\n\nPreneur\tMme Rose Teillet\nAdresse\t4 rue B, Laval\n\nBailleur\tSCI des Aulnes\n"
        "Forme\tSCI au capital de 1 000 €\nRCS\tLaval 552 100 554\nSiège\t1 rue A, Laval\n\n"
        "Article 1\nLe bailleur loue au preneur une maison.",
        {"Rose Teillet": None, "SCI des Aulnes": "552100554"},
    ),
    (
        "fr",
        "CONTRAT DE MANDAT\n\nMandataire\tCabinet Sorel, SARL, RCS Dole 552 100 554\n\n"
        "Mandant\tM. Luc Perrigny, 5 rue Basse, Dole\n\nNotaire\tÉtude V, SCP, RCS Dole 443 061 841\n\n"
        "Article 1\nLe mandant charge le mandataire de vendre.",
        {"Cabinet Sorel": "552100554", "Luc Perrigny": None},
    ),
    (
        "en",
        "FARM BUSINESS TENANCY\n\nParticulars\n\nLandlord\tOwen Tallis, Hill Farm, Ludlow\n\n"
        "Tenant\tClee Orchards Limited (company number 09452210), 3 Mill Street, Ludlow\n\n"
        "1. Letting\n\nThe Landlord lets the land to the Tenant.",
        {"Owen Tallis": None, "Clee Orchards Limited": "09452210"},
    ),
    (
        "en",
        "SERVICE AGREEMENT\n\nCustomer\tMarion Feld\nAddress\t9 Castle Row, Bath\n\n"
        "Supplier\tAvon Prints Ltd\nCompany number\t07711882\nAddress\t2 Quay, Bath\n\n"
        "1. The Supplier prints for the Customer.",
        {"Marion Feld": None, "Avon Prints Ltd": "07711882"},
    ),
]


@pytest.mark.parametrize(("language", "text", "numbers"), SHEETS)
def test_whose_number_it_is(language: Language, text: str, numbers: dict[str, str | None]) -> None:
    told = {
        str(term.value["name"]): term.value.get("registration_number")
        for term in read(text, language, "party")
    }
    assert told == numbers
