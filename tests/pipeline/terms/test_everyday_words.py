"""A subject spoken of in everyday words is not told absent; one that a contract is silent on still is."""

from __future__ import annotations

import pytest

from pipeline.clauses import segment
from pipeline.folding import fold
from pipeline.terms import extract_all
from pipeline.terms._subjects import spoken_of
from tests.pipeline.terms._views import view_of

BARE = {
    "en": "LOAN OF A BOAT\n\n1. Marlow lends Petrel one rowing boat, for Petrel to use until 3 October"
    " 2026.\n2. Petrel brings it back clean on that day.\n3. {}\n4. Petrel pays nothing for the use.\n",
    "fr": "PRÊT D'UNE BARQUE\n\n1. Marlou prête à Pétrel une barque, dont Pétrel peut se servir jusqu'au"
    " 3 octobre 2026.\n2. Pétrel la rapporte propre ce jour-là.\n3. {}\n4. Le prêt est gratuit.\n",
}
SPOKEN = [
    (
        "en",
        "recovery_indemnity",
        "The customer also meets what debt collectors charge for getting the money in.",
    ),
    (
        "en",
        "recovery_indemnity",
        "Solicitors' fees spent on recovering an unpaid bill are for the customer.",
    ),
    (
        "en",
        "service_credit",
        "When the lift is out of service for a day, the month's rent is reduced by 2%.",
    ),
    (
        "en",
        "service_credit",
        "For every failure the tenant is given a credit of 30 euros on the next bill.",
    ),
    ("en", "penalty", "Every skipped round costs the gardener £15."),
    (
        "en",
        "penalty",
        "A pallet that is not delivered on time, late by a day or more, means €9 off the bill.",
    ),
    ("en", "service_level", "The kitchen must be marked seven out of ten in each inspection."),
    ("en", "service_level", "Nine in ten parcels arrive in time, that is within two days."),
    ("en", "bonus", "If the harvest is in early the picker gets £200 on top."),
    ("en", "change_of_control", "Should the bakery be taken over, the mill may leave."),
    ("en", "change_of_control", "Whoever buys most of the shares must sign this paper too."),
    ("en", "intellectual_property", "Sketches are free to look at; the copyright stays with the painter."),
    ("en", "intellectual_property", "The photographs belong to the gallery."),
    ("en", "non_compete", "While it lasts the guide will not run a shop of his own in the valley."),
    ("en", "hardship", "If wages soar so far that the work makes no commercial sense, both will talk."),
    ("en", "scope", "Gutters are not part of the work."),
    ("en", "scope", "Paint is extra."),
    ("en", "exclusivity", "The inn gets its beer from the brewery and from no one else."),
    ("en", "exclusivity", "The inn orders all its beer from the brewery."),
    ("en", "price", "The price of a barrel is 85."),
    ("en", "rebate", "Once more than 90 barrels were bought the price drops to 80."),
    ("fr", "service_credit", "Pour toute panne, un dixième de l'abonnement est porté au crédit du client."),
    ("fr", "penalty", "Chaque tournée manquée coûte 15 € au jardinier."),
    ("fr", "service_level", "La cuisine doit obtenir la note de sept sur dix."),
    ("fr", "bonus", "Si la vendange est finie en avance, le vendangeur touche 200 € de plus."),
    ("fr", "change_of_control", "Si la boulangerie change de mains, le moulin peut partir."),
    ("fr", "intellectual_property", "Les photos appartiennent à la galerie."),
    ("fr", "non_compete", "Le guide n'ouvrira pas de magasin dans la vallée."),
    ("fr", "hardship", "Si les salaires doublent au point que le prix n'a plus de sens, on se revoit."),
    ("fr", "scope", "Les gouttières sont hors contrat."),
    ("fr", "exclusivity", "L'auberge prend toutes ses bières chez le brasseur."),
    ("fr", "rebate", "Au-delà de 90 fûts, 4 % du prix sont rendus."),
    ("fr", "recovery_indemnity", "Les frais de relance de toute facture en retard sont dus par le client."),
]
SILENT = [
    ("en", "service_credit", "The bank account is credited with the price by card."),
    ("en", "recovery_indemnity", "Costs of collection of the waste are part of the price."),
    ("en", "warranty", "Petrel Limited is a company limited by guarantee."),
    ("en", "exclusivity", "Petrel is granted a non-exclusive licence."),
    ("en", "scope", "Value added tax is excluded."),
    ("en", "non_compete", "Petrel must not carry on any illegal trade."),
    ("en", "hardship", "They meet each spring."),
    ("en", "bonus", "No bonus is due."),
    ("fr", "rebate", "Il est procédé à la remise des clés."),
    ("fr", "service_level", "La remise des clés a lieu en deux heures."),
    ("fr", "recovery_indemnity", "Un constat sera dressé par huissier."),
    ("fr", "penalty", "Le prêteur vient chaque jour."),
    ("fr", "exclusivity", "Pétrel achète du vernis."),
    ("fr", "change_of_control", "Le prêteur vend des barques."),
]


@pytest.mark.parametrize(("language", "kind", "words"), SPOKEN)
def test_everyday_words_keep_a_subject_from_being_absent(language: str, kind: str, words: str) -> None:
    running = view_of(BARE[language].format(words), language).flow
    found = extract_all(running, segment(running))
    assert kind in {*found.signalled, *(term.kind for term in found.terms)}


@pytest.mark.parametrize(("language", "kind", "words"), SILENT)
def test_words_of_something_else_do_not(language: str, kind: str, words: str) -> None:
    assert spoken_of(fold(words), [kind], language) == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_bare_contract_is_silent(language: str) -> None:
    running = view_of(BARE[language].format(""), language).flow
    assert extract_all(running, segment(running)).signalled <= {"expiration_date", "term", "scope"}


def test_everyday_words_name_no_passage() -> None:
    words = fold("The photographs belong to the gallery.")
    assert spoken_of(words, ["intellectual_property"], "en", named=True) == set()
