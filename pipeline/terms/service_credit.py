"""What the customer is credited when the promised level of service is missed, and up to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data import late as re
from pipeline.durations import find_durations
from pipeline.folding import fold
from pipeline.terms import _passage, _sums, _time
from pipeline.terms._articles import article_of
from pipeline.terms._credited_gain import credited_gain
from pipeline.terms._wrapped import wrapped
from pipeline.terms.base import View
from pipeline.types import Clause, JsonValue, Language, Term

_ANCHOR = {
    "en": re.compile(
        r"\b(?:service\s+(?:level\s+)?credits?|(?:availability|performance|uptime|downtime"
        r"|sla)\s+credits?|credit(?:s|ed)?)\b|\b(?:deduct\w*|reduction\s+of|reduced\s+by|abate\w*|refund(?:s|ed)?)\b"
        r"|\boff\s+(?:the|its|their|that|any)\s+(?:\w+\s+){0,2}?(?:invoices?|charges?|fees?|bills?|rent|payments?)\b"
        r"|\ballow(?:s|ed)?\s+(?:[a-z]+\s+){0,4}?(?=[^a-z\s])"
    ),
    "fr": re.compile(
        r"(?:\b(?:un|cet|des|les|tout|aucun)\s+|\bl'|\bd')avoirs?\b|\bavoirs?\s+(?:de\s+\d|sur"
        r"|supplementaire|egal|correspondant)|\bcredits?\s+de\s+service\b|\bun\s+credit\b"
    ),
}
_NAMED = re.compile(r"service|availability|performance|uptime|downtime|sla|supplementaire")
_LEVEL = {
    "en": re.compile(
        r"\b(?:service\s+levels?|sla|uptime|up-time|availability|unavailab\w+|downtime|outages?"
        r"|interruption|(?:that|this|such|the\s+(?:agreed|required|target|promised|guaranteed|stated))\s+(?:level|target|standard|percentage|threshold)"
        r"|(?:arriv|attend|respond|answer|restor|repair)\w*\s+(?:on\s+site\s+)?(?:within|in|by)\s+(?:that|this|the\s+(?:stated|agreed|said|response))\s+(?:response\s+)?(?:time|period)s?"
        r"|(?:within|outside|beyond)\s+(?:that|the\s+(?:agreed|stated|said|promised))\s+(?:response\s+)?times?"
        r"|response\s+times?"
        r"|shortfall\s+(?:below|against)|(?:below|short\s+of)\s+(?:the\s+)?(?:target|level|threshold))\b"
    ),
    "fr": re.compile(
        r"\b(?:niveaux?\s+de\s+service|sla|disponibilite|indisponibilite|interruptions?|coupures?"
        r"|retablissement)\b"
    ),
}
_LEVEL_BEFORE = re.compile(
    r"\b(?:service\s+levels?|sla|uptime|up-time|availability|downtime|response\s+times?)\b"
    r"|\b(?:available|up|online|reachable|operational)\s+(?:for\s+|during\s+)?(?:[^.;]|\.(?=\d)){0,30}?\d(?:\s?%|\s+per\s?cent)"
    r"|\b(?:attend|respond|resolve|restore|answer|repair|arriv|on[\s-]site|technician|engineer|service\s+desk)\w*\s+(?:[^\s.;]+\s+){0,12}?(?:within|in)\s+(?:[\w()]+\s+){1,4}?(?:hours?|minutes?|days?)\b"
    r"|\d(?:\s?%|\s+per\s?cent)\s+of\s+(?:each|every|the|any|a)\s+(?:calendar\s+)?(?:month|quarter)"
    r"|\b(?:accuracy|punctuality|attendance|completion|accurate|on\s+time)\b[^.;]{0,40}?\d(?:\s?%|\s+per\s?cent)"
    r"|\b(?:at\s+least|not\s+less\s+than|no\s+less\s+than|minimum\s+of)\s+\d[\d.]*(?:\s?%|\s+per\s?cent)\s+of\s+(?:[a-z]+\s+){1,3}?(?:in|within|on|each|per|every)\b"
)
"""A level that the sentence before promises: ``available for 99.8 per cent of each month``."""
_BACK = 320
_FROM_AN_INVOICE = re.compile(
    r"\s+from\s+(?:the\s+|its\s+|any\s+)?(?:next|following|relevant|same|monthly)\s+(?:\w+\s+)?(?:invoices?|charges?|fees?|payments?)\b"
)
"""``is deducted from the next invoice``: an amount that a missed level costs."""
_OFF = re.compile(
    r"[^.;]{0,30}?\boff\s+(?:the|its|their|that|any)\s+(?:\w+\s+){0,2}?(?:invoices?|charges?|fees?|bills?|rent|payments?)\b"
)
"""``is allowed £200 off the next invoice``."""
_PAID = re.compile(r"\b(?:fees?|charges?|price|rent|invoices?|subscription)\b")
_NOT = {
    "en": re.compile(
        r"\bcredit\s+(?:cards?|risk|facilit\w+|agreement|lines?|report\w*|check|rating"
        r"|terms|limit|bureau|approval|union|history)|letters?\s+of\s+credit|tax\s+credit"
    ),
    "fr": re.compile(
        r"\bcredit\s+(?:bancaire|immobilier|a\s+la\s+consommation)|carte\s+de\s+credit|\bavoir\s+(?:lieu"
        r"|pour|connaissance|ete|un|le|la|acces|lu|pris|recours)"
    ),
}
_FOR_TIME = re.compile(
    r"\b(?:for|with|of|by|equal\s+to)\s+(?:an?\s+(?:additional\s+)?)?(?:pro\s*rata\s+)?[\s(]*\Z"
)
_OF_A_TIME = re.compile(r"\s*(?:for|in|of)\s+(?:a|any|each|the)\s+\w+\s+(?:shall|may|will|must)\b")
"""*Credits for a month shall not exceed*: the time in which they fall due, not what is credited."""
_MOST = 5


class ServiceCredit:
    """Finds credits for missed service levels; a bare ``credit`` counts only beside a level of service."""

    name = "service_credit"
    version = 1
    kinds: tuple[str, ...] = ("service_credit",)
    requires: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": ("credit", "deduct", "reduc", "abate", "refund", "allow", "off "),
        "fr": (
            "avoirs",
            " avoir de ",
            "un avoir",
            "l'avoir",
            "d'avoir",
            "avoir sur",
            "avoir suppl",
            "avoir egal",
            "avoir corr",
            "cet avoir",
            "tout avoir",
            "aucun avoir",
            "un\navoir",
            "credit",
        ),
    }
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "service_credit": {
            "en": wrapped(
                "service credit", "service level credit", "availability credit", "performance credit"
            ),
            "fr": wrapped("credit de service", "credits de service", "accordera au client un avoir"),
        }
    }

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield a term for each different credit; unknown where one is promised and its size not read."""
        maker = f"{self.name}/{self.version}"
        language = "fr" if view.language == "fr" else "en"
        seen: set[str] = set()
        unread: _passage.Passage | None = None
        for passage in _passage.passages(
            view, _time.shown(view, clauses, self.triggers), _ANCHOR[language], before=320, after=520
        ):
            folded, low, high = passage.folded, passage.low, passage.high
            named = _NAMED.search(folded[low:high]) is not None
            if _NOT[language].search(folded, max(0, low - 30), high + 12):
                continue
            if not named and not (
                _LEVEL[language].search(folded, max(0, low - 260), high + 260)
                or (language == "en" and _promised_before(view, passage))
            ):
                continue
            earned = credited_gain(view, _sentence(passage), "fr" if language == "fr" else "en")
            if earned is not None and earned.kind is not None:
                continue
            found = _sums.sums(view, passage, low - 200, high + 420)
            time = _credited_time(passage) if language == "en" else ""
            rate = _sums.nearest([item for item in found if not _is_level(item)], low, high)
            of_fee = _of_a_fee(rate) or _FROM_AN_INVOICE.match(folded, high) is not None
            of_fee = of_fee or folded.startswith("off", low) or _OFF.match(folded, high) is not None
            if language == "en" and "credit" not in folded[low:high] and not of_fee:
                continue
            if (rate is None or not rate.text) and time:
                if time not in seen and len(seen) < _MOST:
                    seen.add(time)
                    said: dict[str, JsonValue] = {"duration": time, "trigger": _trigger(folded)}
                    proof = [_passage.quote(view, passage, low - 160, high + 160)]
                    yield _time.stated(self.name, maker, said, time, proof, 0.8)
                continue
            if rate is None or not rate.text:
                unread = unread or (passage if named else None)
                continue
            if rate.words() in seen or len(seen) >= _MOST:
                continue
            seen.add(rate.words())
            value = rate.value()
            value["trigger"] = _trigger(folded)
            cap = next((item.text for item in found if item.is_cap and item.text), "")
            if cap:
                value["cap"] = cap
            proof = [_passage.quote(view, passage, min(low, rate.start) - 60, max(high, rate.end) + 60)]
            yield _time.stated(self.name, maker, value, rate.words(), proof, 0.88 if named else 0.75)
        if not seen and unread is not None:
            proof = [_passage.quote(view, unread, unread.low - 160, unread.high + 160)]
            yield _time.unknown(self.name, maker, "a credit is promised; its size was not read", proof)


