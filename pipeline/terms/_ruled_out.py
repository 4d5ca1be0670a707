# ruff: noqa: E501 (patterns are read by the phrase)
"""Subjects that a text rules out: *neither party may end it early*, *aucune des parties ne peut y mettre fin*."""

from __future__ import annotations

from functools import lru_cache

from data import late as re

_NOBODY = (
    r"(?:aucune\s+(?:des\s+)?(?:deux\s+)?part(?:ie|ies)|ni\s+l'une\s+ni\s+l'autre(?:\s+des\s+(?:deux\s+)?parties)?"
    r"|ni\s+le\s+\w+\s+ni\s+le\s+\w+|nulle?\s+(?:des\s+)?parties?)"
)
_ENDS = (
    r"(?:y\s+mettre\s+(?:fin|un\s+terme)|mettre\s+(?:fin|un\s+terme)\s+au|le\s+resilier|resilier"
    r"|s'en\s+degager|se\s+delier"
    r"|le\s+denoncer|denoncer|rompre|le\s+rompre|y\s+renoncer)"
)
_EARLY = (
    r"(?:avant|par\s+anticipation|anticip\w+|autrement\s+que|autrement|sauf|hors|hormis"
    r"|que\s+(?:dans|pour|en\s+cas))"
)
_NO_EXIT = re.compile(
    rf"\b{_NOBODY}\s+(?:ne\s+)?(?:peut|pourra|peuvent|pourront|saurait)\s+{_ENDS}\b[^.;]{{0,60}}?\b{_EARLY}\b"
    rf"|\b(?:ne\s+(?:peut|pourra|saurait)|n'est\s+pas)\s+(?:etre\s+)?(?:resilie|resiliable|denonce|rompu)\s+"
    rf"(?:[^.;]{{0,30}}\b(?:avant|par\s+anticipation|anticip\w+)\b[^.;]{{0,50}}\bpar\s+{_NOBODY}"
    rf"|par\s+{_NOBODY}[^.;]{{0,60}}\b{_EARLY}\b)"
    r"|\bparties\s+renoncent\s+(?:[\w']+\s+){0,4}?(?:a\s+|au\s+)?(?:toute\s+|leur\s+)?"
    r"(?:faculte|droit|possibilite)\s+de\s+(?:resili\w+|denonc\w+|rupture)\s+(?:anticipee|avant)"
    r"|\bferme\s+et\s+irrevocable\s+(?:pour|entre)\s+(?:les|chacune\s+des)\s+(?:deux\s+)?parties"
    # Nobody is named: *il ne peut, avant ce terme, y être mis fin que*, *toute résiliation anticipée est exclue*.
    r"|\bne\s+(?:peut|pourra|saurait)\b[^.;]{0,40}\b(?:y\s+)?etre\s+(?:mis\s+(?:fin|un\s+terme)|resilie|rompu|denonce)\b"
    r"[^.;]{0,60}\b(?:qu(?:e\b|'en\b|'au\b)|hors\b|hormis\b|sauf\b|si\s+ce\s+n'est)"
    r"|\btoute\s+(?:resiliation|rupture|sortie|denonciation)\s+(?:\w+\s+)?(?:anticipee|avant\s+(?:ce|le|son)\s+terme"
    r"|unilaterale)\b[^.;]{0,40}\b(?:est|sont|etant)\s+(?:\w+ment\s+)?(?:exclue|interdite|prohibee|impossible)"
    r"|\b(?:pas\s+de|aucune)\s+(?:resiliation|rupture|sortie|denonciation)\s+(?:\w+\s+)?(?:anticipee|avant\s+(?:ce|le|son)\s+terme)"
    r"|\brenonc\w+\s+(?:\w+ment\s+)?(?:a\s+)?(?:toute|sa|leur|la)\s+(?:faculte|droit|possibilite)\s+de\s+(?:resiliation|rupture|sortie|denonciation|resilier|rompre)"
    r"\s+(?:anticipee|triennale|avant|pour\s+convenance|sans\s+motif|de\s+convenance|unilaterale)"
    r"|\bne\s+(?:dispos|benefici|joui)\w+\s+(?:d'aucune?|pas\s+d[e'](?:\s*une?)?)\s*(?:faculte|droit|possibilite)\s+de\s+(?:resiliation|rupture|sortie|denonciation|resilier|rompre)"
    r"\s+(?:anticipee|avant|pour\s+convenance|sans\s+motif|de\s+convenance|unilaterale|le\s+contrat\s+(?:avant|par\s+anticipation))"
    r"|\b(?:n'ont|n'a|sans)\s+(?:pas\s+de\s+|aucune?\s+)?(?:faculte|droit|possibilite)\s+de\s+(?:sortie|resiliation"
    r"|rupture|denonciation)\s+(?:anticipee|avant|unilaterale)"
)
_BUT_THEN = re.compile(
    r"\b(?:toutefois|neanmoins|cependant|par\s+exception|a\s+l'issue\s+de|passee?|au-dela\s+de|ensuite|apres\s+cette"
    r"|si\s+ce\s+n'est)\b[^.;]{0,140}"
    r"\b(?:mettre\s+fin|resili\w+|denonc\w+|conge|preavis|(?:le|y)\s+peut|a\s+tout\s+moment|sans\s+motif)"
)
_DATED = re.compile(
    r"\b(?:avant|before|prior\s+to|until)\s+(?:le\s+)?(?:1er\s+)?[^.;,]{0,18}\b(?:19|20)\d\d\b"
)
"""No exit before a day that may not be the last one: it is open afterwards."""
_PARTY = (
    r"(?:neither\s+(?:of\s+the\s+parties|of\s+them|party(?:\s+hereto)?|the\s+\w+\s+nor\s+the\s+\w+)|no\s+party"
    r"|none\s+of\s+the\s+parties)"
)
_END = (
    r"(?:terminate|withdraw|cancel|end|rescind|determine|renounce|leave|bring\s+(?:it|this|the)[\w\s]{0,20}?to\s+an\s+end"
    r"|give\s+notice\s+(?:to\s+(?:end|terminate)|of\s+termination))"
)
_BEFORE_TIME = (
    r"(?:before|prior\s+to|earlier|early|without\s+(?:a\s+)?cause|for\s+(?:its\s+)?convenience|at\s+will|other\s+than"
    r"|otherwise\s+than|except|save|whether\s+by\s+notice|by\s+notice|for\s+any\s+reason|from\s+it|in\s+any\s+way)"
)
_NO_EXIT_EN = re.compile(
    rf"\b{_PARTY}\s+(?:may|shall|can|will|is|has|being|having)\b[^.;]{{0,60}}?\b{_END}\b[^.;]{{0,90}}?\b{_BEFORE_TIME}\b"
    r"|\b(?:may|shall|can)\s*not\s+be\s+(?:terminated|cancel?led|ended|determined|rescinded|brought\s+to\s+an\s+end)\s+"
    rf"(?:by\s+(?:either|any|a|one)(?:\s+(?:party|side|of\s+(?:them|the\s+parties)))?\s+)?(?:\w+\s+){{0,3}}?(?:{_BEFORE_TIME}|on\s+notice)\b"
    r"|\bno\s+(?:party\s+has\s+(?:a|any)\s+)?(?:right|option|power)\s+(?:of|to|for)\s+(?:an?\s+)?(?:earlier|early|premature)"
    r"\s+(?:termination|terminate|exit|end)"
    r"|\bno\s+(?:right|option|power)\s+(?:of|to)\s+(?:terminat\w+|cancel\w*|withdraw\w*)\s+(?:for\s+convenience|without\s+cause"
    r"|at\s+will|on\s+notice)"
    rf"|\b{_PARTY}\s+(?:may|shall|can)\s+give\s+(?:a\s+)?notice\s+(?:to\s+(?:end|terminate)|of\s+termination)\b"
    r"|\bno\s+(?:early|earlier|premature|anticipated)\s+(?:termination|cancellation|exit)\b(?!\s+(?:fees?|charges?|penalt|payments?|costs?|amounts?))"
    r"|\bno\s+break\s+(?:right|clause|option)s?\b"
    rf"|\b(?:is|are)\s+not\s+(?:terminable|cancel?lable)\s+(?:\w+\s+){{0,3}}?{_BEFORE_TIME}\b"
    rf"|\bno\s+right\s+to\s+(?:end|terminate)\s+it\s+(?:on|by)\s+notice\b|\bwaives?\s+any\s+right\s+to\s+{_END}\b"
)
_BUT_THEN_EN = re.compile(
    r"\b(?:after|thereafter|afterwards|following|from\s+(?:that|then)|once|provided|except|save|unless|but|however)\b[^.;]{0,140}"
    r"\b(?:for\s+(?:its\s+)?convenience|without\s+(?:giving\s+)?(?:a\s+|any\s+)?(?:cause|reason)|at\s+any\s+time"
    r"|(?:days|months)['\s]{0,2}(?:prior\s+|written\s+)*notice|do\s+so\s+on|at\s+will)\b"
)


