"""Which law: chosen by the contract, not by incorporation, compliance or conflict rules."""

from __future__ import annotations

import pytest

from pipeline._choice import choose
from pipeline.decisions import Reviewed
from pipeline.types import Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, str]] = [
    (
        "en",
        "This Agreement shall be governed by and construed in accordance with the laws of the State of "
        "New York, without regard to its conflict of laws rules.",
        "US-NY",
    ),
    ("en", "THIS LEASE SHALL BE GOVERNED BY THE LAWS OF THE COMMONWEALTH OF VIRGINIA.", "US-VA"),
    ("en", "12.3 Governing Law. The laws of the Province of Ontario shall govern this Contract.", "CA-ON"),
    ("en", "This Deed is governed by English law.", "GB-ENG"),
    ("en", "This Agreement is governed by the laws of England and Wales.", "GB-ENG"),
    ("en", "The validity and interpretation of these Terms will be governed by Scots law.", "GB-SCT"),
    (
        "en",
        "This Agreement shall be construed under the laws of the Hong Kong Special Administrative Region.",
        "HK",
    ),
    ("en", "This Agreement is governed by the laws of the People's Republic of China.", "CN"),
    (
        "en",
        "This Agreement shall be governed by the laws of the State of Florida and the United States.",
        "US-FL",
    ),
    (
        "en",
        "This Agreement was made in the State of Utah and shall be governed by the laws thereof.",
        "US-UT",
    ),
    (
        "en",
        "This Agreement shall be governed by the laws, other than choice of law rules, of the State of "
        "Iowa.",
        "US-IA",
    ),
    (
        "en",
        "This Agreement shall be interpreted in accordance with\n\nthe substantive laws of Switzerland.",
        "CH",
    ),
    ("en", "Governing Law: New York", "US-NY"),
    ("en", "Payment\tnet 30\nGoverning law\tEngland and Wales\nTerm\t12 months", "GB-ENG"),
    ("en", "This Note shall be deemed a contract made under the laws of the State of Ohio.", "US-OH"),
    ("en", "9. Disputes. English law. English courts.", "GB-ENG"),
    ("en", "Law: Ohio law.", "US-OH"),
    ("fr", "Article 8. Litiges. Droit français. Tribunal de commerce de Lyon.", "FR"),
    ("fr", "Litiges : droit belge, tribunal de Liège seul compétent.", "BE"),
    ("fr", "Droit français - Tribunaux de Paris", "FR"),
    ("fr", "Droit suisse, for à Genève.", "CH"),
    ("fr", "Le contrat obéit à la loi belge.", "BE"),
    ("fr", "ARTICLE 14 - LOI ET LANGUE\n\nLoi française. Langue : français.", "FR"),
    ("fr", "Droit applicable : français", "FR"),
    ("fr", "Droit applicable : Belgique", "BE"),
    ("fr", "Le présent contrat est soumis au droit français.", "FR"),
    (
        "fr",
        "Les présentes conditions générales sont régies et interprétées conformément au droit belge.",
        "BE",
    ),
    ("fr", "LE PRÉSENT BAIL EST RÉGI PAR LA LOI FRANÇAISE.", "FR"),
    (
        "fr",
        "ARTICLE 12 - DROIT APPLICABLE\n\nLe droit suisse est seul applicable au présent contrat.",
        "CH",
    ),
    ("fr", "Le contrat est régi par les lois de la province de Québec.", "CA-QC"),
    ("fr", "La présente convention est soumise au droit de l'État de New York.", "US-NY"),
    ("fr", "Le présent accord est régi par les lois en vigueur en Allemagne.", "DE"),
]

SILENT: list[tuple[Language, str]] = [
    (
        "en",
        "Acme Inc. is a corporation duly organized and existing under the laws of the State of Delaware.",
    ),
    (
        "en",
        "Supplier shall comply with the laws of the State of Texas and of any other place of performance.",
    ),
    ("en", "without regard to the conflict of laws principles of the State of California."),
    ("en", "Interest accrues at the maximum rate permitted by the laws of the State of Ohio."),
    ("fr", "La société Dupont, société de droit français, au capital de 10 000 euros."),
    ("fr", "Les données sont traitées conformément à la loi française n° 78-17 du 6 janvier 1978."),
    ("fr", "Le locataire a droit, en France, au remboursement du dépôt."),
    ("fr", "Le candidat justifie de : licence. Droit français. Anglais courant."),
    ("en", "Compliance with laws. Ohio law. Supplier shall comply."),
]


