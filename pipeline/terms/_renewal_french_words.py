# ruff: noqa: E501 (patterns are read by the phrase)
"""Words by which French contracts speak of renewal, and those that deny it or leave it to an act."""

from __future__ import annotations

from data import late as re

ANCHOR = re.compile(
    r"\b(?:(?P<strong>(?:tacites? )?(?:renouvel|recond)\w+|renouvel\w*|recondu\w*|reconductib\w*"
    r"|tacite\w*)|(?P<yearly>d'annee(?: scolaire| civile| universitaire)? en annee|d'an en an"
    r"|(?:de )?mois (?:en|par) mois"
    r"|d'un an en un an|annee par annee|d'une annee sur l'autre|de (?:trimestre en trimestre"
    r"|semestre en semestre|semaine en semaine))"
    r"|(?P<weak>proro\w*|prolong\w*|poursuiv?\w*|continue(?:ra)?\b"
    r"|repart(?:ira|ir)?\b|continuera\b"
    r"|reengag\w*|etend(?:ue?s?|re|ra)\b(?=[^.;]{0,50}\b(?:mois|ans?|annees?|duree)\b))"
    r"|(?P<anew>nouveau contrat|nouvelle (?:periode|duree|annee)|nouveau terme"
    r"|(?:an|annees?|mois|periode) de plus))"
)
NOT_THE_CONTRACT = re.compile(
    r"mots? de passe[^.;]{0,12}renouvel\w*|credits? (?:ne )?(?:\w+ ){0,2}(?:recondu|renouvel)\w*"
    r"|(?:credits?|energies?|electricite|origine|sources?|\d ?%|biomethane"
    r"|gaz)\s+(?:vertes?\s+)?renouvelables?"
    r"|renouvelle?(?:ment|r|e)?\s+(?:de\s+|du\s+|des\s+|de la\s+|de l'|le\s+|la\s+|les\s+|l'|sa\s+"
    r"|son\s+|ses\s+)?"
    r"(?:police|assurance|marque|certificat|brevet|titre|habilitation|agrement|accreditation"
    r"|certification|mobilier|materiel|stock|licences?\b|garantie d'origine|demande|mot de passe"
    r"|engagement de confidentialite)"
)
REFUSING = re.compile(
    r"(?:refus\w*(?:\s+de)?|(?:souhait\w*|desir\w*|veu\w*|voul\w*|entend\w*)\s+(?:pas|plus)"
    r"|s'oppos\w*\s+a|decid\w*\s+de\s+ne\s+pas|ne\s+(?:pas|point|plus)"
    r"|contest\w*)\s+(?:a\s+)?"
    r"(?:la\s+|le\s+|l'|au\s+|toute?\s+|cette\s+|ce\s+)?(?:proceder\s+(?:a\s+la|au)\s+|etre\s+|se\s+)?\Z"
    r"|\bnon[ -]+\Z"
)
"""Before words of renewal: what a party may wish, not what is agreed."""
BEGINS_ANEW = re.compile(
    r"\b(?:commenc|s'ouvr|debut|courra|demarr|s'ajout|repart|garde|reengag)\w*\b|\bcourt\b"
)
"""Beside *une nouvelle période*: it begins by itself."""
INFINITIVE = re.compile(r"(?:poursuivre|continuer|prolonger|proroger|renouveler|reconduire|poursuite)\Z")
WISH = re.compile(
    r"(?:souhait\w*|desir\w*|entend\w*|veut|veulent|intention|volonte|opportunite|decision|decid\w*"
    r"|pour)\b[^.;]{0,30}\Z"
)
CONTRACT = re.compile(
    r"\b(?:contrats?|bail|convention|marche|accord(?:-cadre)?|abonnement|location|mission|mandat"
    r"|engagement|partenariat|licence|concession|services?|prestations?|agence|le terme|sa duree|celui-ci|celle-ci|presente?s?|souscription|adhesion)\b"
)
OTHER_SUBJECT = re.compile(
    r"\b(?:periode d'essai|essai|garantie|force majeure|evenement|empechement|suspension|retard|litige"
    r"|(?<!passe ce )(?<!passe le )(?<!expiration de ce )(?<!issue de ce )delais?|suspendu)\b"
)
TACITLY = re.compile(
    r"\b(?:tacite\w*|automatique\w*|de plein droit|sans formalite\w*|du seul fait|(?:le|du"
    r"|par) (?:seul )?silence\b(?![^.;]{0,40}\brefus)"
    r"|(?:de|d'|par) ?(?:lui|elle)-memes?|sans qu'il soit (?:besoin|necessaire)|sans que (?:nous"
    r"|vous) ayons|sans autre formalite)\b"
)
UNLESS = re.compile(
    r"\b(?:sauf|a defaut d(?:e\b|u\b|')|faute d(?:e\b|')|faute pour|a moins (?:que|qu'|d)"
    r"|si,?(?: [^.;,]{3,60},)? (?:aucun|l'un|ni |personne"
    r"|elle n|il n|les parties n|(?:la |le |les |l')[a-z]+ n(?:e |')(?=(?:[a-z']+ ){0,3}(?:manifest|denonc"
    r"|oppos|resili|averti|inform|signal|notifi|donn|ecri|adress|delivr|envoy|demand)))|s'il n"
    r"|la partie (?:hostile|opposee|defavorable) (?:a|au)\b|la partie qui (?:choisit|decide) de ne pas\b"
    r"|la partie (?:ne |qui (?:ne )?|desireuse|souhaitant|desirant)(?=(?:[a-z']+ ){0,3}(?:pas|plus|ne|s'en|y|s'y|mettre|quitter|sortir|arreter)\b"
    r"|souhait\w* (?:s'en|y |s'y|mettre|quitter|sortir|arreter))"
    r"|tant qu|des lors qu|du seul fait qu|en l'absence d"
    r"|pourvu (?:que |qu')(?=(?:ni|aucun|l'un|nul|personne)\b)|sans (?=denonc|oppos|conge)|jusqu'a (?=denonc|conge|resil|ce que))"
    r"(?! ?(?:quoi|accord|avenant|reponse|paiement|signature|decision|stipulation|mention|disposition"
    r"|faute|manquement|cas\b|clause|convention|nouvel"
    # who wants to go on must ask for it
    r"|a (?:en |la |le )?(?:demand|sollicit|obten|conven|propos|negoci)"
    r"|demande (?:ecrite )?(?:de (?:prolong|renouvel|reconduc|report)|d'extension)))"
    r"[^.;]{0,130}?\b(?:denonc|conge\b|oppos|avis contraire|preavis|resili|previen|preven"
    r"|fait connaitre|faire connaitre"
    r"|fasse connaitre|faire savoir|fait savoir|notifi|renonc|volonte|manifest|annonc|restitu"
    r"|decision [a-z]{0,8} ?contraire|mettre fin|mis fin|met fin|mette fin|ecrire|avise|faire part|fait part|lettre\b|avertissement|\bdire\b|\bdit\b"
    r"|mettre un terme|lettre recommandee|lrar|averti|inform|signif|rompre|refus|decision contraire"
    r"|contraire de|demande contraire|desist|signal)"
)
"""``sauf denonciation``: who keeps silent goes on."""
EXPRESS = re.compile(
    r"\b(?:expres(?:se|ses|sement)?|avenants?(?!\s*n[o°])|(?:commun|nouvel|par|sur|avec|avec l'|d'"
    r"|leur) ?accord"
    r"|accord (?:ecrit|expres|mutuel|commun|prealable|des?\b|entre|du|d')|par ecrit|ecrite?|convien\w+"
    r"|convenir|decision"
    r"|convenu\w*|decid\w+|a la demande|sur demande|facultes?|options?|possibilites?|supposera?"
    r"|subordonn\w+"
    r"|renouvelables?|reconductibles?|prolongeables?|prorogeables?|susceptibles?|offre de|proposition"
    r"|acceptation|ordre de service|bons? de commande|deliberations?|echange de|signature d|nouvel accord"
    r"|nouveau contrat|nouvelle convention|se reserve\w*|droit (?:au"
    r"|a un)|negoci\w+|souhait\w+|consent\w*|(?<!avec )demande)\b(?! d'a)"
)
AGAINST = re.compile(
    r"\b(?:s'oppos\w+|(?:fait|faire) (?:part de son )?opposition|oppos\w+|refus\w+|renonc\w+|decliner)\s+"
    r"(?:a|au|le|la|du|de|cette|ce)\s*(?:l')?\s*$"
)
"""Who may stand against it says nothing of how it comes."""
MAY = re.compile(r"\b(?:peut|peuvent|pourra|pourront|pourrait|pourraient)\b[^.;:]{0,75}\Z")
ONLY_BY = re.compile(
    r"\b(?:ne\b|n')[^.;]{0,60}?\b(?:que\s+(?:par|sur|si|d'un|de|apres|moyennant)"
    r"|(?<!quelle )(?<!quel )qu'(?:avec|apres|a\b"
    r"|en\b|au\b))"
)
WISHED = re.compile(
    r"\b(?:souhait\w*|desir\w*|entend\w*|veut|volonte de|intention de"
    r"|demande)\b(?![^.;]{0,20}\bne pas\b)[^.;]{0,50}"
    r"\b(?:renouvel|recondu|nouveau contrat|proroger|prolonger|poursuivre)"
)
OTHERWISE = re.compile(
    r"\b(?:a defaut|faute de quoi|sinon|dans le cas contraire|passe ce delai|sans cela"
    r"|sans quoi)\b(?! d(?:e\b|'))"
    r"|\ba defaut de quoi\b"
)
IF = re.compile(r"\b(?:si|s'il|s'ils|sauf|a moins|tant que|lorsqu\w*|au cas ou|en cas)\b[^.;:]*\Z")
NE_PAS = re.compile(
    r"\bn(?:e\s|'\s?)(?!\w*(?:exclu|interdi|empech|ecart))(?:\w+\s){1,3}?(?:pas|jamais|en aucun cas"
    r"|nullement)\s(?:(?!(?:et|ou|mais|est|sont|sera|seront)\s)[a-z']+\s?){0,5}\Z"
)
NE_OPEN = re.compile(r"\bne\s(?:se\s|s'|le\s|la\s)?\Z")
NOUN_DENIED = re.compile(
    r"(?![^.;,:]{0,60}\b(?:oppos|denonc|refus|que\b|qu'))[^.;,:]{0,45}\bn(?:e\s"
    r"|'\s?)(?:[a-z']+\s){1,3}?(?:pas|jamais|en aucun cas)\b"
)
SHUT = re.compile(
    r"[^.;:]{0,45}?\b(?:est|sont|sera|seront|etant|demeure\w*)\s+(?:\w+ment\s+)?(?:exclu|ecart|interdi"
    r"|prohib|banni|supprim|abrog|abandon|inapplicable)"
)
NO_MORE = re.compile(
    r"\bn'y (?:a|aura|ait) (?:plus|pas|jamais)(?: de| lieu a)?\s+\Z|\bcess\w+ d'etre\s+(?:\w+ment\s+)?\Z"
    r"|\bn(?:e|')\s?(?:\w+\s+){1,3}plus\s+(?:[a-z]+ment\s+)?\Z"
)
NOT_TACIT = re.compile(r"\b(?:non|jamais)\s+(?:pas\s+)?(?:de\s+(?:facon|maniere)\s+|par\s+)?\Z")
ABOUT_RULES = re.compile(
    r"\b(?:regles?|modalites?|conditions?|dispositions?|stipulations?|dates?)\s+(?:de\s+(?:la\s+)?"
    r"|du\s+|d')\Z"
)
BUT_BY = re.compile(
    r"\bmais\b[^.;]{0,40}\b(?:avenant|accord|expres|ecrit|decision)"
    r"|\bsauf (?:si|accord|avenant|decision|volonte)\b[^.;]{0,60}\b(?:commun|ecrit|contraire|decid"
    r"|convien|autre)"
)
AMOUNTS_TO_NONE = re.compile(
    r"\bsans (?:que [^.;,]{0,40}\b)?(?:vaille|valoir|emporte\w*|constitue\w*|entraine\w*|implique\w*"
    r"|donne\w* lieu)\s+"
    r"(?:a\s+)?(?:un\s+|une\s+|le\s+|la\s+)?(?:tacite\s+|nouveau\s+)?\Z|\bne (?:vaut|vaudra"
    r"|valant) pas\s+(?:tacite\s+)?\Z"
)
LISTED = re.compile(
    r"(?:[\s,/]|\b(?:ou|ni|et|meme|par|voie|de|la|le|l'|toute?|aucune?|expresse?|soit|sa|son|du"
    r"|contrat|bail|d'accord|pas|faire|fera|fait"
    r"|l'objet|d'une?|d'aucune|a|une?|autre)\b)*"
)
"""Between words of renewal that share one denial: ``aucune reconduction ni prorogation, meme tacite``."""
WITHOUT = re.compile(
    r"\bsans qu(?:e\s|')(?![^.;,]{0,40}\b(?:besoin|necessaire|oppos|formalite))[^.;,]{0,50}\Z"
)
"""``sans que la location s'en trouve prorogée``."""
NO = re.compile(
    r"\bsans qu'il (?:y ait|puisse y avoir)\s+(?:lieu\s+a\s+)?(?:de\s+|d'"
    r"|une?\s+)?(?:tacite\s+)?(?:recond|renouvel)\w*|"
    r"\b(?:renonc\w*|sans droit|prive\w*)\b[^.;]{0,40}\b(?:droit (?:au|a un|a tout|de)"
    r"|tout) (?:renouvel|recond)\w*|"
    r"\b(?:recond\w*|renouvel\w*|prorogation|prolongation)(?: tacites?| expresses?| du contrat"
    r"| automatiques?)?\s*[:\t|-]+\s*(?:neant|aucune?|non\b|sans objet|exclue?|sans\b|pas de)"
    r"|\bnon[ -](?:renouvelable|reconductible|prorogeable|tacitement|susceptible)"
    r"|\bpas de (?:tacite )?(?:recond|renouvel)|\baucun droit (?:au|a un|a tout|a) (?:recond|renouvel)\w*"
    r"|\bsans (?:pouvoir (?:etre|se|faire l'objet d)|possibilite d|faculte d)[^.;,]{0,20}?"
    r"(?:recond|renouvel)\w*(?: tacitement)?(?! (?:plus|au-dela))"
    r"|\b(?:ne|n')\s?(?:peut|pourra|saurait)\s+(?:pretendre|beneficier|invoquer"
    r"|se prevaloir)[^.;]{0,40}(?:renouvel|recond)"
    r"|\bne (?:confere|donne|ouvre)\w*[^.;]{0,40}\bdroit [^.;]{0,20}(?:renouvel|recond)"
    r"|\bni (?:tacitement )?(?:renouvelable|reconductible|renouvele|reconduit|proroge)"
)
PERIODIC = re.compile(
    r"\bpar (?:periodes?|tranches?|termes?|durees?)\b|\bpour (?:une?|des|la|deux"
    r"|trois) (?:\w+ )?(?:periodes?|durees?|ans?|annees?)"
    r"|\bpour (?:une? )?(?:nouvelle|meme|autre)|\bpour (?:un|\d+) (?:an|mois)|\bannuellement\b"
    r"|\bchaque annee\b|\btous les (?:ans|mois)\b|\bsuccessives?\b"
    r"|\b(?:a|lors de) (?:chaque|son) (?:echeance|terme|anniversaire)"
)
EVERGREEN = re.compile(
    r"\b(?:au-dela|a l'issue|a l'expiration|a l'echeance|au terme|a son terme|ensuite|apres|deviendra"
    r"|devient|se transforme\w*|passe\w*|poursui\w*|proroge\w*|reconduit\w*|renouvele\w*"
    r"|prolonge\w*)\b[^.;]{0,130}?(?:duree indeterminee|sans limitation de duree|sans limite de duree"
    r"|sans terme\b|sans engagement\b(?! de (?:sa|la|leur) ))"
)
RENEWS = re.compile(
    r"\b(?:se (?:renouvell|reconduir|reconduit|prorog|prolong)\w*|(?:est|sera|seront|sont) (?:ensuite "
    r"|alors |par la suite )?(?:reconduit|renouvele|proroge)\w*)\Z"
)
PAST = re.compile(r"\b(?:a|avait|ont|ayant) ete\s+(?:\w+ment\s+)?\Z|\bapres avoir ete\s+\Z")
ACT = re.compile(r"\best (?:proro|prolong)\w* (?:jusqu|de\b|d'|pour|a compter)")
"""An amendment prolongs here and now: that is its end, not a renewal."""
ENDS = re.compile(
    r"\b(?:terme|echeance|duree initiale|date de fin|expiration)\b[^.;]{0,60}?\b(?:cesse(?:ra)?"
    r"|prend(?:ra)? fin|expire(?:ra)?"
    r"|s'eteint|s'eteindra)\b"
    r"|\b(?:cesse(?:ra)?|prend(?:ra)? fin|expire(?:ra)?|s'eteint|s'eteindra)\b[^.;]{0,50}\b(?:a|au"
    r"|lors de)\b[^.;]{0,16}"
    r"\b(?:terme|echeance|date de fin|issue|expiration)\b"
)
ENDING_BEFORE = re.compile(r"\b(?:prend\w* fin|cesse\w*|expire\w*|resilie?|eteint)\s+(?:alors\s+)?\Z")
OBSTACLE = re.compile(
    r"\b(?:pour|afin d[e']|peut|peuvent|pourra|pourront|s'il (?:veut|souhaite)|qui (?:veut|souhaite|entend)\w*) ?(?:faire obstacle|s'opposer|empecher|eviter|prevenir|refuser)"
    r" (?:a )?(?:la |toute |cette |une |le |tout |ce )(?:tacite )?(?:reconduction|renouvellement|prorogation|prolongation)\b"
)
"""What must be kept from coming comes by itself: ``Pour faire obstacle à la reconduction annuelle``."""
SHEET = re.compile(
    r"\A\W*(?:\d[\d.]*\W+)?(?:(?:ensuite|puis|au-dela|apres)\b\W+)?(?:renouvellement|reconduction)\s+(?:tous|toutes|par|chaque|annuel\w*)\b"
)
"""On a sheet of terms: ``Ensuite : renouvellement tous les 12 mois``."""
