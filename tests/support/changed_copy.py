"""A copy of the program with a few lines more, asked by a script what it knows: what a change costs is what it takes here."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def answers_of(folder, changes, script):
    """What a script prints as JSON, run with a copy of the program.

    ``changes`` holds by file what is added in front of a text that stands there once; a file that is not there is made, of
    what is added in front of nothing.
    """
    copy = folder / "src" / "industry_clusters"
    shutil.copytree(
        ROOT / "src" / "industry_clusters", copy, ignore=shutil.ignore_patterns("__pycache__", "*.zip")
    )
    shutil.copytree(ROOT / "addin", folder / "addin", ignore=shutil.ignore_patterns("web", "*.xlam"))
    for name, additions in changes.items():
        for before, added in additions.items():
            _add(copy / name, before, added)
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(folder / "src"), str(ROOT / "tests")])},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _add(path, before, added):
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert not before or text.count(before) == 1, f"{path} holds {before!r} {text.count(before)} times"
    path.write_text(text.replace(before, added + before) if before else added, encoding="utf-8")
