"""Papers find their contract by what they say of it; where that is not enough, the link stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.families import SURE, Link, Member, Named, link, with_gaps

DAY = date(2022, 1, 15)
MASTER = Member(
    "m1",
    "contract",
    "CONTRAT DE MAINTENANCE N° 2022-117",
    ("Ateliers Brévin SAS", "Moulins de Verlac"),
    agreement_date=DAY,
    effective_date=date(2022, 2, 1),
    number="2022-117",
)
LEASE = replace(
    MASTER,
    contract_id="m2",
    title="BAIL COMMERCIAL",
    number="",
    agreement_date=date(2021, 5, 3),
    effective_date=None,
)
OTHER = replace(MASTER, contract_id="m3", parties=("Tilia SARL", "Orme SA"), number="77-A")
AMENDMENT = Member(
    "a1",
    "amendment",
    "Avenant n° 1 au contrat de maintenance",
    ("Ateliers Brévin", "MOULINS DE VERLAC SARL"),
    agreement_date=date(2023, 12, 10),
    named=Named("contrat de maintenance", DAY, "2022/117"),
    ordinal="1",
)


def linked(paper: Member, *masters: Member) -> Link:
    (found,) = link([paper, *masters])
    return found


@pytest.mark.parametrize(
    ("named", "parties", "by", "sure"),
    [
        (
            Named("contrat de maintenance", DAY, "2022/117"),
            AMENDMENT.parties,
            "number date parties title",
            True,
        ),
        (Named("contrat de maintenance", DAY), AMENDMENT.parties, "date parties title", True),
        (Named("contrat", date(2022, 2, 1)), AMENDMENT.parties, "date parties", True),
        (Named("", None, "2022 117"), AMENDMENT.parties, "number parties title", True),
        (
            Named("contrat de maintenance", DAY),
            ("Ateliers Brévin", "Repreneur SA"),
            "date party title",
            False,
        ),
        (Named("contrat de maintenance"), AMENDMENT.parties, "parties title", False),
    ],
)
def test_an_amendment_finds_its_master(named: Named, parties: tuple[str, ...], by: str, sure: bool) -> None:
    found = linked(replace(AMENDMENT, named=named, parties=parties), MASTER, LEASE, OTHER)
    assert (found.state, found.master_id, found.role) == ("linked", "m1", "amendment"), found.reason
    assert found.matched_by == tuple(by.split())
    assert (found.confidence >= SURE) is sure
    assert found.settled


@pytest.mark.parametrize(
    ("change", "state"),
    [
        # nothing in the archive fits
        ({"parties": ("Autre SA", "Une SARL"), "named": Named("nettoyage", date(2020, 3, 3))}, "missing"),
        ({"parties": ("Autre SA", "Encore SARL"), "named": None, "title": "Avenant"}, "missing"),
        # the date is years away: another contract of the same parties
        ({"named": Named("contrat de maintenance", date(2015, 4, 2))}, "missing"),
        # the date is slightly different
        ({"named": Named("contrat de maintenance", date(2022, 1, 16))}, "date_differs"),
        ({"named": Named("contrat de maintenance", date(2021, 11, 3), "2022-117")}, "date_differs"),
        # the parties alone, with two contracts between them
        ({"named": None, "title": "Avenant n° 1"}, "ambiguous"),
        # one party has another name by then, and the title fits
        (
            {"parties": ("Ateliers Brévin", "Repreneur SA"), "named": Named("contrat de maintenance")},
            "ambiguous",
        ),
        ({"parties": ("Ateliers Brévin", "Repreneur SA"), "named": Named("gardiennage")}, "missing"),
        # the number fits, and no party
        ({"parties": ("Autre SA", "Une SARL"), "named": Named("contrat", None, "2022-117")}, "ambiguous"),
        # a contract of the same parties and title that seems to be younger by some months
        (
            {"named": Named("contrat de maintenance"), "agreement_date": DAY - timedelta(days=90)},
            "ambiguous",
        ),
        (
            {"named": Named("contrat de maintenance"), "agreement_date": DAY - timedelta(days=900)},
            "missing",
        ),
        # a number that is another's
        ({"named": Named("contrat de maintenance", DAY, "9999-1")}, "ambiguous"),
    ],
)  # fmt: skip
def test_what_is_not_settled_stays_open(change: dict[str, Any], state: str) -> None:
    found = linked(replace(AMENDMENT, **change), MASTER, LEASE)
    assert found.state == state, found.reason
    assert found.reason
    if state in ("missing", "ambiguous"):
        assert found.master_id is None
        assert not found.settled
    if state == "ambiguous":
        assert found.candidates


def test_the_same_company_on_the_same_day_with_another_is_no_rival() -> None:
    paper = replace(AMENDMENT, named=Named("contrat de maintenance", DAY))
    others = [
        replace(MASTER, contract_id=f"z{n}", parties=(MASTER.parties[0], f"Client {n}")) for n in range(9)
    ]
    assert linked(paper, MASTER, *others).master_id == "m1"
    letter = replace(paper, document_class="termination_letter", parties=())
    letter = replace(letter, head="moulins de verlac sarl ateliers brevin sas lyon")
    assert linked(letter, MASTER, *others).master_id == "m1"


def test_another_date_is_told_with_both_days_and_only_a_number_makes_it_sure() -> None:
    near = linked(replace(AMENDMENT, named=Named("contrat de maintenance", date(2022, 1, 16))), MASTER)
    assert "2022-01-15" in near.reason
    assert "2022-01-16" in near.reason
    assert not near.settled
    numbered = linked(replace(AMENDMENT, named=Named("", date(2022, 1, 16), "2022-117")), MASTER)
    assert numbered.settled


@pytest.mark.parametrize("day", [DAY, date(2022, 1, 18), date(2022, 1, 20)])
def test_a_contract_signed_on_several_days_goes_by_each_of_them(day: date) -> None:
    signed = frozenset({date(2022, 1, 18), date(2022, 1, 20)})
    master = replace(MASTER, agreement_date=date(2022, 1, 20), number="", signed=signed | {DAY})
    found = linked(replace(AMENDMENT, named=Named("contrat de maintenance", day)), master, LEASE, OTHER)
    assert (found.state, found.master_id, found.sure) == ("linked", "m1", True), found.reason


def test_a_day_on_which_nobody_signed_is_still_another_one() -> None:
    master = replace(MASTER, signed=frozenset({DAY, date(2022, 1, 20)}), number="")
    named = Named("contrat de maintenance", date(2022, 1, 17))
    assert linked(replace(AMENDMENT, named=named), master).state == "date_differs"


def test_two_that_fit_alike_are_both_candidates() -> None:
    twin = replace(MASTER, contract_id="m9", number="")
    paper = replace(AMENDMENT, named=Named("contrat de maintenance", DAY))
    found = linked(paper, twin, replace(MASTER, number=""))
    assert (found.state, found.candidates) == ("ambiguous", ("m1", "m9"))
    assert "2 contracts" in found.reason
    copy = replace(twin, copy_of="m1")
    assert linked(paper, copy, replace(MASTER, number="")).master_id == "m1"


def test_a_letter_is_matched_by_the_names_in_its_words() -> None:
    letter = Member(
        "t1",
        "termination_letter",
        named=Named("contrat de maintenance", DAY),
        head="moulins de verlac sarl lyon ateliers brevin sas madame monsieur",
        written=date(2026, 9, 12),
    )
    found = linked(letter, MASTER, LEASE, OTHER)
    assert (found.state, found.master_id, found.matched_by) == (
        "linked",
        "m1",
        ("date", "parties", "title"),
    )
    assert linked(replace(letter, head="tilia sarl"), MASTER).confidence < SURE


def test_orders_stand_alone_unless_they_name_a_contract() -> None:
    order = replace(AMENDMENT, contract_id="o1", document_class="order", named=None)
    assert link([order, MASTER]) == []
    assert linked(replace(order, named=AMENDMENT.named), MASTER).master_id == "m1"
    assert [item.master_id for item in link([MASTER, LEASE])] == []


def test_an_annex_of_an_amendments_contract_belongs_to_the_contract() -> None:
    annex = replace(AMENDMENT, contract_id="x1", document_class="annex")
    assert {item.contract_id: item.master_id for item in link([annex, AMENDMENT, MASTER])} == {
        "a1": "m1",
        "x1": "m1",
    }


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 6))
NAMES = st.sampled_from(("Alpha SAS", "Bêta Ltd", "Gamma SARL", "Delta Inc", "ALPHA"))
TITLES = st.sampled_from(("", "Contrat de maintenance", "Bail", "Supply Agreement", "Avenant n° 1"))
NUMBERS = st.sampled_from(("", "2022-117", "AB-12"))
CLASSES = ("contract", "amendment", "annex", "order", "termination_letter", "unknown", "letter", "invoice")


@st.composite
def members(draw: st.DrawFn) -> list[Member]:
    made = []
    for place in range(draw(st.integers(0, 8))):
        named = draw(st.none() | st.builds(Named, TITLES, DAYS, NUMBERS))
        made.append(
            Member(
                f"c{place}",
                draw(st.sampled_from(CLASSES)),
                draw(TITLES),
                tuple(draw(st.lists(NAMES, max_size=3))),
                agreement_date=draw(DAYS),
                effective_date=draw(DAYS),
                number=draw(NUMBERS),
                named=named,
                head=draw(st.sampled_from(("", "alpha et beta"))),
                copy_of=draw(st.none() | st.sampled_from(("c0", "c1"))),
            )
        )
    return made


@given(members(), st.randoms(use_true_random=False))
def test_links_do_not_depend_on_order(known: list[Member], random: Any) -> None:
    shuffled = list(known)
    random.shuffle(shuffled)
    assert link(shuffled) == link(known)


@given(members())
def test_no_paper_belongs_to_itself_to_a_later_one_or_in_a_circle(known: list[Member]) -> None:
    by_id = {member.contract_id: member for member in known}
    links = link(known)
    masters = {item.contract_id: item.master_id for item in links if item.master_id}
    for item in links:
        assert item.contract_id != item.master_id
        assert item.contract_id not in item.candidates
        assert 0 <= item.confidence <= 1
        assert item.reason
        assert (item.master_id is None) == (item.state in ("missing", "ambiguous"))
        paper = by_id[item.contract_id]
        own = [day for day in (paper.agreement_date, paper.effective_date) if day]
        if item.master_id is not None:
            master = by_id[item.master_id]
            made = master.agreement_date or master.effective_date
            assert not own or made is None or made <= max(own)
        seen = {item.contract_id}
        step = masters.get(item.contract_id)
        while step is not None:
            assert step not in seen
            seen.add(step)
            step = masters.get(step)


@pytest.mark.parametrize(
    ("ordinals", "said"),
    [
        (["2"], "amendment no. 1 was not found in the archive"),
        (["1", "3"], "amendment no. 2 was not found in the archive"),
        (["1", "2"], ""),
        (["2", ""], ""),
        ([""], ""),
    ],
)
def test_an_amendment_that_is_lacking_is_told(ordinals: list[str], said: str) -> None:
    papers = [
        replace(AMENDMENT, contract_id=f"a{place}", ordinal=one) for place, one in enumerate(ordinals)
    ]
    links = link([MASTER, *papers])
    told = with_gaps(links, {paper.contract_id: paper.ordinal for paper in papers})
    assert [one.reason != before.reason for one, before in zip(told, links, strict=True)].count(
        True
    ) == bool(said)
    assert said in " ".join(one.reason for one in told)
