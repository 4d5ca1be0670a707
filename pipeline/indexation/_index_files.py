"""Reads index series from YAML: those that Clausier brings and those of a workspace."""

from __future__ import annotations

from pathlib import Path

from pipeline.indexation._library import Library


class BadSeriesError(ValueError):
    """A file of a series is wrong; the message names the file and says what to mend, one line a mistake."""


def load_library(extra: Path | None = None) -> Library:
    """Return the series of ``data/indices``, with those of a further folder laid over them.

    Args:
        extra: a folder of YAML files (``<workspace>/indices``); it need not exist. A file there brings a
            series of its own, or further values of one that is known.

    Raises:
        BadSeriesError: a file is no series, or contradicts what is known.
    """
    raise NotImplementedError
