"""Small files of one header are read together, and what comes of them is what comes of each alone."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from industry_clusters.errors import IndustryClustersError, UnreadableFile
from industry_clusters.ingest.files import archive, files
from industry_clusters.ingest.files.files import find_files, load_all
from industry_clusters.ingest.layouts.selection import EVERYTHING
from industry_clusters.ingest.qcew import small_files
from industry_clusters.ingest.reading import read as reading
from industry_clusters.ingest.reading.read import Selection, read_data
from industry_clusters.study import DataSource
from support.qcew_files import AREA_TITLES, annual, quarterly, titled, write, zipped

FOOD = [f"06029 5 {3110 + n} 2016 . {n} {10 * n} {300_000 * n}" for n in range(1, 9)]
SUGAR = [f"06037 5 {3110 + n} 2017 {'N' if n % 3 else '.'} {n} {n % 3 or n} 0" for n in range(1, 7)]
NAMED = [
    f"06029 5 {3110 + n} 2016 . 1 2 3 | Kern County, California | NAICS {3110 + n} Thing {n}"
    for n in range(1, 5)
]
OTHER_NAMES = [f"06037 5 {3110 + n} 2016 . 1 2 3 | Los Angeles | Another thing {n}" for n in range(1, 6)]
QUARTERS = [f"06029 5 3110 2016 {quarter} . 1 2 3 4 5" for quarter in (1, 2, 3, 4)]
FAULTS = {
    "none": lambda text: text,
    "no end of line": lambda text: text.rstrip("\n"),
    "lines as Windows ends them": lambda text: text.replace("\n", "\r\n"),
    "blank lines at the end": lambda text: text + "\n\n",
    "a blank line within": lambda text: text.replace("\n06", "\n\n06", 2),
    "a lone carriage return": lambda text: text.replace(",3112,", ",31\r12,"),
    "no row": lambda text: text.splitlines()[0] + "\n",
    "a word for a number": lambda text: text.replace("2016", "many", 1).replace("2017", "many", 1),
    "no such year": lambda text: text.replace("2016", "1066", 1).replace("2017", "1066", 1),
    "a date for a code": lambda text: text.replace("3113", "Mar-33"),
    "a code too short": lambda text: text.replace("06029", "629", 1).replace("06037", "637", 1),
    "a line too long": lambda text: text.replace(",3112,", ",3112,,"),
    "a line too short": lambda text: text.replace(",3112,", ","),
    "a quote not closed": lambda text: text.replace(",3112,", ',"3112,'),
    "a quoted field": lambda text: text.replace(",3112,", ',"3112",'),
    "a field over two lines": lambda text: text.replace(",3112,", ',"3112\n",'),
    "a formula for a name": lambda text: text.replace("Thing 2", "=1+1").replace("Another thing 2", "=1+1"),
    "an exponent": lambda text: text.replace("2016", "2.016E+03", 1),
    "a byte-order mark": lambda text: "\ufeff" + text,
    "a letter of Windows": lambda text: text.replace("06029", "0602\N{LATIN SMALL LETTER E WITH ACUTE}"),
    "nothing at all": lambda text: text[:0],
}  # fmt: skip


def written(folder, files):
    """Write texts, one with an accent as Windows would."""
    for name, text in files.items():
        write(folder, name, text.encode("cp1252" if text.count("\xe9") else "utf-8"))


def outcome(folder, selection):
    """What reading gives: rows, sources, names, remarks; or the error."""
    told = []
    try:
        data = read_data([DataSource(str(folder))], folder, selection, lambda *step: told.append(step))
    except IndustryClustersError as error:
        return str(error)
    panel = data.panel
    rows = panel.table.to_csv(index=False)
    return rows, panel.sources, dict(panel.area_titles), dict(panel.industry_titles), panel.remarks, told


def both_ways(folder, selection=EVERYTHING):
    together = outcome(folder, selection)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(small_files, "_SMALL", 0)
        return together, outcome(folder, selection)


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_among_others_gives_what_it_gives_alone(tmp_path, fault, place):
    texts = [annual(*FOOD), annual(*SUGAR), annual(*(row.replace("06029", "06031") for row in FOOD))]
    texts[place] = FAULTS[fault](texts[place])
    written(tmp_path, {f"{number}.csv": text for number, text in enumerate(texts)})
    together, alone = both_ways(tmp_path)
    assert together == alone


@pytest.mark.parametrize("fault", FAULTS)
def test_the_same_with_names_beside_the_rows(tmp_path, fault):
    written(tmp_path, {"a.csv": titled(*NAMED), "b.csv": FAULTS[fault](titled(*OTHER_NAMES))})
    together, alone = both_ways(tmp_path)
    assert together == alone


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(faults=st.lists(st.sampled_from(sorted(FAULTS)), min_size=4, max_size=4))
def test_any_two_faults_give_what_they_give_alone(tmp_path, faults):
    texts = [annual(*FOOD), annual(*SUGAR), titled(*NAMED), titled(*OTHER_NAMES)]
    broken = {
        f"{number}.csv": FAULTS[fault](text)
        for number, (fault, text) in enumerate(zip(faults, texts, strict=True))
    }
    written(tmp_path, broken)
    together, alone = both_ways(tmp_path)
    assert together == alone


def test_files_of_several_layouts_in_one_folder_give_what_they_give_alone(tmp_path):
    files = {
        "a.csv": annual(*FOOD),
        "b.csv": quarterly(*QUARTERS),
        "c.csv": AREA_TITLES,
        "d.csv": annual(*SUGAR),
    }
    again = {"e.csv": quarterly(*(row.replace("06029", "06031") for row in QUARTERS)), "f.csv": annual(*FOOD)}
    written(tmp_path, {**files, **again, "g.csv": "what,is\nthis,?\n"})
    for selection in (
        Selection(),
        Selection(areas=frozenset({"06029"}), first_year=2016),
        Selection(most_digits=3),
    ):
        together, alone = both_ways(tmp_path, selection)
        assert together == alone
        assert not isinstance(together, str)


def test_small_files_of_an_archive_are_parsed_once(tmp_path, monkeypatch):
    parsed, read_csv = [], pd.read_csv
    monkeypatch.setattr(
        pd, "read_csv", lambda *words, **options: parsed.append(1) or read_csv(*words, **options)
    )
    rows = {
        f"{area}.csv": annual(*(row.replace("06029", area) for row in FOOD))
        for area in ("06001", "06003", "06005")
    }
    (tmp_path / "many.zip").write_bytes(zipped(**rows))
    data = read_data([DataSource("many.zip")], tmp_path)
    assert (len(parsed), len(data.panel.sources), data.panel.table["line"].tolist()) == (
        1,
        3,
        [*range(2, 10)] * 3,
    )


def test_large_files_are_read_alone(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(reading, "read_together", lambda run, _selection: seen.append(len(run)) or [])
    monkeypatch.setattr(small_files, "_SMALL", 400)
    written(
        tmp_path, {"a.csv": annual(*FOOD[:2]), "b.csv": annual(*FOOD[2:4]), "c.csv": annual(*FOOD[4:] * 9)}
    )
    written(tmp_path, {"d.csv": annual(*SUGAR[:2])})
    read_data([DataSource(str(tmp_path))], tmp_path)
    assert seen == [2, 1, 1]


def entries_of(folder):
    write(folder, "one.csv", annual(FOOD[0]))
    write(folder, "many.zip", zipped(a_csv=annual(FOOD[1]), b_csv=annual(FOOD[2])))
    return find_files([DataSource("one.csv"), DataSource("many.zip")], folder)[0]


@pytest.mark.quick
def test_files_loaded_together_are_those_loaded_one_by_one(tmp_path):
    entries = entries_of(tmp_path)
    assert load_all(entries) == [entry.load() for entry in entries]


@pytest.mark.quick
def test_an_archive_of_several_files_is_opened_once(tmp_path, monkeypatch):
    entries, opened = entries_of(tmp_path), []
    real = archive.unpacked_members

    def noted(path, members):
        opened.append(path.name)
        return real(path, members)

    monkeypatch.setattr(files, "unpacked_members", noted)
    load_all(entries)
    assert opened == ["many.zip"]


@pytest.mark.quick
def test_an_archive_with_a_damaged_member_is_told_as_unreadable(tmp_path):
    entries = entries_of(tmp_path)
    content = bytearray((tmp_path / "many.zip").read_bytes())
    at = content.find(b"b.csv") + len("b.csv")
    content[at : at + 10] = bytes(10)
    (tmp_path / "many.zip").write_bytes(bytes(content))
    with pytest.raises(UnreadableFile, match="archive is cut short"):
        load_all(entries)
