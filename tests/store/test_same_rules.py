"""A file that is read directly, and the same file out of the store: the same rows, or the same refusal."""

import random

import pytest
from openpyxl import Workbook

from industry_clusters.errors import DataError
from industry_clusters.ingest.layouts.selection import EVERYTHING
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.panel import KEYS
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
from industry_clusters.store.read import stored_contents
from industry_clusters.study import DataSource
from support.qcew_files import annual, four_quarters, quarterly, titled

ROWS = [
    "06029 0 10 2020 . 50 9000 500000000",
    "06029 5 2111 2020 . 5 120 400000",
    "06029 5 2131 2020 N 2 0 0",
    "06029 5 31-33 2020 . 7 900 70000000",
    "06029 5 3118 2020 . 0 0 0",
]
PLAIN = annual(*ROWS)
TITLED = titled(*(f"{row} | Kern County, California | NAICS {row.split()[2]} Things" for row in ROWS))
STRANGE = {
    "a blank line between": PLAIN.replace("\n06029,5,2131", "\n\n06029,5,2131"),
    "line ends doubled": PLAIN.replace("\n", "\n\n"),
    "thousands": PLAIN.replace(",9000,", ',"9,000",'),
    "decimals that are none": PLAIN.replace(",9000,", ",9000.0,"),
    "a part of a job": PLAIN.replace(",9000,", ",9000.5,"),
    "an exponent": PLAIN.replace(",9000,", ",9e3,"),
    "an exponent in capitals": PLAIN.replace(",9000,", ",9E3,"),
    "an underscore": PLAIN.replace(",9000,", ",9_000,"),
    "infinitely many": PLAIN.replace(",9000,", ",inf,"),
    "no number": PLAIN.replace(",9000,", ",nan,"),
    "a plus": PLAIN.replace(",9000,", ",+9000,"),
    "hexadecimal": PLAIN.replace(",9000,", ",0x10,"),
    "negative": PLAIN.replace(",9000,", ",-9000,"),
    "blanks around": PLAIN.replace(",9000,", ", 9000 ,"),
    "beyond all reason": PLAIN.replace(",9000,", f",{10**20},"),
    "more than a count": PLAIN.replace(",9000,", f",{10**16},"),
    "a count by the dozen digits": PLAIN.replace(",9000,", f",{10**40},"),
    "arabic digits": PLAIN.replace(",5,2111", ",\u0665,2111"),
    "full-width digits": PLAIN.replace(",5,2111", ",\uff15,2111"),
    "a code in blanks": PLAIN.replace(",5,2111", ", 5 ,2111"),
    "a code of letters": PLAIN.replace(",5,2111", ",x,2111"),
    "a date for a code": PLAIN.replace("31-33", "Mar-33"),
    "a year long gone": PLAIN.replace(",2020,", ",1020,"),
    "a field too many": PLAIN.replace(",120,400000,", ",120,400000,1,"),
    "a field too few": PLAIN.replace(",120,400000,", ",120,"),
    "fields shifted": PLAIN.replace(",120,400000,0,1", ",400000,0,1,"),
    "a row twice": PLAIN + PLAIN.splitlines()[2] + "\n",
    "a row twice, otherwise": PLAIN + PLAIN.splitlines()[2].replace(",120,", ",121,") + "\n",
    "a row twice, once withheld": PLAIN + "06029,5,2111,74,0,2020,A,N,5,0,0,0,1\n",
    "a column twice": "\n".join(
        f"{line},{'annual_avg_emplvl' if not place else 7}" for place, line in enumerate(PLAIN.splitlines())
    ),
    "a column gone": "\n".join(line.rpartition(",")[0].rpartition(",")[0].rpartition(",")[0] for line in PLAIN.splitlines()),
    "cut in a line": PLAIN[:-12],
    "no last line end": PLAIN.rstrip("\n"),
    "windows line ends": PLAIN.replace("\n", "\r\n"),
    "old line ends": PLAIN.replace("\n", "\r"),
    "a quote left open": PLAIN.replace(",120,", ',"120,'),
    "a quote inside": PLAIN.replace(",120,", ',1"2"0,'),
    "semicolons": PLAIN.replace(",", ";"),
    "tabs": PLAIN.replace(",", "\t"),
    "a mark of byte order": "\ufeff" + PLAIN,
    "a null": PLAIN.replace(",120,", ",1\x000,"),
    "an escape": PLAIN.replace(",120,", ",\x1b120,"),
    "a vertical tab": PLAIN.replace(",120,", ",\x0b120,"),
    "only a header": PLAIN.splitlines()[0] + "\n",
    "nothing": "",
    "words": "dear colleague,\nplease find attached\n",
    "titles": TITLED,
    "a title over two lines": TITLED.replace("2111 Things", "2111\nThings"),
    "a title with a vertical tab": TITLED.replace("2111 Things", "2111\x0bThings"),
    "a title that is a formula": TITLED.replace('"NAICS 2111 Things"', '"=1+1"'),
    "a title with a number like 1e5": TITLED.replace("2111 Things", "2111 Things 1e5"),
}  # fmt: skip


