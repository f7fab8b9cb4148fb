"""The bundled example as files of a test's own, without its occupations where a test need not wait for them."""

import shutil
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from industry_clusters.ingest.study_file import read_study
from industry_clusters.ingest.study_writer import write_study
from industry_clusters.workflows.start import DEMO_FOLDER, DEMO_STUDY, make_demo

EXAMPLE = "industry_clusters.example"
_OF_OCCUPATIONS = {"example_occupations.zip", "example_state_M2003.csv"}


def without_occupations(study):
    """The example's study without its files of occupations."""
    kept = tuple(source for source in study.data if Path(source.path).name not in _OF_OCCUPATIONS)
    assert len(kept) == len(study.data) - len(_OF_OCCUPATIONS)
    return replace(study, data=kept)


def example_in(folder):
    """Copy the example to a new folder, without its occupations; return the folder."""
    with as_file(files(EXAMPLE)) as there:
        shutil.copytree(there, folder, ignore=shutil.ignore_patterns("__*"))
    write_study(without_occupations(read_study(folder / "study.toml")), folder / "study.toml")
    return folder


def demo_in(folder, **changes):
    """Make the demo without its occupations, with changes to its study; return its workbook."""
    with as_file(files(EXAMPLE)) as there:
        study = without_occupations(read_study(there / "study.toml"))
    sources = tuple(replace(source, path=f"{DEMO_FOLDER}/{source.path}") for source in study.data)
    placed = {"data": sources, "definitions_file": f"{DEMO_FOLDER}/{study.definitions_file}"}
    write_study(replace(study, **placed | changes), folder / DEMO_STUDY)
    return make_demo(folder).path
