"""The house: what people read is plain American English, with one word for each thing.

Looked through are the texts of the program (strings of a letter and a space or more, docstrings of commands) and the pages.
The list is ours: a word that readers stumbled over, and what stands in its place.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "industry_clusters"
PAGES = [
    ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "templates" / "README.md", ROOT / "addin" / "README.md",
]  # fmt: skip
HISTORY = {"CHANGELOG.md"}
"""Pages that say what things were called before."""
PLAIN = {
    r"beside the (United States|U\.S\.|nation|reference)": "compared with",
    r"stands? (on|in) (the )?(sheet|Setup|Start|Notes|Contacts|\*)": "is on",
    r"parted (by|at)": "grouped by, divided at",
    r"growth a year": "annual growth",
    r"dollars of \d{4} a job": "average annual pay (2003 dollars)",
    r"jobs beside": "job growth vs. the U.S.",
    r"concentration then and now": "concentration (LQ), 1990 and 2003",
    r"look at what is strange": "check unusual numbers",
    r"talk to employers": "interview employers",
    r"who has been heard": "interview coverage",
    r"ask what a change is made of": "why jobs changed (shift-share)",
    r"in the first three": "in the top 3",
    r"none yet, \d": "0 of 10-15 interviews",
    r"\brungs?\b": "step",
    r"members without a role": "no role assigned",
    r"withheld": "not disclosed",
    r"region at (least|most)": "lower bound, upper bound",
    r"classified anew": "reclassified",
    r"bridge groups?": "comparable industry groups",
    r"at which pay": "at what pay",
    r"would reach us in time": "please reply by",
    r"(is|are|was|were) told": "listed, shown, noted",
    r"tells (what|which|where|how)\b": "shows",
}
BRITISH = re.compile(
    r"\b\w*(colour|neighbour|labour|favour|behaviour|honour)\w*\b|\bgrey\w*\b|\b\w*licences?\b|\bcentres?\b|\bprogrammes?\b"
    r"|\b(recogni|organi|summari|minimi|maximi|normali|categori|emphasi|prioriti|standardi|utili|capitali|speciali)s(e|ed|es|ing|ation)\b"
    r"|\b(cancell|travell|modell|labell)(ed|ing)\b|\b(whilst|judgement|catalogues? of|analyse[sd]?)\b",
    re.IGNORECASE,
)
WORDS = re.compile("|".join(f"(?:{pattern})" for pattern in PLAIN), re.IGNORECASE)
CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>", re.DOTALL)
A_SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z]|[A-Za-z]+ \{")
NOT_READ = re.compile(r"^\s*(SELECT|CREATE|INSERT|COPY|WITH|SET)\b|^Attribute VB_|^#|=\"|</|\$\{|\\b")
"""Statements of SQL, code of other languages and markup are texts that nobody reads as English."""


NAMES = re.compile(r"\[\w+\]|\{[^}]*\}|\w+_\w+")
"""Names of columns and settings within a text or a formula."""
FORMER_NAMES = SOURCE / "sheet_names.py"
"""The one file that says what sheets were called before; their names now are looked through on the sheets."""
FORMER_TEXTS = {"that of its bridge group"}
"""What people's workbooks of earlier releases say, which is read and never shown."""


def faults(text):
    """The words of a text that have a plain one, and British spellings."""
    return [found[0] for pattern in (WORDS, BRITISH) for found in pattern.finditer(text)]


@cache
def texts(path):
    """What a module may show: its strings with two words or more, without docstrings, and the help of commands."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(one) for node in ast.walk(tree) for one in documentation(node, path)}
    found = []
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
        if is_text and A_SENTENCE.search(node.value) and not NOT_READ.search(node.value):
            found.append((node.lineno, NAMES.sub("", node.value)))
    return found


def documentation(node, path):
    """The docstrings of a module, class or function, and strings beneath an assignment; a command's is its help, and read."""
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return
    is_help = isinstance(node, ast.FunctionDef) and any(
        "command" in ast.unparse(one) for one in node.decorator_list
    )
    for statement in node.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and not is_help:
            yield statement.value


def test_every_text_of_the_program_is_in_plain_words():
    offences = [
        f"{path.relative_to(SOURCE)}:{line}: {', '.join(found)}"
        for path in sorted(set(SOURCE.rglob("*.py")) - {FORMER_NAMES})
        for line, text in texts(path)
        if (found := faults(text)) and text not in FORMER_TEXTS
    ]
    assert offences == []


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name not in HISTORY], ids=lambda page: page.name
)
def test_every_page_is_in_plain_words(page):
    text = CODE.sub(lambda code: "\n" * code[0].count("\n"), page.read_text(encoding="utf-8"))
    offences = [
        f"{number}: {', '.join(found)}"
        for number, line in enumerate(text.splitlines(), 1)
        if (found := faults(line))
    ]
    assert offences == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jobs withheld in 2003", ["withheld"]),
        ("The colour of the neighbour", ["colour", "neighbour"]),
        ("A label of this labor office", []),
        ("Annual growth, compared with the U.S.", []),
    ],
)
def test_a_word_that_has_a_plain_one_is_found(text, found):
    assert faults(text) == found


def test_texts_of_the_program_are_looked_through():
    assert len(texts(SOURCE / "workflows" / "share.py")) > 3
    assert any("Fetch areas" in text for _, text in texts(SOURCE / "hosts" / "cli_data.py"))
