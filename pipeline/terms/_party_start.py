"""Tells where a party's name begins in an English preamble, and whether the words there are a name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._party_words import Named, blank_at, is_role, name_at, organised

_LEAD = re.compile(
    r"(?:[\s*_#>:,;.\-–—•\\|]|\(?(?:[1-9A-D]|i{1,3}|iv|[a-d])\s?[).](?=\s)|and\b|AND\b|And\b"
    r"|the\s+following(?:\s+parties)?|each\s+of|either|both"
    r"|solely\s+(?:for\s+(?:the\s+)?(?:limited\s+)?purposes?\s+of|with\s+respect\s+to|as\s+to)\s+[^,;()\n]{3,60},\s"
    r"|on\s+(?:the\s+)?(?:one|other)\s+(?:hand|part|side)\b,?|(?:the|The|THE)(?=\s)|undersigned|parties"
    r"|by(?=\s)|us,?(?=\s)|you,(?=\s)|undersigned\s+\w+,(?=\s)|between|among|with(?=\s)|in\s+favor\s+of"
    r"|(?:party|Party|PARTY)\s+(?:[A-H1-9]|I{1,3})(?=\W)|(?:First|Second|Third|Other|FIRST|SECOND)\s+(?:[Pp]arty|PARTY)\s*:|(?:a\s+)?professional\s+\w+,?"
    r"|its\s+(?:wholly[- ]owned\s+|own\s+)?(?:affiliates?|subsidiar(?:y|ies))(?=[\s,:]),?"
    r"|(?:Plaintiffs?|Defendants?|Claimants?|Messrs|M/s)\b\.?(?=\s+[A-Z])|\d{1,2}\.\d{1,2}\.?\s(?=[A-Z])"
    r"|(?:company|corporation|firm)(?=\s+[A-Z\"“])|undersigned(?=,)"
    r"|(?:plaintiff|defendant|claimant|respondent|petitioner|intervenor|buyer|seller|landlord|tenant|lessor|lessee"
    r"|licensor|licensee|supplier|customer|client|contractor|owner|employer|borrower|lender)s?(?=\s+[A-Z])"
    r"|(?:Professor|Captain|Capt\.|Prof\.|Doctor|Colonel|Col\.|Rev\.|Reverend)(?=\s+[A-Z])"
    r"|of\s+the\s+(?:one|first|other|second)\s+part|\d{5}(?:-\d{4})?(?=,?\s+and\s))*"
)
_QUOTED_NAME = re.compile(
    r"[\"“][^\"“”\n]{4,80}[\"”]\s*,\s*(?:an?\b|having|with\b|whose|located|incorporated|organi[sz]ed)"
)
"""A company that is named between quotation marks, and then told."""
_FORM_FIRST = re.compile(
    r"(?P<form>UAB|OOO|ZAO|OAO|PAO|SIA|TOO|EOOD|OOD|[CPO]?JSC|LLC|Ltd|"
    r"(?:(?i:open|closed|public|private)\s+)?(?i:joint[- ]stock|limited\s+liability)\s+"
    r"(?i:company|partnership))"
    r"\s+[\"“«](?P<own>[^\"“”«»\n]{2,60})[\"”»](?=\s*[,;(.]|\s+(?:and|having|of|a)\b)"
)
"""A legal form before the name, which is put between quotation marks."""
_NAME_OF = ("Name", "NAME", "Full Name", "Company Name")
_A_FORM = re.compile(
    r"(?P<place>[\w ]+?)\s+(?:corporation|(?:limited\s+liability\s+)?company|limited|llc"
    r"|(?:general\s+|limited\s+)?partnership)$",
    re.IGNORECASE,
)
"""What a company is, where the article before it was left out: ", Texas corporation"."""
_HEADED = re.compile(
    r"(?:[A-Z][a-z]+\s+)?(?:Appointment|Engagement|Parties|Grant|License|Background|Introduction|Employment|Services"
    r"|Recitals|Retention|Agreement|Scope|Purpose|General)\.\s+(?=\S)"
)
"""The heading of a clause, which a party opens: "Appointment. X appoints"."""
_SAID_LOUD = re.compile(
    r"AN?\s+(?:[A-Z]+\s+){0,4}(?:COMPANY|CORPORATION|PARTNERSHIP|TRUST|ASSOCIATION|INDIVIDUAL|BANK)$"
)
"""The same in capitals, behind a comma: ", A NORWEGIAN COMPANY"."""
_SERIES = re.compile(r"\b(?:Trust|TRUST|Fund|FUND|Series|SERIES)\s+(?:19|20)\d\d-\w+$")
"""A trust that bears the year and number of what it issues."""
_LABEL = re.compile(r"(?P<role>[A-Z][\w-]{2,20}(?:[ ][A-Z][\w-]{2,15})?)(?:\s*:|[ ]*\t)\s*(?=[A-Z\d])")
"""A part in the contract, and its party behind a colon or in the next column: "the Client: ACME Ltd"."""
_RULE = re.compile(r"_{3,}(?=[\s,(])(?!\s*\n)")
"""A line to write a name on; one that fills its line is only a rule."""
_CUT = re.compile(r"[\s.](?:By|The|This|In|If|And|On|For|When|Each|Both|Upon)$|\b(?:FORM|Form)$")
"""A capital that opens the next sentence: there is no name before it."""
_ACTING = re.compile(r"\s*,\s+(?:as\s+)?(?:acting|represented|by\s+and\s+through)\b")
"""A state that contracts, not one that somebody is in."""
_ORGAN = re.compile(
    r"(?:(?:The\s+)?(?:State|STATE|Commonwealth|COMMONWEALTH|Province|PROVINCE|County|COUNTY|City|CITY|Government|Republic)"
    r"\s+(?:of|OF)\s+[A-Z]\w+(?:\s+[A-Z]\w+)?),\s+(?:the\s+)?"
    r"(?=(?:Department|DEPARTMENT|Ministry|Office|OFFICE|Board|BOARD|Division|Bureau|Commission)\s+(?:of|OF)\s+[A-Z])"
)
"""A state, before the part of it that contracts: "State of Montana, Department of Transportation"."""
_BOX = re.compile(r"\[ ?\]\s+[A-Z][a-z]")
"""A box to be ticked."""
_NOT_NAME = re.compile(
    r"(?i:this|the|each|whereas|effective|date[ds]?|section|article|all|part(?:y|ies)|recitals?|it|if"
    r"|for|as|in|on|by|from|to|pursuant|annex|"
    r"witnesseth|now|united\s+states\b(?!\s+\w+\s+(?:inc|corp|l)|\s+of\s+america,\s+(?:as\s+)?(?:acting|represented|by|through)\b)"
    r"|state\s+of(?!\s+\w+(?:\s+\w+)?,?\s+(?:department|board|university|office|agency|division)"
    r"|\s+\w+(?:\s+\w+)?,?\s+(?:acting|by\s+and\s+through))|page|confidential|your|our|we"
    r"|us|i|pages?|and|or|that|there|these|such|any|no|you(?!\s+on\b)|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)(?=[\s,;:.)]|$)"
    r"|(?i:inc|corp|ltd|llc|l\.l\.c|l\.p|co)\b\.?(?=[\s,;)(]*$|[\s]*[,;(])"
)
_DOCUMENT = re.compile(
    r"\b(?:agreement|contract|exhibits?|amendment|addendum|schedule|appendix|section|whereas|registrant"
    r"|commission\s+file|dated|effective\s+date|"
    r"parties|witnesseth|hereby|hereto)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\d{4,}|\b(?:street|road|avenue|ave|suite|floor|blvd|boulevard|drive|lane|parkway|highway|p\.o|box"
    r"|room|building)\b\.?(?:$|[\s,]+\w*\d|.*\d)|\b[A-Z]{2}\s\d{5}|°",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\d[\w-]*,?\s[^;\n()]{0,60}?\b(?:street|st\.|road|rd\.|avenue|ave\.?|lane|drive|blvd\.?|boulevard|way|square|place"
    r"|parkway|highway|suite)[^;()]{0,40},\Z",
    re.IGNORECASE,
)
"""The end of an address: the town stands behind its comma."""
_LISTED_ELSEWHERE = re.compile(r"\s+(?:listed|identified|named|set\s+forth|specified|described)\b")
DESCRIBED = re.compile(
    r"\s*(?:,?\s+(?:(?:both|each|all)\s+)?of\s+(?:\d|[A-Z]|the\s+(?:same|City|Town|County|State|Province|Borough)\b)|,\s*(?:an?\b|the\b|as\b|having|with\b|located|whose|acting"
    r"|individually|in\s+(?:his|her|their|its)\b|residing|organized|incorporated|by\s+and|through|on\s+behalf|by\s+(?:[A-Z]|(?:its|his|her|their)\b)|"
    r"doing|husband|wife|(?:his|her)\s+(?:wife|husband|spouse)|jointly|d/b/a|for\s+itself|solely|not\s+in|its\s+principal|duly|formed|established)|,?\s*\("
    r"|,\s+(?:[A-Z]?[a-z]+[ ]?){1,3},\s+(?:of\s|residing|\d)"
    r"|\s+dated\b|,\s+(?:[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?|[A-Z]{2,6}|[JS]r\.?)\s*,?\s*\(|\s+d/b/a\b"
    r"|,?\s+(?:trading\s+as|t/a|of\s+the\s+(?:one|first|second|other)\s+part|DBA|dba|represented\s+by)\b"
    r"|\s+(?:incorporated\s+(?:and|in|under)|registered\s+in|whose\s+(?:registered|address|principal|place))\b"
    r"|\s+(?:for\s+the|concerning|regarding|relating\s+to|whereby)\b"
    r"|,?\s*[\"“]|,?\s+(?:hereinafter|having\s|with\s+(?:its|an?|offices)|located\s)"
    r"|,?\s+(?:an?\s+[A-Z][\w ]+(?:corporation|company|partnership))|[.;]?\s*$)"
)


def start_of_party(text: str, place: int, stop: int) -> Named | None:
    lead = _LEAD.match(text, place, stop)
    if lead and "___" in lead.group():
        rule = _RULE.search(text, place, lead.end())
        if rule and DESCRIBED.match(text[rule.end() : min(rule.end() + 120, stop)]):
            return Named(rule.group(), rule.start(), rule.end(), rule.end(), blank=True)
    place = lead.end() if lead else place
    if (label := _LABEL.match(text, place, stop)) and (is_role(label["role"]) or label["role"] in _NAME_OF):
        place = label.end()
    if _QUOTED_NAME.match(text, place, stop):
        place += 1
    if text[place : place + 1].isupper() and (form := _FORM_FIRST.match(text, place, stop)):
        name = f"{form['form']} {form['own'].strip()}"
        return Named(" ".join(name.split()), place, form.end(), form.end(), suffix=True)
    blank = blank_at(text, place)
    if blank and _BOX.match(text, place):
        return None
    if blank and blank.end() <= stop:
        return Named(blank.group(), place, blank.end(), blank.end(), blank=True)
    if heading := _HEADED.match(text, place, stop) or _numbered_heading(text, place, stop):
        place = heading.end()
    if _NOT_NAME.match(text, place, stop):
        return None
    named = name_at(text, place, stop)
    if named is None or len(named.name) < 2 or is_role(named.name) or _DOCUMENT.search(named.name):
        return None
    if _CUT.search(named.name):
        return None
    if (organ := _ORGAN.match(text, named.start, stop)) is not None:
        more = name_at(text, organ.end(), stop)
        if more is not None:
            whole = text[named.start : more.end]
            return Named(" ".join(whole.split()), named.start, more.end, more.end)
    is_place = named.name.title() in places() or named.name in places()
    if is_place and not _ACTING.match(text, named.end, stop):
        return None
    if _in_a_place(named.name):
        return None
    if " " not in named.name and _LISTED_ELSEWHERE.match(text, named.end, stop):
        return None
    if text[place - 2 : place] == ", " and _SAID_LOUD.match(named.name):
        return None
    if is_form(named.name) and (named.name.split()[-1].islower() or text[place - 2 : place] == ", "):
        return None
    if not named.suffix and (
        (_ADDRESS.search(named.name) and not _SERIES.search(named.name)) or fold(named.name) in _headings()
    ):
        return None
    named = _without_town(text, named)
    if named.suffix and re.fullmatch(
        r"\W*(?:P\.?C|S\.?A|Trust|Company|Corporation|Limited|N\.?A)\W*(?:\d.*)?", named.name
    ):
        return None
    if named.name[0].isdigit() and not named.suffix and not re.match(r"\d\w*[A-Za-z]", named.name):
        return None
    return named


_NUMBERED = re.compile(r"(?:\A|\n)[ \t]*\d{1,2}[.)][ \t]*\Z")
_WORD_AND_STOP = re.compile(r"(?!Mr|Mrs|Ms|Dr|St|Prof|No)[A-Z][a-z]{1,11}\.[ ]+(?=[A-Z])")


def _numbered_heading(text: str, place: int, stop: int) -> re.Match[str] | None:
    """Match the heading of a numbered clause, of one word, which a party follows: "1. Who. X Ltd"."""
    heading = _WORD_AND_STOP.match(text, place, stop)
    return heading if heading and _NUMBERED.search(text, max(place - 12, 0), place) else None


_OF_TOWN = re.compile(
    r"(?P<who>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3})\sof\s[A-Z][\w.’'-]+(?:\s[A-Z][\w’'-]+)?$"
)
_STATE = re.compile(r",\s+(?P<state>[A-Z]\w+(?:\s[A-Z]\w+)?)\s*[,;.(]")


def _without_town(text: str, named: Named) -> Named:
    """Leave out where somebody lives: "Amy Roe of Boise, Idaho"."""
    match = None if named.suffix or " of " not in named.name else _OF_TOWN.match(named.name)
    if match is None or organised(match["who"]):
        return named
    state = _STATE.match(text, named.end)
    if state is None or not is_country(state["state"]):
        return named
    words = len(match["who"].split())
    end = list(re.finditer(r"\S+", text[named.start : named.end]))[words - 1].end() + named.start
    return replace(named, name=match["who"], end=end)


def is_form(name: str) -> bool:
    """Tell whether what is taken for a name says what a company is: "Texas corporation"."""
    form = _A_FORM.match(name)
    return form is not None and form["place"].title() in places()


def is_country(name: str) -> bool:
    """Tell whether a name is a state's or a country's."""
    return fold(name) in _ends_of_addresses()


def _in_a_place(name: str) -> bool:
    """Tell whether what is taken for a name is the end of an address: "Denver, Colorado and ACME, Inc."."""
    match = re.match(r"(?:[^,]+,\s*)?(?P<place>[^,]+?)\s+(?:and|&)\s", name)
    return match is not None and fold(match["place"]) in _ends_of_addresses()


@cache
def _ends_of_addresses() -> frozenset[str]:
    """States with their two letters, and countries, folded."""
    states = lexicon("incorporation", "en")["states"]
    names = {fold(name) for name in (*states, *lexicon("incorporation", "en")["places"])}
    codes = {fold(str(code).removeprefix("US-")) for code in states.values()}
    countries = {name for one in lexicon("jurisdictions", "en").values() for name in one["names"]}
    return frozenset(names | codes | countries)


@cache
def _headings() -> frozenset[str]:
    return frozenset(lexicon("incorporation", "en")["headings"])


@cache
def places() -> frozenset[str]:
    known = lexicon("incorporation", "en")
    return frozenset(known["places"]) | frozenset(known["states"])
