"""What one rule says of one contract: the verdict in three values, and its words in both languages.

The verdict is made by the database: one number for each contract and rule, the words by that number.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from data.load import lexicon
from rules.conditions import depends_on, listed, literal
from rules.schema import LANGUAGES, Rule

Verdict = Literal["flagged", "passed", "unknown"]
EVIDENCE = ("quote", "page", "char_start", "char_end", "confidence", "extractor", "review_state")
NOT_BINDING = frozenset(
    {"draft", "template", "general_terms", "termination_letter", "letter", "invoice", "other"}
)
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
    "may_say": {
        "fr": "À vérifier : un passage semble le prévoir.",
        "en": "Please look: a passage seems to say so.",
    },
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
    verdict: Verdict
    title: str
    message: str
    quote: str | None = None
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    confidence: float | None = None
    extractor: str | None = None
    review_state: str | None = None


class Said(IntEnum):
    """What a rule says of a contract. The first five are also what it says of its rows, the worst last."""

    NOTHING = 0
    PASSED_ROW = 1
    DOUBTED_ROW = 2
    MAY_SAY = 3
    """A passage may say what the rule is about."""
    FLAGGED_ROW = 4
    PASSED = 5
    ABSENT = 6
    """Flagged, for there is nothing."""
    STATE = 7
    """The subject's state is not known."""
    NOT_UNDERSTOOD = 8
    PARTLY = 9
    LANGUAGE = 10
    CLASS = 11
    STANDS_UNDER = 12
    TYPE = 13
    LAW = 14
    WHEN = 15
    """It is not settled whether the rule applies, as in the two before."""


PASSES = (Said.PASSED_ROW, Said.PASSED)
FLAGS = (Said.FLAGGED_ROW, Said.ABSENT)

SILENT = (
    f"coalesce(document_class IN ({listed(NOT_BINDING)}), FALSE) AND NOT coalesce(class_in_doubt, FALSE)"
)
"""SQL: only what binds raises alarms; a class in doubt is judged as a contract."""


def row_code(rule: Rule, verdict: str) -> str:
    """SQL of what a rule says of a row, as ``Said``; *nothing* where it does not speak of it."""
    unchosen = f"WHEN ({rule.among}) IS FALSE THEN {Said.NOTHING:d} " if rule.among else ""
    return (
        f"CAST(CASE {unchosen}WHEN {verdict} THEN {Said.FLAGGED_ROW:d} "
        f"WHEN NOT ({verdict}) THEN {Said.PASSED_ROW:d} ELSE {Said.DOUBTED_ROW:d} END AS UTINYINT)"
    )


def contract_code(rule: Rule, applies: str, whole: str) -> str:
    """SQL of what a rule says of a contract, as ``Said``.

    Args:
        rule: a rule of contracts.
        applies: SQL of whether it applies, in three values.
        whole: SQL of what it says if it does, of ``if_it_applies``.
    """
    untried = sorted({*LANGUAGES} - {*rule.languages})
    said = f"CASE WHEN {applies} IS FALSE THEN CASE WHEN partly_read THEN {Said.PARTLY:d} ELSE 0 END "
    if untried:
        said += f"WHEN language IN ({listed(untried)}) THEN {Said.LANGUAGE:d} "
    # Where nothing is wrong either way, it need not be known whether the rule applies.
    fine = f"{Said.NOTHING:d}, {Said.PASSED_ROW:d}, {Said.PASSED:d}"
    said += f"WHEN {applies} IS NULL AND {whole} NOT IN ({fine}) THEN {_why_not_settled(rule)} "
    return f"CAST({said}ELSE {whole} END AS UTINYINT)"


