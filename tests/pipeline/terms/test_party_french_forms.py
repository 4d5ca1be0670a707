"""French parties: forms behind a comma, lines without "et", no "Entre", tables, a guarantor beside them."""

from __future__ import annotations

import pytest

from pipeline.company import normalise
from tests.pipeline.terms._reading import read

BODY = "\n\nArticle 1 - Objet\nLe Prestataire nettoie les locaux.\n\nFait à Lyon.\n"
Wanted = list[dict[str, str]]
CASES: list[tuple[str, str, Wanted]] = [
    (
        "lines of their own, without a word between",
        "AVENANT N° 2\nAU CONTRAT DE NETTOYAGE\n\nENTRE LES SOUSSIGNÉES\n"
        "ORME-PROPRETÉ, SAS, RCS Nantes 552 100 554, ci-après « le Prestataire »\n"
        "CLINIQUE DU TILLEUL, SA, RCS Nantes 542 065 479, ci-après « le Client »\n\n"
        "PRÉAMBULE\nLes parties ont conclu un contrat.",
        [
            {"name": "ORME-PROPRETÉ", "legal_form": "SAS", "alias": "le Prestataire"},
            {"name": "CLINIQUE DU TILLEUL", "legal_form": "SA", "alias": "le Client"},
        ],
    ),
    (
        "no word before the first",
        "ACCORD DE CONFIDENTIALITÉ\n\nLa société ORME SCIENCES, société par actions simplifiée au capital "
        "de 10 000 €, dont le siège est 40 avenue Haute, 69008 Lyon, immatriculée au RCS de Lyon sous le "
        "numéro 552 100 554, représentée par Mme Ève Aubin,\n\nEt\n\nL'INSTITUT TILLEUL, association, "
        "sis 2 place Basse, 38000 Grenoble, représenté par son Président,\n\n"
        "ensemble « les Parties » et individuellement la « Partie ».",
        [
            {"name": "ORME SCIENCES", "legal_form": "SAS", "address": "40 avenue Haute, 69008 Lyon"},
            {
                "name": "INSTITUT TILLEUL",
                "legal_form": "association",
                "address": "2 place Basse, 38000 Grenoble",
            },
        ],
    ),
    (
        "a seat without a verb, and somebody who lives elsewhere",
        "BAIL\n\nENTRE LES SOUSSIGNÉS :\n\n1°) La SCI DES ORMES, société civile, RCS BORDEAUX 552 100 554, "
        "ci-après « le BAILLEUR »,\n\n2°) La société PAPETERIE TILLEUL, SARL, siège social 3 bis cours "
        "Haut, 33000 BORDEAUX, RCS BORDEAUX 542 065 479, ci-après « le PRENEUR »,\n\nen présence de M. Luc "
        "ROUX, demeurant 8 allée des Pins à Cenon (33150), caution solidaire.",
        [
            {"name": "SCI DES ORMES", "legal_form": "SCI"},
            {
                "name": "PAPETERIE TILLEUL",
                "legal_form": "SARL",
                "address": "3 bis cours Haut, 33000 BORDEAUX",
            },
        ],
    ),
    (
        "a table with a column for each",
        "CONTRAT DE PRESTATIONS\n\n\tLe Client\tLe Prestataire\nDénomination\tMÉTAL DU VAL\tORME "
        "INFORMATIQUE\nForme\tSAS\tSARL\nSiège\t50550 Saint-Vaast\t50100 Cherbourg",
        [
            {"name": "MÉTAL DU VAL", "alias": "Le Client"},
            {"name": "ORME INFORMATIQUE", "alias": "Le Prestataire"},
        ],
    ),
]


