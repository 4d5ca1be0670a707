"""French clauses on work given to others without the word: *confier une partie à des tiers*."""

from __future__ import annotations

from data import late as re
from data.load import lexicon
from pipeline.terms._duty_actors import actor_before
from pipeline.terms._time import Sentence

NEEDED = (
    "confie",
    "faire execut",
    "faire realis",
    "faire effectu",
    "faire assur",
    "deleguer",
    "substituer",
    "assister",
)
_VERB = (
    r"(?:confi(?:er|e|ent|ee|es|ees)|delegu(?:er|e|ent)|sous-delegu(?:er|e)|"
    r"fai(?:re|t|sant)\s+(?:executer|realiser|effectuer|assurer|intervenir)|"
    r"se\s+faire\s+(?:assister|remplacer|substituer)|se\s+substituer|s'adjoindre)"
)
_OTHERS = (
    r"(?:(?:(?:a|par|avec|de)\s+)?(?:un|une|des|d'autres|toute?|tous|plusieurs|quelque)\s+(?:autres?\s+|"
    r"\w+\s+et\s+)?(?:tiers|tierce|entreprises?|societes?|prestataires?|intervenants?|confreres?|"
    r"professionnels?|personnes?|transporteurs?|fabricants?|ateliers?|laboratoires?|specialistes?|partenaires?)|"
    r"(?:aux|les)\s+(?:tiers|entreprises|societes|prestataires|intervenants)\b|a\s+qui\s+bon\s+lui\s+semble)"
)
_WORK = (
    r"(?:prestations?|travaux|execution|interventions?|realisation|missions?|maintenance|transports?|taches?|"
    r"services?|fabrication|operations?|nettoyage|livraisons?|tournees?|obligations?|etudes?)\b"
)
_GIVES = re.compile(
    rf"\b{_VERB}\b(?:[^.;]{{0,100}}?\b{_WORK}[^.;]{{0,90}}?\b{_OTHERS}|[^.;]{{0,40}}?\b{_OTHERS}[^.;]{{0,90}}?\b{_WORK})"
)
_KEPT = re.compile(
    rf"\b{_WORK}[^.;]{{0,60}}?\b(?:ne|n')\s*(?:(?:peut|peuvent|pourra|pourront|saurait|doit|devra)\s+(?:\w+\s+){{0,2}}?etre|"
    rf"est|sont|sera|seront)\s+(?:\w+\s+){{0,2}}?(?:confie|delegue|execute|realise|assure)e?s?\s+{_OTHERS}"
)
"""*La maintenance n'est confiée à un tiers qu'avec l'accord*: told of the work, not of who does it."""
_CONSENT = r"(?:accord|autorisation|agrement|consentement|acceptation|approbation|aval|assentiment)"
_ONLY_WITH = re.compile(
    rf"\A[^.;]{{0,140}}?\bqu(?:e\s+|')(?:avec|apres|sous|sur|moyennant|une\s+fois|si)\b[^.;]{{0,60}}?\b(?:{_CONSENT}|accepte\w*|"
    r"autorise\w*|agree\w*)\b"
)
_DENIED = re.compile(
    r"(?:\b(?:ne|n')\s*(?:(?:peut|pourra|peuvent|saurait|doit|devra|sera|est)\s*(?:\w+\s+){0,3})?|"
    r"\bs'interdi\w*\s+(?:\w+\s+){0,3}(?:de\s+)?|\binterdi\w*\s+(?:au\s+\w+\s+)?(?:de\s+)?)\Z"
)
_ASKED = re.compile(
    rf"\b(?:sans|sauf|hors|hormis|avec|apres|sous\s+reserve|moyennant|a\s+defaut)\b[^.;]{{0,50}}?\b{_CONSENT}\b|"
    rf"\b{_CONSENT}\s+(?:\w+\s+){{0,3}}?(?:prealable|ecrit|expres)"
)
_FREED = re.compile(
    r"\bsans\s+(?:avoir\s+(?:a|besoin)|qu'il\s+soit\s+(?:besoin|necessaire)|que\s+l[ea']?\s*\w+\s+(?:puisse|ait\s+a))|"
    rf"\bsans\s+(?:l'|aucun\w*\s+|autre\s+|{_CONSENT}\b)"
)
_ALLOWED = re.compile(
    r"\b(?:(?:demeure|reste|est|sera|restera|demeurera)\w*\s+(?:entierement\s+|seule?\s+|toutefois\s+)?(?:libre|maitre|"
    r"autorisee?|habilitee?|fondee?)\s*(?:de|d'|a)?|(?:peut|pourra|peuvent|pourront)\b|"
    r"(?:a|aura|conserve|garde|dispose\s+de)\s+(?:toute\s+)?(?:la\s+)?(?:faculte|liberte|possibilite|latitude)\s*(?:de|d'|pour)?|"
    r"se\s+reserve\s+(?:le\s+droit|la\s+faculte|la\s+possibilite)\s+(?:de|d'))"
    r"\s*(?:,[^,;.]{0,60},\s*)?(?:\w+\s+){0,3}\Z"
)
_ANSWERS = re.compile(r"\brepond\w*|\bresponsab\w+|\bgarant\w*|\bde\s+son\s+choix|\bqu'il\s+choisi\w*")
_SUBMITS = re.compile(
    r"\b(?:soumet\w*|presente\w*|propose\w*|fait\s+accepter|fait\s+agreer)\s+[^.;]{0,60}?"
    r"\bsous[- ]traitants?\b[^.;]{0,40}?"
    rf"\ba\s+l'\s*{_CONSENT}|"
    r"\b(?:chaque|tout|tous\s+les|les)\s+sous[- ]traitants?\s+(?:eventuels?\s+)?"
    r"(?:est|sont|doit|doivent|devra|devront|sera|seront)\s+(?:\w+\s+){0,3}?(?:agree|accepte|autorise|approuve)\w*|"
    r"\bsous[- ]traitance\s+(?:[^\s.;]+\s+){0,4}?(?:requiert|exige|suppose|necessite|appelle)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:l'\s*)?{_CONSENT}|"
    rf"\b(?:ne|n')\s*(?:\w+\s+){{0,3}}?(?:recour\w*|appel|sous[- ]traite\w*)\b[^.;]{{0,60}}?"
    rf"\bqu'(?:avec|apres|sous)\s[^.;]{{0,30}}?\b{_CONSENT}"
)


