"""Which files of the program import a function: what it costs to know of it."""

import ast
from functools import cache, partial
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "industry_clusters"


def importers(make):
    """The files, from the program's folder, that import a maker from the file that it stands in; none of a lambda."""
    while isinstance(make, partial):
        make = make.func
    name = (make.__module__, make.__name__)
    return {path for path, names in _imported().items() if name in names}


@cache
def _imported():
    return {
        path.relative_to(SOURCE).as_posix(): {
            (node.module, alias.name)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for path in SOURCE.rglob("*.py")
    }
