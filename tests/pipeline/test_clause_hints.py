"""What likely passages say against an absence."""

from __future__ import annotations

import pytest

from pipeline.clause_types._hints import (
    LIKELY,
    LIKELY_FRENCH,
    LONG,
    SHOWN,
    SHOWN_LONG,
    WORDED,
    Likely,
    hints,
    kinds_hinted,
)
from pipeline.clauses import flow
from pipeline.types import Language
from tests.pipeline.test_clauses import document


@pytest.mark.parametrize(
    ("likely", "read", "hinted"),
    [
        ([("insurance", LIKELY)], (), {"insurance"}),
        ([("insurance", LIKELY / 2)], (), set()),
        ([("anti_assignment", 0.6)], (), {"anti_assignment", "assignment"}),
        ([("renewal_term", 0.4)], ("renewal",), {"renewal", "renewal_term"}),
        # One clause of price revision gives an indexation, or a gap: what was read explains the passage.
        ([("price_revision", 0.9)], ("indexation",), set()),
        ([("price_revision", 0.9)], (), {"price_revision"}),
        ([("late_payment", SHOWN)], (), {"late_payment"}),
        ([("cap_on_liability", LIKELY)], (), {"cap_on_liability", "liability_exclusion"}),
        ([("limitation_of_liability", 0.9), ("cap_on_liability", 0.9)], ("uncapped_liability",), set()),
    ],
)
def test_kinds_hinted(likely: list[tuple[str, float]], read: tuple[str, ...], hinted: set[str]) -> None:
    assert kinds_hinted(likely, read) == hinted


def test_a_likely_passage_shows_a_clause() -> None:
    running = flow(document("Insurance is kept by the supplier. Nothing more is said here.", "en"))
    told = hints(
        running,
        [
            Likely("insurance", 0.83, 0, 34),
            Likely("insurance", 0.2, 35, 60),
            Likely("force_majeure", SHOWN / 2, 35, 60),
            Likely("expiration_date", 0.99, 0, 34),
            Likely("anti_assignment", 0.9, 35, 60),
        ],
        (),
    )
    assert told.shown == {
        "insurance": "a passage is taken for such a clause with a probability of 0.83 (page 1)"
    }
    assert {"insurance", "force_majeure"} <= told.spoken
    assert "assignment" not in told.spoken, "nothing is assigned or transferred in those words"


@pytest.mark.parametrize(
    ("kind", "language", "words", "spoken"),
    [
        ("anti_assignment", "en", "The Supplier shall not subcontract without consent.", False),
        ("anti_assignment", "en", "Neither party may make over this Agreement to another.", True),
        ("insurance", "fr", "La réparation ne dépasse pas 180 000 euros par an.", False),
        ("insurance", "fr", "Le loueur couvre sa responsabilité auprès d'une mutuelle.", True),
        (
            "change_of_control",
            "fr",
            "Le tiers dont le capital social est détenu pour moitié accepte.",
            False,
        ),
        ("change_of_control", "fr", "Le contrat prend fin si le capital du client passe à un tiers.", True),
        ("change_of_control", "fr", "Il en va de même du jour où il ne possède plus la majorité.", True),
        ("governing_law", "fr", "Tout litige relève du tribunal de commerce de Valence.", False),
        ("governing_law", "fr", "Le contrat est régi par les règles du pays du vendeur.", True),
        ("subcontracting", "fr", "Il déclare n'avoir avec eux aucun lien de capital.", False),
        ("subcontracting", "fr", "Un artisan du pays peut y pourvoir à sa place.", True),
        ("subcontracting", "fr", "Il se fait suppléer par un remplaçant connu du client.", True),
        ("personal_data", "fr", "Les images des visiteurs sont effacées au bout d'un mois.", True),
        ("personal_data", "fr", "DONNÉES. Réclamations : dpo@moulins-verdier.example.", True),
        ("assignment", "fr", "L'autorisation, strictement personnelle, ne se prête pas.", True),
        ("assignment", "fr", "Le fermier présente son successeur au bailleur.", True),
        ("assignment", "fr", "On ne fait entrer personne au contrat à sa place.", True),
        ("assignment", "fr", "L'acquéreur du moulin poursuit la fourniture.", True),
        ("penalty", "fr", "Le plan remis tard est payé un dixième de moins.", True),
        ("penalty", "fr", "Qui part avant la fin acquitte les mois à échoir.", True),
        ("governing_law", "fr", "Pour le reste on suit les règles du pays du luthier.", True),
        ("insurance", "fr", "La compagnie du déménageur prend la casse en charge.", True),
        ("penalty", "fr", "Chaque bâche déchirée coûte 90 euros au monteur.", True),
        ("penalty", "fr", "Pour chaque manquement il est redevable de 300 euros.", True),
        ("personal_data", "fr", "Il répond des actes de ses agents comme des siens.", False),
        ("expiration_date", "en", "This Agreement starts on 1 April 2026.", False),
        ("expiration_date", "en", "This Agreement lasts three years.", True),
    ],
)
def test_a_passage_without_a_word_of_its_subject_says_nothing(
    kind: str, language: Language, words: str, spoken: bool
) -> None:
    told = hints(flow(document(words, language)), [Likely(kind, 0.9, 0, len(words))], ())
    assert bool(told.spoken) is spoken


