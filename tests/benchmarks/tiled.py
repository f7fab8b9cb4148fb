"""Whole years of the true size of BLS's singlefile, TILED: some real counties again and again under other codes.

The rows of 15 real counties (INDUSTRY_CLUSTERS_REAL_DATA), or of 15 constructed ones where there are none, are
repeated until a year has as many rows as BLS's file, 3.66 million; the U.S. rows stand at the end. Jobs, wages and pay
get other digits after their first in every copy, so that a column has about as many values as a real one. So size,
columns, lengths of fields and the share that is withheld are those of real files, and the numbers of the nation are
not: they are good for measuring time and memory and for nothing else.
"""

import csv
import io
import random
import zipfile
from pathlib import Path
from unittest import mock

import numpy as np
from isal import isal_zlib

ROWS = 3_661_000
"""About what a year of the 2020s has."""
COUNTIES = 15
FIRST_CODE = 1001
"""The code of the first copy's first county; the others count up from it."""
_CODES = ["area_fips", "own_code", "industry_code", "agglvl_code", "size_code", "year", "qtr", "disclosure_code", "lq_disclosure_code", "oty_disclosure_code"]  # fmt: skip
_COUNTS = "annual_avg_estabs,annual_avg_emplvl,total_annual_wages,taxable_annual_wages,annual_contributions,annual_avg_wkly_wage,avg_annual_pay"
_VARIED = ("annual_avg_emplvl", "total_annual_wages", "taxable_annual_wages", "annual_contributions", "annual_avg_wkly_wage", "avg_annual_pay")  # fmt: skip
_QUOTIENTS = ",".join(f"lq_{name}" for name in _COUNTS.split(","))
_CHANGES = ",".join(f"oty_{name}_chg,oty_{name}_pct_chg" for name in _COUNTS.split(","))
HEADER = (
    f"{','.join(_CODES[:8])},{_COUNTS},lq_disclosure_code,{_QUOTIENTS},oty_disclosure_code,{_CHANGES}".split(
        ","
    )
)


class Tiles:
    """The rows that are repeated: of real counties where there are some, else constructed."""

    def __init__(self, real):
        if Path(real).is_dir():
            self.words = f"TILED from {COUNTIES} real Ohio counties and the real U.S."
            counties = sorted(Path(real, "qcew_oh_counties_2020_2023").glob("*2023*.csv"))
            self.counties = [_rows(path) for path in counties]
            self.nation = _rows(Path(real, "qcew_us", "US000_2024_from_singlefile.csv"))
        else:
            self.words = f"TILED from {COUNTIES} CONSTRUCTED counties"
            self.counties = [_constructed(f"{county:05d}", 20) for county in range(COUNTIES)]
            self.nation = _constructed("US000", 2000)
        self.words += ": good for time and memory, and for nothing else"

    def write(self, year, folder, rows=ROWS, *, quick=False):
        """Write a year's zip as BLS names it; return its path, rows and bytes of text.

        A quick one is packed by a library that takes a tenth of the time and a third more space.
        """
        path = Path(folder) / f"{year}_annual_singlefile.zip"
        count = size = 0
        library = mock.patch.object(zipfile, "zlib", isal_zlib if quick else zipfile.zlib)
        level = 1 if quick else 6
        with (
            library,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive,
            archive.open(f"{year}.annual.singlefile.csv", "w") as text,
        ):
            for block, lines in self._blocks(year, rows):
                size += text.write(block)
                count += lines
        return path, count, size

    def _blocks(self, year, rows):
        chance = np.random.default_rng(year)
        blocks = [_Block(_of_year(county, year)) for county in self.counties]
        left, code = rows - len(self.nation), FIRST_CODE
        yield _text([HEADER]), 0
        while left > 0:
            for block in blocks:
                yield block.of_area(f"{code:05d}", chance), block.lines
                left, code = left - block.lines, code + 1
        yield _text(_of_year(self.nation, year)), len(self.nation)


class _Block:
    """A county's lines, to be had under another code and with other digits."""

    def __init__(self, rows):
        self.lines, text = len(rows), _text(rows)
        self.old = f'"{rows[0][0]}",'.encode()
        self.bytes = np.frombuffer(text, np.uint8)
        self.places = np.array([*_digits(text)])

    def of_area(self, code, chance):
        varied = self.bytes.copy()
        turned = varied[self.places] - ord("0") + chance.integers(0, 10, len(self.places), np.uint8)
        varied[self.places] = turned % 10 + ord("0")
        new, text = f'"{code}",'.encode(), varied.tobytes()
        return new + text[len(self.old) :].replace(b"\n" + self.old, b"\n" + new)


def _digits(text):
    """Places of the digits of jobs, wages and pay, except the first of each."""
    varied = {HEADER.index(name) for name in _VARIED}
    start = 0
    for line in text.splitlines(keepends=True):
        place = start
        for number, field in enumerate(line.split(b",")):
            if number in varied:
                yield from range(place + 1, place + len(field))
            place += len(field) + 1
        start += len(line)


def _rows(path):
    with Path(path).open(encoding="utf-8", newline="") as text:
        header, *rows = csv.reader(text)
    assert header == HEADER, path
    return rows


def _of_year(rows, year):
    place = HEADER.index("year")
    return [[*row[:place], str(year), *row[place + 1 :]] for row in rows]


def _text(rows):
    """Lines as in the singlefile: codes in quotes, numbers without."""
    quoted = {HEADER.index(name) for name in _CODES}
    out = io.StringIO()
    for row in rows:
        named = row is HEADER
        out.write(
            ",".join(f'"{cell}"' if named or place in quoted else cell for place, cell in enumerate(row))
            + "\n"
        )
    return out.getvalue().encode()


def _constructed(area, scale):
    """About as many rows as a county of 400 groups has: totals, sectors, and codes of three to six digits."""
    chance = random.Random(area)
    level = 10 if area == "US000" else 70
    rows = [_row(area, own, "10", level + (own != "0"), scale * 90, chance) for own in "01235"]
    for sector in (11, 21, 22, 23, 42, 51, 52, 53, 54, 55, 56, 61, 62, 71, 72, 81):
        rows.append(_row(area, "5", str(sector), level + 4, scale * 9, chance))
        for digits, count in ((3, 5), (4, 15), (5, 25), (6, 25)):
            codes = sorted(chance.sample(range(10 ** (digits - 2)), min(count, 10 ** (digits - 2))))
            rows += [
                _row(area, "5", f"{sector}{code:0{digits - 2}d}", level + digits + 2, scale, chance)
                for code in codes
            ]
    return rows


def _row(area, own, industry, level, scale, chance):
    withheld = level % 10 > 5 and scale < 100 and chance.random() < 0.5
    jobs = 0 if withheld else chance.randrange(scale, scale * 20)
    counts = [scale, jobs, jobs * 52000, jobs * 9000, jobs * 90, 1000 * (jobs > 0), 52000 * (jobs > 0)]
    quotients = ["1.02"] * 7
    changes = [word for count in counts for word in (str(count // 50), "2.0")]
    mark = "N" if withheld else ""
    codes = [area, own, industry, str(level), "0", "2023", "A", mark]
    return [*codes, *map(str, counts), mark, *quotients, mark, *changes]
