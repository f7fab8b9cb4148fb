"""Files mutated at random: does a reader refuse them, say so, or give the right sum? A wrong sum without a word is the fault.

``python tests/benchmarks/mutations.py [trials]`` prints a table, and every silent wrong sum. Real files are taken where
``INDUSTRY_CLUSTERS_REAL_DATA`` is set; constructed ones of each layout always.
"""

import csv
import io
import os
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from industry_clusters.errors import IndustryClustersError
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.study import DataSource
from support.mutated_files import FILES

HANG = 20.0
REAL = (
    "qcew_oh_counties_2020_2023/morpc-qcew-2020-a-39049.csv",
    "qcew_ny_state_2000_2017/qcew_annual_2016.txt",
    "qcew_layout_samples/2019.annual 722511 NAICS 722511 Full-service restaurants.csv",
)


def rows_of(text):
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter)), delimiter


def text_of(rows, delimiter):
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _a_row(rows, rng):
    return rng.randrange(1, len(rows))


def shift_one(rows, rng):
    row, at = rows[_a_row(rows, rng)], rng.randrange(len(rows[0]))
    row.pop(min(at, len(row) - 1))
    row.append("")


def shift_all(rows, rng):
    at = rng.randrange(len(rows[0]))
    for row in rows[1:]:
        row.pop(min(at, len(row) - 1))
        row.append("")


def doubled_name(rows, rng):
    one, other = rng.sample(range(len(rows[0])), 2)
    rows[0][one] = rows[0][other]


def swapped_names(rows, rng):
    one, other = rng.sample(range(len(rows[0])), 2)
    rows[0][one], rows[0][other] = rows[0][other], rows[0][one]


def lost_field(rows, rng):
    rows[_a_row(rows, rng)].pop()


def other_digits(rows, rng):
    row, at = rows[_a_row(rows, rng)], rng.randrange(len(rows[0]))
    if at < len(row):
        row[at] = "".join(chr(0x660 + int(sign)) if sign in "0123456789" else sign for sign in row[at])


def exponent(rows, rng):
    row = rows[_a_row(rows, rng)]
    numbers = [at for at, cell in enumerate(row) if cell.isdigit() and len(cell) > 5]
    if numbers:
        at = rng.choice(numbers)
        row[at] = f"{float(row[at]):.1E}"


def thousandfold(rows, rng):
    row = rows[_a_row(rows, rng)]
    numbers = [at for at, cell in enumerate(row) if cell.isdigit() and len(cell) > 3]
    if numbers:
        row[rng.choice(numbers)] += "000"


def column_thousandth(rows, rng):
    numbers = [at for at, cell in enumerate(rows[1]) if cell.isdigit() and len(cell) > 4]
    if numbers:
        at = rng.choice(numbers)
        for row in rows[1:]:
            if at < len(row) and row[at].isdigit():
                row[at] = str(int(row[at]) // 1000)


def twice(rows, rng):
    rows.insert(1, list(rows[_a_row(rows, rng)]))


def control(rows, rng):
    row, at = rows[_a_row(rows, rng)], rng.randrange(len(rows[0]))
    if at < len(row):
        row[at] += rng.choice(["\x00", "\x0b", "\x1f", "_x000D_", "\u00a0"])


def european(rows, rng):
    at = rng.randrange(len(rows[0]))
    for row in rows[1:]:
        if at < len(row) and row[at].isdigit() and len(row[at]) > 3:
            row[at] = f"{int(row[at]):,}".replace(",", ".")


def too_large(rows, rng):
    row = rows[_a_row(rows, rng)]
    numbers = [at for at, cell in enumerate(row) if cell.isdigit()]
    if numbers:
        row[rng.choice(numbers)] = "9" * rng.randrange(10, 42)


def run_together(rows, rng):
    row = rows[_a_row(rows, rng)]
    at = rng.randrange(max(1, len(row) - 1))
    if at + 1 < len(row):
        row[at] += row[at + 1]


MUTATIONS = (
    shift_one, shift_all, doubled_name, swapped_names, lost_field, other_digits, exponent, thousandfold,
    column_thousandth, twice, control, european, too_large, run_together,
)  # fmt: skip


def sums(folder, source):
    data = read_data([source], folder)
    rows = data.panel.table
    numbers = tuple(float(rows[name].sum()) for name in ("annual_avg_emplvl", "total_annual_wages"))
    return numbers, {remark.text for remark in data.panel.remarks}


def outcome(folder, source, before, told):
    start = time.process_time()
    try:
        after, remarks = sums(folder, source)
    except IndustryClustersError:
        return "refused"
    except Exception:  # noqa: BLE001  whatever it is, it is a fault to be shown
        traceback.print_exc()
        return "traceback"
    finally:
        if time.process_time() - start > HANG:
            print("hang")
    if all(abs(one - other) <= 0.001 * max(other, 1) for one, other in zip(after, before, strict=True)):
        return "same sum"
    return "other sum, said" if remarks - told else "other sum, silent"


def files():
    real = os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA")
    for name in REAL if real else ():
        text = (Path(real) / name).read_text(encoding="utf-8", errors="replace")
        yield Path(name).name, "\n".join(text.splitlines()[:800]) + "\n", None
    yield from FILES


def main(trials):
    found, silent = Counter(), []
    kinds = list(files())
    rng = random.Random(17)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        whole = {}
        for name, text, mapping in kinds:
            (folder / name).write_text(text, encoding="utf-8")
            whole[name] = sums(folder, DataSource(name, mapping))
        for number in range(trials):
            name, text, mapping = kinds[number % len(kinds)]
            mutation = MUTATIONS[number // len(kinds) % len(MUTATIONS)]
            rows, delimiter = rows_of(text)
            mutation(rows, rng)
            (folder / name).write_text(text_of(rows, delimiter), encoding="utf-8")
            ended = outcome(folder, DataSource(name, mapping), *whole[name])
            found[mutation.__name__, ended] += 1
            if ended in ("other sum, silent", "traceback"):
                silent.append(f"trial {number}: {mutation.__name__} of {name}: {ended}")
                (folder / f"kept-{number}-{name}").write_text(text_of(rows, delimiter), encoding="utf-8")
    ends = ("refused", "same sum", "other sum, said", "other sum, silent", "traceback")
    print(f"{'mutation':<20}" + "".join(f"{end:>19}" for end in ends))
    for mutation in MUTATIONS:
        print(f"{mutation.__name__:<20}" + "".join(f"{found[mutation.__name__, end]:>19,}" for end in ends))
    print(
        f"{'all':<20}"
        + "".join(f"{sum(count for (_, ended), count in found.items() if ended == end):>19,}" for end in ends)
    )
    print("\n".join(silent))
    return bool(silent)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
