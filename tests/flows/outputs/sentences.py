"""Finds the sentences that the pipeline may say to people: strings and f-strings of its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[3]
_ENGLISH = re.compile(
    r"\b(?:the|is|was|were|are|not|no|of|it|its|and|or|but|an?|to|by|for|from|with|has|have|had|cannot|could"
    r"|that|which|there|at|in|on|as|be|than|nothing|only|more|what|whose?|why|how|does|may|might|must)\b",
    re.IGNORECASE,
)
_TOLD_ELSEWHERE = re.compile(
    r"(?:Usage|Storage|WorkspaceBusy|Value|Type|Key|Runtime|Rule|Registry|OS|Assertion|Lookup)Error"
)
"""Errors that end a command or point at a mistake in the program: said on the terminal, in English."""
_REASONS = frozenset({"reason", "advice", "trouble", "why", "doubt", "unknown", "failure", "status_reason"})
_REASONED = re.compile(
    r"(?:\w+\.)*(?:Judgement|PageText|Verdict|Outcome|FoundDuration|Choice|unknown|_failure|_broken|_found)"
    r"|(?:\w+\.)*(?:skipped|reasons|failures)\.(?:append|extend)"
)
"""Calls that are handed a reason."""
_SQL = re.compile(
    r"\s*(?:SELECT|INSERT|UPDATE|DELETE|COPY|ATTACH|DETACH|CREATE|COMMENT|PRAGMA|CHECKPOINT|SET|AND|WITH) "
)
_PATTERN = re.compile(r"\\[bsdwnt]|\(\?|\[\^|\]\*|@\w+@")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PATTERN_MAKERS = re.compile(
    r"re\.\w+|wrapped|_?pattern|_?words|_?either|.*\.sub|.*\.startswith|.*\.endswith"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the source: its file under the repository, line, and text with holes as ``{0}``."""

    file: str
    line: int
    text: str

    def filled(self) -> str:
        """The sentence with a figure in each hole; a hole that ends a word is an ending or nothing."""
        text = re.sub(r"(?<=[A-Za-z}])\{\d+\}", "", self.text)
        return re.sub(r"\{\d+\}", "0", text).strip(" ,;")


@cache
def sentences() -> tuple[Said, ...]:
    """Every sentence that may reach a person through the database."""
    paths = [path for folder in ("pipeline", "rules") for path in sorted((ROOT / folder).rglob("*.py"))]
    paths += [ROOT / "flows" / "files.py", ROOT / "flows" / "inventory.py"]
    found: list[Said] = []
    for path in paths:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += said_in(tree, path.relative_to(ROOT).as_posix())
    return tuple(found)


def said_in(tree: ast.AST, name: str) -> Iterator[Said]:
    """Yield the sentences of one module."""
    for node, above in _strings(tree, ()):
        text = _text(node)
        if _told(node, above, name) and _is_sentence(text, above):
            yield Said(name, node.lineno, text)


def _strings(node: ast.AST, above: tuple[ast.AST, ...]) -> Iterator[tuple[ast.expr, tuple[ast.AST, ...]]]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    above = (*above, node)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node, above
        return
    if isinstance(node, ast.JoinedStr):
        yield node, above
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _strings(part.value, above)
        return
    for child in ast.iter_child_nodes(node):
        yield from _strings(child, above)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    assert isinstance(node, ast.JoinedStr)
    parts, holes = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{holes}}}")
            holes += 1
    return "".join(parts)


def _told(node: ast.expr, above: tuple[ast.AST, ...], name: str) -> bool:
    """Leave out what only looks like a sentence by where it stands."""
    for outer, inner in pairwise(above):
        match outer:
            case ast.Raise(exc=ast.Call(func=func)) if _TOLD_ELSEWHERE.fullmatch(ast.unparse(func)):
                return False
            case ast.Call(func=func) if _PATTERN_MAKERS.fullmatch(ast.unparse(func)):
                return False
            case ast.Compare() | ast.Subscript() | ast.Match() | ast.Assert():
                return False
            case ast.Dict(keys=keys) if any(inner is key for key in keys):
                return False
            case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                if _looked_for(ast.unparse(target), inner, name):
                    return False
            case _:
                pass
    return True


def _looked_for(target: str, value: ast.AST, name: str) -> bool:
    """Words that a reader or an extractor looks for in a contract: its lists, its triggers."""
    lists = not isinstance(value, ast.Constant | ast.JoinedStr | ast.IfExp)
    if target in {"triggers", "signals", "description", "title"}:
        return True
    return target.isupper() and lists and (name.startswith("pipeline/terms/") or "Name" in target)


def _is_sentence(text: str, above: tuple[ast.AST, ...]) -> bool:
    if _PATTERN.search(text) or _SQL.match(text):
        return False
    bare = re.sub(r"\{\d+\}", " ", text)
    words = len(_WORD.findall(bare))
    if " " not in text.strip() or not words:
        return False
    return (words >= 2 and _ENGLISH.search(bare) is not None) or _is_reason(above)


def _is_reason(above: tuple[ast.AST, ...]) -> bool:
    for node in above:
        match node:
            case ast.keyword(arg=str(arg)) if arg in _REASONS:
                return True
            case ast.Assign(targets=[ast.Name(id=target)]) if target in _REASONS:
                return True
            case ast.Call(func=func) if _REASONED.fullmatch(ast.unparse(func)):
                return True
            case ast.Raise():
                return True
            case _:
                pass
    return False
