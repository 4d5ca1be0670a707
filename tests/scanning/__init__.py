"""Makes scans of digital PDFs as offices have them: image only, seeded, the same bytes for the same seed.

``scan`` turns a whole PDF into pictures at one of the levels of :data:`LEVELS`; the recipes stand in
``levels``, what they are cooked from in ``paper`` (light, dust, copies) and ``marks`` (stamps, pen, holes).
"""

from __future__ import annotations

from tests.scanning.levels import LEVELS, Level
from tests.scanning.sheets import scan, scan_pages

__all__ = ["LEVELS", "Level", "scan", "scan_pages"]
