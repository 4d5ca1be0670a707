# ruff: noqa: E501 (texts to be read as they stand)
"""Writes letters, invoices, orders, terms and other papers in many ways, for training.

Every text is put together here from sentences of our own; names are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from models import _invent as invent

Maker = Callable[[Random], str]


def examples(count: int, seed: int = 31) -> list[tuple[str, str]]:
    """Write ``count`` texts a class and language: (text, class)."""
    rng = Random(seed)
    made: list[tuple[str, str]] = []
    for label, makers in _MAKERS.items():
        for maker in makers:
            made.extend((maker(rng), label) for _ in range(count))
    return made


def _pick(rng: Random, *options: str) -> str:
    return rng.choice(options)


def _some(rng: Random, options: tuple[str, ...], low: int, high: int) -> list[str]:
    return rng.sample(options, min(rng.randint(low, high), len(options)))


def _money(rng: Random, language: str) -> str:
    value = rng.randint(90, 48000)
    return (
        f"{value // 1000} {value % 1000:03d},00 €"
        if language == "fr"
        else f"{_pick(rng, '$', '£', 'EUR ')}{value:,}.00"
    )


def _head_fr(rng: Random) -> str:
    lines = [f"{invent.company(rng, 'fr')} {rng.choice(invent.FR_FORMS)[0]}", invent.address(rng, "fr")]
    if rng.random() < 0.5:
        lines.append(
            f"Tél. : 0{rng.randint(1, 5)} {rng.randint(10, 99)} {rng.randint(10, 99)}"
            f" {rng.randint(10, 99)} 00"
        )
    lines += [
        "",
        _pick(rng, "À l'attention de ", "", "Destinataire : ") + f"{invent.company(rng, 'fr')}",
        invent.address(rng, "fr"),
    ]
    return "\n".join(lines) + "\n"


def _head_en(rng: Random) -> str:
    lines = [f"{invent.company(rng, 'en')} {rng.choice(invent.EN_FORMS)}", invent.address(rng, "en"), ""]
    return "\n".join([*lines, invent.company(rng, "en"), invent.address(rng, "en")]) + "\n"


_FR_MATTERS = (
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
_FR_CLOSE = (
    "Veuillez agréer, Madame, Monsieur, l'expression de nos salutations distinguées.",
    "Je vous prie d'agréer, Monsieur, mes sentiments distingués.",
    "Cordialement,",
    "Dans l'attente de votre réponse, nous vous adressons nos meilleures salutations.",
)
_EN_MATTERS = (
    "Further to our meeting last week, please find enclosed the minutes.",
    "We write to let you know that our registered office has moved.",
    "Thank you for your letter, which we received on Monday.",
    "Despite our reminders, the sum remains unpaid.",
    "We would welcome a call to discuss the progress of the work.",
    "As requested, we enclose our certificates of insurance.",
    "Our engineer will visit your site next Thursday morning.",
    "Please let us know who your new point of contact will be.",
    "We regret the delay in answering your question of last month.",
    "There has been a leak in the premises which we occupy.",
    "Our prices will be reviewed next year, as was agreed between us.",
)
_EN_CLOSE = ("Yours sincerely,", "Yours faithfully,", "Kind regards,", "Very truly yours,", "Sincerely,")


def _letter_fr(rng: Random) -> str:
    body = "\n\n".join(_some(rng, _FR_MATTERS, 2, 5))
    return (
        f"{_head_fr(rng)}\n{invent.city(rng, 'fr')}, le {invent.day(rng, 'fr')}\n\n"
        + _pick(
            rng,
            "Objet : notre entretien\n\n",
            "Objet : votre courrier\n\n",
            "",
            "Lettre simple\n\n",
            "Par courriel\n\n",
        )
        + _pick(rng, "Madame, Monsieur,", "Monsieur,", "Chère Madame,", "Messieurs,")
        + f"\n\n{body}\n\n{_pick(rng, *_FR_CLOSE)}\n\n{invent.person(rng, 'fr')}\n{_pick(rng, 'Directeur', 'Responsable', 'Gérante', '')}"
    )


def _letter_en(rng: Random) -> str:
    body = "\n\n".join(_some(rng, _EN_MATTERS, 2, 5))
    return (
        f"{_head_en(rng)}\n{invent.day(rng, 'en')}\n\n"
        + _pick(rng, "Re: our meeting\n\n", "", "Subject: your letter\n\n", "By email\n\n")
        + _pick(
            rng,
            "Dear Sir or Madam,",
            f"Dear Mr {invent.surname(rng)},",
            "Dear Sirs,",
            "To whom it may concern,",
        )
        + f"\n\n{body}\n\n{_pick(rng, *_EN_CLOSE)}\n\n{invent.person(rng, 'en')}\n{_pick(rng, 'Director', 'Manager', '')}"
    )


def _termination_fr(rng: Random) -> str:
    act = _pick(
        rng,
        "nous vous notifions la résiliation du contrat",
        "nous avons décidé de ne pas reconduire le contrat",
        "je vous informe de ma décision de résilier le contrat",
        "nous mettons fin au contrat de maintenance",
        "nous vous donnons congé des locaux",
        "nous dénonçons la convention qui nous lie",
    )
    why = _some(
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
        f"{_head_fr(rng)}\n{_pick(rng, 'Lettre recommandée avec accusé de réception', 'LRAR', 'Recommandé AR')}\n"
        f"{_pick(rng, 'Objet : résiliation de notre contrat', 'Objet : dénonciation', 'Objet : non-reconduction du contrat', '')}\n\n"
        f"{_pick(rng, 'Madame, Monsieur,', 'Messieurs,')}\n\nPar la présente, {act} n°"
        f" {rng.randint(100, 99999)} "
        f"signé le {invent.day(rng, 'fr')}."
        f" {' '.join(why)}\n\n{_pick(rng, *_FR_CLOSE)}\n{invent.person(rng, 'fr')}"
    )


def _termination_en(rng: Random) -> str:
    act = _pick(
        rng,
        "we hereby give you notice of termination of the agreement",
        "we have decided not to renew the agreement",
        "please accept this letter as formal notice to terminate the contract",
        "we elect to terminate the services agreement",
        "notice is given that the lease will not be renewed",
    )
    why = _some(
        rng,
        (
            "Termination takes effect at the end of the current term.",
            "The notice period of ninety days is thereby respected.",
            "Kindly confirm receipt of this notice in writing.",
            "Please send us your final account.",
            "This follows the failures which we had pointed out to you.",
            "Please return all our equipment and documents.",
        ),
        2,
        4,
    )
    return (
        f"{_head_en(rng)}\n{invent.day(rng, 'en')}\n{_pick(rng, 'By registered post', 'VIA CERTIFIED MAIL', '')}\n"
        f"{_pick(rng, 'Re: Notice of termination', 'Subject: Termination of contract', 'NOTICE OF NON-RENEWAL', '')}\n\n"
        f"Dear {_pick(rng, 'Sirs', 'Sir or Madam', 'Mr ' + invent.surname(rng))},\n\nWith reference to"
        f" the contract dated "
        f"{invent.day(rng, 'en')}, {act}."
        f" {' '.join(why)}\n\n{_pick(rng, *_EN_CLOSE)}\n{invent.person(rng, 'en')}"
    )


def _rows(rng: Random, language: str) -> str:
    things = (
        ("Ramettes de papier", "Intervention sur site", "Abonnement mensuel", "Forfait maintenance", "Chaises de bureau", "Licence annuelle", "Transport", "Heures de conseil")
        if language == "fr"
        else ("Paper, A4", "On-site service", "Monthly subscription", "Maintenance fee", "Office chairs", "Annual licence", "Freight", "Consulting hours")
    )  # fmt: skip
    gap = _pick(rng, "\t", "   ", " ")
    return "\n".join(
        gap.join((thing, str(rng.randint(1, 40)), _money(rng, language), _money(rng, language)))
        for thing in _some(rng, things, 1, 5)
    )


def _invoice_fr(rng: Random) -> str:
    return (
        f"{_head_fr(rng)}\n{_pick(rng, 'FACTURE', 'Facture', 'FACTURE D’ACOMPTE', 'AVOIR', 'NOTE D’HONORAIRES')} {_pick(rng, 'N°', 'n°', 'no')} {rng.randint(1000, 999999)}\n"
        f"Date : {invent.day(rng, 'fr')}\n{_pick(rng, 'Échéance', 'À payer avant le', 'Date d’échéance')} : {invent.day(rng, 'fr')}\n"
        f"Désignation\tQuantité\tPrix unitaire\tMontant HT\n{_rows(rng, 'fr')}\nTotal HT"
        f" {_money(rng, 'fr')}\nTVA 20 % {_money(rng, 'fr')}\n"
        f"{_pick(rng, 'Net à payer', 'Total TTC', 'Montant TTC')} {_money(rng, 'fr')}\n"
        + "\n".join(
            _some(
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


def _invoice_en(rng: Random) -> str:
    return (
        f"{_head_en(rng)}\n{_pick(rng, 'INVOICE', 'Tax Invoice', 'Invoice', 'CREDIT NOTE')}"
        f" {_pick(rng, 'No.', '#', 'Number:')} {rng.randint(1000, 999999)}\n"
        f"{_pick(rng, 'Invoice date', 'Date')}:"
        f" {invent.day(rng, 'en')}\n{_pick(rng, 'Due date', 'Payment due')}: {invent.day(rng, 'en')}\n"
        f"{_pick(rng, 'Bill to', 'Customer', 'Sold to')}:"
        f" {invent.company(rng, 'en')}\nDescription\tQty\tUnit price\tAmount\n{_rows(rng, 'en')}\n"
        f"Subtotal {_money(rng, 'en')}\n{_pick(rng, 'VAT 20%', 'Sales tax')}"
        f" {_money(rng, 'en')}\n{_pick(rng, 'Total due', 'Amount due', 'Balance due')}"
        f" {_money(rng, 'en')}\n"
        + "\n".join(
            _some(
                rng,
                (
                    "Payment terms: net 30 days.",
                    "Please remit to the account below.",
                    "Thank you for your business.",
                    "Interest is charged on late payments.",
                ),
                1,
                3,
            )
        )
    )


def _order_fr(rng: Random) -> str:
    return (
        f"{_head_fr(rng)}\n{_pick(rng, 'BON DE COMMANDE', 'Bon de commande', 'COMMANDE', 'DEVIS', 'Devis', 'ORDRE DE SERVICE')} n° {rng.randint(100, 99999)}\n"
        f"Date : {invent.day(rng, 'fr')}\n{_pick(rng, 'Adresse de livraison', 'Lieu de livraison', 'Livraison')} : {invent.address(rng, 'fr')}\n"
        f"Référence\tQuantité\tPrix unitaire\tTotal\n{_rows(rng, 'fr')}\nTotal HT {_money(rng, 'fr')}\n"
        + "\n".join(
            _some(
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


def _order_en(rng: Random) -> str:
    return (
        f"{_head_en(rng)}\n{_pick(rng, 'PURCHASE ORDER', 'Purchase Order', 'ORDER FORM', 'Sales Order', 'QUOTATION', 'STATEMENT OF WORK')} {_pick(rng, 'No.', '#')} {rng.randint(100, 99999)}\n"
        f"{_pick(rng, 'Order date', 'Date')}:"
        f" {invent.day(rng, 'en')}\n{_pick(rng, 'Ship to', 'Deliver to')}: {invent.address(rng, 'en')}\n"
        f"Item\tQty\tUnit price\tTotal\n{_rows(rng, 'en')}\nTotal {_money(rng, 'en')}\n"
        + "\n".join(
            _some(
                rng,
                (
                    "Please quote this order number on all invoices.",
                    "Delivery within two weeks.",
                    "Valid for thirty days.",
                    "Authorised by:",
                    "Accepted and agreed:",
                ),
                1,
                4,
            )
        )
    )


_FR_TERMS = (
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
_EN_TERMS = (
    "These terms and conditions apply to all orders placed with the company.",
    "By using our website you accept these terms.",
    "Prices are stated exclusive of tax unless said otherwise.",
    "We may change these terms at any time by posting them on our site.",
    "Users must provide accurate information when they register an account.",
    "Title in the goods stays with the seller until payment in full.",
    "The customer may cancel an order within fourteen days of delivery.",
    "Nothing in these conditions limits liability for fraud.",
    "Any order placed by a buyer is subject to these conditions of sale.",
    "Personal data is processed as set out in our privacy notice.",
)


def _terms_fr(rng: Random) -> str:
    title = _pick(
        rng,
        "CONDITIONS GÉNÉRALES DE VENTE",
        "Conditions générales d'utilisation",
        "Conditions Générales d'Achat",
        "CGV",
        "Conditions générales",
        "Mentions légales et conditions",
    )
    parts = "\n\n".join(
        f"{_pick(rng, 'Article', 'ARTICLE', '')} {n + 1}. {line}"
        for n, line in enumerate(_some(rng, _FR_TERMS, 4, 9))
    )
    return f"{title}\n{invent.company(rng, 'fr')}\n{_pick(rng, 'Dernière mise à jour : ', 'Version du ', '')}{invent.day(rng, 'fr')}\n\n{parts}"


def _terms_en(rng: Random) -> str:
    title = _pick(
        rng,
        "TERMS AND CONDITIONS OF SALE",
        "Terms of Service",
        "General Terms and Conditions",
        "Website Terms of Use",
        "Standard Conditions of Purchase",
    )
    parts = "\n\n".join(f"{n + 1}. {line}" for n, line in enumerate(_some(rng, _EN_TERMS, 4, 9)))
    return f"{title}\n{invent.company(rng, 'en')}\n{_pick(rng, 'Last updated ', 'Effective ', '')}{invent.day(rng, 'en')}\n\n{parts}"


def _contract_fr(rng: Random) -> str:
    from models.party.synthetic import french

    lines = _some(
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


def _contract_en(rng: Random) -> str:
    from models.party.synthetic import english

    lines = _some(
        rng,
        (
            "1. Services. The Supplier shall perform the services set out in Schedule 1.",
            "2. Term. This Agreement starts on the date above and continues for three years.",
            "3. Fees. The Customer shall pay the fees within thirty days of invoice.",
            "4. Termination. Either party may terminate on ninety days' written notice.",
            "5. Confidentiality. Each party shall keep the other's information secret.",
            "6. Governing law. This Agreement is governed by the laws of the State of New York.",
            "IN WITNESS WHEREOF the parties have signed this Agreement.",
        ),
        3,
        7,
    )
    return english(rng)[0] + "\n\n" + "\n\n".join(lines)


_FR_OTHER = (
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
_EN_OTHER = (
    "Minutes of the meeting of the committee: attendance, apologies, any other business.",
    "Revenue in the first half rose by four per cent compared with last year.",
    "Recipe: fry the onions, add the flour and simmer for twenty minutes.",
    "Work experience: project manager from 2012 to 2018, then head of logistics.",
    "Press release: the company opens its new warehouse.",
    "User manual: plug in the device, press the button and wait for the signal.",
    "The weather will be sunny across the whole region this weekend.",
    "Annual report: forty sites delivered and two branches opened.",
    "Training plan for the teams, calendar and rooms.",
    "A user story describes what a person does with the application and what should follow.",
)


def _other_fr(rng: Random) -> str:
    return _pick(
        rng, "", "COMPTE RENDU\n", "Note interne\n", "Curriculum vitae\n", "Rapport\n"
    ) + "\n".join(_some(rng, _FR_OTHER, 2, 6))


def _other_en(rng: Random) -> str:
    return _pick(rng, "", "MINUTES\n", "Internal memo\n", "Résumé\n", "Report\n") + "\n".join(
        _some(rng, _EN_OTHER, 2, 6)
    )


_MAKERS: dict[str, tuple[Maker, Maker]] = {
    "contract": (_contract_fr, _contract_en),
    "letter": (_letter_fr, _letter_en),
    "termination_letter": (_termination_fr, _termination_en),
    "invoice": (_invoice_fr, _invoice_en),
    "order": (_order_fr, _order_en),
    "general_terms": (_terms_fr, _terms_en),
    "other": (_other_fr, _other_en),
}
