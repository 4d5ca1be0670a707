# ruff: noqa: E501 (texts to be read as they stand)
"""Letters are letters whatever their subject line names; what in them touches a contract is told."""

from __future__ import annotations

import pytest

from pipeline.terms._class_letters import changes_another, ends_what_it_names
from pipeline.types import Language
from tests.pipeline.terms._reading import read

_EN = "{sender}\n1 Quay Road, Hythe\n\nOrrin Boats Ltd\n\n4 May 2026\n\n{head}\n\n{body}\n\n{close}\nTess Wray\nManager\n"
_FR = "Moulins Darcy SA\n2 rue Haute, 21000 Dijon\n\nAtelier Bruel SARL\n\nDijon, le 4 mai 2026\n\nObjet : contrat de réglage n° RG-71\n\n{head}\n\n{body}\n\n{close}\n\nLéa Darcy\n"


def letter(
    language: Language, body: str, head: str = "", close: str = "", sender: str = "Wray Chandlers Ltd"
) -> str:
    if language == "en":
        return _EN.format(
            sender=sender,
            body=body,
            head=head or "Dear Tom\n\nRigging Services Agreement RS-71",
            close=close or "Kind regards",
        )
    return _FR.format(
        body=body, head=head or "Madame, Monsieur,", close=close or "Salutations distinguées,"
    )


