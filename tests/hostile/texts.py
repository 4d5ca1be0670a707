"""Hostile and odd texts, mails, RTF and HTML."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.base import MIMEBase

FRENCH = (
    "Le présent contrat est conclu à Évry pour une durée déterminée de trente-six mois, renouvelable.\n"
)
ENGLISH = "This Agreement shall be governed by the laws of England and Wales for a term of two years.\n"


def mail(**attachments: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Claire Dumont <claire@exemple.example>"
    message["To"] = "achats@exemple.example"
    message["Date"] = "Tue, 06 Feb 2024 10:00:00 +0100"
    message["Subject"] = "Avenant signé"
    message["Message-ID"] = "<1@exemple.example>"
    message.set_content("Bonjour,\n\nVeuillez trouver ci-joint l'avenant signé par les deux parties.\n")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def nested_mail(depth: int) -> bytes:
    """Messages in one another, written as text: the library itself would give up earlier."""
    head = []
    for level in range(depth):
        head.append(
            f"From: a@example\r\nTo: b@example\r\nSubject: level {level}\r\nMIME-Version: 1.0\r\n"
            f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n'
            "Content-Type: message/rfc822\r\n\r\n"
        )
    tail = [f"\r\n--b{level}--\r\n" for level in reversed(range(depth))]
    inner = "From: z@example\r\nTo: y@example\r\nSubject: inmost\r\n\r\nThe price is 100 euros.\r\n"
    return ("".join(head) + inner + "".join(tail)).encode()


def broken_mime() -> bytes:
    return (
        b"From: =?utf-8?q?Fran=C3=A7ois?= <f@example>\r\nTo: undisclosed\r\nDate: not a date\r\n"
        b"Subject: =?x-unknown?b?////?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="never"\r\n\r\n--other\r\n'
        b"Content-Type: text/plain; charset=nonsense\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"!!!not base64!!!\r\n"
    )


def encrypted_mail() -> bytes:
    message = MIMEBase("application", "pkcs7-mime", name="smime.p7m")
    message.set_param("smime-type", "enveloped-data")
    message["From"], message["To"], message["Subject"] = "a@example", "b@example", "secret"
    message["Message-ID"] = "<2@example>"
    message.set_payload("MIAGCSqGSIb3DQEHA6CAMIACAQAxggFr")
    return message.as_bytes()


MBOX = (
    b"From claire@example Tue Feb  6 10:00:00 2024\n"
    + b"From: claire@example\nTo: b@example\nSubject: x\n\nBonjour\n"
)
RTF = rb"{\rtf1\ansi\ansicpg1252 Le pr\'e9sent contrat est conclu pour une dur\'e9e de deux ans.\par}"


def rtf_nest(depth: int) -> bytes:
    return rb"{\rtf1\ansi " + b"{" * depth + b"deep" + b"}" * depth + b"}"


def html_nest(depth: int) -> bytes:
    return b"<html><body>" + b"<div>" * depth + b"deep" + b"</div>" * depth + b"</body></html>"
