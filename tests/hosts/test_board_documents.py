"""docs/board-pack.md and docs/definitions.md, followed from top to bottom: their files are written, their commands run."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from industry_clusters.views.buttons import BUTTONS
from support.small_files import small_study_in

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("name", ["board-pack.md", "definitions.md"])
def test_every_command_prints_what_the_document_shows(tmp_path, monkeypatch, name):
    text = (DOCS / name).read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shutil.move(small_study_in(tmp_path), "kern.toml")
    for file, rows in re.findall(r"```csv (\S+)\n(.*?)```", text, re.DOTALL):
        Path(file).write_text(rows, encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    commands = [command for block in blocks for command in block.split("$ industry-clusters ")[1:]]
    assert len(commands) > 3
    for command in commands:
        line, _, shown = command.partition("\n")
        result = CliRunner().invoke(main, shlex.split(line))
        assert result.exit_code == 0, (line, result.output)
        printed = result.output.replace("\\", "/")
        assert [said for said in shown.splitlines() if said not in printed] == [], (line, printed)


def test_the_document_names_the_buttons_as_the_ribbon_does():
    text = (DOCS / "board-pack.md").read_text(encoding="utf-8")
    labels = {button.key: button.label for button in BUTTONS}
    keys = ("board_pack", "fact_sheets", "print_board")
    assert [labels[key] for key in keys if f"*{labels[key]}*" not in text] == []
