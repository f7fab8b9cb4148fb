"""Views become bytes. :mod:`refs` alone knows where a cell lies."""
