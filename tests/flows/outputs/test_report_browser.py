"""The report in a real browser: asks nothing of the network, runs nothing of a contract, fits a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.outputs.report import render
from tests.flows.outputs import report_rows as made
from tests.flows.outputs.test_report import HOSTILE, _archive

_CHROMIUM = shutil.which("chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(_CHROMIUM is None, reason="chromium is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with ordinary contracts and with names that would like to be markup."""
    folder = tmp_path_factory.mktemp("page")
    rows = made.database()
    _archive(rows)
    for number, words in enumerate(HOSTILE):
        key = made.contract(
            rows, f"{number}/{words}" + "very-long-" * 9 + ".pdf", title=words, counterparty=words
        )
        made.flag(
            rows, key, severity="high", rule_id=words, title=words, message=words, **made.quote(words)
        )
        made.deadline(rows, key, "notice", number, derived_from=words, **made.quote(words))
    path = folder / "report.html"
    path.write_text(render(rows, made.context(folder)), encoding="utf-8")
    return path


@pytest.fixture(params=[(1280, 900, "light"), (390, 844, "dark")], ids=["desk", "phone"])
def page(browser: Any, report: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    width, height, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    opened = context.new_page()
    opened.told = []
    opened.on("console", lambda message: opened.told.append(message.text))
    opened.on("pageerror", lambda error: opened.told.append(str(error)))
    opened.on("dialog", lambda dialog: opened.told.append("dialog"))
    opened.on("request", lambda asked: opened.told.append(asked.url) if asked.url[:4] == "http" else None)
    opened.goto(report.as_uri())
    yield opened
    context.close()


def test_it_opens_quietly_and_fits_the_screen(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert page.told == []


def test_a_link_opens_what_it_leads_to(page: Any) -> None:
    link = page.locator(".begin a").first
    target = link.get_attribute("href")
    link.click()
    page.wait_for_function("id => document.querySelector(id + ' details[open]')", arg=target)
    assert page.told == []


def test_everything_opens_and_closes(page: Any) -> None:
    page.locator("button[data-open='1']").click()
    assert page.locator("#risk details:not([open])").count() == 0
    page.locator("button[data-open='0']").click()
    assert page.locator("#risk details[open]").count() == 0


def test_the_table_is_searched_without_regard_to_accents(page: Any) -> None:
    page.locator("#find").fill("beta")
    assert page.locator("#register tbody tr:visible").count() == 2
    assert page.locator("#shown").inner_text() == "2 shown"
    page.locator("#find").fill("no such contract")
    assert page.locator("#register tbody tr:visible").count() == 0


def test_the_table_is_sorted_and_what_is_not_known_stays_last(page: Any) -> None:
    head = page.locator("#register th", has_text="Value")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    values = page.locator("#register tbody tr td:nth-child(6)").all_inner_texts()
    assert values[0] == "US$7,000,000"
    assert values[-1] == ""


def test_colours_have_contrast(page: Any) -> None:
    """Every text against its ground, by the formula of WCAG 2: 4.5 to 1."""
    poor = page.evaluate(_CONTRAST)
    assert poor == []


def test_it_can_be_walked_with_the_keyboard(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None


def test_what_is_serious_is_printed_open(page: Any, tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "report.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(path)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    assert "Notice must be given by" in text
    assert "three months' notice" in text
    assert "Open all" not in text
    assert page.locator("details[open]").count() == 0, "on the screen it is as before"


_CONTRAST = """() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (at) => {
    for (; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  for (const item of document.querySelectorAll('main *:not(svg):not(svg *), nav *')) {
    const own = [...item.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !item.checkVisibility()) continue;
    const [a, b] = [light(rgb(getComputedStyle(item).color)), light(ground(item))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.add(item.tagName + '.' + item.className);
  }
  return [...poor];
}"""
