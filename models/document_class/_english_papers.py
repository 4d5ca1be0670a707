# ruff: noqa: E501 (texts to be read as they stand)
"""Writes papers in English for training: letters, invoices, orders, terms and others, each in many ways."""

from __future__ import annotations

from random import Random

from models import _invent as invent
from models.document_class._paper_parts import money, pick, rows, some


def head(rng: Random) -> str:
    """Sender and recipient."""
    lines = [f"{invent.company(rng, 'en')} {rng.choice(invent.EN_FORMS)}", invent.address(rng, "en"), ""]
    return "\n".join([*lines, invent.company(rng, "en"), invent.address(rng, "en")]) + "\n"


_MATTERS = (
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
_CLOSE = ("Yours sincerely,", "Yours faithfully,", "Kind regards,", "Very truly yours,", "Sincerely,")


def letter(rng: Random) -> str:
    """A letter that ends nothing."""
    body = "\n\n".join(some(rng, _MATTERS, 2, 5))
    return (
        f"{head(rng)}\n{invent.day(rng, 'en')}\n\n"
        + pick(rng, "Re: our meeting\n\n", "", "Subject: your letter\n\n", "By email\n\n")
        + pick(
            rng,
            "Dear Sir or Madam,",
            f"Dear Mr {invent.surname(rng)},",
            "Dear Sirs,",
            "To whom it may concern,",
        )
        + f"\n\n{body}\n\n{pick(rng, *_CLOSE)}\n\n{invent.person(rng, 'en')}\n{pick(rng, 'Director', 'Manager', '')}"
    )


def termination(rng: Random) -> str:
    """A letter that ends a contract or does not renew it."""
    act = pick(
        rng,
        "we hereby give you notice of termination of the agreement",
        "we have decided not to renew the agreement",
        "please accept this letter as formal notice to terminate the contract",
        "we elect to terminate the services agreement",
        "notice is given that the lease will not be renewed",
    )
    why = some(
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
        f"{head(rng)}\n{invent.day(rng, 'en')}\n{pick(rng, 'By registered post', 'VIA CERTIFIED MAIL', '')}\n"
        f"{pick(rng, 'Re: Notice of termination', 'Subject: Termination of contract', 'NOTICE OF NON-RENEWAL', '')}\n\n"
        f"Dear {pick(rng, 'Sirs', 'Sir or Madam', 'Mr ' + invent.surname(rng))},\n\nWith reference to"
        f" the contract dated "
        f"{invent.day(rng, 'en')}, {act}."
        f" {' '.join(why)}\n\n{pick(rng, *_CLOSE)}\n{invent.person(rng, 'en')}"
    )


def invoice(rng: Random) -> str:
    """An invoice or credit note."""
    return (
        f"{head(rng)}\n{pick(rng, 'INVOICE', 'Tax Invoice', 'Invoice', 'CREDIT NOTE')}"
        f" {pick(rng, 'No.', '#', 'Number:')} {rng.randint(1000, 999999)}\n"
        f"{pick(rng, 'Invoice date', 'Date')}:"
        f" {invent.day(rng, 'en')}\n{pick(rng, 'Due date', 'Payment due')}: {invent.day(rng, 'en')}\n"
        f"{pick(rng, 'Bill to', 'Customer', 'Sold to')}:"
        f" {invent.company(rng, 'en')}\nDescription\tQty\tUnit price\tAmount\n{rows(rng, 'en')}\n"
        f"Subtotal {money(rng, 'en')}\n{pick(rng, 'VAT 20%', 'Sales tax')}"
        f" {money(rng, 'en')}\n{pick(rng, 'Total due', 'Amount due', 'Balance due')}"
        f" {money(rng, 'en')}\n"
        + "\n".join(
            some(
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


def order(rng: Random) -> str:
    """A purchase order or quotation."""
    return (
        f"{head(rng)}\n{pick(rng, 'PURCHASE ORDER', 'Purchase Order', 'ORDER FORM', 'Sales Order', 'QUOTATION', 'STATEMENT OF WORK')} {pick(rng, 'No.', '#')} {rng.randint(100, 99999)}\n"
        f"{pick(rng, 'Order date', 'Date')}:"
        f" {invent.day(rng, 'en')}\n{pick(rng, 'Ship to', 'Deliver to')}: {invent.address(rng, 'en')}\n"
        f"Item\tQty\tUnit price\tTotal\n{rows(rng, 'en')}\nTotal {money(rng, 'en')}\n"
        + "\n".join(
            some(
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


_TERMS = (
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


def terms(rng: Random) -> str:
    """General terms and conditions."""
    title = pick(
        rng,
        "TERMS AND CONDITIONS OF SALE",
        "Terms of Service",
        "General Terms and Conditions",
        "Website Terms of Use",
        "Standard Conditions of Purchase",
    )
    parts = "\n\n".join(f"{n + 1}. {line}" for n, line in enumerate(some(rng, _TERMS, 4, 9)))
    return f"{title}\n{invent.company(rng, 'en')}\n{pick(rng, 'Last updated ', 'Effective ', '')}{invent.day(rng, 'en')}\n\n{parts}"


def contract(rng: Random) -> str:
    """The opening and some clauses of a contract."""
    from models.party.synthetic import english

    lines = some(
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


_OTHER = (
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


def other(rng: Random) -> str:
    """A paper of no contract: minutes, a report, a recipe."""
    return pick(rng, "", "MINUTES\n", "Internal memo\n", "Résumé\n", "Report\n") + "\n".join(
        some(rng, _OTHER, 2, 6)
    )
