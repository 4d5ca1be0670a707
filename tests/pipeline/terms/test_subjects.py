"""Words that speak of a subject keep its absence from being proven, and words in passing do not."""

from __future__ import annotations

import pytest
import yaml

from data.load import ROOT
from pipeline.folding import fold
from pipeline.registry import find
from pipeline.states import CLAUSE_TYPES
from pipeline.terms._subjects import said_plainly, spoken_of, subjects
from pipeline.terms.base import Extractor

EXTRACTORS: list[Extractor] = list(find("pipeline.terms", "EXTRACTOR"))

SPEAKS = [
    (
        "en",
        "minimum_commitment",
        "Retailer shall purchase in each year not less than 400 crates of the Goods.",
    ),
    ("en", "minimum_commitment", "The Minimum Volumes are set out in Schedule 4."),
    ("en", "change_of_control", "Should Halden be acquired by a competitor, Osric may withdraw."),
    ("en", "non_compete", "Agent will not act for any business that competes with the Principal."),
    ("en", "cap_on_liability", "Repair of the Goods is the sole and exclusive remedy of the Buyer."),
    ("en", "cap_on_liability", "In no event is Supplier answerable for consequential damages."),
    (
        "en",
        "exclusivity",
        "Studio shall not provide the like services to any other company in the Territory.",
    ),
    ("en", "audit_rights", "Licensee's books shall be open to inspection at all reasonable times."),
    ("en", "penalty", "On early termination Client shall pay a termination fee of one month's rent."),
    ("en", "termination_for_convenience", "It runs until sixty days after a party's notice to terminate."),
    (
        "fr",
        "cap_on_liability",
        "Le Prestataire ne saurait être tenu pour responsable des retards du réseau.",
    ),
    ("fr", "cap_on_liability", "Elle n'engage sa responsabilité qu'en cas de faute prouvée."),
    ("fr", "termination_for_convenience", "Préavis de trois mois, par lettre recommandée, avant échéance."),
    ("fr", "termination_for_convenience", "Chaque abonné peut fermer son compte quand il le veut."),
    (
        "fr",
        "termination_for_cause",
        "En cas de non-respect de ces règles, l'accès au service est suspendu.",
    ),
    ("fr", "scope", "L'atelier confie au façonnier, qui l'accepte, la couture des housses."),
    ("fr", "payment_term", "Les redevances sont prélevées le 15 du mois."),
    ("fr", "indexation", "La Société peut modifier ses tarifs à tout moment."),
    ("fr", "price_revision", "Les prix sont fermes pendant toute la durée du contrat."),
    ("fr", "penalty", "Toute annulation tardive donne lieu à des frais d'annulation forfaitaires."),
    ("fr", "service_level", "Nous intervenons sous deux jours ouvrables."),
    ("fr", "insurance", "L'exploitant est assuré pour sa responsabilité civile."),
    ("fr", "minimum_commitment", "L'acheteur enlèvera chaque année au moins 80 % des quantités prévues."),
    ("fr", "subcontracting", "Il peut désigner des sous-agents à ses frais."),
    ("fr", "subcontracting", "L'atelier peut faire exécuter la dorure à l'extérieur."),
    ("fr", "subcontracting", "En cas de congé, il se fait remplacer par une consœur."),
    ("fr", "subcontracting", "Il exécute personnellement les relevés."),
    ("fr", "subcontracting", "Une part des soudures est confiée à un artisan."),
    ("en", "subcontracting", "The firm does all the work by its own employees."),
    ("en", "subcontracting", "The dyer may call in freelancers at the peak."),
    ("fr", "personal_data", "Le délégué à la protection tient le registre."),
    ("fr", "personal_data", "Les noms des candidats ne servent qu'au tirage."),
    ("fr", "personal_data", "Les fichiers des adhérents sont détruits au terme."),
    ("fr", "personal_data", "Les camions ont un boîtier télématique."),
    ("en", "personal_data", "Recordings of callers are erased after a month."),
    ("en", "personal_data", "Photographs of pupils are taken with consent only."),
    ("fr", "confidentiality", "Le tarif n'est révélé à aucun tiers."),
    ("fr", "term", "Le bail est donné pour le temps de deux moissons, soit environ dix-huit mois."),
    ("fr", "expiration_date", "Tout sera achevé à la fin d'avril."),
    ("fr", "renewal", "À défaut, la location court encore pour une année."),
    ("fr", "notice_period", "Qui ne veut plus continuer le signale à l'autre un mois avant."),
    ("fr", "termination_notice", "On peut quitter le groupement dans un délai de quarante jours."),
    ("fr", "dispute_resolution", "Conciliation d'abord, puis le juge du lieu."),
    ("fr", "confidentiality", "Les prix consentis demeurent secrets."),
]
SILENT = [
    ("en", "minimum_commitment", "Notice is given at least thirty days before. Buyer orders as it likes."),
    ("en", "non_compete", "Each party is competent to sign; the work is done completely."),
    ("en", "change_of_control", "The parties merge their calendars. The assets are listed."),
    ("en", "exclusivity", "The fees are exclusive of taxes."),
    ("en", "termination_for_convenience", "Seller may cancel on notice if Buyer is in default of payment."),
    ("fr", "exclusivity", "Le logiciel reste la propriété exclusive de son auteur."),
    ("fr", "non_solicitation", "Le client peut solliciter une intervention."),
    ("fr", "audit_rights", "Les parties se réunissent chaque trimestre."),
    ("fr", "cap_on_liability", "Le Prestataire est responsable de ses préposés."),
    ("fr", "indexation", "Les prix sont indiqués hors taxes."),
    ("fr", "personal_data", "Les données de la machine sont relevées chaque trimestre."),
    ("fr", "personal_data", "La société établit les bulletins de quarante salariés."),
    ("fr", "subcontracting", "Il fait parvenir son rapport par courriel."),
    ("fr", "subcontracting", "Les litiges sont confiés au tribunal du lieu."),
    ("en", "personal_data", "Backups are kept for ninety days and then erased."),
    (
        "fr",
        "penalty",
        "Le retard rend exigible une indemnité forfaitaire de 40 € pour frais de recouvrement.",
    ),
    (
        "fr",
        "penalty",
        "Les pénalités de retard sont dues au taux de la Banque centrale européenne plus dix points.",
    ),
    ("fr", "indexation", "Les prix sont fermes pendant toute la durée du contrat."),
]


