"""A contract is signed when every party's block is; one blank block says that it is not."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.contract import resolve_with_proofs
from pipeline.decisions import decide
from pipeline.types import Term
from tests.pipeline.test_contract import AS_OF, contract, term

PARTIES = (term("party", "Alpha SAS"), term("party", "Bêta Ltd", 2))


def block(state: str, party: str | None, page: int = 8, confidence: float = 0.93) -> Term:
    value: dict[str, Any] = {"state": state}
    if party:
        value["party"] = party
    text = "?no mark was seen" if state == "unknown" else f"{party}: {state}"
    return term("signature", text, page, confidence, **value)


@pytest.mark.parametrize(
    ("blocks", "expected", "reason"),
    [
        ([], None, None),
        ([block("signed", "Alpha SAS"), block("signed", "BETA LTD", 9)], True, None),
        ([block("signed", "Alpha"), block("signed", None, 9)], True, None),
        ([block("signed", "Alpha SAS"), block("blank", "Bêta Ltd", 9)], False, None),
        ([block("blank", None), block("blank", None, 9)], False, None),
        ([block("signed", "Alpha SAS")], None, "1 of 2 parties"),
        ([block("signed", "Alpha SAS"), block("unknown", "Bêta Ltd", 9)], None, "Ltd: no mark was seen"),
        ([block("signed", "Alpha SAS"), block("blank", "Bêta Ltd", 9, 0.6)], None, "Bêta Ltd"),
        # counterparts: each party signed its own copy
        (
            [block("signed", "Alpha SAS"), block("blank", "Bêta Ltd"),
             block("blank", "Alpha SAS", 9), block("signed", "Bêta Ltd", 9)],
            True,
            None,
        ),
    ],
)  # fmt: skip
def test_signed(blocks: list[Term], expected: bool | None, reason: str | None) -> None:
    made = contract(*PARTIES, *blocks)
    assert made.signed is expected
    if reason is None:
        assert "signed" not in made.unknown
    else:
        assert reason in made.unknown["signed"]


def test_it_rests_on_its_blocks_and_a_person_may_reject_one() -> None:
    blocks = [block("signed", "Alpha SAS"), block("signed", "Bêta Ltd", 9)]
    found = resolve_with_proofs("c", "en", [*PARTIES, *blocks], as_of=AS_OF)
    assert [item.term for item in found.proofs["signed"].reviewed] == blocks
    log = [decide(blocks[1], "reject", by="Ada", at="2026-11-25T10:00:00+00:00")]
    assert contract(*PARTIES, *blocks, decisions=log).signed is None
