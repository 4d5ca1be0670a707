"""French days and lengths in the many ways drafters write them: made, begun, how long, until when."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Term
from tests.pipeline.terms._reading import document

_CONTRACT = """CONTRAT DE PRESTATION DE SERVICES
{head}
ENTRE LES SOUSSIGNÉS :

La société ALVÉOLE CONSEIL, SAS au capital de 50 000 euros, dont le siège est 4 rue des Forges, \
69002 Lyon, représentée par Mme Irène Vasseur, ci-après « le Prestataire »,

ET

La société BRUMAIRE INDUSTRIES, SA, dont le siège est 12 quai Perrache, 69002 Lyon, ci-après « le Client ».

Article 1 - Objet

Le Prestataire assure la maintenance des installations du Client.

Article 2 - Durée

{words}

Article 3 - Prix

Le prix est de 1 000 euros HT par mois, payable à trente jours fin de mois.

Article 4 - Droit applicable

Le contrat est soumis au droit français.

{signed}

Pour le Prestataire                     Pour le Client
Irène Vasseur                           Paul Armand
"""
_KINDS = ("agreement_date", "effective_date", "term", "expiration_date")
_SIGNED = "Fait à Lyon, le 15 mars 2024, en deux exemplaires."
_DAY = "2024-03-15"


def _read(**parts: str) -> dict[str, Term | None]:
    filled = {"head": "", "words": "Le contrat est conclu pour un an.", "signed": _SIGNED, **parts}
    running = flow(document(_CONTRACT.format(**filled), "fr"))
    terms = extract(running, segment(running), only=set(_KINDS))
    stated = [term for term in terms if term.state == "stated"]
    return {kind: next((term for term in stated if term.kind == kind), None) for kind in _KINDS}


def _text(term: Term | None) -> str | None:
    return term.value_text if term is not None else None


_LENGTHS = """
Le présent contrat est conclu pour une durée de trois (3) ans à compter de sa signature.
= 2024-03-15 P36M 2027-03-14
Le contrat prend effet à la date de sa signature par la dernière des Parties, pour une durée
ferme de 24 mois.
= 2024-03-15 P24M 2026-03-14
Le présent contrat entre en vigueur rétroactivement au 1er janvier 2024 et expire le 31 décembre
2026.
= 2024-01-01 P36M 2026-12-31
La convention est établie pour la période du 1er avril 2024 au 31 mars 2025 inclus.
= 2024-04-01 P12M 2025-03-31
Elle est conclue pour une période allant du 1er avril 2024 au 31 mars 2025.
= 2024-04-01 P12M 2025-03-31
Le contrat prend effet à compter du 1er mai 2024. Sa durée est fixée à douze mois.
= 2024-05-01 P12M 2025-04-30
Le contrat est valable un an à partir du 1er mai 2024.
= 2024-05-01 P12M 2025-04-30
Durée : 3 ans à compter du 01/05/2024
= 2024-05-01 P36M 2027-04-30
La durée du contrat est de 36 mois à compter de la date de signature.
= 2024-03-15 P36M 2027-03-14
Le présent bail est consenti et accepté pour une durée de neuf (9) années entières et
consécutives, à compter du 1er juillet 2024 pour se terminer le 30 juin 2033.
= 2024-07-01 P108M 2033-06-30
La location est faite pour une durée de neuf années qui commence à courir le 1er juillet 2024
pour finir le 30 juin 2033.
= 2024-07-01 P108M 2033-06-30
La « Date d'Effet » désigne le 1er mai 2024. Le présent contrat demeurera en vigueur pendant une
durée de cinq (5) ans à compter de la Date d'Effet.
= 2024-05-01 P60M 2029-04-30
Le contrat prendra effet dès sa signature et restera en vigueur jusqu'au 31 décembre 2026
inclus.
= 2024-03-15 - 2026-12-31
Il prend effet le 2 mai 2024 pour s'achever le 1er mai 2026.
= 2024-05-02 P24M 2026-05-01
Le marché est conclu pour une durée de 12 mois à compter de sa notification.
= - P12M -
L'abonnement est souscrit pour une période initiale d'engagement de 24 mois, qui débute le 1er
mai 2024.
= 2024-05-01 P24M 2026-04-30
Le présent accord est conclu pour deux ans. Il entrera en vigueur le 1er mai 2024.
= 2024-05-01 P24M 2026-04-30
Le contrat est à durée déterminée d'un an, du 1er mai 2024 au 30 avril 2025.
= 2024-05-01 P12M 2025-04-30
Les parties conviennent que le contrat aura une durée de 4 ans, commençant le 1er mai 2024 et se
terminant le 30 avril 2028.
= 2024-05-01 P48M 2028-04-30
Le présent contrat est conclu pour une durée indéterminée à compter du 1er mai 2024.
= 2024-05-01 - perpetual
Le contrat aura effet au 1er mai 2024, pour une durée de un (1) an.
= 2024-05-01 P12M 2025-04-30
Le contrat prend cours le 1er mai 2024 pour une période de trois ans se terminant de plein droit
le 30 avril 2027.
= 2024-05-01 P36M 2027-04-30
Le mandat est donné pour une durée de six mois à compter de ce jour.
= 2024-03-15 P6M 2024-09-14
La présente convention s'applique à compter du 1er mai 2024 et jusqu'au 30 avril 2027.
= 2024-05-01 P36M 2027-04-30
Le présent contrat est consenti pour une durée initiale de 48 mois (quarante-huit mois) à
compter de la mise en service.
= - P48M -
Ce contrat couvre la période du 1er janvier au 31 décembre 2025.
= 2025-01-01 P12M 2025-12-31
La durée initiale d'engagement est fixée à 3 ans, courant à compter du 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
Date d'effet : 01/05/2024
Durée : 36 mois
Échéance : 30/04/2027
= 2024-05-01 P36M 2027-04-30
Date de début : 01/05/2024
Date de fin : 30/04/2025
= 2024-05-01 P12M 2025-04-30
Date de début du contrat   01/05/2024      Date de fin du contrat   30/04/2025
= 2024-05-01 P12M 2025-04-30
Début des prestations : 1er mai 2024
Fin des prestations : 30 avril 2025
= 2024-05-01 P12M 2025-04-30
Le terme du contrat est fixé au 30 avril 2027.
= - - 2027-04-30
Le contrat viendra à expiration le 30 avril 2027.
= - - 2027-04-30
Le présent contrat est conclu jusqu'au 30 avril 2027.
= - - 2027-04-30
Le Contrat est conclu pour une durée de 3 ans à compter de la Date d'Entrée en Vigueur, soit le
1er mai 2024.
= 2024-05-01 P36M 2027-04-30
Les présentes prennent effet au jour de leur signature, pour un an.
= 2024-03-15 P12M 2025-03-14
Le présent accord prendra effet à compter de sa signature par l'ensemble des Parties et restera
en vigueur pendant deux (2) ans.
= 2024-03-15 P24M 2026-03-14
Le contrat entre en vigueur à la date figurant en tête des présentes.
= 2024-03-15 - -
Nonobstant sa date de signature, le contrat prend effet rétroactivement au 1er janvier 2024 pour
une durée de deux ans.
= 2024-01-01 P24M 2025-12-31
Il est conclu pour une durée ferme et irrévocable de 60 mois à dater de la signature des
présentes.
= 2024-03-15 P60M 2029-03-14
La location est consentie pour une durée irrévocable de 20 trimestres à compter du 1er mai 2024.
= 2024-05-01 P60M 2029-04-30
Le contrat est conclu pour une durée d'un an et demi à compter du 1er mai 2024.
= 2024-05-01 P18M 2025-10-31
Le contrat est conclu pour un an ferme à compter du 1er mai 2024.
= 2024-05-01 P12M 2025-04-30
La durée de validité du contrat est d'une année. Elle commence le 1er mai 2024.
= 2024-05-01 P12M 2025-04-30
Le contrat est conclu pour une durée de 36 mois, soit jusqu'au 30 avril 2027.
= - P36M 2027-04-30
Le contrat est conclu du 1er mai 2024 (inclus) au 30 avril 2027 (inclus).
= 2024-05-01 P36M 2027-04-30
La fourniture débute le 1er mai 2024 à 0 heure et prend fin le 30 avril 2027 à minuit.
= 2024-05-01 P36M 2027-04-30
Le contrat a une durée de trois ans à compter de sa date d'effet, fixée au 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
Le contrat entrera en application le 1er mai 2024 et sera en vigueur pour trois années.
= 2024-05-01 P36M 2027-04-30
Le contrat est passé pour cinq ans, renouvelable deux fois par tacite reconduction.
= - P60M -
Le présent contrat court du 1er mai 2024 au 30 avril 2027.
= 2024-05-01 P36M 2027-04-30
Le contrat est signé pour 36 mois. Ces 36 mois courent à compter du procès-verbal de mise en
service.
= - P36M -
Le contrat prend effet au 1er mai 2024 et est souscrit pourune durée de trois ans.
= 2024-05-01 P36M 2027-04-30
Le contrat prend effet à la date de signature du procès-verbal de recette, pour 24 mois.
= - P24M -
Le contrat prend effet à la date de notification au titulaire. Il dure quatre ans.
= - P48M -
La durée est de 12 mois, reconductible tacitement trois fois. Le contrat débute le 1er mai 2024.
= 2024-05-01 P12M 2025-04-30
Sa durée est de deux ans à compter du jour de la signature.
= 2024-03-15 P24M 2026-03-14
Le présent contrat, conclu pour une durée déterminée de dix-huit mois, commencera le lundi 6 mai
2024 pour se terminer le 5 novembre 2025 au soir.
= 2024-05-06 P18M 2025-11-05
La présente convention prend effet le 1er mai 2024. Elle prendra fin le 30 avril 2025, sans
qu'il soit besoin de la dénoncer.
= 2024-05-01 P12M 2025-04-30
La mission commence le 1er mai 2024. Elle est confiée pour une année.
= 2024-05-01 P12M 2025-04-30
Le contrat prend effet le premier mai deux mille vingt-quatre. Sa durée est de trois ans, soit
une échéance au trente avril deux mille vingt-sept.
= 2024-05-01 P36M 2027-04-30
Le présent contrat est conclu sous la condition suspensive de l'obtention du prêt. Il prendra
effet à la levée de cette condition, pour cinq ans.
= - P60M -
Le contrat prend effet le 1er mai 2024 pour une durée initiale expirant le 31 décembre 2025.
= 2024-05-01 P20M 2025-12-31
Le contrat est conclu pour une première période de trois ans à compter du 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
La période initiale du contrat est de 12 mois à compter de la date d'effet, laquelle est fixée
d'un commun accord au 1er mai 2024.
= 2024-05-01 P12M 2025-04-30
L'engagement minimum est de 12 mois à compter du 1er mai 2024.
= 2024-05-01 P12M 2025-04-30
Durée prévue           48 mois (quarante-huit mois)
Loyer                  300 euros
= - P48M -
Le contrat est conclu pour une durée de douze (12) mois courant à compter de la notification de
l'ordre de service de démarrage.
= - P12M -
Le contrat est conclu pour une durée de 6 mois, du 01/05/2024 au 31/10/2024.
= 2024-05-01 P6M 2024-10-31
Il est conclu pour trois exercices, du 1er janvier 2025 au 31 décembre 2027.
= 2025-01-01 P36M 2027-12-31
Le contrat prend effet ce jour et se poursuivra jusqu'au 30 avril 2027.
= 2024-03-15 - 2027-04-30
Le contrat prend effet immédiatement, pour une durée de trois ans.
= 2024-03-15 P36M 2027-03-14
L'obligation de confidentialité reste en vigueur pendant cinq (5) ans après la fin du contrat.
= - - -
La garantie est consentie pour une durée de douze mois à compter de la réception.
= - - -
Les prix sont fermes pour une durée d'un an à compter du 1er mai 2024.
= - - -
Le Client avait conclu avec la société DELTA un contrat de trois ans qui a pris fin le 30 avril
2023.
= - - -
La résiliation prend effet le 1er mai 2024.
= - - -
Chaque partie peut résilier le contrat à compter du 1er mai 2025 moyennant un préavis de trois
mois.
= - - -
Le Client verse un dépôt de garantie pour la durée du contrat. Les factures sont payables à
compter du 1er mai 2024.
= - - -
L'avance de trésorerie est consentie pour une durée de six mois.
= - - -
"""
"""Words of a clause on duration, and what they say: effective date, term, expiration date."""
_SIGNATURES = """
Fait à Lyon, le 15 mars 2024
= 2024-03-15
Fait à Lyon le quinze mars deux mille vingt-quatre
= 2024-03-15
Fait et passé à Lyon, le 15 mars 2024, en deux originaux
= 2024-03-15
Fait en double exemplaire à Lyon, le 15/03/2024
= 2024-03-15
Fait en deux exemplaires originaux, le 15 mars 2024 à Lyon.
= 2024-03-15
En deux originaux, à Lyon le 15 mars 2024
= 2024-03-15
À Lyon, le 15 mars 2024
= 2024-03-15
Lyon, le 15 mars 2024
= 2024-03-15
Le 15 mars 2024, à Lyon
= 2024-03-15
Signé à Lyon le 15 mars 2024
= 2024-03-15
Date : 15/03/2024
= 2024-03-15
Date de signature : 15.03.2024
= 2024-03-15
Signé électroniquement le 15/03/2024 à 10:12
= 2024-03-15
Fait à Lyon, le 15 mars
= -
Fait à Lyon, le ____________
= -
Fait à ............, le ...../...../2024
= -
Fait à Lyon, le 14 mars 2024          Fait à Paris, le 18 mars 2024
= 2024-03-18
Pour le Prestataire, le 14/03/2024      Pour le Client, le 18/03/2024
= 2024-03-18
Date : 14/03/2024                     Date : 18/03/2024
= 2024-03-18
Le Prestataire
Lyon, le 14 mars 2024

