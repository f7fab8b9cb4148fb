"""The one-folder program answers as Python would where the add-in starts it; PyInstaller is told of all that goes along."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "addin" / "packaging"


def ran(*arguments):
    done = subprocess.run(
        [sys.executable, PACKAGING / "program.py", *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize("options", [("-c",), ("-P", "-B", "-c"), ("-B", "-c")])
def test_code_runs_as_python_would_run_it(options):
    assert ran(*options, "import sys; print(__name__, sys.argv)", "one") == ["__main__", "['-c',", "'one']"]


def test_anything_else_is_a_command():
    assert "industry-clusters," in ran("--version")


def test_the_add_ins_own_texts_go_along():
    spec = importlib.util.spec_from_file_location("build_program", PACKAGING / "build_program.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert "--collect-data=industry_clusters" in module.command(Path("dist"), Path("work"))
