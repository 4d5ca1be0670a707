# ruff: noqa: E501 (texts to be read as they stand)
"""Invents people, companies and places for training texts. Nobody in here exists; seeded, repeatable."""

from __future__ import annotations

from random import Random

_SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "ca",
    "ce",
    "co",
    "da",
    "de",
    "di",
    "do",
    "fa",
    "fe",
    "fi",
    "ga",
    "ge",
    "go",
    "ha",
    "jo",
    "ka",
    "ki",
    "la",
    "le",
    "li",
    "lo",
    "lu",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "no",
    "nu",
    "pa",
    "pe",
    "pi",
    "po",
    "ra",
    "re",
    "ri",
    "ro",
    "ru",
    "sa",
    "se",
    "si",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vi",
    "vo",
    "xa",
    "ze",
    "zo",
    "bra",
    "cre",
    "dri",
    "flo",
    "gra",
    "pla",
    "pri",
    "sta",
    "stri",
    "tra",
    "tri",
    "val",
    "ver",
    "mar",
    "cor",
    "lan",
    "gan",
    "son",
    "ter",
    "mon",
    "pol",
    "sol",
    "ten",
    "vin",
    "nor",
    "der",
    "tal",
    "bel",
    "len",
    "dor",
]
_FR_TRADES = [
    "Transports",
    "Services",
    "Conseil",
    "Énergie",
    "Industries",
    "Distribution",
    "Logistique",
    "Bâtiment",
    "Propreté",
    "Sécurité",
    "Informatique",
    "Ingénierie",
    "Maintenance",
    "Habitat",
    "Immobilier",
    "Assurances",
    "Environnement",
    "Restauration",
    "Santé",
    "Formation",
    "Électricité",
    "Chauffage",
    "Négoce",
    "Matériaux",
    "Emballages",
    "Systèmes",
    "Réseaux",
    "Développement",
    "Gestion",
]
_EN_TRADES = [
    "Holdings",
    "Technologies",
    "Pharmaceuticals",
    "Systems",
    "Industries",
    "Energy",
    "Partners",
    "Networks",
    "Media",
    "Software",
    "Therapeutics",
    "Logistics",
    "Financial",
    "Bancorp",
    "Entertainment",
    "Laboratories",
    "Communications",
    "Solutions",
    "Resources",
    "Medical",
    "Foods",
    "Motors",
    "Airlines",
    "Insurance",
    "Studios",
    "Golf",
    "Capital",
    "Materials",
    "Interactive",
    "Biosciences",
]
_FR_FIRST = [
    "Jean",
    "Pierre",
    "Marie",
    "Sophie",
    "Luc",
    "Claire",
    "Paul",
    "Julie",
    "Antoine",
    "Nathalie",
    "Éric",
    "Hélène",
    "Thierry",
    "Isabelle",
    "Karim",
    "François",
    "Zoé",
    "Mehdi",
    "Aurélie",
    "Benoît",
    "Chloé",
    "Gérard",
]
_EN_FIRST = [
    "John",
    "Mary",
    "Robert",
    "Susan",
    "David",
    "Karen",
    "Michael",
    "Linda",
    "James",
    "Laura",
    "William",
    "Emily",
    "George",
    "Anna",
    "Thomas",
    "Helen",
    "Richard",
    "Jane",
    "Daniel",
    "Sarah",
]
_FR_CITIES = [
    "Paris",
    "Lyon",
    "Marseille",
    "Lille",
    "Bordeaux",
    "Nantes",
    "Toulouse",
    "Rennes",
    "Strasbourg",
    "Grenoble",
    "Dijon",
    "Nanterre",
    "Bobigny",
    "Rouen",
    "Reims",
    "Angers",
    "Tours",
    "Pau",
    "Nice",
    "Metz",
    "Évry",
    "Créteil",
    "Montpellier",
    "Clermont-Ferrand",
]
_EN_CITIES = [
    "Dover",
    "Austin",
    "Denver",
    "Boston",
    "Chicago",
    "Seattle",
    "Houston",
    "Atlanta",
    "London",
    "Leeds",
    "Bristol",
    "Dublin",
    "Toronto",
    "Reno",
    "Phoenix",
    "Irvine",
    "Boulder",
    "Albany",
    "Manchester",
    "Cambridge",
]
STATES = [
    "Delaware",
    "California",
    "Nevada",
    "Texas",
    "Florida",
    "Ohio",
    "Colorado",
    "Maryland",
    "Utah",
    "Virginia",
    "Minnesota",
    "Georgia",
    "Kansas",
    "Illinois",
    "New York",
    "New Jersey",
    "North Carolina",
]
FR_FORMS = (
    ("SAS", "société par actions simplifiée"),
    ("SARL", "société à responsabilité limitée"),
    ("SA", "société anonyme"),
    ("SASU", "société par actions simplifiée unipersonnelle"),
    ("SNC", "société en nom collectif"),
    ("SCI", "société civile immobilière"),
    ("EURL", "entreprise unipersonnelle à responsabilité limitée"),
    ("SCOP", "société coopérative et participative"),
)
EN_FORMS = ("Inc.", "Corp.", "Corporation", "LLC", "L.L.C.", "L.P.", "Ltd.", "Limited", "plc", "Incorporated",
            "Company", "Co., Ltd.", "GmbH", "B.V.", "S.A.", "N.V.", "AG", "Pty Ltd")  # fmt: skip


