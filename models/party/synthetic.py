# ruff: noqa: E501 (texts to be read as they stand)
"""Writes preambles the way contracts have them, with the place of each party, alias and signatory.

Written for training; no sentence comes from a real contract.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from models import _invent as invent

_FR_ROLES = ["Client", "Prestataire", "Bailleur", "Preneur", "Fournisseur", "Vendeur", "Acheteur", "Concédant", "Licencié", "Mandant", "Mandataire", "Franchiseur", "Franchisé", "Distributeur", "Employeur", "Société", "Titulaire", "Éditeur"]  # fmt: skip
_EN_ROLES = ["Company", "Licensor", "Licensee", "Supplier", "Customer", "Distributor", "Consultant", "Lessor", "Lessee", "Sponsor", "Agent", "Provider", "Purchaser", "Seller", "Manufacturer", "Franchisor", "Owner", "Contractor"]  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A text under way, with the spans written so far as (start, end, label)."""

    text: str = ""
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, words: str, label: str = "") -> Draft:
        """Append words; with a label they become a span."""
        if label:
            self.spans.append((len(self.text), len(self.text) + len(words), label))
        self.text += words
        return self


def examples(count: int, seed: int = 20) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Write ``count`` preambles, French and English by turns with more French."""
    rng = Random(seed)
    return [french(rng) if number % 4 else english(rng) for number in range(count)]


def french(rng: Random) -> tuple[str, list[tuple[int, int, str]]]:
    """Write one French preamble."""
    draft = Draft()
    gap = rng.choice(("\n", "\n\n", " "))
    kinds = ("CONTRAT DE PRESTATION DE SERVICES", "Contrat de maintenance", "BAIL COMMERCIAL", "Convention",
             "CONTRAT DE DISTRIBUTION", "AVENANT N° 2", "Accord de confidentialité", "CONTRAT"
             " CADRE")  # fmt: skip
    draft.add(rng.choice(kinds) + gap)
    if rng.random() < 0.2:
        draft.add(f"Contrat n° {rng.randint(1000, 99999)}" + gap)
    draft.add(rng.choice(("ENTRE LES SOUSSIGNÉS :", "Entre les soussignés :", "Entre", "ENTRE :", "Entre :",
                          "Le présent contrat est conclu entre :", "Les parties :", "",
                          f"Le {invent.day(rng, 'fr')}, a été conclu le présent contrat entre")) + gap)  # fmt: skip
    roles = rng.sample(_FR_ROLES, 3)
    count = 3 if rng.random() < 0.12 else 2
    style = rng.choice(("prose", "prose", "prose", "lines", "table"))
    for number in range(count):
        if number:
            draft.add(
                rng.choice(
                    (gap + "Et" + gap, gap + "ET :" + gap, ", et ", gap + "d'une part," + gap + "et" + gap)
                )
            )
        _french_party(rng, draft, roles[number], style, gap)
    draft.add(rng.choice((gap + "D'autre part,", ".", gap + "Ci-après ensemble « les Parties »")) + gap)
    draft.add(rng.choice(("IL A ÉTÉ CONVENU CE QUI SUIT :", "Préambule", "Il a été exposé ce qui suit :",
                          f"La société {invent.company(rng, 'fr')} est un concurrent du secteur.",
                          "Article 1 - Objet")))  # fmt: skip
    return draft.text, draft.spans


def _french_party(rng: Random, draft: Draft, role: str, style: str, gap: str) -> None:
    short, long = rng.choice(invent.FR_FORMS)
    line = "\n" if style == "lines" else ", "
    if style == "table":
        draft.add(rng.choice((f"Le {role} : ", f"{role.upper()}\n", f"{role} : ")))
    kind = rng.random()
    if kind < 0.15:
        draft.add(rng.choice(("Monsieur ", "Madame ", "M. ", "Mme ")))
        draft.add(invent.person(rng, "fr"), "PARTY")
        draft.add(
            f", né{'' if rng.random() < 0.5 else 'e'} le {invent.day(rng, 'fr')} à {invent.city(rng, 'fr')}"
        )
        draft.add(f", demeurant {invent.address(rng, 'fr')}")
    else:
        if kind < 0.25:
            draft.add(rng.choice(("", "L'", "l'")))
            draft.add(f"Association {invent.company(rng, 'fr')}", "PARTY")
        elif kind < 0.33:
            draft.add(rng.choice(("La ", "la ")))
            draft.add(f"{rng.choice(('Commune', 'Ville', 'Mairie'))} de {invent.city(rng, 'fr')}", "PARTY")
        else:
            draft.add(
                rng.choice(("La société ", "la société ", "", "La Société ", f"La {short} ", f"{short} "))
            )
            draft.add(invent.company(rng, "fr"), "PARTY")
            form = rng.choice((short, long, long.capitalize(), f"{long} ({short})"))
            draft.add(f"{line}{form} au capital de {rng.randint(1, 900)} 000 {rng.choice(('€', 'euros'))}")
        if rng.random() < 0.8:
            draft.add(
                f"{line}immatriculée au"
                f" {rng.choice(('RCS de', 'Registre du commerce et des sociétés de', 'RCS'))} "
                f"{invent.city(rng, 'fr')} sous le {rng.choice(('n°', 'numéro'))} {invent.siren(rng)}"
            )
        draft.add(
            line + rng.choice(("dont le siège social est situé ", "ayant son siège social ", "sise ", ""))
        )
        draft.add(invent.address(rng, "fr"))
        if rng.random() < 0.7:
            draft.add(
                line
                + rng.choice(
                    ("représentée par ", "prise en la personne de ", "représentée aux présentes par ")
                )
            )
            draft.add(rng.choice(("Monsieur ", "Madame ", "M. ", "")))
            draft.add(invent.person(rng, "fr"), "SIGNATORY")
            draft.add(
                rng.choice(
                    (", en sa qualité de Président", ", gérant", ", Directeur général dûment habilité")
                )
            )
    if style != "table" and rng.random() < 0.9:
        draft.add(
            rng.choice((gap, ", "))
            + rng.choice(
                (
                    "ci-après dénommée « ",
                    "ci-après désigné « ",
                    "Ci-après « ",
                    "ci-après « ",
                    'ci-après dénommé "',
                )
            )
        )
        draft.add(rng.choice((f"le {role}", role, f"LE {role.upper()}")), "ALIAS")
        draft.add(' "' if draft.text.rstrip().endswith('"') else " »")


def english(rng: Random) -> tuple[str, list[tuple[int, int, str]]]:
    """Write one English preamble."""
    draft = Draft()
    kind = rng.choice(
        ("Services", "License", "Supply", "Distribution", "Lease", "Consulting", "Maintenance")
    )
    gap = rng.choice(("\n\n", "\n", " "))
    draft.add(rng.choice((f"{kind.upper()} AGREEMENT{gap}", f"{kind} Agreement{gap}", "")))
    draft.add(
        rng.choice(
            (
                f'This {kind} Agreement (the "Agreement") is made as of {invent.day(rng, "en")} by and between ',
                f"THIS AGREEMENT is entered into on {invent.day(rng, 'en')} between ",
                f"This Deed is dated {invent.day(rng, 'en')}{gap}BETWEEN{gap}",
                f"Parties:{gap}",
                "This letter sets out what has been agreed by ",
            )
        )
    )
    roles = rng.sample(_EN_ROLES, 3)
    count = 3 if rng.random() < 0.15 else 2
    for number in range(count):
        if number:
            draft.add(rng.choice((", and ", " and ", f"; and{gap}", f"{gap}and{gap}")))
        if rng.random() < 0.15:
            draft.add(f"({number + 1}) ")
        _english_party(rng, draft, roles[number])
    draft.add(
        rng.choice(('. Each is a "Party" and together the "Parties".', ".", ", who agree as follows:"))
    )
    other = f"{invent.company(rng, 'en')} {rng.choice(invent.EN_FORMS)}"
    draft.add(
        rng.choice(
            (
                f"{gap}WHEREAS, the parties wish to cooperate;",
                f"{gap}RECITALS{gap}A. {other} is a competitor.",
            )
        )
    )
    return draft.text, draft.spans


def _english_party(rng: Random, draft: Draft, role: str) -> None:
    person = rng.random() < 0.15
    if person:
        draft.add(invent.person(rng, "en"), "PARTY")
        draft.add(rng.choice((", an individual", f", residing at {invent.address(rng, 'en')}", "")))
    else:
        comma = rng.choice((" ", ", "))
        draft.add(f"{invent.company(rng, 'en')}{comma}{rng.choice(invent.EN_FORMS)}", "PARTY")
        draft.add(
            rng.choice(
                (
                    f", a {rng.choice(invent.STATES)} corporation",
                    f", a company organized under the laws of {rng.choice(invent.STATES)}",
                    "",
                    f" (registered number 0{rng.randint(1000000, 9999999)})",
                )
            )
        )
        if rng.random() < 0.6:
            draft.add(
                rng.choice(
                    (
                        ", with its principal place of business at ",
                        ", having offices at ",
                        ", whose registered office is at ",
                    )
                )
            )
            draft.add(invent.address(rng, "en"))
        if rng.random() < 0.2:
            draft.add(", represented by ")
            draft.add(invent.person(rng, "en"), "SIGNATORY")
    if rng.random() < 0.85:
        draft.add(rng.choice((' ("', ' (the "', ' (hereinafter "', ' (hereinafter referred to as "')))
        draft.add(role, "ALIAS")
        draft.add('")')
