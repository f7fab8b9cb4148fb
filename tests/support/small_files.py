"""The small study as files: data and study file in a folder."""

from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import DataSource, Member, Region, Study
from support.small_study import DATA

_HEADER = (
    "area_fips,own_code,industry_code,agglvl_code,size_code,year,qtr,disclosure_code,"
    "annual_avg_estabs,annual_avg_emplvl,total_annual_wages"
)


def small_study_in(folder, names=("Food", "Drink", "Feed")):
    """Write data and a study of three clusters with these names; return the study file."""
    rows = [line.split() for line in DATA.splitlines() if line]
    lines = [
        f"{area},{own},{code},,0,{year},A,{'N' if jobs == 'N' else ''},{estabs},{jobs.replace('N', '0')},{pay.replace('N', '0')}"
        for area, own, code, year, estabs, jobs, pay in rows
    ]
    (folder / "data.csv").write_text("\n".join([_HEADER, *lines]) + "\n", encoding="utf-8")
    members = tuple(Member(name, code) for name, code in zip(names, ("3111", "3112", "3113"), strict=True))
    study = Study(Region("Here", ("01001",)), 2010, 2020, clusters=members, data=(DataSource("data.csv"),))
    write_study(study, folder / "here.toml")
    return folder / "here.toml"
