"""Papers that stand under another paper, and papers that only speak of one."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

UNDER: list[tuple[Language, str, str]] = [
    (
        "en",
        "EXHIBIT B\nSUPPORT SERVICES\n\nThis Exhibit B is attached to and made a part of the"
        " Software License"
        " Agreement between Corvan Systems and Helmstow Bank.\n\n1. Supplier shall answer calls.",
        "agreement",
    ),
    (
        "en",
        "STATEMENT OF WORK NO. 3\n\nThis Statement of Work is entered into pursuant to the Agreement dated"
        " 4 May 2021 between the parties.\n\n1. Scope. Two consultants.",
        "agreement",
    ),
    (
        "en",
        "ORDER\n\n4. Other terms. The terms and conditions of the Master Services Agreement are"
        " incorporated"
        " herein by reference.",
        "master services agreement",
    ),
    (
        "en",
        "SUPPLY AGREEMENT\n\n9. This Agreement is subject to the Seller's General Terms and"
        " Conditions, which"
        " the Buyer has received.",
        "general terms",
    ),
    (
        "en",
        "GAS TRANSPORT AGREEMENT\n\n3. Service shall be rendered in accordance with Carrier's"
        " Tariff as filed"
        " from time to time.",
        "tariff",
    ),
    (
        "fr",
        "CONTRAT D'ASSISTANCE\n\nArticle 2. Le présent contrat est soumis aux conditions générales du"
        " Prestataire, que le Client déclare accepter.",
        "conditions generales",
    ),
    (
        "fr",
        "BON DE COMMANDE\n\nLe présent bon de commande est passé en application du contrat-cadre du 3 mai"
        " 2021.\n\n1. Objet. Deux serveurs.",
        "contrat-cadre",
    ),
    (
        "fr",
        "ACTE D'ENGAGEMENT\n\nLes prestations sont régies par le cahier des clauses administratives"
        " particulières n° 21-04.",
        "cahier des clauses",
    ),
    (
        "en",
        "LICENSE AGREEMENT\n\nThe parties have entered into an Asset Purchase Agreement of even date.",
        "asset purchase agreement",
    ),
    (
        "en",
        "PATENT LICENSE\n\n1. Patents.\n\n8. Section 10 of the Separation Agreement is"
        " hereby incorporated.",
        "separation agreement",
    ),
    (
        "fr",
        "CONTRAT DE LICENCE\n\nArticle 1. La licence est due en application du protocole de cession.",
        "protocole de cession",
    ),
    (
        "en",
        "SUPPLY AGREEMENT\n\n1. Goods.\n\n9. Sections 8.2 (Liability) and 12.8 (Courts) of the License"
        " Agreement shall be deemed to be incorporated herein by reference.",
        "license agreement",
    ),
]
ALONE: list[tuple[Language, str]] = [
    (
        "en",
        "SERVICES AGREEMENT\n\n1. Sections 1 to 3 of the Agreement are incorporated in each order.",
    ),
    (
        "en",
        "STOCK PURCHASE AGREEMENT\n\n1. The closing under this Stock Purchase Agreement is on 2 May.",
    ),
    (
        "en",
        "LICENSE AGREEMENT\n\n1. Licensee sells at its own prices; no purchase agreement is needed.",
    ),
    (
        "en",
        "SERVICES AGREEMENT\n\n9. No general terms and conditions of either party shall apply.",
    ),
    (
        "en",
        "SERVICES AGREEMENT\n\n9. This Agreement supersedes the Master Services Agreement of 2 May 2019.",
    ),
    (
        "en",
        "MASTER SERVICES AGREEMENT\n\n2. Each order is subject to this Master Services Agreement.",
    ),
    (
        "en",
        "SERVICES AGREEMENT\n\n2. The services are described in Exhibit A, which is incorporated"
        " herein.\n\n"
        "EXHIBIT A\n\nCleaning of the offices.",
    ),
    (
        "en",
        "ORDER\n\n2. The General Terms and Conditions printed below apply to this order.\n\n"
        "GENERAL TERMS AND CONDITIONS\n\n1. Payment within thirty days.",
    ),
    (
        "fr",
        "CONTRAT DE SERVICES\n\nArticle 9. Les conditions générales de vente du Prestataire ne s'appliquent"
        " pas.",
    ),
    (
        "fr",
        "CONTRAT DE SERVICES\n\nArticle 1. Le contrat comprend le présent document et ses annexes. Les"
        " conditions générales de vente du Titulaire ne sont pas applicables.",
    ),
    (
        "fr",
        "CONDITIONS PARTICULIÈRES\n\nLe contrat est composé des présentes et des conditions générales.\n\n"
        "CONDITIONS GÉNÉRALES\n\n1. Le prix est payable à trente jours.",
    ),
    (
        "fr",
        "CONTRAT DE SERVICES\n\nArticle 4. Le Prestataire travaille dans les conditions de sécurité"
        " prévues à"
        " l'article 7.",
    ),
]


@pytest.mark.parametrize(("language", "text", "paper"), UNDER)
def test_the_other_paper_is_named(language: Language, text: str, paper: str) -> None:
    terms = read(text, language, "incorporated_terms")
    assert [term.value["paper"] for term in terms] == [paper]
    assert terms[0].evidences[0].quote in text


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_a_paper_that_stands_alone_has_none(language: Language, text: str) -> None:
    assert read(text, language, "incorporated_terms") == ()
