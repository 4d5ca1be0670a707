"""The words by which French preambles name parties: what opens, what ends, what stands before a name."""

from __future__ import annotations

from data import late as re

ANCHOR = re.compile(
    r"\bentre\s+(?:les?\s+(?:soussigne|parties|deux)\w*(?:\(e\))?s?(?:\s+(?:suivante?s?|ci-apres"
    r"|ci-dessous|designee?s?|soussignee?s?|contractantes?))*\s*:?|:)"
    r"|\b(?:conclu|passe|signe|intervenu|etabli|convenu)e?\s+(?:ce\s+jour\s+)?entre\b"
    r"(?:\s+les\s+(?:soussigne|parties|deux)\w*(?:\s+(?:soussignee?s?|suivantes|ci-apres"
    r"|designees|parties))*)?\s*:?"
    r"|(?m:^)[ \t*_#]*entre[\s*_:,]*(?=\n)|(?m:^)[ \t*_#]*entre[ \t]+(?!autres?\b|temps\b|deux\b|le\s+\d)"
    r"|(?m:^)[ \t*_#]*(?:\d{1,2}[ ]{1,4})?(?:les\s+)?(?:parties|signataires|soussignee?s?"
    r"|designation\s+des\s+parties"
    r"|identification\s+des\s+parties)[\s*_]*:?[\s*_]*(?=\n)"
    r"|\t[ ]*entre[ \t]+(?!autres?\b|temps\b|deux\b|le\s+\d)"
    r"|\blie(?:nt)?\s*:[ \t]*(?=\n)"
    r"|(?m:^)[ \t*_#]*d'une\s+part\s*[:,]\s*(?=\S)"
    r"|(?m:^)[ \t*_#]*(?:(?:article\s+)?(?:1|i|premier)\s*[.):-]+\s*)?(?:les\s+|designation\s+des\s+)?"
    r"parties(?:\s+(?:au\s+\w+|contractantes|signataires|en\s+presence))?\s*(?:[:-]|\.\s*-)\s*(?=\S)"
    r"|(?m:^)[ \t*_#]*(?:(?:article\s+)?(?:1|i|premier)\s*[.):-]+\s*)(?:les\s+|designation\s+des\s+)?"
    r"parties(?:\s+(?:au\s+\w+|contractantes|signataires|en\s+presence))?[ \t]*(?=\n)"
    r"|\bont\s+comparu\b\s*:?"
    r"|\bentre\s+(?=(?:la\s+(?:societe|commune|ville)|l'(?:association|entreprise|etablissement)"
    r"|le\s+syndicat"
    r"|monsieur|madame|m\.|mme)\b)"
    r"|\bparties\s+(?:ci-dessous\s+|ci-apres\s+)?(?:designees?|suivantes)\s*:"
    r"|\bparties\b[^.\n]{0,60}\bsavoir\b\s*:?"
    r"|(?<=\n\n)[ \t]*(?=(?:la\s+societe|l'(?:association|institut|entreprise|etablissement|universite))\s"
    r"[^\n]{20,700}\n\s*\n?[ \t]*et[ \t]*[:,]?[ \t]*\n)"
)
"""Words after which parties are named; the last: a company's own paragraph, and the word "et" on a line."""
STOP = re.compile(
    r"\bil\s+(?:a|est)\s+(?:ete\s+|ici\s+)?(?:prealablement\s+)?(?:expose|convenu|rappele|arrete|decide"
    r"|expressement|dit)"
    r"|(?m:^)[ \t*_#\d.IVX-]*preambule\b|\bet\s+conjointement\b|\bayant\s+(?:pour\s+objet|ete\s+(?:expose"
    r"|rappele))|\b(?:qui|lesquelles|lesquels)\s+ont\s+convenu"
    r"|\bci-apres\s+(?:designee?s?|denommee?s?|appelee?s?)?\s*,?\s*(?:individuellement|collectivement"
    r"|ensemble|conjointement)\b"
    r"|\bensemble\s+(?:ci-apres\s+)?(?:denomme|designe)|(?m:^)[ \t*_#]*(?:article|titre|section)\s+(?:1|i"
    r"|premier|1er)\b|\bexpos(?:e|ent)\s+prealable|\best\s+convenu\s+ce\s+qui"
    r"|\b(?:les\s+)?parties\s+(?:«|\"|ont|conviennent|declarent|se\s+sont)|\bont\s+(?:arrete|convenu)"
    r"|(?m:^)[ \t*_#]*1\s*[.)-]\s*[a-z]|(?m:^)[ \t*_#]*(?:objet|concernant|definitions)\b"
    r"|(?m:^)[ \t]*(?:vu\s+(?:la|le|les|l')|considerant|attendu\s+que)"
    r"|\bconditions\s+de\s+fourniture\b|\bce\s+document\s+est\s+associe"
)
NEXT_PARAGRAPH = re.compile(r"\n[ \t]*\n")
GOES_ON_ABOUT = re.compile(
    r"[^\n]{0,70}(?:\bci-(?:apres|dessous)\b|\bd'(?:une|autre)\s+part\b|\brepresente|\bdenomme"
    r"|\bdesigne|\bagissant\b"
    r"|\bsiege\b|\bimmatricul|\bsire[nt]\b|\br\.?c\.?s\b|\bcapital\b|\bayant\b|\bdemeurant\b"
    r"|\bparties\b|[«\"(])"
)
"""How a paragraph begins that still speaks of the party before."""
JUNK = r"[\s*_#>:,;.\-–—•\\|/]"
LEAD = re.compile(
    rf"(?:{JUNK}|(?:le|un)\s+groupement\b[^,;\n]{{0,80}}?\b(?:compose|constitue|forme)e?s?\s+(?:de|des|par|entre)\s+"
    rf"|d'une\s+(?:premiere\s+)?part|d'autre\s+part|de\s+(?:premiere|seconde|deuxieme"
    rf"|troisieme)\s+part"
    rf"|et\s*(?=[\s:])|entre\b|\d{{1,2}}(?:\.\d{{1,2}})+\.?(?=\s)"
    rf"|(?:(?:by\s+and\s+)?between(?:\s+the\s+undersigned)?|and)\b(?=[\s:])"
    rf"|\(?(?:[1-9]|[a-d])\s?(?:°?\s?[).]|°?\s?/\s?-?"
    rf"|°)(?=\s)"
    r"|(?:la|le|les)\s+soussignee?s?\b|d'une\s+part\s+et|les\s+parties\s*:|nom\s+(?:du|de\s+la"
    r"|de\s+l')\s*\w+\s*:|raison\s+sociale\s*:|pour\s+(?:l[ae]s?\s+"
    r"|l'\s?)[a-z'-]{3,20}(?:\s[a-z]{4,12})?\s*[,:]\s"
    r"|nous,\s|notre\s+client[a-z]*\s*[,:]|denomination(?:\s+sociale)?\s*:|(?:l[ae]s?\s+"
    r"|l')[a-z][a-z'-]{2,20}(?:\s[a-z'-]{2,15}){0,5}\s*:(?=\s))*"
)
GENERIC = re.compile(
    r"(?:(?:la|les?|l'|une?)\s*)?(?:(?:societes?|entreprise(?:\s+(?:individuelle|beneficiaire"
    r"|principale|sous-traitante|generale|titulaire))?|ste"
    r"|firme|cooperative"
    r"|organisme(?:\s+de\s+formation|\s+gestionnaire)?|exploitation\s+agricole)\b\s*"
    r"(?:en\s+(?:cours\s+de\s+)?(?:formation|constitution)\s*,?\s*)?"
    r"(?:dite\s+|denommee\s+|commerciale\s+)?|"
    r"(?P<form>s\.?a\.?s\.?u?\b|s\.?a\.?r\.?l\.?\b|s\.?a\.?\b(?=\s)|e\.?u\.?r\.?l\.?\b|s\.?c\.?i\.?\b"
    r"|s\.?n\.?c\.?\b|scop\b|scic\b|s\.?p\.?r\.?l\.?\b|aarpi\b|gie\b|selarl\b|sem\b|spl\b|scp\b)\s+"
    r"(?:dite\s+|denommee\s+)?)"
)
OF_SOMETHING = re.compile(
    r"(?:(?:la|l')\s*)?(?P<noun>(?:societe|entreprise|cooperative"
    r"|cabinet)\s+(?:des?\s|du\s|d'|les\s|nationale|generale|nouvelle|anonyme\s+d"
    r"|francaise))"
)
"""The noun is part of the name: "Société des Établissements Durand"."""
SAYS_WHAT = re.compile(r"[a-zà-þ]+\s+(?:LES|DES|DU|DE)\s+[A-ZÀ-Þ]{2}")
ARTICLE_CAPITALS = re.compile(r"(?:[Ll][ae]|[Ll]es)\s+(?=[A-ZÀ-Þ]{2,}[^a-zà-þ]{0,6}\b)")
SAID_TO_BE = re.compile(
    r"(?:[Ll][ae]\s+|[Ll]es\s+|[Ll]['’]\s?)(?:restaurant|garage|galerie|studio|atelier"
    r"|exploitation|magasin|boutique"
    r"|hôtel|domaine|camping|groupe|enseigne|firme|traiteur|théâtre|start-up)\s+(?=[«A-ZÀ-Þ])"
)
"""A noun in small letters that says what a party is, before its name."""
OWN_NOUN = re.compile(
    r"(?:[Ll][ae]\s+|LA\s+)?(?=(?:COOP[ÉE]RATIVE|Coop[ée]rative|COMPAGNIE|Compagnie)\s+[A-ZÀ-Þ])"
)
"""Written as the name is, with a capital: "la COOPÉRATIVE DU VAL"; "la coopérative X" says what X is."""
PERSON = re.compile(
    r"(?:(?:(?:monsieur|madame)\s+)?(?:le|la)\s+(?=(?:sieur|dame)\s))?(?:monsieur|madame"
    r"|mademoiselle|m\.|mme\.?|mlle\.?|mr\.?|maitre|me\.?|docteur|dr\.?|professeure?|pr\.?|sieur"
    r"|dame)(?:\s+(?:et"
    r"|ou)\s+(?:madame|mme|monsieur|m\.))?\s+"
)
ORGAN = re.compile(
    r"(?:(?:la|le|les|l')\s*)?(?=(?:association|commune|ville|mairie|syndicat|universite|region"
    r"|departement|banque|caisse|mutuelle|fondation|chambre|"
    r"office|etablissements?|ets|communaute|metropole|federation|institut|centre|ministere|etat"
    r"|groupement|comite|agence|ecole|lycee|college|hopital|hopitaux|regie|union|clinique|conseil"
    r"|prefecture"
    r"|service\s+departemental|direction|confederation|residence|ehpad|ccas|sivom|port|laboratoires?"
    r"|etude|maison"
    r"|theatre|musee|parc|cabinet|pharmacie|editions|imprimerie|crous|sdis|cpam|urssaf|compagnie|indivision"
    r"|hoirie|copropriete)\b)"
)
ORGAN_NAME = re.compile(
    r"(?:[^\n\t,;:(«\"]|(?<=-)\n[ \t]*(?=\S)|(?<=&)[ ]?\n[ \t]*(?=\S)|(?<=\s(?:de|du|la|le"
    r"|en))[ \t]*\n(?=\S)"
    r"|(?<=\sdes|\sles|\ssur)[ \t]*\n(?=\S)"
    r"|\n(?=(?:de|du|des|d['’]|la|les|en|sur)\s?[A-ZÀ-Þ])"
    r"|(?<=[A-ZÀ-Þ]{3})[ ]?\n(?=(?!HOTEL|HÔTEL|MAIRIE|PLACE|RUE|AVENUE|REPR|SI[RÈE]|CI-)"
    r"[A-ZÀ-Þ]{3,}[^a-zà-þ\n]{0,60},)){3,110}"
)
"""It may go on over a line's end behind a hyphen, or where a small word joins both lines."""
IN_QUOTES = re.compile(
    r"(?:dite|d[ée]nomm[ée]e|intitul[ée]e)?\s*[«\"“]\s*(?P<name>[^«»\"“”\n]{2,80}?)\s*[»\"”]"
)
COMMON_NOUN = re.compile(
    r"(?:association|établissement|etablissement|cabinet|maison|clinique|centrale|groupement|étude"
    r"|compagnie)\s+(?=[A-ZÀ-Þ«])"
)
"""In lower case before a capital it says what the party is; "Association des ..." is a name."""
COMMON_ALONE = re.compile(
    r"(?:association|fondation|mutuelle|syndicat|f[ée]d[ée]ration|r[ée]sidence|clinique|[ée]tude)\s*",
    re.IGNORECASE,
)
ORGAN_END = re.compile(
    r"\s+(?:repr[ée]sent|dont\b|ayant\b|immatricul|sise?\b|situ[ée]e?|ci-|agissant|domicili|r[ée]gie?s?\b"
    r"|(?<!du )(?<!au )\d{1,4}(?:\s*(?:bis|ter))?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|chemin|route"
    r"|quai"
    r"|impasse|all[ée]e|cours)\b|[Hh][ôo]tel\s+de\s+[Vv]ille|BP\s|CS\s\d|et\s+(?:son|sa|ses)\b"
    r"|si[eè]ge\s|au\s+capital|inscrite?|d'une\s+part|d'autre|et\s+(?:la|le|l'|monsieur|madame)|[-–—]\s"
    r"|par\s+(?:son|sa|ses|M\.|Mme|Monsieur|Madame)\b|pour\s+(?:le\s+compte|son\s+compte)|sous\s+l|n°"
    r"|SIRE[NT]\b|\d{5}\b|d[ée]nomm|d[ée]sign|prise?\s|en\s+(?:qualit|la\s+personne|vertu)"
    r"|service\s+(?:des?|du)\s|[ée]tablissement\s+(?:public|priv)|collectivit|li[ée]e?s?\s|titulaire"
    r"|associ[ée]e?s?\s+à|sont\s|conviennent\b|ont\s|s['’]engage|d[ée]clare|confie\b|conc[èe]de\b|une\s)"
)
CONNECT = re.compile(
    rf"(?:(?<=[\s,;.»\"*)])|(?m:^))et\b{JUNK}*(?=\s|l')"
    r"|;\s*(?=(?:la|le|l'|m\.|mme|monsieur|madame)\b)|;[ \t]*\n\s*(?=\S)"
    r"|\n\s*\d{1,2}\.[2-9]\.?\s+(?=\S)|\n\s*\(?[2-9]\s?(?:°?\s?[).]|°?\s?/\s?-?|°)\s|\n\s*[-–—•]\s+"
    r"|(?:d'(?:une|autre)|de\s+(?:premiere|seconde|deuxieme|troisieme|quatrieme))\s+part\s*[,;.]?\s*\n"
    r"|\bd'autre\s+part\s*:\s*(?=\S)"
    r"|(?<=[»\")])[ \t]*[,;.]?[ \t]*\n\s*(?=(?:(?:la|le|les|mme|m\.|monsieur|madame)\s|l'|[^\n,]{3,60},\s))"
    r"|(?<=[»\"])[ \t]*[,.;]?[ \t]*\n[ \t]*(?=[^\n]{3,300}\bci-apres\b)"
    r"|(?<=[»\")])[ \t]*;\s*(?=\S)"
)
TELLS = re.compile(
    r"\b(?:au\s+capital|immatricul|inscrite?\s+au|dont\s+le\s+siege|ayant\s+(?:son|leur)\s+siege"
    r"|siege\s+social|represente|demeurant|domicili|nee?\s+le|sise?\b|situee?\b|"
    r"siret|siren|r\.?c\.?s|ci-apres|ci-dessous|enregistree|regie\s+par|prise?\s+en\s+la\s+personne"
    r"|agissant|(?:de|du|des)nomme|designe|reconnue?\s+d'utilite|etablissement\s+public|collectivite"
    r"|association\b"
    r"|societe\s+(?:anonyme|par\s+act|a\s+respon|civile|cooper|en\s|de\s+droit)|exercant|inscrite?\b"
    r"|dont\s+l'|dite?\s+aussi|composee\s+de|geree?\s+par|dont\s+(?:le|la)\s+(?:gerant|president|direct)"
    r"|siege\b|artisan\b|avocate?\b|medecin\b|notaire\b|commercant|(?:auto|micro)-entrepreneu"
    r"|organisme\s|loi\s+(?:de\s+)?1901)"
)
ON_ITS_LINE = re.compile(r"\s*et(?:[ \t/]*and)?[ \t]*[:,]?[ \t]*\n")
"""Between two parties the word "et" stands alone; in a sentence it does not."""
NOT_NAME = re.compile(
    r"(?:(?:l'|le\s+|la\s+|les\s+|un\s+)?(?:utilisateurs?|visiteurs?|internautes?|usagers?|clients?"
    r"|acheteurs?|abonnes?)"
    r"|bail|avenant|marche\s+(?:public|de|prive)|protocole|accord(?:-cadre)?\s+(?:de|d'|cadre)|lettre"
    r"|acte\s+d|bon\s+de|devis"
    r"|mandat\s+de|promesse|charte|cahier|proces|vu|considerant|attendu|toute?s?|chaque|chacune?"
    r"|qui|quoi|quand|combien|comment|personne|utilisateurs?|article|objet|contrat|convention|entre|et|date"
    r"|le\s+present|parties?|annexe|preambule|duree|siret|siren|rcs|adresse|tel|telephone|email|capital|"
    r"represente|ci-apres|dont|au\s+(?:capital|noms?|titre|sein|present|siege|rcs|registre|plus|moins|cas|fins?|domicile|bon\s+soin|[a-z]+\s*:)|sous|d'une|d'autre|tableau|page|conditions|installation|concernant)\b"
)
AND_ALONE = re.compile(
    r"\bd'une\s+part[ \t]*[,;.]?[ \t]*\n|\n[ \t]*et\b(?:(?:[ \t]*/[ \t]*and\b)?[ \t]*[:,]?[ \t]*\n"
    r"|[ \t]*[:,]?[ \t]*(?=(?:la|le|l'|monsieur|madame|m\.|mme"
    r"|[a-z]+\s)))"
    r"|[\")]\s*,?\s+et\s+(?=(?:la|le|les|monsieur|madame|m\.|mme)\s|l')"
    r"|\b(?:donne|consent|loue|accorde|confie|concede|vend|cede)\b[^.;\n]{0,40}\ba\s*:?\s*(?=\S)"
)
TOGETHER = re.compile(
    r"[^.;\n\"«]{0,60}\n?[^.;\n\"«]{0,60}[\"«]\s*(?!les\s+parties|parties|ou\b)(?P<what>[^\"»\n]{3,40})"
)
"""What several are called together, as one part: « le Bailleur », said of a couple."""
AND_ANOTHER = re.compile(r"\s+et\s+(?:Monsieur|Madame|Mademoiselle|M\.|Mme|Mlle)\s")
JOINS_IN = re.compile(
    r"\b(?=(?:monsieur|madame|m\.|mme)\s)(?P<who>[^.;\n]{4,90}?)\b(?:intervient|intervenant|agissant"
    r"|s'engage)\s+"
    r"(?:aussi\s+|egalement\s+|ici\s+|aux\s+presentes\s+)?(?:en\s+son\s+nom\s+(?:propre|personnel)"
    r"|a\s+titre\s+personnel"
    r"|en\s+qualite\s+de\s+(?:caution|garant))"
)
"""Who joins a contract for himself, beside the company he runs."""

