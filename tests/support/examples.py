"""How many examples property tests try."""

from hypothesis import settings


def at_most(count):
    """Fewer examples than usual, where each takes long; in the quick loop as few as everywhere in it."""
    return settings(max_examples=min(count, settings.default.max_examples))
