"""Ends and beginnings in plain English: seasons, phases, rows of a sheet, days with a name, events."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

HEAD = (
    'This Agreement is made on 3 March 2014 between Harrow Lane Estates Limited ("the Client") and '
    'Tobias Finch & Co. ("the Contractor").\n\n1. The work. The Contractor looks after the grounds.\n\n'
)
TAIL = "\n\n3. Money. The Client pays £1,200 a month within 30 days of an invoice."


def stated(clause: str, kind: str = "expiration_date", *, head: str = HEAD) -> list[str]:
    terms = read(f"SERVICES AGREEMENT\n\n{head}2. Term. {clause}{TAIL}", "en", kind)
    return [term.value_text for term in terms if term.kind == kind and term.state == "stated"]


ENDS = [
    # Seasons, weekdays, feasts, and the end of something that falls on a day.
    ("This Agreement starts on 1 April 2014 and runs through the end of the 2015/16 football season, which "
     "closes on 31 May 2016.", "2016-05-31"),
    ('It lasts for the Term. "Season" means the period from 1 July to 30 June. "Term" means the '
     "2014/15 and 2015/16 Seasons.", "2016-06-30"),
    ("This Agreement remains in place up to and including the last Friday of October 2017.", "2017-10-27"),
    ("From the day it is signed this Agreement stands until Christmas Eve 2016.", "2016-12-24"),
    ("This Agreement ends with the winter timetable, namely 12 December 2015.", "2015-12-12"),
    # Rows, and what they call a day.
    ("See below.\n\nFirst visit         7 April 2014\nPeriod              Two years from the first visit",
     "2016-04-07"),
    ("This Agreement has effect from Day One for twelve months. It opens on 5 May 2014 (\"Day One\").",
     "2015-05-05"),
    ("The term is two years following the handover of the keys, which took place on 8 January 2014.",
     "2016-01-08"),
    ("This Agreement comes into force on 3 October 2014 and runs for two years from then.", "2016-10-03"),
    # Spans of time.
    ("The Contractor serves during the period of five years that begins on 1 May 2015.", "2020-04-30"),
    ("Services will be provided between 1 May 2014 and 30 April 2016.", "2016-04-30"),
    ("The Contractor is engaged for the calendar years 2015 and 2016.", "2016-12-31"),
    ("This Agreement shall come into force on 7 June 2014 and terminates automatically on its third "
     "anniversary.", "2017-06-07"),
    ("The parties extend the term, which would have ended on 31 March 2014, by three years.", "2017-03-31"),
    ("This Agreement ends sixty days after the last report, and in any event on 31 December 2016.",
     "2016-12-31"),
    ("The Agreement begins on 1 July 2014 and is made for two years. It continues for one year at a time "
     "unless ended.", "2016-06-30"),
    ("This Agreement runs for three years from 1 October 2014.", "2017-09-30"),
    # No last day at all.
    ("No end is fixed. Either party may end this Agreement by six months' notice.", "perpetual"),
    ("It carries on till one of us says stop, with a month's warning.", "perpetual"),
    ("This arrangement takes effect on 5 May 2014 and goes on until either side sends the other notice.",
     "perpetual"),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "day"), ENDS)
def test_plain_words_end_a_contract(clause: str, day: str) -> None:
    assert stated(clause) == [day]


NOTHING = [
    # What ends is a part, another paper, or only hoped for.
    "This Agreement has two phases. Phase One ends on 30 June 2014.",
    "Stage 1 shall run from 15 March 2014 to 14 July 2014; Stage 2 follows. It ends with Stage 2.",
    "It lasts while any order is open. The Statement of Work numbered 1 ends on 30 November 2014.",
    "This Agreement ends on completion of the sale, which the parties expect on 30 June 2015.",
    "This Agreement lasts as long as the Contractor holds its permit, at present until 31 December 2018.",
    "It replaces the maintenance agreement dated 4 May 2010, which expires on 30 April 2015.",
    "It follows the work of Alder & Co., whose contract ends on 30 April 2015.",
    "The first Contract Year begins on the date hereof and ends on 31 December 2014.",
    # It begins on a day that is not known.
    "This Agreement starts on the Start Date and expires on the third anniversary of the Start Date. The "
    "Start Date is the later of 1 May 2014 and the day on which consent is given.",
    "The term is thirty-six months from the day the hall is open, which is planned for 1 May 2014.",
    "Ten years, the first day being the Opening Day.",
    "Three Contract Years, the first to begin when the hall opens, but no later than 1 May 2014.",
    "This Agreement runs until twelve months have passed since the last visit.",
    "This Agreement shall expire one year before the ground lease does.",
    # Years of the contract's own.
    "The Term shall consist of five Contract Years. The first Contract Year begins on the date hereof and "
    "ends on 31 December 2014; each other Contract Year is a calendar year.",
    # What follows a first term that was not read.
    "The first part is short. After that it carries on from month to month until one of us gives notice.",
]


@pytest.mark.parametrize("clause", NOTHING)
def test_what_is_not_the_end_of_the_contract_is_not_stated(clause: str) -> None:
    assert [day for day in stated(clause) if day != "event"] == []


BEGINNINGS = [
    ("From 1 August 2014, when this Agreement takes effect, the Contractor has the keys.", "2014-08-01"),
    ("The appointment shall commence, notwithstanding the date hereof, on 6 April 2014.", "2014-04-06"),
    ("This Agreement has effect from Day One. The gates open on 5 May 2014 (\"Day One\").", "2014-05-05"),
    ("The Contractor has been engaged since 1 November 2013.", "2013-11-01"),
    ("The licence begins on the day of this Agreement.", "2014-03-03"),
    ("The term hereby granted shall be from and including 1 May 2014 to and including 30 April 2017.",
     "2014-05-01"),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "day"), BEGINNINGS)
def test_plain_words_begin_a_contract(clause: str, day: str) -> None:
    assert stated(clause, "effective_date") == [day]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Version 6, in force from 1 May 2014.\n\n" + HEAD, "2014-05-01"),
        ("Client: Alder Ltd\nDate: 6 February 2014, when it becomes effective\n\n" + HEAD, "2014-02-06"),
        (
            "Agreement made in Leeds this 10th day of September 2013, to have effect at once, between "
            "Alder Ltd and Birch Ltd.\n\n1. The work. The Contractor looks after the grounds.\n\n",
            "2013-09-10",
        ),
        ("Subscription start     7 April 2014\nFee                    £90\n\n" + HEAD, "2014-04-07"),
    ],
)
def test_a_head_says_when_a_contract_begins(head: str, day: str) -> None:
    assert stated("See above.", "effective_date", head=head) == [day]


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("The term is 1 April 2014 to 31 March 2016, then again unless one objects two months before.", 1),
        ("The term is 1 April 2014 to 31 March 2016, continuing unless either writes six weeks ahead.", 1),
        ("The term runs for three years from 1 April 2014, ending on 30 September 2018.", 2),
    ],
)
def test_a_length_of_notice_is_not_counted_as_the_term(clause: str, days: int) -> None:
    assert len(stated(clause)) == days
