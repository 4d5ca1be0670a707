"""The indices by which a clause revises a price, where they are named and how surely."""

from __future__ import annotations

from data import late as re
from pipeline.terms._denied import denied
from pipeline.terms._indexation_indices import IndexName, find_indices, said_as_sum
from pipeline.terms._law_places import sentence_bounds
from pipeline.types import Language

REVISES = {
    "fr": re.compile(
        r"\b(?:revis|index|indice d|revaloris|actualis|ajust|augment|reajust|evolu|vari|recalcul)\w*"
        r"|\b(?:suit|suivra|suivront|suivent)\b"
    ),
    "en": re.compile(
        r"\b(?:adjust|increas|escalat|uplift|indexed|indexation|revis|amend|raise|modif|chang|multipl)\w*"
        r"|\brecalculat\w*|\b(?:bears?|same|equal)\s+(?:[\w£$€.,]+\s+){0,4}?(?:proportion|relation|ratio)\b|\btimes\b|\bup\s+or\s+down\b"
        r"|\bfollow(?:s|ing)?\s+the\s+(?:movements?|changes?)\b"
        r"|\btracks?\b|\blinked\b|\bpegged\b|\btied\s+to\b|\bindex(?:es|ing)?\s+(?:the|its|all)\b|\b(?:rates?|fees?|charges?|prices?|rents?|sums?)\s+follows?\b"
        r"|\b(?:go(?:es)?\s+up|climbs?|grows?|in\s+step\s+with)\b"
        r"|\b(?:varied|varies|vary|rises?|falls?|moves?|moved|keeps?\s+pace|in\s+proportion|in(?:to)?\s+line)\b"
    ),
}
PRICE = {
    "fr": re.compile(
        r"\b(?:prix|loyers?|tarif\w*|redevances?|montants?|remunerations?|abonnements?|forfaits?|"
        r"honoraires|couts?|"
        r"prestations?|factur\w+|p0|pn|cotisations?|mensualites?|trimestrialites?|"
        r"taux\s+(?:horaires?|journaliers?|unitaires?))\b"
    ),
    "en": re.compile(
        r"\b(?:prices?|pricing|fees?|rent(?:al)?s?|rates?|charges?|amounts?|salar(?:y|ies)|compensation|"
        r"payments?|royalt(?:y|ies)|"
        r"costs?|tariffs?|guarantees?|sums?|rents|subscriptions?)\b"
    ),
}
_REPLACED = re.compile(
    r"disparition|disparai|cess\w+ d'etre publi|n'etait plus publi|ne serait plus publi|remplace|substitu|"
    r"discontinu|"
    r"ceases? to be published|no longer (?:be )?published|successor index|not available"
)
_REJECTED = re.compile(
    r"\A[^.;]{0,80}?(?:\bn(?:e\s|')\s?(?:[a-z]+\s+){0,2}?pas\s+(?:ete\s+)?(?:retenu|applicable|appliqu|"
    r"utilis)|"
    r"\b(?:est|sont|sera|seront)\s+(?:expressement\s+)?(?:exclue?s?|interdite?s?|prohibee?s?|ecartee?s?)\b|"
    r"\bne\s+s'applique\w*\s+pas|\bnot\s+(?:been\s+)?(?:adopted|retained|applied|applicable|used|apply))"
)
"""*L'indice Syntec, que proposait le prestataire, n'a pas été retenu.*"""
_KEPT_OUT = re.compile(r"\b(?:exclu\w*|interdi\w*|renonc\w*|ecart\w*)[^.;,]{0,45}\Z")
"""*À l'exclusion de toute indexation sur le SMIC.*"""
_PUBLISHER = re.compile(r"\bpublie\w*\s+(?:\w+\s+)?par\s+(?:le\s+|la\s+|les\s+|l')\Z")
"""*Le prix du gazole publié par le Comité national routier* is one index."""
_ALTERNATIVE = re.compile(r"\A[^.;]{0,60}?\b(?:ou|or)\b[^.;]{0,60}?\Z")


def named_indices(folded: str, language: Language, *, priced: bool = False) -> list[IndexName]:
    """Return the indices of a clause that revise a price there.

    Args:
        folded: text of the clause.
        language: of the words.
        priced: whether the price is known to be what is revised, though no word of it stands near.
    """
    found: list[IndexName] = []
    for index in find_indices(folded, language):
        low, high = max(index.start - 380, 0), min(index.end + 380, len(folded))
        around = folded[low:high]
        by_label = not found and labelled(folded, index.start)
        revised = by_label or REVISES[language].search(around) is not None
        if not revised and not only_by_sum(folded, index, language):
            continue
        if not (priced or by_label) and PRICE[language].search(around) is None:
            continue
        before = folded[max(index.start - 130, 0) : index.start].rsplit(". ", 1)[-1]
        after = folded[index.end : index.end + 60].split(". ", 1)[0]
        if not found and _REPLACED.search(before + after):
            continue
        if found and _PUBLISHER.search(before):
            continue
        if _REJECTED.search(folded[index.end : index.end + 140]):
            continue
        if language == "fr" and _KEPT_OUT.search(before):
            continue
        if language == "fr" and not_revised(folded, index.start - len(before), index.start):
            continue
        found.append(index)
    return found


