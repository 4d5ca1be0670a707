"""Reads standards from YAML, keeping every line, and explains all mistakes of a file at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

import yaml

from data import late as re
from data.load import LOADER
from rules.departures.folding import fold_word
from rules.departures.measures import EXAMPLES, OPERATORS, ORDERED, Bound, alternatives
from rules.departures.schema import LANGUAGES, NEEDS, Mistake, Need, Standard, Value, Wanted
from rules.departures.vocabulary import Named, contract_types, named, subjects

_KEYS = ("id", "title", "language", "contract_types", "clauses", "titled", "sides", "same")
_CLAUSE_KEYS = ("clause", "title", "need", "values", "wording", "acceptable_wording", "advice")
_SIDES = ("supplier", "customer")
_BOTH = '{fr: "...", en: "..."}'
_VALUES = "[{term: notice_period, at_most: 90 days}]"
_CLAUSES = "[{clause: governing_law, title: ..., need: required}]"
_BRACKET = re.compile(r"[\[\]]")


def load_standards(folder: Path) -> tuple[list[Standard], list[Mistake]]:
    """Read every ``*.yaml`` below a folder in sorted order; a bad file costs only itself.

    Returns:
        The good standards, and the mistakes of the others.
    """
    standards: list[Standard] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.rglob("*.yaml")):
        standard, found = read_standard(path, path.relative_to(folder).as_posix())
        if standard is not None:
            found += _clashes(standard, standards)
        mistakes += found
        if standard is not None and not found:
            standards.append(standard)
    return standards, mistakes


def _clashes(standard: Standard, others: Iterable[Standard]) -> list[Mistake]:
    found = []
    for other in others:
        shared = sorted(set(standard.contract_types) & set(other.contract_types))
        if standard.id == other.id:
            found.append(
                Mistake(
                    standard.path, 0, f"the id {standard.id} is taken by {other.path}", "choose another"
                )
            )
        elif shared and standard.language == other.language and bool(standard.titled) == bool(other.titled):
            problem = f"{other.path} is the standard of {shared[0]} in {standard.language} already"
            found.append(Mistake(standard.path, 0, problem, f"take {shared[0]} out of one of the two"))
    return found


def read_standard(path: Path, name: str) -> tuple[Standard | None, list[Mistake]]:
    """Read one standard.

    Args:
        path: the YAML file.
        name: how mistakes call it.

    Returns:
        The standard, or ``None`` where anything is wrong, and all that is wrong in the order of its lines.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = f"is not YAML ({getattr(error, 'problem', None) or error})"
        mend = "mind the indentation, and put texts that hold a colon in quotes"
        return None, [Mistake(name, mark.line + 1 if mark else 0, problem, mend)]
    reader = _Reader(name)
    standard = reader.standard(node)
    found = sorted(reader.mistakes, key=lambda mistake: mistake.line)
    return (None if found else standard), found


