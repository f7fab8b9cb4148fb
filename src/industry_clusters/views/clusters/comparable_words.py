"""What is said beside a cluster's growth: of what part it is, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.views.vocabulary.words import as_excel_rounds

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_NOT_COMPARABLE = "Not comparable across NAICS "
_BUILD_AGAIN = "Not comparable before the next build, the years were changed: "
_NOBODY = "No industry group of the region"
_OF_A_PART = "Growth of the comparable part, without "
_SHARES = '" ("&TEXT([share_first],"0%")&" and "&TEXT([share_last],"0%")&" of the jobs)"'


def remark_formula() -> str:
    """The remark on a row of the summary, as a formula."""
    return (
        f'IF([members]=0,IF([cluster]="","","{_NOBODY}"),'
        f'IF([is_comparable]=0,IF(units_stale=1,"{_BUILD_AGAIN}","{_NOT_COMPARABLE}"&changed_vintages&": ")&[not_comparable],'
        f'IF([left]>0,"{_OF_A_PART}"&[not_comparable]&{_SHARES},IF([known]<[members],'
        '[known]&" of "&[members]&" industry groups are published in both years",""))))'
    )


def remark_on(row: Mapping[Hashable, Any], vintages: str) -> str:
    """The same remark, worked out."""
    if row["members"] == 0:
        return _NOBODY if row["cluster"] else ""
    if comparison := comparison_words(row, vintages):
        return comparison
    known, members = row["known"], row["members"]
    return (
        f"{known:.0f} of {members:.0f} industry groups are published in both years" if known < members else ""
    )


def comparison_words(row: Mapping[Hashable, Any], vintages: str) -> str:
    """What a change of the classification does to a cluster's growth; nothing where all of it can be compared."""
    if not row["is_comparable"]:
        return f"{_NOT_COMPARABLE}{vintages}: {row['not_comparable']}"
    if not row["left"]:
        return ""
    shares = (f"{as_excel_rounds(row[f'share_{year}'], '{:.0%}'):.0%}" for year in YEARS)
    return f"{_OF_A_PART}{row['not_comparable']} ({' and '.join(shares)} of the jobs)"