_LABEL = re.compile(
    r"(?:\A[\s\d.()]*(?:article\s*)?[\s\d.()]*(?:[a-z][.)]\s+)?|[.;]\s+|\s{2,})"
    r"(?:(?:price|rent|fee|annual|yearly|clause\s+(?:de|d'))\s*)?"
    r"(?:ind(?:ex(?:ation)?|ice)|revision|revis(?:able|ed)|review|price\s+adjustment|escalation|revalorisation|actualisation)"
    r"(?:\s+(?:of|de|du|des|de\s+la|applicable|retenue?|annuelle)){0,2}(?:\s+(?:the\s+)?(?:prix|loyers?|tarifs?|redevances?|prices?|rents?|fees?|charges?|"
    r"revision|reference|indexation))?\s*[:–]\s*[^.;:]{0,60}\Z"
)
"""*Indexation: CPI, each 1 April*: a label of the terms of a contract needs no verb."""


def labelled(folded: str, at: int) -> bool:
    """Tell whether what stands at an offset follows the label of a revision."""
    return _LABEL.search(folded, max(at - 130, 0), at) is not None


def only_by_sum(folded: str, index: IndexName, language: Language) -> bool:
    """Tell whether nothing but a sum in words says that an index revises (*multiplié par, divisé par*)."""
    low, high = max(index.start - 380, 0), min(index.end + 380, len(folded))
    if language != "fr" or REVISES[language].search(folded, low, high) is not None:
        return False
    return said_as_sum(folded, index.start, index.end)


def not_revised(folded: str, low: int, high: int) -> bool:
    """Tell whether the last verb of revision in a stretch is denied (``ne sera pas indexe sur``)."""
    verbs = list(REVISES["fr"].finditer(folded, low, high))
    return bool(verbs) and denied(folded, verbs[-1].start(), verbs[-1].end())


def distinct_names(named: list[IndexName]) -> list[str]:
    """Return the names once each; a country's CPI makes the bare one needless."""
    names: list[str] = []
    for index in named:
        if index.name not in names:
            names.append(index.name)
    families = {"CPI": ("CPI-U", "CPI-W"), "PPI": ()}
    for bare, kin in families.items():
        particular = [name for name in names if name.endswith(f" {bare}") or name in kin]
        if particular:
            best = next((name for name in particular if name in kin), particular[0])
            names = [name for name in names if name not in (bare, *particular)] + [best]
    return [name for name in names if not any(_within(name, other) for other in names)]


def _within(name: str, other: str) -> bool:
    """Whether a name is only the family of another: ``ICHT`` of ``ICHT-IME``, ``BT`` of ``BT40``."""
    return other != name and other.startswith(name) and not other[len(name)].isalpha()


def with_codes(names: list[str], codes: list[str], *, all_of_them: bool) -> list[str]:
    """Return the names of a revision whose formula divides codes by their bases: the list to trust.

    Args:
        names: as read from the words.
        codes: the codes of the formula, in its order.
        all_of_them: whether every ratio of the formula has its code; names beside them then do not count.
    """
    printed: list[str] = []
    for code in codes:
        known = next((name for name in names if name == code or name.endswith(f" {code}")), code)
        if known not in printed:
            printed.append(known)
    if all_of_them and printed:
        together = printed
    else:
        together = names + [name for name in printed if name not in names]
    return [name for name in together if not any(_within(name, other) for other in together)]


def quote_of(text: str, folded: str, index: IndexName, language: Language) -> tuple[int, int]:
    """Return the sentence that names the index, drawn back to the one that revises where they are two."""
    start, end = sentence_bounds(text, index.start, back=320, ahead=260)
    end = max(end, index.end)
    if REVISES[language].search(folded, start, end) is None:
        before, _ = sentence_bounds(text, max(start - 3, 0), back=260, ahead=10)
        if REVISES[language].search(folded, before, start):
            start = before
    return start, end


def confidence_of(
    named: list[IndexName], names: list[str], folded: str, start: int, end: int, language: Language
) -> float:
    """Say how surely the first index revises a price of this clause; several names lower it."""
    sentence = folded[start:end]
    together = (
        REVISES[language].search(sentence) is not None and PRICE[language].search(sentence) is not None
    )
    sure = 0.95 if together and named[0].spelled else 0.88 if together or named[0].spelled else 0.7
    if len(names) > 1:
        between = folded[named[0].end : named[-1].start]
        sure = min(sure, 0.6 if _ALTERNATIVE.match(between) else 0.85)
    return sure
