"""When a French contract takes effect: on its signature, on its notification, on a day its words lead to.

Hands on places, as (rank, confidence, low, high, found); the extractor of effective dates weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _french_time as french
from pipeline.terms import _time
from pipeline.terms._french_begin import Place, beginnings
from pipeline.terms._french_first import first_days
from pipeline.terms._french_spans import spans
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_LONG_BEFORE = 200
_EFFECT = re.compile(
    r"\b(?:prend(?:ra|ront|s)?|prennent|prenant|produi(?:t|ra|sent|ront|re)|aura|auront|sortira|a)\s+"
    r"(?:pleinement\s+)?(?:ses\s+|leurs\s+|son\s+|plein\s+)?(?:effets?|cours)\b"
    r"|\bentr(?:e|era|ent|eront|ant|ee)\s+en\s+(?:vigueur|application)\b"
    r"|\b(?:commen[ct]\w*|debut(?:e|era|ent|eront|ant)|demarr\w+|cour(?:t|ra|ent|ront|ant|ir))\b"
    r"|\b(?:sont|est|seront|sera)\s+(?:applicables?|en vigueur)\b|\bs'(?:appliqu|execut)\w+"
    r"|\b(?:oblig\w+|lie(?:nt"
    r"|ra)?|engag\w+)"
    r"\s+les\s+parties\b|\bvau(?:t|dra)\b|\bdure(?:ra)?\b"
)
_MADE = re.compile(
    r"\b(?:conclue?s?|consentie?s?|souscrite?s?|etablie?s?|signee?s?|passee?s?|donnee?s?|accordee?s?"
    r"|faite?s?|formee?s?|valables?|valides?|confiee?s?|attribuee?s?|en\s+vigueur|dure(?:ra)?|duree|periode"
    r"|engage\w*|mis\w*\s+a\s+disposition|nommee?s?|lie\w*)\b"
)
_SIGNING = (
    r"(?:(?:la|le|sa|leur|ce)\s+)?(?:(?:date|jour|moment)\s+(?:de\s+|d')?(?:(?:la|sa|leur)\s+)?)?"
    r"(?:derniere\s+(?:en\s+date\s+)?(?:des\s+(?:deux\s+|trois\s+|quatre\s+)?|de\s+ces\s+)?)?"
)
_ON_SIGNING = re.compile(
    rf"(?P<from>\b(?:a\s+compter|a\s+dater|a\s+partir|des|du|sitot|aussitot"
    rf"|des\s+apres)(?:\s+d[eu])?\s+){_SIGNING}"
    r"(?:signatures?|conclusion)\b"
    rf"|\b(?:au?|le|lors\s+de|du\s+jour\s+de|de)\s+{_SIGNING}(?:signatures?|conclusion)\b"
    r"|\b(?:a\s+(?:compter|partir|dater)\s+d|des\s+)'?aujourd'hui\b|\b(?:sitot|aussitot"
    r"|une\s+fois)\s+(?:dument\s+)?"
    r"(?:signee?s?|conclue?s?)\b"
    r"|(?P<day>\b(?:a\s+compter\s+de|a\s+dater\s+de|a\s+partir\s+de|des)\s+)?\bce\s+jour\b(?!-la)"
    r"|\baujourd'hui\b"
    r"|\b(?:au|le|des\s+le|a\s+(?:compter|partir)\s+du)\s+(?:jour|moment)\s+ou\b[^.;,\d]{0,60}\bsign(?:e"
    r"|ee|es|ees"
    r"|era|eront|ent)\b"
    r"|\b(?:lorsqu|quand|des\s+qu|des\s+lors\s+qu|une\s+fois\s+qu|aussitot\s+qu)[^.;,\d]{3,70}\bsign(?:e"
    r"|ee|es|ees|era"
    r"|eront|ent)\b"
    r"|\b(?:date|jour)\s+(?:de\s+conclusion\s+)?des\s+presentes\b"
    r"|\b(?:a\s+compter|a\s+dater|a\s+partir)\s+(?:des\s+presentes|de\s+la\s+presente)\b"
    r"|\bdate\s+ci-(?:dessus|dessous|apres)\b|\bdate\s+(?:figurant|indiquee|mentionnee|portee|inscrite"
    r"|stipulee|ecrite)\s+(?:en\s+tete"
    r"|en\s+premiere\s+page|ci-(?:dessus|dessous|apres)|en\s+fin|au\s+bas|sous\s+la\s+signature)"
)
_AT_ONCE = re.compile(r"\s+(?:immediatement|sans delai|sur-le-champ)\b")
OF_ANOTHER = re.compile(
    r"[\s,]*(?:sans reserves?[\s,]*|electronique\s+)?"
    r"(?:du|de\s+la|de\s+l'|de\s+cet(?:te)?|d'une?|des|de)\s*"
    r"(?:proces[- ]verbal|p\.?v\.?\b|bons?\b|devis|ordres?\b|recette|etat des lieux|commandes?\b|acte\b"
    r"|compromis|reception|marche principal|contrat de (?:pret|travail)|bordereau|mandat de prelevement"
    r"|fiche|attestation|rapport|conditions particulieres par le client)"
)
"""The signature of a minute, an order or another deed."""
_WITHIN = re.compile(
    r"\b(?:dans|sous|delai|avant|apres|jours?|semaines?)\b[^.;]{0,40}$|\b\d+\s*(?:jours?|heures?)\W*$"
)
_LASTS = re.compile(r"\b(?:duree|periode|pour)\b[^.;]{0,60}$")
_NOTIFIED = re.compile(
    r"\b(?:a\s+compter|a\s+dater|a\s+partir|des|a|au|(?<=court\s)de|(?<=courra\s)de|(?<=part\s)de)\s+(?:d[eu]\s+)?(?:(?:la|sa|le)\s+)?(?:(?:date"
    r"|jour)\s+"
    r"(?:de\s+)?(?:(?:la|sa)\s+)?)?(?:reception\s+(?:de\s+)?(?:la|sa)\s+)?notification\b"
    r"(?!\s+(?:de\s+(?:l'ordre|la\s+resiliation|la\s+decision)|d'un|des?\s+(?:ordre|bon)))"
)
_ON_EVENT = re.compile(
    r"\b(?:a\s+compter|a\s+dater|a\s+partir|des|a|au|lors)\s+(?:d[eu]\s+|d')?(?:(?:la|le|l'|sa|leur)\s*)?"
    r"(?:(?:date|jour)\s+(?:de\s+|d')?(?:(?:la|le|l'|sa)\s*)?)?(?:signature\s+)?"
    r"(?P<what>proces[- ]verbal|pv\b|mise\s+en\s+(?:service|place|exploitation|production|ordre)|livraison"
    r"|reception|recette|levee|realisation|ouverture|ordre\s+de\s+service|premiere\s+(?:livraison"
    r"|commande)|activation|installation|demarrage\s+effectif|mise\s+a\s+disposition"
    r"|transmission|publication|affichage)"
)
"""An event on which a contract may begin."""
_EVENTS = ("verbal", "pv", "mise", "livraison", "recept", "recette", "levee", "realisation", "ouverture",
           "ordre", "premiere", "activation", "installation", "demarrage", "transmission", "publication",
           "affichage")  # fmt: skip
_NOTICE = re.compile(
    r"\bnotifi(?:e|ee|cation)\b(?:(?!date limite|avant|plus tard|delai|jours|fait a)[^.;\d]){0,90}"
    r"(?:\ble|\bdu|:|\ben date du)\s*$"
)


def referring(view: View, sentence: Sentence, *, headed: bool) -> Iterator[Place]:
    """Read words that name no day: its signature, this day, its notification."""
    folded = sentence.folded
    yield from beginnings(view, sentence, headed=headed)
    yield from spans(view, sentence, headed=headed)
    yield from first_days(view, sentence)
    if _time.holds(folded, _THAT_DAY_CUES) and (that := _that_day(view, sentence, headed)) is not None:
        yield that
        return
    if _time.holds(folded, ("sign", "jour", "aujourd", "conclusion", "presentes", "date")):
        for match in _ON_SIGNING.finditer(folded):
            low = _begins(folded, match, headed=headed)
            if low is None:
                continue
            another = OF_ANOTHER.match(folded, match.end())
            day = None if another or "sign" not in match.group() else _told(view, sentence, match.end())
            if day is not None:
                yield Place(3, 0.86, sentence, low, day.end, day)
                return
            default = _time.standing(folded) == 2
            yield Place(
                5 if default else 3,
                0.66 if default else 0.88,
                sentence,
                low,
                match.end(),
                event=bool(another),
            )
            return
    if _time.holds(folded, ("immediatement", "delai")):
        for cue in _EFFECT.finditer(folded):
            at_once = _AT_ONCE.match(folded, cue.end())
            if at_once and french.ours(folded, cue.start(), headed=headed) is not None:
                yield Place(4, 0.8, sentence, cue.start(), at_once.end())
                return
    event = _ON_EVENT.search(folded) if _time.holds(folded, _EVENTS) else None
    if event and (low := _begins(folded, event, headed=headed)) is not None:
        day = _told(view, sentence, event.end())
        dated = None if day is not None else _dated(view, event["what"]) or _shown(view, folded, event)
        if dated is not None:
            yield dated
            return
        rank, sure = (4, 0.8) if day is None else (3, 0.82)
        yield Place(rank, sure, sentence, low, day.end if day else event.end(), day, event=day is None)
        return
    notice = _NOTIFIED.search(folded) if "notification" in folded else None
    if notice and (low := _begins(folded, notice, headed=headed)) is not None:
        yield notified(view) or Place(4, 0.8, sentence, low, notice.end(), event=True)


_THAT_DAY_CUES = ("jour-la", "cette date", "cette meme date", "ce jour que", "meme jour")
_THAT_DAY = re.compile(
    r"\bc'est\s+(?:de|a|des|a\s+(?:compter|partir|dater)\s+de)\s+(?:ce\s+jour|cette\s+date)\s+que\s+"
    r"(?P<verb>(?:part|court|commence|debute|prend\s+effet|s'applique)\s+(?P<what>[^.;,\d]{3,40}))"
    r"|(?:\ba\s+(?:compter|partir|dater)\s+de\s+|\bdes\s+|\ba\s+|\b)"
    r"(?:ce\s+jour-la|cette\s+(?:meme\s+)?date|ce\s+meme\s+jour)\b"
)
_ROOM = 260


def _that_day(view: View, sentence: Sentence, headed: bool) -> Place | None:
    """Read ``L'installation se fait le lundi 19 mars 2018. Le contrat prend effet ce jour-là.``"""
    for match in _THAT_DAY.finditer(sentence.folded):
        if match["verb"]:
            spoken = french.OURS.search(match["what"]) is not None
        else:
            spoken = _begins(sentence.folded, match, headed=headed) is not None
        if not spoken:
            continue
        high = sentence.start + match.end()
        low = max(sentence.start + match.start() - _ROOM, 0)
        low = max(low, view.flow.text.rfind("\n\n", 0, high - len(match.group())) + 1)
        text, folded = view.flow.text[low:high], view.folded_between(low, high)
        days = [day for day in _time.dates_in(view, text, folded) if day.precision == "day" and day.date]
        between = folded[days[-1].start : high - low - len(match.group())] if days else ""
        if days and not french.OTHERS.search(between):
            whole = Sentence(low, high, text, folded)
            return Place(3, 0.82, whole, days[-1].start, high - low, days[-1])
    return None


