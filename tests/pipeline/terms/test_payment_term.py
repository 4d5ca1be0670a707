"""How long there is to pay and from what, and the many days of a contract that are no payment term."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, str]] = [
    (
        "en",
        "Customer shall pay each invoice within thirty (30) days of the invoice date.",
        "P30D invoice_date",
    ),
    (
        "en",
        "All undisputed amounts are due within 45 days after receipt of a correct invoice.",
        "P45D receipt_of_invoice",
    ),
    (
        "en",
        "Within sixty (60) days of Buyer's receipt of an invoice, Buyer shall remit payment.",
        "P60D receipt_of_invoice",
    ),
    (
        "en",
        "Bills are payable within 60 days of receipt, unless Clause 9 applies.",
        "P60D receipt_of_invoice",
    ),
    (
        "en",
        "The Client shall settle undisputed sums within thirty days, and shall notify any dispute.",
        "P30D",
    ),
    ("en", "Accounts shall be settled within 45 days.", "P45D"),
    ("en", "The Customer must clear the Supplier's invoices within a period of 30 days.", "P30D"),
    ("en", "The Customer has thirty days in which to pay each invoice.", "P30D"),
    (
        "en",
        "Each invoice shall be discharged by the Buyer not later than sixty days after its date.",
        "P60D invoice_date",
    ),
    ("en", "Invoices fall due thirty days after they are issued.", "P30D invoice_date"),
    (
        "en",
        "Invoices are payable within thirty days of the date on which the Buyer receives them.",
        "P30D receipt_of_invoice",
    ),
    ("en", "Payment Terms: Net 30", "P30D"),
    ("en", "Credit terms are net forty-five (45) days.", "P45D"),
    (
        "en",
        "Royalties shall be paid within 30 days following the end of each calendar quarter.",
        "P30D end_of_quarter",
    ),
    (
        "en",
        "The Reseller shall pay by no later than ten (10) days from the date of shipment.",
        "P10D shipment",
    ),
    (
        "en",
        "Commissions will be paid within 15 days of the receipt of payment from the end user.",
        "P15D receipt_of_payment",
    ),
    ("en", "All fees are due and payable upon receipt of the invoice.", "P0D due_on_receipt"),
    ("en", "The annual support fee is payable in advance.", "in_advance"),
    ("en", "Rent shall be payable on or before the fifth (5th) day of each month.", "fixed_day day 5"),
    (
        "en",
        "All sums shall be in U.S. Dollars and shall be paid within 30 days of Seller's invoice.",
        "P30D invoice_date",
    ),
    ("en", "On the last day of each month, Licensee shall pay the royalties of that month.", "fixed_day"),
    ("en", "Fees shall be paid within the first five days of the following month.", "P5D end_of_month"),
    (
        "en",
        "Customer shall, within 30 days of receipt of the invoice, pay the fees.",
        "P30D receipt_of_invoice",
    ),
    ("en", "Payment terms are 30 days end of month.", "P30D end_of_month"),
    ("fr", "Les factures sont payables à 45 jours fin de mois.", "P45D end_of_month"),
    ("fr", "Les factures sont payables dans les 60 jours de leur date.", "P60D invoice_date"),
    ("fr", "L'Acheteur paie à réception de la facture.", "P0D due_on_receipt"),
    ("fr", "Les factures sont réglées à 30 jours fin de mois le 10.", "P30D end_of_month day 10"),
    ("fr", "Le règlement intervient à soixante (60) jours date de facture.", "P60D invoice_date"),
    (
        "fr",
        "Le délai de paiement est de trente (30) jours à compter de la date d'émission de la facture.",
        "P30D invoice_date",
    ),
    (
        "fr",
        "Le Client règle les sommes dues dans les quarante-cinq jours suivant la réception de la facture.",
        "P45D receipt_of_invoice",
    ),
    (
        "fr",
        "Le délai de règlement est fixé au trentième jour suivant la date de réception des marchandises.",
        "P30D delivery",
    ),
    ("fr", "Les factures sont payables à réception.", "P0D due_on_receipt"),
    ("fr", "Le prix est payable comptant à la commande.", "in_advance"),
    ("fr", "L'abonnement est payable chaque trimestre, à terme à échoir.", "in_advance"),
    ("fr", "Conditions de règlement : virement à 30 jours fin de mois.", "P30D end_of_month"),
    ("fr", "Les factures sont réglées à 30 jours par virement.", "P30D"),
    ("fr", "Les redevances sont payables sous quinzaine.", "P15D"),
    ("fr", "Le Client règlera les factures au plus tard le 30 du mois suivant.", "fixed_day day 30"),
    ("fr", "Le Bailleur percevra le loyer par quart et d'avance.", "in_advance"),
    ("fr", "Les factures sont à régler sous 30 jours par chèque.", "P30D"),
    ("fr", "Les factures du Prestataire sont réglées par le Client sous 45 jours.", "P45D"),
]

STATED += [
    ("en", "An account is sent each month. The Tenant shall pay it within 21 days.", "P21D"),
    ("fr", "Le Loueur établit une facture par mois. Le Client la règle sous vingt jours.", "P20D"),
]

NONE: list[tuple[Language, str]] = [
    ("en", "The parties shall settle any dispute within thirty days."),
    ("en", "If Tenant does not pay the rent within ten days, Landlord may terminate."),
    ("en", "Upon termination the Supplier shall pay all sums owed to the Customer within ten days."),
    (
        "en",
        "If Customer fails to pay within ten (10) days after notice of default, Supplier may terminate.",
    ),
    ("en", "Customer may dispute an invoice within 15 days of its receipt."),
    ("en", "Supplier will invoice Customer within 10 days of the end of each month."),
    ("en", "Bank shall inform the payer of a payment without reference within 20 days of its receipt."),
    ("en", "Any underpayment revealed by the audit shall be paid within 30 days of the audit report."),
    ("en", "Either party may terminate on thirty (30) days prior written notice."),
    ("en", "Amounts more than 30 days past due bear interest."),
    ("en", "The failure is due to an event that lasted 30 days after delivery of the goods."),
    (
        "en",
        "Upon the final payment Licensee shall, within thirty (30) days after delivery, accept the work.",
    ),
    (
        "en",
        "For Payment Services, within 30 days of the end of each quarter, Bank shall furnish statements.",
    ),
    ("en", "The receiving party shall pay within 5 days of receipt of a payment notice."),
    ("fr", "À défaut de paiement dans les huit jours suivant une mise en demeure, le bail est résilié."),
    ("fr", "Le Client dispose de quatorze jours à compter de la réception pour se rétracter."),
    ("fr", "Les factures sont envoyées dans les huit jours suivant la fin de la prestation."),
    ("en", "Extra hours are paid only where they were ordered in writing before they were worked."),
    ("fr", "Les heures en plus ne sont payées que si un devis a été accepté avant leur exécution."),
    ("fr", "Le mode de paiement choisi reste valable 4 mois après la commande."),
]

UNKNOWN: list[tuple[Language, str, str]] = [
    ("en", "Customer shall pay within [***] days after receipt of an invoice.", "blank or redacted"),
    ("en", "Royalties are payable within thirty (45) days of the end of each quarter.", "contradict"),
    ("fr", "Les factures sont payables dans les ____ jours de leur réception.", "blank"),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_reads_the_term(language: Language, text: str, expected: str) -> None:
    (term,) = read(text, language, "payment_term")
    assert (term.state, term.value_text) == ("stated", expected)
    assert term.confidence >= 0.8


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_days_are_none(language: Language, text: str) -> None:
    assert [term for term in read(text, language, "payment_term") if term.confidence >= 0.75] == []


@pytest.mark.parametrize(("language", "text", "reason"), UNKNOWN)
def test_blank_days_are_unknown(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "payment_term")
    assert term.state == "unknown"
    assert reason in term.reason


def test_a_maximum_of_the_law_is_not_sure() -> None:
    text = (
        "Le délai de paiement ne peut dépasser soixante jours à compter de la date"
        " d'émission de la facture."
    )
    (term,) = read(text, "fr", "payment_term")
    assert term.value["at_most"] is True
    assert term.confidence < 0.7


def test_different_terms_of_one_contract_are_all_kept() -> None:
    text = (
        "1. Fees are due within 30 days of the invoice date.\n\n"
        "2. Royalties are payable within 60 days after the end of each calendar quarter."
    )
    found = {term.value_text for term in read(text, "en", "payment_term")}
    assert found == {"P30D invoice_date", "P60D end_of_quarter"}


BASES: Mapping[str, JsonValue] = {
    "fin de mois": "end_of_month",
    "date de facture": "invoice_date",
    "à compter de la réception de la facture": "receipt_of_invoice",
    "après la livraison": "delivery",
}


@given(st.integers(min_value=2, max_value=120), st.sampled_from(sorted(BASES)))
def test_any_number_of_days_on_any_basis(days: int, basis: str) -> None:
    (term,) = read(f"Les factures sont payables à {days} jours {basis}.", "fr", "payment_term")
    assert (term.value["days"], term.value["basis"]) == (days, BASES[basis])
