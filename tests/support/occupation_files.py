"""Small files of occupations in each published layout, written out from lines of words."""

from industry_clusters.study import ColumnMapping
from support.qcew_files import read, remarks

OEWS_HEAD = (
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,"
    "EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,"
    "H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY"
)
OEWS_PLAIN = {
    "AREA": "99", "AREA_TITLE": "U.S.", "AREA_TYPE": "1", "NAICS": "000000", "NAICS_TITLE": "Cross-industry",
    "I_GROUP": "cross-industry", "OWN_CODE": "1235", "OCC_CODE": "29-1141", "OCC_TITLE": "Registered Nurses",
    "O_GROUP": "detailed", "TOT_EMP": "3282010", "H_MEAN": "47.32", "A_MEAN": "98430", "H_PCT10": "31.7",
    "H_PCT25": "37.98", "H_MEDIAN": "45", "H_PCT75": "53.32", "H_PCT90": "64.98", "A_PCT10": "66030",
    "A_PCT25": "79000", "A_MEDIAN": "93600", "A_PCT75": "110910", "A_PCT90": "135320",
}  # fmt: skip
"""A row of the whole nation, cross-industry."""
HOSPITALS = {
    "NAICS": "622000",
    "NAICS_TITLE": "Hospitals",
    "I_GROUP": "3-digit",
    "OWN_CODE": "5",
    "TOT_EMP": "1736940",
}

CALIFORNIA_OEWS_HEAD = (
    "Area Type,Area Name,Year,Quarter,Industry Name,Standard Occupational Classification,Occupational Title,Wage Type,"
    "Number of Employed,Mean Wage,10th Percentile Wage,25th Percentile Wage,50th Percentile (Median) Wage,"
    "75th Percentile Wage,90th Percentile Wage,Mean Relative Standard Error for Wage"
)
CALIFORNIA_PROJECTIONS_HEAD = (
    "Area Type,Area Name,Period,SOC Level,Standard Occupational Classification (SOC),Occupational Title,"
    "Base Year Employment Estimate,Projected Year Employment Estimate,Numeric Change,Percentage Change,Exits,Transfers,"
    "Total Job Openings,Median Hourly Wage,Median Annual Wage,Entry Level Education,Work Experience,Job Training"
)
BLS_HEAD = (
    'Occupation Title,Occupation Code,Employment 2024,Employment 2034,"Employment Change, 2024-2034",'
    '"Employment Percent Change, 2024-2034","Occupational Openings, 2024-2034 Annual Average",Median Annual Wage 2024,'
    "Typical Entry-Level Education,Education Code,Work Experience in a Related Occupation,Workex Code,"
    "Typical on-the-job Training,trCode"
)  # fmt: skip
QUERY_HEAD = (
    "Occupation (SOC code),Employment  (1),Employment percent relative standard error  (3),Hourly mean wage  (),"
    "Annual mean wage  (2),Hourly median wage  (),Annual 10th percentile wage  (2),Annual median wage  (2)"
)
RIVERSIDE = ColumnMapping(constants={"area_fips": "C4014", "year": "2024"})
AREAS = (
    '"area_fips","area_title"\n"06029","Kern County, California"\n"C2342","Fresno, CA MSA"\n'
    '"06000","California -- Statewide"\n'
)


def oews_rows(*changes, leave_out=()):
    """A header and rows of OEWS: each a national one but for the columns given."""
    names = [name for name in OEWS_HEAD.split(",") if name not in leave_out]
    return [names, *([{**OEWS_PLAIN, **change}.get(name, "") for name in names] for change in changes)]


def oews(*changes, leave_out=()):
    """The same as text."""
    return text_of(oews_rows(*changes, leave_out=leave_out))


def text_of(rows, delimiter=","):
    """Rows of cells as delimited text."""
    return "".join(delimiter.join(_quoted(str(cell), delimiter) for cell in row) + "\n" for row in rows)


def _quoted(cell, delimiter):
    return f'"{cell}"' if delimiter == "," and "," in cell else cell


def california_oews(*rows):
    """Rows ``area | year | quarter | SOC | wage type | employed | mean | p10 | p25 | p50 | p75 | p90``."""
    return text_of([CALIFORNIA_OEWS_HEAD.split(","), *map(_california_row, rows)])


def _california_row(row):
    area, year, quarter, soc, *rest = (part.strip() for part in row.split("|"))
    return [
        "Area",
        area,
        year,
        quarter,
        "Total, All Industries",
        soc,
        f"Occupation {soc[-4:]}",
        *rest,
        "1.2",
    ]


def california_projections(*rows):
    """Rows ``area | period | level | SOC | first | last | percent | openings | annual wage | education``."""
    return text_of([CALIFORNIA_PROJECTIONS_HEAD.split(","), *map(_projected_row, rows)])


def _projected_row(row):
    area, period, level, soc, first, last, percent, openings, wage, education = (
        part.strip() for part in row.split("|")
    )
    title = f"Occupation {soc}"
    known = ["Area", area, period, level, soc, title, first, last, "", percent, "", "", openings, "", wage]
    return [*known, education, "None", "N/A"]


def onet(header, *rows):
    """Tab-delimited text of rows of words apart by ``|``."""
    return text_of(
        [header.split(","), *([part.strip() for part in row.split("|")] for row in rows)], delimiter="\t"
    )


SKILLS_HEAD = "O*NET-SOC Code,Element ID,Element Name,Scale ID,Data Value,N,Recommend Suppress,Not Relevant"


def skills(*rows):
    """Rows ``code | element | name | scale | value | suppress | not relevant``."""
    return onet(SKILLS_HEAD, *(_with_number(row, 5) for row in rows))


def education(*rows):
    """Rows ``code | scale | category | value | suppress``."""
    header = "O*NET-SOC Code,Element ID,Element Name,Scale ID,Category,Data Value,N,Recommend Suppress"
    spelled = (row.replace("|", "| 2.D.1 | Required Level of Education |", 1) for row in rows)
    return onet(header, *(_with_number(row, 6) for row in spelled))


def _with_number(row, place):
    parts = row.split("|")
    return "|".join([*parts[:place], "8", *parts[place:]])


def bls(*rows):
    """Rows of BLS's projections, as written in its CSV file."""
    return "\n".join([BLS_HEAD, *rows]) + "\n"


def occupations_in(folder, files, mapping=None):
    """What the files, by name, tell of occupations; ``mapping`` is that of names that begin with ``own``."""
    return read(folder, files, mapping=mapping).occupations


def told_of(folder, files, mapping=None):
    """The remarks on the files, as one text."""
    return remarks(read(folder, files, mapping=mapping))