def given(sentence: Sentence, called: tuple[str, ...]) -> tuple[str, str, int, int] | None:
    """Return what a sentence says of work given to others: consent, by whom, and where it stands.

    A customer that may give work to others only says that its supplier is not the only one: no answer.

    Args:
        sentence: of a clause that binds.
        called: how the contract calls its parties.
    """
    folded = sentence.folded
    for match in _GIVES.finditer(folded):
        before = folded[max(match.start() - 140, 0) : match.start()]
        after = folded[match.start() : match.end() + 200]
        denied, allowed = _DENIED.search(before), _ALLOWED.search(before)
        said = denied or allowed
        at = match.start() if said is None else match.start() - len(before) + said.start()
        actor = actor_before(called, "fr", sentence.text, folded, at)
        who = actor.who if actor else ""
        if _buys(who):
            continue
        kind = _kind(before, after, denied=denied is not None, allowed=allowed is not None)
        if kind == "free" and not who and _ANSWERS.search(folded) is None:
            continue
        if kind:
            return kind, who, match.start(), match.end()
    kept = _KEPT.search(folded)
    if kept is not None:
        kind = _kind("", folded[kept.start() : kept.end() + 200], denied=True, allowed=False)
        if kind:
            return kind, "", kept.start(), kept.end()
    submitted = _SUBMITS.search(folded)
    if submitted is not None:
        actor = actor_before(called, "fr", sentence.text, folded, submitted.start())
        return "required", actor.who if actor else "", submitted.start(), submitted.end()
    return None


def _kind(before: str, after: str, *, denied: bool, allowed: bool) -> str:
    if denied:
        if _ONLY_WITH.match(after) or _ASKED.search(after):
            return "required"
        return "prohibited" if " qu" not in after else ""
    if allowed:
        if _FREED.search(after):
            return "free"
        return "required" if _ASKED.search(after) or _ASKED.search(before) else "free"
    return ""


def _buys(who: str) -> bool:
    words = set(who.casefold().replace("'", " ").replace("’", " ").split())
    return bool(words & set(lexicon("sides", "fr")["customer"]))
