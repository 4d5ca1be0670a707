"""Rows of a published database that hold one contract of which much is known, with a stranger's tricks."""

from __future__ import annotations

import json
from typing import Any

ID = "ab12" + "0" * 60
MASTER = "cd34" + "0" * 60
HOSTILE = "Bail \x1b[2J[red]\u202eevil[/red]\x07\tde bureaux"
_PROOF = {"page": 2, "char_start": 10, "char_end": 20, "confidence": 0.95, "extractor": "x/1"}


def _term(number: int, kind: str, value: dict[str, Any], text: str, **other: Any) -> dict[str, Any]:
    base = {
        "document_id": ID,
        "term": number,
        "kind": kind,
        "value_json": json.dumps(value),
        "value_text": text,
        "quote": f"les mots de {kind}\nsur deux lignes, et bien d'autres mots pour dépasser la ligne",
        "fragments_json": "[]",
        "more_quotes_json": '["une autre preuve"]',
        "state": "stated",
        "reason": "",
        "repaired": "",
        "part": 1,
    }
    return base | _PROOF | other


TABLES: dict[str, list[dict[str, Any]]] = {
    "document_rows": [
        {
            "document_id": document,
            "media_type": "application/pdf",
            "language": "fr",
            "page_count": 3,
            "characters": 900,
            "read_as": "mixed",
            "read_quality": 0.4,
            "status": "needs_ocr_review",
            "reason": "",
            "reader": "pdf/1",
            "metadata_json": "[]",
        }
        for document in (ID, MASTER)
    ],
    "file_rows": [
        {"path": "baux/lyon.pdf", "file_name": "lyon.pdf", "document_id": ID, "size": 1, "status": "ok"},
        {
            "path": "old/lyon (2).pdf",
            "file_name": "lyon (2).pdf",
            "document_id": ID,
            "size": 1,
            "status": "ok",
        },
        {
            "path": "baux/lille.pdf",
            "file_name": "lille.pdf",
            "document_id": MASTER,
            "size": 1,
            "status": "ok",
        },
    ],
    "document_names": [
        {"document_id": ID, "file_name": "lyon.pdf", "path": "baux/lyon.pdf"},
        {"document_id": MASTER, "file_name": "lille.pdf", "path": "baux/lille.pdf"},
    ],
    "page_rows": [
        {"document_id": ID, "page": 1, "char_start": 0, "char_end": 9, "read_as": "text", "quality": 1.0},
        {"document_id": ID, "page": 2, "char_start": 9, "char_end": 20, "read_as": "ocr", "quality": 0.4},
    ],
    "resolved": [
        {
            "contract_id": ID,
            "document_id": ID,
            "part": 1,
            "document_class": "contract",
            "title": HOSTILE,
            "contract_type": "lease",
            "language": "fr",
            "parties_json": '["Foncière Œuvre SCI", "Moulins Łódź SARL"]',
            "our_role": "tenant",
            "counterparty": "Foncière Œuvre SCI",
            "counterparty_group": "Œuvre",
            "effective_date": "2024-01-01",
            "expiration_date": "2026-12-31",
            "expiration_kind": "date",
            "owner": "Élise Martin",
            "status": "in_force",
            "status_reason": "it ends on 2026-12-31",
            "unknown_json": '{"agreement_date": "The date is blank or redacted."}',
        },
        {
            "contract_id": MASTER,
            "document_id": MASTER,
            "part": 1,
            "document_class": "contract",
            "title": "Bail de Lille",
            "language": "fr",
            "parties_json": "[]",
            "status": "unknown",
            "unknown_json": "{}",
        },
    ],
    "term_rows": [
        _term(0, "party", {"name": "Foncière Œuvre SCI", "role": "lessor"}, "Foncière Œuvre SCI"),
        _term(1, "price", {"amount": "1200.00", "currency": "EUR", "per": "month"}, "1200.00 EUR"),
        _term(2, "price", {}, "", state="unknown", reason="The figure is blank.", confidence=0.5),
        _term(3, "assignment", {"consent": "prohibited", "by": "Preneur"}, "prohibited Preneur"),
        _term(4, "novelty", {"odd_key": "odd_value"}, "odd_value"),
        _term(
            5,
            "effective_date",
            {"date": "2024-01-01", "computed_from": "le jour de signature"},
            "2024-01-01",
        ),
    ],
    "state_rows": [
        {"contract_id": ID, "type": "insurance", "state": "absent", "reason": ""},
        {"contract_id": ID, "type": "warranty", "state": "unknown", "reason": "page 2 was read badly"},
        {"contract_id": ID, "type": "price", "state": "found", "reason": ""},
    ],
    "deadline_rows": [
        {"contract_id": ID, "kind": "end", "date": "2026-12-31", "derived_from": "ends as stated"} | _PROOF,
        {"contract_id": ID, "kind": "notice", "derived_from": "unknown: no notice period"},
    ],
    "schedule_rows": [
        {
            "contract_id": ID,
            "document_id": ID,
            "line": "loyer-year-eur",
            "what": "loyer[red]",
            "stretch": 0,
            "period_start": f"{year}-01-01",
            "period_end": f"{year}-12-31",
            "price_due": price,
            "currency": "EUR",
            "per": "year",
            "amount_due": price,
            "flat_price": "12000.00",
            "flat_amount": "12000.00",
            "formula": "Pn = Pn-1 × ILC / ILC0",
            "index_values_json": json.dumps(
                [
                    {
                        "role": "now",
                        "index": "ILC",
                        "period": "2025-Q2",
                        "value": "136.81",
                        "published": "2025-09-24",
                        "assumed": False,
                        "stated": False,
                        "coefficient": None,
                        "source": "INSEE",
                    }
                ]
            ),
            "arithmetic": "12 000,00 × 136,81 / 136,72 = 12 007,90",
            "state": "final",
        }
        | _PROOF
        for year, price in ((2025, "12000.00"), (2026, "12007.90"))
    ],
    "departure_rows": [
        {
            "standard_id": "fr-commercial-lease",
            "contract_id": ID,
            "clause": clause,
            "title": "Congé du preneur",
            "need": "required",
            "state": state,
            "reason": "préavis : 12 mois",
            "value": "P12M",
            "expected": "au plus 6 mois",
            "difference": f"au moins [-six-]{{+{HOSTILE}+}} mois à l'avance",
            "advice": "Ramener à six mois.",
            "review_state": "unreviewed",
            "quote": "au moins douze mois à l'avance",
        }
        | _PROOF
        for clause, state in (("termination_notice", "departs"), ("renewal", "unknown"))
    ],
    "flag_rows": [
        {
            "rule_id": "a",
            "contract_id": ID,
            "severity": "high",
            "verdict": "flagged",
            "title": "No signature",
        }
        | {"message": "Nobody signed.", "quote": "lu et approuvé"}
        | _PROOF,
        {
            "rule_id": "b",
            "contract_id": ID,
            "severity": "low",
            "verdict": "unknown",
            "title": "Late interest",
        }
        | {"message": "Look."},
        {
            "rule_id": "b",
            "contract_id": MASTER,
            "severity": "medium",
            "verdict": "flagged",
            "title": "Late",
        },
    ],
    "family_links": [
        {
            "contract_id": MASTER,
            "master_id": ID,
            "role": "amendment",
            "state": "linked",
            "confidence": 0.95,
        },
        {
            "contract_id": ID,
            "role": "order",
            "state": "ambiguous",
            "reason": "two may be meant",
            "candidates_json": json.dumps([MASTER]),
        },
    ],
    "change_rows": [
        {
            "contract_id": ID,
            "step": 1,
            "field": "expiration_date",
            "value": "2029-12-31",
            "replaced_value": "2026-12-31",
            "from_date": "2025-01-01",
            "source_contract_id": MASTER,
            "document_id": MASTER,
            "quote": "jusqu'au 31 décembre 2029",
        }
        | _PROOF
    ],
    "contradiction_rows": [
        {"contract_id": ID, "field": "total_value", "reason": "words and figures differ", "document_a": ID}
        | {"value_a": "100.00 EUR", "quote_a": "cent euros", "page_a": 1, "document_b": ID}
        | {"value_b": "200.00 EUR", "quote_b": "200 €", "page_b": 2}
    ],
    "register_rows": [
        {
            "row_number": 4,
            "number": "B-12",
            "counterparty": "Foncière",
            "state": "matched",
            "contract_id": ID,
        }
        | {"candidates_json": "[]"}
    ],
    "register_difference_rows": [
        {"row_number": 4, "contract_id": ID, "field": "end_date", "register_value": "2027-12-31"}
        | {"contract_value": "2026-12-31"}
    ],
}
