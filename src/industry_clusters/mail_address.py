"""An e-mail address as a person typed it: one that mail programs take, or none."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address


def mail_address(typed: str) -> str:
    """The one address that a text is; "" where it is none, several, or has letters that not every mail program takes.

    Examples
    --------
    >>> mail_address(" ana@example.org "), mail_address("ask Ana"), mail_address("a@example.org; b@example.org")
    ('ana@example.org', '', '')
    """
    try:
        address = Address(addr_spec=typed.strip()).addr_spec
    except (MessageError, ValueError, IndexError):
        return ""
    return address if address.isascii() and "@" in address else ""
