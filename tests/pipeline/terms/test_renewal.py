"""How a contract goes on after its term."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

KINDS: list[tuple[Language, str, str]] = [
    (
        "en",
        "2. Term. Thereafter this Agreement shall automatically renew for successive one (1) year terms.",
        "tacit",
    ),
    (
        "en",
        "2. Term. The Agreement may be renewed for one further year by mutual written agreement.",
        "express",
    ),
    (
        "en",
        "2. Term. Thereafter the Agreement shall continue indefinitely until terminated by either party.",
        "evergreen",
    ),
    ("en", "2. Term. This Agreement shall not be automatically renewed.", "none"),
    (
        "fr",
        (
            "ARTICLE 2 - DURÉE\n\nLe contrat se renouvelle ensuite par tacite reconduction, par "
            "périodes d'un an."
        ),
        "tacit",
    ),
    (
        "fr",
        "ARTICLE 2 - DURÉE\n\nReconduction annuelle tacite sauf dénonciation trois mois avant l'échéance.",
        "tacit",
    ),
    (
        "fr",
        "ARTICLE 2 - DURÉE\n\nLe marché pourra être reconduit d'un commun accord par avenant.",
        "express",
    ),
    (
        "fr",
        (
            "ARTICLE 2 - DURÉE\n\nLe contrat est conclu pour un an, à l'exclusion de toute tacite "
            "reconduction."
        ),
        "none",
    ),
    ("fr", "ARTICLE 2 - DURÉE\n\nLe contrat n'est pas renouvelable.", "none"),
]


ENGLISH = [
    (
        "2. Term. It shall continue in effect from year to year, provided that each continuance is "
        "approved by the Board.",
        "express",
    ),
    (
        "2. Term. If neither party gives notice by May 31, 2001, the Contract is extended by one year.",
        "tacit",
    ),
    (
        "2. This contract is for a term of three years, and for further terms of one year each, save "
        "where a party serves notice that it shall not run on.",
        "tacit",
    ),
    (
        "6. It is renewed for another year, provided that neither party has told the other by letter "
        "that it does not care to renew.",
        "tacit",
    ),
    (
        "3. Alpha signs Beta's then current franchise agreement, which has an option for one renewal of "
        "ten years.\n\n4. There is no right to renew or extend this Agreement.",
        "none",
    ),
]


@pytest.mark.parametrize(("text", "kind"), ENGLISH)
def test_english_wordings(text: str, kind: str) -> None:
    (term,) = read(text, "en", "renewal")
    assert (term.state, term.value_text) == ("stated", kind)


def test_a_letter_of_credit_renews_without_the_contract() -> None:
    text = (
        "8. Term and security. A letter of credit of one year, renewing automatically unless the bank "
        "gives the City sixty days' notice."
    )
    assert not [term for term in read(text, "en", "renewal") if term.state == "stated"]


@pytest.mark.parametrize(("language", "text", "kind"), KINDS)
def test_kinds(language: Language, text: str, kind: str) -> None:
    (term,) = read(text, language, "renewal")
    assert (term.state, term.value_text, term.value["kind"]) == ("stated", kind, kind)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "7. Insurance. Alpha shall renew the insurance policy each year automatically."),
        ("en", "2. Term. This Agreement lasts for one year."),
        (
            "fr",
            (
                "ARTICLE 7 - ASSURANCE\n\nLa police d'assurance est renouvelée chaque année par tacite "
                "reconduction."
            ),
        ),
        ("fr", "ARTICLE 2 - DURÉE\n\nLe contrat dure un an."),
    ],
)
def test_silence_is_no_renewal_term(language: Language, text: str) -> None:
    assert read(text, language, "renewal") == ()


def test_a_contradiction_is_unknown() -> None:
    text = (
        "2. Term. This Agreement shall automatically renew for one year.\n\n"
        "3. Term. This Agreement shall not be automatically renewed.\n\n4. Fees. None."
    )
    (term,) = read(text, "en", "renewal")
    assert term.state == "unknown"
    assert len(term.evidences) == 2


UNREAD: list[tuple[Language, str, str]] = [
    ("en", "renewal", "2. Term. The parties shall meet to discuss an extension of this Agreement."),
    ("fr", "renewal", "ARTICLE 2 - DURÉE\n\nLa prolongation du contrat fera l'objet d'un échange."),
    (
        "en",
        "notice_period",
        "2. Term. This Agreement shall automatically renew unless a party gives [***] written notice.",
    ),
    (
        "fr",
        "notice_period",
        "ARTICLE 2 - DURÉE\n\nIl se renouvelle par tacite reconduction, sauf dénonciation en temps utile.",
    ),
    (
        "en",
        "renewal_term",
        "2. Term. This Agreement shall automatically renew unless a party gives 30 days notice.",
    ),
]


@pytest.mark.parametrize(("language", "kind", "text"), UNREAD)
def test_what_is_spoken_of_and_not_read_is_unknown(language: Language, kind: str, text: str) -> None:
    (term,) = read(text, language, kind)
    assert term.state == "unknown"
    assert term.reason


def test_a_renewal_without_a_word_of_notice_has_none() -> None:
    text = "2. Term. This Agreement shall automatically renew for successive one (1) year terms."
    assert not list(read(text, "en", "notice_period"))


def test_an_insurance_that_is_renewed_is_no_renewal() -> None:
    text = "7. Insurance. The insurance required by this Agreement shall be renewed each year."
    assert not list(read(text, "en", "renewal"))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (
            "Alpha may end this Agreement once the Advisory Agreement has ended or is not being renewed.",
            False,
        ),
        ("Alpha may end this Agreement if the Web Site Services Agreement is renewed for a year.", False),
        ("Alpha may raise its fees once the Licence Agreement has been renewed.", True),
        ("Alpha may raise its fees whenever this Agreement is renewed.", True),
    ],
)
def test_the_renewal_of_another_agreement_is_not_ours(text: str, known: bool) -> None:
    head = "LICENCE AGREEMENT\n\nThis Licence Agreement is made between Alpha and Beta.\n\n"
    found = read(head + "4. Term. " + text + "\n\n5. Law. None.", "en", "renewal")
    assert (found != ()) is known


def test_a_heading_is_outweighed_by_what_stands_under_it() -> None:
    text = (
        "ARTICLE 5 - DURÉE ET RECONDUCTION EXPRESSE\n\nLe contrat est reconduit tacitement "
        "par périodes d'un an, sauf "
        "dénonciation deux mois avant l'échéance."
    )
    (term,) = read(text, "fr", "renewal")
    assert term.value_text == "tacit"


FRENCH = [
    ("À défaut de congé donné six mois avant l'échéance, le bail sera prorogé d'année en année.", "tacit"),
    ("Il continuera ensuite d'année en année, sauf si l'un de nous prévient l'autre.", "tacit"),
    ("Il sera expressément reconduit, à moins que l'une des parties ne l'ait dénoncé.", "tacit"),
    ("Il se prolonge mois par mois et peut alors être résilié.", "tacit"),
    ("La dénonciation est notifiée à temps. À défaut, l'accord est reconduit pour un an.", "tacit"),
    ("Passé ce délai, le mandat se prorogera jusqu'à dénonciation par l'une des parties.", "tacit"),
    ("Le titulaire ne peut s'opposer à la reconduction. Le marché est reconduit tacitement.", "tacit"),
    ("À l'issue de cette période, le contrat se poursuivra pour une durée indéterminée.", "evergreen"),
    ("Le contrat ne se renouvelle que par avenant, toute reconduction tacite étant écartée.", "express"),
    ("Il n'est pas susceptible de tacite reconduction. Sa prolongation suppose un avenant.", "express"),
    ("Il ne sera plus reconduit tacitement ; les parties conviendront d'une prolongation.", "express"),
    ("La location peut être poursuivie six mois si les parties en conviennent par écrit.", "express"),
    (
        "Au terme, le preneur rend le matériel, sauf à demander par écrit une prolongation que le bailleur "
        "reste libre de refuser.",
        "express",
    ),
    ("Le contrat ne pourra faire l'objet d'aucune reconduction ni prorogation, même tacite.", "none"),
    ("Toute reconduction, même tacite, est exclue.", "none"),
    ("Le preneur renonce expressément à tout droit au renouvellement.", "none"),
    ("Le contrat s'éteint à son terme, sans renouvellement tacite.", "none"),
]


@pytest.mark.parametrize(("text", "kind"), FRENCH)
def test_french_wordings(text: str, kind: str) -> None:
    (term,) = read(f"ARTICLE 2 - DURÉE\n\n{text}", "fr", "renewal")
    assert (term.state, term.value_text) == ("stated", kind)


@pytest.mark.parametrize(
    "text",
    [
        "Si la suspension se poursuit au-delà d'un mois, chaque partie peut résilier le contrat.",
        "Les parties poursuivront l'exécution du contrat pendant le préavis.",
        "Le délai d'exécution est prolongé d'autant en cas d'intempéries.",
        "La période d'essai achevée, le contrat se poursuit pour une durée indéterminée.",
        "Le contrat est prolongé de dix mois à compter du 1er mai 2024.",
    ],
)
def test_what_goes_on_meanwhile_is_no_french_renewal(text: str) -> None:
    assert [term for term in read(f"ARTICLE 2 - DURÉE\n\n{text}", "fr", "renewal") if term.value_text] == []


def test_special_conditions_take_a_renewal_back() -> None:
    text = (
        "CONDITIONS PARTICULIÈRES\n\n2. Durée\n\nPar dérogation à l'article 3 des conditions générales, "
        "le contrat prend fin à son échéance, sans reconduction.\n\n"
        "CONDITIONS GÉNÉRALES\n\n3. Durée\n\nLe contrat est ensuite reconduit tacitement par périodes "
        "d'un an, sauf dénonciation deux mois avant l'échéance."
    )
    (term,) = read(text, "fr", "renewal")
    assert term.value_text == "none"
    assert read(text, "fr", "renewal_term") == ()


def test_a_sentence_goes_on_after_the_foot_of_a_page() -> None:
    text = (
        "ARTICLE 2 - DURÉE\n\nLe contrat est reconduit par périodes d'un an, sauf si l'une des parties, "
        "par lettre\n\nPage 2 sur 6\n\nrecommandée adressée trois mois avant le terme, s'y oppose."
    )
    (term,) = read(text, "fr", "renewal")
    assert term.value_text == "tacit"


def test_who_may_stand_against_a_renewal_does_not_have_to_ask_for_it() -> None:
    text = (
        "Article 1 - Préavis\n\nChaque partie peut s'opposer au renouvellement du contrat moyennant un "
        "préavis de six mois avant l'échéance."
    )
    assert [term.value_text for term in read(text, "fr", "renewal") if term.state == "stated"] == []


@pytest.mark.parametrize(
    "words",
    [
        "Alder has agreed to extend the Agreement and to hold the price of the parts.",
        "The parties have mutually agreed in writing to extend the Agreement.",
        "The parties wish to extend the Agreement on the terms below, as agreed in writing.",
        "The parties have agreed that the Agreement be extended.",
        "The Agreement of May 1, 2009 has run well and Birch has decided to renew it in writing.",
    ],
)
@pytest.mark.parametrize("heading", ["", "1. Term and Renewal. "])
def test_an_extension_that_is_made_tells_of_none_to_come(heading: str, words: str) -> None:
    told = [term.value_text for term in read(heading + words, "en", "renewal") if term.state == "stated"]
    assert told == []


@pytest.mark.parametrize(
    "words",
    [
        "The Agreement may be extended if the parties have agreed in writing to extend it.",
        "If the parties wish to extend this Agreement, they shall sign a written amendment.",
        "Unless the parties have agreed to renew it in writing, the Agreement ends on that day.",
    ],
)
def test_an_extension_on_a_condition_is_one_by_an_act(words: str) -> None:
    (term,) = read(f"2. Term. {words}", "en", "renewal")
    assert term.value_text == "express"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            "continues month to month until either party terminates it by giving sixty days' notice",
            "evergreen",
        ),
        ("goes on from month-to-month unless ended by a party on thirty days' written notice", "evergreen"),
        ("shall carry on until terminated by either party on 30 days' written notice", "evergreen"),
        ("carries on indefinitely unless one party gives the other notice in writing", "evergreen"),
        ("continues from year to year until ended by either party on ninety days' notice", "tacit"),
        ("continues for another year unless either party gives thirty days' notice", "tacit"),
        ("continues for successive six-month periods until a party gives notice", "tacit"),
    ],
)
def test_what_goes_on_without_periods_does_not_renew(words: str, kind: str) -> None:
    text = f"2. Term. This Agreement {words}."
    (term,) = read(text, "en", "renewal")
    assert term.value_text == kind
    if kind == "evergreen":
        assert not [one for one in read(text, "en", "renewal_term") if one.state == "stated"]


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [
        ("en", "From 1 May 2027 this agreement no longer renews itself.", "none"),
        ("en", "This agreement never renews automatically.", "none"),
        ("en", "The agreement ceases to renew automatically.", "none"),
        ("en", "The agreement shall no longer be automatically renewed.", "none"),
        ("en", "The agreement renews itself yearly unless no longer wanted by either party.", "tacit"),
        ("fr", "La tacite reconduction ne joue plus.", "none"),
        ("fr", "Le contrat cesse de se renouveler tacitement.", "none"),
        ("fr", "Le contrat se renouvelle tacitement tant qu'il n'est plus dénoncé.", "tacit"),
        ("fr", "Le prix ne peut monter de plus de 2 % d'une année sur l'autre.", ""),
        ("fr", "Le contrat se poursuit d'une année sur l'autre.", "tacit"),
    ],
)
def test_what_renews_no_more(language: Language, words: str, kind: str) -> None:
    found = [term for term in read(f"5. {words}\n", language, "renewal") if term.kind == "renewal"]
    assert [term.value_text for term in found] == ([kind] if kind else [])
