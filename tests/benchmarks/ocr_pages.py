"""Twenty scanned pages of known truth, ten in French and ten in English, as contracts are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from PIL import Image

from tests.scanning.scanner import paginate, scan_page

FRENCH = """
Article {n} - Objet. Le présent contrat a pour objet de définir les conditions dans lesquelles le
Prestataire assure, pour le compte du Client, l'entretien préventif et le dépannage des équipements
désignés à l'annexe {n}.
§Article {n} - Durée. Le contrat prend effet le {d} {m} {y} pour une durée de trois ans. Il se renouvelle
ensuite par tacite reconduction par périodes successives d'un an, sauf dénonciation par l'une des
parties, adressée par lettre recommandée avec demande d'avis de réception au moins {k} mois avant
l'échéance.
§Article {n} - Prix. En contrepartie des prestations, le Client verse au Prestataire une redevance
annuelle forfaitaire de {p} {q} euros hors taxes, payable d'avance par trimestre, dans un délai de trente
jours à compter de la réception de la facture.
§Article {n} - Révision du prix. Le prix est révisé chaque année, à la date anniversaire du contrat, selon
la formule P = P0 x (0,15 + 0,85 x S / S0), dans laquelle S désigne le dernier indice ICHT-IME publié à
la date de révision et S0 l'indice du mois de {m} {y}, soit 1{k}2,{k}.
§Article {n} - Pénalités. En cas de retard imputable au Prestataire, une pénalité de {k} % du montant
mensuel est due par jour ouvré de retard, sans mise en demeure préalable, dans la limite de 10 % du
montant annuel hors taxes.
§Article {n} - Confidentialité. Chaque partie s'engage à garder secrètes les informations reçues de
l'autre, quelle qu'en soit la nature, pendant toute la durée du contrat et cinq années après son terme,
même en cas de résiliation anticipée.
§Article {n} - Résiliation. À défaut d'exécution de l'une de ses obligations, le contrat est résilié de
plein droit {k} jours après une mise en demeure restée infructueuse, sans préjudice des dommages et
intérêts auxquels la partie lésée pourrait prétendre.
§Article {n} - Responsabilité. La responsabilité du Prestataire est limitée, tous préjudices confondus, à
la somme de {p} {q} € par année contractuelle ; cette limite ne s'applique ni à la faute lourde, ni au
dol, ni aux dommages corporels.
§Article {n} - Force majeure. Aucune des parties ne répond de l'inexécution due à un événement échappant à
son contrôle, qui ne pouvait être raisonnablement prévu lors de la conclusion du contrat et dont les
effets ne peuvent être évités.
§Article {n} - Cession. Le présent contrat étant conclu en considération de la personne du Prestataire, il
ne peut être cédé, même partiellement, sans l'accord écrit et préalable du Client, y compris en cas de
fusion ou d'apport.
§Article {n} - Assurances. Le Prestataire déclare être titulaire d'une police couvrant sa responsabilité
civile professionnelle auprès d'une compagnie notoirement solvable, et en justifie à première demande.
§Article {n} - Droit applicable. Le contrat est soumis au droit français. Tout litige relatif à sa
validité, son interprétation ou son exécution relève du tribunal de commerce de Nanterre, nonobstant
pluralité de défendeurs.
"""

ENGLISH = """
{n}. Scope. The Supplier shall maintain and repair the equipment listed in Schedule {n} in accordance
with good industry practice, and shall keep enough trained staff available to meet the response times set
out there.
§{n}. Term. This Agreement takes effect on {d} {m} {y} and continues for an initial term of three years.
It then renews for successive periods of twelve months unless either party gives written notice of
non-renewal at least {k} months before the end of the current period.
§{n}. Charges. In return for the services the Customer shall pay an annual fee of GBP {p},{q}.00,
exclusive of value added tax, by equal quarterly instalments within thirty days of receipt of a proper
invoice.
§{n}. Indexation. On each anniversary the fee shall be adjusted by the change in the Retail Prices Index
over the preceding twelve months, provided that no increase shall exceed {k} per cent and that the fee
shall not fall.
§{n}. Late payment. Any sum not paid when due bears interest from the due date until payment at {k}% a
year above the base rate of the Bank of England, whether before or after judgment.
§{n}. Confidentiality. Each party shall keep the other's confidential information secret, shall use it for
no purpose other than this Agreement, and shall return or destroy it within {k} days after termination.
§{n}. Limitation of liability. Neither party excludes liability for death, personal injury or fraud.
Subject to that, the Supplier's total liability in any contract year shall not exceed GBP {p},{q}.
§{n}. Termination. Either party may terminate with immediate effect if the other commits a material breach
which it fails to remedy within {k} days of a written request, becomes insolvent, or ceases to carry on
business.
§{n}. Force majeure. A party is not in breach if performance is prevented by an event beyond its
reasonable control, so long as it notifies the other promptly and takes all reasonable steps to limit the
effect of that event.
§{n}. Assignment. The Supplier may not assign, novate or subcontract any of its rights or duties without
the Customer's prior written consent, which shall not be unreasonably withheld or delayed.
§{n}. Insurance. The Supplier shall hold professional indemnity cover of at least GBP {p},{q} for each
claim and shall produce evidence of it whenever the Customer asks.
§{n}. Governing law. This Agreement and any dispute arising out of it are governed by the laws of England
and Wales, and the parties submit to the exclusive jurisdiction of the courts of London.
"""

_MONTHS = {
    "fr": [
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
    ],
    "en": [
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
    ],
}
_LOOKS: tuple[dict[str, Any], ...] = (
    {"skew": 0.2, "noise": 4.0},
    {"skew": -0.5, "font": "Helvetica", "size": 10},
    {"skew": 0.8, "noise": 9.0, "jpeg_quality": 50},
    {"skew": 0.0, "size": 12, "shadow": 0.5},
    {"skew": 0.3, "columns": 2, "size": 9.5},
    {"skew": -1.2, "stamp": "COPY 14 MAR 2019", "font": "Helvetica"},
    {"skew": 0.4, "font": "Courier", "size": 10},
    {"skew": 0.1, "size": 9, "blur": 0.8},
    {"skew": 0.6, "ink": 120, "paper": 215},
    {"skew": -0.2, "header": "12/04/2018 09:41", "footer": "Page 3/14"},
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One page: what is printed on it, and how it was scanned."""

    name: str
    language: Literal["fr", "en"]
    truth: str
    lines: tuple[str, ...]
    look: dict[str, Any]
    seed: int

    def scan(self, dpi: int) -> Image.Image:
        """Return the page's picture."""
        return scan_page(list(self.lines), seed=self.seed, dpi=dpi, **self.look)