def if_it_applies(rule: Rule, rows: str, state: str) -> str:
    """SQL of what a rule says of a contract that it applies to, as ``Said``.

    Args:
        rule: a rule of contracts.
        rows: SQL of the worst that it says of a row of the contract; NULL or *nothing* where there is none.
        state: SQL of the state of its subject.
    """
    said = ""
    if rule.select:
        # What is flagged for its silence is not excused by a passage that seems to say the same.
        silent = f"AND NOT ({rows} = {Said.MAY_SAY:d} AND {state} IS NOT DISTINCT FROM 'absent') "
        kept = silent if rule.meaning and rule.missing == "flag" else ""
        said += (
            f"WHEN {rows} >= {Said.DOUBTED_ROW:d} {kept}THEN {rows} WHEN {rows} = {Said.PASSED_ROW:d} "
            f"THEN CASE WHEN partly_read THEN {Said.PARTLY:d} ELSE {Said.PASSED_ROW:d} END "
        )
    # What may be no contract at all is not reproached with what it leaves out.
    missing = (
        f"WHEN document_class IS NULL OR document_class = 'unknown' THEN {Said.CLASS:d} "
        f"WHEN stands_under THEN {Said.STANDS_UNDER:d} ELSE {Said.ABSENT:d}"
    )
    absent = f"ELSE {Said.PASSED:d}" if rule.missing == "pass" else missing
    found = Said.NOT_UNDERSTOOD if rule.select else Said.PASSED
    # An amendment, an annex or an order leaves the rest to its contract: silence is no absence.
    return (
        f"CASE {said}WHEN {state} = 'absent' "
        f"THEN CASE WHEN document_class IN ({listed(PARTIAL_BY_NATURE)}) THEN {Said.NOTHING:d} "
        f"WHEN partly_read THEN {Said.PARTLY:d} {absent} END "
        f"WHEN partly_read THEN {Said.PARTLY:d} WHEN {state} = 'found' THEN {found:d} "
        f"ELSE {Said.STATE:d} END"
    )


def _why_not_settled(rule: Rule) -> str:
    said = ""
    if rule.applies_to:
        said += f"WHEN contract_type IS NULL THEN {Said.TYPE:d} "
    if rule.jurisdiction:
        said += f"WHEN law IS NULL THEN {Said.LAW:d} "
    return f"CASE {said}ELSE {Said.WHEN:d} END" if said else f"{Said.WHEN:d}"


def open_words(rule: Rule, applies: str, columns: Container[str], locale: str) -> str:
    """SQL that names what a rule's ``when`` asks and is not known; NULL where it names nothing.

    Args:
        rule: a rule.
        applies: SQL of whether it applies.
        columns: those of ``facts``.
        locale: ``fr`` or ``en``.
    """
    words = lexicon("facts", locale)
    asked: dict[str, list[str]] = {}
    for name in depends_on(rule):
        if name in words and name in columns:
            asked.setdefault(words[name], []).append(f"{name} IS NULL")
    if not asked:
        return "NULL"
    cases = (f"CASE WHEN {' OR '.join(names)} THEN {literal(word)} END" for word, names in asked.items())
    return f"CASE WHEN {applies} IS NULL THEN nullif(concat_ws(', ', {', '.join(cases)}), '') END"


def reason_by_code(locale: str) -> str:
    """SQL of the reason that words leave open, of columns ``code``, ``open_words``, ``state_reason``,
    ``unread_page`` and ``read_reason``."""
    lead = {"fr": "on ne sait pas ", "en": "it is not known "}[locale]
    understood, when, page = (literal(_REASONS[key][locale]) for key in ("not_understood", "when", "page"))
    return (
        f"rtrim(CASE code WHEN {Said.STATE:d} THEN coalesce(nullif(state_reason, ''), {understood}) "
        f"WHEN {Said.WHEN:d} THEN coalesce({literal(lead)} || open_words, {when}) "
        f"WHEN {Said.PARTLY:d} THEN CASE WHEN unread_page > 0 "
        f"THEN replace({page}, '{{page}}', CAST(unread_page AS VARCHAR)) "
        "ELSE coalesce(nullif(read_reason, ''), '?') END END, '.')"
    )


def words_of(rule: Rule, locale: str) -> dict[int, str]:
    """What a rule says for each of ``Said``; ``{reason}`` is left open where the database tells it."""
    words = {name: text[locale] for name, text in UNKNOWN_MESSAGES.items()}

    def because(key: str, reason: str) -> str:
        return words[key].replace("{reason}", _REASONS[reason][locale].rstrip("."))

    absent = (rule.message_absent or rule.message)[locale]
    return {
        Said.PASSED_ROW: "",
        Said.DOUBTED_ROW: words["value"],
        Said.MAY_SAY: words["may_say"],
        Said.FLAGGED_ROW: "{reason}",
        Said.PASSED: "",
        # The title, where the message speaks of a row that is not there.
        Said.ABSENT: absent if "{" not in absent else rule.title[locale] + ".",
        Said.STATE: words["state"],
        Said.NOT_UNDERSTOOD: because("state", "not_understood"),
        Said.PARTLY: words["partly"],
        Said.LANGUAGE: because("applies", "language"),
        Said.CLASS: because("applies", "class"),
        Said.STANDS_UNDER: because("state", "stands_under"),
        Said.TYPE: because("applies", "type"),
        Said.LAW: because("applies", "law"),
        Said.WHEN: words["applies"],
    }


def verdict_of(code: int) -> Verdict:
    """The verdict that one of ``Said`` comes to."""
    return "passed" if code in PASSES else "flagged" if code in FLAGS else "unknown"