Le Client
Lyon, le 18 mars 2024
= 2024-03-18
Signature numérique de Irène Vasseur
Date : 2024.03.15 10:11:12 +01'00'
= 2024-03-15
Signé par voie électronique

ALVÉOLE CONSEIL – Irène Vasseur – le 14 mars 2024
BRUMAIRE INDUSTRIES – Paul Armand – le 18 mars 2024
= 2024-03-18
Ainsi fait et signé à Lyon, le 15 mars 2024.
= 2024-03-15
Établi à Lyon, le 15 mars 2024, en deux exemplaires.
= 2024-03-15
Fait le 15 mars 2024.
= 2024-03-15
Fait à LYON (69), le 15-03-2024
= 2024-03-15
Fait à Lyon, le vendredi 15 mars 2024
= 2024-03-15
Bon pour accord, le 15 mars 2024
= 2024-03-15
Lu et approuvé, Lyon le 15 mars 2024
= 2024-03-15
DONT ACTE, fait à Lyon le 15 mars 2024
= 2024-03-15
Signé le : 15/03/2024
= 2024-03-15
Dernière signature le 15 mars 2024
= 2024-03-15
Fait à Lyon, le 14 mars 2024

Pour le Client, accepté le 18 mars 2024
= 2024-03-18
Fait en un original à Lyon le 14 mars 2024

