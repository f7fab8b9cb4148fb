"""Part II's papers, from a study and its mobilization workbook: files by cluster and kit, and what is left to fill in."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.mobilization.live import day_of, is_number
from industry_clusters.analysis.mobilization.seeds import chosen
from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.file_names import file_stem, file_stems
from industry_clusters.outputs import check_output, in_place, keep_before, make_folder
from industry_clusters.progress import silent
from industry_clusters.render.documents import kept_texts
from industry_clusters.render.papers import kind_of, write_paper
from industry_clusters.views.paper_registry import NAMES, PAPERS
from industry_clusters.views.papers.case import Case, Choices
from industry_clusters.views.vocabulary.paper_model import open_places
from industry_clusters.workflows.mobilization.data import of_another_study, open_mobilization
from industry_clusters.workflows.mobilization.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from industry_clusters.progress import Progress
    from industry_clusters.views.paper_registry import PaperEntry
    from industry_clusters.views.vocabulary.paper_model import Paper

_AS_USUAL = Choices()


@dataclass(frozen=True)
class Written:
    """A paper that was written, the copy of what was there before, and what a person has to add."""

    path: Path
    copy: Path | None
    gaps: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass
class PapersReport:
    """What was written into a folder, and what a person should know of it all."""

    folder: Path
    papers: list[Written] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def gaps(self) -> int:
        """How many places are left to fill in."""
        return sum(len(one.gaps) for one in self.papers)


@dataclass(frozen=True)
class _Planned:
    """A paper and the place of its file."""

    entry: PaperEntry
    paper: Paper
    path: Path


def write_papers(
    source: Path,
    workbook: Path | None = None,
    out: Path | None = None,
    only: Sequence[str] = (),
    clusters: Sequence[str] = (),
    templates: Path | None = None,
    today: date | None = None,
    choices: Choices = _AS_USUAL,
    progress: Progress | None = None,
) -> PapersReport:
    """Write the papers of the chosen clusters.

    Parameters
    ----------
    source
        A study file or workbook; or a mobilization workbook, which remembers its study.
    workbook
        The mobilization workbook; the one beside the study if left out.
    out
        The folder to write into; beside the study, with 'papers' in its name, if left out.
    only
        Papers or kits (:data:`industry_clusters.views.paper_registry.NAMES`); all if left out.
    clusters
        Clusters of the study; those that are to be mobilized if left out.
    templates
        A folder with an office's own Word and PowerPoint files.
    today
        The day that papers carry, where the workbook names none; the computer's if left out.
    choices
        How letters and e-mails of kits are written.
    progress
        Told of each step.

    Returns
    -------
    PapersReport
        Every file, with a copy of what it replaced where that differs. Either all are in place or none.

    Raises
    ------
    BadSetting
        Where no paper, kit or cluster is called so.
    IndustryClustersError
        Where the study or its workbook cannot be read, a template not be used, or a file not be written.
    """
    entries, lent, tell = _entries(only), Templates.of(templates), progress or silent
    occupations = any(one.with_occupations for one in entries)
    made, study, book = open_mobilization(source, workbook, today, tell, occupations=occupations)
    folder = out or study.with_name(f"{study.stem} - papers")
    report = PapersReport(folder)
    if other := of_another_study(book, study):
        report.remarks.append(
            f"{book.name!r} was made from {other!r}; the figures here are those of {study.name!r}."
        )
    day = made.book.word("mobilize_today")
    case = Case(made.analysis, made, day_of(day) if is_number(day) else today or _no_day(), choices=choices)
    names = _clusters(case, clusters, report)
    planned = list(_planned(entries, case, names, folder))
    tell(f"writing {len(planned)} papers", 0, len(planned))
    _write(planned, lent, [study, book], report)
    report.remarks += lent.remarks()
    return report


def _no_day() -> Any:
    raise BadSetting("the day on Start is no date", place="Start", next_step="Type a date, or nothing.")


def _entries(only: Sequence[str]) -> list[PaperEntry]:
    wanted = [name.strip().lower() for words in only for name in words.split(",") if name.strip()]
    for name in wanted:
        if name not in NAMES:
            near = did_you_mean(name, NAMES) or f"There is: {', '.join(NAMES)}."
            raise BadSetting(f"no paper is called {name!r}", place="--only", next_step=near)
    return [one for one in PAPERS if not wanted or one.key in wanted or one.kit_key in wanted]


def _clusters(case: Case, asked: Sequence[str], report: PapersReport) -> list[str]:
    """Those asked for, else those to mobilize; a cluster that the study no longer has is left out, and said so."""
    names = case.analysis.clusters.names
    for name in asked:
        if case.named(name) is None:
            near = did_you_mean(name, names) or f"There is: {', '.join(names) or 'none'}."
            raise BadSetting(f"no cluster is called {name!r}", place="--cluster", next_step=near)
    wanted = asked or chosen(case.made.typed)
    report.remarks += [
        f"{name!r} is no longer a cluster of the study: no papers are written for it."
        for name in wanted
        if case.named(name) is None
    ]
    found = [known for name in wanted if (known := case.named(name)) is not None]
    if not found:
        report.remarks.append("no cluster is to be mobilized yet: type 'mobilize now' on 'Choose clusters'.")
    return list(dict.fromkeys(found))


def _planned(entries: Sequence[PaperEntry], case: Case, names: list[str], folder: Path) -> Iterator[_Planned]:
    """Every paper with its place: a folder for each cluster, in it one for each kit."""
    stems = file_stems(names, "cluster")
    taken: set[str] = set()
    for entry in entries:
        cases = (
            [(case.about(name), folder / stems[name]) for name in names] if entry.each else [(case, folder)]
        )
        for about, place in cases:
            for paper in entry.make(about):
                path = _free(place / file_stem(entry.kit, "kit") / paper.folder, paper, taken)
                yield _Planned(entry, paper, path)


def _free(place: Path, paper: Paper, taken: set[str]) -> Path:
    """A path that no other paper has."""
    stem, number = file_stem(paper.name, "paper"), 1
    path = place / f"{stem}{paper.ending}"
    while str(path).casefold() in taken:
        number += 1
        path = place / f"{stem} {number}{paper.ending}"
    taken.add(str(path).casefold())
    return path


def _write(planned: Sequence[_Planned], lent: Templates, sources: list[Path], report: PapersReport) -> None:
    """Write all under temporary names; they take their places when the last one is whole."""
    for one in planned:
        check_output(one.path, kind_of(one.paper), [*sources, *lent.files.values()])
    with ExitStack() as stack:
        for one in planned:
            make_folder(one.path.parent)
            fresh = stack.enter_context(in_place(one.path))
            kept = kept_texts(one.path) if one.paper.ending == ".docx" else {}
            remarks = write_paper(one.paper, fresh, lent.of_paper(one.entry, one.paper), kept)
            gaps = dict.fromkeys((*open_places(one.paper.content, kept), *one.paper.gaps))
            report.papers.append(
                Written(one.path, keep_before(one.path, fresh), tuple(gaps), (*remarks, *one.paper.remarks))
            )
