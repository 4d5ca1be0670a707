"""Promises not to take people or customers away, told by who is kept from doing what to whose people.

*is not to offer a job to anyone on the Hotel's payroll*; *n'embauchera aucun développeur de l'Éditeur*: a
refusal, an act that takes somebody away, whom, and that they are the other's stand in one sentence.
"""

from __future__ import annotations

from data import late as re
from pipeline.terms import _restrictions, _time

_TAKES = {
    "en": re.compile(
        r"\b(?:offer\w*\s+(?:a\s+|any\s+)?(?:jobs?|employment|posts?|positions?|work|engagements?)|"
        r"(?:job|employment)\s+offers?|engag(?:e|ing)(?!\s+(?:in|with)\b)|recruit\w*|hir(?:e|ing)|employ(?:ing)?|tak(?:e|ing)\s+(?:on|away)|"
        r"tempt\w*|lur(?:e|ing)|entic\w+|poach\w*|headhunt\w*|approach\w*|canvass\w*|court(?=\s+(?:any|the|its|his|their|our|those|another|each|customers|clients|staff)\b)|call\s+(?:up)?on|"
        r"solicit\w*|induc\w+|persuad\w+|coax\w*|contract\s+(?:directly\s+)?with|win\s+over)\b"
    ),
    "fr": re.compile(
        r"\b(?:embauch\w+|debauch\w+|recrut(?!eur|ement)\w+|engager|engagera|propos\w+\s+(?:\w+\s+){0,3}?(?:emploi|poste|contrat\s+de\s+travail)|"
        r"sollicit(?!e\s+pour)\w+|demarch\w+|approch\w+|detourn\w+|attir\w+|employer|emploiera|captera|capter|racol\w+|"
        r"prendr\w+\s+a\s+(?:son|leur)\s+service|offr\w+\s+(?:\w+\s+){0,2}?(?:emploi|poste|travail)|prospect(?:er|era)|"
        r"faire\s+travailler)\b"
    ),
}
_REFUSES = {
    "en": re.compile(
        r"\b(?:(?:shall|will|may|must|can|is|are|agrees?|undertakes?|covenants?|promises?|to)\s+(?:not|never)\b|cannot\b|"
        r"neither\b|no\s+party\b|nor\s+(?:shall|will|may)\b|refrain\w*\s+from|abstain\w*\s+from|"
        r"(?:not|never)\s+to\b|no\s+(?:employee|engineer|technician|customer|client|member|nurse|developer)s?\b|"
        r"(?:is|are)\s+not\s*,|prohibited\s+from|barred\s+from|debarred\s+from)"
    ),
    "fr": re.compile(
        r"\b(?:n[e']\s*|s'interdi\w+|s'abst\w+|renonce\w*\s+a|interdi\w+\s+de|interdi\w+\s+a|defense)"
    ),
}
_PEOPLE = {
    "en": re.compile(
        r"\b(?:employees?|staff|payroll|personnel|workers?|nurses?|engineers?|developers?|consultants?|technicians?|"
        r"teams?|people|workforce|drivers?|chefs?|stylists?|managers?|executives?|salesm[ea]n|analysts?|"
        r"individuals?|persons?|anyone|anybody|someone|those|member)\b"
    ),
    "fr": re.compile(
        r"\b(?:salarie\w*|employe\w*|personnels?|collaborat(?:eur|rice)s?|preposes?|ingenieurs?|developpeu\w+|consultants?|"
        r"technicien\w*|technico-commerciaux|commerciaux|equipes?|intervenants?|chauffeurs?|vendeurs?|agents?|cadres?|"
        r"coiffeu\w+|infirmier\w*|formateurs?|personnes?|membres?|gens|quiconque)\b"
    ),
}
_CUSTOMERS = {
    "en": re.compile(
        r"\b(?:clients?|customers?|accounts?|clientele|patients?|subscribers?|policyholders?)\b"
    ),
    "fr": re.compile(r"\b(?:clients?|clientele|patients?|abonnes?|adherents?|donneurs?\s+d'ordre)\b"),
}
_THEIRS = {
    "en": re.compile(
        r"'s\b|s'\s|\bof\s+the\s+[a-z]|\bof\s+(?:either|each|its|such|that|our)\b|\bthe\s+other\b|\b(?:introduced|placed|supplied|"
        r"assigned|seconded|provided|put forward|presented|listed)\b"
        r"|\bemployed\b|\bworked\b|\bon\s+the\b|\bin\s+the\s+employ"
        r"|\bthose\s+(?:clients|customers)|\bof\s+[a-z]+\s+(?:who|whom|with|that)|\bour\b"
    ),
    "fr": re.compile(
        r"\bde\s+l'autre|\brespectifs?\b|\b(?:du|de\s+la|de\s+l'|des)\s*[a-z]|\bque\s+(?:l[ea']|l'autre)|\blui\s+(?:aura|a)|"
        r"\baffecte\w*|\bpresente\w*|\bavec\s+lesquels|\bcelui-ci|\bmis\s+a\s+disposition|\bde\s+celle-ci"
    ),
}
_OTHER = {
    "en": re.compile(
        r"\b(?:discriminat\w+|nothing\b|not\s+adopt\w*|discussed|refus\w+|liberty|free\s+to|not\s+(?:be\s+)?(?:prevent\w*|prohibit\w*|"
        r"restrict\w*|preclud\w*|obliged|required|responsible|liable)|securities|proxies|bribe\w*|child\w*|minors?|"
        r"convicted|debarred\s+(?:by|under)|subcontract\w*|orders?\s+(?:for|from)|union|third\s+part\w+|"
        r"qualifications?|background\s+(?:check|investigation)s?|"
        r"approv\w+\s+of\s+(?:such|the|his|her|any|each)\s+(?:\w+\s+){0,2}?(?:manager|employee|candidate|person|individual)\w*|"
        r"authority\s+to|on\s+behalf\s+of|bind|contract\s+for)\b"
    ),
    "fr": re.compile(
        r"\b(?:libre\w*|qualifications?|candidats?|candidature|n'interdi\w*|n'empech\w*|fait\s+pas\s+obstacle|debattu|renonce\s+(?:a\s+tout\s+recours)|n'ont\s+pas|"
        r"n'est\s+pas\s+tenu|sous-trait\w*|travail\s+dissimule|mineurs?|nom\s+(?:et|ou)\s+pour|responsab\w+|engager\s+la|"
        r"engager\s+(?:le|l'|des\s+frais|sa))\b"
    ),
}  # fmt: skip
NEEDED = {
    "en": (
        "offer", "engag", "recruit", "hir", "employ", "take on", "take\non", "taking", "take away", "tempt",
        "lur", "entic", "poach", "headhunt", "approach", "canvass", "court", "call on", "call upon",
        "call\non", "solicit", "induc", "persuad", "coax", "contract", "win over",
    ),
    "fr": (
        "embauch", "debauch", "recrut", "engager", "emploi", "poste", "contrat de travail", "sollicit",
        "demarch", "approch", "detourn", "attir", "employer", "capter", "racol", "service", "travail",
        "prospect",
    ),
}  # fmt: skip
_LOOSE = re.compile(
    r"people|individuals?|persons?|anyone|anybody|someone|those|member|personnes?|membres?|gens|quiconque|agents?"
)
"""Words for whom that say too little by themselves."""
_WORKING = {
    "en": re.compile(r"\bemploy\w*|\bwork\w*|\bpayroll|\bstaff|\bteam|\bintroduced|\bplaced|\bseconded"),
    "fr": re.compile(r"\btravaill\w*|\bemploy\w*|\bsalari\w*|\baffecte\w*|\bequipe|\bpersonnel"),
}
_PASSIVE = re.compile(r"\b(?:be|been|being|etre|soit|soient)\s+(?:\w+\s+){0,3}\Z")
"""``The Supplier's engineers shall not be hired``, where ``shall not take papers away`` binds them."""
_OWNED = re.compile(r"'s?\s")
"""Behind a word for customers: what follows is theirs."""
_FAR, _WIDE, _NEAR = 130, 150, 75


