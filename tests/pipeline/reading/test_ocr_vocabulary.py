"""A misread name is spelled as the document spells it where the engine was sure."""

from __future__ import annotations

import pytest

from pipeline.reading._ocr_types import OcrWord
from pipeline.reading._ocr_vocabulary import agreed


def page(*words: tuple[str, float]) -> tuple[str, list[OcrWord]]:
    text, made = "", []
    for word, confidence in words:
        start = len(text)
        text += word + " "
        made.append(OcrWord(start, start + len(word), 0, 0, 1, 1, confidence))
    return text, made


ELSEWHERE = page(("Eliance", 0.95), ("shall", 0.9), ("Eliance's", 0.9), ("(Eliance)", 0.9), ("pays", 0.9))


@pytest.mark.parametrize(
    ("read", "confidence", "meant"),
    [
        ("Eiiance,", 0.5, "Eliance,"),
        ("EIIANCE", 0.5, "ELIANCE"),
        ("Éliance", 0.5, "Eliance"),
        ("E1iance", 0.5, "Eliance"),
        ("Eiiance", 0.9, "Eiiance"),  # the engine is sure: another company may have that name
        ("eiiance", 0.5, "eiiance"),
        ("Elianze", 0.5, "Elianze"),
        ("Reliance", 0.5, "Reliance"),
        ("Eiionce", 0.5, "Eiionce"),  # three letters of seven
    ],
)
def test_a_doubtful_name_is_spelled_as_elsewhere(read: str, confidence: float, meant: str) -> None:
    text, words = page((read, confidence), ("Inc.", 0.9))
    others, sure = ELSEWHERE
    assert agreed([text, others], [words, sure]) == [f"{meant} Inc. ", others]


def test_two_spellings_that_the_document_is_sure_of_are_left() -> None:
    both = page(*[(name, 0.95) for name in ("Marlin", "Martin", "Marlin", "Martin")])
    text, words = page(("Mariin", 0.4))
    assert agreed([text, both[0]], [words, both[1]])[0] == text


def test_a_page_without_words_stays_as_it_is() -> None:
    text, words = page(("Eiiance", 0.5))
    assert agreed(["a digital page", text], [[], words]) == ["a digital page", text]
