# ruff: noqa: E501 (texts to be read as they stand)
"""Who must do what by when."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

DUTIES: list[tuple[Language, str, str, str, str, str]] = [
    (
        "en",
        "4. Reports. Supplier shall deliver a written report to Customer within ten (10) days after the"
        " end of"
        " each month.",
        "Supplier", "deliver a written report to Customer", "within", "P10D",
    ),
    (
        "en",
        "4. Reports. Within thirty days of the Effective Date, Contractor shall provide an"
        " implementation plan.",
        "Contractor", "provide an implementation plan", "within", "P30D",
    ),
    (
        "en",
        "4. Meetings. The parties shall meet to review performance at least once each quarter.",
        "both", "meet to review performance", "every", "P3M",
    ),
    (
        "en",
        "4. Notice. Each party shall notify the other of any change at least fifteen days prior to its"
        " effect.",
        "either", "notify the other of any change", "before", "P15D",
    ),
    (
        "en",
        "4. Delivery. Seller shall deliver the goods no later than March 31, 2025.",
        "Seller", "deliver the goods", "date", "2025-03-31",
    ),
    (
        "en",
        "4. Payment. Customer agrees that it will remit the deposit within five days of signature.",
        "Customer", "remit the deposit", "within", "P5D",
    ),
    (
        "en",
        "4. Support. Supplier shall, within 4 hours of a call, send a technician to the site.",
        "Supplier", "send a technician to the site", "within", "PT4H",
    ),
    (
        "fr",
        "ARTICLE 4 - RAPPORTS\n\nLe Prestataire s'engage à remettre un rapport d'activité chaque mois.",
        "Prestataire", "remettre un rapport d'activité", "every", "P1M",
    ),
    (
        "fr",
        "ARTICLE 4 - RAPPORTS\n\nLe Prestataire transmettra au Client un compte rendu dans un délai de"
        " cinq jours"
        " ouvrés suivant chaque visite.",
        "Prestataire", "transmettra au Client un compte rendu", "within", "P5D",
    ),
    (
        "fr",
        "ARTICLE 4 - PANNES\n\nEn cas de panne, le Mainteneur doit intervenir sur site dans un délai de"
        " 4 heures.",
        "Mainteneur", "intervenir sur site", "within", "PT4H",
    ),
    (
        "fr",
        "ARTICLE 4 - ASSURANCE\n\nLe Locataire devra justifier de son assurance au plus tard le 31"
        " janvier 2025.",
        "Locataire", "justifier de son assurance", "date", "2025-01-31",
    ),
    (
        "fr",
        "ARTICLE 4 - ENTRETIEN\n\nLe Titulaire est tenu de vérifier les extincteurs une fois par an.",
        "Titulaire", "vérifier les extincteurs", "every", "P12M",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "what", "key", "when"), DUTIES)
def test_duties(language: Language, text: str, who: str, what: str, key: str, when: str) -> None:
    (term,) = read(text, language, "obligation")
    assert term.state == "stated"
    assert (term.value["who"], term.value["what"], term.value[key]) == (who, what, when)
    assert term.value["when"]


def test_twice_a_year() -> None:
    text = "4. Visits. Supplier shall inspect the plant at least twice per year."
    (term,) = read(text, "en", "obligation")
    assert (term.value["every"], term.value["times"]) == ("P12M", 2)


def test_two_named_debtors_are_both() -> None:
    text = "4. Plan. Licensor and Licensee shall agree on a launch plan within ten days of signature."
    (term,) = read(text, "en", "obligation")
    assert term.value["who"] == "both"


def test_the_second_half_of_a_sentence_binds_its_own_subject() -> None:
    text = "4. Fees. Licensee shall report all sales and Licensor shall issue an invoice within ten days."
    (term,) = read(text, "en", "obligation")
    assert (term.value["who"], term.value["what"]) == ("Licensor", "issue an invoice")


def test_a_redacted_deadline_is_unknown() -> None:
    text = "4. Reports. Supplier shall deliver a report to Customer within [***] days after each quarter."
    (term,) = read(text, "en", "obligation")
    assert term.state == "unknown"
    assert term.value["who"] == "Supplier"


def test_at_most_thirty() -> None:
    text = "4. Reports.\n\n" + "\n\n".join(
        f"4.{n} Supplier shall deliver report number {n} to Customer within {n} days of delivery."
        for n in range(1, 51)
    )
    assert len(read(text, "en", "obligation")) == 30


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "4. Rights. Supplier shall be entitled to payment within thirty days of delivery."),
        ("en", "4. Rights. Customer may cancel the order within ten days of receipt."),
        ("en", "4. Passive. The report shall be delivered within ten days of each visit."),
        ("en", "4. Nobody. Neither party shall disclose the price within two years of the end."),
        ("en", "4. No. Supplier shall not raise prices within two years of signature."),
        ("en", "4. If. Supplier shall refund the price if the goods fail within ninety days of delivery."),
        (
            "en",
            "4. Fail. If Licensee shall fail to give notice within ten days of receipt, the offer lapses.",
        ),
        (
            "en",
            "4. Aside. Seller agrees to sell the plant (its option lapsing within ten days of receipt).",
        ),
        ("en", "4. None. Supplier shall deliver the goods with care."),
        (
            "fr",
            "ARTICLE 4\n\nLe Client peut résilier le contrat dans un délai de dix jours suivant la"
            " livraison.",
        ),
        ("fr", "ARTICLE 4\n\nLe rapport doit être remis au Client chaque mois."),
        ("fr", "ARTICLE 4\n\nLe Prestataire ne doit pas augmenter ses prix dans un délai de deux ans."),
        ("fr", "ARTICLE 4\n\nLe Prestataire exécute les travaux dans les règles de l'art."),
    ],
)
def test_no_duty(language: Language, text: str) -> None:
    assert read(text, language, "obligation") == ()


@pytest.mark.parametrize(
    "text",
    [
        "4. Term. Customer must notify Supplier on or before October 31, 2026 of its intent to terminate the"
        " service.",
        "4. Term. If Customer would not like to extend this Agreement, Customer must notify Supplier within five"
        " days of the end of the term.",
        "4. Term. Customer shall give notice of non-renewal at least ten days before the end of the term.",
    ],
)
def test_an_option_with_a_last_day_is_no_duty(text: str) -> None:
    assert read(text, "en", "obligation") == ()


@pytest.mark.parametrize(
    ("text", "what", "when"),
    [
        (
            "4. Delays. Supplier shall advise Customer of the delay promptly and within fourteen days thereafter"
            " send a certificate by post.",
            "send a certificate by post",
            "within fourteen days thereafter",
        ),
        (
            "4. Delays. Supplier shall report any fault within two days of receipt and Customer must answer it.",
            "report any fault",
            "within two days of receipt",
        ),
        ("4. Delays. Supplier shall notify Customer of any fault within two days of receipt.", "notify Customer of any fault",
         "within two days of receipt"),
    ],
)  # fmt: skip
def test_a_deadline_is_that_of_its_nearest_act(text: str, what: str, when: str) -> None:
    (term,) = read(text, "en", "obligation")
    assert (term.value["what"], term.value["when"]) == (what, when)


def test_the_act_of_another_is_not_his_who_stands_before() -> None:
    text = "4. Plan. Supplier shall send the plan and within ten days of its receipt, Customer shall answer it."
    assert read(text, "en", "obligation") == ()


def test_a_duty_printed_twice_is_one() -> None:
    said = "Supplier shall report any fault within two days of receipt."
    assert len(read(f"4. Faults. {said}\n\n5. Again. {said}", "en", "obligation")) == 1