def samples() -> list[Sample]:
    """Return the twenty pages, always the same."""
    made = []
    for language, bank in (("fr", FRENCH), ("en", ENGLISH)):
        for index, look in enumerate(_LOOKS):
            seed = index + (100 if language == "fr" else 200)
            text = _contract(bank, language, seed)
            setting = {key: look[key] for key in ("font", "size", "columns") if key in look}
            lines = tuple(paginate(text, **setting)[0])
            truth = "\n".join((look.get("header", ""), *lines, look.get("footer", ""))).strip()
            made.append(Sample(f"{language}-{index}", language, truth, lines, look, seed))  # type: ignore[arg-type]
    return made


def _contract(bank: str, language: str, seed: int) -> str:
    rng = np.random.default_rng(seed)
    clauses = [" ".join(clause.split()) for clause in bank.split("§")]
    text = []
    for number, index in enumerate(
        np.concatenate([rng.permutation(len(clauses)) for _ in range(3)]), start=1
    ):
        text.append(
            clauses[index].format(
                n=number,
                d=int(rng.integers(1, 29)),
                m=_MONTHS[language][int(rng.integers(12))],
                y=int(rng.integers(1998, 2025)),
                k=int(rng.integers(2, 10)),
                p=int(rng.integers(11, 999)),
                q=int(rng.integers(100, 999)),
            )
        )
    return "\n\n".join(text)