_LABELLED = re.compile(r"\W{0,10}(?:duree|periode|engagement)\b[^.;:\n]{0,40}:")


def _begins(folded: str, match: re.Match[str], *, headed: bool) -> int | None:
    """Return where the words of beginning stand that lead to a day not named, ``None`` if none do."""
    end = match.start()
    left = folded[max(0, end - 200) : end]
    headed = headed or _LABELLED.match(folded) is not None
    counted = match.group().startswith(("a compter", "a dater", "a partir", "des ", "sitot", "aussitot"))
    if _WITHIN.search(left[-48:]) and not (counted and _LASTS.search(left)):
        return None
    if counted and headed and french.ours(folded, end, headed=True) == 0:
        return 0
    cues = [cue for cue in _EFFECT.finditer(left) if counted or len(left) - cue.end() <= 45]
    if counted:
        cues += _MADE.finditer(left)
    for cue in sorted(cues, key=lambda cue: -cue.start()):
        start = end - len(left) + cue.start()
        if french.ours(folded, start, headed=headed) is None and not (
            headed and cue.group() in ("duree", "periode")
        ):
            continue
        between = folded[start + len(cue.group()) : end]
        if french.OTHERS.search(between) or (not counted and re.search(r"\b(?:jours?|mois)\b", between)):
            return None
        return start
    return None