RUNS_ON = re.compile(r"[ ](?!dont\b|ayant\b|sise?\b|repr|immat|et\b|est\b|ci-|au\b|soci)[a-zà-þ]")
"""A word in small letters right behind a title's first word: no name ends there."""
FORM_GOES_ON = re.compile(
    r"(?:\s+(?:a\s+(?:forme|capital|conseil|directoire|responsabilite|associe)"
    r"\s+(?:anonyme|variable|d'administration|limitee|unique|fixe)|a\s+directoire|et|unipersonnelle"
    r"|agricole|cooperative|anonyme|par\s+actions\s+simplifiee|d'hlm"
    r"|de\s+droit\s+\w+|d'interet\s+(?:collectif|public|economique)|d'exercice\s+liberal)\b)+"
)
"""Words that a legal form goes on in, which the list of forms does not hold in that order."""
CALLED = re.compile(
    r",?\s+(?:(?:dite?|denommee?|nommee?|ayant\s+pour\s+(?:nom|denomination|raison)(?:\s+sociale)?"
    r"|sous\s+la\s+(?:denomination|raison)(?:\s+sociale)?(?:\s+de)?)\s*:?\s*[«\"“]?\s*|[«\"“]\s*)(?=\w)"
)
"""Between a legal form in words and the name."""
ARTICLE = re.compile(r"(?:[Ll][ae]\s|[Ll]es\s|[Ll]['’])\s*(?=[A-ZÀ-Þ])")
REPRESENTS = re.compile(
    r"represente[es]*\b|\bprise?s?\s+en\s+la\s+personne|\bagissant\s+(?:par|conjointement)"
)
"""Words after which people are named who act for a party, and are none."""
SAID_OF_ALL = re.compile(r"[»\");]|\bci-(?:apres|dessous)\b|d'une\s+part|\n\s*\n")
OWN_WORDS = re.compile(
    r"[^.;»\n]{0,60}\n?[^.;»\n]{0,40}\b(?:nee?\s+le|nee?\s+a\b|demeurant|domicili"
    r"|agissant\s+en\s+(?:son|leur)\s+nom|caution|garant)"
)
"""Words that tell of a person who is a party."""
DIGITS = re.compile(r"\d{3}\s?\d{3}\s?\d{3}|\d{5}")
WRAPPED = re.compile(
    r"[ \t]*\n\s*(?P<rest>[A-ZÀ-Þ][A-ZÀ-Þ’'-]+(?:[ ][A-ZÀ-Þ][A-ZÀ-Þ’'-]+)*"
    r"(?:[ ](?:[ée]pouse|veuve|n[ée]e)[ ][A-ZÀ-Þ][\w’'-]+)?)(?=\s*(?:,|\n|\())"
)
"""The family name of a person, in capitals on the next line."""
MARRIED = re.compile(r"[ ](?:[ée]pouse|veuve)[ ][A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+)?")
OFFICE_OF = re.compile(
    r"(?:(?:monsieur|madame|m\.|mme)\s+)?(?:le|la|l')\s*(?:maire|president\w*|direct\w+|prefete?|recteur"
    r"|rectrice|proviseure?"
    r"|gouverneur)\s+(?:general\w*\s+)?(?:de\s+(?=la\b|l'|ville)|du\s+|d[eu]\s+)"
    r"(?=(?:la\s+|l'\s?|le\s+)?(?:commune|ville|communaute|metropole|departement|region|conseil|syndicat"
    r"|centre|universite"
    r"|lycee|college|chambre|etablissement|office|association|departement|hopital)\b)"
)
"""Who acts for a public body, told before it: "Monsieur le Maire de la Commune de …"."""
GOES_ON = re.compile(
    r"(?:[ ](?!(?:au|dont|ayant|sise?|situ|immat|inscr|repr|ci-|agissant|et|ou|est|qui|soci|demeurant"
    r"|pour|ainsi|comme|dans|afin|à(?=\s+compter)|d['’](?:une|autre)"
    r"|par|a|domicili|d[ée]nomm|d[ée]sign|ont|conv)\w*\b)(?:d['’]|l['’])?[\w&.-]+){1,8}?(?=[ ]?[,(])"
)
"""Small words that a name goes on in, up to a comma: "Blanchisserie hospitalière du Pays de …"."""
GOES_ON_TO_END = re.compile(GOES_ON.pattern.replace("(?=[ ]?[,(])", r"(?=[ ]?\n)"))
GIVEN = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:,[ ][A-ZÀ-Þ][a-zà-þ’'-]+){1,4}(?:[ ](?:de[ ](?:la[ ])?"
    r"|d['’])?[A-ZÀ-Þ][A-ZÀ-Þ’'-]+){1,3}"
)
"""Given names between commas, as notaries write them, and the family name in capitals."""
OF_PLACE = re.compile(
    r"[ ](?:du|des|de(?:[ ]la|[ ]l['’])?|d['’])[ ]?(?=[A-ZÀ-Þ0-9])|[ ](?:les|le|la)[ ](?=[A-ZÀ-Þ])"
    r"|[ ](?:DU[ ]|DES[ ]|DE[ ](?:LA[ ]|L['’][ ]?)?|D['’][ ]?)(?=[A-ZÀ-Þ0-9])"
)
"""Behind a form: "SCI du Vieux Moulin" is called by both."""
QUOTED_PART = re.compile(r"\s?«\s?[^«»\n\"]{2,60}?\s?»(?=\s*[,(\n])")
"""A name in quotes right behind what is called so: "EHPAD « Les Tilleuls »"."""
PART = re.compile(r"\s*\(\s*(?:(?:le|la)\s+|l')?\"?\s*(?P<part>[a-z][a-z' -]{2,30}?)\s*\"?\s*[)/]")
PROVES = re.compile(
    r"\b\d{5}\b|\bcapital\b|\bsire[nt]\b|\br\.?c\.?s\b|\brepresente|\bsiege\b|\btva\b"
    r"|\d{3}\s?\d{3}\s?\d{3}\b"
    r"|\bdemeurant\b|\badresse\b|\bdomicili"
)
"""What stands behind a party's name: an address, a register, who acts for it."""
SHORTENED = re.compile(
    r"[ ]\((?:[A-ZÀ-Þ]\.?[ -]?){2,10}\)(?=,?\s(?:S\.?A|S\.?A\.?S|S\.?A\.?R\.?L|[A-Z]{3,6})\b)"
)
COUPLE = re.compile(r"\b(?:m\.|mr|monsieur|madame|mme)\s*$")
