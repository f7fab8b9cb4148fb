"""The example is made by its script, and only by it."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "examples" / "sample_region" / "build_example.py"


def test_the_script_writes_the_bundled_files_byte_for_byte(tmp_path):
    subprocess.run([sys.executable, SCRIPT, tmp_path], check=True)
    bundled = files("industry_clusters.example")
    for made in tmp_path.iterdir():
        assert made.read_bytes() == bundled.joinpath(made.name).read_bytes(), made.name
