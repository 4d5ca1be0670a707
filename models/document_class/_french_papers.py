# ruff: noqa: E501 (texts to be read as they stand)
"""Writes papers in French for training: letters, invoices, orders, terms and others, each in many ways."""

from __future__ import annotations

from random import Random

from models import _invent as invent
from models.document_class._paper_parts import money, pick, rows, some


def head(rng: Random) -> str:
    """Sender and recipient."""
    lines = [f"{invent.company(rng, 'fr')} {rng.choice(invent.FR_FORMS)[0]}", invent.address(rng, "fr")]
    if rng.random() < 0.5:
        lines.append(
            f"Tél. : 0{rng.randint(1, 5)} {rng.randint(10, 99)} {rng.randint(10, 99)}"
            f" {rng.randint(10, 99)} 00"
        )
    lines += [
        "",
        pick(rng, "À l'attention de ", "", "Destinataire : ") + f"{invent.company(rng, 'fr')}",
        invent.address(rng, "fr"),
    ]
    return "\n".join(lines) + "\n"


_MATTERS = (
    "Nous revenons vers vous au sujet de notre réunion de la semaine dernière.",
    "Vous trouverez ci-joint le compte rendu de notre visite.",
    "Nous avons bien reçu votre courrier et vous en remercions.",
    "Nous souhaitons vous rencontrer afin de faire le point sur les prestations en cours.",
    "Malgré nos relances, la somme de 1 240 € reste impayée à ce jour.",
    "Nous vous informons du changement d'adresse de notre siège à compter du mois prochain.",
    "À la suite de votre demande, nous vous transmettons les attestations d'assurance.",
    "Nous vous confirmons la venue de notre technicien sur votre site.",
    "Nous vous mettons en demeure de régler la facture en souffrance sous huit jours.",
    "Nos tarifs seront revus l'année prochaine, comme prévu entre nous.",
    "Je vous remercie de l'accueil réservé à nos équipes.",
    "Pourriez-vous nous indiquer le nom de votre nouvel interlocuteur ?",
    "Un dégât des eaux s'est produit dans les locaux que nous occupons.",
)  # fmt: skip
_CLOSE = (
    "Veuillez agréer, Madame, Monsieur, l'expression de nos salutations distinguées.",
    "Je vous prie d'agréer, Monsieur, mes sentiments distingués.",
    "Cordialement,",
    "Dans l'attente de votre réponse, nous vous adressons nos meilleures salutations.",
)


def letter(rng: Random) -> str:
    """A letter that ends nothing."""
    body = "\n\n".join(some(rng, _MATTERS, 2, 5))
    return (
        f"{head(rng)}\n{invent.city(rng, 'fr')}, le {invent.day(rng, 'fr')}\n\n"
        + pick(
            rng,
            "Objet : notre entretien\n\n",
            "Objet : votre courrier\n\n",
            "",
            "Lettre simple\n\n",
            "Par courriel\n\n",
        )
        + pick(rng, "Madame, Monsieur,", "Monsieur,", "Chère Madame,", "Messieurs,")
        + f"\n\n{body}\n\n{pick(rng, *_CLOSE)}\n\n{invent.person(rng, 'fr')}\n{pick(rng, 'Directeur', 'Responsable', 'Gérante', '')}"
    )


def termination(rng: Random) -> str:
    """A letter that ends a contract or does not renew it."""
    act = pick(
        rng,
        "nous vous notifions la résiliation du contrat",
        "nous avons décidé de ne pas reconduire le contrat",
        "je vous informe de ma décision de résilier le contrat",
        "nous mettons fin au contrat de maintenance",
        "nous vous donnons congé des locaux",
        "nous dénonçons la convention qui nous lie",
    )
    why = some(
        rng,
        (
            "Cette résiliation prendra effet à l'échéance.",
            "Le préavis de trois mois est ainsi respecté.",
            "Nous vous remercions de nous adresser un accusé de réception.",
            "Vous voudrez bien nous faire parvenir le solde de tout compte.",
            "Cette décision fait suite aux manquements que nous vous avions signalés.",
            "Merci d'arrêter tout prélèvement à compter de cette date.",
        ),
        2,
        4,
    )
    return (
        f"{head(rng)}\n{pick(rng, 'Lettre recommandée avec accusé de réception', 'LRAR', 'Recommandé AR')}\n"
        f"{pick(rng, 'Objet : résiliation de notre contrat', 'Objet : dénonciation', 'Objet : non-reconduction du contrat', '')}\n\n"
        f"{pick(rng, 'Madame, Monsieur,', 'Messieurs,')}\n\nPar la présente, {act} n°"
        f" {rng.randint(100, 99999)} "
        f"signé le {invent.day(rng, 'fr')}."
        f" {' '.join(why)}\n\n{pick(rng, *_CLOSE)}\n{invent.person(rng, 'fr')}"
    )


