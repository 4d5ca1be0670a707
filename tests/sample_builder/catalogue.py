"""The list of files of the sample archive, each with the way it is made."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf

from tests.sample_builder import docx, office, pack, pictures
from tests.sample_builder.markup import Block, Run, Source, as_text, load
from tests.sample_builder.pdf import Look, write

Maker = Callable[[], bytes]
PDF = "application/pdf"
MAIL_BODY = """Bonjour,

Vous trouverez ci-joint le contrat de conseil signé par les deux parties, pour votre dossier.
La première facture (30 %) vous parviendra cette semaine ; merci de rappeler la référence LC-118.

Bien cordialement,
Clarisse Hautecombe-Roy
Cabinet Lormoy Conseil
"""


def _pdf(name: str, look: Look | None = None) -> Maker:
    return lambda: write(load(name), look or Look())


def _docx(name: str) -> Maker:
    return lambda: docx.write(load(name))


def _txt(name: str, encoding: str = "utf-8", newline: str = "\n") -> Maker:
    return lambda: as_text(load(name)).replace("\n", newline).encode(encoding)


def reworded(source: Source, changes: dict[str, str]) -> Source:
    """Exchange words: a copy that somebody went over."""

    def words(text: str) -> str:
        for old, new in changes.items():
            text = text.replace(old, new)
        return text

    def block(item: Block) -> Block:
        runs = tuple(Run(words(run.text), run.style) for run in item.runs)
        return replace(item, runs=runs, rows=tuple(tuple(words(c) for c in row) for row in item.rows))

    return replace(source, blocks=tuple(block(item) for item in source.blocks))


def _near_copy() -> bytes:
    changes = {
        "Ferréol Dubosquin": "Ferréol DUBOSQUIN",
        "4 octobre 2024": "04/10/2024",
        "Déplacement": "Frais de déplacement",
        "Fait à Vauclerc, le 2 décembre 2024.": "Fait à Vauclerc, le 2 décembre 2024. (copie de travail)",
    }
    return docx.write(reworded(load("cvc_thermicla"), changes))


def _mixed() -> bytes:
    body = write(load("distribution_sunderfoot"), Look("helvetica", 10.5))
    signatures = pictures.scanned_pdf(load("distribution_signatures"), Look("helvetica", 10.5))
    return pack.joined(body, signatures)


def _mail() -> bytes:
    head = {
        "From": "Clarisse Hautecombe-Roy <c.hautecombe@lormoy-conseil.example>",
        "To": "direction@biscuiterie-delorne.example",
        "Subject": "Contrat de conseil signé - réf. LC-118",
        "Date": "Fri, 19 Dec 2025 09:42:00 +0100",
        "Message-ID": "<lc-118.20251219@lormoy-conseil.example>",
    }
    contract = write(load("mission_lormoy"), Look("vera", 9.5))
    return pack.mail(head, MAIL_BODY, {"Contrat de conseil Delorne.pdf": (PDF, contract)})


def _archive() -> bytes:
    return pack.zipped(
        {
            "2023/nettoyage/contrat-nettoyage-siege.pdf": write(
                load("nettoyage_garamont"), Look("times", 11)
            ),
            "2023/hosting-agreement.txt": _txt("hosting_tarnwick")(),
            "2023/location-photocopieurs.docx": docx.write(load("copieurs_matignard")),
        }
    )


def _embedding() -> bytes:
    body = write(load("gardiennage_argos"), Look("times", 11))
    return pack.embed(body, "annexe-tarifaire.docx", docx.write(load("gardiennage_annexe")), _DOCX)


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _missing_page() -> bytes:
    """Lose page 3 of 4, as a careless copy does."""
    whole = write(load("vehicules_kerguezec"), Look("helvetica", 11))
    with pikepdf.open(io.BytesIO(whole)) as document:
        del document.pages[2]
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _litter() -> bytes:
    """The head of a compound file, as a file browser leaves it."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + b"\x3e\x00\x03\x00\xfe\xff\x09\x00" + bytes(480)


