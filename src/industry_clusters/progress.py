"""How a long act says how far it is: one protocol, from the reading of a file to the line on a person's screen."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of each step; the command line shows it in a line, Excel in its status bar."""

    def __call__(self, words: str, done: int, of: int, /) -> None:
        """Take a few words, how many steps (or bytes) are done, and how many there are; 0 where that is not known."""


def silent(_words: str, _done: int, _of: int) -> None:
    """Say nothing: for an act that nobody watches."""
