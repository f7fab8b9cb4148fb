"""The list for Word's mail merge as another program opens it."""

from openpyxl import load_workbook

from support.kit_case import CLUSTER, HOSTILE, of_people, person, written
from support.libreoffice import needs_libreoffice
from support.recalculate import convert

pytestmark = needs_libreoffice


def test_libreoffice_reads_every_name_of_the_merge_list_as_it_is(monkeypatch, tmp_path):
    people = of_people(*(person(name) for name in HOSTILE))
    _, files = written(monkeypatch, tmp_path, "recruiting", people)
    opened = convert(files[f"{CLUSTER}/Recruiting/List for Word's mail merge.xlsx"], "xlsx", tmp_path)
    names = [row[0] for row in load_workbook(opened).active.iter_rows(min_row=2, values_only=True)]
    assert names == [" ".join(name.split()) for name in HOSTILE]
