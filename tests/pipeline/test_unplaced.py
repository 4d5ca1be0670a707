"""In a short contract a sentence that nothing explains keeps what it may be about from being denied."""

from __future__ import annotations

import pytest

from pipeline.clause_types._unplaced import LONGEST, unplaced
from pipeline.clauses import segment
from pipeline.terms import extract_all
from tests.pipeline.terms._views import view_of

BARE = {
    "en": """UPKEEP CONTRACT

This contract is made on 6 January 2025 between Ardle Works Ltd of Mill Walk, Thirsk
and Tarn Houses Ltd of Castle Road, Thirsk.
1. Ardle looks after the houses of Tarn.
2. This contract begins on 1 February 2025 and ends on 31 January 2028.
3. Tarn pays GBP 2,600 a month.
4. {}
5. English law applies.
""",
    "fr": """CONTRAT D'ENTRETIEN

Conclu le 6 janvier 2025 entre les soussignés : Arbelle SARL, à Nevers, et Tarnelle SA, à Nevers.
1. Arbelle entretient les maisons de Tarnelle.
2. Le contrat commence le 1er février 2025 et se termine le 31 janvier 2028.
3. Tarnelle paie 2 600 euros HT par mois.
4. {}
5. Droit français.
""",
}
SPOKEN = """
en|service_credit|Any month in which the pumps stand still for over a day is billed at three quarters.
en|service_credit|The Farm pays nothing for a round that was not walked.
en|bonus|Should the hall be ready by May, the Builder is given a further GBP 3,000.
en|bonus|The Agent also keeps a tenth of whatever is sold above the target.
en|minimum_commitment|Even in a slack month the Hotel pays for 400 kilos of linen.
en|minimum_commitment|The Bakery cannot order less than two tonnes of flour in any quarter.
en|exclusivity|The Hotel has its linen washed by the Laundry and by nobody besides.
en|exclusivity|Throughout the term the Brewery is the inn's one source of beer.
en|non_compete|For two years from the last day the Seller stays away from the bread trade in the county.
en|non_compete|The Agent must not help anyone who sells boats within thirty miles.
en|non_solicitation|Neither side tempts away the other's people.
en|assignment|Nobody may step into the Tenant's shoes without the Landlord's written yes.
en|assignment|The Contractor cannot give this contract to another firm.
en|change_of_control|If the Laundry is sold, the Hotel may end this paper.
en|change_of_control|A new majority owner of the Mill has to be told to the Bakery, who can then leave.
en|confidentiality|What the Cleaner sees in the offices stays in the offices.
en|confidentiality|Nobody outside the two firms is told the prices.
en|insurance|The Carrier takes out cover for the goods while they are on the road.
en|insurance|Fire and theft are for the Owner's policy.
en|audit_rights|Twice a year the Publisher may send somebody to go through the ledgers.
en|audit_rights|The Landlord can ask to see the till rolls.
en|intellectual_property|The songs are and stay the Singer's.
en|intellectual_property|Once paid for, the drawings are the Client's to use as it pleases.
en|warranty|The roof will stay dry for ten years or the Roofer comes back and mends it for nothing.
en|warranty|Whatever breaks within a year is made good by the Maker without a bill.
en|force_majeure|Neither side is in the wrong when snow or war stops it.
en|force_majeure|If the river rises and the ferry cannot sail, nobody owes anybody anything for that time.
en|subcontracting|The Roofer may bring in helpers of its own choice.
en|subcontracting|Nobody but the Cleaner's own staff sets foot in the vault.
en|termination_for_cause|Two missed rents, and the Landlord may take back the keys.
en|termination_for_cause|Whoever does not keep this contract can be shown the door at once.
en|termination_for_convenience|The Tenant may hand back the keys whenever it likes.
en|personal_data|Names and addresses of the guests are used for the bookings and then wiped.
en|personal_data|The Clinic answers for the files of its patients under the GDPR.
en|penalty|Each day that the boat is late the Yard loses £200.
en|penalty|A missing report costs the Agency 1% of the fee.
en|late_payment_interest|On late money the Client owes 8% a year.
en|late_payment_interest|Sums paid after the day bear two percent over the bank's rate.
en|cap_on_liability|Whatever happens, the Surveyor never owes more than its fee.
en|cap_on_liability|The Carrier's bill for broken goods stops at £5,000.
en|liability_exclusion|The Garage takes no blame for things left in cars.
en|hardship|If flour doubles in price, the two sit down together again.
en|rebate|From the hundredth cake on, each costs 10% less.
fr|service_credit|Tout mois où la pompe reste à l'arrêt plus d'un jour est facturé aux trois quarts.
fr|service_credit|La Ferme ne paie rien pour une ronde qui n'a pas été faite.
fr|bonus|Si la salle est prête en mai, le Maçon reçoit 3 000 euros en plus.
fr|bonus|L'Agent garde aussi un dixième de ce qui est vendu au-delà de l'objectif.
fr|minimum_commitment|Même en mois creux, l'Hôtel paie 400 kilos de linge.
fr|minimum_commitment|La Boulangerie ne peut commander moins de deux tonnes de farine par trimestre.
fr|exclusivity|L'Hôtel fait laver son linge par la Blanchisserie et par elle seule.
fr|exclusivity|Le Chapelier ne livre aucune autre boutique de la ville.
fr|non_compete|L'Agent n'aide personne qui vende des bateaux à moins de cinquante kilomètres.
fr|non_solicitation|Le Client laisse au Prestataire ses gardiens et n'en prend aucun à son service.
fr|non_solicitation|Aucun des deux n'attire à soi les gens de l'autre.
fr|assignment|Nul ne prend la place du Locataire sans le oui écrit du Bailleur.
fr|assignment|Le Prestataire ne peut donner ce contrat à une autre maison.
fr|change_of_control|Si la Blanchisserie est vendue, l'Hôtel peut quitter le contrat.
fr|change_of_control|Que les parts de l'Agence passent à un concurrent, et le Client n'est plus tenu.
fr|confidentiality|Ce que l'agent voit dans les bureaux reste dans les bureaux.
fr|confidentiality|Nul hors des deux maisons n'apprend les prix.
fr|insurance|Le Transporteur fait couvrir les marchandises tant qu'elles sont en route.
fr|insurance|Le feu et le vol sont pour la police du Propriétaire.
fr|audit_rights|Deux fois l'an, l'Éditeur peut envoyer quelqu'un éplucher les livres.
fr|audit_rights|Le Bailleur peut demander à voir les bandes de caisse.
fr|intellectual_property|Les chansons sont et restent au Chanteur.
fr|intellectual_property|Une fois payés, les dessins sont au Client, qui en use à son gré.
fr|warranty|Le toit reste sec dix ans ou le Couvreur revient le réparer pour rien.
fr|warranty|Ce qui casse dans l'année est remis en état par le Fabricant sans facture.
fr|force_majeure|Nul n'a tort quand la neige ou la guerre l'arrête.
fr|subcontracting|Le Couvreur peut amener des aides de son choix.
fr|subcontracting|Nul autre que les agents du Prestataire n'entre dans la salle des coffres.
fr|termination_for_cause|Deux loyers manqués, et le Bailleur reprend les clés.
fr|termination_for_cause|Qui ne tient pas le contrat peut être mis dehors sur l'heure.
fr|termination_for_convenience|Chacun peut s'en aller en prévenant six semaines avant.
fr|termination_for_convenience|Le Locataire rend les clés quand il le veut.
fr|personal_data|Les noms et adresses des hôtes servent aux réservations, puis sont effacés.
fr|penalty|Chaque jour de retard du bateau coûte 200 euros au Chantier.
fr|late_payment_interest|L'argent en retard coûte 8 % l'an au Client.
fr|cap_on_liability|Quoi qu'il arrive, le Géomètre ne doit jamais plus que ses honoraires.
fr|liability_exclusion|Le Garage ne répond pas de ce qui est laissé dans les voitures.
fr|hardship|Si le prix de la farine double, les deux se remettent à table.
fr|rebate|À partir du centième gâteau, chacun coûte 10 % de moins.
en|service_credit|When the lift is out for a whole day, that day is not paid.
en|bonus|If every pupil passes, the Tutor is paid a further £250.
en|bonus|Should the barn stand before the first snow, Tarn adds a thousand pounds.
en|minimum_commitment|At least GBP 900 is spent with Ardle in every month.
en|exclusivity|Ardle has no other customer in the valley while this contract lasts.
en|non_compete|For one year Ardle will not look after the houses of anyone who competes with Tarn.
en|non_solicitation|Tarn does not take Ardle's gardeners away from it.
en|assignment|Ardle cannot let another firm take over this contract.
en|assignment|Tarn may put a company of its group in its place.
en|change_of_control|On a sale of the business of Ardle, Tarn has a month to decide whether it goes on.
en|confidentiality|Tarn's alarm codes go no further.
en|audit_rights|Tarn may check the hours that Ardle has noted against its own log.
en|warranty|A fence that falls within five years is put up again at Ardle's cost.
en|force_majeure|A day lost to floods is nobody's fault and is not made up.
en|subcontracting|Ardle may have some of the mowing done by a neighbour.
en|termination_for_cause|Three missed visits in a row, and Tarn is free of this contract.
en|termination_for_convenience|Either may end this by telling the other two months before.
en|personal_data|The tenants' phone numbers are not passed on and are deleted at the end.
fr|service_credit|La facture baisse de 3 % pour chaque collecte oubliée.
fr|minimum_commitment|Au moins 900 euros par mois sont dépensés chez Arbelle.
fr|exclusivity|Arbelle n'a pas d'autre client dans la vallée tant que dure le contrat.
fr|non_solicitation|Tarnelle n'enlève pas ses jardiniers à Arbelle.
fr|subcontracting|Arbelle peut faire faire une partie de la tonte par un voisin.
fr|termination_for_cause|Trois passages manqués de suite, et Tarnelle est libre.
fr|personal_data|Les numéros des locataires ne sont pas donnés et sont effacés à la fin.
en|payment_term|The month's money reaches Ardle by standing order on the 4th.
en|payment_term|Half is paid when the scaffolding goes up and the rest on completion.
en|payment_term|Tarn clears each statement within a fortnight.
en|payment_term|Tarn pays within 30 days of the bill.
en|recovery_indemnity|A reminder letter costs Tarn twelve pounds.
en|cap_on_liability|Ardle never has to find more than one year's fees.
en|cap_on_liability|All that Tarn may recover from Ardle is £30,000.
en|liability_exclusion|Trade that Tarn loses, and profits with it, are not Ardle's concern.
en|service_level|A stuck lift is seen to the same day.
en|rebate|At the year's end Tarn has 3% of its purchases credited.
en|exclusivity|All roof repairs are given to Ardle.
en|assignment|Ardle may pass its rights on when Tarn has said yes.
en|force_majeure|What neither side could have foreseen is held against nobody.
en|force_majeure|Neither is to answer for lateness that frost or a strike brings.
en|subcontracting|Ardle carries out the visits itself.
en|subcontracting|Specialist firms may be called in with Tarn's leave.
en|termination_for_cause|Should Ardle become insolvent, Tarn is free.
en|termination_notice|Six weeks lie between the letter and the last visit.
en|governing_law|Scottish rules hold.
en|jurisdiction|Lawsuits are brought in Durham.
en|dispute_resolution|An umpire whom both choose decides their differences.
en|annex|A map of the grounds is clipped to this paper.
en|vague_price|Other jobs cost what Ardle sees fit to charge as a fee.
en|renewal|Tarn may lengthen it by one more year if it writes in time.
fr|payment_term|L'argent du mois arrive chez Arbelle par virement le 5.
fr|payment_term|Tarnelle honore les notes dans les trois semaines.
fr|recovery_indemnity|Chaque rappel d'une facture est compté douze euros.
fr|cap_on_liability|Tarnelle ne peut recouvrer au plus que 30 000 euros.
fr|liability_exclusion|Les bénéfices que Tarnelle manque ne regardent pas Arbelle.
fr|rebate|En fin d'année, 3 % des achats sont rendus.
fr|exclusivity|Tarnelle prend tout son sable chez Arbelle, et toutes ses réparations lui sont confiées.
fr|subcontracting|Arbelle exécute les passages elle-même.
fr|termination_for_cause|En cas de faillite de l'un, l'autre est libre.
fr|termination_notice|Soixante jours séparent la lettre de la dernière visite, lettre et fin comprises.
fr|governing_law|Les lois belges valent.
fr|jurisdiction|Les querelles vont devant les juges d'Auxerre.
fr|dispute_resolution|Un expert choisi par les deux tranche leurs différends.
fr|annex|Une carte du parc est épinglée à ce papier.
fr|vague_price|Le reste est facturé au prix qu'Arbelle juge bon, à son gré.
fr|renewal|Il se perpétue par la suite jusqu'à ce que l'un l'arrête.
en|cap_on_liability|Whatever befalls, £9,000 is the furthest that Ardle's hand goes into its pocket.
en|liability_exclusion|Bookings that Tarn has missed are its own misfortune.
en|service_level|Leaks reported by noon are stopped that day.
en|jurisdiction|Whoever sues does so in Ripon.
en|termination_for_cause|Tarn is set free if Ardle falls to strangers or may withdraw.
en|vague_price|Fence posts cost what Ardle asks.
en|renewal|The term lengthens of itself by one more season each time.
fr|cap_on_liability|Quoi qu'il advienne, Arbelle ne met pas la main à la poche au-delà de 9 000 euros.
fr|jurisdiction|Qui plaide le fait à Sens.
fr|force_majeure|Les jours perdus par la bourrasque s'ajoutent au délai.
fr|vague_price|Les piquets coûtent ce qu'Arbelle demande.
"""
SILENT = """
en|The vans of Ardle may stand in the court behind the stables.
en|The head gardener meets Tarn's steward on the first Monday of the month.
en|Ardle collects the leaves and takes them to the tip.
en|The plan of the beds hangs in the shed.
fr|Arbelle gare ses camions dans la cour derrière l'écurie.
fr|Le chef jardinier voit le régisseur le premier lundi du mois.
fr|Arbelle ramasse les feuilles et les porte au tas.
en|Tarn keeps the paths free of snow and ice.
en|Ardle comes on Mondays and Thursdays, save on public holidays.
en|Tarn gives Ardle two keys, which come back on the last day.
en|Additional work is charged at £45 an hour.
en|Ardle brings its own tools and ladders.
en|Smoking is not allowed in the houses.
en|Ardle writes down each visit in the log by the door.
en|Letters go to the addresses above.
en|Two copies are made, one for each of us.
en|Water and power are at Tarn's charge.
en|Ardle paints the fences every second spring.
en|Any change is agreed in writing.
en|Ardle wears a badge at all times while on the grounds.
en|Tarn lends Ardle its van on Fridays.
en|The boiler is looked at once a year.
fr|Tarnelle tient les allées libres de neige.
fr|Arbelle vient le lundi et le jeudi, sauf les jours fériés.
fr|Tarnelle remet deux clés, rendues le dernier jour.
fr|Tout travail en plus est payé 45 euros l'heure.
fr|Arbelle apporte ses outils et ses échelles.
fr|Il est interdit de fumer dans les maisons.
fr|Arbelle note chaque passage dans le cahier de l'entrée.
fr|Les lettres vont aux adresses ci-dessus.
fr|Fait en deux exemplaires, un pour chacun.
fr|L'eau et l'électricité sont à la charge de Tarnelle.
fr|Arbelle repeint les clôtures un printemps sur deux.
fr|Tout changement se fait par écrit.
fr|Tarnelle paie à 30 jours de la facture.
fr|La chaudière est vue une fois l'an.
"""


