"""What Excel, Word or PowerPoint would refuse, repair or show wrongly, and schemas do not see.

Each rule is a function whose name is the sentence it holds a file to; it gives the places where the file breaks it.
"""

import inspect

from support.excel_rules import books, cells, documents, drawings, formulas, packages, pages
from support.excel_rules.parts import Package

RULES = tuple(
    rule
    for module in (packages, books, cells, formulas, pages, drawings, documents)
    for name, rule in vars(module).items()
    if inspect.isfunction(rule) and rule.__module__ == module.__name__ and not name.startswith("_")
)
_SHOWN = 5


def broken_rules(path):
    """The rules that a file breaks, each with the first places."""
    package = Package(path)
    found = {rule.__name__.replace("_", " "): list(rule(package)) for rule in RULES}
    return {name: places[:_SHOWN] for name, places in found.items() if places}
