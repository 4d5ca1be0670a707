"""French contracts: from when, how long and until when, in the many ways drafters write it."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._french_contract import DAY, KINDS, cases, read, text_of

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
Le mandat du gérant a une durée de trois ans et expire le 30 juin 2025.
= - - -
Le présent contrat prend effet à compter de sa date de notification, soit le 1er mai 2024, pour
une durée d'un an.
= 2024-05-01 P12M 2025-04-30
Le bail est consenti pour trois ans à compter rétroactivement du 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
Entrée en vigueur : 1er mai 2024
Durée du contrat : 36 mois fermes
= 2024-05-01 P36M 2027-04-30
Prise d'effet : 01/05/2024
Engagement : 36 mois
= 2024-05-01 P36M 2027-04-30
Le Contrat entre en vigueur le jour de sa signature par la dernière des deux Parties et demeure
en vigueur pendant deux ans.
= 2024-03-15 P24M 2026-03-14
Le contrat est conclu avec effet rétroactif au 1er janvier 2024, pour une durée de deux ans.
= 2024-01-01 P24M 2025-12-31
La prise d'effet est fixée au 1er mai 2024. La durée est de vingt-quatre mois.
= 2024-05-01 P24M 2026-04-30
La date de prise d'effet du présent contrat est le 1er mai 2024. Il est conclu pour deux ans.
= 2024-05-01 P24M 2026-04-30
Les prestations seront exécutées du 1er mai 2024 au 30 avril 2025.
= 2024-05-01 P12M 2025-04-30
L'abonnement débute à la date de livraison, pour vingt-quatre mois.
= - P24M -
Le contrat est conclu pour une durée de trois (3) années à compter du 1er mai 2024, soit
jusqu'au 30 avril 2027 inclus.
= 2024-05-01 P36M 2027-04-30
Le bail est fait pour neuf années entières et consécutives qui ont commencé à courir le 1er
janvier 2024 pour se terminer le 31 décembre 2032 à minuit.
= 2024-01-01 P108M 2032-12-31
La présente location prend cours le 1er mai 2024 pour expirer le 30 avril 2027.
= 2024-05-01 P36M 2027-04-30
Le contrat est conclu pour une durée d'un (1) an, à savoir du 1er mai 2024 au 30 avril 2025.
= 2024-05-01 P12M 2025-04-30
Le contrat est conclu pour la période courant du 1er mai 2024 au 30 avril 2025.
= 2024-05-01 P12M 2025-04-30
Il est passé pour une durée de 12 mois (du 01/05/2024 au 30/04/2025).
= 2024-05-01 P12M 2025-04-30
Durée ferme : 36 mois. Date d'effet : 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
La durée d'exécution du marché est de 24 mois à compter de la notification du contrat.
= - P24M -
Le contrat est conclu pour une durée de trois ans fermes à compter du 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
Le présent accord entre en vigueur à sa signature et prend fin au terme d'une période de trois
ans.
= 2024-03-15 P36M 2027-03-14
Le contrat entre en vigueur à sa date de signature et expirera de plein droit trente-six (36)
mois après cette date.
= 2024-03-15 P36M 2027-03-14
Le Contrat est conclu à compter du 1er mai 2024 et ce, pour une durée de trois ans.
= 2024-05-01 P36M 2027-04-30
La mission s'étend du 1er mai 2024 au 30 avril 2025.
= 2024-05-01 P12M 2025-04-30
Le contrat est valable du 1er mai 2024 au 30 avril 2025.
= 2024-05-01 P12M 2025-04-30
Le contrat porte sur la période du 1er mai 2024 au 30 avril 2025.
= 2024-05-01 P12M 2025-04-30
Période initiale : du 1er mai 2024 au 30 avril 2027
= 2024-05-01 P36M 2027-04-30
Le marché s'exécute de sa notification au 31 décembre 2025.
= - - 2025-12-31
La date d'échéance du contrat est le 30 avril 2027.
= - - 2027-04-30
L'échéance du contrat est fixée au 30 avril 2027.
= - - 2027-04-30
Le contrat s'éteindra de plein droit le 30 avril 2027.
= - - 2027-04-30
Le contrat cessera de produire ses effets le 30 avril 2027.
= - - 2027-04-30
Il prendra fin automatiquement le 30 avril 2027, sans formalité.
= - - 2027-04-30
Le contrat est conclu sans limitation de durée à compter de sa signature.
= 2024-03-15 - perpetual
Le présent contrat, qui prend effet ce jour, est à durée indéterminée.
= 2024-03-15 - perpetual
Le contrat prend effet le lendemain de sa signature, pour un an.
= 2024-03-16 P12M 2025-03-15
Le contrat prend effet quinze jours après sa signature, pour un an.
= 2024-03-30 P12M 2025-03-29
Le présent contrat est signé pour une durée de 4 ans, prenant effet au 1er mai 2024.
= 2024-05-01 P48M 2028-04-30
Le présent contrat est conclu pour une durée déterminée, du 1er mai 2024 au 30 avril 2026.
= 2024-05-01 P24M 2026-04-30
La durée du présent contrat est fixée à une période de trente-six mois, laquelle commencera à
courir le 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
Le contrat est souscrit pour une première période s'achevant le 31 décembre 2025, puis par
périodes d'un an.
= - - 2025-12-31
Il est conclu pour une durée de deux (2) ans, renouvelable une fois pour la même durée, à
compter du 1er mai 2024.
= 2024-05-01 P24M 2026-04-30
Le contrat prend effet le 1er mai 2024. Sauf dénonciation trois mois avant son terme, il est
reconduit pour un an. La durée initiale est de trois ans.
= 2024-05-01 P36M 2027-04-30
Les Parties sont liées pour vingt-quatre mois à compter du 1er mai 2024.
= 2024-05-01 P24M 2026-04-30
Le Client s'engage pour une durée minimale de douze mois à compter du 1er mai 2024.
= 2024-05-01 P12M 2025-04-30
La fourniture est assurée à partir du 1er mai 2024, 0 h, et jusqu'au 30 avril 2027, 24 h.
= 2024-05-01 P36M 2027-04-30
Le contrat sera exécuté pendant trois ans à partir du 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
Le contrat est établi pour 3 ans. Début : 01/05/2024 – Fin : 30/04/2027
= 2024-05-01 P36M 2027-04-30
Date de prise d'effet\t01/05/2024
Durée\t12 mois
Date de fin\t30/04/2025
= 2024-05-01 P12M 2025-04-30
| Date d'effet | 1er mai 2024 |
| Durée initiale | 36 mois |
| Préavis | 3 mois |
= 2024-05-01 P36M 2027-04-30
Le contrat est conclu le 15 mars 2024 et entrera en vigueur le 1er mai 2024.
= 2024-05-01 - -
Le présent contrat est consenti pour une durée de trois, six ou neuf années, à compter du 1er
mai 2024.
= 2024-05-01 - -
Les intérêts courent à compter du 1er mai 2024.
= - - -
Le cautionnement est valable jusqu'au 30 avril 2027.
= - - -
La prescription est de cinq ans.
= - - -
Le Prestataire conserve les données pendant une durée de cinq ans.
= - - -
L'indice retenu est celui en vigueur au 1er mai 2024.
= - - -
L'assurance est souscrite pour une durée d'un an à compter du 1er mai 2024.
= - - -
Le prix est révisé pour la première fois le 1er mai 2025, puis chaque année.
= - - -
À compter du 1er janvier 2025, les factures seront émises au format électronique.
= - - -
L'offre est valable jusqu'au 30 avril 2024.
= - - -
Les tarifs sont valables pour une durée de douze mois.
= - - -
La période de référence va du 1er janvier 2023 au 31 décembre 2023.
= - - -
Pendant une durée de deux ans à compter de la fin du contrat, le Prestataire s'interdit toute
concurrence.
= - - -
Le dépôt de garantie est restitué dans un délai de deux mois.
= - - -
Le comité se réunit pour la première fois le 1er mai 2024.
= - - -
Le contrat prend effet à la date de mise en service, intervenue le 3 mai 2024, pour deux ans.
= 2024-05-03 P24M 2026-05-02
Le contrat prend effet à la date de mise en service, prévue au plus tard le 3 mai 2024, pour
deux ans.
= - P24M -
Trois ans à compter de la signature.
= 2024-03-15 P36M 2027-03-14
36 mois à compter du 1er mai 2024
= 2024-05-01 P36M 2027-04-30
Le contrat est conclu pour un premier terme de trois ans, à effet du 1er mai 2024.
= 2024-05-01 P36M 2027-04-30
Les effets du contrat remontent au 1er janvier 2024. Il dure deux ans.
= 2024-01-01 P24M 2025-12-31
Date d'effet
1er mai 2024
Durée
36 mois
= 2024-05-01 P36M 2027-04-30
Préavis : 3 mois
Durée : 2 ans à compter de la signature
Reconduction : tacite, par an
= 2024-03-15 P24M 2026-03-14
Le loyer est payable d'avance pour trois mois.
= - - -
Le contrat est suspendu pour une durée de trois mois en cas de travaux.
= - - -
"""
"""Words of a clause on duration, and what they say: effective date, term, expiration date."""


@pytest.mark.parametrize(("words", "wanted"), cases(_LENGTHS))
def test_beginning_length_and_end(words: str, wanted: tuple[str | None, ...]) -> None:
    found = read(words=words)
    assert tuple(text_of(found[kind]) for kind in KINDS) == (DAY, *wanted)
