"""What one rule says of one contract: the verdict in three values, and its words in both languages."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from data.load import lexicon
from rules.schema import LANGUAGES, Rule

EVIDENCE = ("quote", "page", "char_start", "char_end", "confidence", "extractor", "review_state")
NOT_BINDING = frozenset(
    {"draft", "template", "general_terms", "termination_letter", "letter", "invoice", "other"}
)
_MAY_NOT_BIND = frozenset({None, "unknown"})
"""What may be no contract at all is not reproached with what it leaves out."""
PARTIAL_BY_NATURE = frozenset({"amendment", "annex", "order"})

UNKNOWN_MESSAGES = {
    "applies": {
        "fr": "Il n'est pas établi que la règle s'applique : {reason}.",
        "en": "It is not settled whether the rule applies: {reason}.",
    },
    "value": {
        "fr": "À vérifier : la valeur n'est pas établie.",
        "en": "Please look: the value is not settled.",
    },
    "state": {"fr": "À vérifier : {reason}.", "en": "Please look: {reason}."},
    "partly": {
        "fr": "À vérifier : le contrat n'a pas été lu en entier ({reason}).",
        "en": "Please look: the contract was not read in full ({reason}).",
    },
}
_REASONS = {
    "class": {
        "fr": "il n'est pas établi que ce document est un contrat",
        "en": "it is not settled whether this document is a contract",
    },
    "type": {"fr": "le type de contrat est inconnu", "en": "the type of contract is not known"},
    "law": {"fr": "la loi applicable est inconnue", "en": "the governing law is not known"},
    "language": {
        "fr": "la règle n'a pas été éprouvée sur des contrats en cette langue",
        "en": "the rule was not tried on contracts in this language",
    },
    "when": {
        "fr": "une valeur dont elle dépend est inconnue",
        "en": "a value that it depends on is not known",
    },
    "page": {"fr": "page {page} non lue ou mal lue", "en": "page {page} was not read, or not well"},
    "stands_under": {
        "fr": "il renvoie à un autre écrit, qui peut le prévoir",
        "en": "it stands under another paper, which may provide for it",
    },
    "not_understood": {
        "fr": "le sujet est traité, la valeur n'a pas été comprise",
        "en": "the text speaks of it, the value was not understood",
    },
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one rule says of one contract, with the words where there are any."""

    rule_id: str
    contract_id: str | None
    """``None`` where a rule of the archive speaks of something that no contract was found for."""
    file_name: str | None
    severity: str
    verdict: Literal["flagged", "passed", "unknown"]
    title: str
    message: str
    quote: str | None = None
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    confidence: float | None = None
    extractor: str | None = None
    review_state: str | None = None


def silent(contract: Mapping[str, Any]) -> bool:
    """Only what binds raises alarms; a class in doubt is judged as a contract."""
    return contract["document_class"] in NOT_BINDING and not contract["class_in_doubt"]


