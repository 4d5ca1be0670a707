"""Revisions that need both sides, that must be asked for, or that count a rise twice, in whatever words.

Each is told by what must stand together in one clause and what must not; the place is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re

_PRICE = {
    "en": re.compile(
        r"\b(?:prices?|pricing|fees?|rates?|charges?|rents?|retainer|royalt(?:y|ies)|tariffs?|"
        r"compensation|hire|freight|"
        r"subscription)\b"
    ),
    "fr": re.compile(
        r"\b(?:prix|tarifs?|loyers?|redevances?|honoraires|remuneration|forfait|abonnement|dotation|"
        r"fret|rente|fermage|"
        r"cotisation|commission)\b"
    ),
}
_INDEX = {
    "en": re.compile(
        r"\bind(?:ex|ices|exed|exation)\b|\b(?:cpi|rpi|ppi|cpih|hicp|eci|sppi)\b|"
        r"\bformula\b|\bpublished\b"
    ),
    "fr": re.compile(
        r"\bind(?:ice|ices|ex|exation|exe|exee)\b|\bformule\s+(?!d'|de\s+revision)|"
        r"\b(?:syntec|icc|ilc|ilat|irl|bt\s?01|tp\s?01)\b"
    ),
}
_TOGETHER = {
    "en": re.compile(
        r"\b(?:only|solely|unless|until|except|save)\b[^.;]{0,70}\b(?:both|the\s+parties|"
        r"each\s+(?:party|side|of\s+us)|we|"
        r"mutual\w*|two\s+of\s+(?:us|them)|negotiators|jointly|they)\b[^.;]{0,60}\b(?:agree\w*|sign\w*|"
        r"consent\w*|accord|"
        r"terms|content|execut\w+|approv\w+|accept\w*|concur\w*|settle\w*)"
        r"|\b(?:parties|both|two\s+of\s+us|we|sides)\b[^.;]{0,60}\b(?:endeavou?r|seek|try|attempt|"
        r"discuss|negotiat\w+|meet|talk)\b"
        r"[^.;]{0,90}\b(?:mutual\s+(?:consent|agreement)|good\s+faith|agree\s+(?:on|upon)|"
        r"settle\s+(?:on|upon))"
        r"|\b(?:only|unless|until|except|save|absent|failing|without)\b[^.;]{0,50}\b(?:mutual\s+(?:consent|agreement|accord)"
        r"|(?:each|both|all|one\s+and\s+the\s+other)\s+of\s+them\b[^.;]{0,40}\b(?:agree|accept|sign|consent|approv|concur)"
        r"|an\s+agreement)"
        r"|\b(?:revision|adjustment|change|variation|increase|modification|alteration)s?\s+(?:of|in|to)\s+(?:the\s+)?(?:\w+\s+)?"
        r"(?:prices?|fees?|charges?|rates?|rents?)\b[^.;]{0,60}?\b(?:calls?\s+for|requires?|needs?)\b[^.;]{0,50}?"
        r"\b(?:agreement|concurrence|consent|assent|signature)s?\b[^.;]{0,30}?\b(?:both|each)\b"
        r"|\bdiscussions?\b[^.;]{0,40}?\b(?:not|no)\b[^.;]{0,30}?\b(?:signed|agreed|written)\s+(?:variation|amendment|price)"
        r"|\bleft\s+(?:for|to)\s+(?:negotiation|agreement|the\s+parties)|"
        r"\bmatter\s+for\s+(?:the\s+(?:two|parties)|both|us|negotiation)"
    ),
    "fr": re.compile(
        r"\b(?:parties|signataires|contractants|deux|ensemble|vendeur\s+et\s+acheteur|elles|"
        r"ils)\b[^.;]{0,110}\b(?:s'entend\w*|s'accord\w*|"
        r"accord|avenant|arrete\w*|convenu\w*|convien\w*|reuni\w*|examin\w*|discut\w*|negoci\w*|"
        r"bonne\s+foi)\b"
        r"|\bqu'avec\b[^.;]{0,40}\baccord\b[^.;]{0,30}\b(?:deux|parties)"
        r"|\b(?:avenant|d'un\s+commun\s+accord|de\s+bonne\s+foi)\b[^.;]{0,60}\b(?:parties|signataires|"
        r"deux|ensemble|contractants)\b"
        r"|\bsans\s+(?:l')?\s?(?:acceptation|accord|assentiment|consentement)\s+(?:\w+\s+){0,2}?(?:de\s+)?(?:chacune?|toutes|des\s+deux)\b"
        r"|\b(?:consentement|accord|assentiment)\s+mutuel|\bprix\s+(?:arrete|convenu|fixe)\w*\s+d'un\s+commun\s+accord"
        r"|\b(?:revision|modification|augmentation|variation|changement)s?\s+(?:d[eu]s?|de\s+la)\s+(?:prix|tarifs?|loyers?|redevances?"
        r"|honoraires|forfait)\b[^.;]{0,60}?\b(?:requier\w*|exige\w*|suppose\w*|necessite\w*)\b[^.;]{0,50}?"
        r"\b(?:accord|assentiment|consentement|signature)s?\b[^.;]{0,30}?\b(?:deux|parties|chacune)\b"
        r"|\bdiscussions?\b[^.;]{0,30}?\bn'(?:aboutit|aboutissent|abouti)\b[^.;]{0,40}?\b(?:avenant|accord)\b"
        r"|\b(?:rediscut\w*|renegoci\w*|reexamin\w*)\b"
    ),
}
_MOVES = {
    "en": re.compile(
        r"\b(?:chang\w+|alter\w*|revis\w+|amend\w*|adjust\w*|mov(?:e|es|ed)|replac\w+|var(?:y|ied)|"
        r"increas\w+|new\s+price|revision|unchanged|"
        r"settle|negotiat\w+|discuss\w*|should\s+be)\b"
    ),
    "fr": re.compile(
        r"\b(?:chang\w+|modifi\w+|revis\w+|revu\w*|rediscut\w+|renegoci\w+|reexamin\w+|ajust\w+|"
        r"nouveau\s+prix|un\s+nouveau|"
        r"evolu\w+|augment\w+|vari(?:e|ent|era|eront|ation)|remplac\w+|changement)\b"
    ),
}
_STAYS = {
    "en": re.compile(
        r"\b(?:only|solely|until|unless|except|stays?|remains?|continues?|go(?:es)?\s+on|holds?|unchanged|calls\s+for|requires?|"
        r"free\s+to\s+decline|mutual)\b"
    ),
    "fr": re.compile(
        r"\bne\s+[^.;]{0,30}\bqu(?:e\b|')|\btant\s+qu|\bjusqu'a\s+(?:ce|leur|son)|\bcontinu\w+|\bdemeur\w+|"
        r"\breste\w*|\binchange\w*|\bnul\s+ne|\bmais\s+nul|"
        r"\ba\s+defaut|\bsi\s+ce\s+n'est|\bqu'autant|\baucune\s+(?:modification|revision|variation)|\brequier\w*|\bexige\w*"
        r"|\bsuppose\w*|\bnecessite\w*|\bpoursui\w+|\bsans\s+changement|\bfaute\s+d|\bensemble\b|\bsi\s+les\b|\bles\s+deux\b"
    ),
}
_SETTLED = {
    "en": re.compile(
        r"\bautomatic\w*|\bneed\s+not\s+agree|\bno\s+(?:discussion|signature)|\bexpert\b|\barbitrat\w+|"
        r"\bper\s?cent\b|\d\s?%|\binterest\b"
        r"|\bsurveyor\b|\bmarket\s+(?:price|rent)|\bpayment\s+terms|\bexchange\s+rate|\bshares?\b|"
        r"\binterest\s+rate"
    ),
    "fr": re.compile(
        r"\bautomatiq\w*|\bde\s+plein\s+droit|\bexpert\b|\barbitr\w+|\d\s?%|\bfait\s+varier|"
        r"\bdefiniti\w+|\bnon\s+revisable|\brien,?\s+dans"
        r"|\brejete|\btaux\s+d'interet|\bmediat\w+|\bordres?\s+du\s+jour"
    ),
}
_ASKED = {
    "en": re.compile(
        r"\b(?:only|should|if|where|unless|absent|in\s+the\s+absence\s+of|"
        r"upon)\b[^.;]{0,110}?\b(?:request\w*|notice|apply|applies|application|"
        r"applied|calls?\s+for|demands?|asks?(?:\s+for)?|say\s+so|letter|notif\w+|wish(?:es)?)\b"
        r"|\bmay\b[^.;]{0,60}?\b(?:by|on|upon|with|"
        r"through)\b[^.;]{0,30}?\bnotice\b[^.;]{0,60}?\b(?:require|call\s+for|request|ask|demand)\b"
        r"|\b(?:at|on|upon)\s+the\s+(?:written\s+)?(?:request|instance|demand|application)\s+of\b"
    ),
    "fr": re.compile(
        r"\b(?:si|celle\s+des\s+parties\s+qui|celui\s+qui|la\s+partie\s+qui|"
        r"lorsque)\b[^.;]{0,80}?\b(?:demande\w*|sollicit\w+|requ(?:ete|iert)|souhait\w+|"
        r"reclam\w+|notifi\w+|desir\w+)"
        r"|\ba\s+(?:la\s+(?:seule\s+)?(?:demande|requete)|l'initiative|la\s+diligence)\b|"
        r"\bsur\s+(?:la\s+)?(?:simple\s+)?demande\b"
    ),
}
_RECALCULATED = {
    "en": re.compile(
        r"\b(?:recalculat\w+|review\w*|revis\w+|adjust\w+|index\w*|movement|restated?|"
        r"rebas\w+)\b"
    ),
    "fr": re.compile(r"\b(?:recalcul\w+|revis\w+|revu\w*|actualis\w+|ajust\w+|index\w+|portee?)\b"),
}
_BY_ITSELF = {
    "en": re.compile(
        r"\bautomatic\w*|\bown\s+accord|\bno\s+(?:demand|notice|request)\s+(?:is|being|shall)|"
        r"\bneeds?\s+no\b|\bnot\s+(?:be\s+)?necessary|"
        r"\bwithout\s+(?:any\s+)?(?:notice|request|demand)|\bhas\s+to\s+apply|\bchange\s+(?:order|"
        r"request)|\bcopies\b|\baudit"
    ),
    "fr": re.compile(
        r"\bde\s+plein\s+droit|\bautomatiquement\b|\bd'office|\bsans\s+(?:que|demarche|demande|"
        r"formalite|notification)|\bn'est\s+pas\s+une\s+condition|"
        r"\bdevis\b|\bcopies?\b"
    ),
}
_LAST = {
    "en": re.compile(
        r"\bin\s+(?:contract\s+)?year\s+n\s?[-–]\s?1|\bof\s+the\s+year\s+before\b|"
        r"\bthen\s+being\s+(?:paid|charged)|\bin\s+effect\s+on\s+the\s+last\s+day|"
        r"\bas\s+last\s+(?:adjusted|revised|increased)|\b(?:payable|paid|charged|in\s+force)\s+(?:in|"
        r"for|during)\s+the\s+(?:preceding|previous|prior|last)\b|"
        r"\b(?:preceding|previous|prior)\s+(?:contract\s+)?(?:year|period|month|quarter)'s\b|"
        r"\bthen[- ](?:current|payable|existing|prevailing)\b|"
        r"\b(?:fees?|rents?|charges?|prices?|rates?)\s+(?:of|for|in|during)\s+the\s+(?:previous|preceding|prior|last)\s+(?:\w+\s+)?"
        r"(?:year|period|term)\s+(?:shall|will|is|are)\s+(?:be\s+)?(?:increased|multiplied|adjusted|revised|uplifted)\b|"
        r"\b(?:fee|rent|charge|price|rate)\s+(?:of|for)\s+the\s+(?:year|period)\s+(?:before|"
        r"just\s+ended)|\bas\s+(?:already\s+)?(?:adjusted|increased)\s+(?:before|previously)"
    ),
    "fr": re.compile(
        r"\b(?:prix|tarif|loyer|forfait|montant|redevance)\s+(?:precedente?|en\s+vigueur|en\s+cours|actuel(?:le)?|courante?)\s+(?:est|sera|sont|seront)\s+(?:\w+\s+)?"
        r"(?:revise|multipli|index|major|ajust|reajust|actualis|augment)\w*|"
        r"\bresult\w+\s+de\s+la\s+(?:revision\s+precedente|derniere\s+revision)|"
        r"\bde\s+l'annee\s+(?:echue|qui\s+s'acheve|precedente|d'avant|ecoulee)|\batteint\s+l'annee|"
        r"\balors\s+(?:pratique|en\s+vigueur|paye|applicable)\w*|\bpratique\s+l'(?:exercice|"
        r"annee)\s+precedente?|\bdeja\s+(?:augmente|revise|indexe)\w*|"
        r"\bpn\s?[-–]\s?1\b|\bp\(n\s?[-–]\s?1\)|\bdernier\s+(?:prix|tarif|loyer)\s+(?:facture|paye|"
        r"revise)|(?<!annee )(?<!exercice )(?<!trimestre )(?<!semestre )(?<!mois )(?<!periode )(?<!bail )"
        r"(?<!contrat )(?<!calendaire )(?<!civile )\ben\s+cours\b|\baugmentations?\s+anterieures"
    ),
}
_STAYS_BASE = {
    "en": re.compile(
        r"\bcpi\s?\(0\)|\bsince\s+(?:the\s+)?(?:effective\s+date|commencement|start|beginning|inception|signature|date\s+of\s+(?:this|the))|"
        r"\b(?:month|quarter|date)\s+(?:in|on)\s+which\s+(?:the\s+)?(?:commencement|effective\s+date|term\s+(?:began|commenced|starts)|"
        r"(?:this\s+|the\s+)?(?:agreement|contract|lease)\s+(?:was|is|were|began|commenced))|"
        r"\b(?:cpi\w*|rpi\w*|index|figure)\s+(?:at|on|as\s+at|as\s+of)\s+(?:the\s+)?(?:commencement|start|effective\s+date|date\s+of\s+(?:this|the)\s+(?:agreement|contract|lease))|\bbeginning\s+index|"
        r"\bshall\s+not\s+be\s+replaced|\bremains?\s+the\s+(?:divisor|denominator|base)|"
        r"\b(?:ind(?:ex|ices)|cpi\w*|rpi\w*|ppi|eci|figure)\b[^.;]{0,80}\b(?:for|of|in|"
        r"on)\s+(?:the\s+month\s+of\s+)?(?:january|february|march|april|may|june|july|august|"
        r"september|october|november|december)\s+(?:19|20)\d\d|\boriginally|\binitially\s+established|"
        r"\bdate\s+of\s+(?:this|the)\s+(?:agreement|contract|lease)|"
        r"\blevel\s+(?:of|in|at)\s+(?:\w+\s+)?(?:19|20)\d\d|\bbase\s+(?:index|figure)|\binitial\s+index"
    ),
    "fr": re.compile(
        r"\bvaleur\s+(?:d'origine|initiale)\b|\bdepuis\s+(?:la\s+|l'|le\s+)?(?:prise\s+d'effet|signature|origine|conclusion|entree\s+en\s+vigueur|debut)|"
        r"\binvariable|\bne\s+varie\s+pas|\bd'un\s+bout\s+a\s+l'autre|\bpour\s+toujours|"
        r"\bdepuis\s+sa\s+(?:premiere\s+)?valeur|\bjamais\s+(?:etre\s+)?remplace|"
        r"\bquelle\s+que\s+soit\s+l'annee|\bn'est\s+jamais\s+(?:modifie|actualise)|\b(?:indice|"
        r"index)\s+(?:\w+\s+){0,3}?(?:d'origine|initial|de\s+base)\b|"
        r"\b[a-z]{1,6}0\b[^.;]{0,60}\b(?:19|20)\d\d"
    ),
}
_ROLLS = {
    "en": re.compile(
        r"\bnever\s+(?:the|that)|\binitial\s+(?:annual\s+)?(?:charge|fee|rent|price)|"
        r"\byear\s+1\s+(?:fee|charge|price)|\bdoes\s+not\s+enter|"
        r"\b(?:for|of|in)\s+(?:the\s+(?:same\s+)?\w+\s+(?:quarter\s+|"
        r"month\s+)?of\s+)?the\s+year\s+before\s+it|\bfor\s+the\s+(?:same\s+month|previous|preceding|"
        r"prior)|\bone\s+year\s+earlier|"
        r"\btwelve\s+months\s+earlier|\bpreceding\s+(?:adjustment|review)"
    ),
    "fr": re.compile(
        r"\bne\s+servent\s+jamais|\ba\s+lui\s+seul|\b(?:prix|loyer|tarif|forfait|montant|redevance)\s+"
        r"(?:(?:annuel|mensuel|trimestriel)(?:le)?\s+)?(?:d'origine|initiale?)\b|\bdevient\b|"
        r"\bdevenant\b|\bd'annee\s+d'avant|\bpour\s+la\s+premiere\b|"
        r"\bannee\s+d'avant\s*;|\bcelui\s+du\s+mois\b[^.;]{0,60}\bd'avant"
    ),
}
_TIMES = {
    "en": re.compile(r"\bmultipl\w+|\bratio\b|\bfraction\b|\braised|\blowered|\bincreas\w+|\breduc\w+|"
        r"\bdecreas\w+|\badjust\w+|\bpercentage\b"),
    "fr": re.compile(r"\bmultipli\w+|\brapport\b|\bcoefficient|\bcorrig\w+|\bsubira|\bhausse|"
        r"\bajust\w+|\baffecte\w*|\bindexe\w*|=|\bevolu\w+"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A gap and the sentence that says it, as offsets in the clause."""

    gap: str
    start: int
    end: int


