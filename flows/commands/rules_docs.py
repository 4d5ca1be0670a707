"""``clausier rules docs``: every rule in both languages, as Markdown or as one page with a search box."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Literal

from flows.commands.rules import condition, told
from flows.rule_library import all_rules
from rules.schema import LANGUAGES, Rule

_SUBJECTS = {
    "dates": ("Dates", "Dates"),
    "renewal": ("Reconduction", "Renewal"),
    "price": ("Prix", "Price"),
    "indexation": ("Indexation", "Indexation"),
    "payment": ("Paiement", "Payment"),
    "liability": ("Responsabilité", "Liability"),
    "termination": ("Résiliation", "Termination"),
    "performance": ("Exécution", "Performance"),
    "signature": ("Signature", "Signature"),
    "scope": ("Périmètre", "Scope"),
    "restrictions": ("Restrictions", "Restrictions"),
    "data": ("Données", "Data"),
    "governing_law": ("Loi applicable", "Governing law"),
    "file": ("Dossier", "The file itself"),
}
"""Folder -> its name in French and English, in the order in which they are told."""
_PROTECTS = {"supplier": "the supplier", "customer": "the customer", "both": "both"}
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
input{font:inherit;width:100%;padding:.5rem;margin:1rem 0;border:1px solid #888;border-radius:4px}
article{border-top:1px solid #ddd;padding:.75rem 0}h3{margin:0}code{background:#f3f3f3;padding:0 .2rem}
.fr{color:#1d3557}.meta{color:#555;font-size:.9rem}[hidden]{display:none}
"""
_SEARCH = """
const box=document.querySelector('input');
const plain=text=>text.normalize('NFD').replace(/[\\u0300-\\u036f]/g,'').toLowerCase();
const all=[...document.querySelectorAll('article')].map(one=>[one,plain(one.textContent)]);
box.addEventListener('input',()=>{const words=plain(box.value).split(/\\s+/).filter(Boolean);
for(const [one,text] of all)one.hidden=!words.every(word=>text.includes(word));});
"""


def print_docs(folder: Path | None, form: Literal["md", "html", "json"]) -> int:
    """Print all rules; returns 1 when one cannot be used."""
    rules, errors = all_rules(folder, every=False)
    if form == "json":
        print(json.dumps([asdict(rule) for rule in _sorted(rules)], ensure_ascii=False, indent=1))
    else:
        print("\n".join(markdown(rules) if form == "md" else html(rules)))
    return told(errors)


def _sorted(rules: Sequence[Rule]) -> list[Rule]:
    order = list(_SUBJECTS)
    subjects = [*order, *sorted({_subject(rule) for rule in rules} - set(order))]
    return sorted(rules, key=lambda rule: (subjects.index(_subject(rule)), rule.id))


def _subject(rule: Rule) -> str:
    return rule.path.partition("/")[0] if "/" in rule.path else ""


def markdown(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the lines of ``docs/rules.md``."""
    yield "# The rules"
    yield ""
    yield "Made by `clausier rules docs`; `--format html` gives one page with a search box. What a rule"
    yield "asks is SQL over the views of [views.md](views.md); how to write one: "
    yield "[writing-a-rule.md](writing-a-rule.md)."
    yield ""
    yield f"{len(rules)} rules."
    for subject, own in groupby(_sorted(rules), _subject):
        french, english = _SUBJECTS.get(subject, (subject, subject))
        yield ""
        yield f"## {english} · {french}"
        for rule in own:
            yield ""
            yield f"### `{rule.id}`"
            yield ""
            for language in reversed(LANGUAGES):
                yield (
                    f"**{rule.title[language]}** {_one(rule.why[language])} *{_one(rule.advice[language])}*"
                )
                yield ""
            yield "; ".join(_facts(rule, code="`"))
            yield ""
            for label, value in _asked(rule):
                yield f"- {label}: `{value}`"


def html(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the lines of one page that needs nothing from elsewhere."""
    yield '<!doctype html><html lang="en"><meta charset="utf-8"><title>Clausier: rules</title>'
    yield f"<style>{_STYLE}</style><h1>Rules · Règles ({len(rules)})</h1>"
    yield '<input type="search" placeholder="Search · Chercher" aria-label="Search" autofocus>'
    for rule in _sorted(rules):
        french, english = _SUBJECTS.get(_subject(rule), (_subject(rule), _subject(rule)))
        yield f'<article id="{escape(rule.id)}"><h3>{escape(rule.title["en"])}</h3>'
        yield f"<p>{escape(rule.why['en'])} <em>{escape(rule.advice['en'])}</em></p>"
        yield f'<p class="fr" lang="fr"><strong>{escape(rule.title["fr"])}.</strong> '
        yield f"{escape(rule.why['fr'])} <em>{escape(rule.advice['fr'])}</em></p>"
        yield f'<p class="meta"><code>{escape(rule.id)}</code> · {escape(english)} · {escape(french)} · '
        yield f"{escape('; '.join(_facts(rule)))}</p>"
        for label, value in _asked(rule):
            yield f'<p class="meta">{escape(label)}: <code>{escape(value)}</code></p>'
        yield "</article>"
    yield f"<script>{_SEARCH}</script></html>"


def _facts(rule: Rule, code: str = "") -> Iterator[str]:
    yield f"severity {rule.severity}"
    yield f"protects {_PROTECTS[rule.protects]}"
    if rule.jurisdiction:
        yield f"law of {rule.jurisdiction}"
    if rule.applies_to:
        yield f"for {', '.join(rule.applies_to)}"
    if set(rule.languages) != set(LANGUAGES):
        yield f"tried in {', '.join(rule.languages)} alone"
    for source in rule.sources:
        yield f"source: {code}{source['ref']}{code}, read on {source['checked']}"


def _asked(rule: Rule) -> Iterator[tuple[str, str]]:
    told_already = ("jurisdiction", "applies to", "protects")
    yield from (
        (label, _one(value)) for label, value in condition(rule) if value and label not in told_already
    )


def _one(text: str) -> str:
    return " ".join(text.split())
