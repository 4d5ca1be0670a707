# ruff: noqa: E501 (texts to be read as they stand)
"""French papers as they are written: terms that a company issues, forms, letters, and who joins in."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.company import normalise
from pipeline.terms import party
from tests.pipeline.terms._views import view_of

CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Mentions légales\n\nLe site www.brulerie.example est édité par la société BRÛLERIE DES HALLES, SARL au capital de 8 000 euros, immatriculée au RCS de Nantes sous le numéro 443 061 841, dont le siège social est situé 3 rue du Four, 44000 Nantes.\n\nLe site est hébergé par OVELAC SAS, 2 rue Kellerman, 59100 Roubaix, RCS Lille 424 761 419.",
        ("BRÛLERIE DES HALLES",),
    ),
    (
        "Conditions générales de vente\n\nArticle 1 – Objet\nLes présentes conditions régissent les ventes conclues sur le site velonimbus.example, exploité par Vélonimbus (ci-après le « Vendeur »), société par actions simplifiée au capital de 10 000 €, inscrite au RCS de Lyon sous le n° 443 061 841.\nHébergeur : Gandolf SAS, RCS Paris 424 761 419.",
        ("Vélonimbus",),
    ),
    (
        "CGV\n\nVendeur :\nMaison Tilloy SAS\n12 place Gambetta\n80000 Amiens\nSIRET 443 061 841 00047\n\nLe Client est toute personne qui passe commande.",
        ("Maison Tilloy SAS",),
    ),
    (
        "CONDITIONS GÉNÉRALES D'UTILISATION\n\nEn utilisant l'application, vous concluez un contrat avec la société Karamboleo, société de droit luxembourgeois, 5 rue du Fort, L-1234 Luxembourg.\n\nLe paiement est assuré par la société Monnaie Express SAS, agréée par l'ACPR.",
        ("Karamboleo",),
    ),
    (
        "CONDITIONS GÉNÉRALES DE SERVICE\nVersion du 3 mars 2024\n\nNimbolex SAS (ci-après « Nimbolex ») propose à ses clients un logiciel de gestion.\nMédiateur : CMAP, 39 avenue Roosevelt.",
        ("Nimbolex SAS",),
    ),
    (
        "Conditions générales de location\n\nTRANSLOC OUEST – SAS au capital de 120 000 € – RCS Rennes 443 061 841 – 4 rue du Port, 35000 Rennes\n\n1. Le locataire doit restituer le véhicule propre.",
        ("TRANSLOC OUEST",),
    ),
    (
        "Charte d'utilisation\n\nL'association Les Jardins Partagés du Coteau, association régie par la loi du 1er juillet 1901, dont le siège est 4 rue Verte à Tours, met à disposition de ses adhérents des parcelles.",
        ("Les Jardins Partagés du Coteau",),
    ),
    (
        "ENTRE LES SOUSSIGNÉS :\n\nMonsieur Paul ARDENT, né le 4 mai 1970 à Lille, demeurant 3 rue Basse, 59000 Lille,\nci-après dénommé « le Bailleur »,\nD'UNE PART,\n\nET\n\nMadame Lucie BRESSON et Monsieur Yves BRESSON, demeurant ensemble 8 rue Haute, 59800 Lille,\nci-après dénommés « le Preneur »,\nD'AUTRE PART.\n\nIL A ÉTÉ CONVENU",
        ("Paul ARDENT", "Lucie BRESSON", "Yves BRESSON"),
    ),
    (
        "CONTRAT DE PRESTATION\n\nEntre\nLa Commune de Brévilly, représentée par son maire, Mme Anne Poix, dûment habilitée par délibération du 3 mai 2023, ci-après « la Commune »\nEt\nAquavert Environnement SA, au capital de 500 000 €, dont le siège est à Metz, RCS Metz 443 061 841, représentée par M. Luc Ost, ci-après « le Titulaire »\n\nArticle 1",
        ("Commune de Brévilly", "Aquavert Environnement SA"),
    ),
    (
        "CONTRAT DE MAINTENANCE\n\nPrestataire\nRaison sociale : THERMIDOR SERVICES SARL\nAdresse : 3 rue du Gaz, 67000 Strasbourg\nSIRET : 443 061 841 00047\n\nClient\nRaison sociale : Clinique Saint-Rémy\nAdresse : 9 quai Vert, 67000 Strasbourg\nSIRET : 424 761 419 00045\n\nArticle 1 Objet",
        ("THERMIDOR SERVICES SARL", "Clinique Saint-Rémy"),
    ),
    (
        "BON DE COMMANDE N° 12\n\nFournisseur : Papeterie du Lac SAS\nClient : Mairie de Thônes\nArticle : ramettes A4",
        ("Papeterie du Lac SAS", "Mairie de Thônes"),
    ),
    (
        "CONTRAT DE TRAVAIL\n\nEntre la société Orfèvrerie Blin, SAS, 4 rue d'Or, 75003 Paris, représentée par M. Jean Blin, Président,\net Madame Inès Carolle, née le 3 avril 1990 à Brest, demeurant 5 rue du Bac, 75007 Paris,\n\nil a été convenu ce qui suit",
        ("Orfèvrerie Blin", "Inès Carolle"),
    ),
    (
        "AVENANT N° 1\n\nEntre les soussignées :\n- La société GRANULATS DU CHER, Société Anonyme au capital de 2 M€, ayant son siège social à Bourges, RCS Bourges 443 061 841, représentée par M. Denis Roc,\n- et la société TRANSPORTS MILLET, SARL au capital de 50 000 €, dont le siège est à Vierzon, RCS Bourges 424 761 419, représentée par Mme Rose Millet,\nIl est préalablement rappelé",
        ("GRANULATS DU CHER", "TRANSPORTS MILLET"),
    ),
    (
        "Conditions Générales\n\nLe service est proposé par Pixelune, entreprise individuelle, SIREN 443 061 841, 3 rue des Lilas, 31000 Toulouse.",
        ("Pixelune",),
    ),
    (
        "Politique de confidentialité\n\nLe responsable de traitement est la société Ondélia, SAS, 4 rue Bleue, 75009 Paris, RCS Paris 443 061 841. Nos partenaires : Facebouc SA, Gogol SARL.",
        ("Ondélia",),
    ),
    (
        "Article 1\nLes présentes conditions générales sont conclues entre la société AQUITAINE FROID (SARL au capital de 7 500 €, RCS Bordeaux 443 061 841), ci-après « le Prestataire », et toute personne physique ou morale, ci-après « le Client ».",
        ("AQUITAINE FROID",),
    ),
    (
        "Lettre\n\nMonsieur,\n\nNous accusons réception de votre courrier du 3 mars au sujet de la société Bernier SA. Nous reviendrons vers vous. Cordialement.",
        (),
    ),
    (
        "RECETTE\n\nPrenez deux œufs. La société française aime le beurre. Le Groupe Alpha SA produit du lait.",
        (),
    ),
    (
        "CONTRAT\nENTRE :\n\nL'Institut Pasquier, fondation reconnue d'utilité publique, dont le siège est 25 rue du Docteur, Paris, ci-après désigné « l'Institut »,\n\nET :\n\nBiogène Rhône, société par actions simplifiée, RCS Lyon 443 061 841, ci-après désignée « Biogène »,\n\nconjointement les Parties",
        ("Institut Pasquier", "Biogène Rhône"),
    ),
    (
        "BAIL\n\nLES SOUSSIGNÉS\n\n1°/ La société QUAIS DU LEVANT, société anonyme au capital de 2 M€, dont le siège est à Sète, RCS Montpellier 443 061 841, ci-après « le Bailleur »,\n\n2°/ La société VOILERIE ARCHAMBAUD, SARL, dont le siège est à Agde, RCS Béziers 424 761 419, ci-après « le Preneur »,\n\nEXPOSENT PRÉALABLEMENT CE QUI SUIT",
        ("QUAIS DU LEVANT", "VOILERIE ARCHAMBAUD"),
    ),
    (
        "Sarl Chauffoirel, 3 rue du Bois, 69003 Lyon\n\nLyon, le 3 mai 2023\n\nDocteur,\n\nCette lettre vaudra contrat entre votre société (SELARL Cabinet dentaire des Brotteaux, 443 061 841 RCS Lyon) et la nôtre.",
        ("Chauffoirel", "SELARL Cabinet dentaire des Brotteaux"),
    ),
    (
        "ACTE D'ENGAGEMENT\n\nA. IDENTIFICATION DE L'ACHETEUR\n\nCommune de Brévilly, place de la Mairie, 08140 Brévilly\nSIRET : 443 061 841 00047\n\nB. CANDIDAT\nDénomination sociale : JARDINS DE L'OURCQ, SARL au capital de 5 000 €\nSIRET : 424 761 419 00045\n\nC. PRIX",
        ("Commune de Brévilly", "JARDINS DE L'OURCQ"),
    ),
    (
        "CONTRAT\n\nENTREPRENEUR PRINCIPAL\nMaçonnerie Kerlan SAS – RCS Brest 443 061 841\n\nSOUS-TRAITANT\nPlâtres du Ponant SARL – RCS Brest 424 761 419\n\nMAÎTRE DE L'OUVRAGE : SCCV Les Embruns (RCS Brest 552 100 554)\nMAÎTRE D'ŒUVRE : Atelier Roudaut architectes\n\n1. OBJET",
        ("Maçonnerie Kerlan SAS", "Plâtres du Ponant SARL"),
    ),
    (
        "FRANCHISE\n\nENTRE\n\nLEVAINS DU NORD, société par actions simplifiée, RCS Lille 443 061 841 (le « FRANCHISEUR »)\n\nET\n\nFOURNIL DU BEFFROI, SARL, RCS Arras 424 761 419, représentée par Mme Élise Petitpas, gérante (le « FRANCHISÉ »)\n\nMadame Élise PETITPAS, associée, intervient aussi en son nom personnel pour l'article 9.\n\nARTICLE 1",
        ("LEVAINS DU NORD", "FOURNIL DU BEFFROI", "Élise PETITPAS"),
    ),
    (
        "LOCATION\n\nLOUEUR : BAILMATIC SA, RCS Créteil 443 061 841\nLOCATAIRE : étude notariale ROC, MERLE & ASSOCIÉS, SCP titulaire d'un office, SIREN 424 761 419\n\nCONDITIONS",
        ("BAILMATIC SA", "ROC, MERLE & ASSOCIÉS"),
    ),
    (
        "ENTRETIEN\n\nSouscripteur : Syndicat des copropriétaires de la résidence LES AULNES, 8 rue Verte, représenté par son syndic\n\nEntreprise : MONTE-CHARGES DU HAINAUT, SAS, RCS Lille 443 061 841\n\nI. OBJET",
        ("Syndicat des copropriétaires de la résidence LES AULNES", "MONTE-CHARGES DU HAINAUT"),
    ),
)


@pytest.mark.parametrize(
    ("text", "names"), CASES, ids=[names[0] if names else "none" for _, names in CASES]
)
def test_parties_of_french_papers(text: str, names: tuple[str, ...]) -> None:
    found: list[Any] = [
        term for term in party.EXTRACTOR.extract(view_of(text, "fr"), ()) if term.state == "stated"
    ]
    assert sorted(normalise(term.value_text) for term in found) == sorted(normalise(name) for name in names)
    for term in found:
        assert term.evidences[0].quote in text


def test_a_host_or_a_bank_is_not_who_issues_the_terms() -> None:
    said = [
        term.value_text for text, _ in CASES for term in party.EXTRACTOR.extract(view_of(text, "fr"), ())
    ]
    assert not {"OVELAC SAS", "Gandolf SAS", "Monnaie Express SAS", "Facebouc SA"} & set(said)


def test_a_register_of_another_tells_nobody() -> None:
    text = (
        "CAHIER DES CLAUSES ADMINISTRATIVES\n\nArticle 7 – Facturation\nPortail Tilleul Pro, SIRET de "
        "l'établissement 266 002 417 00019. Paiement à cinquante jours.\n"
    )
    assert not any(one.name.startswith("Portail") for one in party.find(text, "fr"))