def _told(language: str, words: str) -> frozenset[str]:
    flow = view_of(BARE[language].format(words), language).flow
    clauses = segment(flow)
    found = extract_all(flow, clauses)
    return unplaced(flow, clauses, found.terms) | found.signalled | {term.kind for term in found.terms}


@pytest.mark.parametrize("row", SPOKEN.strip().splitlines())
def test_what_a_sentence_may_be_about_is_not_denied(row: str) -> None:
    language, kind, words = row.split("|")
    assert kind in _told(language, words)


@pytest.mark.parametrize("row", SILENT.strip().splitlines())
def test_sentences_of_every_day_are_about_no_subject(row: str) -> None:
    language, words = row.split("|")
    flow = view_of(BARE[language].format(words), language).flow
    clauses = segment(flow)
    assert unplaced(flow, clauses, extract_all(flow, clauses).terms) == frozenset()


def test_what_a_term_of_the_family_was_read_in_says_nothing_more() -> None:
    words = (
        "Ardle must not disclose to any other firm, or to anyone else, confidential information of Tarn."
    )
    flow = view_of(BARE["en"].format(words), "en").flow
    clauses = segment(flow)
    assert not unplaced(flow, clauses, extract_all(flow, clauses).terms) & {"exclusivity", "assignment"}


def test_a_long_contract_is_not_asked() -> None:
    words = "Tarn has its hedges cut by no other firm than Ardle. " + "The hedges are green. " * (
        LONGEST // 20
    )
    flow = view_of(BARE["en"].format(words), "en").flow
    assert unplaced(flow, segment(flow), ()) == frozenset()
