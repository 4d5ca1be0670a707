"""The words of French places to sign: what opens them, what stands in them, what marks a signature."""

from __future__ import annotations

from data import late as re

OPENS = re.compile(
    r"(?m:^)[ \t>*\f]*(?:ainsi\s+)?(?:fait|etabli|signe|passe|redige|conclu)e?s?\s+(?:et\s+(?:signe"
    r"|passe)e?\s+)?(?:a|en|le|par|ce\s+jour|au)\b"
    r"|(?m:^)[ \t>*\f]*(?:en\s+foi\s+de\s+quoi|dont\s+acte"
    r"|[a-z.\d –-]{0,8}signatures?(?:\s+des\s+parties)?\s*:?[ \t]*(?=\n))"
    r"|(?m:^)[ \t>*\f]*a\s*[_.…]{4,}\s*,?\s*le\s*[_.…/ ]{3,}"
    r"|(?m:^)[ \t>*\f]*(?:a\s+)?[a-z][a-z' -]{2,40},\s+le\s+(?:\d|[a-z]+\s+[a-z]+)[^\n]{3,40}(?=\n|\Z)"
    r""
    r"|(?m:^)[ \t>*\f]*(?:a\s+)?[a-z][a-z' -]{2,40},\s+(?:[a-z]+di\s+)?\d{1,2}(?:er)?\s+"
    r"[a-z]{3,9}\s+(?:19|20)\d\d[^\n]{0,50}(?=\n|\Z)"
)
OPENS_ONE = re.compile(
    r"(?m:^)[ \t>*\f]*(?:[a-z]?[.\d]{0,4}[ .–-]{0,3})?(?:bon\s+pour\s+(?:accord|acceptation)\b"
    r"|(?:acceptation|signature|visa)\s+(?:de\s+l'offre\s+par\s+)?(?:du|de\s+la|de\s+l'|l'|le"
    r"|la))\s*[^\n:]{0,40}:?[ \t]*(?=\n)"
)
"""Words over the place where one party signs: "Acceptation du client", "F.1 Signature du titulaire"."""
HEADS = re.compile(r"\n[ \t>*]*(?:pour|p/)\s[^\n]{2,50}?(?:\t|\s{3,})\s*(?:pour|p/)\s")
CELL = re.compile(r"\S(?:[^\t\n]*?\S)??(?=\s*\t|\s{3,}|[ ]*(?:\n|\Z))")
POUR = re.compile(
    r"\W*(?:pour|p/)\s*(?!valoir|accord|acceptation|mandat|location|copie|caution"
    r"|le\s+compte\s+et\s+au\s+nom|une?\s|cette|ce\s)"
)
A_SIDE = re.compile(r"\W*(?:pour\b|p/|(?:l[ae]s?\s|l')[a-z' -]{3,30}$)")
"""What a place to sign begins with before the person: "Pour ACME", "Le Client"."""
REPRESENTED_BY = re.compile(r"^\s*(?:repr[ée]sent[ée]e?s?\s+)?par\s+")
NAMES_ONE = re.compile(r"(?:l[ae]s?\s|l['’]|[A-ZÀ-Þ«])")
INLINE = re.compile(r"\s*:\s+|\s+[-–—]\s+|\s*,\s+")
STOPS = re.compile(
    r"\s*(?:annexes?\b|article\b|liste\s+des\s+(?:annexes|pieces)|pieces?\s+jointes?|proces-verbal"
    r"|conditions\s+generales"
    r"|notification\b|bordereau|mandat\s+de\s+prelevement|table\s+des)"
)
PAGE = re.compile(
    r"\W*(?:page\s*:?\s*)?\d{1,3}\s*(?:(?:/|sur)\s*\d{1,3})?\W*$|[ \t]*(?:paraphes?"
    r"|initiales)\s*[:_.…][^\n]*$|[^\n]{0,90}\bp(?:age|\.)\s*:?\s*\d[^\n]*$"
    r"|[^\n]{6,100}\s\d{1,2}\s*/\s*\d{1,2}\s*$"
)
MARK = re.compile(
    r"[✓✔☑]|\bsignature\s*:\s*oui\b|/\s*signature\s*/|^\W*se\s*:\s*(?=[a-z])"
    r"|[\[(/<]\s*(?:(?:cachet|tampon)\s*(?:\+|et|–|-|,|/)?\s*)?(?:signe|signee|sign\.|signature(?:\s+(?:manuscrite|illisible|electronique"
    r"|numerique))?(?!\s*(?:precede|suivi|et\b|,|/|d[eu]\b|obligatoire|autorise|reserve|requise"
    r"|attendue|si\s|manquante))"
    r"|illisible|paraphe|s\.)[^\])/\n]{0,40}[\])/>]"
    r"|/\s?s(?:igne)?\s?/|(?:^|(?<=\s))\(s[e.]?\)(?=\s)|\bsignature\s+(?:illisible|apposee)\b"
    r"|[,:–-]\s*signee?\s*(?:\([^)\n]{0,40}\)\s*)?$"
    r"|(?:^|(?<=[:,–-]\s))signee?\s*[,:–—-]?\s+(?=[a-z]{1,12}[.-]?\s?)|^\W*signee?\W*$"
    r"|[\[(]\s*(?:cachet|tampon)[^\])\n]{0,40}[\])]"
)
ELECTRONIC = re.compile(
    r"\bsigne(?:e)?\s+(?:electroniquement|numeriquement|par\s+voie\s+electronique|avec\s+(?:yousign"
    r"|docusign|universign))"
    r"|\bsignature\s+(?:electronique|numerique)\s+(?:de|par|le|qualifiee|avancee|apposee)"
    r"|\bdocusigned\s+by\b"
    r"|(?:^|(?<=[\t✓☑✔:–—(\[])|(?<=\s{3})|(?<=[✓☑✔:–—(\[-]\s))signe\s*(?::\s*\S|(?:le|par)\s+\S)"
)
ASKED = re.compile(
    r"precede|suivi[es]?\s+de|mention|\bsignature\s+et\s+cachet\b|\bcachet\s+et\s+signature\b|nom,"
    r"|qualite,|parapher|manuscrit[es]?\s+«"
)
"""Words that ask for a signature."""
ASKS = re.compile(
    r"[\[(]\s*(?:date,?\s*)?(?:nom[^\])]{0,40})?(?:signature|cachet|tampon)(?:\s*(?:,|et|\+"
    r"|/)\s*(?:cachet|signature|tampon|date|nom))+\s*[\])]"
)
BY_HAND = re.compile(r"\W*(?:lu\s+et\s+approuve|lu,\s+approuve|bon\s+pour\s+\w+|mention\s+manuscrite)")
LABEL = re.compile(
    r"\W*(?P<what>(?:date\s+et\s+)?signature(?:\s*(?:,|et|/)\s*(?:cachet|tampon"
    r"|date))?(?:\s+d[eu]\s+[^:\n]{2,30})?|cachet(?:\s+et\s+signature)?"
    r"|visa|nom(?:\s*(?:,|et|/)\s*(?:prenoms?|qualite|fonction))*|prenoms?|qualite|fonction|titre"
    r"|date(?:\s+et\s+signature)?|lieu|le|a"
    r"|signataire|represente\s+par|par)\s*:\s*(?P<rest>.*)$"
)
EMPTY = re.compile(r"^[\s_.…·\-–—/()\[\]]*$")
DOTS = re.compile(r"_{3,}|\.{5,}|…{2,}|-{6,}")
PERSON = re.compile(
    r"\W*(?:(?:M|Mme|Mlle|Mr|Me|Dr)\.?\s+|(?:Monsieur|Madame|Mademoiselle|Ma[iî]tre|Docteur)\s+)?"
    r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\.?(?:-[A-ZÀ-Þ]\.?)?[ ]+)(?:(?:de|du|d['’]|le|la|van|von|der|ben"
    r"|el)[ ]?)*"
    r"[A-ZÀ-Þ][\w’'-]+(?:[ ](?:de[ ])?[A-ZÀ-Þ][\w’'-]+){0,3})"
)
TITLED = re.compile(r"(?<!\w)(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)\s+(?=[A-ZÀ-Þ])")
NOTHING = re.compile(r"(?<=\t)[ ]+(?=\t)")
SIGNED_THERE = re.compile(
    r"[^\n]{0,90}?\b(?:signature|paraphe|visa)s?(?:\s+(?:du|de\s+la|de\s+l'"
    r"|des)?\s?[a-z'-]{3,30}){0,4}\s*:\s*[^\s_.…:-]"
)
"""A label for a signature, filled in."""
SIGNS = re.compile(
    r"(?P<who>\W*[a-z][a-z' -]{3,50}?)\s+a\s+(?:bien\s+)?signe\b(?!\s+(?:un|une|le\s+contrat|la\s))"
)
INITIALS = re.compile(r"\s*[A-Z]\.?\s?[A-Z]\.?(?:\s?[A-Z]\.?)?\s*(?=,|\Z)")
DAY_AND_NAME = re.compile(r"\s*(?:[Ll]e\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[\s,]+[A-ZÀ-Þ][\w’'-]{2,}")
"""Behind "Date et signature :", a day and a name."""
IN_BRACKETS = re.compile(r"\W*[\[(][^)\]]{8,}[\])]\W*")
TOWN_DAY = re.compile(
    r"\W*[a-z][a-z' -]{2,40},\s*(?:le\s+)?\d{1,2}(?:er)?(?:\s+[a-z]{3,9}\.?\s+|[/.]\d{1,2}[/.])\d{2,4}\W*$"
)
NAMED_THERE = re.compile(
    r"\W*(?:(?:[Ss]ign[ée]e?|[Ss][ée]?\.?)\s*\)?\s*:?\s+)?(?P<name>(?:(?:M|Mme|Mlle|Mr|Dr"
    r"|Pr)\.?\s+|(?:Monsieur|Madame|Docteur)\s+)?"
    r"(?:[A-ZÀ-Þ][\w’'-]*\.?(?:-[A-ZÀ-Þ]\.?)?[ ]+)(?:(?:de|du|d['’]|le|la|van|von|der|ben|el)[ ]?)*"
    r"[A-ZÀ-Þ][\w’'-]+(?:[ ](?:de[ ])?[A-ZÀ-Þ][\w’'-]+){0,2})\s*(?:$|[,:–(\[/-])"
)
"""A cell that is who signs, with or without a mark."""
ACTS_THERE = re.compile(
    r"\s*,?\s*(?:(?:pour|au\s+nom\s+d[eu]|agissant\s+pour)\b|[^,\n]{0,60}\b(?:d[eu]\s|des\s|d['’]))",
    re.IGNORECASE,
)
"""Behind a name: for whom it signs, or what it is of whom."""
WHEN = re.compile(
    r"\b(?:le\s+)?\d{1,2}(?:er)?\s+[a-z]{3,9}\.?\s+(?:19|20)\d\d|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d"
)
INITIAL = re.compile(r"(?<![\w’'])[A-ZÀ-Þ]{1,2}\.(?:[ -]?[A-ZÀ-Þ]\.)*[ ]?(?:de[ ])?[A-ZÀ-Þ]")
OFFICE = re.compile(
    r"\b(?:president|direct|gerante?|responsable|charge|maire|adjoint|secretaire|tresori|administrat"
    r"|associe|mandataire|chef|dg|pdg"
    r"|co-?gerante?|representant|proviseur|syndic|fonde|delegue|vice)\w*"
)
OF_WHOM = re.compile(
    r"^\W*(?:[A-Za-z]?[.\d]{0,4}[ .–-]{0,3})?(?:bon\s+pour\s+\w+|acceptation|signature|visa"
    r"|engagement)\s*(?:de\s+l['’]offre\s+par)?"
    r"\s*(?:du|de\s+la|de\s+l['’])?\s*",
    re.IGNORECASE,
)
DAY_LINE = re.compile(r"[ \t>*]*(?:signe|date)\w*\s+(?:le|electron)|[^\n]*(?:\t|\s{3,})")
"""A day under a name is one party's own."""
FOR_HIMSELF = re.compile(r"\ben\s+son\s+nom|personnel|\bcaution\b|\bgarante?\b")
BARE = re.compile(r"\(\s*signature\s*\)")
PLACE_DAY = re.compile(r"\W*(?:fait\s+)?(?:a\b(?!\.\s?[a-z])|le\s*(?:[\d._…/]|$))")
BLANKS = re.compile(r"_{3,}|\.{4,}|…{1,}|/\s*/|\bx{2,}\b|\[\s*date[^\]]*\]|\ble\s*(?:,|$)")
DAY = re.compile(r"\b(?:19|20)\d\d\b|\bdeux\s+mil|\bmil\s+neuf|\d{1,2}[/.]\d{1,2}[/.]\d{2}")
SEALED = re.compile(
    r"\bsignee?\s+le\s+\d[^\n]{4,24}\bpar\s*:|\bsigne\w*\s+(?:par\s+voie\s+electronique|electroniquement"
    r"|en\s+ligne)|signature\s+electronique"
)
ROW = re.compile(r"(?m:^)[ \t]*\|[^\n]*")
SAYS_SIGNED = re.compile(r"\W*(?:signee?|sign\.|oui)\W*")
SIGNATURE_OF = re.compile(
    r"\W*(?:(?:emplacement|case|place)\s+(?:de|pour)\s+(?:la\s+)?)?(?:(?:date"
    r"|paraphe)\s+et\s+)?(?:signature|cachet|visa)(?:\s+et\s+(?:cachet|tampon|signature))?\s+"
    r"(?P<of>du\s+|de\s+la\s+|de\s+l'\s?|de\s+"
    r"|d')?(?P<whom>[a-z][a-z' -]{2,40}?)\s*(?:\([^)]*\))?\s*(?:[:,]\s*(?P<rest>.*))?$"
)
"""A label that says whose signature belongs there: "Signature du client :"."""
SIGNS_FOR = re.compile(
    r"\W*(?:s[e.]?"
    r"|signe)\s?[/)\]]\s*(?P<who>[a-z][a-z.' -]{2,40}),\s*(?:[a-z' -]{3,30},\s*)?"
    r"pour\s+(?P<whom>[^,;\n]{3,60})$"
)
"""A cell that says who signed and for whom: "/s/ G. Orme, pour le Client"."""
OFFICE_HOLDS = re.compile(r"\W*(?:par\s+)?(?:l[ea]\s+|l')(?=" + OFFICE.pattern + r")[a-z' -]{3,60}\s*:\s+")
"""An office and who holds it: "Le secrétaire : L. Aubin"."""
SIGNED_FOR = re.compile(r"\W*signee?\s+(?:pour|au\s+nom\s+de)\s+(?=\S)")
OFFICE_ALONE = re.compile(
    r"\W*(?:(?:le|la)\s+|l')(?:president|direct|gerant|maire|proviseur|responsable|secretaire"
    r"|tresori|administrat"
    r"|representant|prefet|recteur|rectrice|doyen|chef|delegue|syndic|mandataire"
    r"|associe)\w*(?:\s+[a-z'-]+){0,6}\W*$"
)
"""An office over the place where who holds it signs."""
UNSIGNED = re.compile(
    r"\bneant\b|\bsignature\s*:\s*non\b|\bnon\s+retournee?\b|\bsignature\s+(?:absente|manquante"
    r"|a\s+(?:recueillir|venir|obtenir))|\ba\s+completer\b"
    r"|\b(?:laissee?|restee?)\s+(?:en\s+)?(?:vide|blanc)|\bespace\s+vide|(?:,"
    r"|emplacement)\s+vide\b|\bsans\s+signature"
    r"|\bpas\s+de\s+signature|\bnon\s+(?:apposee|renseignee?|signes)\b"
    r"|\bnon\s+signee?\b|\ben\s+attente\s+(?:de\s+)?(?:la\s+)?signature|\ba\s+signer\b"
    r"|\bpas\s+(?:encore\s+)?signe|\bsignature\s+en\s+attente"
)
SIGNATURES = re.compile(r"\W*signatures?(?:\s+des\s+parties)?\W*$")
SIGNED_BY = re.compile(
    r"(?m:^)[ \t>*]*(?:signee?\s+(?:electroniquement\s+)?par|signataire(?:\s+n?°?\s?\d)?"
    r"|nom\s+du\s+signataire)\s*:\s*(?P<who>[^\n]{3,80})"
    r"(?P<more>(?:\n[^\n]+){0,4})"
)
"""One entry of a certificate: who signed, for whom and when, line by line."""
OPENING, OPENING_ONE = (
    re.compile("\n(?:" + pattern.pattern.replace("(?m:^)", "") + ")") for pattern in (OPENS, OPENS_ONE)
)
"""Sought in a text with a line break before it: a pattern that begins with one is found quickly."""
SIGNED_LINE = re.compile(
    r"(?m:^)[ \t>*•-]*(?:signataire\s*\d*\s*:\s*)?(?P<who>[a-z][^\n:|]{3,70}?)(?:\s*[-–—:,;|(\t]|\s{3,})"
    r"[^\n]{0,70}?\bsignee?\s+(?:electroniquement\s+)?(?:le|on)\s+"
    r"(?P<when>\d[^\n]{6,40})"
)
"""A line of a certificate: the person, and when it was signed."""
SQUARE = re.compile(
    r"\[\s*(?:(?:tampon|cachet|sceau|timbre)\s*(?:et|\+|,)\s*signature|signature\s*(?:et|\+"
    r"|,)\s*(?:tampon|cachet|sceau))[^\]\n]{0,20}\]"
)
"""In square brackets a copyist tells what stands there; in round ones a form asks for it."""
_BELOW_FOR = re.compile(
    r"[ \t]*\n\s*(?:[_.\u2026-]{4,}[ \t]*(?=\n|\Z)|\W{0,3}signee?\b(?!\s+(?:pour|au\s+nom))|/s/)"
)
"""Under a head: a line to sign on, or a mark."""


def signed_for(folded: str, start: int, end: int) -> str:
    """What "Signé pour X" says: a mark by itself, what stands behind its colon, or nothing above a line."""
    _, colon, rest = folded[start:end].partition(":")
    if colon and (EMPTY.match(rest) or UNSIGNED.search(rest)):
        return rest.strip()
    return "" if _BELOW_FOR.match(folded, end) else "(signé)"
