"""Hardship (imprévision): is the contract renegotiated when circumstances change, or the rule set aside.

In France article 1195 of the Code civil applies where a contract says nothing, and may be excluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data import late as re
from pipeline.terms import _time
from pipeline.terms._duty_words import binds, pattern, proof
from pipeline.terms._duty_words import headed as is_headed
from pipeline.terms._time import Sentence
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, JsonValue, Language, Term

_BOOK = "hardship"
_ARTICLE = re.compile(r"(?<!\d)1195(?!\d)")
_HEADED = re.compile(r"hardship|imprevision|adaptation du contrat")
_UPSET = re.compile(
    r"\b(?:imprevi\w+|effondrement|envolee|flambee|volatilit\w+|bouleversement|rupture\s+d'equilibre|"
    r"penurie|desequilibre|si\s+extraordinaire\w*|excessivement|circonstance\w*|alea\w*|"
    r"hausse\s+(?:brutale|excessive))"
)
_CLOSED = re.compile(
    r"\b(?:s'interdi\w+|renonce\w*|n'autorise\w*|ne\s+(?:sera|seront|saurait|sauraient|pourra|pourront|"
    r"peut|peuvent)|sans\s+pouvoir|"
    r"aucune\s+(?:autre\s+)?circonstance|nul\s+ne|ni\s+l'un)\b[^.;]{0,150}?\b(?:renegoci\w+|adaptation|"
    r"discussion|revu|revis\w+|"
    r"(?:exiger|reclamer|demander|solliciter)\s+[^.;]{0,60}?(?:contrat|prix|marche|convention))"
)
_BORNE = re.compile(
    r"\b(?:accept\w*|assum\w*|support\w*|pren\w+|entend\w*\s+(?:assumer|supporter))\b[^.;]{0,60}\b(?:risques?|charges?|consequences?|alea)\b"
    r"[^.;]{0,90}\b(?:circonstances?|evenements?)\b[^.;]{0,20}\bimprevisibles?\b"
    r"|\b(?:fermes?|non\s+revisables?|invariables?|definitifs?)\b[^.;]{0,120}?\b(?:meme|y\s+compris|quels?\s+que\s+soi\w+)\b[^.;]{0,60}?\bimprevisibles?\b"
    r"|\b(?:quand\s+bien\s+meme|meme\s+si|nonobstant|malgre)\b[^.;]{0,100}?\bimprevisibles?\b[^.;]{0,60}?\b(?:renonc\w+|sans\s+pouvoir)\b"
    r"|\b(?:risques?|circonstances)\s+imprevisibles?\b[^.;]{0,60}?\b(?:a\s+(?:sa|leur)\s+charge|en\s+fai\w+\s+(?:son|leur)\s+affaire)\b"
)
"""Who bears what nobody foresaw: the rule is set aside without its name."""
_NOT_SET_ASIDE = re.compile(
    r"\bne\s+pas\s+(?:vouloir|entendre|souhaiter)\s+(?:y\s+)?(?:derog|renonc|ecart|exclu)|"
    r"\b(?:n'|ne\s+)\w+\s+pas\b[^.;:]{0,60}?\b(?:d'y\s+renonc|y\s+renonc|y\s+derog|l'ecart|"
    r"de\s+l'ecart|l'exclu)"
)
"""What upsets a contract, and that nobody may ask for it to be adapted; and what sets no rule aside."""
_TITLE = 60
"""A sentence shorter than this is a heading; what it heads is the next one."""


class Hardship:
    """Reads the kind: ``renegotiation`` or ``excluded``; both where one sentence says both is unknown."""

    name = "hardship"
    version = 1
    kinds = ("hardship",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "hardship", "1195", "circumstances", "unforesee", "unanticipated", "onerous", "burdensome",
            "excessive burden", "excessive\nburden", "equilibrium", "no longer", "no\nlonger",
            *wrapped("so far", "so much", "so high", "so steeply", "so sharply"),
        ),
        "fr": (
            "1195", "imprevi", "hardship", "circonstance", "bouleversement", "equilibre", "onereu",
            "economie", "effondrement", "envolee", "flambee", "volatilit", "penurie", "extraordinaire",
            "excessi", "alea", "brutale",
        ),
    }  # fmt: skip
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "hardship": {
            "en": wrapped("economic hardship", "hardship clause", "article 1195", "excessively onerous"),
            "fr": wrapped("article 1195", "imprevision", "excessivement onereuse", "hardship"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield one term a kind; two kinds in one contract lower their confidence."""
        found: dict[str, tuple[float, Evidence, bool]] = {}
        open_words: Evidence | None = None
        for clause in _time.shown(view, clauses, self.triggers):
            if not binds(clause):
                continue
            listed = list(_time.sentences(view, clause))
            for index, sentence in enumerate(listed):
                following = listed[index + 1] if index + 1 < len(listed) else None
                read = _read(view, clause, sentence, following)
                if read is None:
                    continue
                kind, confidence, words = read
                article = _ARTICLE.search(sentence.folded) is not None
                if not kind:
                    open_words = open_words or words
                elif kind not in found or found[kind][0] < confidence:
                    found[kind] = confidence, words, article
        maker = f"{self.name}/{self.version}"
        for kind, (confidence, words, article) in found.items():
            value: dict[str, JsonValue] = {"kind": kind}
            if article:
                value["article"] = "1195"
            # a contract may set the rule aside and put a procedure of its own in its place
            sure = min(confidence, 0.8) if len(found) > 1 else confidence
            yield _time.stated("hardship", maker, value, kind, [words], sure)
        if not found and open_words is not None:
            reason = "Changed circumstances are spoken of, but what follows was not understood."
            yield _time.unknown("hardship", maker, reason, [open_words])


def _read(
    view: View, clause: Clause, sentence: Sentence, following: Sentence | None
) -> tuple[str, float, Evidence] | None:
    language, folded = view.language, sentence.folded
    change = pattern(_BOOK, "changes", language).search(folded)
    closed = _CLOSED.search(folded) if language == "fr" and _UPSET.search(folded) else None
    if closed is None and language == "fr" and "force majeure" not in folded:
        closed = _BORNE.search(folded)
    if closed is not None and _ARTICLE.search(folded) is None:
        return "excluded", 0.8, proof(view, sentence, closed.start() - 160, closed.end() + 60)
    if change is None:
        return None
    article = _ARTICLE.search(folded) is not None
    headed = is_headed(view, clause, _HEADED)
    if not article and pattern(_BOOK, "other", language).search(folded):
        return None
    if len(folded.strip()) < _TITLE and headed and following is not None:
        sentence, folded = following, following.folded
        words = proof(view, sentence, 0, 300)
    else:
        words = proof(view, sentence, change.start() - 100, change.end() + 200)
    excluded = pattern(_BOOK, "excludes", language).search(folded)
    again = pattern(_BOOK, "renegotiates", language).search(folded)
    if again is None and headed and following is not None and following is not sentence:
        again = pattern(_BOOK, "renegotiates", language).search(following.folded)
    strong = article or "imprevision" in folded or "hardship" in folded
    if _NOT_SET_ASIDE.search(folded):
        excluded = None
    if excluded and strong and not (again and again.start() < excluded.start()):
        return "excluded", (0.95 if article else 0.85), words
    if again:
        return "renegotiation", (0.92 if headed or article else 0.8), words
    if article:
        return "", 0.0, words
    return None


EXTRACTOR = Hardship()
