"""What the README's test command looks at: a lie in a docstring or on a page is found."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRUE = '"""A room.\n\n>>> 1 + 1\n2\n"""\n'


@pytest.mark.parametrize(
    ("text", "code"), [(TRUE, 0), (TRUE.replace("\n2\n", "\n3\n"), 1)], ids=["true", "a lie"]
)
def test_a_doctest_that_lies_fails_under_the_projects_own_settings(tmp_path, text, code):
    module = tmp_path / "room.py"
    module.write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        ROOT / "pyproject.toml",
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
    ]
    ended = subprocess.run(
        [*command, "--rootdir", tmp_path, module], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert ended.returncode == code, ended.stdout + ended.stderr


def test_the_doctests_of_the_source_are_among_the_tests_that_the_readme_runs(pytestconfig):
    assert "src" in pytestconfig.getini("testpaths")
    assert "--doctest-modules" in pytestconfig.getini("addopts")