@pytest.mark.parametrize(("head", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_parties(head: str, wanted: Wanted) -> None:
    found = read(head + BODY, "fr", "party")
    assert [
        {key: term.value.get(key) for key in want} for term, want in zip(found, wanted, strict=True)
    ] == wanted


def test_a_blank_column_is_an_unknown_party() -> None:
    head = "CONTRAT\n\n\tLe Client\tLe Prestataire\nDénomination\t________\tORME\nForme\tSAS\tSARL"
    assert [term.state for term in read(head + BODY, "fr", "party")] == ["unknown", "stated"]


def test_a_company_without_a_name_yet_is_an_unknown_party() -> None:
    head = (
        "CONTRAT DE FRANCHISE\nENTRE\n\nORME DÉVELOPPEMENT, S.A.S. au capital de 1 000 euros, ci-après le "
        "FRANCHISEUR\n\nET\n\nLa société en cours de constitution dénommée ____________, représentée par "
        "M. ____________, demeurant ____________, ci-après le FRANCHISÉ\n\nTITRE I - DROITS"
    )
    assert [term.state for term in read(head + BODY, "fr", "party")] == ["stated", "unknown"]


_HEADS = [
    (
        "a gives to b, over paragraphs",
        "CONVENTION\n\nLa Commune de Vauclair, que représente M. Luc Roux,\nmaire,\n\nmet à la "
        "disposition de\n\n"
        "la compagnie Théâtre du Tilleul, association déclarée, que représente M. Jean Aubin,\n\nla salle.",
        ["Commune de Vauclair", "Théâtre du Tilleul"],
    ),
    (
        "what they are called stands first",
        "CONVENTION\n\nLes parties sont ainsi nommées :\n\n« Le Groupement » : GIE Orme Données "
        "(OD), RCS Nantes C "
        "412 390 077 ;\n« Le Membre » : Mutuelle du Tilleul, mutuelle dont le siège est à Saint-Nazaire.",
        ["GIE Orme Données", "Mutuelle du Tilleul"],
    ),
    (
        "who acts for a group",
        "MARCHÉ\n\nMaître d'ouvrage : Commune de Vauclair, en mairie, représentée par son "
        "maire\n\nTitulaire : "
        "groupement solidaire dont le mandataire est Transports Orme, EURL,\n12250 Roquefort",
        ["Commune de Vauclair", "Transports Orme"],
    ),
    (
        "each in a paragraph",
        "CONVENTION TRIPARTITE\nsur un musée\n\nRégion Val-Haut, collectivité territoriale, "
        "représentée par sa "
        "présidente\n\nFondation Luc Aubin, fondation reconnue d'utilité publique, représentée "
        "par son trésorier\n",
        ["Région Val-Haut", "Fondation Luc Aubin"],
    ),
    (
        "a couple is not two parties",
        "CONTRAT\n\nA) Qui ?\nL'ASL du Domaine Haut, association syndicale libre, confie ses jardins à Les "
        "Jardiniers du Val, SARL de M. et Mme Orme, 83170 Brignoles.\n",
        ["ASL du Domaine Haut", "Les Jardiniers du Val"],
    ),
    (
        "parts with words between, wrapped",
        "CONTRAT DE SYNDIC\n\nENTRE LES PARTIES :\n\n1. D'une part, le Syndicat des "
        "copropriétaires du 4 rue "
        "Haute, représenté par Mme Ève Aubin ;\n\n2. Et d'autre part, le syndic désigné par cette "
        "assemblée : "
        "Cabinet Orme &\nAssociés, SAS au capital de 50 000 €, 7 rue Basse, Paris.",
        ["Syndicat des copropriétaires du 4 rue Haute", "Cabinet Orme & Associés"],
    ),
    (
        "legal forms in words, and quotes",
        "BAIL\n\nEntre les soussignés :\n\nLa société civile immobilière dite « LES ROSEAUX », "
        "dont le siège est à Tours, RCS Tours 419 028 733, ci-après « le Bailleur »,\n\net\n\n"
        'La Société À RESPONSABILITÉ LIMITÉE "MERCERIE DU PORT", dont le siège est à Blois, '
        "ci-après « le Preneur ».",
        ["LES ROSEAUX", "MERCERIE DU PORT"],
    ),
    (
        "a form before a name that begins with an article",
        "BAIL\n\nEntre les soussignés :\n\nLa société civile immobilière LES AULNES, dont le siège est "
        "à Tours, RCS Tours 419 028 733, ci-après « le Bailleur »,\n\net\n\nLa société par actions "
        "simplifiée dénommée « VERDIER ET FILS », dont le siège est à Blois, ci-après « le Preneur ».",
        ["LES AULNES", "VERDIER ET FILS"],
    ),
    (
        "a heading beside the introduction",
        "CONTRAT\n\nLes parties\tEntre BRAISE DU CAUSSE SARL, RCS Cahors 519 203 640, ci-après « le "
        "Prestataire », et LYCÉE SAINT-ANTOINE, association, ci-après « le Client ».\n",
        ["BRAISE DU CAUSSE SARL", "LYCÉE SAINT-ANTOINE"],
    ),
    (
        "numbered signatories",
        "ACCORD-CADRE\n\n1  LES SIGNATAIRES\n\n1.1  Pour la personne publique : le Département du "
        "Val-Haut, "
        "représenté par son président.\n\n1.2  Pour le fournisseur : Papiers du Tilleul, SAS au capital de "
        "110 000 €, représentée par Mme Ève Aubin.",
        ["Département du Val-Haut", "Papiers du Tilleul"],
    ),
]


@pytest.mark.parametrize(("head", "names"), [case[1:] for case in _HEADS], ids=[case[0] for case in _HEADS])
def test_names(head: str, names: list[str]) -> None:
    assert [normalise(t.value_text) for t in read(head + BODY, "fr", "party")] == list(
        map(normalise, names)
    )


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "la SCI DES GLYCINES, société civile, 4 rue Haute",
            {"name": "SCI DES GLYCINES", "legal_form": "SCI"},
        ),
        ("la SCI DU PARC, 4 rue Haute", {"name": "SCI DU PARC", "legal_form": "SCI"}),
        ("la SCI DE LA TOUR, 4 rue Haute", {"name": "SCI DE LA TOUR", "legal_form": "SCI"}),
        (
            "ORME, SAS, dont le siège est 4 rue Haute à Niort, le Client,",
            {"name": "ORME", "role": "le Client"},
        ),
        ("ORME, SAS, le Client,", {"name": "ORME", "role": "le Client"}),
        ("ORME, SAS, représentée par M. Luc ROUX, l'Associé,", {"name": "ORME", "role": None}),
    ],
)
def test_a_form_before_its_place_and_a_part_in_commas(said: str, wanted: dict[str, str | None]) -> None:
    other = "TILLEUL SARL, dont le siège est 8 rue Basse à Niort, ci-après « le Prestataire »"
    text = f"CONTRAT DE SERVICE\n\nENTRE LES SOUSSIGNÉS :\n\n{said} et {other}, il est convenu :"
    first = read(text, "fr", "party")[0]
    assert {key: first.value.get(key) for key in wanted} == wanted
    assert "Client" not in str(first.value.get("address", ""))
