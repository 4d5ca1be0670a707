"""A rule's shape: one YAML file a rule, read with its line numbers, refused with file, line and mend.

Scalars are read as text, so that no date, number or ``no`` changes on the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml

from data.load import LOADER, lexicon

Severity = Literal["low", "medium", "high"]
Protects = Literal["supplier", "customer", "both"]
Missing = Literal["pass", "flag"]
Of = Literal["contract", "archive"]
Bilingual = Mapping[str, str]
LANGUAGES = ("fr", "en")
OUTCOMES = ("flags", "passes", "unknown")
STANDARDS = "standards"
"""Folder beside rules that holds what the company's own terms say; those files are no rules."""


class RuleError(Exception):
    """A rule that cannot be used. The message names file, line, what is wrong and what to do."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that counsel wants flagged."""

    id: str
    title: Bilingual
    severity: Severity
    why: Bilingual
    advice: Bilingual
    message: Bilingual
    """May name columns of the selected row in braces: ``{direction}``."""
    about: str
    """The subject in ``clause_states`` whose state decides when no row is selected."""
    of: Of = "contract"
    """What is judged: every contract, or the archive, as a register with its lines; then each row of
    ``select`` is judged by itself, and may have no ``contract_id``."""
    protects: Protects = "both"
    """Whose risk it is; where our own side is known and is the other one, the rule does not apply."""
    languages: tuple[str, ...] = ("fr", "en")
    """Languages that it was tried in; of a contract in another it says nothing but *please look*."""
    jurisdiction: str = ""
    """ISO 3166; a rule that has one must cite its sources."""
    applies_to: tuple[str, ...] = ()
    """Contract types; empty: all."""
    when: str = ""
    """SQL condition on the contract's row, three-valued."""
    select: str = ""
    """View whose rows are judged; empty: only the state of ``about`` decides."""
    among: str = ""
    """SQL filter that chooses the rows of ``select`` that the rule speaks of."""
    where: str = ""
    """SQL condition on a selected row: TRUE flags, FALSE passes, NULL is unknown."""
    missing: Missing = "pass"
    """What *absent* means where no row is selected."""
    meaning: str = ""
    """What a passage agrees that the rule would flag, as in the view ``clause_meanings``: a person
    should look where a passage seems to say so and no row stands on its words."""
    sources: tuple[Mapping[str, str], ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    """Columns of the contract's row that the example texts take for granted."""
    rows: Mapping[str, tuple[Mapping[str, str | None], ...]] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    message_absent: Bilingual = field(default_factory=dict)
    """Said instead of ``message`` where the words are missing altogether; names no columns."""
    path: str = ""
    """File the rule was read from."""


_REQUIRED = ("id", "title", "severity", "why", "advice", "message")
_OF_CONTRACTS = (
    "about", "applies_to", "jurisdiction", "when", "message_absent", "missing", "meaning", "given", "texts",
)  # fmt: skip
"""Keys that ask a contract; where the archive is judged there is none."""
_KNOWN = {item.name for item in fields(Rule)} - {"path"}


def load_rules(folder: Path) -> tuple[list[Rule], list[RuleError]]:
    """Read every ``*.yaml`` below a folder in sorted order; a bad file costs only itself.

    Returns:
        The good rules, and the errors of the others.

    Raises:
        OSError: the folder or a file in it cannot be read.
    """
    rules: list[Rule] = []
    errors: list[RuleError] = []
    seen: dict[str, str] = {}
    for path in rule_files(folder):
        try:
            rule = load_rule(path, path.relative_to(folder).as_posix())
            if rule.id in seen:
                raise RuleError(rule.path, f"the id {rule.id} is taken by {seen[rule.id]}; choose another")
        except RuleError as error:
            errors.append(error)
            continue
        seen[rule.id] = rule.path
        rules.append(rule)
    return rules, errors


def rule_files(folder: Path) -> list[Path]:
    """Return the files of rules below a folder, sorted; standards are none."""
    found = sorted(folder.rglob("*.yaml"))
    return [path for path in found if path.relative_to(folder).parts[0] != STANDARDS]


def load_rule(path: Path, name: str) -> Rule:
    """Read one rule.

    Args:
        path: the YAML file.
        name: how messages call it.

    Raises:
        RuleError: not YAML, an unknown or missing key, a value of the wrong shape.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise RuleError(f"{name}{line}", f"is not YAML ({getattr(error, 'problem', error)})") from error
    if not isinstance(node, yaml.MappingNode):
        raise RuleError(name, "must be a mapping of keys to values")
    lines = {key.value: key.start_mark.line + 1 for key, _ in node.value}
    raw = cast("dict[str, Any]", _plain(node))
    for key in raw:
        if key not in _KNOWN:
            raise RuleError(
                f"{name}:{lines[key]}", f"unknown key {key!r}; known keys: {', '.join(sorted(_KNOWN))}"
            )
    for key in _REQUIRED:
        if key not in raw:
            raise RuleError(name, f"the key {key!r} is missing")
    return _Checker(name, lines, raw).rule()


def _plain(node: yaml.Node) -> Any:
    """YAML to Python with every scalar as text; an explicit ``null`` becomes None."""
    if isinstance(node, yaml.MappingNode):
        return {str(_plain(key)): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if node.tag == "tag:yaml.org,2002:null":
        return None
    return str(node.value)


class _Checker:
    """Turns a raw mapping into a ``Rule``, naming the line of whatever does not fit."""

    def __init__(self, name: str, lines: Mapping[str, int], raw: Mapping[str, Any]) -> None:
        self._name, self._lines, self._raw = name, lines, raw

    def rule(self) -> Rule:
        rule = Rule(
            id=self._text("id"),
            title=self._bilingual("title"),
            severity=cast(Severity, self._one_of("severity", get_args(Severity))),
            why=self._bilingual("why"),
            advice=self._bilingual("advice"),
            message=self._bilingual("message"),
            message_absent=self._bilingual("message_absent") if "message_absent" in self._raw else {},
            about=self._text("about", ""),
            of=cast(Of, self._one_of("of", get_args(Of), "contract")),
            protects=cast(Protects, self._one_of("protects", get_args(Protects), "both")),
            languages=self._languages(),
            jurisdiction=self._text("jurisdiction", ""),
            applies_to=tuple(self._list("applies_to")),
            when=self._text("when", ""),
            select=self._text("select", ""),
            among=self._text("among", ""),
            where=self._text("where", ""),
            missing=cast(Missing, self._one_of("missing", get_args(Missing), "pass")),
            meaning=self._text("meaning", ""),
            sources=tuple(self._list("sources")),
            given=self._mapping("given"),
            rows=self._rows(),
            texts=self._texts(),
            path=self._name,
        )
        self._cross_check(rule)
        return rule

    def _fail(self, key: str, problem: str) -> RuleError:
        line = self._lines.get(key)
        return RuleError(f"{self._name}:{line}" if line else self._name, problem)

    def _text(self, key: str, default: str | None = None) -> str:
        value = self._raw.get(key, default)
        if not isinstance(value, str):
            raise self._fail(key, f"{key} must be text")
        return value.strip()

    def _one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        value = self._text(key, default)
        if value not in allowed:
            raise self._fail(key, f"{key} must be one of {', '.join(allowed)}, not {value!r}")
        return value

    def _bilingual(self, key: str) -> Bilingual:
        value = self._mapping(key)
        if set(value) != set(LANGUAGES) or not all(
            isinstance(v, str) and v.strip() for v in value.values()
        ):
            raise self._fail(key, f"{key} must have a text for each of fr and en")
        return value

    def _mapping(self, key: str) -> dict[str, Any]:
        value = self._raw.get(key, {})
        if not isinstance(value, dict):
            raise self._fail(key, f"{key} must be a mapping")
        return value

    def _list(self, key: str) -> list[Any]:
        value = self._raw.get(key, [])
        if not isinstance(value, list):
            raise self._fail(key, f"{key} must be a list")
        return value

    def _languages(self) -> tuple[str, ...]:
        value = tuple(self._list("languages")) if "languages" in self._raw else LANGUAGES
        if not value or not set(value) <= set(LANGUAGES):
            raise self._fail("languages", "languages takes a list of fr and en")
        return value

    def _rows(self) -> dict[str, tuple[Mapping[str, str | None], ...]]:
        value = self._mapping("rows")
        for outcome, rows in value.items():
            if (
                outcome not in OUTCOMES
                or not isinstance(rows, list)
                or not all(isinstance(r, dict) for r in rows)
            ):
                raise self._fail("rows", f"rows takes lists of rows under {', '.join(OUTCOMES)}")
        return {outcome: tuple(rows) for outcome, rows in value.items()}

    def _texts(self) -> dict[str, dict[str, tuple[str, ...]]]:
        value = self._mapping("texts")
        result: dict[str, dict[str, tuple[str, ...]]] = {}
        for outcome, by_language in value.items():
            if outcome not in OUTCOMES or not isinstance(by_language, dict):
                raise self._fail("texts", f"texts takes fr and en under {', '.join(OUTCOMES)}")
            for language, texts in by_language.items():
                if language not in LANGUAGES or not isinstance(texts, list):
                    raise self._fail("texts", "texts takes a list of texts under fr and en")
                result.setdefault(outcome, {})[language] = tuple(str(text) for text in texts)
        return result

    def _cross_check(self, rule: Rule) -> None:
        if rule.of == "archive":
            for key in _OF_CONTRACTS:
                if key in self._raw:
                    raise self._fail(key, f"{key} asks a contract; 'of: archive' judges rows of a view")
            if not rule.select:
                raise self._fail("of", "of: archive needs select and where: the rows that are judged")
        elif not rule.about:
            raise self._fail("about", "the key 'about' is missing")
        if bool(rule.select) != bool(rule.where):
            raise self._fail(
                "select", "select and where come together: a view, and what to ask of its rows"
            )
        if rule.among and not rule.select:
            raise self._fail("among", "among filters the rows of select, which is missing")
        if rule.meaning and not rule.select:
            raise self._fail(
                "meaning", "meaning helps out where no row of select was understood; there is no select"
            )
        if rule.meaning and rule.meaning not in (known := lexicon("meanings")):
            raise self._fail(
                "meaning", f"nothing is known as {rule.meaning!r}; there are {', '.join(known)}"
            )
        if rule.message_absent and not (rule.select and rule.missing == "flag"):
            raise self._fail("message_absent", "message_absent needs select and 'missing: flag'")
        for by_language in rule.texts.values():
            if not set(by_language) <= set(rule.languages):
                raise self._fail("texts", "texts are in a language that is not among languages")
        if any("{" in text for text in rule.message_absent.values()):
            raise self._fail("message_absent", "message_absent names no columns: there is no row")
        if not rule.select and rule.missing != "flag":
            raise self._fail("missing", "without select the rule can only say 'missing: flag'")
        if rule.jurisdiction and not rule.sources:
            raise self._fail(
                "jurisdiction", "a rule of law cites its sources: [{ref: ..., checked: YYYY-MM-DD}]"
            )
        for source in rule.sources:
            if not isinstance(source, dict) or not source.get("ref") or not source.get("checked"):
                raise self._fail("sources", "each source needs ref and checked (the date somebody read it)")
        if rule.select and not (rule.rows.get("flags") and rule.rows.get("passes")):
            raise self._fail(
                "rows", "rows needs at least one row that flags and a counter-example that passes"
            )
        if rule.of == "contract" and not (rule.texts.get("flags") and rule.texts.get("passes")):
            raise self._fail(
                "texts", "texts needs at least one text that flags and a counter-example that passes"
            )
