"""What no extractor understood is not told absent where a length, a day or a silence stands unexplained."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.last_look import NAME, last_look
from pipeline.terms import extract_all
from pipeline.types import Language, Term
from tests.pipeline.terms._reading import document

_EN = """MOORING CONTRACT

This contract is made on 9 January 2026 between Pellow Quays Ltd ("the Owner") and Anstey
Charters Ltd ("the Customer").

1. The Owner washes the Customer's boats three times a week.

2. {}

3. The price is GBP 1,150 a month plus VAT.

4. English law applies.
"""
_FR = """CONTRAT DE GARDIENNAGE

Entre la société Aubrac Vigile SARL, ci-après « le Prestataire », et la société
Monts Laine SA, ci-après « le Client ».

1. Le Prestataire garde les hangars du Client.

2. {}

3. Le prix est de 1 150 euros hors taxes par mois.

4. Le droit français s'applique.

Fait à Mende, le 9 janvier 2026.
"""


def _made(sentence: str, language: Language) -> list[Term]:
    """Return what the last look adds."""
    running = flow(document((_FR if language == "fr" else _EN).format(sentence), language))
    clauses = segment(running)
    looked = last_look(running, clauses, extract_all(running, clauses))
    assert not looked.failures
    return [term for term in looked.terms if term.extractor == NAME]


def _doubts(sentence: str, language: Language) -> dict[str, str]:
    """Return what the last look quotes without a value, by kind."""
    made = _made(sentence, language)
    return {term.kind: term.evidences[0].quote for term in made if term.state == "unknown"}


def _read(sentence: str, language: Language) -> dict[str, str]:
    """Return what the last look reads, by kind."""
    return {term.kind: term.value_text for term in _made(sentence, language) if term.state == "stated"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The hall is let for five years, and the garden for two years."),
        ("en", "Eighteen months of free towing come with it."),
        ("en", "The Owner will for six years be at hand."),
        ("en", "Sixty months of care are agreed."),
        ("en", "The Owner is there for the Customer up to 30 June 2028."),
        ("en", "The crew is here on 2 March 2026 and gone, at the last, on 31 August 2027."),
        ("en", "The band plays between 1 June 2026 and 31 August 2026."),
        ("en", "The berth goes from March 2026 to February 2029."),
        ("en", "The berth is ours through the 2026-2027 season."),
        ("en", "We go on like this to Easter 2028."),
        ("fr", "Quarante-huit mois de rondes nous attendent."),
        ("fr", "Le hangar est gardé pendant cinq ans et la cour pendant deux ans."),
        ("fr", "Le chien de garde reste sur place jusqu'au 30 juin 2028."),
        ("fr", "Les rondes vont de mars 2026 à février 2029."),
        ("fr", "Les rondes couvrent l'hiver 2026-2027."),
        ("fr", "Le gardien loge sur place pour douze trimestres."),
    ],
)
def test_a_length_or_a_last_day_that_nothing_explains(language: Language, sentence: str) -> None:
    doubts = _doubts(sentence, language)
    assert {"expiration_date", "term"} <= set(doubts)
    assert " ".join(sentence.split())[-12:].rstrip(".") in " ".join(doubts["expiration_date"].split())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Owner has thirty years of experience."),
        ("en", "The paint is warranted for five years."),
        ("en", "The logs are kept on record for six years."),
        ("en", "Nothing is disclosed for four years after the end."),
        ("en", "The filters are changed every six months."),
        ("en", "Bills are queried within twelve months."),
        ("en", "All hands are over eighteen years of age."),
        ("en", "Boats come on 3 March 2026, 5 May 2026 and 9 July 2026."),
        ("en", "Reference is made to the sketch of 3 May 2024, as redrawn on 9 June 2025."),
        ("en", "The hulls were built between 1998 and 2003."),
        ("en", "The engines are tested once a year."),
        ("en", "The first survey shall be delivered by 30 June 2026."),
        ("en", "Data are handled under Regulation (EU) 2016/679."),
        ("en", "The price is fixed for twelve months."),
        ("fr", "Le Prestataire a trente ans d'expérience."),
        ("fr", "Les clôtures sont garanties dix ans."),
        ("fr", "Les registres sont conservés six ans."),
        ("fr", "Rien n'est divulgué pendant quatre ans après la fin."),
        ("fr", "Les extincteurs sont vérifiés tous les six mois."),
        ("fr", "Les réclamations se font dans les douze mois."),
        ("fr", "Les gardiens ont plus de dix-huit ans."),
        ("fr", "Les hangars datent des années 1998 à 2003."),
        ("fr", "Le premier rapport est remis au plus tard le 30 juin 2026."),
        ("fr", "Les données suivent le règlement (UE) 2016/679."),
        ("fr", "Le prix est ferme pendant douze mois."),
        ("fr", "Les portes sont fermées à vingt heures."),
    ],
)
def test_what_belongs_to_something_else_leaves_the_silence(language: Language, sentence: str) -> None:
    assert not _made(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "length", "end"),
    [
        ("en", "The barge is chartered for three years from handover.", "P36M", None),
        ("en", "The barge is chartered for three years from 1 April 2026.", "P36M", "2029-03-31"),
        ("en", "The letting period is 48 months.", None, None),
        ("en", "The hire period is 48 months, starting on 1 April 2026.", "P48M", "2030-03-31"),
        ("en", "The Customer is tied in for two years.", "P24M", "2028-01-09"),
        ("en", "1 April 2026 to 31 March 2029.", "P36M", "2029-03-31"),
        ("en", "Dates: from 1 April 2026 to 31 March 2029 inclusive.", "P36M", "2029-03-31"),
        ("en", "The cleaning is to be done between 1 April 2026 and 31 March 2029.", "P36M", "2029-03-31"),
        ("en", "Work starts on 2 March 2026 and is finished by 28 August 2027.", None, "2027-08-28"),
        ("en", "This is an annual contract and begins on 1 April 2026.", "P12M", "2027-03-31"),
        ("fr", "Le chien est loué pour trois ans à compter du 1er avril 2026.", "P36M", "2029-03-31"),
        (
            "fr",
            "Le chien est loué pour six trimestres, le premier commençant le 1er avril 2026.",
            "P18M",
            "2027-09-30",
        ),
        ("fr", "L'engagement du Client est de deux ans à partir de la remise des clés.", "P24M", None),
        ("fr", "La prestation s'étend sur quarante mois.", "P40M", None),
        ("fr", "Du 1er avril 2026 au 31 mars 2029.", "P36M", "2029-03-31"),
        ("fr", "Dates : 1er avril 2026 - 31 mars 2029.", "P36M", "2029-03-31"),
        ("fr", "Les rondes ont lieu entre le 1er avril 2026 et le 31 mars 2029.", "P36M", "2029-03-31"),
        ("fr", "Le contrat est annuel et commence le 1er avril 2026.", "P12M", "2027-03-31"),
    ],
)
def test_plain_words_are_read(
    language: Language, sentence: str, length: str | None, end: str | None
) -> None:
    read = _read(sentence, language)
    assert (read.get("term"), read.get("expiration_date") or end) == (length, end)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The keeper may come back to his post for a period of three years from his leaving."),
        ("en", "Plans are retained under this agreement for a period of three years."),
        (
            "fr",
            "Le joueur pourra reprendre sa place pendant une durée de trois ans à compter de son départ.",
        ),
        ("fr", "Le club ferme tout accès inactif pendant une durée de douze mois."),
    ],
)
def test_what_somebody_may_do_so_long_is_no_length_of_the_contract(
    language: Language, sentence: str
) -> None:
    assert "term" not in _read(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "period", "notice"),
    [
        ("en", "It carries on from year to year until one of us gives two months' notice.", "P12M", "P2M"),
        ("en", "It goes on for six more months if neither of us speaks up 30 days ahead.", "P6M", "P30D"),
        ("en", "If nobody objects the contract is good for another year.", "P12M", None),
        ("fr", "Si personne n'écrit deux mois avant, il vaut encore un an.", "P12M", "P2M"),
    ],
)  # fmt: skip
def test_a_renewal_in_plain_words(
    language: Language, sentence: str, period: str | None, notice: str | None
) -> None:
    read = _read(sentence, language)
    assert "term" not in read
    assert (read.get("renewal"), read.get("renewal_term"), read.get("notice_period")) == (
        "tacit",
        period,
        notice,
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "When it is over it begins again unless one of us has said otherwise."),
        ("en", "If nobody speaks by the end of October it is good for another year."),
        ("en", "Unless either of us calls a halt, we carry on for the same length of time."),
        ("en", "Silence on both sides means one more year."),
        ("fr", "Si personne ne dit rien avant octobre, il vaut encore un an."),
        ("fr", "Le silence des parties vaut accord pour une année de plus."),
        ("fr", "Faute de courrier deux mois avant, une nouvelle année commence."),
    ],
)
def test_what_may_go_on_by_silence_is_not_told_to_end(language: Language, sentence: str) -> None:
    assert {"renewal", "renewal_term", "notice_period"} <= {term.kind for term in _made(sentence, language)}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Notice\t90 days"),
        ("en", "Notice period: three months"),
        ("fr", "Préavis | 90 jours"),
        ("fr", "Délai de préavis : trois mois"),
    ],
)
def test_a_notice_in_a_row_of_its_own(language: Language, sentence: str) -> None:
    assert "notice_period" in _doubts(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Owner gives the Customer two days' notice before each wash."),
        ("en", "Each boat is washed again unless it rains."),
        ("en", "The pump starts again after a minute unless it is switched off."),
        ("en", "We carry on with the works in the rain unless the Customer objects."),
        ("fr", "Les rondes se poursuivent sous la pluie sauf opposition du Client."),
        ("fr", "Le Prestataire prévient le Client deux jours avant chaque ronde."),
    ],
)
def test_another_notice_is_none_of_the_contract(language: Language, sentence: str) -> None:
    assert not _made(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "kinds"),
    [
        ("en", "The mooring is let from dd/mm/20yy to dd/mm/20yy.", {"expiration_date"}),
        ("en", "Hire period: XX months", {"expiration_date", "term"}),
        ("en", "The mooring is taken for a period of .... years.", {"expiration_date", "term"}),
        ("en", "The quay is kept for three summers.", {"expiration_date", "term"}),
        ("fr", "Le gardiennage va du xx/xx/20xx au xx/xx/20xx.", {"expiration_date"}),
        ("fr", "Durée : XXXDUREEXXX", {"term"}),
        ("fr", "Les hangars sont gardés pendant quatre hivers.", {"expiration_date", "term"}),
    ],
)
def test_what_is_masked_or_ends_by_what_happens_is_not_silence(
    language: Language, sentence: str, kinds: set[str]
) -> None:
    assert kinds <= set(_doubts(sentence, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Name of the boat: ______"),
        ("en", "If the Customer is in breach, the contract ends at once."),
        ("en", "The height of the fenders is to be agreed with the harbour master."),
        ("fr", "Référence du dossier : XXXREFXXX"),
        ("fr", "En cas de manquement, le contrat cesse à la demande du Client."),
        ("fr", "La couleur des portes est à définir avec le gardien."),
    ],
)
def test_other_blanks_and_ends_leave_silence(language: Language, sentence: str) -> None:
    assert _doubts(sentence, language) == {}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "It runs to 28 February 2028 and goes on for two more years if nobody objects by 1 May 2027.",
        ),
        ("fr", "Le contrat court jusqu'au 31 mars 2027, et après tant que nul n'y met fin."),
        ("fr", "Il dure jusqu'au 31 mars 2027 et continue ensuite de mois en mois, arrêté sous un mois."),
    ],
)
def test_by_when_a_renewal_is_refused_is_not_silence(language: Language, sentence: str) -> None:
    assert "notice_period" in _doubts(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Customer pays £900 at first, then 940 in the second year."),
        ("en", "Sunday tides are £140."),
        ("en", "In year two the figure is £1,190 and in year three £1,240."),
        ("en", "The Customer pays 38 per fender."),
        ("fr", "Les nuits de fête sont à 140 euros."),
        ("fr", "La ronde de plus revient à 35 €."),
        ("fr", "Le Client paie 38 par ronde."),
    ],
)
def test_a_second_price_in_its_own_words_is_quoted(language: Language, sentence: str) -> None:
    assert "price" in _doubts(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A deposit of £500 is lodged with the Owner."),
        ("en", "A boat that is scratched costs the Owner a penalty of £50."),
        ("en", "The Customer pays each invoice 30 days after it."),
        ("en", "Boats are washed 3 times, and 4 in the second year."),
        ("fr", "Un dépôt de garantie de 500 euros est versé."),
        ("fr", "Toute ronde manquée entraîne une pénalité de 50 euros."),
        ("fr", "Le Client paie le 5 de chaque mois, par virement."),
    ],
)
def test_sums_of_other_things_are_no_second_price(language: Language, sentence: str) -> None:
    assert "price" not in _doubts(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "value"),
    [
        ("en", "The arrangement ceases once the quay is sold.", "expiration_date", "event"),
        ("en", "The mandate lapses on its third anniversary.", "term", "P36M"),
        ("en", "The agreement covers the whole of 2026 and all of 2027.", "expiration_date", "2027-12-31"),
        ("fr", "Le contrat s'éteint au départ du dernier mouton.", "expiration_date", "event"),
        ("fr", "Le mandat cesse dès que les hangars sont vendus.", "expiration_date", "event"),
        ("fr", "Le contrat s'arrête à son deuxième anniversaire.", "term", "P24M"),
        ("fr", "Le contrat vaut pour toute l'année 2026 et toute l'année 2027.", "term", "P24M"),
    ],
)
def test_whole_years_anniversaries_and_events_are_read(
    language: Language, sentence: str, kind: str, value: str
) -> None:
    assert _read(sentence, language).get(kind) == value


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The pump is old; it stops when it is hot."),
        ("en", "Price lists of 2026 and of 2027 are kept apart."),
        ("fr", "La pompe est vieille ; elle s'arrête quand elle chauffe."),
    ],
)
def test_what_else_stops_is_not_read_as_an_end(language: Language, sentence: str) -> None:
    assert _read(sentence, language) == {}


def test_a_rate_that_has_a_sentence_to_itself_is_read() -> None:
    assert _read("Travel: GBP 0.61 a mile.", "en")["price"] == "0.61 GBP"
    assert "price" not in _read("Travel, if the Owner asks for it, at night: GBP 0.61 a mile, once.", "en")
