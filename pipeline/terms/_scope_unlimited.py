# ruff: noqa: E501 (patterns are read by the phrase)
"""Words by which an English price includes things without a limit."""

from __future__ import annotations

from data import late as re

UNLIMITED = re.compile(
    r"\bhowever (?:many|often|much)\b|\bas (?:many|often|much)\b[^.;]{0,60}?\bas\b"
    r"|\b(?:regardless|irrespective) of (?:the |their )?(?:number|frequency|how (?:many|often))"
    r"|\bin whatever (?:number|quantity)|\bbe they few or many|\b(?:may|can) be any (?:number|quantity)"
    r"|\bas many times as\b"
    r"|\bwhatever (?:the |their |its )?(?:number|frequency|nature|duration|further|other|additional)\b"
    r"|\b(?:any|all|every)(?: and all| and every)?"
    r"(?: further| additional| other)?(?: \w+)? (?:that )?the \w+ may"
    r"(?: from time to time| at any time)? (?:ask|request|require|instruct|order|call)\w*"
    r"|\b(?:any|all|every)(?: and all| and every)?(?: \w+){1,2} (?:that |which )?(?:the|its) \w+ (?:asks?|requests?|requires?|needs?|wants?|calls?|wishes)\b"
    r"|\bwhenever (?:it|they|the \w+|so)\b[^.;]{0,40}?\b(?:break|fail|fault|need|require|request|ask|call)\w*"
    r"|\bevery (?:request|call|query|fault|repair)\b|\bas the \w+ may (?:ask|wish|require|choose)"
    r"|\bunlimited\b(?! (?:period|term|duration|time|liability|company|licen[cs]e|right|warrant|in time))"
    r"|\bany number of\b|\bhowever numerous\b|\bunrestricted (?:number|access|use|quantit|support)\w*"
    r"|\b(?:irrespective|regardless) of (?:quantity|number|volume|frequency)\b"
    r"|\b(?:without(?: any)?|no) (?:limit|cap|ceiling|restriction)s? (?:on|to|as to|in|of)\b"
    r"|\bno (?:fair[- ]use )?(?:limit|cap|ceiling|maximum)\b|\bat all times as (?:needed|required)\b"
    r"|\buncapped (?:number|support|calls|hours|access|use)\b|\bas and when (?:the \w+ )?(?:needs?|requires?|wishes)\b"
    r"|\buntil the \w+ is (?:\w+ )?satisfied\b"
)
REMEDY = re.compile(r"\bdefect|\bwarrant|\bnon-?conform")
NO_CHARGE = re.compile(
    r"\b(?:covered by|included in|comprised in|part of) (?:the|this|that|its|our) (?:\w+ ){0,2}?"
    r"(?:price|fees?|charges?|rent|subscription|retainer)\b"
    r"|\b(?:under|for|against|in return for|in consideration of) (?:the|a|this|that) (?:\w+ ){0,2}?(?:flat|fixed|annual|monthly|yearly|single|lump|all[- ]in)\w* "
    r"(?:\w+ )?(?:rate|price|fees?|charges?|sum|retainer|subscription)\b"
    r"|\b(?:price|fee|charge|rent|retainer|subscription)s? (?:\w+ )?(?:entitles?|gives? |allows?|permits?)"
    r"|\b(?:covered by|included in|under) (?:the|a) (?:flat|fixed)[- ](?:rate|fee|price)\b"
    r"|\b(?:price|fee|charge|rent|retainer|subscription)s? (?:covering|including|being inclusive of)\b"
    r"|\b(?:included|inclusive) (?:in|within) (?:the|its|such) (?:\w+ ){0,2}?(?:price|fees?|charges?|rent|retainer|subscription|rate)\b"
    r"|\bwithin the (?:\w+ ){0,2}?(?:price|fees?|charges?|rent|retainer)\b|\ball[- ]inclusive\b"
    r"|\bfor the (?:fixed|monthly|annual|yearly|same|agreed) (?:\w+ )?(?:price|fee|charge|sum)\b"
    r"|\bnothing (?:further|more|extra|else|additional) "
    r"(?:is|shall be|will be|may be|being) (?:payable|due|owed|charged|paid)"
    r"|\bwithout (?:any )?(?:addition|increase|supplement|extra) (?:to|in|on) the\b"
    r"|\b(?:price|fee|charge|rent|retainer|subscription)s? (?:\w+ )?(?:covers?|includes?|pays? for)\b"
    r"|\b(?:at no|without(?: any)?|free of)(?: any)?(?: additional| further| extra)?"
    r" (?:charge|cost|payment)s?\b"
    r"|\bas (?:a )?part of the (?:\w+ )?(?:sum|price|fee|charge|rent)s?\b|\bwithin the (?:said )?sum\b"
    r"|\bno (?:further|additional|extra|separate) (?:charge|cost|payment) (?:shall|will|may|is|being)\b"
)
"""*However many calls there may be, at no further charge*: what a price includes without a limit."""
