"""The language of a text, under the name that readers know it by."""

from __future__ import annotations

from pipeline.reading.language import detect as language_of

__all__ = ["language_of"]
