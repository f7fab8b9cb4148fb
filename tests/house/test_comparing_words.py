"""The house: a sentence that compares asks the bounds. Comparing words stand in one module, which does."""

import ast
import re
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "industry_clusters"
ASKS_THE_BOUNDS = "comparisons.py"
ROOMS = ("analysis", "views/board_pack", "views/slides")
COUNTED = SOURCE / "analysis" / "workshop"
"""Votes of teams are counted: their number has no bounds."""
COMPARING = re.compile(
    r"\b(largest|smallest|biggest|highest|lowest|fastest|slowest|strongest|weakest|(?<!at )most|(?<!at )least|fewest|leads|leading"
    r"|(more|fewer) \w+[^.]* than|(faster|slower|higher|lower|larger|smaller|better|worse) than|above LQ|ahead of)\b",
    re.IGNORECASE,
)
TITLES_OF_LISTS = {"Ranking"}
"""A list is called by what it ranks; which rows it may hold is in ``ranked``, and tested there."""
NAMES = re.compile(r"[a-z_]+")
"""Names of columns and of settings are no sentences."""


def test_no_sentence_compares_without_asking_the_bounds():
    assert [offence for path in files() for offence in comparing_texts(path)] == []


def test_the_module_that_asks_the_bounds_has_the_words():
    assert texts_of(ast.parse((SOURCE / "analysis" / ASKS_THE_BOUNDS).read_text(encoding="utf-8")))


def test_a_comparing_sentence_anywhere_else_would_be_found():
    planted = ast.parse('def said(name):\n    return f"{name} is the largest."\n')
    assert texts_of(planted) == [" is the largest."]


@cache
def files():
    return sorted(
        path
        for room in ROOMS
        for path in (SOURCE / room).rglob("*.py")
        if path.name != ASKS_THE_BOUNDS and COUNTED not in path.parents
    )


def comparing_texts(path):
    return [f"{path.name}: {text}" for text in texts_of(ast.parse(path.read_text(encoding="utf-8")))]


def texts_of(tree):
    """Texts with comparing words, docstrings and titles of lists left out."""
    silent = {id(part) for node in ast.walk(tree) for part in not_said(node)}
    texts = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
    )
    return [text for text in texts if COMPARING.search(text) and not NAMES.fullmatch(text)]


def not_said(node):
    """Constants below a node that are not said to a reader: sentences about the code, and titles of lists."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TITLES_OF_LISTS:
        yield from ast.walk(node)
