"""One study's tables, all together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.cluster_map import map_members
from industry_clusters.analysis.clusters.clusters import Clusters, summarize_clusters
from industry_clusters.analysis.clusters.comparable import weights_of
from industry_clusters.analysis.clusters.matrix import decision_matrix
from industry_clusters.analysis.clusters.suggestions import (
    Suggestions,
    location_evidence,
    set_evidence,
    staffing_evidence,
    suggest,
)
from industry_clusters.analysis.commute_shed import CommuteShed, commute_shed
from industry_clusters.analysis.gaps import NO_TOTAL, Gap, gaps
from industry_clusters.analysis.geography import area_breaks, with_continuations
from industry_clusters.analysis.industries.areas import region_areas
from industry_clusters.analysis.industries.benchmarks import Benchmarks, benchmarks, default_cut_offs
from industry_clusters.analysis.industries.break_units import BreakUnits, break_units
from industry_clusters.analysis.industries.breaks import bridged_growth
from industry_clusters.analysis.industries.cells import Cells, cells_of
from industry_clusters.analysis.industries.figures import figures
from industry_clusters.analysis.industries.industry_table import RegionFigures, add_highlights, industry_table
from industry_clusters.analysis.industries.parts import Parts
from industry_clusters.analysis.industries.regional_prices import nearest_price_index
from industry_clusters.analysis.industries.review import is_excluded, review
from industry_clusters.analysis.industries.second_reference import (
    second_quotients,
    second_reference,
    with_second_reference,
)
from industry_clusters.analysis.industries.shift_share import with_effects
from industry_clusters.analysis.industries.trends import area_trends
from industry_clusters.analysis.occupations.career_potential import with_careers
from industry_clusters.analysis.occupations.occupations import cluster_occupations
from industry_clusters.analysis.references import missing_totals, references_of
from industry_clusters.analysis.withheld.region import region_known
from industry_clusters.errors import BadSetting, UnknownYear, did_you_mean
from industry_clusters.industry_codes import SECTOR_LEVEL, level_of
from industry_clusters.occupations import Occupations
from industry_clusters.panel import US
from industry_clusters.study import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    import pandas as pd

    from industry_clusters.analysis.geography import AreaBreak
    from industry_clusters.analysis.occupations.occupations import ClusterOccupations
    from industry_clusters.analysis.references import Reference
    from industry_clusters.analysis.withheld.region import Known, Memory
    from industry_clusters.panel import Panel
    from industry_clusters.price_index import PriceIndex
    from industry_clusters.study import Criterion, Study

NO_OCCUPATIONS = Occupations()


@dataclass(frozen=True)
class Analysis:
    """Everything that the sheets show, worked out.

    ``nearest_prices`` is the price index of the region's part of the country where the data hold it.
    ``years`` are those the data hold for the region, ascending. ``region`` and ``references`` (by area code,
    the study's order) hold the cells, the region's as the study reads what is known of it (``here``); ``naics_table`` one row per industry group, ``sector_table`` one per
    sector (None where the study's industries are sectors). ``default_cut_offs`` are the method's,
    ``cut_offs`` those in use. ``compared`` has the references with their bounds, by area code or own name.
    ``units`` are the sets of codes that can be compared across changes of the classification, ``unit_weights`` each code's
    share of its own. ``reviewing`` and ``suggesting`` work out what may be strange and what may belong where, for those who ask. ``worked_out`` keeps what sheets ask for more than once (:mod:`.once`).
    """

    study: Study
    panel: Panel
    prices: PriceIndex
    nearest_prices: str | None
    region_areas: tuple[str, ...]
    years: tuple[int, ...]
    region: Cells
    here: RegionFigures
    references: Mapping[str, Cells]
    marks: Benchmarks
    naics_table: pd.DataFrame
    sector_table: pd.DataFrame | None
    default_cut_offs: Mapping[Criterion, float]
    cut_offs: Mapping[Criterion, float]
    trends: tuple[pd.DataFrame, ...]
    clusters: Clusters
    matrix: pd.DataFrame
    occupations: ClusterOccupations
    compared: Mapping[str, Reference]
    units: BreakUnits
    unit_weights: pd.DataFrame
    reviewing: Callable[[], pd.DataFrame] = field(repr=False, compare=False)
    suggesting: Callable[[], Suggestions] = field(repr=False, compare=False)
    worked_out: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def area_breaks(self) -> tuple[AreaBreak, ...]:
        """Changes of the region's areas between the two years."""
        return area_breaks(self.study, self.panel, self.region_areas)

    @cached_property
    def missing_totals(self) -> tuple[str, ...]:
        """Sentences on references without a base total."""
        return missing_totals(self.study, self.compared)

    @property
    def published(self) -> Cells:
        """The region's cells as they are published."""
        return self.here.published

    @property
    def known(self) -> Known:
        """What every published number together says of the region."""
        return self.here.known

    @property
    def reference(self) -> Cells:
        """The reference area in use."""
        return self.references[self.study.reference]

    @cached_property
    def commute(self) -> CommuteShed | None:
        """What commuting says of the region; None where no file of it is among the data."""
        return commute_shed(self.panel, self.region_areas)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What the study needs and its data do not hold."""
        found = gaps(self.study, self.panel, self.prices)
        return tuple(gap for gap in found if not (self.missing_totals and gap.what.startswith(NO_TOTAL)))

    @cached_property
    def review(self) -> pd.DataFrame:
        """Findings on industry groups that a person should look at, and what was decided."""
        return self.reviewing()

    @cached_property
    def suggestions(self) -> Suggestions:
        """In which cluster each industry group may belong, by evidence."""
        return self.suggesting()

    @cached_property
    def map_members(self) -> pd.DataFrame:
        """Who stands on which list of the cluster maps."""
        return map_members(self.clusters, self.naics_table)

    @cached_property
    def reference_is_ranged(self) -> bool:
        """Whether a reference area has numbers that are known as ranges: the workbook then carries them."""
        return any(each.is_ranged for each in self.compared.values())

    @property
    def second(self) -> Cells | None:
        """Another reference area that the study has, for the second bubble chart."""
        code = second_reference(self.study)
        return None if code is None else self.references[code]


def analyse(
    study: Study,
    panel: Panel,
    price_indexes: Mapping[str, PriceIndex],
    occupations: Occupations = NO_OCCUPATIONS,
    memory: Memory | None = None,
    establishments: pd.DataFrame | None = None,
) -> Analysis:
    """Work out a study's tables.

    Parameters
    ----------
    study
        What the user decided.
    panel
        Data that hold the region's areas and the references.
    price_indexes
        Price indexes by series id.
    occupations
        What files tell of occupations; none where there are no such files.
    memory
        Where estimates are kept between builds.
    establishments
        Counts by industry group and county, of a state or the nation; None where the data hold none.

    Raises
    ------
    UnknownArea, UnknownYear
        Where the data lack an area or a year that the study names.
    BadSetting
        Where the price index is not among those at hand, or no industry has the study's level.
    """
    prices = _price_index(study, price_indexes)
    finest = with_continuations(panel, study)
    panel = finest.of_industries(lambda code: level_of(code) <= study.industry_level)
    areas = region_areas(study, panel)
    years = _years(study, panel, areas)
    parts = Parts.of(panel, areas, years)
    published = cells_of(parts, study.region.name, study.ownership)
    known = region_known(finest, published, areas, study, memory)  # six digits tell of four
    here = RegionFigures(published, known, figures(published, known, study))
    region = here.figures.cells
    compared = references_of(study, (panel, finest), here, areas, years)
    references = {code: each.cells for code, each in compared.items()}
    marks = benchmarks(region, references[study.reference], study, prices)
    evidence = _evidence(study, references, region)
    span = (study.first_year, study.last_year)
    units = break_units(*span, study.industry_level, evidence)
    reference = compared[study.reference]
    groups = _groups(study, panel, here, reference, marks, units)
    weights = weights_of(units, groups["industry_code"].tolist(), evidence, span)
    groups = second_quotients(groups, _second(study, compared), study, marks)
    defaults = default_cut_offs(groups, marks)
    cut_offs = {**defaults, **study.cut_offs}
    clusters = _clusters(study, groups, (known, compared), marks, weights)
    staffing = cluster_occupations(study, panel, areas, clusters, groups, occupations)
    clusters = _with_careers(clusters, staffing, study)
    return Analysis(
        study, panel, prices, nearest_price_index(areas, price_indexes), areas, years, region, here, references, marks,
        naics_table=add_highlights(groups, cut_offs),
        sector_table=_sectors(study, panel, here, compared, marks, cut_offs),
        default_cut_offs=defaults,
        cut_offs=cut_offs,
        trends=tuple(area_trends([region, *references.values()], study, prices)),
        clusters=clusters,
        reviewing=partial(review, panel, published, areas, study, groups, parts=parts),
        matrix=decision_matrix(clusters.summary, study),
        occupations=staffing,
        compared=compared,
        units=units,
        unit_weights=weights,
        suggesting=partial(_suggestions, study, groups, clusters, occupations, establishments),
    )  # fmt: skip


def _with_careers(clusters: Clusters, staffing: ClusterOccupations, study: Study) -> Clusters:
    """The clusters with career potential in their summary, where occupations are known."""
    published_only = study.reading is Reading.PUBLISHED
    return replace(
        clusters, summary=with_careers(clusters.summary, staffing.careers, published_only=published_only)
    )


def _suggestions(
    study: Study,
    groups: pd.DataFrame,
    clusters: Clusters,
    occupations: Occupations,
    establishments: pd.DataFrame | None,
) -> Suggestions:
    codes = groups["industry_code"].tolist()
    counted = clusters.members[clusters.members["counted"].eq(1)]
    members = counted.groupby("cluster")["industry_code"].agg(list)
    kinds = (
        staffing_evidence(occupations.staffing, codes, study.ownership),
        location_evidence(establishments, codes),
        set_evidence(study.library, codes),
    )
    named = {name: members.get(name, []) for name in clusters.names}
    return suggest(codes, named, [one for one in kinds if one is not None])


def _evidence(study: Study, references: Mapping[str, Cells], region: Cells) -> list[Cells]:
    """Areas whose jobs tell how much moved when the classification changed: the nation first, the region last."""
    told = [references[code] for code in dict.fromkeys((US, study.reference)) if code in references]
    return [*told, region]


def _sectors(
    study: Study,
    panel: Panel,
    here: RegionFigures,
    references: Mapping[str, Reference],
    marks: Benchmarks,
    cut_offs: Mapping[Criterion, float],
) -> pd.DataFrame | None:
    """The table of sectors with its highlights; None where the study's industries are sectors themselves."""
    if study.industry_level <= SECTOR_LEVEL:
        return None
    table = _table(SECTOR_LEVEL, study, panel, here, references[study.reference], marks)
    return add_highlights(second_quotients(table, _second(study, references), study, marks), cut_offs)


def _groups(
    study: Study,
    panel: Panel,
    here: RegionFigures,
    reference: Reference,
    marks: Benchmarks,
    units: BreakUnits,
) -> pd.DataFrame:
    """The NAICS table, with growth across breaks and exclusions as the study wants them."""
    groups = _table(study.industry_level, study, panel, here, reference, marks)
    if groups.empty:
        raise BadSetting(
            f"no industry of {study.industry_level} digits in the region's data",
            place="industry level",
            next_step="Choose the level that the files hold: 'inspect' tells.",
        )
    excluded = [int(is_excluded(study.notes, code)) for code in groups["industry_code"]]
    return bridged_growth(groups, here.figures.cells, study, units.units).assign(excluded=excluded)


def _second(study: Study, references: Mapping[str, Reference]) -> Reference | None:
    """Another reference area of the study's, where it has one."""
    return references.get(second_reference(study) or "")


def _clusters(
    study: Study,
    groups: pd.DataFrame,
    data: tuple[Known, Mapping[str, Reference]],
    marks: Benchmarks,
    weights: pd.DataFrame,
) -> Clusters:
    known, references = data
    wider = {
        end: known.wider[known.wider["year"].eq(year)].set_index("industry_code")
        for end, year in (("first", study.first_year), ("last", study.last_year))
    }
    clusters = summarize_clusters(study.clusters, groups, wider, study, marks, weights)
    second = _second(study, references)
    return with_effects(with_second_reference(clusters, second, study, marks), groups, marks, study.reading)


def _table(
    level: int,
    study: Study,
    panel: Panel,
    here: RegionFigures,
    reference: Reference,
    marks: Benchmarks,
) -> pd.DataFrame:
    there = here.published.present.any(axis=1)
    codes = sorted(code for code in there.index[there] if level_of(str(code)) == level)
    titles = [panel.industry_title(code) for code in codes]
    return industry_table(codes, titles, here, reference, study, marks)


def _price_index(study: Study, price_indexes: Mapping[str, PriceIndex]) -> PriceIndex:
    if study.price_index in price_indexes:
        return price_indexes[study.price_index]
    raise BadSetting(
        f"price index {study.price_index!r} is not among the data",
        place="price index",
        next_step=f"Add its file, or choose one of {', '.join(sorted(price_indexes)[:8])}. "
        + did_you_mean(study.price_index, price_indexes),
    )


def _years(study: Study, panel: Panel, areas: tuple[str, ...]) -> tuple[int, ...]:
    rows = panel.rows
    held = tuple(sorted(int(year) for year in rows.loc[rows["area_fips"].isin(areas), "year"].unique()))
    for name, year in (("first", study.first_year), ("last", study.last_year)):
        if year not in held:
            why = " ".join(each.explanation for each in area_breaks(study, panel, areas))
            raise UnknownYear(
                f"the {name} year {year} is not in the region's data",
                place="years",
                next_step=f"{why} The data hold {', '.join(map(str, held)) or 'no year'}; choose two of them or add files.".strip(),
            )
    return held
