"""The house: small functions, short files, a sentence on everything public."""

import ast
import statistics
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "industry_clusters"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def files():
    return sorted(SOURCE.rglob("*.py"))


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def functions():
    """Functions and methods with the length of their bodies, docstrings left out."""
    found = []
    for path in files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, FUNCTIONS):
                docstring = node.body[0] if ast.get_docstring(node) else None
                said = docstring.end_lineno - docstring.lineno + 1 if docstring else 0
                found.append((f"{path.name}:{node.name}", node.end_lineno - node.lineno + 1 - said))
    return found


def test_half_of_all_functions_have_at_most_eight_lines():
    assert statistics.median(length for _, length in functions()) <= 8


def test_nineteen_of_twenty_functions_have_at_most_thirty_lines():
    lengths = sorted(length for _, length in functions())
    assert lengths[int(len(lengths) * 0.95) - 1] <= 30


def test_no_function_has_more_than_fifty_lines():
    assert [name for name, length in functions() if length > 50] == []


def test_no_file_has_more_than_four_hundred_lines():
    assert [path.name for path in files() if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_everything_public_says_what_it_is():
    silent = []
    for path in files():
        tree = tree_of(path)
        if not ast.get_docstring(tree):
            silent.append(path.name)
        public = [
            node
            for node in tree.body
            if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_")
        ]
        silent += [f"{path.name}:{node.name}" for node in public if not ast.get_docstring(node)]
    assert silent == []
