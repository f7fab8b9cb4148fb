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
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def test_the_version_is_that_of_the_package():
    assert importlib.metadata.version("industry-clusters") == industry_clusters.__version__


def test_the_version_is_written_nowhere_else():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^version = "', text, re.MULTILINE) is None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_exists(page):
    named = set(_COMMAND.findall(page.read_text(encoding="utf-8")))
    assert [words for words in sorted(named) if not is_command(words)] == []


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
