"""The number a contract bears, in its title or on a line of its own near the top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.terms._contract_numbers import line_numbers, named_numbers
from pipeline.terms.base import View
from pipeline.types import Clause, Language, Term

_TITLE = 700
_TOP = 1800
_PAPERS = frozenset({"contract", "order", "general_terms"})
"""What bears a number of its own; an amendment's title names that of another contract."""


class ContractNumberExtractor:
    """At most one number a contract."""

    name = "contract_number"
    version = 1
    kinds = ("contract_number",)
    requires = ("document_class", "party")
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {}
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the number in the title, or else on a line of its own before the parties."""
        classes = view.of("document_class")
        if view.language not in self.languages or not classes:
            return
        if classes[0].value_text not in _PAPERS and classes[0].state == "stated":
            return
        text = view.flow.text
        for found, confidence in (
            (next(named_numbers(text[:_TITLE], view.language), None), 0.93),
            (next(line_numbers(text[:_TOP], view.language), None), 0.9),
        ):
            if found is not None:
                proof = view.flow.evidence(found.start, found.end)
                label = f"{self.name}/{self.version}"
                number = " ".join(found.number.split())
                yield Term(self.kinds[0], {"number": number}, number, (proof,), confidence, label)
                return


EXTRACTOR = ContractNumberExtractor()
