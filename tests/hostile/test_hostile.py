"""Every hostile or odd file gets its own answer, and none takes anything else down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from pipeline.archive import FoundFile, digest, walk
from pipeline.errors import ReadingError
from pipeline.isolate import IsolatedPool
from pipeline.reading import reader_keys
from pipeline.settings import Limits, Ocr, Settings
from tests.hostile.make import make_all
from tests.hostile.work import Answer, Call, work

LIMITS = Limits(
    document_seconds=8.0,
    page_seconds=0.5,
    file_bytes=40_000_000,
    pages=200,
    page_pixels=20_000_000,
    inflated_bytes=8_000_000,
    member_bytes=4_000_000,
    members=500,
    nesting=3,
    text_characters=2_000_000,
)
FEWEST = 60


@pytest.fixture(scope="module")
def answers(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, frozenset[str]], dict[str, Answer]]:
    root = tmp_path_factory.mktemp("hostile")
    spool = tmp_path_factory.mktemp("spool")
    expected = make_all(root)
    settings = Settings(as_of=date(2026, 1, 1), ocr=Ocr(enabled=False), limits=LIMITS, spool=str(spool))
    found = list(walk(root))
    got: dict[str, Answer] = {}

    def calls() -> Iterator[tuple[str, Call, float]]:
        for item in found:
            answer = _unread(item)
            if answer is not None:
                got[item.path] = answer
                continue
            yield item.path, Call(str(item.location), digest(item).sha256, settings), 60.0

    with IsolatedPool(2, LIMITS.document_memory, preload=("tests.hostile.work",)) as pool:
        for outcome in pool.run(work, calls()):
            got[outcome.key] = outcome.value or Answer("failed", outcome.failure)
    return expected, got


def _unread(item: FoundFile) -> Answer | None:
    if item.status is not None:
        return Answer(item.status, item.reason)
    try:
        digest(item)
    except ReadingError as error:
        return Answer(error.status, error.reason)
    return None


Results = tuple[dict[str, frozenset[str]], dict[str, Answer]]


def test_there_are_enough_of_them(answers: Results) -> None:
    expected, _ = answers
    assert len(expected) >= FEWEST


def test_nothing_is_lost(answers: Results) -> None:
    expected, got = answers
    assert set(got) == set(expected)


def _present(path: str) -> bool:
    """Pictures have a reader of their own, which a checkout may lack."""
    return not path.startswith("picture/") or any(key.startswith("scan/") for key in reader_keys())


def test_each_has_the_right_status(answers: Results) -> None:
    expected, got = answers
    wrong = [
        f"{path}: {answer.status} ({answer.reason}), not {' or '.join(sorted(expected[path]))}"
        for path, answer in sorted(got.items())
        if answer.status not in expected[path] and _present(path)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_each_that_is_not_ok_says_why(answers: Results) -> None:
    _, got = answers
    silent = [path for path, answer in got.items() if answer.status != "ok" and not answer.reason]
    assert not silent


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("docx/part-bomb.docx", "limits.member_bytes"),
        ("docx/too-many-pages.docx", "limits.pages"),
        ("zip/too-many-members.zip", "limits.members"),
        ("txt/too-long.txt", "limits.text_characters"),
        ("txt/too-many-pages.txt", "limits.pages"),
        ("pdf/too-many-pages.pdf", "limits.pages"),
        ("picture/too-many-pages.tif", "limits.pages"),
        ("doc/too-many-pages.doc", "limits.pages"),
        ("7z/too-many-members.7z", "limits.members"),
        ("mbox/too-many.mbox", "limits.members"),
        ("mbox/one-line.mbox", "limits.member_bytes"),
    ],
)
def test_a_limit_is_named_when_it_is_hit(answers: Results, path: str, limit: str) -> None:
    if not _present(path):
        pytest.skip("no reader of pictures here")
    assert limit in answers[1][path].reason


@pytest.mark.parametrize(
    ("path", "member", "status", "words"),
    [
        ("zip/bomb-ratio.zip", "zeros", "too_large", "limits.member_bytes"),
        ("zip/bomb-many.zip", "7.bin", "too_large", "limits.inflated_bytes"),
        ("zip/bomb-lying.zip", "lie.txt", "damaged", "damaged"),
        ("zip/slip.zip", "../../evil.txt", "failed", "out of the archive"),
        ("zip/slip.zip", "/abs.txt", "failed", "out of the archive"),
        ("zip/slip.zip", "C:/x.txt", "failed", "out of the archive"),
        ("zip/link.zip", "link", "ignored", "link"),
        ("zip/encrypted.zip", "secret.txt", "encrypted", "password"),
        ("7z/bomb-ratio.7z", "zeros", "too_large", "limits.member_bytes"),
        ("7z/bomb-many.7z", "3.bin", "too_large", "limits.inflated_bytes"),
        ("7z/gigantic.7z", "big.bin", "too_large", "limits.member_bytes"),
        ("7z/slip.7z", "../evil.txt", "failed", "out of the archive"),
        ("7z/link.7z", "link", "ignored", "link"),
        ("7z/damaged.7z", "a.txt", "damaged", "damaged"),
    ],
)
def test_skipped_members_are_listed(
    answers: Results, path: str, member: str, status: str, words: str
) -> None:
    listed = {name: (found, reason) for name, found, reason in answers[1][path].skipped}
    assert listed[member][0] == status
    assert words in listed[member][1]


def test_names_and_endings_deceive_nobody(answers: Results) -> None:
    _, got = answers
    assert "droit français" in got["docx/named.pdf"].text
    assert "laws of France" in got["pdf/named.txt"].text
    assert "durée déterminée" in got["html/named.doc"].text
    assert "avenant signé" in got["mail/named.txt"].text
    assert "droit français" in got["doc/named.pdf"].text


def test_every_encoding_gives_the_same_words(answers: Results) -> None:
    _, got = answers
    texts = {
        got[f"txt/{name}.txt"].text for name in ("utf8", "utf8-bom", "utf16-no-bom", "utf16-be-no-bom")
    }
    texts |= {got[f"txt/{name}.txt"].text for name in ("utf32", "cp1252", "mac-roman", "dos")}
    assert len(texts) == 1


def test_no_file_of_the_machine_is_read(answers: Results) -> None:
    assert not any("root:" in answer.text for answer in answers[1].values())


def test_attachments_come_out(answers: Results) -> None:
    _, got = answers
    assert got["mail/attachment.eml"].attachments == ("avenant.pdf",)
    assert got["zip/slip.zip"].attachments == ("ok.txt",)
    assert got["mail/nested-20.eml"].attachments == ("level 1.eml",)
    assert got["pdf/attachment.pdf"].attachments == ("a.txt",)
    assert got["msg/attachment.msg"].attachments == ("avenant.pdf",)
    assert got["mbox/two.mbox"].attachments == ("0001 Avenant signé.eml", "0002 Avenant signé.eml")
    assert got["7z/sound.7z"].attachments == ("a.txt", "b.pdf")
