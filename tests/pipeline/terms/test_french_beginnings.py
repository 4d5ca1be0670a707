"""French contracts: more wordings of when they begin, how long they run, when they end and are made."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._french_contract import DAY, cases, read, text_of

_TIMES = """
Le contrat démarre le lundi 3 juin 2024 et s'arrête le 2 juin 2026.
= 2024-06-03 - 2026-06-02
La mission débutera le 3 juin 2024 et se terminera le 31 décembre 2024 au plus tard.
= 2024-06-03 - 2024-12-31
Le présent contrat lie les parties du 1er avril 2024 au 31 mars 2027.
= 2024-04-01 P36M 2027-03-31
Les parties sont engagées pour trois ans, du 1er avril 2024 au 31 mars 2027.
= 2024-04-01 P36M 2027-03-31
Nous interviendrons à compter du 1er avril 2024, et ce pour douze mois.
= 2024-04-01 P12M 2025-03-31
Début : 1er avril 2024
Fin : 31 mars 2026
= 2024-04-01 - 2026-03-31
Du : 01/04/2024 Au : 31/03/2026
= 2024-04-01 P24M 2026-03-31
Période contractuelle : du 1er avril 2024 au 31 mars 2026
= 2024-04-01 P24M 2026-03-31
Effet : 1er avril 2024. Échéance : 31 mars 2026.
= 2024-04-01 P24M 2026-03-31
Point de départ : 1er avril 2024. Terme : 31 mars 2026.
= 2024-04-01 - 2026-03-31
Le contrat a pour point de départ le 1er avril 2024 et pour terme le 31 mars 2026.
= 2024-04-01 P24M 2026-03-31
Pour trois années entières et consécutives qui ont commencé à courir le 1er avril 2024.
= 2024-04-01 P36M 2027-03-31
Le bail est fait pour neuf ans, à commencer du 1er avril 2024 et à finir à pareille époque de
l'année 2033.
= 2024-04-01 P108M 2033-03-31
L'entrée en jouissance est fixée au 1er avril 2024. Le bail dure neuf ans.
= 2024-04-01 P108M 2033-03-31
Le contrat s'ouvre le 1er avril 2024 et se clôt le 31 mars 2025.
= 2024-04-01 - 2025-03-31
Le présent accord naît le 1er avril 2024 et s'éteint le 31 mars 2025.
= 2024-04-01 - 2025-03-31
Il prend cours le 1er avril 2024 pour se terminer le 31 mars 2025.
= 2024-04-01 P12M 2025-03-31
Le contrat vaut à partir du 1er avril 2024 et jusqu'au 31 mars 2025 compris.
= 2024-04-01 P12M 2025-03-31
Prenant effet au 1er avril 2024, le contrat durera deux ans.
= 2024-04-01 P24M 2026-03-31
À effet du 1er avril 2024, pour une durée de deux ans.
= 2024-04-01 P24M 2026-03-31
Les prestations commencent le 1er avril 2024. Elles sont assurées pendant deux ans.
= 2024-04-01 P24M 2026-03-31
Le service sera rendu à compter du 1er avril 2024 et pendant vingt-quatre mois.
= 2024-04-01 P24M 2026-03-31
Le contrat prend effet dès ce jour pour une durée d'un an.
= 2024-03-15 P12M 2025-03-14
Il produit effet du jour de sa signature et dure un an.
= 2024-03-15 P12M 2025-03-14
Le contrat est parfait et entre en vigueur sitôt signé par les deux parties, pour un an.
= 2024-03-15 P12M 2025-03-14
Le contrat entre en vigueur à sa signature. Il est fait pour un an.
= 2024-03-15 P12M 2025-03-14
Le contrat court de sa signature, pour un an.
= 2024-03-15 P12M 2025-03-14
La durée est d'un an à partir d'aujourd'hui.
= 2024-03-15 P12M 2025-03-14
Le contrat oblige les parties dès la signature et pour cinq ans.
= 2024-03-15 P60M 2029-03-14
Les présentes prennent effet à la date indiquée en tête et valent pour cinq ans.
= 2024-03-15 P60M 2029-03-14
Le contrat entre en vigueur le lendemain de sa signature.
= 2024-03-16 - -
Le contrat entre en vigueur huit jours après sa signature.
= 2024-03-23 - -
Le contrat prend effet le premier jour du mois qui suit sa signature, pour un an.
= 2024-04-01 P12M 2025-03-31
Le contrat prend effet rétroactivement au 1er janvier 2024 pour l'année civile.
= 2024-01-01 - -
Le contrat est conclu pour l'année 2024.
= 2024-01-01 - 2024-12-31
Le contrat couvre les années 2024 à 2026.
= 2024-01-01 - 2026-12-31
Le contrat expire le dernier jour du mois de mars 2026.
= - - 2026-03-31
Le contrat commence avec le mois d'avril 2024 et finit avec le mois de mars 2026.
= 2024-04-01 - 2026-03-31
Le contrat va jusqu'à fin mars 2026.
= - - 2026-03-31
Le contrat cessera de plein droit le 31 mars 2026, date à laquelle aucune formalité n'est requise.
= - - 2026-03-31
Au 31 mars 2026, le contrat s'éteindra sans formalité.
= - - 2026-03-31
Le dernier jour du contrat est le 31 mars 2026.
= - - 2026-03-31
Le terme du contrat est le 31 mars 2026.
= - - 2026-03-31
Le terme en est fixé au 31 mars 2026.
= - - 2026-03-31
L'échéance du contrat est arrêtée au 31 mars 2026.
= - - 2026-03-31
Il est d'une durée de trois ans ; le premier jour en est le 1er avril 2024.
= 2024-04-01 P36M 2027-03-31
La durée, de trois ans, se compte du 1er avril 2024.
= 2024-04-01 P36M 2027-03-31
Trois ans, à compter rétroactivement du 1er avril 2024.
= 2024-04-01 P36M 2027-03-31
Le contrat est signé pour trois ans et son exécution débute le 1er avril 2024.
= 2024-04-01 P36M 2027-03-31
La première période va du 1er avril 2024 au 31 mars 2025.
= 2024-04-01 P12M 2025-03-31
La collaboration débute au 1er avril 2024 et prendra fin au 31 mars 2025.
= 2024-04-01 P12M 2025-03-31
Le matériel est loué du 4 avril 2024 au 3 juillet 2024.
= 2024-04-04 P3M 2024-07-03
Le Client reçoit le service du 1er avril 2024 au 31 mars 2025.
= 2024-04-01 P12M 2025-03-31
La formation se déroulera du 4 avril 2024 au 6 avril 2024.
= 2024-04-04 - 2024-04-06
Valable du 01.04.2024 au 31.03.2025.
= 2024-04-01 P12M 2025-03-31
Validité : 1er avril 2024 / 31 mars 2025
= 2024-04-01 - 2025-03-31
Le contrat est à durée indéterminée ; il débute le 1er avril 2024.
= 2024-04-01 - perpetual
Le contrat, qui prend effet le 1er avril 2024, n'a pas de terme.
= 2024-04-01 - perpetual
Le contrat prend effet le 1er avril 2024 sans terme fixé.
= 2024-04-01 - perpetual
Le contrat est conclu sans durée déterminée.
= - - perpetual
Le contrat prend effet au premier avril deux mille vingt-quatre.
= 2024-04-01 - -
Le contrat prend effet le 2024-04-01.
= 2024-04-01 - -
Le contrat prend effet en date du 1er avril 2024.
= 2024-04-01 - -
Le contrat trouve à s'appliquer à compter du 1er avril 2024.
= 2024-04-01 - -
Le contrat est exécutoire au 1er avril 2024.
= 2024-04-01 - -
Nous sommes convenus que le contrat démarrerait le 1er avril 2024.
= 2024-04-01 - -
Le contrat, conclu ce jour, ne sera exécuté qu'à compter du 1er avril 2024.
= 2024-04-01 - -
C'est le 1er avril 2024 que le contrat prendra effet, pour se terminer trois ans plus tard.
= 2024-04-01 P36M 2027-03-31
À partir du 1er avril 2024 et pendant deux ans, le Prestataire assure la maintenance.
= 2024-04-01 P24M 2026-03-31
À compter du 1er avril 2024, pour deux ans.
= 2024-04-01 P24M 2026-03-31
Deux ans fermes à dater du 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
L'engagement du Client porte sur deux ans à compter du 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
Il est consenti pour une durée de deux ans commençant rétroactivement le 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
Sa durée est de deux ans, soit jusqu'au 31 mars 2026.
= - P24M 2026-03-31
Il est consenti pour une durée expirant le 31 mars 2026.
= - - 2026-03-31
Le contrat est conclu pour une durée déterminée qui s'achève le 31 mars 2026 à minuit.
= - - 2026-03-31
Il restera en vigueur tant que durera la concession, soit jusqu'au 31 mars 2026.
= - - 2026-03-31
Le présent bail est consenti et accepté pour une durée de neuf (9) ans qui commence rétroactivement
à courir le 1er janvier 2024 pour se terminer le 31 décembre 2032, sauf les facultés de résiliation
ci-après.
= 2024-01-01 P108M 2032-12-31
La présente location est consentie pour trois mois, du 1er avril 2024 à 8 heures au 30 juin 2024 à
18 heures.
= 2024-04-01 P3M 2024-06-30
Le marché est conclu pour un an à compter du 1er avril 2024, reconductible trois fois.
= 2024-04-01 P12M 2025-03-31
Le marché prend effet à la date de sa notification au titulaire, soit le 4 avril 2024, pour une
durée de 24 mois.
= 2024-04-04 P24M 2026-04-03
Ce contrat a une durée de vingt-quatre mois commençant le 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
L'abonnement est souscrit pour une période initiale de 12 mois, le premier mois commençant le 1er
avril 2024.
= 2024-04-01 P12M 2025-03-31
L'abonnement démarre à l'activation du service, prévue et constatée le 1er avril 2024, pour douze mois.
= 2024-04-01 P12M 2025-03-31
Date de début	01/04/2024
Date de fin	31/03/2026
= 2024-04-01 P24M 2026-03-31
Le présent mandat est donné pour une durée irrévocable de trois mois à compter de ce jour.
= 2024-03-15 P3M 2024-06-14
Le présent accord est conclu pour la durée des discussions et au plus pour deux ans à compter de sa
signature.
= 2024-03-15 P24M 2026-03-14
L'accord prend effet à la date de la dernière signature et reste en vigueur pendant trois (3) ans.
= 2024-03-15 P36M 2027-03-14
Le présent contrat entrera en application au jour de la signature des présentes pour une période de
cinq années.
= 2024-03-15 P60M 2029-03-14
La convention est signée pour un an et prend effet immédiatement.
= 2024-03-15 P12M 2025-03-14
Elle est établie au titre de la saison 2024-2025 et s'achève le 30 juin 2025.
= - - 2025-06-30
La convention porte sur la période du 1er septembre 2024 au 30 juin 2025.
= 2024-09-01 P10M 2025-06-30
Le contrat est conclu pour une durée déterminée de 18 mois, soit du 1er avril 2024 jusqu'au 30
septembre 2025 inclus.
= 2024-04-01 P18M 2025-09-30
Le contrat a débuté le 1er avril 2024 et son terme est fixé au 31 mars 2026.
= 2024-04-01 P24M 2026-03-31
Le contrat a commencé à s'exécuter le 1er mars 2024, avant sa signature, et durera un an.
= 2024-03-01 P12M 2025-02-28
Les effets du contrat remontent au 1er janvier 2024.
= 2024-01-01 - -
Par exception, il s'applique depuis le 1er janvier 2024.
= 2024-01-01 - -
Le contrat s'applique du 1er avril au 31 décembre 2024.
= 2024-04-01 P9M 2024-12-31
Le contrat est conclu pour une durée de trois ans renouvelable à compter du 1er avril 2024.
= 2024-04-01 P36M 2027-03-31
La durée est fixée à trois ans. Elle commence à courir le 1er avril 2024.
= 2024-04-01 P36M 2027-03-31
Trois ans. Début le 1er avril 2024.
= 2024-04-01 P36M 2027-03-31
Durée de trois ans (du 1er avril 2024 au 31 mars 2027).
= 2024-04-01 P36M 2027-03-31
Durée : du 01/04/2024 au 31/03/2027
= 2024-04-01 P36M 2027-03-31
Durée : 3 ans, début le 01/04/2024, fin le 31/03/2027
= 2024-04-01 P36M 2027-03-31
Le contrat produira ses effets entre les parties à partir du lundi 1er avril 2024 à zéro heure.
= 2024-04-01 - -
Le contrat prend effet, pour l'ensemble des sites, au 1er avril 2024.
= 2024-04-01 - -
Nous vous confirmons la prise d'effet de votre contrat au 1er avril 2024, pour un an.
= 2024-04-01 P12M 2025-03-31
Le contrat commence à courir au jour de la mise à disposition des locaux, le 1er avril 2024.
= 2024-04-01 - -
Effet ................. 01/04/2024
Terme ................. 31/03/2026
= 2024-04-01 - 2026-03-31
| Durée | 24 mois |
| Prise d'effet | 1er avril 2024 |
= 2024-04-01 P24M 2026-03-31
| Durée ferme | vingt-quatre mois à compter du 1er avril 2024 |
= 2024-04-01 P24M 2026-03-31
| Période couverte | du 1er avril 2024 au 31 mars 2026 |
= 2024-04-01 P24M 2026-03-31
Début de la mission : 1er avril 2024
Fin de la mission : 31 mars 2026
= 2024-04-01 P24M 2026-03-31
Début des prestations : 01.04.2024. Durée : deux ans.
= 2024-04-01 P24M 2026-03-31
Entrée dans les lieux : 1er avril 2024. Durée : trois ans.
= 2024-04-01 P36M 2027-03-31
Validité du contrat : 1er avril 2024 au 31 mars 2026
= 2024-04-01 - 2026-03-31
Période d'exécution : 01/04/2024 au 31/03/2026
= 2024-04-01 - 2026-03-31
Durée : 24 mois (01/04/2024 - 31/03/2026)
= 2024-04-01 P24M 2026-03-31
Durée déterminée : 1er avril 2024 → 31 mars 2026
= 2024-04-01 - 2026-03-31
Durée : deux ans. Date de départ : 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
Durée : deux ans ; départ : 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
Durée : deux ans à dater de la présente.
= 2024-03-15 P24M 2026-03-14
Durée : deux ans à compter des présentes.
= 2024-03-15 P24M 2026-03-14
Durée : jusqu'au 31 mars 2026
= - - 2026-03-31
Durée : indéterminée, à compter du 1er avril 2024
= 2024-04-01 - perpetual
Durée : indéterminée. Effet : 1er avril 2024.
= 2024-04-01 - perpetual
Elle prend effet ce jour et n'est pas limitée dans le temps.
= 2024-03-15 - perpetual
Le contrat est fait à durée indéterminée et prend effet à la signature.
= 2024-03-15 - perpetual
Le présent contrat, d'une durée de deux ans, prendra effet le 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
Le contrat a été conclu pour deux ans et produira ses effets au 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
Conclu pour deux ans avec effet au 1er avril 2024, le contrat expirera donc le 31 mars 2026.
= 2024-04-01 P24M 2026-03-31
Le contrat, dont la durée est de deux ans, débute le 01/04/24.
= 2024-04-01 P24M 2026-03-31
Deux ans : du premier avril deux mille vingt-quatre au trente et un mars deux mille vingt-six.
= 2024-04-01 P24M 2026-03-31
Deux années pleines, la première commençant le 1er avril 2024.
= 2024-04-01 P24M 2026-03-31
Il commence au 1er avril 2024, finit au 31 mars 2026.
= 2024-04-01 P24M 2026-03-31
"""
_SIGNED = """
Fait et passé à Lyon, en l'étude de Me Roux, le 15 mars 2024.
Dont acte, à Lyon, le 15 mars 2024.
Lyon, 15 mars 2024
Lyon, ce 15 mars 2024
Lyon, le vendredi 15 mars 2024
Signé électroniquement le 15/03/2024
Fait à Lyon, en deux exemplaires, l'an deux mille vingt-quatre et le quinze mars.
Fait à Lyon le 15 mars 2024 (en 2 ex.)
Ainsi fait et signé à Lyon, le quinze mars deux mil vingt-quatre.
signé à Lyon le 12 mars 2024 par le Prestataire et à Paris le 15 mars 2024 par le Client
Fait le 15 mars 2024 à Lyon.
À Lyon, 15-03-2024
Daté et signé à Lyon, le quinze mars deux mille vingt-quatre.
Arrêté à Lyon, le 15 mars 2024, en deux exemplaires.
Établi en double à Lyon, le 15 mars 2024
En foi de quoi, les parties ont signé le 15 mars 2024 à Lyon.
Les parties ont signé le présent contrat le 15 mars 2024.
Le présent contrat a été signé par les deux parties le 15 mars 2024.
Conclu à Lyon, le 15 mars 2024, en autant d'originaux que de parties.
Convenu et signé à Lyon le 15 mars 2024.
Date : 15 mars 2024
Date de signature par le Client : 15 mars 2024
Fait à Lyon. Le 15 mars 2024.
Fait à : Lyon        Le : 15 mars 2024
Lieu : Lyon    Date : 15/03/2024
Fait en deux exemplaires originaux, dont un remis à chacune des parties, à Lyon et daté du 15 mars 2024.
Bon pour accord, Lyon, 15 mars 2024
Le 15 mars 2024
15 mars 2024
Rédigé à Lyon, le 15 mars 2024
Clos et signé à Lyon le 15 mars 2024
Fait de bonne foi à Lyon, ce quinze mars deux mille vingt-quatre
Signatures recueillies le 15 mars 2024
Signature des deux parties : 15 mars 2024
Conclu par échange de courriels le 15 mars 2024
Signé par les parties à Lyon, en la mairie, ce jour, 15 mars 2024
"""
_HEADS = """
Le présent contrat est conclu le 15 mars 2024 entre :
Conclu le 15 mars 2024
Contrat n° 12-B du 15 mars 2024
En date du 15 mars 2024
Daté du 15 mars 2024
Signé le 15 mars 2024
Passé le 15 mars 2024 à Lyon
Lyon, le 15 mars 2024
15 mars 2024
Date : 15/03/2024
Date du contrat : 15 mars 2024
Date de signature : 15 mars 2024
Signature : 15 mars 2024
Établi à Lyon le 15 mars 2024
Fait à Lyon le 15 mars 2024
Ce 15 mars 2024, il a été convenu ce qui suit.
Aux présentes, conclues à Lyon le 15 mars 2024, interviennent :
Le 15 mars 2024, les parties désignées ci-après ont conclu le présent contrat.
Par les présentes, signées à Lyon le 15 mars 2024,
L'an deux mille vingt-quatre, le quinze mars,
Lieu et date : Lyon, 15 mars 2024
(15 mars 2024)
Contrat signé par les deux parties le 15 mars 2024
Fait en deux exemplaires le 15 mars 2024
"""
_NOT_OURS = """
Le Client exploite depuis le 3 mars 2011 un logiciel dont le contrat vient à échéance le 2 mars 2024.
La période de référence va du 1er janvier 2023 au 31 décembre 2023.
L'offre est valable jusqu'au 30 avril 2024.
| Date d'effet | Durée | Échéance |
| 01/04/2024 | 24 mois | 31/03/2026 |
Le contrat cessera de produire ses effets le 30 avril 2027.
"""


@pytest.mark.parametrize(("words", "wanted"), cases(_TIMES))
def test_beginning_length_and_end(words: str, wanted: tuple[str | None, ...]) -> None:
    found = read(words=words)
    assert tuple(text_of(found[kind]) for kind in ("effective_date", "term", "expiration_date")) == wanted


@pytest.mark.parametrize("words", _SIGNED.strip().split("\n"))
def test_the_day_it_was_signed(words: str) -> None:
    assert text_of(read(signed=words)["agreement_date"]) == DAY


@pytest.mark.parametrize("words", _HEADS.strip().split("\n"))
def test_the_day_at_its_head(words: str) -> None:
    assert text_of(read(head=words, signed="")["agreement_date"]) == DAY


@pytest.mark.parametrize("words", _NOT_OURS.strip().split("\n"))
def test_another_day_begins_nothing(words: str) -> None:
    assert text_of(read(words=words)["effective_date"]) is None
