"""A sentence with what has to be said beside it."""

from __future__ import annotations


class Said(str):
    """A sentence with what has to be said beside it; the ``headline`` is the sentence alone, the ``rest`` what follows it.

    Examples
    --------
    >>> said = Said.of("Two of 3 grow.", " Left out: A (not disclosed).")
    >>> said, said.headline, said.rest
    ('Two of 3 grow. Left out: A (not disclosed).', 'Two of 3 grow', 'Left out: A (not disclosed).')
    """

    __slots__ = ("headline", "rest")
    headline: str
    rest: str

    @classmethod
    def of(cls, sentence: str, rest: str) -> Said:
        """Put a sentence and the rest together."""
        made = cls(sentence + rest)
        made.headline, made.rest = sentence.removesuffix("."), rest.strip()
        return made
