"""Every kind of file that the product writes, held against the ISO schemas of the Office formats, where they are at hand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from support.small_files import small_study_in

VALIDATE = Path(os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA", "no-real-data")).parent / "ooxml" / "validate"
COMMANDS = (
    ("build", "here.toml"),
    ("build", "here.xlsx", "--with-lambda-functions"),
    ("slides", "here.xlsx"),
    ("letter", "here.xlsx"),
    ("share", "here.xlsx"),
    ("clusters", "export", "here.xlsx", "definitions.xlsx"),
    ("addin", "build", "--out", "."),
)


@pytest.mark.skipif(not VALIDATE.exists(), reason="the schemas are not beside INDUSTRY_CLUSTERS_REAL_DATA")
def test_every_kind_of_file_is_valid(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    small_study_in(tmp_path)
    for words in COMMANDS:
        made = CliRunner().invoke(main, list(words))
        assert made.exit_code == 0, made.output
    files = [
        path for path in sorted(tmp_path.iterdir()) if path.suffix in {".xlsx", ".pptx", ".docx", ".xlam"}
    ]
    said = subprocess.run([sys.executable, VALIDATE, *files], capture_output=True, text=True, check=False)
    assert (said.returncode, len(files)) == (0, 8), said.stdout
