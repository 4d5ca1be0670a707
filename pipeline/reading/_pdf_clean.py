"""Makes one page's text plain, with what only PDFs need: symbol fonts and their private characters."""

from __future__ import annotations

from data import late as re
from pipeline.reading.normalise import tidy

_PRIVATE = re.compile("[\uf020-\uf0ff]+")
_SYMBOLS = {
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\uf071": "☐",
    "\uf072": "☐",
    "\uf0fe": "☒",
    "\uf0fd": "☒",
    "\uf078": "☒",
    "\uf052": "☒",
    "\uf053": "☒",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf0e8": "→",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0b3": "≥",
    "\uf0a3": "≤",
    "\uf0b4": "×",
    "\uf02d": "-",
}
_SPACES = re.compile(r" {2,}")


def clean(text: str) -> str:
    """Tidy a page's text; a private character alone is a bullet or a box, a run is a symbol font's text."""
    text = text.replace("\xa0", " ")  # the one exotic space that is on nearly every page
    if _PRIVATE.search(text):
        text = _PRIVATE.sub(_plain, text)
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return tidy(text)


def _plain(match: re.Match[str]) -> str:
    run = match[0]
    if len(run) < 4:
        return "".join(_SYMBOLS.get(character, "•") for character in run)
    return "".join(chr(ord(character) - 0xF000) for character in run)