class _Reader:
    """Walks the nodes of one file; what is wrong is noted, and reading goes on."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.mistakes: list[Mistake] = []

    def standard(self, node: yaml.Node | None) -> Standard | None:
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, "a standard is a list of keys and values", "begin with id: our-services-fr")
            return None
        keys = self._keys(node, _KEYS, required=_KEYS[:5])
        sides = self._sides(keys.get("sides"))
        return Standard(
            id=self._id(keys.get("id")),
            title=self._bilingual(keys.get("title"), "title"),
            language=self._one_of(keys.get("language"), "language", LANGUAGES),
            contract_types=self._types(keys.get("contract_types")),
            clauses=self._clauses(keys.get("clauses")),
            sides=sides,
            same=self._same(keys.get("same")),
            titled=tuple(
                word for _, word in self._words(keys.get("titled"), "titled", "[bail commercial]")
            ),
            path=self._name,
        )

    # Parts of a standard -----------------------------------------------------------------------

    def _id(self, node: yaml.Node | None) -> str:
        text = self._text(node, "id", "our-services-fr")
        if text and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
            self._wrong(
                node, f"id {text!r} has other than small letters, figures and -", "write our-services-fr"
            )
        return text

    def _types(self, node: yaml.Node | None) -> tuple[str, ...]:
        found = self._words(node, "contract_types", "[services, consulting]")
        for item, word in found:
            if word not in contract_types():
                self._wrong(item, f"no type of contract is called {word!r}", _near(word, contract_types()))
        if node is not None and not found:
            self._wrong(node, "contract_types is empty", "write [services, consulting]")
        return tuple(word for _, word in found)

    def _sides(self, node: yaml.Node | None) -> Mapping[str, str]:
        if node is None:
            return {}
        example = "{supplier: Prestataire, customer: Client}"
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, "sides names the parties of the wording", f"write {example}")
            return {}
        keys = self._keys(node, _SIDES)
        sides = {side: self._text(word, side, "Client") for side, word in keys.items()}
        for side, word in sides.items():
            if len(word.split()) != 1:
                self._wrong(keys[side], f"{side} is one word, not {word!r}", f"write {example}")
        return sides

    def _same(self, node: yaml.Node | None) -> tuple[tuple[str, ...], ...]:
        if node is None:
            return ()
        example = "[[contrat, convention], [Parties, parties]]"
        groups = node.value if isinstance(node, yaml.SequenceNode) else []
        if not groups:
            self._wrong(node, "same is a list of groups of words", f"write {example}")
        found = []
        for group in groups:
            words = self._words(group, "a group of same", example)
            for item, word in words:
                if not re.fullmatch(r"[^\W\d_]+", word):
                    self._wrong(item, f"{word!r} is no single word", "name one word at a time, no numbers")
            if len(words) == 1:
                self._wrong(group, "a group of same has two words or more", f"write {example}")
            found.append(tuple(word for _, word in words))
        return tuple(found)

    def _clauses(self, node: yaml.Node | None) -> tuple[Wanted, ...]:
        if node is None:
            return ()
        rows = node.value if isinstance(node, yaml.SequenceNode) else []
        if not rows:
            self._wrong(node, "clauses is a list, one entry a clause", f"write {_CLAUSES}")
        seen: dict[str, int] = {}
        found = []
        for row in rows:
            wanted = self._clause(row)
            if wanted is None:
                continue
            name, line = wanted.subject.name, row.start_mark.line + 1
            if name in seen:
                self._wrong(row, f"{name} stands in line {seen[name]} already", "join the two entries")
            seen.setdefault(name, line)
            found.append(wanted)
        return tuple(found)

    def _clause(self, node: yaml.Node) -> Wanted | None:
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, "a clause is a list of keys and values", f"write {_CLAUSES}")
            return None
        keys = self._keys(node, _CLAUSE_KEYS, required=_CLAUSE_KEYS[:3])
        name = self._text(keys.get("clause"), "clause", "governing_law")
        if name and name not in subjects():
            self._wrong(keys["clause"], f"no clause is called {name!r}", _near(name, subjects()))
        need = self._one_of(keys.get("need"), "need", tuple(NEEDS))
        title = self._bilingual(keys.get("title"), "title")
        values = self._values(keys.get("values"))
        wording = self._texts(keys.get("wording"), "wording")
        other = self._texts(keys.get("acceptable_wording"), "acceptable_wording")
        advice = self._bilingual(keys["advice"], "advice") if "advice" in keys else {}
        if need == "forbidden":
            for key in ("values", "wording", "acceptable_wording"):
                if key in keys:
                    problem = f"a forbidden clause has no {key}: it must not stand there in any words"
                    self._wrong(keys[key], problem, "take it out, or write need: acceptable to bound it")
        if other and not wording:
            problem = "acceptable_wording stands beside no wording"
            self._wrong(keys["acceptable_wording"], problem, "write the standard's own words as wording")
        if name not in subjects() or need not in NEEDS:
            return None
        return Wanted(subjects()[name], title, cast(Need, need), values, wording, other, advice)

    def _values(self, node: yaml.Node | None) -> tuple[Value, ...]:
        if node is None:
            return ()
        rows = node.value if isinstance(node, yaml.SequenceNode) else []
        if not rows:
            self._wrong(node, "values is a list of conditions", f"write {_VALUES}")
        return tuple(value for row in rows if (value := self._value(row)) is not None)

    def _value(self, node: yaml.Node) -> Value | None:
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, "a condition names a term and its bounds", f"write {_VALUES[1:-1]}")
            return None
        keys = self._keys(node, ("term", "acceptable", *OPERATORS), required=("term",))
        name = self._text(keys.get("term"), "term", "notice_period")
        if name not in named():
            if name:
                self._wrong(keys["term"], f"no term is called {name!r}", _near(name, named()))
            return None
        term = named()[name]
        bounds = self._bounds(keys, term)
        if not any(operator in keys for operator in OPERATORS):
            self._wrong(node, f"{name} has no bound", f"write {_bound_example(term)}")
        return Value(term, bounds, self._accepted(keys.get("acceptable"), term))

    def _accepted(self, node: yaml.Node | None, term: Named) -> tuple[Bound, ...]:
        if node is None:
            return ()
        if not isinstance(node, yaml.MappingNode) or not node.value:
            example = f"write acceptable: {{{_bound_example(term)}}}"
            self._wrong(node, "acceptable holds bounds, as the condition does", example)
            return ()
        return self._bounds(self._keys(node, OPERATORS), term)

    def _bounds(self, keys: Mapping[str, yaml.Node], term: Named) -> tuple[Bound, ...]:
        found = []
        for operator in OPERATORS:
            node = keys.get(operator)
            if node is None:
                continue
            if operator.startswith("at_") and term.measure not in ORDERED:
                problem = f"{term.name} is no quantity, {operator} cannot be asked of it"
                self._wrong(node, problem, f"write {_bound_example(term)}")
                continue
            words = [word for _, word in self._words(node, operator, _example(term), alone=True)]
            read = [alternatives(word, term) for word in words]
            for word, values in zip(words, read, strict=True):
                if values is None:
                    self._wrong(node, f"{word!r} is no value of {term.name}", f"write {_example(term)}")
            values = tuple(value for one in read if one for value in one)
            found.append(Bound(operator, values, " or ".join(words)))
        return tuple(found)

    # What values are made of -------------------------------------------------------------------

    def _keys(
        self, node: yaml.MappingNode, known: tuple[str, ...], required: tuple[str, ...] = ()
    ) -> dict[str, yaml.Node]:
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in known:
                self._wrong(key, f"unknown key {name!r}", _near(name, known))
            elif name in found:
                self._wrong(key, f"the key {name!r} stands twice", "keep one of the two")
            else:
                found[name] = value
        for name in required:
            if name not in found:
                self._wrong(node, f"the key {name!r} is missing", f"add {name}: {_REQUIRED[name]}")
        return found

    def _text(self, node: yaml.Node | None, key: str, example: str) -> str:
        if node is None:
            return ""
        text = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if not text:
            self._wrong(node, f"{key} is a text", f"write {key}: {example}")
        return text

    def _one_of(self, node: yaml.Node | None, key: str, allowed: tuple[str, ...]) -> str:
        text = self._text(node, key, allowed[0])
        if text and text not in allowed:
            told = ", ".join(f"{word} ({NEEDS[word]})" if key == "need" else word for word in allowed)
            self._wrong(node, f"{key} cannot be {text!r}", f"write one of {told}")
        return text

    def _bilingual(self, node: yaml.Node | None, key: str) -> Mapping[str, str]:
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, f"{key} has a text in French and one in English", f"write {key}: {_BOTH}")
            return {}
        keys = self._keys(node, LANGUAGES)
        for language in LANGUAGES:
            if language not in keys:
                self._wrong(node, f"{key} has no text in {language}", f"write {key}: {_BOTH}")
        return {language: self._text(text, language, '"..."') for language, text in keys.items()}

    def _words(
        self, node: yaml.Node | None, key: str, example: str, *, alone: bool = False
    ) -> list[tuple[yaml.Node, str]]:
        if node is None:
            return []
        if alone and isinstance(node, yaml.ScalarNode):
            return [(node, text)] if (text := self._text(node, key, example)) else []
        if not isinstance(node, yaml.SequenceNode):
            self._wrong(node, f"{key} is a list", f"write {key}: {example}")
            return []
        return [(item, text) for item in node.value if (text := self._text(item, key, example))]

    def _texts(self, node: yaml.Node | None, key: str) -> tuple[str, ...]:
        texts = self._words(node, key, '"The words of the clause."', alone=True)
        for item, text in texts:
            self._brackets(item, text, key)
        return tuple(" ".join(text.split()) for _, text in texts)

    def _brackets(self, node: yaml.Node, text: str, key: str) -> None:
        level = 0
        for mark in _BRACKET.findall(text):
            level += 1 if mark == "[" else -1
            if level not in (0, 1):
                break
        if level:
            mend = "write [duration] where the contract may say what it likes"
            self._wrong(node, f"a square bracket of {key} is not closed", mend)
        elif not re.search(r"[^\W_]", re.sub(r"\[[^\]]*\]", "", text)):
            self._wrong(node, f"{key} has no words", "write the words of the clause")

    def _wrong(self, node: yaml.Node | None, problem: str, mend: str) -> None:
        line = node.start_mark.line + 1 if node is not None else 1
        self.mistakes.append(Mistake(self._name, line, problem, mend))


_REQUIRED = {
    "id": "our-services-fr",
    "title": _BOTH,
    "language": "fr",
    "contract_types": "[services]",
    "clauses": _CLAUSES,
    "clause": "governing_law",
    "need": "required",
    "term": "notice_period",
}


def _near(word: str, known: Iterable[str]) -> str:
    """Say what may have been meant, and all that may be written."""
    names = sorted(known)
    close = difflib.get_close_matches(fold_word(word), names, n=1)
    return (f"did you mean {close[0]}? " if close else "") + f"write one of {', '.join(names)}"


def _example(term: Named) -> str:
    return f"one of {', '.join(term.choices)}" if term.choices else EXAMPLES[term.measure]


def _bound_example(term: Named) -> str:
    if term.measure in ORDERED:
        return f"at_most: {EXAMPLES[term.measure].split(',')[0].split(' or ')[0]}"
    first = term.choices[0] if term.choices else EXAMPLES[term.measure].split(",")[0].removeprefix("a name")
    return f"is: {first.strip() or 'Paris'}"