def invoice(rng: Random) -> str:
    """An invoice or credit note."""
    return (
        f"{head(rng)}\n{pick(rng, 'FACTURE', 'Facture', 'FACTURE D’ACOMPTE', 'AVOIR', 'NOTE D’HONORAIRES')} {pick(rng, 'N°', 'n°', 'no')} {rng.randint(1000, 999999)}\n"
        f"Date : {invent.day(rng, 'fr')}\n{pick(rng, 'Échéance', 'À payer avant le', 'Date d’échéance')} : {invent.day(rng, 'fr')}\n"
        f"Désignation\tQuantité\tPrix unitaire\tMontant HT\n{rows(rng, 'fr')}\nTotal HT"
        f" {money(rng, 'fr')}\nTVA 20 % {money(rng, 'fr')}\n"
        f"{pick(rng, 'Net à payer', 'Total TTC', 'Montant TTC')} {money(rng, 'fr')}\n"
        + "\n".join(
            some(
                rng,
                (
                    "Règlement par virement à 30 jours.",
                    "En cas de retard de paiement, indemnité forfaitaire de 40 € pour frais de"
                    " recouvrement.",
                    "IBAN : FR76 3000 4000 0500 0012 3456 789",
                    "TVA intracommunautaire : FR40 303 265 045",
                    "Pas d'escompte pour paiement anticipé.",
                ),
                1,
                4,
            )
        )
    )


def order(rng: Random) -> str:
    """A purchase order or quotation."""
    return (
        f"{head(rng)}\n{pick(rng, 'BON DE COMMANDE', 'Bon de commande', 'COMMANDE', 'DEVIS', 'Devis', 'ORDRE DE SERVICE')} n° {rng.randint(100, 99999)}\n"
        f"Date : {invent.day(rng, 'fr')}\n{pick(rng, 'Adresse de livraison', 'Lieu de livraison', 'Livraison')} : {invent.address(rng, 'fr')}\n"
        f"Référence\tQuantité\tPrix unitaire\tTotal\n{rows(rng, 'fr')}\nTotal HT {money(rng, 'fr')}\n"
        + "\n".join(
            some(
                rng,
                (
                    "Bon pour accord, date et signature :",
                    "Devis valable un mois.",
                    "Merci de rappeler le numéro de commande sur vos factures.",
                    "Délai de livraison : deux semaines.",
                    "Acompte de 30 % à la commande.",
                ),
                1,
                4,
            )
        )
    )


_TERMS = (
    "Les présentes conditions générales s'appliquent à toute commande passée auprès de la société.",
    "Toute commande implique l'acceptation sans réserve des présentes conditions.",
    "Les prix s'entendent hors taxes, sauf mention contraire.",
    "La société se réserve le droit de modifier ses conditions à tout moment.",
    "L'utilisateur s'engage à fournir des informations exactes lors de son inscription.",
    "Le consommateur dispose d'un délai de quatorze jours pour exercer son droit de rétractation.",
    "Les marchandises restent la propriété du vendeur jusqu'au paiement intégral du prix.",
    "Le site est accessible gratuitement à tout utilisateur disposant d'un accès à internet.",
    "En cas de litige, les tribunaux du siège du vendeur sont seuls compétents.",
    "Les données personnelles sont traitées conformément à la réglementation en vigueur.",
)


def terms(rng: Random) -> str:
    """General terms and conditions."""
    title = pick(
        rng,
        "CONDITIONS GÉNÉRALES DE VENTE",
        "Conditions générales d'utilisation",
        "Conditions Générales d'Achat",
        "CGV",
        "Conditions générales",
        "Mentions légales et conditions",
    )
    parts = "\n\n".join(
        f"{pick(rng, 'Article', 'ARTICLE', '')} {n + 1}. {line}"
        for n, line in enumerate(some(rng, _TERMS, 4, 9))
    )
    return f"{title}\n{invent.company(rng, 'fr')}\n{pick(rng, 'Dernière mise à jour : ', 'Version du ', '')}{invent.day(rng, 'fr')}\n\n{parts}"


def contract(rng: Random) -> str:
    """The opening and some clauses of a contract."""
    from models.party.synthetic import french

    lines = some(
        rng,
        (
            "Article 1 - Objet. Le présent contrat a pour objet de définir les conditions de la"
            " prestation.",
            "Article 2 - Durée. Le contrat est conclu pour une durée de trois ans à compter de sa"
            " signature.",
            "Article 3 - Prix. En contrepartie, le Client verse une redevance annuelle.",
            "Article 4 - Résiliation. Chaque partie peut résilier le contrat moyennant un préavis de"
            " trois mois.",
            "Article 5 - Confidentialité. Les parties s'engagent à garder secrètes les informations"
            " échangées.",
            "Article 6 - Loi applicable. Le présent contrat est soumis au droit français.",
            "Fait en deux exemplaires originaux. Signatures des parties.",
        ),
        3,
        7,
    )
    return french(rng)[0] + "\n\n" + "\n\n".join(lines)


_OTHER = (
    "Ordre du jour de la réunion du comité : point sur les effectifs, questions diverses.",
    "Le chiffre d'affaires du premier semestre progresse de quatre pour cent.",
    "Recette : faire revenir les oignons, ajouter la farine et laisser mijoter vingt minutes.",
    "Expérience professionnelle : chef de projet de 2012 à 2018, puis responsable logistique.",
    "Le procès-verbal de l'assemblée a été approuvé à l'unanimité des membres présents.",
    "Notice : brancher l'appareil, appuyer sur le bouton et attendre le signal sonore.",
    "La météo sera ensoleillée sur l'ensemble de la région ce week-end.",
    "Rapport d'activité de l'année : quarante chantiers livrés, deux agences ouvertes.",
    "Plan de formation des équipes, calendrier et salles réservées.",
    "Communiqué de presse : l'entreprise inaugure son nouvel entrepôt.",
)


def other(rng: Random) -> str:
    """A paper of no contract: minutes, a report, a recipe."""
    return pick(rng, "", "COMPTE RENDU\n", "Note interne\n", "Curriculum vitae\n", "Rapport\n") + "\n".join(
        some(rng, _OTHER, 2, 6)
    )
