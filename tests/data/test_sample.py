"""The sample archive, its truth and its builder tell one story."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
import yaml

from pipeline.register import entries, propose, read_table
from rules.schema import load_rules
from tests.sample_builder.catalogue import FILES, PICTURES
from tests.sample_builder.markup import TEXTS, load, parse

ROOT = Path(__file__).resolve().parents[2]
ARCHIVE = ROOT / "data" / "sample"
LIBRARY = {rule.id for rule in load_rules(ROOT / "rules")[0]}
TRUTH: dict[str, Any] = yaml.safe_load((ROOT / "data" / "sample_truth.yaml").read_text(encoding="utf-8"))
ENTRIES: list[dict[str, Any]] = TRUTH["files"]
CLASSES = {
    "contract", "amendment", "annex", "order", "draft", "template", "general_terms",
    "termination_letter", "letter", "invoice", "other",
}  # fmt: skip
MAGIC = {
    ".pdf": b"%PDF-",
    ".tif": b"II*\x00",
    ".jpg": b"\xff\xd8\xff",
    ".png": b"\x89PNG",
    ".docx": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
    ".zip": b"PK\x03\x04",
    ".rtf": b"{\\rtf1",
    ".html": b"<!DOCTYPE html>",
    ".eml": b"From: ",
    ".db": bytes.fromhex("d0cf11e0a1b11ae1"),
}


def on_disk() -> list[str]:
    return sorted(str(p.relative_to(ARCHIVE)) for p in ARCHIVE.rglob("*") if p.is_file())


def inside(path: Path) -> Iterator[str]:
    """Names of what a container holds."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            yield from archive.namelist()
    elif path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        yield from (str(part.get_filename()) for part in message.iter_attachments())
    elif path.suffix == ".pdf" and "protocole" not in path.name:
        with pikepdf.open(path) as document:
            yield from document.attachments


def pdf_text(content: bytes) -> list[str]:
    document = pdfium.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_the_truth_tells_of_every_file_and_of_no_other() -> None:
    found = set(on_disk())
    found |= {f"{name}!/{member}" for name in on_disk() for member in inside(ARCHIVE / name)}
    told = [entry["path"] for entry in ENTRIES]
    assert len(told) == len(set(told)), "a path is told twice"
    assert set(told) == found


def test_the_page_about_the_archive_names_every_file() -> None:
    page = (ROOT / "data" / "sample.md").read_text(encoding="utf-8")
    missing = [name for name in on_disk() if f"`{name}`" not in page]
    assert not missing


def test_the_register_of_the_archive_is_understood_and_told_of() -> None:
    path = ROOT / "data" / "sample_register.csv"
    page = (ROOT / "data" / "sample.md").read_text(encoding="utf-8")
    assert f"--register {path.relative_to(ROOT)}" in page
    table = read_table(path)
    mapping = propose(table)
    rows = list(entries(table, mapping.columns))
    assert len(rows) == 9
    assert not mapping.doubts
    assert not [problem for row in rows for problem in row.problems]
    files = {Path(entry["path"]).name for entry in ENTRIES}
    assert {row.file for row in rows if row.file} <= files


def test_the_archive_is_of_a_size_to_carry() -> None:
    assert 28 <= len(on_disk()) <= 36
    assert sum((ARCHIVE / name).stat().st_size for name in on_disk()) < 6 * 1024 * 1024
    assert not [name for name in on_disk() if not (ARCHIVE / name).stat().st_size]


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".txt")])
def test_a_file_is_what_its_name_says(name: str) -> None:
    assert (ARCHIVE / name).read_bytes().startswith(MAGIC[Path(name).suffix])


def test_long_contracts_are_long() -> None:
    for name in ("baux/bail-commercial-tisserands.pdf", "supply/Master_Supply_Agreement.pdf"):
        assert len(pdf_text((ARCHIVE / name).read_bytes())) >= 10, name
    words = sum(len(block.text.split()) for block in load("infogerance_ozerance").blocks)
    assert words > 2_200


def test_a_scan_has_no_text_layer_and_a_mixed_file_has_one_on_some_pages() -> None:
    assert not "".join(pdf_text((ARCHIVE / "maintenance/ascenseurs-pontavy.pdf").read_bytes())).strip()
    *digital, last = pdf_text((ARCHIVE / "supply/Distribution_Agreement_signed.pdf").read_bytes())
    assert all(page.strip() for page in digital)
    assert not last.strip()


def test_the_encrypted_file_wants_a_password() -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(ARCHIVE / "conseil/protocole-confidentiel.pdf")


def test_the_copy_is_exact() -> None:
    for entry in ENTRIES:
        if "duplicate_of" in entry:
            assert (ARCHIVE / entry["path"]).read_bytes() == (ARCHIVE / entry["duplicate_of"]).read_bytes()


def test_one_text_is_in_windows_code_page() -> None:
    content = (ARCHIVE / "nda/accord_confidentialite_delorne.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")
    assert "CONFIDENTIALITÉ" in content.decode("cp1252")


@pytest.mark.parametrize("name", [name for name in FILES if name not in PICTURES])
def test_the_builder_makes_the_same_file_again(name: str) -> None:
    """Compared by content: the packers' bytes depend on the compression library."""
    made, kept = FILES[name](), (ARCHIVE / name).read_bytes()
    if name.endswith("protocole-confidentiel.pdf"):
        assert len(made) == len(kept)
    elif name.endswith(".pdf"):
        assert pdf_text(made) == pdf_text(kept)
    elif name.endswith((".docx", ".odt")):
        assert members(made) == members(kept)
    elif name.endswith(".zip"):
        assert list(members(made)) == list(members(kept))
    elif name.endswith(".eml"):
        assert made.split(b"Content-Disposition")[0] == kept.split(b"Content-Disposition")[0]
    else:
        assert made == kept


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_text_is_used() -> None:
    written = {path.stem for path in TEXTS.glob("*.md")}
    used = set(re.findall(r'"(\w+)"', (TEXTS.parent / "catalogue.py").read_text(encoding="utf-8")))
    assert written <= used