def said_otherwise(sentences: list[tuple[int, str]], language: str) -> Iterator[Said]:
    """Yield what the sentences of one clause say, each gap once.

    Args:
        sentences: offset in the clause and folded words of each.
        language: ``en`` or ``fr``.
    """
    whole = " ".join(words for _, words in sentences)
    if _PRICE[language].search(whole) is None:
        return
    told: set[str] = set()
    for index, (at, words) in enumerate(sentences):
        before = sentences[index - 1][1] if index else ""
        after = sentences[index + 1][1] if index + 1 < len(sentences) else ""
        for gap, holds in (
            ("by_agreement", _together(words, before, after, language)),
            ("on_request", _asked(words, before, after, language)),
            ("counted_twice", _twice(words, after, language)),
        ):
            if holds and gap not in told:
                told.add(gap)
                yield Said(gap, at, at + len(words))


def _together(words: str, before: str, after: str, language: str) -> bool:
    """Whether a price moves only where both sides agree, with nothing that settles it otherwise."""
    said = before
    for part in words.split(";"):
        if _agreed(part, said, f"{words} {after}", language):
            break
        said = f"{said} {part}"
    else:
        return False
    if _OTHER_WORK[language].search(words) is not None:
        return False
    near = f"{before} {words} {after}"
    return _INDEX[language].search(near) is None and _SETTLED[language].search(words) is None


