"""Indices that a clause names to keep them out: *rejected*, *renonce à*, *to be disregarded*."""

from __future__ import annotations

from data import late as re

_OUT_BEFORE = re.compile(
    r"\b(?:renonc\w*|reject\w*|disregard\w*|exclud(?:es?|ed|ing)\s+any|quel(?:le)?s?\s+que\s+soi(?:t|ent)|"
    r"independamment|instead\s+of|rather\s+than|regardless|irrespective|au\s+lieu\s+d|plutot\s+qu|sans\s+qu['\u2019]aucun\w*|"
    r"a\s+l['\u2019]exclusion|(?:not|nor)\s+(?:be\s+)?(?:linked|tied|indexed|subject|entitled)|without\s+(?:any\s+)?(?:reference|regard)|"
    r"ecart(?:e|ent|ant|er)|(?:not|nor|never)\s+(?:\w+\s+){0,2}?(?:track|apply|follow|use|adopt)(?:\s+or\s+(?:track|apply|follow|use))?|"
    r"no\s+(?:\w+\s+){0,3}?(?:increase|adjustment|indexation|escalation|revision|fluctuations?)\s+(?:shall|will|is|are|may)\s+(?:be\s+)?\w+|"
    r"aucune\s+(?:\w+\s+){0,2}?(?:indexation|revision|actualisation|variation)|"
    r"ne\s+(?:sera|seront|sont|est)\s+(?:pas|ni)\s+(?:indexe|revis|soumis)\w*)\b[^.;]{0,220}\Z"
)
_NONE_OF = re.compile(r"\b(?:no|sans|aucune?|nor\s+any|ni)\s+(?:\w+\s+){0,2}?\Z")
_OUT_AFTER = re.compile(
    r"\A[^.;]{0,90}?\b(?:(?:is|are|was|were|been|to\s+be|be)\s+(?:\w+\s+)?(?:disregarded|rejected|excluded|waived|ignored|deleted|struck\s+out)|"
    r"(?:is|are|was|were)\s+considered\s+and\s+rejected|(?:est|sont|a\s+ete|ont\s+ete)\s+(?:\w+\s+)?(?:ecarte|exclu|rejete)\w*|"
    r"ne\s+(?:\w+\s+)?(?:pas|point)\s+(?:a\s+)?s'appliqu\w*|ne\s+s'appliqu\w+\s+(?:pas|point)|"
    r"(?:shall|does|do|will)\s+not\s+(?:be\s+)?(?:apply|used|applied)|"
    r"n['\u2019]?\s?(?:est|sont|a|ont)\s+pas\s+(?:ete\s+)?(?:retenu|applicab)\w*)"
)
_AFTER_ALL = re.compile(
    r"\b(?:but|mais|however|toutefois|et|and)\b[^.;]{0,60}?\b(?:adjust|revis|index|increas|augment)"
)


def kept_out(folded: str, start: int, end: int) -> bool:
    """Whether the sentence around an index names it only to say that it does not count.

    Args:
        folded: text of the clause.
        start: of the name of the index.
        end: of it.
    """
    low = max(folded.rfind(". ", 0, start) + 2, folded.rfind(";", 0, start) + 1, 0)
    stop = folded.find(". ", end)
    high = len(folded) if stop < 0 else stop
    if _only_measures(folded[low:start], folded[end:high]):
        return True
    if _NONE_OF.search(folded[max(start - 40, low) : start]) is not None:
        return True
    before = _OUT_BEFORE.search(folded[low:start])
    if before is not None:
        return _AFTER_ALL.search(before.group()) is None
    return _OUT_AFTER.search(folded[end:high]) is not None


_IF_OVER = re.compile(
    r"\b(?:if|should|where|when|in\s+the\s+event|provided|s'il|lorsqu\w*|en\s+cas\s+d\w*|au\s+cas\s+ou|des\s+lors\s+que|si)\b[^.;]*?"
    r"\b(?:exce\w+|depass\w*|superieur\w*|more\s+than|(?:greater|higher)\s+than|above|beyond|au-dela|plus\s+(?:forte|elevee)\s+que)\b[^.;]{0,90}\Z"
)
_LEAVES = re.compile(
    r"\b(?:resili\w*|terminat\w*|denonc\w*|cancel\w*|withdraw\w*|mettre\s+fin|(?:re)?negoci\w*|(?:re)?negotiat\w*|meet\b|rencontr\w*|"
    r"se\s+rapproch\w*|discuss\w*|refus\w*|justif\w*|object\b)"
)
_MOVES_PRICE = re.compile(
    r"\b(?:(?:shall|will)\s+(?:be\s+)?(?:\w+\s+)?(?:adjust|increas|revis|index|escalat|limited|reduced)\w*|"
    r"(?:sera|seront|est|sont)\s+(?:\w+\s+)?(?:revis|index|ajust|augment|actualis|limit|ramen|plafonn)\w*)"
)


def _only_measures(before: str, after: str) -> bool:
    """Whether an index only tells when a side may leave: *if the rise exceeds it, he may terminate*."""
    if _IF_OVER.search(before) is None:
        return False
    ahead = _LEAVES.search(before) is not None or _LEAVES.search(after) is not None
    return ahead and _MOVES_PRICE.search(f"{before} | {after}") is None
