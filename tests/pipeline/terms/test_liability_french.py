"""Limits on liability as French clauses under a heading word them."""

from __future__ import annotations

import time

import pytest

from tests.pipeline.terms._reading import read

_CARE = "Le Titulaire exécute ses tâches avec soin. "
CAPS = [
    ("Le total des réparations n'excédera pas 80 000 €.", "80000.00 EUR"),
    (_CARE + "En aucun cas le montant des réparations ne pourra excéder les sommes versées par le Client "
     "au cours des douze mois précédents.", "1 x sommes versees P12M"),
    ("La responsabilité de chaque partie est limitée, par année contractuelle et tous préjudices réunis, à "
     "un montant égal à 120 % des sommes facturées.", "120 % sommes facturees"),
    ("Chaque partie répond des dommages directs qu'elle cause, dans la\nlimite de 300 000 € par sinistre.",
     "300000.00 EUR"),
    (_CARE + "Il ne pourra être tenu au-delà de 50 000 €.", "50000.00 EUR"),
    ("La responsabilité du Titulaire est limitée à 2 000 000 d'euros par an.", "2000000.00 EUR"),
]  # fmt: skip
NO_CAPS = [
    _CARE + "Le prix ne pourra excéder 50 000 €.",
    _CARE + "Il souscrit une assurance à hauteur de 50 000 €.",
    _CARE + "Le délai ne pourra excéder douze mois.",
]
CARVED = [
    ("La responsabilité du Titulaire est limitée à deux fois la redevance. La limite ne s'applique pas "
     "à l'article 8.", "section 8"),
    ("Le Titulaire répond de ses fautes. La limite ne joue pas en cas de faute lourde.",
     "gross_negligence"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), CAPS)
def test_caps(words: str, value: str) -> None:
    (term,) = read(f"Article 7 - Responsabilité\n{words}\n", "fr", "cap_on_liability")
    assert (term.state, term.value_text) == ("stated", value)


@pytest.mark.parametrize("words", NO_CAPS)
def test_a_heading_makes_no_cap_of_other_sums(words: str) -> None:
    assert read(f"Article 7 - Responsabilité\n{words}\n", "fr", "cap_on_liability") == ()


def test_what_only_the_heading_names_is_less_sure() -> None:
    (term,) = read(f"Article 7 - Responsabilité\n{CAPS[4][0]}\n", "fr", "cap_on_liability")
    assert term.confidence < 0.9


@pytest.mark.parametrize(("words", "what"), CARVED)
def test_the_limit_may_not_apply(words: str, what: str) -> None:
    (term,) = read(f"Article 7 - Responsabilité\n{words}\n", "fr", "uncapped_liability")
    assert what in term.value_text


def test_limits_are_linear() -> None:
    def spent(times: int) -> float:
        text = "Article 7 - Responsabilité\n" + "La partie est limitée, par année et tous " * times
        begun = time.process_time()
        read(text, "fr", "cap_on_liability")
        return time.process_time() - begun

    spent(50)
    assert spent(1600) < 12 * max(spent(400), 0.02)
