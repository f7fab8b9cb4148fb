"""One sound file of each layout of employment, for mutating: jobs, wages and pay that agree with each other."""

from industry_clusters.study import ColumnMapping

CODES = ("10", "31-33", "62", "311", "325", "622", "3111", "3254", "6221")
JOBS = {"10": 52_000, "31-33": 14_000, "62": 21_000, "311": 6_000, "325": 5_000, "622": 9_000, "3111": 2_400, "3254": 1_300, "6221": 8_200}  # fmt: skip
PAY = 47_000


def _annual():
    head = (
        "area_fips,own_code,industry_code,agglvl_code,size_code,year,qtr,disclosure_code,annual_avg_estabs,annual_avg_emplvl,"
        "total_annual_wages,taxable_annual_wages,annual_contributions,annual_avg_wkly_wage,avg_annual_pay"
    )
    rows = [
        f"06029,5,{code},74,0,{year},A,,{jobs // 12},{jobs},{jobs * PAY},{jobs * 9000},{jobs * 90},{PAY // 52},{PAY}"
        for year in (2022, 2023)
        for code, jobs in JOBS.items()
    ]
    return "\n".join([head, *rows]) + "\n"


def _own(delimiter=",", number="{}"):
    head = delimiter.join(
        ("County FIPS", "Year", "Ownership", "NAICS", "Establishments", "Jobs", "Total Wages", "Average Pay")
    )
    rows = [
        delimiter.join(
            ("06029", str(year), "Private", code, str(jobs // 12), str(jobs), str(jobs * PAY), str(PAY))
        )
        for year in (2022, 2023)
        for code, jobs in JOBS.items()
    ]
    return "\n".join([head, *rows]) + "\n"


def _new_york():
    head = "AREATYPE,AREA,NAICS,TITLE,YEAR,ESTAB,AVGEMP,TOTWAGE,ANNAVGSAL"
    codes = {"10": "00", "31-33": "31"}
    rows = [
        f"State,New York State,{codes.get(code, code)},Title,2016,{jobs // 12},{jobs},{jobs * PAY},{PAY}"
        for code, jobs in JOBS.items()
    ]
    return "\n".join([head, *rows]) + "\n"


def _census():
    head = "fipstate,fipscty,naics,emp_nf,emp,qp1,ap,est"
    codes = {"10": "------", "31-33": "31----", "62": "62----"}
    rows = [
        f"06,029,{codes.get(code, code + '/' * (6 - len(code)))},G,{jobs},{jobs * 11},{jobs * 47},{jobs // 12}"
        for code, jobs in JOBS.items()
    ]
    return "\n".join([head, *rows]) + "\n"


OWN = ColumnMapping(
    columns={
        "area_fips": "County FIPS",
        "year": "Year",
        "own_code": "Ownership",
        "industry_code": "NAICS",
        "annual_avg_estabs": "Establishments",
        "annual_avg_emplvl": "Jobs",
        "total_annual_wages": "Total Wages",
        "avg_annual_pay": "Average Pay",
    }
)
FILES = (
    ("annual.csv", _annual(), None),
    ("own.csv", _own(), OWN),
    ("european.csv", _own(";"), OWN),
    ("new_york.txt", _new_york(), None),
    ("cbp21co.txt", _census(), None),
)
"""Name, text and mapping of each."""