@lru_cache(maxsize=2)
def ruled_out(folded: str, language: str) -> frozenset[str]:
    """Return the kinds that a text says not to be there.

    An exit that stands open later (*passé trois ans, chacune peut …*) takes the denial back.

    Args:
        folded: the running text, folded.
        language: of the text.
    """
    return _no_exit(folded, language) | _no_credit(folded, language)


def _no_exit(folded: str, language: str) -> frozenset[str]:
    denial, after_all = (_NO_EXIT, _BUT_THEN) if language == "fr" else (_NO_EXIT_EN, _BUT_THEN_EN)
    said = denial.search(folded)
    if said is None or _DATED.search(folded, said.start(), said.end() + 40):
        return frozenset()
    if after_all.search(folded, _opens_again(folded, said, language), said.end() + 400):
        return frozenset()
    # Where nobody may leave there is no notice to leave by: what is read of one stands, loose words of one do not.
    return frozenset(
        {"termination_for_convenience", *(("termination_notice",) if language != "fr" else ())}
    )


_ONLY_TALK = {
    "en": re.compile(
        r"\b(?:levels?|standards?|targets?|attain\w*|achiev\w*|results?|figures?|performance|falls?\s+(?:below|short)|does\s+not"
        r"|measure\w*)\b[^.;]{0,140}?\b(?:discuss\w*|meet(?:s|ing)?\s+to|consider(?:s|ed)?|reviewed|review(?:s)?\s+(?:it|them|the)|draw\s+up\s+a"
        r"|prepare\s+a|submit\s+a\s+plan|plan\s+for)\b"
    ),
    "fr": re.compile(
        r"\b(?:mesures?|resultats?|indicateurs?|niveaux?|taux|releves?)\b[^.;]{0,90}?\b(?:comment\w+|examin\w+|discut\w+|present\w+"
        r"|debat\w+)\b[^.;]{0,60}\b(?:comites?|reunions?|parties)\b"
        r"|\ba\s+defaut,?\s+(?:les\s+parties\s+)?se\s+(?:rencontrent|reunissent|concertent)\b"
    ),
}
"""What follows a level that is missed is talk: such words speak of no credit."""
_CREDIT = {
    "en": re.compile(
        r"\b(?:credits?|credited|deduct\w*|rebate\w*|abate\w*|reduc(?:ed|tion)\s+(?:of|in|by)|liquidated)\b"
    ),
    "fr": re.compile(
        r"\b(?:(?:un|des|cet|tout|les)\s+|d'|l')avoirs?\b(?!\s+(?:ete|a|lieu|pour|droit|un|le|la)\b)|\bavoirs?\s+(?:de\s+\d|sur|egal)"
        r"|\bcredits?\s+de\s+service|\brefactions?\b|\b(?:prix|redevance)\w*\s+(?:est|sont|sera)\s+reduit"
    ),
}


def _no_credit(folded: str, language: str) -> frozenset[str]:
    key = "fr" if language == "fr" else "en"
    if _CREDIT[key].search(folded) or _ONLY_TALK[key].search(folded) is None:
        return frozenset()
    return frozenset({"service_credit"})


_OPENS = re.compile(r"\b(?:except|save|si\s+ce\s+n'est)\Z")


def _opens_again(folded: str, said: re.Match[str], language: str) -> int:
    """Return from where words that give the exit back count: in English ``without cause`` is a part of the denial."""
    opens = _OPENS.search(said.group())
    if opens is not None:
        return said.start() + opens.start()
    if language == "fr":
        return said.end()
    stop = re.compile(r"[,.;]").search(folded, said.end())
    return stop.start() if stop is not None else said.end()
