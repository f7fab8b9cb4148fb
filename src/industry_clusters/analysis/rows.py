"""Rows of a table as dictionaries.

pandas' own ``to_dict`` looks every column up anew, which takes ten times as long for a table of ninety columns and few rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.tables import Analysis


def records(table: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return each row as a dictionary of plain Python values by column; missing numbers are NaN.

    Examples
    --------
    >>> import pandas as pd
    >>> records(pd.DataFrame({"cluster": ["Food", "Metals"], "jobs": [20.0, float("nan")], "members": [2, 0]}))
    [{'cluster': 'Food', 'jobs': 20.0, 'members': 2}, {'cluster': 'Metals', 'jobs': nan, 'members': 0}]
    """
    names = list(table.columns)
    rows = table.to_numpy(object).tolist()
    odd = [place for place, kind in enumerate(table.dtypes) if kind.kind == "O"]  # the rest is plain already
    for row in rows:
        for place in odd:
            row[place] = _plain(row[place])
    return [dict(zip(names, row, strict=True)) for row in rows]


@once
def group_rows(analysis: Analysis) -> list[dict[Any, Any]]:
    """Return the rows of the NAICS table as :func:`records` does; who reads one changes nothing in it."""
    return records(analysis.naics_table)


def numbers_in(table: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return some columns as numbers; a text, such as the "" of a cluster without members, is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> numbers_in(pd.DataFrame({"jobs": [20.0, ""]}), ["jobs"])["jobs"].tolist()
    [20.0, nan]
    """
    return pd.DataFrame({name: pd.to_numeric(table[name], errors="coerce") for name in names})


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value
