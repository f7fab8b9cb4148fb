"""Is what was measured right? The rows that went in, and a county's quotients by a plain script."""

import csv
import io
import zipfile


def check_rows(made, found):
    """Hold the rows that were made against those that were found."""
    assert made == found, f"{made:,} rows were made and {found:,} found"


def check_quotients(store, table, county, year):
    """Hold a county's private quotients in the nation's table against those of the raw file; how many agree."""
    import duckdb

    made = dict(
        duckdb.execute(
            "SELECT industry_code, lq_annual_avg_emplvl FROM read_parquet(?) WHERE area_fips = ? AND year = ?",
            [str(table), county, year],
        ).fetchall()
    )
    (raw,) = (store / "raw" / str(year)).rglob("*.zip")
    jobs = _jobs(raw, (county, "US000"))
    here, nation = (jobs[area, "0", "10"] for area in (county, "US000"))
    agreeing = 0
    for industry, found in made.items():
        own, other = (jobs.get((area, "5", industry)) for area in (county, "US000"))
        due = (own / here) / (other / nation) if own is not None and other else None
        assert (found is None) == (due is None), (industry, found, due)
        assert due is None or abs(found - due) <= 1e-12 * max(1, abs(due)), (industry, found, due)
        agreeing += due is not None
    assert agreeing > 10, f"only {agreeing} quotients to compare"
    print(f"  pass: {agreeing} quotients of county {county} in {year} are those of a plain script")


def _jobs(raw, areas):
    """Jobs by area, ownership and industry; None where withheld."""
    with zipfile.ZipFile(raw) as archive, archive.open(archive.namelist()[0]) as text:
        header = next(csv.reader(io.TextIOWrapper(io.BytesIO(text.readline()))))
        begins = tuple(f'"{area}",'.encode() for area in areas)
        lines = [line.decode() for line in text if line.startswith(begins)]
    found = {}
    for row in csv.DictReader(lines, header):
        withheld = row["disclosure_code"] == "N"
        key = row["area_fips"], row["own_code"], row["industry_code"]
        found[key] = None if withheld else int(row["annual_avg_emplvl"])
    return found
