"""Of a withheld cell nothing is read but its establishments: what else its row holds bears on no estimate."""

import pytest

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.estimates import estimate
from support.qcew_files import annual, read

ROWS = (
    "98001 0 10   2020 . 20 300 9000000",
    "98001 5 10   2020 . 20 300 9000000",
    "98001 5 11   2020 . 20 300 9000000",
    "98001 5 111  2020 N  5   0 0",
    "98001 5 112  2020 N 10   0 0",
    "98001 5 113  2020 .  5 100 3000000",
)
TOLD = "lq_annual_avg_emplvl,oty_annual_avg_emplvl_chg,oty_total_annual_wages_chg"
"""Columns of the same row that are made from what is withheld; real files blank them, an own copy might not."""


def estimated(folder, *, told, pay, taxable):
    """The estimates of a file whose withheld rows hold these besides."""
    head, *lines = annual(*ROWS).splitlines()
    rows = [f"{head},{TOLD}"]
    for line in lines:
        fields = line.split(",")
        if fields[7] == "N":
            fields[-2:] = [taxable, pay]
            rows.append(",".join([*fields, told, told, told]))
        else:
            rows.append(f"{line},1,0,0")
    panel = read(folder, {"98001.csv": "\n".join(rows) + "\n"}).panel
    return estimate(panel, bound(panel, panel.areas, panel.years)).table


@pytest.mark.parametrize("telling", [{"told": "4.2"}, {"pay": "98765"}, {"taxable": "4000000"}])
def test_no_other_column_of_a_withheld_row_changes_an_estimate(tmp_path, telling):
    blank = {"told": "0", "pay": "0", "taxable": "0"}
    silent, telling = (estimated(tmp_path, **given) for given in (blank, {**blank, **telling}))
    assert silent.equals(telling)
