"""docs/your-own-data.md, followed line by line: its files are written, its commands run, and what it shows is printed."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from industry_clusters.ingest.reading.plausible import CHECKS
from industry_clusters.ingest.study.study_file import MAPPING_KEYS

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "your-own-data.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```csv (\S+)\n(.*?)```", DOCUMENT, re.DOTALL))
COMMANDS = [
    command.partition("\n")
    for block in re.findall(r"```console\n(.*?)```", DOCUMENT, re.DOTALL)
    for command in block.split("$ industry-clusters ")[1:]
]


@pytest.mark.parametrize(("command", "shown"), [(first, rest) for first, _, rest in COMMANDS])
def test_a_command_of_the_document_prints_what_the_document_shows(tmp_path, monkeypatch, command, shown):
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, shlex.split(command), standalone_mode=True)
    printed = result.output + (str(result.exception) if result.exception else "")
    lacking = [
        line for line in shown.strip().splitlines() if line.strip().removeprefix("Error: ") not in printed
    ]
    assert lacking == []


def test_the_document_names_every_key_of_a_mapping():
    assert [key for key in MAPPING_KEYS if f"`{key}`" not in DOCUMENT] == []


def test_the_document_names_every_check():
    assert [name for name in CHECKS if f"| `{name}` |" not in DOCUMENT] == []