def _agreed(part: str, before: str, near: str, language: str) -> bool:
    """Whether a part of a sentence says so; ``before``: what stands before it."""
    if _TOGETHER[language].search(part) is None or _MOVES[language].search(part) is None:
        return False
    if _IN_A_CASE[language].search(part) is not None or _OF_THE_PAPER[language].search(part) is not None:
        return False
    priced = _PRICE[language].search(part) or (
        _PRICE[language].search(before) if _REFERS[language].search(part) else None
    )
    return priced is not None and _STAYS[language].search(near) is not None


_OF_THE_PAPER = {
    "en": re.compile(
        r"\b(?:agreement|contract|lease|schedule|provision|terms?)\s+(?:may|shall|can|will|must)\s+(?:only\s+|not\s+)?"
        r"(?:be\s+)?(?:amended|modified|varied|changed|altered)|\bchange\s+(?:orders?|requests?)\b|\bscope\b"
    ),
    "fr": re.compile(
        r"\b(?:contrat|convention|accord|bail|stipulations?|dispositions?|presentes)\s+(?:ne\s+|n'\s?)"
        r"|\bperimetre\b"
    ),
}
"""What is amended in writing is the paper itself, or the work: nothing is said of the price."""
_IN_A_CASE = {
    "en": re.compile(
        r"\bif\b(?!\s+(?:any\s*,|both|the\s+(?:two|parties)|we|they|each)\b)|\bin\s+the\s+event|"
        r"\bshould\s+(?:any|the|such)\b|\bin\s+case\b|\bin\s+(?:either|such|that|which|this|any\s+such)\s+(?:case|event)\b"
    ),
    "fr": re.compile(
        r"\ben\s+cas\s+de\b|\bau\s+cas\s+ou\b|\bdans\s+l'hypothese|"
        r"\bsi\s+(?!les\s+(?:deux|parties)|la\s+discussion|elles)|\b(?:dans|en)\s+(?:ce|un\s+tel|pareil)\s+cas\b|"
        r"\bauquel\s+cas\b"
    ),
}
"""A price that is talked of in one case only is not moved by agreement at large."""
_OTHER_WORK = {
    "en": re.compile(
        r"\b(?:outside|beyond|out)\s+(?:of\s+)?(?:the\s+)?(?:agreed\s+)?scope\b|\bout-of-scope\b|\bstatements?\s+of\s+work\b|"
        r"\b(?:additional|extra|further|new|other|supplementa\w+|bespoke)\s+(?:\w+\s+)?(?:services?|work|works|tasks?|features?|"
        r"development|functionalit\w+|deliverables?|assignments?)\b|\bdevelopment\s+(?:fees?|expenses|costs?)\b|"
        r"\bchange\s+(?:orders?|requests?)\b|\bpatents?\b|\broyalt\w+"
    ),
    "fr": re.compile(
        r"\bhors\s+(?:du\s+)?(?:perimetre|forfait|champ)|\bnon\s+comprises?\b|\bdemandes?\s+(?:de\s+modification|nouvelles?)\b|"
        r"\b(?:prestations?|travaux|services?|missions?|interventions?|developpements?|fonctions?|fonctionnalites?)\s+"
        r"(?:\w+\s+){0,2}?(?:supplementaires?|complementaires?|additionnel\w*|nouve\w+|autres?|exceptionnel\w*)\b|"
        r"\b(?:nouvelles?|nouveaux|autres)\s+(?:prestations?|travaux|services?|missions?|developpements?|fonctions?|"
        r"fonctionnalites?)\b|\bbrevets?\b"
    ),
}
"""A fee for work not yet ordered is to be agreed; the price of the contract does not move with it."""
_REFERS = {
    "en": re.compile(r"\bit\b|\bthey\b|\bthat\b|\bthereafter\b"),
    "fr": re.compile(r"\bils?\b|\belles?\b|\ble\b|\bsuivantes\b|\bcelui-ci\b|\bcette\b"),
}