def luhn(number: str) -> bool:
    doubled = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(number))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def test_registration_numbers_are_valid_and_from_a_reserved_looking_range() -> None:
    seen: set[str] = set()
    for path in TEXTS.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        for found in re.findall(r"(?:RCS|SIREN|numéro|n°)\D{0,40}?(\d{3} \d{3} \d{3})\b", text):
            seen.add(found.replace(" ", ""))
    told = {
        party["registration_number"]
        for entry in ENTRIES
        for party in entry.get("parties", ())
        if re.fullmatch(r"\d{9}", party.get("registration_number", ""))
    }
    assert told <= seen
    assert all(number.startswith("999") and luhn(number) for number in seen)


def test_mail_addresses_are_nobodys() -> None:
    for name in FILES:
        if name.endswith((".eml", ".html", ".txt")):
            text = (ARCHIVE / name).read_bytes().decode("utf-8", "replace")
            assert all(host.endswith(".example") for host in re.findall(r"[\w.]+@([\w.-]+)", text))


def dates(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ([*as_list(inner)] if key == "date" else dates(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from dates(inner)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["path"]))
def test_an_entry_keeps_the_house_s_words(entry: dict[str, Any]) -> None:
    assert set(as_list(entry["status"])) <= {"ok", "partial", "needs_ocr_review", "encrypted", "ignored"}
    assert set(as_list(entry.get("class", "contract"))) <= CLASSES
    assert entry.get("language", "fr") in {"fr", "en"}
    told = [*entry.get("flags", ()), *entry.get("unknown_flags", ()), *entry.get("debatable", ())]
    assert set(told) <= LIBRARY
    assert len(told) == len(set(told))
    for key in ("term", "renewal_term", "notice_period", "termination_notice"):
        for value in as_list(entry.get(key)):
            assert value is None or re.fullmatch(r"P\d+[MD]", value), key
    for value in as_list(entry.get("renewal")):
        assert value in {None, "none", "tacit", "express", "evergreen"}
    for price in entry.get("prices", ()):
        assert re.fullmatch(r"\d+\.\d{2,4}", price["amount"])
        assert re.fullmatch("[A-Z]{3}", price["currency"])
        per = as_list(price.get("per", "month"))[0]
        assert per in {
            "month",
            "year",
            "quarter",
            "day",
            "hour",
            "unit",
            "user",
            "user_month",
            "unit_month",
            "gb_month",
        }
    for key in ("agreement_date", "effective_date", "notice_deadline", "current_end"):
        for value in as_list(entry.get(key)):
            assert value is None or date.fromisoformat(value)
    assert all(date.fromisoformat(value) for value in dates(entry))


def test_flags_follow_from_the_values() -> None:
    """The simple rules are counted again from the values told: the truth contradicts itself nowhere."""
    as_of = date.fromisoformat(TRUTH["as_of"])
    for entry in ENTRIES:
        if entry.get("class") != "contract":
            assert not entry.get("flags"), entry["path"]
            continue
        flags = set(entry["flags"])
        total = as_list(entry.get("total_value"))[0]
        high = total is not None and float(total["amount"]) > float(TRUTH["high_value"])
        assert high == ("high-value" in flags), entry["path"]
        # One that may be left on notice needs no end.
        endless = entry.get("expiration", {}).get("kind") == "perpetual" and not entry.get(
            "termination_notice"
        )
        assert endless == ("no-end-date" in flags), entry["path"]
        left = [(date.fromisoformat(d) - as_of).days for d in entry.get("notice_deadline", ()) if d]
        near = any(0 <= days <= TRUTH["notice_days"] for days in left)
        assert near == ("notice-deadline-near" in flags), entry["path"]
        upward = (
            entry["contract_type"] == ["lease"] and entry.get("indexation", {}).get("direction") == "up"
        )
        assert upward == ("fr-indexation-upward-only" in flags), entry["path"]


def test_the_truth_is_in_the_text() -> None:
    """Each name of a party and each French or English amount told can be read in some source."""
    everything = " ".join(path.read_text(encoding="utf-8") for path in TEXTS.glob("*.md")).replace("**", "")
    for entry in ENTRIES:
        for party in entry.get("parties", ()):
            assert party["name"].casefold() in everything.casefold(), party["name"]
        for price in entry.get("prices", ()):
            whole, cents = price["amount"].split(".")
            plain = {f"{int(whole):,}".replace(",", sep) for sep in (" ", ",", "")}
            forms = plain | {f"{w}{dot}{cents}" for w in plain for dot in ",."}
            assert any(form in everything for form in forms), (entry["path"], price["amount"])


def test_markup_reads_its_own_signs() -> None:
    source = parse(
        "---\nlanguage: fr\n---\n# T\n\nA {-b-}{+c+} {~d~} **e**[^1]\n\n| x | y |\n\n[^1]: note\n"
    )
    assert [block.kind for block in source.blocks] == ["title", "para", "table"]
    assert source.blocks[1].text == "A c  e"
    assert source.notes["1"][0].text == "note"