def taken(folded: str, of: str, language: str) -> tuple[int, int] | None:
    """Return where a promise not to take people (``employees``) or ``customers`` away stands.

    Args:
        folded: the sentence, folded.
        of: ``employees`` or ``customers``.
        language: ``en`` or ``fr``.
    """
    whom = (_PEOPLE if of == "employees" else _CUSTOMERS)[language]
    for act in _TAKES[language].finditer(folded):
        refusal = _refusal(folded, act.start(), language)
        if refusal is None:
            continue
        stop = re.search(r"[;.]", folded[act.start() :])
        high = min(act.end() + _WIDE, act.start() + stop.start() if stop else len(folded))
        low = min(act.start(), refusal)
        object_ = whom.search(folded, act.end(), min(high, act.end() + _NEAR))
        object_ = object_ or whom.search(folded, max(0, low - _NEAR), act.start())
        if object_ is None or _OTHER[language].search(folded, max(0, refusal - 60), high):
            continue
        if _is_bound(folded, object_, refusal) and not _PASSIVE.search(folded[refusal : act.start()]):
            continue
        if of == "customers" and _of_workers(folded, act, object_, language):
            continue
        theirs = (_WORKING if _LOOSE.fullmatch(object_.group()) else _THEIRS)[language]
        behind = act.end() if object_.start() >= act.end() else 0
        near = max(behind, object_.start() - 40), min(high, object_.end() + _NEAR)
        if theirs.search(folded, *near) is not None:
            return refusal, object_.end()
    return None


def _of_workers(folded: str, act: re.Match[str], object_: re.Match[str], language: str) -> bool:
    """Tell whether the people of a customer are meant: *the Client's employees*, *hire from the Client*."""
    if _PEOPLE[language].search(folded, act.end(), object_.start()):
        return True
    if _restrictions.has("takes_workers", folded[act.start() : act.end() + 12], language):
        return True
    return owns_people(folded, object_, language)


def owns_people(folded: str, customers: re.Match[str], language: str) -> bool:
    """Tell whether it is a customer's people who are spoken of: *the Client's engineers*."""
    owned = _OWNED.match(folded, customers.end())
    if owned is None:
        return False
    return _PEOPLE[_time.language_of(language)].search(folded, owned.end(), owned.end() + _NEAR) is not None


def _is_bound(folded: str, object_: re.Match[str], refusal: int) -> bool:
    """Whether the word for people or customers is who promises: *Customer shall not*."""
    return object_.end() <= refusal and not folded[object_.end() : refusal].strip(" ,;\n")


def _refusal(folded: str, at: int, language: str) -> int | None:
    found = None
    for match in _REFUSES[language].finditer(folded, max(0, at - _FAR), at):
        found = match
    if found is None or ";" in folded[found.end() : at]:
        return None
    between = folded[found.end() : at]
    if language == "en" and re.search(r"\b(?:but|although|however|may|shall|will)\b", between):
        return None if not found.group().startswith(("neither", "no ", "nor")) else found.start()
    return found.start()
