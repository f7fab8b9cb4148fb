"""The sheet on which clusters are defined, in LibreOffice: codes moved and added, the list sorted and filtered, saved and built again."""

import pytest

from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.workflows.build import build
from support.calc_engine.program import Program
from support.example import demo_in
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements
from support.used_sheet import CLUSTER, CODE, JOBS, NOTE, UsedSheet

pytestmark = needs_libreoffice
FROM, TO, THIRD = "Business Services", "Logistics", "Government"
MOVED, ASSIGNED, OLD_CODE = "5411", "1122", "9998"


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """What the sheet showed on the way, and the workbook as it was saved and as it was built again."""
    folder = tmp_path_factory.mktemp("used")
    path = demo_in(folder)
    program = Program()
    seen = {}
    try:
        sheet = UsedSheet(program, path)
        seen["before"] = sheet.totals()
        rows = sheet.rows()
        sheet.write(rows[MOVED], cluster=TO)
        seen["moved"] = sheet.totals()
        sheet.write(rows[ASSIGNED], cluster=FROM, role="support")
        free = sheet.free_row()
        sheet.write(free, cluster=THIRD, code=MOVED, source="our team")
        sheet.write(free + 1, cluster=THIRD, code=OLD_CODE, source="NAICS 1997")
        seen["notes"] = {
            sheet.cell(row, CODE).String: sheet.cell(row, NOTE).String for row in (free, free + 1)
        }
        seen["all"], seen["numbers"] = sheet.totals(), sheet.numbers()
        sheet.sort(JOBS, ascending=False)
        seen["largest"] = sheet.numbers_of(JOBS)
        seen["sorted"] = sheet.totals(), sheet.numbers()
        sheet.sort(CLUSTER)
        sheet.document.calculateAll()
        seen["sorted again"] = sheet.totals(), sheet.numbers()
        sheet.filter(CLUSTER, TO)
        address = sheet.names.RangeAddress
        seen["in sight"] = (
            sheet.shown(range(sheet.top, sheet.bottom + 1)),
            sheet.shown(range(address.StartRow, address.EndRow + 1)),
        )
        seen["filtered"] = sheet.totals()
        seen["rows of names"] = address.EndRow + 1 - address.StartRow
        sheet.save(path)
        sheet.close()
    finally:
        program.end()
    seen["read"] = read_study_from_workbook(path).clusters
    build(path)
    seen["built"] = read_study_from_workbook(path).clusters
    return seen, path


def members(rows):
    return {(row.cluster, row.industry_code, row.source) for row in rows if row.industry_code}


def test_a_moved_code_moves_the_totals_above_the_list(used):
    seen, _ = used
    assert (int(seen["before"][FROM][0]), int(seen["before"][TO][0])) == (10, 8)
    assert (int(seen["moved"][FROM][0]), int(seen["moved"][TO][0])) == (9, 9)
    assert seen["moved"][FROM][1:] != seen["before"][FROM][1:]
    assert seen["moved"][THIRD] == seen["before"][THIRD]


def test_a_code_in_a_second_cluster_and_one_of_another_vintage_say_what_they_are(used):
    seen, _ = used
    assert seen["notes"] == {MOVED: "Also in another cluster", OLD_CODE: "Not among the region's industries"}


def test_the_list_sorts_by_jobs_with_the_largest_first(used):
    seen, _ = used
    assert seen["largest"] == sorted(seen["largest"], reverse=True)
    assert len(seen["largest"]) > 200


@pytest.mark.parametrize("when", ["sorted", "sorted again"])
def test_sorting_leaves_every_number_beside_its_code_and_every_total_as_it_was(used, when):
    seen, _ = used
    assert seen[when] == (seen["all"], seen["numbers"])


def test_a_filter_hides_rows_of_the_list_and_no_total(used):
    seen, _ = used
    assert seen["in sight"] == (9, seen["rows of names"])
    assert seen["filtered"] == seen["all"]


def test_all_that_was_typed_is_read_and_kept_by_a_rebuild(used):
    seen, _ = used
    found = members(seen["read"])
    assert {(TO, MOVED), (THIRD, MOVED), (THIRD, OLD_CODE), (FROM, ASSIGNED)} <= {
        (name, code) for name, code, _ in found
    }
    assert (FROM, MOVED) not in {(name, code) for name, code, _ in found}
    assert members(seen["built"]) == found
    assert [row.cluster for row in seen["built"]] == [row.cluster for row in seen["read"]]


def test_the_rebuilt_workbook_agrees_with_libreoffice(used, tmp_path):
    _, path = used
    assert disagreements(path, tmp_path) == []
