"""LibreOffice calculates a workbook from scratch, and every cached value is held against what it found."""

import math
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

SOFFICE = shutil.which("soffice")
_TIMEOUT = 240
_RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True)
class Disagreement:
    """A formula cell whose cached value is not what LibreOffice works out."""

    sheet: str
    cell: str
    formula: str
    cached: object
    recalculated: object


def convert(path, extension, folder):
    """Convert a document in a profile of its own that recalculates every formula on loading."""
    profile = Path(tempfile.mkdtemp(prefix="profile-"))
    try:
        (profile / "user").mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE_ALWAYS)
        command = [
            SOFFICE,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            extension,
        ]
        for _attempt in range(2):  # a fresh profile may end the first start with a request to start again
            done = subprocess.run(
                [*command, "--outdir", folder, path], capture_output=True, timeout=_TIMEOUT, check=False
            )
            made = Path(folder) / f"{Path(path).stem}.{extension}"
            if made.exists():
                return made
        raise AssertionError(done.stderr.decode() or done.stdout.decode())
    finally:
        shutil.rmtree(profile, ignore_errors=True)


def recalculated(path, folder):
    """A copy of the workbook in which LibreOffice has calculated every formula anew."""
    return load_workbook(convert(path, "xlsx", folder), data_only=True)


def disagreements(path, folder, tolerance=1e-9):
    """Every formula cell whose cached value differs from LibreOffice's; relative tolerance for numbers."""
    formulas, caches = load_workbook(path), load_workbook(path, data_only=True)
    fresh = recalculated(path, folder)
    found = []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                cached = caches[sheet.title][cell.coordinate].value
                now = fresh[sheet.title][cell.coordinate].value
                if not _same(cached, now, tolerance):
                    found.append(Disagreement(sheet.title, cell.coordinate, cell.value, cached, now))
    return found


def count_formulas(path):
    """How many formula cells a workbook has."""
    return sum(
        cell.data_type == "f" for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row
    )


def _same(cached, now, tolerance):
    if isinstance(cached, int | float) and isinstance(now, int | float) and not isinstance(cached, bool):
        return math.isclose(cached, now, rel_tol=tolerance, abs_tol=1e-12)
    return (cached or "") == (now or "")
