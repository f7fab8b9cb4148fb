"""Ways to begin: the demo, a new study, a look at files."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from industry_clusters.analysis.gaps import absent_references, gaps
from industry_clusters.analysis.geography import area_breaks
from industry_clusters.analysis.industries.areas import region_areas
from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.analysis.modes import mode_counts
from industry_clusters.analysis.withheld.region import region_known
from industry_clusters.errors import BadSetting, IndustryClustersError, UnknownYear, WorkbookError
from industry_clusters.ingest.layouts.describe import describe
from industry_clusters.ingest.layouts.selection import MOST_DIGITS, Selection
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.outputs import STUDY, check_output
from industry_clusters.workflows.build import build
from industry_clusters.workflows.estimate_memory import estimate_memory
from industry_clusters.workflows.merged import seen_from
from industry_clusters.workflows.opening import starter_set
from industry_clusters.workflows.study_data import areas_in_store, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.ingest.layouts.describe import FileDescription
    from industry_clusters.panel import Panel
    from industry_clusters.progress import Progress
    from industry_clusters.study import DataSource, Study
    from industry_clusters.workflows.build import BuildReport

EXAMPLE = "industry_clusters.example"
DEMO_FOLDER, DEMO_STUDY, DEMO_WORKBOOK = "sample-region-data", "sample-region.toml", "Sample region.xlsx"


def make_demo(folder: Path, progress: Progress | None = None) -> BuildReport:
    """Write the constructed example's data and study into a folder, and build its workbook.

    A study or workbook of an earlier demo is kept: the study stays as it is, and the workbook is built again.

    Raises
    ------
    IndustryClustersError
        Where the folder cannot be written.
    """
    data, study = folder / DEMO_FOLDER, folder / DEMO_STUDY
    try:
        data.mkdir(parents=True, exist_ok=True)
        with as_file(files(EXAMPLE)) as example:
            for file in sorted(example.iterdir()):
                if file.suffix in (".zip", ".csv", ".txt"):
                    shutil.copyfile(file, data / file.name)
            original = read_study(example / "study.toml")
    except OSError as error:
        raise WorkbookError(
            f"cannot write the demo: {error.strerror}",
            place=str(folder),
            next_step="Go to a folder of yours and try again.",
        ) from error
    if not study.exists():
        sources = tuple(replace(source, path=f"{DEMO_FOLDER}/{source.path}") for source in original.data)
        definitions = f"{DEMO_FOLDER}/{original.definitions_file}"
        write_study(replace(original, data=sources, definitions_file=definitions), study)
    return build(study, folder / DEMO_WORKBOOK, progress)


class NewStudy(NamedTuple):
    """A study that was written, what each reading mode would show of it, in a sentence, and what its data lack.

    ``to_add`` are the reference areas without which it cannot be built.
    """

    study: Study
    shown: str
    missing: tuple[str, ...] = ()
    to_add: tuple[str, ...] = ()


def new_study(
    study: Study, path: Path, years: tuple[int | None, int | None], progress: Progress | None = None
) -> NewStudy:
    """Write a new study file, after a look at its data.

    Parameters
    ----------
    study
        What was chosen, with data paths as seen from the current folder; its years count only where ``years``
        leaves them open.
    path
        Where the file goes; one that is there is never overwritten.
    years
        First and last year as chosen; None takes the first or last that the data hold of the region and of what it is
        compared with; of the region alone where they share no two years.

    Raises
    ------
    BadSetting
        Where the file is there already, or the data hold fewer than two years.
    UnknownArea, UnknownYear
        Where the data lack what was chosen.
    """
    if path.exists():
        raise BadSetting(
            f"{path.name} is there already",
            place=str(path.parent),
            next_step="Choose another name with --out.",
        )
    check_output(path, STUDY)
    tell = progress or (lambda _words, _done, _of: None)
    folder = path.resolve().parent
    study = replace(study, data=tuple(_seen_from(folder, source) for source in study.data))
    selection = Selection(most_digits=MOST_DIGITS)
    data = read_sources(
        study.data,
        folder,
        selection,
        lambda name, done, of: tell(f"reading {name}", done, of),
        replace(selection, areas=areas_in_store(study)),
    )
    held = _years_of(region_areas(study, data.panel), data.panel)
    if len(held) < 2:  # noqa: PLR2004  growth needs two
        raise BadSetting(
            f"the data hold the years {held}", place="data", next_step="A study needs two years; add files."
        )
    first, last = _span(years, held, _years_of((study.reference,), data.panel))
    for year in (first, last):
        if year not in held:
            raise UnknownYear(
                f"the year {year} is not in the data",
                place="years",
                next_step=f"The data hold {held[0]} to {held[-1]}.",
            )
    checked = replace(study, first_year=first, last_year=last, dollar_year=last)
    write_study(checked, path)
    areas = region_areas(checked, data.panel)
    changes = [found.sentence for found in area_breaks(checked, data.panel, areas)]
    missing = gaps(checked, data.panel, data.price_indexes.get(checked.price_index))
    said = (*changes, *_shorter(years, checked, held), *map(str, missing))
    to_add = absent_references(checked, data.panel)
    return NewStudy(checked, _shown(checked, data.panel, held), said, to_add)


def _shown(study: Study, panel: Panel, years: list[int]) -> str:
    """What each reading mode would show; the estimates it takes are kept for the build. Nothing where the data are too little."""
    areas = region_areas(study, panel)
    defined = replace(study, clusters=study.clusters or starter_set(study, panel))
    try:
        cells = area_cells(panel, study.region.name, areas, study.ownership, years)
        known = region_known(panel, cells, areas, study, estimate_memory())
    except IndustryClustersError:
        return ""  # the build says what is wrong
    return mode_counts(cells, known, defined).sentence


def _seen_from(folder: Path, source: DataSource) -> DataSource:
    path = Path(source.path)
    return (
        source
        if path.is_absolute() or source.is_store
        else replace(source, path=seen_from(path.resolve(), folder))
    )


def _years_of(areas: tuple[str, ...], panel: Panel) -> list[int]:
    rows = panel.rows
    return sorted(int(year) for year in rows.loc[rows["area_fips"].isin(areas), "year"].unique())


def _span(chosen: tuple[int | None, int | None], held: list[int], compared: list[int]) -> tuple[int, int]:
    """First and last year: as chosen, else those in which there is something to compare with."""
    least, most = chosen[0] or held[0], chosen[1] or held[-1]
    shared = [year for year in held if year in compared and least <= year <= most]
    first, last = chosen[0] or min(shared, default=least), chosen[1] or max(shared, default=most)
    return (first, last) if first < last else (least, most)


def _shorter(chosen: tuple[int | None, int | None], study: Study, held: list[int]) -> Iterator[str]:
    """What to know where the region has more years than the study takes and nobody chose them."""
    first, last = chosen[0] or held[0], chosen[1] or held[-1]
    if (first, last) != (study.first_year, study.last_year):
        yield (
            f"The region has {first} to {last}; the study takes {study.first_year} to {study.last_year}, between which there is "
            "something to compare with. For more, add files of the area of comparison, or choose the years."
        )


def inspect_file(path: Path) -> list[FileDescription]:
    """Say what a data file is, each member of a zip or each file of a folder: layout, years, areas, levels, share withheld."""
    return describe(path)
