"""Which documents say nearly the same, whatever their layout."""

from __future__ import annotations

import random

import numpy

from pipeline.duplicates import near_duplicates, resemblance, signature

WORDS = [f"mot{number}" for number in range(3000)]


def contract(seed: int, length: int = 900) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def signed(words: list[str]) -> tuple[int, ...]:
    made = signature(" ".join(words))
    assert made is not None
    return made


def linked(signatures: dict[str, tuple[int, ...]]) -> dict[str, str]:
    return near_duplicates(list(signatures), numpy.array(list(signatures.values()), dtype=numpy.uint32))


def test_no_document_no_link() -> None:
    assert near_duplicates([], numpy.empty((0, 64), dtype=numpy.uint32)) == {}


def test_case_accents_and_layout_change_nothing() -> None:
    text = " ".join(["Le présent contrat est conclu pour une durée", *contract(1)])
    assert signature(text) == signature(text.upper().replace(" ", " \n"))


def test_a_short_text_has_no_signature() -> None:
    assert signature("Fait à Paris, en deux exemplaires.") is None
    assert signature("page " * 500) is None


def test_small_changes_link_and_large_ones_do_not() -> None:
    original = contract(2)
    footer = [*original, "page", "un", "sur", "trois"]
    half = original[:450] + contract(3, 450)
    signatures = {"c": signed(original), "b": signed(footer), "d": signed(half), "a": signed(contract(4))}
    assert linked(signatures) == {"c": "b"}


def test_a_scan_links_to_its_original() -> None:
    original = contract(8, 3000)
    misread = [f"{word}x" if place % 67 == 0 else word for place, word in enumerate(original)]
    assert linked({"a": signed(original), "b": signed(misread)}) == {"b": "a"}


def test_the_order_of_input_changes_nothing() -> None:
    base = contract(5)
    variants = {f"{number:02d}": signed([*base, f"mention{number}"]) for number in range(12)}
    turned = dict(sorted(variants.items(), reverse=True))
    links = linked(variants)
    assert links == linked(turned)
    assert set(links.values()) == {"00"}
    assert len(links) == 11


def test_the_estimate_follows_the_truth() -> None:
    one, other = contract(6, 2000), contract(7, 2000)
    mixed = one[:1500] + other[1500:]
    shingles = [
        {tuple(words[place : place + 4]) for place in range(len(words) - 3)} for words in (one, mixed)
    ]
    truth = len(shingles[0] & shingles[1]) / len(shingles[0] | shingles[1])
    assert abs(resemblance(numpy.array(signed(one)), numpy.array(signed(mixed))) - truth) < 0.2


def test_signatures_are_the_same_on_every_machine() -> None:
    made = signature(" ".join(f"article {number} durée" for number in range(60)))
    assert made is not None
    assert made[:3] == (331810, 37593397, 13903817)
