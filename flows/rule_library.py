"""Loads and lints the rules: those that Clausier brings, and a company's own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import duckdb

import rules
from pipeline.store.publish import SETTING_NAMES, empty
from rules.engine import bind, keep_facts
from rules.lint import check
from rules.schema import Rule, RuleError, load_rules, rule_files


def rules_key(own: Path | None) -> str:
    """Name the rules by what their files hold, without loading them.

    Args:
        own: as for ``all_rules``.
    """
    digest = hashlib.sha256()
    for folder in _folders(own):
        for path in rule_files(folder):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _folders(own: Path | None) -> list[Path]:
    return [Path(rules.__file__).parent, *([own] if own and own.is_dir() else [])]


def all_rules(own: Path | None, *, every: bool = True) -> tuple[list[Rule], list[RuleError]]:
    """Return the rules that can be used, and what is wrong with the others.

    Args:
        own: a folder of further rules, as ``<workspace>/rules``; it need not exist.
        every: try all rules on empty views; otherwise a company's own only: those that Clausier brings
            are tried by its tests.
    """
    folders = _folders(own)
    return _usable(folders, folders if every else [folder for folder in folders if folder == own])


def switched_on(loaded: Sequence[Rule], off: Sequence[str]) -> tuple[list[Rule], list[str]]:
    """Leave out the rules that a settings file switches off.

    Args:
        loaded: rules.
        off: ids of rules, or subjects: names of folders of rules.

    Returns:
        The others, and what a person should know: how many are off, and names that name nothing.
    """
    named = {rule.id: {rule.id, Path(rule.path).parts[0]} for rule in loaded}
    left = [rule for rule in loaded if named[rule.id].isdisjoint(off)]
    notes = [f"rules switched off in settings.toml: {len(loaded) - len(left)}"] if off else []
    unknown = sorted(set(off).difference(*named.values()))
    notes += [f"settings.toml switches off {name}, but no rule or subject is called so" for name in unknown]
    return left, notes


def checked_rules(folder: Path) -> tuple[list[Rule], list[RuleError]]:
    """Return the rules of one folder that work, tried on empty views, and what is wrong with others."""
    return _usable([folder], [folder])


def _usable(folders: Sequence[Path], tried: Sequence[Path]) -> tuple[list[Rule], list[RuleError]]:
    """Load the rules of folders; those of some are tried on empty views, which costs time."""
    good: list[Rule] = []
    errors: list[RuleError] = []
    connection = empty() if tried else duckdb.connect()
    try:
        if tried:
            keep_facts(connection)
        for folder in folders:
            loaded, broken = load_rules(folder)
            errors.extend(broken)
            sound = folder not in tried or _bind_together(connection, loaded)
            for rule in loaded:
                try:
                    if folder in tried:
                        check(connection, rule, frozenset(SETTING_NAMES))
                    if not sound:
                        bind(connection, [rule])
                    if any(rule.id == other.id for other in good):
                        raise RuleError(rule.path, f"the id {rule.id} is taken; choose another")
                except RuleError as error:
                    errors.append(error)
                else:
                    good.append(rule)
    finally:
        connection.close()
    return good, errors


def _bind_together(connection: duckdb.DuckDBPyConnection, loaded: Sequence[Rule]) -> bool:
    """Try rules of the same view by one statement; where one fails each must be tried by itself."""
    try:
        bind(connection, loaded)
    except RuleError:
        return False
    return True
