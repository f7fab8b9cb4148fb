"""What is said once is said once, and what the documents name is there."""

import importlib.metadata
import re
from pathlib import Path

import click
import pytest

import industry_clusters
from industry_clusters.hosts.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_COMMAND = re.compile(r"`(?:\.venv/bin/)?industry-clusters ([a-z-]+(?: [a-z-]+)?)")
_LINE = re.compile(r"^(?: {4,}|\$ )(?:\S*[/\\])?industry-clusters ([a-z-]+(?: [a-z-]+)?)", re.MULTILINE)
_OPTION = re.compile(r"industry-clusters ([a-z][^`\n]*)")
_PATH = re.compile(r"`((?:addin|docs|examples|src|templates|tests)/[\w./-]+)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def test_the_version_is_that_of_the_package():
    assert importlib.metadata.version("industry-clusters") == industry_clusters.__version__


def test_the_version_is_written_nowhere_else():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^version = "', text, re.MULTILINE) is None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_exists(page):
    text = page.read_text(encoding="utf-8")
    named = {*_COMMAND.findall(text), *_LINE.findall(text)}
    assert [words for words in sorted(named) if not is_command(words)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_that_a_page_names_is_one_of_its_command(page):
    said = _OPTION.findall(page.read_text(encoding="utf-8"))
    assert [(words, option) for words in said for option in unknown_options(words)] == []


def unknown_options(words):
    """The options in a line of words that its command does not have."""
    first, *rest = words.split()
    command = main.commands.get(first)
    if isinstance(command, click.Group) and rest:
        command = command.commands.get(rest[0], command)
    known = {name for one in command.params for name in one.opts} | {"--help"} if command else set()
    return set(re.findall(r"(?<!\S)--[a-z-]+", words)) - known


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("build kern.toml --no-such-option", {"--no-such-option"}),
        ("data get --area 06029 --years 2001-2024", set()),
        ("nosuch --years", {"--years"}),
    ],
)
def test_an_option_that_does_not_exist_is_found(line, found):
    assert unknown_options(line) == found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_of_the_project_that_a_page_names_is_there(page):
    named = _PATH.findall(page.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []


def is_command(words):
    first, _, second = words.partition(" ")
    command = main.commands.get(first)
    if isinstance(command, click.Group):
        return not second or second in command.commands
    return command is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_links_to_is_there(page):
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_command_has_its_line_in_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in main.commands if f"`{name}" not in text and f" {name}" not in text] == []
