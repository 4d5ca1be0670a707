"""Literals of which a clause has one where it limits liability to a sum."""

from __future__ import annotations

CAP_TRIGGERS = {
    "en": (
        "exceed",
        "in excess of",
        "limited to",
        "limited\nto",
        "in\nexcess of",
        "in excess\nof",
        "maximum",
        "greater than",
        "limited",
        "capped",
        "cap of",
        "cap\nof",
        "cap on",
        "more than",
        "more\nthan",
        "greater\nthan",
    ),
    "fr": (
        "exceder",
        "depasser",
        "excede",
        "depasse",
        "limite",
        "plafon",
        "a hauteur d",
        "concurrence d",
        "au-dela",
        "superieur",
        "hauteur d",
    ),
}
