"""Rights assigned, licensed and kept, and whose they are."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

KINDS: list[tuple[Language, str, str, str | None]] = [
    (
        "en",
        "6. License. Licensor hereby grants to Licensee a non-exclusive license to use the Software.",
        "license",
        "Licensor",
    ),
    (
        "en",
        "6. Marks. Acme grants to Distributor the right to use its trademarks to promote the Products.",
        "license",
        "Acme",
    ),
    (
        "en",
        "6. Work Product. Consultant hereby assigns to Company all right, title and interest in the"
        " inventions"
        " made in the course of the Services.",
        "assignment",
        "Company",
    ),
    (
        "en",
        "6. Results. All deliverables developed by Contractor hereunder shall become the property of"
        " Customer.",
        "assignment",
        "Customer",
    ),
    (
        "en",
        "6. Ownership. Supplier retains all right, title and interest in its intellectual property.",
        "retained",
        "Supplier",
    ),
    (
        "en",
        "6. Ownership. The trademarks shall remain the exclusive property of Licensor.",
        "retained",
        "Licensor",
    ),
    (
        "fr",
        "ARTICLE 6 - PROPRIÉTÉ INTELLECTUELLE\n\nLe Prestataire cède au Client, à titre exclusif,"
        " l'ensemble des"
        " droits de propriété intellectuelle sur les livrables.",
        "assignment",
        "Client",
    ),
    (
        "fr",
        "ARTICLE 6 - LICENCE\n\nLe Concédant concède au Client une licence d'utilisation non exclusive"
        " du logiciel.",
        "license",
        "Concédant",
    ),
    (
        "fr",
        "ARTICLE 6 - PROPRIÉTÉ INTELLECTUELLE\n\nLe Prestataire conserve la propriété de son"
        " savoir-faire et de ses"
        " logiciels.",
        "retained",
        "Prestataire",
    ),
    (
        "fr",
        "ARTICLE 6 - PROPRIÉTÉ\n\nLes plans et la documentation demeurent la propriété exclusive du"
        " Fournisseur.",
        "retained",
        "Fournisseur",
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "owner"), KINDS)
def test_kinds_and_owners(language: Language, text: str, kind: str, owner: str | None) -> None:
    (term,) = read(text, language, "intellectual_property")
    assert (term.state, term.value["kind"], term.value.get("owner")) == ("stated", kind, owner)


def test_who_acknowledges_is_not_the_owner() -> None:
    text = "6. Marks. Agent acknowledges that Licensor is the sole owner of the trademarks."
    (term,) = read(text, "en", "intellectual_property")
    assert term.value["owner"] == "Licensor"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "6. Marks. Nothing in this Agreement grants Distributor a license to the software."),
        ("en", "6. Assignment. Supplier shall not assign this Agreement or its software obligations."),
        ("en", "6. Title. Title to the Products and risk of loss pass to Buyer upon delivery."),
        ("en", "6. Site. Customer owns the building and grants access to it."),
        (
            "fr",
            "ARTICLE 6\n\nLe Vendeur conserve la propriété des marchandises jusqu'au complet paiement du"
            " prix.",
        ),
        ("fr", "ARTICLE 6\n\nLe Client ne peut céder le contrat ni le logiciel."),
    ],
)
def test_other_words(language: Language, text: str) -> None:
    assert read(text, language, "intellectual_property") == ()


def test_a_denied_transfer_keeps() -> None:
    text = (
        "ARTICLE 6\n\nLa concession du droit d'utilisation du progiciel n'entraîne pas transfert des"
        " droits de"
        " propriété au profit du Client."
    )
    assert all(term.value["kind"] != "assignment" for term in read(text, "fr", "intellectual_property"))
