"""Small files in each layout, written out from lines of words."""

import io
import zipfile

from openpyxl import Workbook

from industry_clusters.ingest.reading.read import Selection, read_data
from industry_clusters.study import ColumnMapping, DataSource

ANNUAL_HEAD = "area_fips,own_code,industry_code,agglvl_code,size_code,year,qtr,disclosure_code"
ANNUAL_COUNTS = "annual_avg_estabs,annual_avg_emplvl,total_annual_wages,taxable_annual_wages,avg_annual_pay"
TITLED_HEAD = f"{ANNUAL_HEAD},area_title,own_title,industry_title,agglvl_title,size_title"
TITLED_COUNTS = ANNUAL_COUNTS.replace("estabs", "estabs_count")
QUARTER_COUNTS = "qtrly_estabs,month1_emplvl,month2_emplvl,month3_emplvl,total_qtrly_wages,avg_wkly_wage"
SUBSET_HEAD = "year,qtr,area_fips,area_title,industry_code,industry_title,agglvl_code"
NEW_YORK_HEAD = '"AREATYPE","AREA","NAICS","TITLE","YEAR","ESTAB","AVGEMP","TOTWAGE","ANNAVGSAL"'
CALIFORNIA_HEAD = (
    "Area Type,Area Name,Year,Quarter,Ownership,NAICS Level,NAICS Code,Industry Name,Establishments,"
    "Average Monthly Employment,1st Month Emp,2nd Month Emp,3rd Month Emp,Total Wages (All Workers),"
    "Average Weekly Wages"
)
AREA_TITLES = (
    '"area_fips","area_title"\n"36000","New York -- Statewide"\n"36001","Albany County, New York"\n'
    '"06000","California -- Statewide"\n"06029","Kern County, California"\n'
    '"17000","Illinois -- Statewide"\n"17039","De Witt County, Illinois"\n'
)


def annual(*rows):
    """Rows ``area own industry year disclosure establishments employment wages``; ``.`` is an empty field."""
    return _csv(f"{ANNUAL_HEAD},{ANNUAL_COUNTS}", (_annual_row(row) for row in rows))


def titled(*rows):
    """Rows as of ``annual``, with ``| area title | industry title`` behind them."""
    return _csv(f"{TITLED_HEAD},{TITLED_COUNTS}", (_titled_row(row) for row in rows))


def quarterly(*rows, counted=False):
    """Rows ``area own industry year quarter disclosure establishments month1 month2 month3 wages``."""
    counts = QUARTER_COUNTS.replace("estabs", "estabs_count") if counted else QUARTER_COUNTS
    return _csv(f"{ANNUAL_HEAD},{counts}", (_quarter_row(row) for row in rows))


def subset(*rows):
    """Rows ``year quarter area industry level establishments wages month1 month2 month3``, a title over two lines."""
    header = f"{SUBSET_HEAD},qtrly_estabs_count,total_qtrly_wages,avg_wkly_wage,month1_emplvl,month2_emplvl,month3_emplvl,note"
    return _csv(header, (_subset_row(row) for row in rows))


def four_quarters(cell, establishments, months, wages):
    """Four rows of ``quarterly`` for one cell and year, the same counts in each quarter."""
    area, own, industry, year = cell.split()
    return [
        f"{area} {own} {industry} {year} {quarter} . {establishments} {months} {wages}"
        for quarter in range(1, 5)
    ]


def _annual_row(row):
    area, own, industry, year, disclosure, establishments, employment, wages = _words(row)
    codes = f"{area},{own},{industry},74,0,{year},A,{disclosure}"
    return f"{codes},{establishments},{employment},{wages},0,0"


def _titled_row(row):
    codes, area, industry = (part.strip() for part in row.split("|"))
    fields = _annual_row(codes).split(",")
    return ",".join(
        [*fields[:8], f'"{area}"', '"Private"', f'"{industry}"', '""', '"All sizes"', *fields[8:]]
    )


def _quarter_row(row):
    area, own, industry, year, quarter, disclosure, *counts = _words(row)
    return f"{area},{own},{industry},74,0,{year},{quarter},{disclosure},{','.join(counts)},9"


def _subset_row(row):
    year, quarter, area, industry, level, establishments, wages, *months = _words(row)
    title = '"Kern County, California"'
    codes = f"{year},{quarter},{area},{title},{industry},Mining,{level}"
    return f'{codes},{establishments},{wages},9,{",".join(months)},"Mining and\nOil"'


def _words(row):
    return ["" if word == "." else word for word in row.split()]


def _csv(header, rows):
    return "\n".join([header, *rows]) + "\n"


def write(folder, name, content):
    """Write text or bytes and return the path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def zipped(**members):
    """A zip archive of texts, by member name (``__`` for a slash, ``_csv`` for the ending)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), text)
    return buffer.getvalue()


def workbook(rows, *, sheet="Sheet1", merge=None):
    """An XLSX file of one sheet."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(folder, files, *, mapping=None, **selection):
    """Write files into a folder by name, read them in that order, and return the data set."""
    for name, content in files.items():
        write(folder, name, content)
    sources = [DataSource(name, mapping if name.startswith("own") else None) for name in files]
    return read_data(sources, folder, Selection(**selection))


def cells(data_set):
    """The rows as ``(area, own, industry, year) -> (establishments, employment, wages, status)``."""
    rows = data_set.panel.table.itertuples(index=False)
    return {tuple(row[:4]): tuple(row[4:8]) for row in rows}


def remarks(data_set):
    """All remarks as one text."""
    return "\n".join(f"{remark.place}: {remark.text}" for remark in data_set.panel.remarks)


OWN = ColumnMapping(
    columns={"area_fips": "County", "industry_code": "NAICS", "year": "Year", "annual_avg_emplvl": "Jobs"},
    constants={"own_code": "5"},
)