@pytest.mark.parametrize(
    ("words", "language", "probability", "shown"),
    [
        ("Le fournisseur est assuré pour sa responsabilité.", "fr", WORDED, True),
        ("Le fournisseur est assuré pour sa responsabilité.", "fr", WORDED / 2, False),
        ("Le fournisseur couvre ses risques.", "fr", WORDED, False),
        ("Le fournisseur couvre ses risques.", "fr", SHOWN, True),
        ("The supplier is insured against liability.", "en", WORDED, False),
    ],
)
def test_in_french_a_doubtful_passage_shows_a_clause_if_its_words_speak_of_it(
    words: str, language: Language, probability: float, shown: bool
) -> None:
    running = flow(document(words, language))
    told = hints(running, [Likely("insurance", probability, 0, len(words))], ())
    assert ("insurance" in told.shown) is shown


@pytest.mark.parametrize(
    ("words", "language", "probability", "shown"),
    [
        ("Le fournisseur couvre ses risques.", "fr", SHOWN, False),
        ("Le fournisseur couvre ses risques.", "fr", SHOWN_LONG, True),
        ("Le fournisseur est assuré pour sa responsabilité.", "fr", WORDED, True),
        ("The supplier keeps insurance.", "en", SHOWN, True),
    ],
)
def test_in_a_long_french_text_a_passage_shows_a_clause_by_its_words_or_when_it_is_likelier(
    words: str, language: Language, probability: float, shown: bool
) -> None:
    running = flow(document(words + "\n\n" + "Rien de plus. " * (LONG // 10), language))
    told = hints(running, [Likely("insurance", probability, 0, len(words))], ())
    assert ("insurance" in told.shown) is shown


def test_a_likelier_passage_without_words_leaves_it_to_one_with_words() -> None:
    words = "Les pièces sont remises en main propre. Le prestataire est assuré pour sa responsabilité."
    running = flow(document(words, "fr"))
    first = Likely("insurance", 0.45, 0, 39)
    told = hints(running, [first, Likely("insurance", 0.35, 40, len(words))], ())
    assert "0.35" in told.shown["insurance"]


@pytest.mark.parametrize(("language", "spoken"), [("fr", True), ("en", False)])
def test_in_french_less_keeps_a_subject_from_being_denied(language: Language, spoken: bool) -> None:
    running = flow(document("Rien de plus.", language))
    told = hints(running, [Likely("force_majeure", LIKELY_FRENCH, 0, 12)], ())
    assert ("force_majeure" in told.spoken) is spoken


@pytest.mark.parametrize(("language", "shown"), [("fr", False), ("en", True)])
def test_a_type_that_is_told_badly_in_a_language_stays_a_candidate_in_it(
    language: Language, shown: bool
) -> None:
    words = "Le volume est celui du plan de charge. / The volume is that of the loading plan."
    told = hints(flow(document(words, language)), [Likely("minimum_commitment", 0.97, 0, len(words))], ())
    assert ("minimum_commitment" in told.shown) is shown
    assert "minimum_commitment" in told.spoken


def test_a_level_of_service_that_was_read_promises_no_credit() -> None:
    assert kinds_hinted([("service_level", 0.9)], {"service_level"}) == frozenset()
    assert kinds_hinted([("service_level", 0.9)], set()) == {"service_level", "service_credit"}


@pytest.mark.parametrize(
    ("words", "probability", "shown"),
    [
        ("Le règlement s'effectue par carte bancaire lors de la commande.", LIKELY_FRENCH, True),
        ("Le règlement s'effectue par carte bancaire lors de la commande.", LIKELY_FRENCH / 2, False),
        ("Le règlement intérieur s'applique aux visiteurs du site.", SHOWN - 0.1, False),
        ("Les sommes restent dues jusqu'à parfaite exécution.", SHOWN, True),
    ],
)
def test_a_payment_is_shown_by_plain_words(words: str, probability: float, shown: bool) -> None:
    told = hints(flow(document(words, "fr")), [Likely("payment", probability, 0, len(words))], ())
    assert ("payment" in told.shown) is shown


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("Le prestataire ne sous-traite qu'avec l'accord écrit du client.", False),
        ("Le contrat ne peut être cédé qu'avec l'accord écrit du client.", True),
    ],
)
def test_a_passage_without_a_word_of_transfer_is_no_assignment(words: str, spoken: bool) -> None:
    told = hints(flow(document(words, "fr")), [Likely("assignment", 0.2, 0, len(words))], ())
    assert ("assignment" in told.spoken) is spoken


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Le mot de passe est confidentiel et ne peut être communiqué à personne.", False),
        ("Nos pratiques de secret sont décrites dans la politique de confidentialité.", False),
        ("Les informations confidentielles comprennent tout mot de passe remis par l'autre partie.", True),
        (
            "Les codes d'alarme et les plans des caves ne sont dits à personne ; le secret dure cinq ans.",
            True,
        ),
        ("Les marges sont confidentielles. Les données personnelles des contacts sont effacées.", True),
        ("Les comptes sont revus par un expert tenu au secret professionnel.", False),
        ("Chaque partie garde secret ce que l'autre lui confie.", True),
    ],
)
def test_to_keep_a_password_is_no_clause_of_secrecy(words: str, shown: bool) -> None:
    told = hints(flow(document(words, "fr")), [Likely("confidentiality", 0.95, 0, len(words))], ())
    assert ("confidentiality" in told.shown) is shown


