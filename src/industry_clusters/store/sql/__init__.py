"""The store's SQL: each statement is a file, which says what it reads and what it makes.

It knows no Python: names of files and columns are put in where a statement is run.
"""

from importlib.resources import files


def statement(name: str) -> str:
    """Return a statement's text.

    Examples
    --------
    >>> "CREATE" in statement("cells")
    True
    """
    return files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
