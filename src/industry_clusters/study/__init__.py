"""What a person decides: region, reference, years, dollars, cut-offs, words.

A study is a value; every one of its fields carries its :class:`~industry_clusters.study.setting.Setting`, and
:mod:`industry_clusters.study.registry` lists them. :mod:`industry_clusters.ingest.study.study_file` reads and writes a study as TOML and
:mod:`industry_clusters.ingest.study.study_workbook` reads it from a workbook's input cells. The room knows no file and no sheet.
"""

from industry_clusters.study.choices import (
    PARTS,
    AcrossBreaks,
    BaseTotal,
    Criterion,
    LevelBasis,
    MatrixCriterion,
    MatrixMethod,
    MemberRole,
    Ownership,
    Protection,
    Reading,
)
from industry_clusters.study.model import CPI_U_US, INDUSTRY_LEVELS, Study
from industry_clusters.study.values import (
    STORE,
    ColumnMapping,
    DataSource,
    DefinitionSet,
    Member,
    OwnCriterion,
    Region,
)

__all__ = [
    "CPI_U_US",
    "INDUSTRY_LEVELS",
    "PARTS",
    "STORE",
    "AcrossBreaks",
    "BaseTotal",
    "ColumnMapping",
    "Criterion",
    "DataSource",
    "DefinitionSet",
    "LevelBasis",
    "MatrixCriterion",
    "MatrixMethod",
    "Member",
    "MemberRole",
    "OwnCriterion",
    "Ownership",
    "Protection",
    "Reading",
    "Region",
    "Study",
]
