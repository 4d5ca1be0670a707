"""A French contract into which a test writes a clause on duration, signatures or a line of title."""

from __future__ import annotations

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Term
from tests.pipeline.terms._reading import document

_CONTRACT = """CONTRAT DE PRESTATION DE SERVICES
{head}
ENTRE LES SOUSSIGNÉS :

La société ALVÉOLE CONSEIL, SAS au capital de 50 000 euros, dont le siège est 4 rue des Forges, \
69002 Lyon, représentée par Mme Irène Vasseur, ci-après « le Prestataire »,

ET

La société BRUMAIRE INDUSTRIES, SA, dont le siège est 12 quai Perrache, 69002 Lyon, ci-après « le Client ».

Article 1 - Objet

Le Prestataire assure la maintenance des installations du Client.

Article 2 - Durée

{words}

Article 3 - Prix

Le prix est de 1 000 euros HT par mois, payable à trente jours fin de mois.

Article 4 - Droit applicable

Le contrat est soumis au droit français.

{signed}

Pour le Prestataire                     Pour le Client
Irène Vasseur                           Paul Armand
"""
KINDS = ("agreement_date", "effective_date", "term", "expiration_date")
_SIGNED = "Fait à Lyon, le 15 mars 2024, en deux exemplaires."
DAY = "2024-03-15"


def read(**parts: str) -> dict[str, Term | None]:
    filled = {"head": "", "words": "Le contrat est conclu pour un an.", "signed": _SIGNED, **parts}
    running = flow(document(_CONTRACT.format(**filled), "fr"))
    terms = extract(running, segment(running), only=set(KINDS))
    stated = [term for term in terms if term.state == "stated"]
    return {kind: next((term for term in stated if term.kind == kind), None) for kind in KINDS}


def text_of(term: Term | None) -> str | None:
    return term.value_text if term is not None else None


def cases(table: str) -> list[tuple[str, tuple[str | None, ...]]]:
    """Read a table: words, and in the line behind them what they say, a dash for nothing."""
    found: list[tuple[str, tuple[str | None, ...]]] = []
    words: list[str] = []
    for line in table.strip("\n").split("\n"):
        if line.startswith("= "):
            said = tuple(None if one == "-" else one for one in line[2:].split())
            found.append(("\n".join(words), said))
            words = []
        else:
            words.append(line)
    return found
