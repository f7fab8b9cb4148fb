"""The bundled example as files of a test's own: four of its years, without its occupations.

What rests on every year and on occupations is looked at in the demo as a person gets it, :func:`whole_demo_in`.
"""

import getpass
import hashlib
import re
import shutil
import tempfile
import zipfile
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from filelock import FileLock

import industry_clusters
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.views.vocabulary.room import ROOM
from industry_clusters.workflows.build import build
from industry_clusters.workflows.start import DEMO_FOLDER, DEMO_STUDY, DEMO_WORKBOOK, make_demo
from support.room import whole_room

EXAMPLE = "industry_clusters.example"
BY_SECTOR = {"industry_level": 2, "definitions_file": None}
"""Changes to the example's study that leave its sheets as they are and take less time to build."""
YEARS = ("1990", "1992", "1995", "2003")
"""The years that tests of the example without its occupations need; all fourteen take half as long again."""
_DATA = "example_data.zip"
_OF_SECTORS = re.compile(rb'^\W*area_fips|"?\w{5}"?,"?\d"?,"?\d\d(-\d\d)?"?,')
_OF_OCCUPATIONS = {"example_occupations.zip", "example_state_M2003.csv"}


def without_occupations(study):
    """The example's study without its files of occupations."""
    kept = tuple(source for source in study.data if Path(source.path).name not in _OF_OCCUPATIONS)
    assert len(kept) == len(study.data) - len(_OF_OCCUPATIONS)
    return replace(study, data=kept)


def example_in(folder):
    """Copy the example to a new folder, in four years and without its occupations; return the folder."""
    data_in(folder)
    with as_file(files(EXAMPLE)) as there:
        write_study(without_occupations(read_study(there / "study.toml")), folder / "study.toml")
    return folder


def data_in(folder, *, sectors_only=False):
    """Copy the example's files of data to a new folder, those of industries in four years."""
    with as_file(files(EXAMPLE)) as there:
        shutil.copytree(there, folder, ignore=shutil.ignore_patterns("__*", "*.py", _DATA, *_OF_OCCUPATIONS))
        with zipfile.ZipFile(there / _DATA) as whole, zipfile.ZipFile(folder / _DATA, "w") as part:
            for item in whole.infolist():
                if item.filename[:4] in YEARS:
                    lines = whole.read(item).splitlines(keepends=True)
                    kept = [line for line in lines if _OF_SECTORS.match(line)] if sectors_only else lines
                    part.writestr(item, b"".join(kept))


def demo_in(folder, **changes):
    """The demo in four years and without its occupations, with changes to its study, in a folder; return its workbook.

    It is built once for the sources as they are and copied from then on, for all processors of a run and all runs.
    """
    return _copied(_built_once(changes), folder)


def whole_demo_in(folder):
    """The demo as a person gets it, with its occupations, built once as well; return its workbook."""
    with whole_room():
        return _copied(_built_once(None), folder)


def _copied(made, folder):
    shutil.copytree(made, folder, dirs_exist_ok=True)
    return Path(folder) / DEMO_WORKBOOK


def _built_once(changes):
    """The folder of a demo with changes to its study; the whole demo where they are None."""
    asked = None if changes is None else (YEARS, "sectors", sorted(changes.items()))
    return made_once(asked, make_demo if changes is None else lambda folder: _demo_in(folder, changes))


def made_once(asked, make):
    """The folder that ``make`` filled, once for the sources as they are and what is ``asked``; it is not to be changed.

    Every process of a run, and every run, finds it there; two that ask at once do not both make it.
    """
    key = hashlib.sha256(repr((_sources(), asked, ROOM.get())).encode()).hexdigest()[:20]
    place = Path(tempfile.gettempdir()) / f"industry-clusters-demos-{getpass.getuser()}"
    place.mkdir(exist_ok=True)
    with FileLock(place / f"{key}.lock"):
        made = place / key
        if not made.exists():
            fresh = Path(tempfile.mkdtemp(dir=place))
            make(fresh)
            fresh.rename(made)
    return made


@cache
def _sources():
    """The checksum of all that a demo is made by and of."""
    root = Path(industry_clusters.__file__).parent
    found = hashlib.sha256()
    for path in sorted(
        path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _demo_in(folder, changes):
    """What :func:`make_demo` makes, of less."""
    data_in(folder / DEMO_FOLDER, sectors_only=changes.get("industry_level") == BY_SECTOR["industry_level"])
    with as_file(files(EXAMPLE)) as there:
        study = without_occupations(read_study(there / "study.toml"))
    sources = tuple(replace(source, path=f"{DEMO_FOLDER}/{source.path}") for source in study.data)
    placed = {"data": sources, "definitions_file": f"{DEMO_FOLDER}/{study.definitions_file}"}
    write_study(replace(study, **placed | changes), folder / DEMO_STUDY)
    build(folder / DEMO_STUDY, folder / DEMO_WORKBOOK)