class Judge:
    """One rule before one contract."""

    def __init__(self, rule: Rule, contract: Mapping[str, Any], locale: str) -> None:
        self._rule, self._contract, self._locale = rule, contract, locale

    def verdicts(self, rows: list[dict[str, Any]]) -> Iterator[Judgement]:
        """Yield what the rule says, given the rows that it selected of this contract."""
        contract = self._contract
        if contract["_applies"] is False:
            yield self._partly()
            return
        if contract["language"] in LANGUAGES and contract["language"] not in self._rule.languages:
            yield self._unknown("applies", self._reason("language"))
            return
        found = list(self._if_it_applies(rows))
        if contract["_applies"] is None and any(one.verdict != "passed" for one in found):
            yield self._unknown("applies", self._why_not_settled())
            return
        # Where nothing is wrong either way, it need not be known whether the rule applies.
        yield from found

    def _if_it_applies(self, rows: list[dict[str, Any]]) -> Iterator[Judgement]:
        if rows:
            yield from self._of_rows(rows)
            return
        verdict = self._of_state()
        if verdict is not None:
            yield verdict

    def _of_rows(self, rows: list[dict[str, Any]]) -> Iterator[Judgement]:
        flagged = [row for row in rows if row["_verdict"] is True]
        if flagged:
            for row in flagged:
                yield self._make("flagged", self._fill(self._rule.message, row), row)
            return
        doubtful = [row for row in rows if row["_verdict"] is None]
        if doubtful:
            yield self._unknown("value", "", doubtful[0])
        elif self._contract["partly_read"]:
            yield self._partly()
        else:
            yield self._make("passed", "", rows[0])

    def _of_state(self) -> Judgement | None:
        contract, rule = self._contract, self._rule
        state = contract["_state"]
        if state == "absent" and contract["document_class"] in PARTIAL_BY_NATURE:
            # An amendment, an annex or an order leaves the rest to its contract: silence is no absence.
            return None
        if state == "absent" and not contract["partly_read"]:
            if rule.missing == "pass":
                return self._make("passed", "")
            if contract["document_class"] in _MAY_NOT_BIND:
                return self._unknown("applies", self._reason("class"))
            if contract["stands_under"]:
                return self._unknown("state", self._reason("stands_under"))
            return self._make("flagged", self._absence_message())
        if contract["partly_read"]:
            return self._partly()
        if state == "found":
            if not rule.select:
                return self._make("passed", "")
            return self._unknown("state", self._reason("not_understood"))
        return self._unknown("state", contract["_state_reason"] or self._reason("not_understood"))

    def _absence_message(self) -> str:
        """The rule's message, or its title where the message speaks of a row that is not there."""
        message = self._text(self._rule.message_absent or self._rule.message)
        return message if "{" not in message else self._text(self._rule.title) + "."

    def _why_not_settled(self) -> str:
        contract, rule = self._contract, self._rule
        if rule.applies_to and contract["contract_type"] is None:
            return self._reason("type")
        if rule.jurisdiction and contract["law"] is None:
            return self._reason("law")
        words = lexicon("facts", self._locale)
        open_ones = [words[name] for name in depends_on(rule) if name in words and contract[name] is None]
        if not open_ones:
            return self._reason("when")
        lead = {"fr": "on ne sait pas ", "en": "it is not known "}[self._locale]
        return lead + ", ".join(dict.fromkeys(open_ones))

    def _partly(self) -> Judgement:
        page = self._contract["unread_page"]
        reason = self._reason("page").format(page=page) if page else self._contract["read_reason"] or "?"
        return self._unknown("partly", reason)

    def _unknown(self, key: str, reason: str, row: Mapping[str, Any] | None = None) -> Judgement:
        message = UNKNOWN_MESSAGES[key][self._locale].replace("{reason}", reason.rstrip("."))
        return self._make("unknown", message, row)

    def _make(
        self,
        verdict: Literal["flagged", "passed", "unknown"],
        message: str,
        row: Mapping[str, Any] | None = None,
    ) -> Judgement:
        evidence = {name: (row or {}).get(name) for name in EVIDENCE}
        return Judgement(
            self._rule.id,
            self._contract["contract_id"],
            self._contract["file_name"],
            self._rule.severity,
            verdict,
            self._text(self._rule.title),
            message,
            **evidence,
        )

    def _text(self, bilingual: Mapping[str, str]) -> str:
        return bilingual[self._locale]

    def _reason(self, key: str) -> str:
        return _REASONS[key][self._locale]

    def _fill(self, message: Mapping[str, str], row: Mapping[str, Any]) -> str:
        return filled(self._text(message), {**self._contract, **row}, self._locale)


def filled(template: str, values: Mapping[str, Any], locale: str) -> str:
    """Fill the columns that a message names in braces; what is not known shows as a question mark."""
    names = fields_of(template)
    return template.format(**{name: _printed(values.get(name), locale) for name in names})


def fields_of(template: str) -> set[str]:
    """Return the columns that a message names in braces.

    Raises:
        ValueError: a brace stands alone.
    """
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _printed(value: object, locale: str) -> str:
    if value is None:
        return "?"
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if locale == "fr" else value.isoformat()
    if isinstance(value, Decimal):
        text = f"{value:,.2f}"
        return text.replace(",", "\u202f").replace(".", ",") if locale == "fr" else text
    if isinstance(value, float):
        text = f"{round(value, 2):.15g}"
        return text.replace(".", ",") if locale == "fr" else text
    return str(value)


def depends_on(rule: Rule) -> list[str]:
    """Return the words of a rule's ``when`` that may be columns, in their order."""
    return list(dict.fromkeys(re.findall(r"[a-z_]+", rule.when or "")))
