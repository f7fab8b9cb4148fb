"""One task in a process of its own; prints the peak memory in kilobytes at the end."""

import resource
import sys
import zipfile
from pathlib import Path


def study_ours(folder, data, reference):
    """From files to a workbook."""
    from industry_clusters.ingest.study.study_writer import write_study
    from industry_clusters.study import DataSource, Region, Study
    from industry_clusters.workflows.build import build

    areas, years = _counties(data)
    sources = tuple(DataSource(path) for path in dict.fromkeys((data, reference)))
    study = Study(Region("Benchmark", areas), years[0], years[-1], data=sources)
    path = Path(folder) / "benchmark.toml"
    path.unlink(missing_ok=True)
    write_study(study, path)
    path.with_suffix(".xlsx").unlink(missing_ok=True)
    build(path)


def study_pandas(folder, data, reference):
    """The same table without checks, formulas, sums by what is withheld, or looks: sums, quotients, growth, to_excel."""
    import pandas as pd

    areas, years = _counties(data)
    rows = pd.concat(
        [_frame(handle) for path in dict.fromkeys((data, reference)) for handle in _tables(path)]
    )
    rows = rows[rows["own_code"].eq("5") & rows["industry_code"].str.fullmatch(r"\d{4}")]
    region = rows[rows["area_fips"].isin(areas)].pivot_table(
        index="industry_code",
        columns="year",
        values=["annual_avg_emplvl", "total_annual_wages"],
        aggfunc="sum",
    )
    nation = rows[rows["area_fips"].eq("US000")].groupby("industry_code")["annual_avg_emplvl"].sum()
    jobs = region["annual_avg_emplvl"]
    table = jobs.assign(
        growth=(jobs[years[-1]] / jobs[years[0]]) ** (1 / (years[-1] - years[0])) - 1,
        quotient=(jobs[years[-1]] / jobs[years[-1]].sum()) / (nation / nation.sum()),
        pay=region["total_annual_wages"][years[-1]] / jobs[years[-1]],
    )
    with pd.ExcelWriter(Path(folder) / "plain.xlsx", engine="xlsxwriter") as writer:
        table.to_excel(writer, sheet_name="NAICS table")
        for name, block in (("jobs", jobs), ("payroll", region["total_annual_wages"])):
            block.to_excel(writer, sheet_name=name)


def zip_ours(_folder, data):
    """Read a nationwide zip and keep a county and the nation."""
    from industry_clusters.ingest.reading.read import Selection, read_data
    from industry_clusters.study import DataSource

    read_data([DataSource(data)], Path(), Selection(areas=frozenset({"06029", "99001", "US000"})))


def zip_pandas(_folder, data):
    """The same, unchecked."""
    import pandas as pd

    rows = pd.concat([_frame(handle) for handle in _tables(data)])
    rows[rows["area_fips"].isin({"06029", "99001", "US000"})]


def every_area_ours(_folder, data):
    """Quotients, growth and pay of every area's industries."""
    from industry_clusters.analysis.batch.every_area import tables_of_every_area
    from industry_clusters.ingest.reading.read import read_data
    from industry_clusters.study import DataSource

    panel = read_data([DataSource(data)], Path()).panel
    tables_of_every_area(panel, "US000", panel.years[0], panel.years[-1], 2)


def every_area_pandas(_folder, data):
    """The same with a loop over areas, as one would first write it."""
    import pandas as pd

    rows = pd.concat([_frame(handle) for handle in _tables(data)])
    rows = rows[rows["own_code"].eq("5") & rows["industry_code"].str.fullmatch(r"\d\d|\d\d-\d\d")]
    nation = rows[rows["area_fips"].eq("US000")].groupby("industry_code")["annual_avg_emplvl"].sum()
    tables = []
    for area, own in rows.groupby("area_fips"):
        jobs = own.groupby("industry_code")["annual_avg_emplvl"].sum()
        wages = own.groupby("industry_code")["total_annual_wages"].sum()
        quotient = (jobs / jobs.sum()) / (nation / nation.sum())
        tables.append(pd.DataFrame({"area": area, "jobs": jobs, "quotient": quotient, "pay": wages / jobs}))
    pd.concat(tables)


def _counties(data):
    names = (
        zipfile.ZipFile(data).namelist()
        if data.endswith(".zip")
        else [path.name for path in Path(data).glob("*.csv")]
    )
    if data.endswith(".zip"):
        return ("99001", "99003", "99005"), (1990, 2003)
    return tuple(sorted({name[-9:-4] for name in names})), (2020, 2023)


def _tables(path):
    if path.endswith(".zip"):
        archive = zipfile.ZipFile(path)
        return [archive.open(name) for name in archive.namelist()]
    return sorted(Path(path).glob("*.csv")) if Path(path).is_dir() else [path]


def _frame(handle):
    import pandas as pd

    codes = dict.fromkeys(("area_fips", "own_code", "industry_code", "disclosure_code"), "str")
    columns = [*codes, "year", "annual_avg_emplvl", "total_annual_wages"]
    return pd.read_csv(handle, usecols=columns, dtype=codes)


if __name__ == "__main__":
    task, who, *arguments = sys.argv[1:]
    globals()[f"{task.replace(' ', '_')}_{who}"](*arguments)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