def _told(view: View, sentence: Sentence, start: int) -> FoundDate | None:
    """Return the day on which an event is said to have been: « la livraison, intervenue le 3 mai »."""
    for day in _time.dates_in(view, sentence.text, sentence.folded):
        between = sentence.folded[start : day.start]
        if day.start >= start and day.date is not None and day.precision == "day":
            return day if _TOLD.fullmatch(between) else None
    return None


_TOLD = re.compile(
    r"[^.;\d]{0,70}?[\s,(](?:fixee?|intervenue?|constatee?|soit|prononcee?|realisee?|signe|etablie?"
    r"|arretee?|en\s+date"
    r"|effectuee?|acquise?|a\s+eu\s+lieu|ayant\s+eu\s+lieu)\s*(?:au|le|du|ce)?\s*"
)


_IS_ON = re.compile(
    r"(?:(?!\b(?:limite|avant|plus|apres|previs\w*|prevu\w*|souhait\w*|estim\w*|indicati\w*"
    r"|partielle)\b)[^.;:\n\d|]){0,40}?"
    r"\s*(?:[:|\t]|\.{3,}|\bl[ea]\b|\bau\b|\bdu\b)[\s|]*(?:le\s+|au\s+)?"
)


def _dated(view: View, event: str) -> Place | None:
    """Return the one place where the text says on which day an event is: « Livraison : 24/05/2012 »."""
    places: dict[date, Place] = {}
    folded = view.folded_between(0, len(view.flow.text))
    for match in re.finditer(rf"(?<![a-z]){re.escape(event)}(?![a-z])", folded):
        high = min(match.end() + 90, len(folded))
        for found in _time.dates_in(view, view.flow.text[match.end() : high], folded[match.end() : high])[
            :1
        ]:
            if found.date is None or found.precision != "day":
                continue
            if _IS_ON.fullmatch(folded, match.end(), match.end() + found.start):
                low = folded.rfind("\n", 0, match.start()) + 1
                end = match.end() + found.end
                day = FoundDate(
                    found.start + match.end() - low, end - low, found.date, repaired=found.repaired
                )
                line = Sentence(low, end, view.flow.text[low:end], folded[low:end])
                places.setdefault(found.date, Place(3, 0.8, line, 0, end - low, day))
    return next(iter(places.values())) if len(places) == 1 else None


