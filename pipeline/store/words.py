"""Words that views make sentences of, from the lexicons of both languages."""

from __future__ import annotations

from collections.abc import Iterator

from data.load import lexicon
from pipeline.store.tables import Row

LANGUAGES = ("fr", "en")
_LEXICON = "unusual"


def word_rows() -> Iterator[Row]:
    """Yield one row a language and word or phrase of the lexicon ``unusual``."""
    for language in LANGUAGES:
        for kind, named in lexicon(_LEXICON, language).items():
            for name, said in named.items():
                yield {"language": language, "kind": kind, "name": name, "text": said}