def _promised_before(view: View, passage: _passage.Passage) -> bool:
    """Whether the sentences before promise a level of service."""
    article = article_of(view, passage.clause)
    low = max(0, passage.start - _BACK)
    if article:
        # what another article promises is no level of this one
        low = min(max(low, view.clauses[article[0]].start), passage.start)
    before = view.folded_between(low, passage.start) + passage.folded[: passage.low]
    return _LEVEL_BEFORE.search(before) is not None


def _sentence(passage: _passage.Passage) -> _time.Sentence:
    return _time.Sentence(passage.start, passage.end, passage.text, passage.folded)


def _of_a_fee(rate: _sums.Sum | None) -> bool:
    """Whether what is deducted is a share of what is paid: ``deduct 5 % of the monthly fee``."""
    return rate is not None and _PAID.search(rate.of) is not None


def _credited_time(passage: _passage.Passage) -> str:
    """The time of service that is credited ("credit the account for one day of service"); empty if none."""
    after = passage.text[passage.high : passage.high + 140]
    if _OF_A_TIME.match(fold(after)):
        return ""
    for found in find_durations(after, "en"):
        if found.duration and _FOR_TIME.search(fold(after[: found.start])):
            return found.duration
    return ""


def _is_level(item: _sums.Sum) -> bool:
    """Tell the level that is missed (99.9 %) from the share that is credited."""
    return item.key == "rate" and bool(item.number) and 85 <= float(item.number) < 100


def _trigger(folded: str) -> str:
    for name, words in (
        ("availability", r"uptime|up-time|availab|disponib|downtime|outage|interruption|coupure"),
        ("resolution_time", r"restor|resolution|retabliss|repair"),
        ("response_time", r"response|intervention|reponse"),
    ):
        if re.search(words, folded):
            return name
    return "service_level"


EXTRACTOR = ServiceCredit()
