"""Cluster definitions in and out of a study, and what might be added to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import areas_of_reference
from industry_clusters.ingest.definitions import (
    DETAIL_LEVEL,
    GROUP_LEVEL,
    four_digit_shares,
    members_from_shares,
    read_definitions,
    read_six_digit_definitions,
    write_definitions,
)
from industry_clusters.ingest.layouts.selection import Selection
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.outputs import DEFINITIONS, check_output, in_place, keep_before
from industry_clusters.workflows.build import build
from industry_clusters.workflows.memory import is_workbook
from industry_clusters.workflows.opening import open_analysis, open_study
from industry_clusters.workflows.study_data import read_sources
from industry_clusters.workflows.study_source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from industry_clusters.ingest.definitions import FourDigitShare
    from industry_clusters.study import Member, Study


def export_definitions(source: Path, out: Path, *, for_machines: bool = False) -> int:
    """Write the definitions of a study or workbook to CSV or XLSX; the starter set where it has none of its own.

    With ``for_machines`` a CSV file holds texts as they are, also those that a spreadsheet program would run.

    Returns
    -------
    int
        Rows written.
    """
    check_output(out, DEFINITIONS, [source])
    study = read_source(source)
    members = study.clusters or open_study(source)[0].clusters
    with in_place(out) as fresh:
        rows = [member for member in members if member.industry_code]
        write_definitions(rows, fresh, for_machines=for_machines)
        keep_before(out, fresh)
    return len(rows)


def import_definitions(source: Path, definitions: Path) -> int:
    """Put definitions into a study file, or into a workbook by building it again.

    Returns
    -------
    int
        Rows read.
    """
    members = tuple(read_definitions(definitions))
    _put(source, members)
    return len(members)


def import_six_digit_definitions(source: Path, definitions: Path, threshold: float) -> list[FourDigitShare]:
    """Bring six-digit definitions to industry groups and put those above the threshold into a study.

    Returns
    -------
    list of FourDigitShare
        Every share, also those below the threshold.
    """
    shares = _shares(source, definitions)
    _put(source, tuple(members_from_shares(shares, threshold, definitions.stem)))
    return shares


def six_digit_members(source: Path, definitions: Path, threshold: float) -> tuple[Member, ...]:
    """Definitions by six digits as rows of industry groups: those of which at least ``threshold`` belongs to a cluster."""
    return tuple(members_from_shares(_shares(source, definitions), threshold, definitions.stem))


def _shares(source: Path, definitions: Path) -> list[FourDigitShare]:
    details = read_six_digit_definitions(definitions)
    jobs = _six_digit_jobs(read_source(source), source.resolve().parent)
    groups = {code[:GROUP_LEVEL] for code in jobs}
    told_by_file = {code for _, code in details if code[:GROUP_LEVEL] not in groups}
    return four_digit_shares(details, {*jobs, *told_by_file}, jobs)


def _six_digit_jobs(study: Study, folder: Path) -> dict[str, float]:
    """Jobs by six-digit code in the reference area, the latest year of the study's files; empty where they have none.

    Groups are made of the codes that the data have, whatever vintage the definitions are of. A code of which a part
    is withheld is missing.
    """
    if not study.data:
        return {}
    wanted = Selection(areas=frozenset(areas_of_reference(study, study.reference)))
    rows = read_sources(study.data, folder, wanted).panel.rows
    rows = rows[
        rows["industry_code"].str.len().eq(DETAIL_LEVEL) & rows["own_code"].isin(study.ownership.own_codes)
    ]
    rows = rows[rows["year"].eq(rows["year"].max())]
    jobs = rows.groupby("industry_code")["annual_avg_emplvl"].agg(lambda counts: counts.sum(skipna=False))
    return {str(code): float(count) for code, count in jobs.items()}


def _put(source: Path, members: tuple[Member, ...]) -> None:
    if is_workbook(source):
        build(source, clusters=members)
    else:
        write_study(replace(read_study(source), clusters=members, definitions_file=None), source)


def suggest_members(source: Path, *, every: bool = False) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Suggest a cluster for industry groups that are in none, those that stand out first; with ``every`` for all.

    Returns
    -------
    tuple
        Rows of :attr:`~industry_clusters.analysis.clusters.suggestions.Suggestions.table` with ``industry_title``, ``criteria_met`` and
        ``cluster`` (where it is now), groups without a suggestion left out; and the kinds of evidence that the study's data hold.
    """
    analysis = open_analysis(source)
    members = analysis.clusters.members
    placed = (
        members[members["slot"].notna()]
        .drop_duplicates("industry_code")
        .set_index("industry_code")["cluster"]
    )
    table = analysis.naics_table[["industry_code", "industry_title", "criteria_met", "best_employment_last"]]
    found = analysis.suggestions.table.merge(table, on="industry_code")
    found = found.assign(cluster=found["industry_code"].map(placed).fillna(""))
    found = (
        found[found["suggested"].ne("")]
        if every
        else found[found["suggested"].ne("") & found["cluster"].eq("")]
    )
    order = found.sort_values(["criteria_met", "best_employment_last"], ascending=False, kind="stable")
    return order, analysis.suggestions.kinds
