"""E-mail texts as drafts (.eml), which mail programs open for a person to look at and send."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr
from typing import TYPE_CHECKING

from industry_clusters.mail_address import mail_address
from industry_clusters.outputs import in_place
from industry_clusters.render.papers.kinds import MAIL_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from industry_clusters.views.vocabulary.paper_model import Mail

_LONGEST_SUBJECT = 200


def write_mail(mail: Mail, path: Path) -> None:
    """Write a draft; an address that is none is left out, and no text gets into another line of the head."""
    message = EmailMessage(policy=SMTP)
    name, _, value = MAIL_HEADER.partition(": ")
    message[name] = value
    message["X-Unsent"] = "1"  # by which Outlook opens it to edit
    message["Subject"] = " ".join(mail.subject.split())[:_LONGEST_SUBJECT]
    message.set_content(mail.body.rstrip() + "\n")
    head, gap, body = message.as_bytes().partition(b"\r\n\r\n")
    lines = [head, *_heads(mail)]
    with in_place(path) as temporary:
        temporary.write_bytes(b"\r\n".join(lines) + gap + body)


def _heads(mail: Mail) -> Iterator[bytes]:
    """Address lines, an address a line: the library's own folding encodes commas between names with accents."""
    for head, people in (("To", mail.to), ("Bcc", mail.hidden)):
        addresses = list(_addresses(people))
        if addresses:
            yield f"{head}: ".encode() + b",\r\n ".join(addresses)


def _addresses(people: tuple[tuple[str, str], ...]) -> Iterator[bytes]:
    for name, address in people:
        if checked := mail_address(address):
            yield formataddr((" ".join(name.split()), checked)).encode("ascii")
