"""Two texts held against each other: what was misread is forgiven, what was changed never is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.standard_library import BROUGHT
from rules.departures.difference import compare, misread, render, sides
from rules.departures.reading import load_standards
from rules.departures.tokens import tokens
from rules.departures.wording import common_words
from tests.rules.departures.noise import negotiated, renumbered, scanned, typeset

_TEXTS = st.text(
    st.one_of(st.sampled_from("aenorstuil01359 \n.,;-[]{}+\\'()%"), st.characters(max_codepoint=0x2FF)),
    max_size=90,
)
_SENTENCES = st.lists(
    st.sampled_from(["the", "may", "shall", "not", "within", "30", "90", "days", "of", "article", "12"]),
    max_size=24,
).map(" ".join)


def _wordings() -> Iterator[tuple[str, str, str]]:
    for standard in load_standards(BROUGHT)[0]:
        for wanted in standard.clauses:
            for text in (*wanted.wording, *wanted.acceptable_wording):
                yield standard.language, f"{standard.id} {wanted.subject.name}", text


WORDINGS = list(_wordings())
_FILLED = {"fr": "trente (30) jours", "en": "thirty (30) days"}


def _known(language: str) -> frozenset[str]:
    own = {token.key for spoken, _, text in WORDINGS for token in tokens(text) if spoken == language}
    return common_words(language) | own


KNOWN = {language: _known(language) for language in ("fr", "en")}


def _verdict(standard: str, contract: str, language: str = "en") -> str:
    compared = compare(tokens(standard, slots=True), tokens(contract), KNOWN[language])
    if not compared.changed and not compared.blurred:
        return "same"
    return "unreadable" if compared.blurred or compared.garbled(KNOWN[language]) else "changed"


def _same(standard: str, contract: str, language: str = "en") -> bool:
    return _verdict(standard, contract, language) == "same"


def _contract(language: str, text: str) -> str:
    parts = text.split("[")
    return parts[0] + "".join(_FILLED[language] + part.split("]", 1)[1] for part in parts[1:])


@given(_TEXTS, _TEXTS)
def test_applying_a_difference_gives_back_both_texts(one: str, other: str) -> None:
    pieces = compare(tokens(one), tokens(other)).pieces
    assert "".join(token.raw for piece in pieces for token in piece.standard) == one
    assert "".join(token.raw for piece in pieces for token in piece.contract) == other


@given(_SENTENCES, _SENTENCES)
def test_a_written_difference_gives_back_the_words_of_both(one: str, other: str) -> None:
    told = sides(render(compare(tokens(one), tokens(other))))
    assert told[1].split() == other.split()
    # Numbers of articles agree whatever they are, and the contract's is shown.
    assert len(told[0].split()) == len(one.split())


@given(_TEXTS, _TEXTS)
def test_a_written_difference_can_be_read_whatever_stands_in_it(one: str, other: str) -> None:
    compared = compare(tokens(one), tokens(other))
    _, contract = sides(render(compared))
    assert [token.key for token in tokens(contract)] == [
        token.key for token in tokens(" ".join(other.split()))
    ]


@given(_TEXTS)
def test_a_text_is_like_itself(text: str) -> None:
    assert not compare(tokens(text), tokens(text)).changed


@pytest.mark.parametrize(
    ("standard", "contract"),
    [
        ("within 90 days", "within 80 days"),
        ("within 90 days", "within 9 days"),
        ("within 30 days", "within\n30. days of 40"),
        ("shall be liable", "shall not be liable"),
        ("shall be liable", "shall be unliable"),
        ("the Supplier may assign", "the Supplier must assign"),
        ("le Client ne peut céder", "le Client peut céder"),
        ("l'accord préalable", "sans l'accord préalable"),
        ("of the employer", "of the employee"),
        ("10 % of the price", "10 of the price"),
        ("40 EUR", "40 USD"),
        ("1 000 euros", "10 000 euros"),
        ("article 1231-5 du code civil", "article 1231-6 du code civil"),
        ("article 12 de la loi", "article 13 de la loi"),
        ("le bailleur peut", "le preneur peut"),
        ("clear of charges", "dear of charges"),
        ("it is not able", "it is notable"),
        ("dix jours", "six jours"),
        ("douze mois", "douze jours"),
        ("direct losses", "indirect losses"),
        ("a notice of [period]", "a notice of"),
        ("the fees", "the fees and costs"),
        ("the fees and costs", "the fees"),
        ("ninety (90) days' notice", "ninety (80) days' notice"),
        ("ninety (90) days' notice", "eighty (90) days' notice"),
    ],
)
def test_a_change_is_a_change(standard: str, contract: str) -> None:
    assert not _same(standard, contract)


@pytest.mark.parametrize(
    ("standard", "contract"),
    [
        ("within 90 days", "within 9O days"),
        ("the supplier shall indemnify", "the supp1ier shall indem-\nnify"),
        ("the supplier shall indemnify", "The SUPPLIER shall in demnify"),
        ("l'indemnité de résiliation", "L\u2019indemnité de résiiiation"),
        ("an aggregate amount", "an aggregatc amount"),
        ("à l'œuvre", "a l'oeuvre"),
        ("confidential information", "con\ufb01dential inforrnation"),
        ("as stated in article 12 of this agreement", "as stated in Article 17.2 of this agreement"),
        ("The fees are due. They are final.", "7.1 The fees are due.\n7.2 They are final."),
        ("a notice of [period] in writing", "a notice of three (3) months in writing"),
        ("a sum of 1 000 euros", "a sum of 1000 euros"),
        ("the fees", "the | fees ."),
        ("six mois à l'avance", "six (6) mois à l'avance"),
        ("ninety (90) days' notice", "90 days' notice"),
    ],
)
def test_a_misreading_is_none(standard: str, contract: str) -> None:
    assert _same(standard, contract)


@pytest.mark.parametrize(("language", "name", "text"), WORDINGS, ids=[name for _, name, _ in WORDINGS])
def test_what_print_does_is_forgiven(language: str, name: str, text: str) -> None:
    for seed in range(8):
        own = _contract(language, text)
        assert _same(text, typeset(own, seed), language), name
        assert _same(text, renumbered(own, seed), language), name


@pytest.mark.parametrize(("language", "name", "text"), WORDINGS, ids=[name for _, name, _ in WORDINGS])
def test_what_a_negotiator_does_is_seen_even_through_a_scan(language: str, name: str, text: str) -> None:
    for seed in range(24):
        changed = negotiated(_contract(language, text), language, seed)
        if changed is not None:
            assert not _same(text, changed, language), (name, changed)
            assert not _same(text, scanned(changed, 0.005, seed), language), (name, changed)


def test_a_good_scan_of_the_standard_is_mostly_as_standard_and_never_told_changed_for_sure() -> None:
    """The rates are what docs/performance.md tells of scans: half a percent of letters misread is usual."""
    told = {"same": 0, "changed": 0, "unreadable": 0}
    for language, _, text in WORDINGS:
        for seed in range(10):
            read = scanned(_contract(language, text), 0.005, seed)
            told[_verdict(text, read, language)] += 1
    assert told["same"] / sum(told.values()) > 0.8, told
    assert told["changed"] / sum(told.values()) < 0.1, told


@pytest.mark.parametrize(
    ("standard", "contract", "expected"),
    [
        ("client", "c1ient", True),
        ("90", "9o", True),
        ("90", "80", False),
        ("l", "1", True),
        ("1", "l", False),
        ("not", "n0t", True),
        ("now", "not", False),
        ("may", "rnay", True),
        ("employer", "employee", False),
        ("terminate", "terrninate", True),
        ("term", "tern", False),
    ],
)
def test_one_word_misread(standard: str, contract: str, expected: bool) -> None:
    assert misread(standard, contract) is expected