@pytest.mark.parametrize(
    ("words", "language", "shown"),
    [
        ("L'hôtel commandera au minimum 90 journées de blanchisserie par an.", "fr", True),
        ("Les tournées non utilisées sont perdues ; les heures non consommées restent dues.", "fr", True),
        ("Le volume ne pourra descendre sous 700 caisses par semaine.", "fr", True),
        (
            "Si elle enlève moins de 80 stères, elle paie la moitié des stères manquants.",
            "fr",
            True,
        ),
        ("Quelle que soit l'utilisation, vingt postes sont facturés chaque mois.", "fr", True),
        ("Un plancher de 30 000 euros d'achats vaut pour chaque exercice.", "fr", True),
        ("Mille deux cents tours sont garantis sur l'année.", "fr", True),
        ("Le brasseur couvrira auprès du malteur 70 % au moins de ses besoins.", "fr", True),
        ("Les pièces manquantes à l'inventaire sont facturées à neuf.", "fr", False),
        ("Le technicien passe au moins deux fois par an.", "fr", False),
        ("Si la note est inférieure à 12, la facture est réduite de 5 %.", "fr", False),
        ("Les heures supplémentaires non commandées ne sont pas payées.", "fr", False),
        ("Toute commande d'au moins 200 euros est livrée franco.", "fr", False),
        ("Hours not used in a quarter are invoiced all the same.", "en", True),
        ("The bakery buys at least 60 per cent of its flour here.", "en", True),
        ("If it draws less than 90 tonnes, it pays half the price of the shortfall.", "en", True),
        ("If uptime falls below 99 per cent, the host pays a credit.", "en", False),
        ("The mechanic calls at least twice a year.", "en", False),
    ],
)
def test_a_minimum_that_words_say_is_found_whatever_the_model_says(
    words: str, language: Language, shown: bool
) -> None:
    told = hints(flow(document(words, language)), [], ())
    assert ("minimum_commitment" in told.shown) is shown
    assert not shown or told.shown["minimum_commitment"].endswith("(page 1)")