@pytest.mark.parametrize(("language", "kind", "words"), SPEAKS)
def test_words_that_speak_of_a_subject(language: str, kind: str, words: str) -> None:
    assert spoken_of(fold(f"Préambule. {words}\n"), [kind], language) == {kind}
    wrapped = words.replace(" ", "\n")
    assert spoken_of(fold(wrapped), [kind], language) == {kind}


@pytest.mark.parametrize(("language", "kind", "words"), SILENT)
def test_words_in_passing(language: str, kind: str, words: str) -> None:
    assert spoken_of(fold(words), [kind], language) == set()


def test_only_the_kinds_that_are_asked_for() -> None:
    words = fold("The minimum is agreed. Agent shall not compete.")
    assert spoken_of(words, ["non_compete"], "en") == {"non_compete"}
    assert spoken_of(words, ["price"], "en") == set()
    assert spoken_of(words, ["non_compete"], "und") == set()


@pytest.mark.parametrize("book", ["subjects", "said_plainly"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lexicon_names_kinds_and_folded_words(language: str, book: str) -> None:
    known = {kind for item in EXTRACTORS for kind in item.kinds} | set(CLAUSE_TYPES)
    assert set(subjects(language)) <= known
    entries = yaml.safe_load((ROOT / "lexicons" / language / f"{book}.yaml").read_text(encoding="utf-8"))
    assert set(entries) <= known
    for kind, phrases in entries.items():
        for phrase in phrases:
            assert phrase == fold(phrase), f"{kind}: {phrase}"
            assert all(choice.strip() for part in phrase.split(" ... ") for choice in part.split("|"))


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "words",
    [
        "shall not liable exceed ",
        "responsabilite ne saurait limite ",
        "minim",
        "commande au moins 12 par an ",
    ],
)
def test_a_long_text_of_the_same_words_comes_to_an_end(words: str) -> None:
    text = words * (400_000 // len(words))
    for language in ("fr", "en"):
        assert isinstance(
            spoken_of(text, subjects(language), language), (list, tuple, set, frozenset, dict)
        )
        assert isinstance(said_plainly(text, ["minimum_commitment"], language), dict)