ACCEPTATION
À ..............., le ................
= -
"""
_HEADS = """
En date du 15 mars 2024
= 2024-03-15
Contrat n° 2024-118 du 15 mars 2024
= 2024-03-15
Daté du 15 mars 2024
= 2024-03-15
conclu le 15 mars 2024
= 2024-03-15
Date : 15 mars 2024
= 2024-03-15
Date du contrat : 15/03/2024
= 2024-03-15
Version 2 du 3 février 2024
= -
Mis à jour le 3 février 2024
= -
L'an deux mille vingt-quatre, le quinze mars
= 2024-03-15
15 mars 2024
= 2024-03-15
Le présent contrat est conclu ce jour, 15 mars 2024.
= 2024-03-15
Avenant n° 2 au contrat de maintenance n° 778
signé le 6 juillet 2020
= -
Date limite de remise des offres : 15 mars 2024
= -
Offre valable jusqu'au 15 mars 2024
= -
"""


def _cases(table: str) -> list[tuple[str, tuple[str | None, ...]]]:
    """Read a table: words, and in the line behind them what they say, a dash for nothing."""
    cases: list[tuple[str, tuple[str | None, ...]]] = []
    words: list[str] = []
    for line in table.strip("\n").split("\n"):
        if line.startswith("= "):
            said = tuple(None if one == "-" else one for one in line[2:].split())
            cases.append(("\n".join(words), said))
            words = []
        else:
            words.append(line)
    return cases


@pytest.mark.parametrize(("words", "wanted"), _cases(_LENGTHS))
def test_beginning_length_and_end(words: str, wanted: tuple[str | None, ...]) -> None:
    found = _read(words=words)
    assert tuple(_text(found[kind]) for kind in _KINDS) == (_DAY, *wanted)


@pytest.mark.parametrize(("signed", "wanted"), _cases(_SIGNATURES))
def test_day_of_the_signatures(signed: str, wanted: tuple[str | None]) -> None:
    assert (_text(_read(signed=signed)["agreement_date"]),) == wanted


@pytest.mark.parametrize(("head", "wanted"), _cases(_HEADS))
def test_day_at_the_head(head: str, wanted: tuple[str | None]) -> None:
    assert (_text(_read(head=head + "\n", signed="")["agreement_date"]),) == wanted