def told(text: str, language: Language) -> tuple[str, str, str]:
    """Return the class of a letter, the state of the end that it gives, and its day."""
    kind = next(
        term.value_text for term in read(text, language, "document_class") if term.kind == "document_class"
    )
    end = [term for term in read(text, language, "contract_reference") if term.kind == "termination"]
    return kind, end[0].state if end else "", str(end[0].value.get("date", "")) if end else ""


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", "We are leaving the agreement, and our last day will be 30 September 2026.", ("termination_letter", "stated", "2026-09-30")),
        ("en", "We have decided not to carry on with the agreement. It ends on 30 September 2026.", ("termination_letter", "stated", "2026-09-30")),
        ("en", "Please take this letter as notice under clause 6. The contract will stop on 30 September 2026.", ("termination_letter", "stated", "2026-09-30")),
        ("en", "Because of your failure to mend the mast, we bring the agreement to an end at once.", ("termination_letter", "stated", "2026-05-04")),
        ("en", "We shall no longer need your services under the agreement; 30 September 2026 will be our last day.", ("termination_letter", "stated", "2026-09-30")),
        ("en", "We end the agreement by this written notice of termination, at the end of the three months' notice.", ("termination_letter", "stated", "2026-08-04")),
        ("en", "Please note that we end the agreement with effect from 30 September 2026 under clause 7.", ("termination_letter", "stated", "2026-09-30")),
        ("en", "If the mast bends again we end the agreement.", ("letter", "unknown", "")),
        ("en", "We take back the notice of termination that you had from us on 2 April 2026.", ("letter", "unknown", "")),
        ("en", "You had our notice of termination of 2 April 2026. Kindly treat that as withdrawn.", ("letter", "unknown", "")),
        ("en", "We hereby revoke our notice of termination; the agreement goes on as before.", ("letter", "unknown", "")),
        ("en", "We withdraw our complaint, and hereby terminate the agreement with effect from 30 September 2026.", ("termination_letter", "stated", "2026-09-30")),
        ("en", "Kindly take this letter as our two months' notice.", ("termination_letter", "stated", "2026-07-04")),
        ("en", "Please regard this as three months' written notice to end our arrangement.", ("termination_letter", "stated", "2026-08-04")),
        ("en", "Consider this letter to be three months' notice, running from today.", ("termination_letter", "stated", "2026-08-04")),
        ("en", "I give you one month's notice to quit.", ("termination_letter", "stated", "2026-06-04")),
        ("en", "We hereby give six months' notice, and the contract will therefore end on 30 November 2026.", ("termination_letter", "stated", "2026-11-30")),
        ("en", "Please take this letter as notice of higher prices from 1 July 2026.", ("letter", "unknown", "")),
        ("en", "We give you notice to repaint the masts within ten days.", ("letter", "unknown", "")),
        ("en", "If we give two months' notice, who keeps the sails?", ("letter", "unknown", "")),
        ("en", "It is time for us to look for another supplier.", ("letter", "unknown", "")),
        ("en", "We understand that the arrangement runs out on 30 September 2026.", ("letter", "unknown", "")),
        ("en", "Might you be willing to prolong what we have by a year?", ("letter", "unknown", "")),
        ("en", "Thank you for the new sheets. They fit well.", ("letter", "", "")),
        ("en", "We shall pay your invoice on 9 June 2026.", ("letter", "", "")),
        ("en", "The survey is on 9 June 2026; we shall send our report by the end of the month.", ("letter", "", "")),
        ("fr", "Nous y mettons fin, comme le permet l'article 6. Il cessera donc le 30 septembre 2026.", ("termination_letter", "stated", "2026-09-30")),
        ("fr", "Nous vous donnons congé pour le 30 septembre 2026.", ("termination_letter", "stated", "2026-09-30")),
        ("fr", "Notre mise en demeure du 2 mars étant demeurée infructueuse, le contrat est résolu de plein droit à compter de la présente.", ("termination_letter", "stated", "2026-05-04")),
        ("fr", "Nous ne poursuivrons pas notre collaboration ; votre dernier passage aura lieu le 30 septembre 2026.", ("termination_letter", "stated", "2026-09-30")),
        ("fr", "Nous vous notifions la fin du contrat, qui interviendra le 30 septembre 2026 au terme du préavis de trois mois.", ("termination_letter", "stated", "2026-09-30")),
        ("fr", "Nous résilions le contrat, qui prendra fin à l'expiration du délai de préavis de trois mois.", ("termination_letter", "stated", "2026-08-04")),
        ("fr", "Nous mettons fin au contrat. Le préavis de trois mois commence à courir à compter de ce jour.", ("termination_letter", "stated", "2026-08-04")),
        ("fr", "Merci de considérer ce courrier comme notre préavis de deux mois.", ("termination_letter", "stated", "2026-07-04")),
        ("fr", "La présente vaut préavis de trois mois.", ("termination_letter", "stated", "2026-08-04")),
        ("fr", "La présente vaut préavis de la visite de nos experts.", ("letter", "unknown", "")),
        ("fr", "Nous retirons notre congé du 2 avril 2026.", ("letter", "unknown", "")),
        ("fr", "Nous revenons sur notre décision de résilier le contrat.", ("letter", "unknown", "")),
        ("fr", "Merci de tenir notre résiliation du 2 avril 2026 pour nulle et non avenue.", ("letter", "unknown", "")),
        ("fr", "Nous nous tournons vers un autre prestataire.", ("letter", "unknown", "")),
        ("fr", "Serait-il possible de reporter l'échéance d'un an ?", ("letter", "unknown", "")),
        ("fr", "Votre intervention nous a donné toute satisfaction.", ("letter", "", "")),
        ("fr", "Votre facture sera réglée le 9 juin 2026, avant la fin du mois.", ("letter", "", "")),
    ],
)  # fmt: skip
def test_what_a_letter_makes_of_a_contract(
    language: Language, body: str, expected: tuple[str, str, str]
) -> None:
    assert told(letter(language, body), language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", letter("en", "The term is extended by one year and will end on 30 June 2029.", "Dear Tom\n\nRigging Services Agreement RS-71 of 3 May 2023", "Yours sincerely\n/s/ Tess Wray\n\nAgreed: /s/ Tom Orrin\nfor Orrin Boats Ltd"), "amendment"),
        ("en", letter("en", "The term is extended by one year.", "Dear Tom\n\nRigging Services Agreement RS-71 of 3 May 2023"), "letter"),
        ("en", "AGREEMENT TO END A LEASE\n\nMade on 3 June 2026 between Wray Chandlers Ltd and Orrin Boats Ltd.\n1. The Lease L-400 dated 3 May 2023 is surrendered on 1 July 2026.\n\nSigned for Wray Chandlers Ltd: /s/ T. Wray\nSigned for Orrin Boats Ltd: /s/ T. Orrin", "amendment"),
        ("en", "MEMORANDUM OF AGREEMENT\n\nMade on 3 June 2026 between Wray Chandlers Ltd and Orrin Boats Ltd.\n1. The Rigging Agreement RS-712 dated 3 May 2023 comes to an end on 1 July 2026.\n\nSigned for Wray Chandlers Ltd: /s/ T. Wray\nSigned for Orrin Boats Ltd: /s/ T. Orrin", "amendment"),
        ("en", "RIGGING AGREEMENT RS-90\n\nMade on 3 June 2026 between Wray Chandlers Ltd and Orrin Boats Ltd.\n1. Wray rigs the boats of Orrin.\n2. This agreement begins on 1 July 2026 and ends on 30 June 2029.\n3. Orrin pays GBP 900 a month.\n\nSigned for Wray Chandlers Ltd: /s/ T. Wray\nSigned for Orrin Boats Ltd: /s/ T. Orrin", "contract"),
        ("fr", "PROTOCOLE DE RUPTURE AMIABLE\n\nEntre Moulins Darcy SA et Atelier Bruel SARL.\n\nArticle 1 : les parties mettent un terme au contrat n° RG-71 du 3 mai 2023 à la date du 1er juillet 2026.\n\nFait à Dijon le 3 juin 2026\nLe Client : signé Léa Darcy\nLe Prestataire : signé Paul Bruel", "amendment"),
        ("fr", "CONTRAT DE RÉGLAGE\nN° RG-90\n\nEntre Moulins Darcy SA, le Client, et Atelier Bruel SARL, le Prestataire.\n\nArticle 1 : le Prestataire règle les meules.\nArticle 2 : le contrat commence le 1er juillet 2026 et s'achève le 30 juin 2029.\nArticle 3 : le prix est de 900 euros HT par mois.\n\nFait à Dijon le 3 juin 2026\nLe Client : signé Léa Darcy\nLe Prestataire : signé Paul Bruel", "contract"),
    ],
)  # fmt: skip
def test_what_goes_between_two_parties(language: Language, text: str, expected: str) -> None:
    found = read(text, language, "document_class")
    assert [term.value_text for term in found if term.kind == "document_class"] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "AMENDMENT No. 3\nto Rigging Contract number RS-71 dated 3 May 2023\nbetween Wray Chandlers Ltd and Orrin Boats Ltd\n1. The fee is GBP 950 a month.\nDated 4 June 2026\nSigned for Wray Chandlers Ltd\n/s/ T. Wray\nSigned for Orrin Boats Ltd\n/s/ T. Orrin\n", "2026-06-04"),
        ("en", "SURRENDER AGREEMENT\n\nMade on 4 June 2026 between Wray Chandlers Ltd and Orrin Boats Ltd.\n1. The Lease L-400 dated 3 May 2023 is surrendered on 1 July 2026.\n", "2026-06-04"),
        ("en", "RIGGING AGREEMENT\ndated 3 May 2023\nbetween Wray Chandlers Ltd and Orrin Boats Ltd\n1. Wray rigs the boats of Orrin.\n", "2023-05-03"),
    ],
)  # fmt: skip
def test_the_day_of_the_contract_is_not_that_of_the_paper(
    language: Language, text: str, expected: str
) -> None:
    found = read(text, language, "agreement_date")
    assert [term.value_text for term in found if term.kind == "agreement_date"] == [expected]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le contrat entre en vigueur le 3 mars 2024 et prendra fin le 2 mars 2026."),
        ("fr", "L'accord prend effet le 3 mars 2024 ; il se termine le 2 mars 2026 sans autre formalité."),
        ("fr", "Le bail commence le 3 mars 2024 et s'achèvera le 2 mars 2033."),
        ("fr", "Le contrat court du 3 mars 2024 au 2 mars 2026, date à laquelle il prend fin."),
        ("en", "The Agreement takes effect on 3 March 2024 and comes to an end on 2 March 2026."),
        ("en", "The Contract begins on 3 March 2024 and ends on 2 March 2026."),
        ("en", "The Lease commences on 3 March 2024 and is brought to an end on 2 March 2026."),
    ],
)
def test_a_contract_that_tells_its_own_days_ends_no_other(language: Language, sentence: str) -> None:
    assert changes_another(sentence, language) is None
    assert ends_what_it_names(sentence, language) is None