_COUNTED = re.compile(
    r"\brecalculat|\bminimum wage|\bformule|\bindex|\bvariation|\brent\b[^.]{0,40}\breview|\brapport\b"
)
_QUOTIENT = re.compile(r"\brapport\b|\bratio\b|\bfraction\b|[a-z]{2,5}0\b")


def _asked(words: str, before: str, after: str, language: str) -> bool:
    """Whether a price is worked out anew by an index only where somebody asks for it."""
    asked = _ASKED[language].search(words)
    if asked is None or _BY_ITSELF[language].search(f"{words} {after}"):
        return False
    near = f"{words} {after}"
    counted = _INDEX[language].search(near) or _COUNTED.search(near)
    if counted is None or _RECALCULATED[language].search(near) is None:
        return False
    return _PRICE[language].search(f"{before} {near}") is not None


_OF_INDEX = re.compile(
    r"\b(?:trimestre|quarter|mois|month|indices?|index|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|"
    r"novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december)\s*\Z"
)
"""*Du deuxième trimestre de l'année précédente* is a reading of the index and no price."""


def _twice(words: str, after: str, language: str) -> bool:
    """Whether the price of the year before is moved by all that an index did since a day that stays."""
    told = (
        match for match in _LAST[language].finditer(words) if not _OF_INDEX.search(words, 0, match.start())
    )
    if next(told, None) is None or _TIMES[language].search(words) is None:
        return False
    near = f"{words} {after}"
    if _INDEX[language].search(near) is None and _QUOTIENT.search(near) is None:
        return False
    return _STAYS_BASE[language].search(near) is not None and _ROLLS[language].search(near) is None
