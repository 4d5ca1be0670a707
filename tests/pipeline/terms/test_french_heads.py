"""French contracts: the day on which they were made, where their head tells it."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._french_contract import cases, read, text_of

_HEADS = """
En date du 15 mars 2024
= 2024-03-15
Contrat n° 2024-118 du 15 mars 2024
= 2024-03-15
Daté du 15 mars 2024
= 2024-03-15
conclu le 15 mars 2024
= 2024-03-15
Date : 15 mars 2024
= 2024-03-15
Date du contrat : 15/03/2024
= 2024-03-15
Version 2 du 3 février 2024
= -
Mis à jour le 3 février 2024
= -
L'an deux mille vingt-quatre, le quinze mars
= 2024-03-15
15 mars 2024
= 2024-03-15
Le présent contrat est conclu ce jour, 15 mars 2024.
= 2024-03-15
Avenant n° 2 au contrat de maintenance n° 778
signé le 6 juillet 2020
= -
Date limite de remise des offres : 15 mars 2024
= -
Offre valable jusqu'au 15 mars 2024
= -
Entre les soussignés, le 7 avril 2022, il a été convenu ce qui suit.
= 2022-04-07
Contrat signé le 7 avril 2022
= 2022-04-07
conclu à Nantes le 7 avril 2022
= 2022-04-07
Nantes, le 7 avril 2022
= 2022-04-07
Contrat du 7 avril 2022
= 2022-04-07
Référence : CT-2022-118 – Date : 07/04/2022
= 2022-04-07
Date d'édition : 07/04/2022
= -
Imprimé le 07/04/2022
= -
Devis n° 778 du 3 février 2022
= -
Suite à la consultation du 7 avril 2022
= -
Annexe à la délibération du 7 avril 2022
= -
Avenant n° 1 du 7 avril 2022 au contrat du 3 mars 2020
= 2022-04-07
Date d'effet : 07/04/2022
= -
Date de signature : 07/04/2022
= 2022-04-07
Fait entre les soussignés le 7 avril 2022
= 2022-04-07
N° de contrat : 2022-118
Date du contrat : 7 avril 2022
= 2022-04-07
Date de conclusion : 07/04/2022
= 2022-04-07
Le 7 avril 2022
= 2022-04-07
Paris, le 7 avril 2022
= 2022-04-07
CONTRAT CONCLU LE 7 AVRIL 2022
= 2022-04-07
L'an deux mille vingt-deux, le sept avril,
= 2022-04-07
Le sept avril deux mille vingt-deux,
= 2022-04-07
Document généré le 7 avril 2022
= -
V1.2 – 07/04/2022
= -
Validité : 30 juin 2022
= -
Consultation n° 12 – offre remise le 7 avril 2022
= -
Date de début : 07/04/2022
= -
Date d'établissement : 07/04/2022
= 2022-04-07
"""


@pytest.mark.parametrize(("head", "wanted"), cases(_HEADS))
def test_day_at_the_head(head: str, wanted: tuple[str | None]) -> None:
    assert (text_of(read(head=head + "\n", signed="")["agreement_date"]),) == wanted