_WORKS = """{title}

{role}
Entreprise : CARRELAGES DURIEU SARL, RCS Dole 802 736 454

1. Objet
L'entreprise exécute les travaux décrits au CCTP.
2. Prix
Prix forfaitaire : 18 300 € HT.
3. Délai
Six semaines à compter de l'ordre de service.

Fait à Dole, le 11 février 2025, en deux exemplaires.

Le maître d'ouvrage                         L'entreprise
"""


@pytest.mark.parametrize(
    ("title", "role", "expected"),
    [
        ("MARCHÉ PRIVÉ DE TRAVAUX", "Maître d'ouvrage : SCI LA TUILERIE, RCS Dole 419 028 733", "contract"),
        ("MARCHÉ N° 2025-14", "Maître d'œuvre : Atelier Pesmes, architectes", "contract"),
        ("ACTE D'ENGAGEMENT", "Maître de l'ouvrage, SCI LA TUILERIE", "contract"),
    ],
)
def test_who_has_works_done_is_not_greeted(title: str, role: str, expected: str) -> None:
    assert told(_WORKS.format(title=title, role=role), "fr")[0] == expected


@pytest.mark.parametrize("greeting", ["Maître,", "Cher Maître,", "Maître Durieu,"])
def test_a_lawyer_is_greeted(greeting: str) -> None:
    said = letter("fr", "Je vous confirme le rendez-vous de jeudi.", head=greeting)
    assert told(said, "fr")[0] == "letter"


@pytest.mark.parametrize(
    ("first", "foot", "expected"),
    [
        (
            "This letter sets out the terms on which we act.",
            "I agree to the terms of this letter: ______",
            "contract",
        ),
        (
            "Engagement letter\n\nWe are glad to act for you.",
            "We agree to these terms: ______ for Orrin Boats Ltd",
            "contract",
        ),
        ("Thank you for your call. We enclose our brochure.", "", "letter"),
    ],
)
def test_a_letter_that_holds_the_terms_and_is_signed_below_is_the_contract(
    first: str, foot: str, expected: str
) -> None:
    body = f"{first}\n1. Scope\nThe sale of 12 Quay Street.\n2. Fees\nOur charges are £2,400 plus VAT.\n3. Ending\nYou may end this retainer at any time by written notice."
    said = letter("en", body, head="Dear Tom", close="Yours sincerely") + f"\n{foot}\n"
    assert told(said, "en")[0] == expected