def directly(path):
    return outcome(lambda: read_data([DataSource(str(path))], path.parent))


def by_the_store(path):
    store = StoreFolder(path.parent / "store")

    def read():
        load_file(store, path)
        return read_data([], path.parent, further=stored_contents(store, EVERYTHING))

    return outcome(read)


def outcome(read):
    """The rows with their lines, or the refusal."""
    try:
        table = read().panel.table
    except DataError as error:
        return type(error).__name__, str(error)
    rows = table.sort_values(list(KEYS)).drop(columns="source_id")
    return rows.to_dict("records") and [tuple(map(str, row)) for row in rows.itertuples(index=False)]


@pytest.mark.parametrize("kind", STRANGE)
def test_a_file_is_read_or_refused_the_same_way_by_a_study_and_by_the_store(tmp_path, kind):
    path = tmp_path / "2020.csv"
    path.write_bytes(STRANGE[kind].encode())
    assert by_the_store(path) == directly(path)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "latin-1", "utf-8-sig"])
def test_an_encoding_is_read_or_refused_the_same_way(tmp_path, encoding):
    path = tmp_path / "2020.csv"
    path.write_bytes(TITLED.replace("Things", "Caf\xe9s").encode(encoding))
    assert by_the_store(path) == directly(path)


def mutated(text, chance):
    """A text with a few of its signs changed, lost or doubled."""
    signs = list(text)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(signs))
        signs[place] = chance.choice(
            ["", signs[place] * 2, chance.choice(',\n"0159.-_eEN \t;\x0b\x00\u0665=')]
        )
    return "".join(signs)


@pytest.mark.parametrize("seed", range(60))
def test_a_file_changed_by_chance_is_read_or_refused_the_same_way(tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311  the same chances each time
    path = tmp_path / "2020.csv"
    path.write_text(mutated(chance.choice([PLAIN, TITLED]), chance), encoding="utf-8", newline="")
    here, there = directly(path), by_the_store(path)
    assert there == here or keeps_a_year(there)


def keeps_a_year(there):
    """The one rule of the store's own: a year a file."""
    return there[0] == "UnknownLayout" and "keeps a year a file" in there[1]


def test_a_file_saved_again_as_a_workbook_is_read_the_same_way(tmp_path):
    book = Workbook()
    for line in PLAIN.splitlines():
        book.active.append(line.split(","))
    book.save(tmp_path / "2020.xlsx")
    here = directly(tmp_path / "2020.xlsx")
    assert here == by_the_store(tmp_path / "2020.xlsx")
    assert "9000.0" in str(here)


def test_a_workbook_of_something_else_is_refused_in_words_and_not_with_its_bytes(tmp_path):
    book = Workbook()
    book.active.append(["dear", "colleague"])
    book.save(tmp_path / "2020.xlsx")
    here = directly(tmp_path / "2020.xlsx")
    assert here == by_the_store(tmp_path / "2020.xlsx")
    assert here[0] == "UnknownLayout"
    assert "PK" not in here[1]


def test_quarters_are_averaged_over_the_year_as_a_study_averages_them(tmp_path):
    path = tmp_path / "q.csv"
    rows = [
        *four_quarters("06029 0 10 2020", 50, "900 910 920", 9000000),
        *four_quarters("06029 5 2111 2020", 5, "10 10 10", 100000),
    ]
    withheld = [f"06029 5 2131 2020 {quarter} N 2 0 0 0 0" for quarter in range(1, 5)]
    path.write_text(quarterly(*rows, *withheld), encoding="utf-8")
    assert by_the_store(path) == directly(path)


def test_a_european_excels_thousands_are_read_the_same_way(tmp_path):
    path = tmp_path / "2020.csv"
    text = PLAIN.replace(",9000,500000000,", ",9.000,500.000.000,").replace(
        ",120,400000,", ",1.000,4.000.000,"
    )
    path.write_text(text.replace(",", ";"), encoding="utf-8")
    here = directly(path)
    assert here == by_the_store(path)
    assert "1000.0" in str(here)