_PAPER = (
    r"(?P<paper>proces[- ]verbal|pv\b|bons?\s+de\s+(?:livraison|reception)|fiche\s+de\s+[a-z]+|attestation)"
)
_SHOWN_BY = re.compile(
    rf"[^.;:\d]{{0,40}}?\b(?:constate\w*|attest\w+|indiquee?|portee?|figurant|formalise\w*|materialise\w*|telle?\s+qu\S+)\s+"
    rf"[^.;:\d]{{0,30}}?\b{_PAPER}"
)


def _shown(view: View, folded: str, event: re.Match[str]) -> Place | None:
    """Return where the paper is dated that shows an event: ``la livraison constatée par procès-verbal``."""
    shown = _SHOWN_BY.match(folded, event.end())
    if shown is None:
        whole = view.folded_between(0, len(view.flow.text))
        name = re.escape(event["what"])
        said = rf"(?<![a-z]){name}[^.;:\d\n]{{0,30}}:\s*(?:la\s+)?date\s+d[ue]s?\s+{_PAPER}"
        shown = re.search(said, whole)
    return _dated(view, shown["paper"]) if shown is not None else None


def notified(view: View) -> Place | None:
    """Return the one place where the document says on which day it was notified."""
    found: Place | None = view.once("notified", lambda: _notified(view))
    return found


def _notified(view: View) -> Place | None:
    places: dict[object, Place] = {}
    folded = view.folded_between(0, len(view.flow.text))
    for match in re.finditer(r"\bnotifi(?:e|ee|cation)\b", folded):
        low = folded.rfind("\n", 0, match.start()) + 1
        if _time.of_earlier(folded[low : match.end()]):
            continue
        high = min(match.end() + 140, len(folded))
        text = view.flow.text[low:high]
        for found in _time.dates_in(view, text, folded[low:high]):
            if found.date is None or found.precision != "day" or low + found.start < match.end():
                continue
            if _NOTICE.search(folded[match.start() : low + found.start]):
                line = Sentence(low, low + found.end, text[: found.end], folded[low : low + found.end])
                places.setdefault(found.date, Place(3, 0.82, line, 0, found.end, found))
            break
    return next(iter(places.values())) if len(places) == 1 else None