@pytest.mark.parametrize(("language", "text", "law"), STATED)
def test_reads_the_law(language: Language, text: str, law: str) -> None:
    terms = read(text, language, "governing_law")
    assert [term.value_text for term in terms] == [law]
    assert terms[0].value == {"law": law}
    assert terms[0].state == "stated"


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_reads_no_law_where_none_is_chosen(language: Language, text: str) -> None:
    assert read(text, language, "governing_law") == ()


def test_a_blank_law_is_unknown() -> None:
    (term,) = read(
        "This Agreement is governed by the laws of the State of [________].", "en", "governing_law"
    )
    assert term.state == "unknown"
    assert "open" in term.reason


def test_two_laws_are_both_given_and_neither_is_sure() -> None:
    text = "This Agreement is governed by the laws of the State of Nevada and the laws of Hong Kong."
    terms = read(text, "en", "governing_law")
    assert {term.value_text for term in terms} == {"US-NV", "HK"}
    assert all(term.confidence < 0.9 for term in terms)


def test_a_table_of_laws_by_country_is_unknown() -> None:
    rows = "\n".join(f"{country} | Droit applicable : {law}" for country, law in (
        ("Espagne", "droit espagnol"), ("Belgique", "droit belge"), ("Suisse", "droit suisse"),
        ("Italie", "droit italien"),
    ))  # fmt: skip
    (term,) = read(f"Droit applicable\n{rows}", "fr", "governing_law")
    assert term.state == "unknown"


def test_sure_answers_carry_the_words() -> None:
    (term,) = read(
        "Présentes CGV : le présent contrat est soumis au droit français.", "fr", "governing_law"
    )
    assert term.confidence >= 0.9
    assert "droit français" in term.evidences[0].quote


FRENCH_WORDINGS = [
    ("M. LOI ET JUGES\n\nM.1 Loi française, à l'exclusion de la Convention de Vienne.", "FR"),
    (
        "DIVERS\n\nCompétence est donnée aux juges de Niort, le droit français gouvernant la convention.",
        "FR",
    ),
    ("LITIGES\n\nTout litige sera tranché selon le droit français.", "FR"),
    ("LITIGES\n\nLe droit applicable est celui de la France.", "FR"),
    ("LITIGES\n\nApplication du droit luxembourgeois. Tribunal de Dijon.", "LU"),
    ("LITIGES\n\nLes parties ont fait choix de la loi suisse.", "CH"),
    ("LITIGES\n\nLe contrat est régi par les lois et règlements français.", "FR"),
    ("DISPOSITIONS FINALES\n\nLangue : français. Droit : français. Tribunal : Nantes.", "FR"),
    ("DISPOSITIONS FINALES\n\nLe présent contrat est un contrat de droit français.", "FR"),
]


@pytest.mark.parametrize(("text", "law"), FRENCH_WORDINGS)
def test_french_wordings(text: str, law: str) -> None:
    assert [term.value_text for term in read(text, "fr", "governing_law")] == [law]


@pytest.mark.parametrize(
    "text",
    [
        "OBLIGATIONS\n\nLe prestataire respecte la législation française du travail.",
        "IMPÔTS\n\nLa TVA est due selon la loi française en vigueur au jour de la facturation.",
        "PARTIES\n\nEntre Alpha, société de droit français, et Beta, société de droit belge.",
    ],
)
def test_a_french_law_that_binds_one_subject_is_no_choice(text: str) -> None:
    assert read(text, "fr", "governing_law") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The law of Ireland governs this agreement. This agreement is subject to English law."),
        ("fr", "La loi luxembourgeoise régit le contrat. Le contrat est soumis au droit français."),
    ],
)
def test_two_laws_that_are_chosen_outright_contradict_each_other(language: Language, text: str) -> None:
    laws = [term for term in read(text, language, "governing_law") if term.state == "stated"]
    assert len(laws) == 2
    assert choose([Reviewed(term) for term in laws]).reason.startswith("stated differently")