def word(rng: Random) -> str:
    """Invent a capitalised word of two or three syllables."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).capitalize()


def company(rng: Random, language: str) -> str:
    """Invent a company's name without legal form."""
    trades = _FR_TRADES if language == "fr" else _EN_TRADES
    made = rng.choice(
        (
            lambda: f"{word(rng)} {rng.choice(trades)}",
            lambda: word(rng),
            lambda: f"{word(rng)} {word(rng)}",
            lambda: f"{word(rng)} & {word(rng)}",
            lambda: (
                f"{rng.choice(trades)} {'et' if language == 'fr' else 'and'} {rng.choice(trades)}"
                f" {word(rng)}"
            ),
            lambda: f"{word(rng)}-{word(rng)} {rng.choice(trades)}",
            lambda: "".join(rng.choice("ABCDEFGHKLMNPRSTVX") for _ in range(3)),
            lambda: f"{surname(rng)} {'et Fils' if language == 'fr' else '& Sons'}",
            lambda: f"{rng.choice(trades)} {'de' if language == 'fr' else 'of'} {city(rng, language)}",
        )
    )()
    return made.upper() if rng.random() < 0.3 else made


def surname(rng: Random) -> str:
    """Invent a family name."""
    return word(rng)


def person(rng: Random, language: str) -> str:
    """Invent a person's name, the family name sometimes in capitals."""
    first = rng.choice(_FR_FIRST if language == "fr" else _EN_FIRST)
    last = surname(rng)
    if language == "en" and rng.random() < 0.3:
        first = f"{first} {rng.choice('ABCDEFGHJKLMPRSTW')}."
    return f"{first} {last.upper() if rng.random() < 0.4 else last}"


def city(rng: Random, language: str) -> str:
    """Choose a city."""
    return rng.choice(_FR_CITIES if language == "fr" else _EN_CITIES)


def address(rng: Random, language: str) -> str:
    """Invent a postal address."""
    if language == "fr":
        street = rng.choice(("rue", "avenue", "boulevard", "place", "chemin", "quai", "allée"))
        of = rng.choice(("de la", "du", "des", "de"))
        code = f"{rng.randint(1, 95):02d}{rng.randint(0, 9)}{rng.choice(('00', '10', '20', '50'))}"
        return f"{rng.randint(1, 220)} {street} {of} {word(rng)}, {code} {city(rng, 'fr')}"
    street = rng.choice(("Street", "Avenue", "Road", "Boulevard", "Drive", "Parkway"))
    suite = f", Suite {rng.randint(100, 900)}" if rng.random() < 0.4 else ""
    return (
        f"{rng.randint(10, 9900)} {word(rng)} {street}{suite}, {city(rng, 'en')}, {rng.choice(STATES)} "
        f"{rng.randint(10000, 99000)}"
    )


def day(rng: Random, language: str) -> str:
    """Invent a date in words."""
    if language == "fr":
        months = [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ]
        return (
            f"{rng.choice(('1er', *map(str, range(2, 29))))} {rng.choice(months)} {rng.randint(1998, 2025)}"
        )
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{rng.choice(months)} {rng.randint(1, 28)}, {rng.randint(1995, 2025)}"


def siren(rng: Random) -> str:
    """Invent nine digits as a French company number is written."""
    return f"{rng.randint(300, 899)} {rng.randint(100, 999)} {rng.randint(100, 999)}"
