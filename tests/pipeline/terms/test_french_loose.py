"""French clauses on duration that no fixed wording reads: what stands there alone is the contract's."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._french_contract import DAY, KINDS, cases, read, text_of
from tests.pipeline.terms._reading import read as terms_of

_LONE = """
Le Client est engagé pendant 36 mois.
= - P36M -
L'exploitation est concédée pour 20 ans.
= - P240M -
Les parties conviennent d'une période d'exécution de neuf mois.
= - P9M -
Les parties ont fixé à deux ans la durée de leur accord.
= - P24M -
Le contrat, qui n'est pas susceptible de tacite reconduction, est fait pour quinze mois.
= - P15M -
Le contrat repart pour trois ans faute de dénonciation.
= - - -
Il ne saurait excéder dix-huit mois.
= - - -
Un compte inactif pendant douze mois est supprimé.
= - - -
Le bail est fait pour trois, six ou neuf ans.
= - - -
Le partenariat s'interrompra le 31 décembre 2026.
= - - 2026-12-31
Les relations des parties s'éteindront le 28 février 2026.
= - - 2026-02-28
Le contrat ne survit pas au 31 décembre 2025.
= - - 2025-12-31
Le contrat devient caduc le 15 août 2024.
= - - 2024-08-15
Les parties s'engagent l'une envers l'autre jusqu'au 30 septembre 2027.
= - - 2027-09-30
Date limite de validité du présent contrat : le 31 juillet 2025.
= - - 2025-07-31
Le contrat est signé sous la condition suspensive d'un prêt, au plus tard le 30 avril 2024.
= - - -
Les travaux commencent le 2 mai 2024.
= 2024-05-02 - -
"""


@pytest.mark.parametrize(("words", "wanted"), cases(_LONE))
def test_what_stands_alone_under_duration(words: str, wanted: tuple[str | None, ...]) -> None:
    found = read(words=words)
    assert tuple(text_of(found[kind]) for kind in KINDS) == (DAY, *wanted)


_RENEWED = [
    ("À défaut, une nouvelle période de douze mois s'ouvre.", "tacit", "P12M"),
    ("Il se répète d'un an en un an si nul ne s'y oppose.", "tacit", "P12M"),
    ("Les parties pourront, d'un commun accord, repartir pour deux ans.", "express", "P24M"),
    ("Il pourra être étendu par avenant de six mois.", "express", "P6M"),
    ("Si le Client ne s'est pas manifesté, il est reconduit pour un autre semestre.", "tacit", "P6M"),
    ("Le client qui souhaite ne pas être réengagé le dit.", None, None),
    ("Le contrat n'est pas renouvelé, sauf si les parties en décident autrement.", "express", None),
    ("Ensuite, le contrat court sans terme.", "evergreen", None),
]


@pytest.mark.parametrize(("words", "kind", "length"), _RENEWED)
def test_renewals_in_plain_words(words: str, kind: str | None, length: str | None) -> None:
    text = f"Article 2 - Durée\n\nLe contrat est conclu pour un an. {words}\n"
    for name, wanted in (("renewal", kind), ("renewal_term", length)):
        stated = [one.value_text for one in terms_of(text, "fr", name) if one.state == "stated"]
        assert stated == ([] if wanted is None else [wanted])


_ENDED = [
    (
        "Chaque partie a la liberté de rompre le contrat quand elle veut, sous préavis de 45 jours.",
        "P45D",
    ),
    ("Le preneur a la faculté de partir à tout moment, un mois après l'envoi de sa lettre.", "P1M"),
    ("Chacun peut en sortir à condition de prévenir l'autre deux mois plus tôt.", "P2M"),
    ("Vous restez libre d'interrompre votre abonnement : écrivez-nous quinze jours avant.", "P15D"),
    ("Il peut prendre fin avant terme, à la demande d'une partie, sous préavis de soixante jours.", "P60D"),
]


@pytest.mark.parametrize(("words", "length"), _ENDED)
def test_ended_in_plain_words(words: str, length: str) -> None:
    text = f"Article 8 - Résiliation\n\n{words}\n"
    assert [one.value_text for one in terms_of(text, "fr", "termination_notice")] == [length]


def test_a_notice_in_two_words_is_of_the_renewal_beside_it() -> None:
    text = "Article 2 - Durée\n\nTacite reconduction annuelle. Préavis : 3 mois.\n"
    assert [one.value_text for one in terms_of(text, "fr", "notice_period")] == ["P3M"]


_FIRST = [
    ("À partir du 1er avril 2024, le Transporteur assure les tournées.", "2024-04-01"),
    ("La mission a débuté le 8 janvier 2024.", "2024-01-08"),
    ("Le présent mandat prend cours le 15 avril 2024.", "2024-04-15"),
    ("À partir du 1er avril 2029, le Transporteur assure les tournées.", None),
    ("À compter du 1er avril 2024, les factures sont adressées au siège.", None),
    ("La subvention est versée depuis le 1er avril 2024.", None),
]


@pytest.mark.parametrize(("words", "day"), _FIRST)
def test_the_first_day_of_what_is_done(words: str, day: str | None) -> None:
    clause = f"Le contrat est conclu pour un an.\n\nArticle 5 - Modalités\n\n{words}"
    assert text_of(read(words=clause)["effective_date"]) == day
