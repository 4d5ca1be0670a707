"""What stands around names that may be parties': the words that their marks are read from."""

from __future__ import annotations

from collections.abc import Mapping

from data import late as re

FORM = re.compile(
    r"[A-Z\d][\w&.’')-]*,?\s+(?:Inc|INC|Incorporated|LLC|L\.L\.C|Ltd|LTD|Limited|LIMITED|Corp|CORP"
    r"|Corporation"
    r"|CORPORATION|L\.?P|LLP|L\.L\.P|PLC|plc|GmbH|AG|S\.?A|N\.V|B\.V|Pty|Co|CO|Trust|TRUST|Bank|BANK"
    r"|University"
    r"|UNIVERSITY|Foundation|FOUNDATION|Association|Society|Council|Authority|Partnership|PARTNERSHIP)\b"
)
"""A word of a firm's or a body's name."""
CELL = re.compile(r"\t|\s{3,}|\|")
ACTS = re.compile(
    r"(?:['’]s)?[\"”]? (?:shall|will|agrees?|may|must|hereby|has|have|is|are|was|warrants?|represents?"
    r"|undertakes?|grants?|wish(?:es)?|wants?|desires?|lets?|pays?|can(?:not)?|do(?:es)?|owns?|gets?"
    r"|intends?"
    r"|acknowledges?|appoints?|engages?)\b"
)
"""Words behind one who acts."""
BEFORE: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?:{words})\Z", re.IGNORECASE)
    for name, words in {
        "between": r"\b(?:between|amongst?)[\s:,*–-]*(?:the\s+)?",
        "and": r"(?:\band|&)[\s:,*–-]*(?:the\s+)?",
        "by": r"\bby[\s:]*",
        "with": r"\bwith\s*",
        "to": r"\bto:?\s*",
        "of": r"\bof\s*",
        "for": r"\bfor\s*",
        "number": r"(?:\(\s?(?:\d|[a-h]|i{1,3}|iv|v)\s?\)|\b\d\s?[.)]|\b[A-D][.)]|\n[ \t]*\d[ \t]+)\s*",
        "colon": r":[ \t*_]*",
        "close": r"\)\s*[,;]?\s*",
        "comma": r",\s*",
        "semicolon": r";\s*",
        "paragraph": r"(?:\A|\n)[ \t]*\n[ \t*_]*|\A\s*",
        "line": r"\n[ \t*_]*",
        "gap": r"(?:\t|[ ]{2,})",
        "quote": r"[\"“]",
        "stop": r"\.\s*",
        "open": r"\(\s*",
    }.items()
}
AFTER: Mapping[str, re.Pattern[str]] = {
    name: re.compile(words)
    for name, words in {
        "alias": r"[,.]?\s*\(\s*(?:the\s+|(?:hereinafter|hereafter|referred|together"
        r"|each)[^()]{0,50})?[\"“]",
        "bracket": r"\s*\(",
        "what": r"\s*,?\s+(?:an?|the)\s+(?:[\w-]+\s+){0,5}(?:corporation|company|partnership|trust"
        r"|association"
        r"|individual|body|bank|firm|society|university|municipal\w*|agency|institution|resident|sole)\b",
        "having": r"\s*,?\s+(?:having|with|whose|located|residing|organi[sz]ed|incorporated|duly|registered"
        r"|established)\b",
        "as": r"\s*,?\s+as\s+",
        "trading": r"\s*,?\s*(?:d/?b/?a|trading\s+as|t/a|doing\s+business)\b",
        "hereinafter": r"\s*,?\s*(?:\(?herein|[\"“])",
        "of a place": r"\s*,?\s+of\s+[A-Z\d]",
        "and": r"\s*,?\s+(?:and|&)\s",
        "end of line": r"[ \t*_,;.]*(?:\n|\Z)",
        "gap": r"(?:\t|[ ]{3,})",
        "address": r"\s*,\s+(?:\d|P\.?O)",
        "comma": r"\s*,",
        "semicolon": r"\s*;",
        "stop": r"\s*\.",
        "verb": r"\s+(?:shall|will|agrees?|hereby|wishes|wants|desires|owns?|engages?|appoints?|is|has)\b",
        "small": r"\s+[a-z]",
        "colon": r"\s*:",
    }.items()
}
AGAINST: Mapping[str, re.Pattern[str]] = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "kin": r"\b(?:subsidiary|affiliate|parent|division|branch|member|partner|shareholder|owner"
        r"|predecessor"
        r"|successor|assignee|formerly|f/?k/?a|known\s+as|manager|guarantor|maker)\b[^.;\n]{0,25}\Z",
        "represented": r"\b(?:represented|acting|signed|executed|prepared|issued|published|manufactured"
        r"|owned"
        r"|administered)\s+(?:[a-z]+\s+){0,3}by\b[^.;]{0,40}\Z",
        "another contract": r"\b(?:agreement|contract|lease|letter|deed|order|indenture"
        r"|plan)\b[^.;\n]{0,60}"
        r"\b(?:between|among|with|of)\s[^.;]{0,60}\Z",
        "copy": r"\b(?:copy\s+to|attn|attention|c/o|care\s+of|contact|counsel|witness|notary|bank"
        r"|broker|insurer"
        r"|agent|trustee|referee|escrow)\b[^.;\n]{0,25}\Z",
        "brand": r"\b(?:d/?b/?a|trading\s+as|t/a|doing\s+business\s+as|brand|trade\s?mark|product"
        r"|called|named"
        r"|known)\b[^.;\n]{0,20}\Z",
    }.items()
}
RECITALS = re.compile(
    r"\b(?:WHEREAS|Whereas|RECITALS?|Recitals?|BACKGROUND|Background|WITNESSETH"
    r"|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H"
    r"|PREAMBLE|DEFINITIONS?|Definitions?)\b|\n[ \t]*(?:2|II)[. )]"
)
LABEL = re.compile(
    r"(?:^|[\n\t])[ \t*_"
    r"|]*(?:\d{1,2}[.)]\s*)?(?:name\s+of\s+)?(?:the\s+)?(?P<label>[A-Za-z][\w/’' -]{1,30}?)"
    r"(?:\s*\([^()\n]{1,30}\))?[ *_|]*(?P<mark>:|\t|[ ]{2,})[ \t*_|:]*(?:mr\.?|ms\.?|mrs\.?|dr\.?)?[ ]*\Z",
    re.IGNORECASE,
)
PLACE = re.compile(r"\b(?:town|district|city|county|province|village|state|road|zone|park|plaza|tower)\Z")
REGULATOR = re.compile(
    r"\b(?:commission|court|ministry|department|exchange|registry|registrar|council|board|office"
    r"|authority)\b"
)
LED = re.compile(
    r"(?:\b(?:and|between|amongst?|to)|&|[\d)a-h][.)]|[:\t]|[ ]{2,}|\n[ \t]*)[\s:,*–-]*(?:(?:the|mr|ms"
    r"|mrs|dr)\.?\s+)?\Z",
    re.IGNORECASE,
)
"""What stands before a name that nothing in itself says to be a party's."""
FOLLOWED = re.compile(r"\s*[,.]?\s*(?:[(\"“]|(?:an?|having|with|trading|t/a|d/?b/?a|doing|herein\w*|of)\s)")
JOINED = re.compile(r"(?:\b(?:and|AND|And)|&)\s*(?:the\s+)?\Z")