_SHORT = re.compile(
    r"(?:^|[\n\t|.;,(]|\s[-\u2013\u2014\u2022]\s|\s{2})\s*(?:debut|depart|effet|commencement"
    r"|premier\s+jour|prise\s+de\s+possession"
    r"|entree\s+(?:en\s+jouissance|dans\s+les\s+lieux)|prise\s+d'effet|entree\s+en\s+vigueur"
    r"|demarrage)\s*(?:\(\w+\)\s*)?"
    r"(?:[:\t|=\u2192]|[.\u2026_]{3,}|\s{3}|(?=\sle\s|\sau\s|\sdu\s))\s*[|:]?\s*(?:le\s+|au\s+|du\s+)?$"
)
_LED_TO = re.compile(
    r"\s*(?:[.\u2026_]{3,}|\s{3,}|[|=\u2192])[\s|:]*(?:le\s+|au\s+)?$"
    r"|\s+(?:du|de)\s+(?:votre|notre|ce|cette|la|le|l')?\s*(?:present\w*\s+)?(?:contrat|convention|bail"
    r"|accord|abonnement|mission"
    r"|marche|location)\s+(?:le|au)\s*$"
    r"|(?:\s+en)?\s+(?:est\s+|sera\s+)?(?:le|au)\s*$|[\"')\s]*(?:(?!\b(?:resili|cession|hausse|revision"
    r"|modification|demission))[^.;:\d]){0,70}?"
    r"\b(?:fixee?s?|soit|designe|signifie|s'entend|arretee?|prevue?|etablie?|est|sera|a savoir)\b"
    r"[^.;:\d]{0,36}?\b(?:le|au|du)?\s*$"
)


def named(view: View, folded: str, start: int) -> int | None:
    """Return where a name of the day of effect begins that leads to the day at ``start``.

    ``à compter de sa date d'effet, fixée d'un commun accord au``; ``la Date d'Effet désigne le``.
    """
    left = folded[max(0, start - 150) : start]
    if re.search(r"\|[^\S\n]*\n[^\S\n]*\|?\s*$", left):
        return None  # the head of a column: its day stands below another name, too
    if (short := _SHORT.search(left)) is not None:
        return start - len(left) + short.start()
    for match in _time.phrases("effective_names", view.language).finditer(left):
        if _LED_TO.match(left, match.end()):
            return start - len(left) + match.start()
    return None


_GENERAL_CUE = re.compile(r"(?:a compter|a partir|a dater|allant|courant|^)\s*d[ue]\s*$|^\s*du\s*$")


_IN_FORCE = re.compile(r"en\s+vigueur|applica|valable")


def applies_to_another(folded: str, low: int, cue: str, *, headed: bool) -> bool:
    """Tell whether what is in force or valid from a day is another thing: « l'indice en vigueur au »."""
    if not _IN_FORCE.match(cue):
        return False
    return french.ours(folded, low, headed=headed) is None


_RANGE = re.compile(r"\s*(?:\(?inclus\)?|a\s+\S+\s*h\w*)?\s*,?\s*(?:et\s+)?(?:jusqu')?(?:au|a)\b")


def stray(folded: str, low: int, cue: str, end: int, *, headed: bool) -> bool:
    """Tell whether words such as ``à compter du`` begin another thing than the contract."""
    if cue.split() == ["du"] and not _RANGE.match(folded, end):
        return True
    if not _GENERAL_CUE.search(" ".join(cue.split())):
        return False
    return french.ours(folded, low, headed=headed) is None


_FROM_DAY = re.compile(r"(?:^|\n)\W*(?:\d[\d.]*\W+)?a\s+(?:compter|partir|dater)\s+du\s*$")


def of_the_amended(view: View, found: FoundDate) -> bool:
    """Tell whether a day in an amendment lies so far before it that what is amended began on it."""
    made = view.of("agreement_date")
    if not french.amends(view) or not made or made[0].state != "stated" or found.date is None:
        return False
    return (date.fromisoformat(made[0].value_text) - found.date).days > _LONG_BEFORE


def amended_from(view: View, sentence: Sentence, found: FoundDate) -> bool:
    """Tell whether a sentence of an amendment opens with the day from which it changes something."""
    if not french.amends(view) or found.date is None:
        return False
    return _FROM_DAY.search(sentence.folded[: found.start]) is not None


_OF_SERVICE = re.compile(r"(?:date de )?debut d\S+ ?(?:la )?(?:fourniture|prestation|service|mission)s?\b")


def of_service(name: str) -> bool:
    """Tell a label of the first day of a service: where words say when the contract begins, they hold."""
    return _OF_SERVICE.match(name) is not None
