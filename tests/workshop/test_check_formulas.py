"""The exercise's checks as a worksheet calculates them say the same as by hand."""

import ironcalc
import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from industry_clusters.views.workshop.exercise_sheet import check_formula
from industry_clusters.workshop.checks import (
    CLUSTER_TASKS,
    GROUP_TASKS,
    NO_FORMULA,
    NO_NUMBER,
    verdict,
    worked,
)

pytestmark = pytest.mark.quick

VALUES = {
    "first": 1000, "last": 1500, "reference_first": 90_000, "reference_last": 100_000, "payroll_first": 40e6, "payroll_last": 75e6,
    "region_first": 50_000, "region_last": 54_000, "total_first": 9e6, "total_last": 10e6, "years": 4, "index": 100, "base_index": 125,
    "count": 5, "mean_growth": 0.09, "mean_quotient": 2.2, "mean_pay": 47_000,
}  # fmt: skip
TASKS = (*GROUP_TASKS, *CLUSTER_TASKS)


def typed():
    """Each task with values to type: the right one, that of each mistake, one nearby, one that is none of them."""
    for task in TASKS:
        for written in (task.right, *(mistake.gives for mistake in task.mistakes)):
            value = worked(written, VALUES)
            yield from ((task, value), (task, value + task.near / 2))
        yield task, 123.456


def test_a_worksheet_says_the_same_of_every_value(tmp_path):
    assert said(tmp_path, list(typed())) == [verdict(task, value, VALUES) for task, value in typed()]


@pytest.mark.parametrize(("cell", "says"), [(None, ""), ("eight", NO_NUMBER), ("=NOSUCH(1)", NO_FORMULA)])
def test_what_is_no_number_is_said_so(tmp_path, cell, says):
    assert said(tmp_path, [(TASKS[0], cell)]) == [says]


def said(folder, cases):
    """What checks say of values in column A, with the figures in the first row."""
    book = Workbook()
    page = book.active
    cells = {}
    for column, (name, value) in enumerate(VALUES.items(), start=3):
        page.cell(1, column).value = value
        cells[name] = f"${get_column_letter(column)}$1"
    for row, (task, value) in enumerate(cases, start=2):
        page.cell(row, 1).value = value
        page.cell(row, 2).value = "=" + check_formula(task, cells).replace(f"[{task.key}]", f"$A{row}")
    book.save(folder / "checks.xlsx")
    model = ironcalc.load_from_xlsx(str(folder / "checks.xlsx"))
    model.evaluate()
    return [model.get_cell_value(0, row, 2) or "" for row in range(2, len(cases) + 2)]
