# ruff: noqa: E501 (texts to be read as they stand)
"""Terms, renewals and notices as practitioners word them; all sentences are invented."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

HEAD = {
    "en": "SERVICES AGREEMENT\n\nThis Agreement is made on 3 March 2025 between Alder Mills Limited and Brook Foods plc.\n\n1. Subject. The parties agree as follows.\n\n2. ",
    "fr": "CONTRAT\n\nEntre la société Aubrac Industrie, ci-après « le Fournisseur », et la société Morvan Négoce, ci-après « le Client ».\n\nArticle 1. Objet. Les parties conviennent de ce qui suit.\n\nArticle 2. ",
}
REST = {
    "en": "\n\n3. Law. This Agreement is governed by the laws of England.\n",
    "fr": "\n\nArticle 3. Loi. Le contrat est soumis au droit français.\n\nFait le 3 mars 2025.\n",
}
SAID: list[tuple[Language, str, str, str]] = [
    ("en", "effective_date", "2018-03-25", '"Term" means ten years from and including 25 March 2018.'),
    (
        "en",
        "renewal_term",
        "P36M",
        "The Licence runs for seven years from the Effective Date and then continues in blocks of three (3) years, save where a party serves notice to stop at least 180 days before a block begins.",
    ),
    (
        "en",
        "notice_period",
        "P10M",
        "Upon expiry this Agreement will continue for subsequent two-year terms, a party not wishing it to continue being bound to inform the other ten months in advance.",
    ),
    (
        "en",
        "renewal",
        "tacit",
        "The term is extended by one year at each anniversary, except that no extension occurs where the Distributor has received forty weeks' prior written notice of the intention not to extend.",
    ),
    ("en", "renewal", "tacit", "Duration: 24 months, rolling for 12 months thereafter."),
    (
        "en",
        "renewal_term",
        "P12M",
        "Unless cancelled in writing thirty days before the anniversary, the service plan continues for another twelve months.",
    ),
    (
        "en",
        "notice_period",
        "P30D",
        "Initial term: 36 months. Auto-renewal: yes, 12 months. Cancellation notice: 30 days before renewal.",
    ),
    (
        "en",
        "notice_period",
        "P90D",
        "Renewal Term: 24 months, automatic. Notice to prevent renewal: 90 days.",
    ),
    (
        "en",
        "term",
        "P6M",
        "The Services will be provided for a pilot term of six (6) months and will then continue for successive terms of twelve months.",
    ),
    (
        "en",
        "term",
        "P48M",
        "The Customer commits to the Services for four years and has no right to cancel during that time.",
    ),
    (
        "en",
        "term",
        "P36M",
        "After the Initial Term of thirty-six months this Agreement renews for periods of twelve months.",
    ),
    (
        "en",
        "term",
        "P18M",
        "Following the first eighteen months the term shall be extended automatically by periods of three years.",
    ),
    ("en", "term", "P24M", "Term 24 months; thereafter automatic extension in 12-month steps."),
    (
        "en",
        "effective_date",
        "2024-01-01",
        "Commencing January 1, 2024, this Agreement has an initial term of three years.",
    ),
    ("en", "expiration_date", "2027-02-28", "The Initial Term ends at midnight on February 28, 2027."),
    (
        "en",
        "termination_notice",
        "P270D",
        "This Agreement may be brought to an end by either of the parties upon the expiry of a notice of two hundred and seventy days.",
    ),
    (
        "en",
        "termination_notice",
        "P15D",
        "This Agreement is terminable at will by either Party, such termination to take effect fifteen days after receipt of the notice.",
    ),
    (
        "en",
        "termination_notice",
        "P2D",
        "Either side is free to call off the arrangement at 48 hours' notice.",
    ),
    (
        "en",
        "termination_notice",
        "P24M",
        "Notice period for either side: 24 months to the end of a calendar year.",
    ),
    ("en", "termination_notice", "P10D", "Termination without cause: ten business days, either side."),
    (
        "fr",
        "renewal_term",
        "P36M",
        "La licence est consentie pour sept ans. Passé ce terme, elle continuera à produire ses effets par tranches de trois ans, la partie qui souhaiterait s'en dégager devant en aviser l'autre neuf mois avant le début de chaque tranche.",
    ),
    (
        "fr",
        "renewal_term",
        "P24M",
        "Le contrat, d'une durée d'un an, sera reconduit de plein droit tous les deux ans à défaut d'opposition formulée deux mois avant la date de reconduction.",
    ),
    (
        "fr",
        "renewal_term",
        "P60M",
        "Le marché est tacitement reconduit pour un nouveau quinquennat, sauf opposition notifiée un an avant.",
    ),
    (
        "fr",
        "renewal",
        "tacit",
        "La location du matériel est consentie pour cinq ans à compter du 1er février 2022 ; faute de congé délivré six mois avant l'expiration, elle est prorogée pour la même durée.",
    ),
    (
        "fr",
        "notice_period",
        "P12M",
        "Pour faire obstacle à la reconduction annuelle, la lettre du Client doit parvenir au Fournisseur une année pleine avant l'échéance.",
    ),
    (
        "fr",
        "term",
        "P36M",
        "Après la période initiale de trente-six mois, le contrat est reconduit par périodes de douze mois.",
    ),
    (
        "fr",
        "term",
        "P60M",
        "Conclu pour cinq années entières et consécutives, le contrat se poursuivra pour une durée identique.",
    ),
    (
        "fr",
        "term",
        "P48M",
        "Le Client s'engage pour quatre ans et ne dispose d'aucune faculté de résiliation pendant ce temps.",
    ),
    (
        "fr",
        "term",
        "P6M",
        "Les prestations sont fournies à titre d'essai pendant six mois, puis le contrat se renouvelle tacitement par périodes de douze mois.",
    ),
    (
        "fr",
        "effective_date",
        "2024-01-01",
        "À compter du 1er janvier 2024, le contrat est conclu pour une durée initiale de trois ans.",
    ),
    (
        "fr",
        "expiration_date",
        "2027-01-31",
        "Le contrat expire le 31 janvier 2027 ; soixante jours avant cette date les parties se rencontrent pour négocier un nouveau contrat.",
    ),
    (
        "fr",
        "expiration_date",
        "perpetual",
        "Le présent engagement est perpétuel et aucune des parties ne pourra y mettre fin.",
    ),
    (
        "fr",
        "termination_notice",
        "P24M",
        "Délai de préavis réciproque : 24 mois pour la fin d'une année civile.",
    ),
    (
        "fr",
        "termination_notice",
        "P2D",
        "Chacun est libre de cesser la collaboration en prévenant l'autre 48 heures avant.",
    ),
]
SAID += [
    (
        "en",
        "notice_period",
        "P12M",
        "Either party may oppose the tacit renewal of the Agreement for a further year by registered letter sent at least twelve months before its expiry.",
    ),
    (
        "en",
        "expiration_date",
        "2027-02-28",
        "The Agreement is entered into for a period ending on 28 February 2027.",
    ),
    (
        "en",
        "termination_notice",
        "P9M",
        "Either party may give notice of termination at any time, the notice period being nine months.",
    ),
    ("en", "renewal_term", "P12M", "Contract start: 1 Feb 2025. Thereafter: renews every 12 months."),
    ("en", "renewal", "tacit", "Following Terms: one year each, commencing automatically."),
    (
        "fr",
        "renewal",
        "tacit",
        "Chaque partie peut s'opposer à la tacite reconduction du contrat pour une nouvelle année par lettre recommandée.",
    ),
    (
        "fr",
        "term",
        "P6M",
        "La durée initiale est de six mois. Le contrat est ensuite prorogé d'année en année, sauf dénonciation du Client.",
    ),
    (
        "fr",
        "termination_notice",
        "P12M",
        "Pour quitter l'accord, une partie prévient l'autre une année à l'avance.",
    ),
]
NOT_SAID: list[tuple[Language, str, str, str]] = [
    (
        "en",
        "term",
        "P60M",
        "This obligation will exist while this Agreement is in force and for a period of five years thereafter.",
    ),
    (
        "en",
        "term",
        "P12M",
        "Granted for two years, the licence thereafter continues for terms of one year unless a party objects.",
    ),
    (
        "en",
        "term",
        "P6M",
        "The term ends on 15 December 2026 and thereafter the parties are bound for six months more each time.",
    ),
    (
        "en",
        "termination_notice",
        "P7D",
        "The Client shall give seven days' notice of any change of address; either party may terminate this Agreement on ninety days' notice.",
    ),
    (
        "en",
        "termination_for_convenience",
        "customer",
        "The Client commits to the Services for four years and has no right to cancel for convenience during that time.",
    ),
    (
        "en",
        "renewal",
        "tacit",
        "The initial term is two years. The parties may renew this Agreement for two years by an instrument signed by both; it does not renew automatically.",
    ),
    ("en", "term", "P6M", "The pilot lasts six months. The parties may then sign an agreement."),
    ("en", "term", "P120M", "The Supplier commits to keep spare parts for ten years."),
    ("en", "effective_date", "2024-01-01", "Effective January 1, 2024, the price list is replaced."),
    (
        "fr",
        "term",
        "P12M",
        "La location prendra fin le 31.12.2026, étant précisé que, si le locataire n'a pas donné congé, elle se poursuivra pour une nouvelle année.",
    ),
    ("fr", "term", "P60M", "Le Client s'engage pour cinq ans à ne pas divulguer les informations reçues."),
    (
        "fr",
        "termination_notice",
        "P7D",
        "Chaque partie peut résilier avec un préavis de trente jours ; le Fournisseur restitue les données sous sept jours.",
    ),
    (
        "fr",
        "expiration_date",
        "perpetual",
        "Les droits sont cédés pour toujours et l'obligation de confidentialité demeure à jamais.",
    ),
]


@pytest.mark.parametrize(("language", "kind", "value", "text"), SAID)
def test_a_value_is_read_from_the_words_of_practice(
    language: Language, kind: str, value: str, text: str
) -> None:
    found = _values(language, kind, text)
    assert value in found, found


@pytest.mark.parametrize(("language", "kind", "value", "text"), NOT_SAID)
def test_what_looks_like_it_is_not_read(language: Language, kind: str, value: str, text: str) -> None:
    assert value not in _values(language, kind, text)


def _values(language: Language, kind: str, text: str) -> list[str]:
    terms = read(HEAD[language] + text + REST[language], language, kind)
    return [term.value_text for term in terms if term.kind == kind and term.state == "stated"]
