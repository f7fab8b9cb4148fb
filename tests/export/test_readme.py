"""What the README shows is what there is."""

import re
from pathlib import Path

from industry_clusters.export.function_table import function_table
from industry_clusters.functions.calling import evaluate
from industry_clusters.functions.declared import FUNCTIONS

README = Path(__file__).parents[2] / "README.md"
_NUMBERS = r"\{?[\d.,]+\}?"


def test_the_table_of_functions_is_that_of_the_list():
    text = README.read_text(encoding="utf-8")
    table = re.search(r"<!-- functions -->\n\n?(.*?)\n?<!-- /functions -->", text, re.DOTALL)[1]
    assert table.strip() == function_table(FUNCTIONS).strip()


def test_every_example_shows_what_it_says():
    for function in FUNCTIONS:
        shown = evaluate(function.name, list(_arguments(function.example.formula)))
        first = shown[0][0] if isinstance(shown, list) else shown
        said = function.example.shown
        assert (f"{first:.10g}" if isinstance(first, float | int) else first) == said, function.name


def _arguments(formula):
    inside = formula[formula.index("(") + 1 : -1]
    for part in re.findall(r"\{[^}]*\}|\"[^\"]*\"|[^,]+", inside):
        if part.startswith("{"):
            yield [[float(cell) for cell in part[1:-1].split(",")]]
        else:
            yield part[1:-1] if part.startswith('"') else float(part)