_ELECTRICITY = _pdf("electricite_sauvanche", Look("vera", 9.5))

FILES: dict[str, Maker] = {
    "baux/bail-commercial-tisserands.pdf": _pdf("bail_tisserands", Look("times", 12, margin=29)),
    "baux/avenant-1-bail-tisserands.pdf": _pdf("avenant1_tisserands", Look("times", 12)),
    "baux/SCAN0041.tif": lambda: pictures.scanned_tiff(load("avenant2_tisserands"), Look("times", 12.5)),
    "librairie/bail-dentelliere-scan.pdf": lambda: pictures.scanned_pdf(
        load("bail_dentelliere"), Look("times", 12)
    ),
    "informatique/Contrat-cadre infogérance.docx": _docx("infogerance_ozerance"),
    "informatique/TMA_Haute-Ormeraie.odt": lambda: office.odt(load("tma_castagnet")),
    "informatique/Quillfeather_License_2023.pdf": _pdf(
        "licence_quillfeather", Look("times", 11.5, columns=2, paper="LETTER", margin=22)
    ),
    "supply/Master_Supply_Agreement.pdf": _pdf(
        "supply_ostrander", Look("times", 12, paper="LETTER", margin=27)
    ),
    "supply/Amendment_No_1.docx": _docx("supply_amendment"),
    "supply/HR-PO-7731.pdf": _pdf("purchase_order", Look("helvetica", 10, paper="LETTER")),
    "supply/Distribution_Agreement_signed.pdf": _mixed,
    "maintenance/ascenseurs-pontavy.pdf": lambda: pictures.scanned_pdf(
        load("ascenseurs_mirandol"), Look("times", 12), stamp="REÇU LE 17 MARS 2022"
    ),
    "maintenance/contrat-maintenance-cvc.rtf": lambda: office.rtf(load("cvc_thermicla")),
    "maintenance/copie contrat cvc (relu).docx": _near_copy,
    "maintenance/location-vehicules-kerguezec.pdf": _missing_page,
    "energie/fourniture-electricite-2026-2028.pdf": _ELECTRICITY,
    "energie/Copie de fourniture-electricite-2026-2028.pdf": _ELECTRICITY,
    "energie/gardiennage-sauvanche.pdf": _embedding,
    "nda/mutual_nda_larkmere_tarnwick.txt": _txt("nda_larkmere"),
    "nda/accord_confidentialite_delorne.txt": _txt("confidentialite_delorne", "cp1252", "\r\n"),
    "conseil/consultancy-inverquhar.html": lambda: office.html(load("consulting_brackenmoor")),
    "conseil/Contrat signé LC-118.eml": _mail,
    "conseil/IMG_2210.jpg": lambda: pictures.photo(load("loan_letter"), Look("times", 13)),
    "conseil/protocole-confidentiel.pdf": _pdf("protocole_chiffre", Look("times", 11, encrypt="lormoy")),
    "lots/contrats-2023.zip": _archive,
    "courriers/resiliation-nettoyage.pdf": _pdf("resiliation_nettoyage", Look("helvetica", 10.5)),
    "courriers/facture-FA-2026-0417.png": lambda: pictures.screenshot(
        load("facture_orvane"), Look("helvetica", 11)
    ),
    "modeles/cgv-castagnet-6.2.pdf": _pdf("cgv_castagnet", Look("helvetica", 7.5, columns=2, margin=16)),
    "modeles/modele-contrat-travail.docx": _docx("modele_travail"),
    "modeles/projet-transport-v3.odt": lambda: office.odt(load("projet_transport")),
    "courriers/Thumbs.db": _litter,
}
"""Path inside the archive -> what makes its bytes."""

PICTURES = frozenset(path for path in FILES if path.endswith((".tif", ".jpg", ".png"))) | {
    "librairie/bail-dentelliere-scan.pdf",
    "maintenance/ascenseurs-pontavy.pdf",
    "supply/Distribution_Agreement_signed.pdf",
}
"""Files whose pixels depend on the libraries that draw them."""
