"""Six counties of a constructed state, their nation, and a batch file of them."""

from support.qcew_files import annual, write

COUNTIES = ("01001", "01003", "01005", "01007")
WITHOUT_FIRST_YEAR = "01009"
_GROUPS = {"3111": 100, "3112": 300, "4451": 400, "6211": 150}
_SHIFT = {"01001": 1.0, "01003": 0.8, "01005": 1.3, "01007": 1.1}
TITLES = (
    '"area_fips","area_title"\n"US000","U.S. TOTAL"\n"01000","Alabama -- Statewide"\n"01001","Ash County, Alabama"\n'
    '"01003","Birch County, Alabama"\n"01005","Cedar County, Alabama"\n"01007","Doug/Fir County, Alabama"\n'
    '"01009","Elm County, Alabama"\n"01999","Unknown Or Undefined, Alabama"\n"C1234","Ashville, AL MSA"\n'
    '"C5678","Pineburg, AL-GA MSA"\n"C9999","Far Away, CA MSA"\n"CS123","Ashville-Pineburg, AL CSA"\n'
)
BATCH = """
[common]
years = { first = 2010, last = 2020 }
definitions = { file = "clusters.csv" }

[[common.data]]
path = "data"
"""
CLUSTERS = (
    "cluster,naics,role,source\nFood,3111,export-oriented,ours\nFood,3112,support,ours\nCare,6211,,ours\n"
)


def rows_of(area, scale, last_shift=1.0, years=(2010, 2020)):
    """An area's totals and four industry groups; its employment grows by ``last_shift``."""
    rows = []
    for year in years:
        grown = scale * (last_shift if year == years[-1] else 1)
        total = round(sum(_GROUPS.values()) * grown)
        rows += [f"{area} {own} 10 {year} . 40 {total} {total * 40_000}" for own in ("0", "5")]
        for number, (code, jobs) in enumerate(_GROUPS.items()):
            own_jobs = round(jobs * grown * (1 + number * scale % 3 / 10))
            rows.append(f"{area} 5 {code} {year} . 9 {own_jobs} {own_jobs * (30_000 + 1000 * number)}")
    return rows


def write_data(folder, *, areas=COUNTIES):
    """Write the nation, counties (one with a withheld group), one that lacks a year, and areas that are no county."""
    withheld = {"01003 5 6211 2020": "N"}
    rows = rows_of("US000", 1000)
    for number, area in enumerate(areas, start=1):
        rows += rows_of(area, number, _SHIFT.get(area, 1.2))
    rows += rows_of(WITHOUT_FIRST_YEAR, 2, years=(2020,)) + rows_of("01999", 1) + rows_of("CS123", 9)
    for code in ("C1234", "C5678", "C9999"):
        rows += rows_of(code, 7)
    marked = [
        row.replace(" . ", " N ", 1) if any(row.startswith(key) for key in withheld) else row for row in rows
    ]
    zeroed = [" ".join([*row.split()[:6], "0", "0"]) if " N " in row else row for row in marked]
    for year in ("2010", "2020"):
        write(folder, f"data/{year}.csv", annual(*(row for row in zeroed if row.split()[3] == year)))
    write(folder, "data/area_titles.csv", TITLES)
    write(folder, "clusters.csv", CLUSTERS)
    return folder


def region(name, *areas, **own):
    """A region's lines of a batch file."""
    lines = "".join(f"{key} = {value}\n" for key, value in own.items())
    return f'\n[[region]]\nname = "{name}"\nareas = [{", ".join(repr(area) for area in areas)}]\n{lines}'


SIX = (
    region("Ash", "01001")
    + region("Birch", "01003")
    + region("No such code", "01998")
    + region("Cedar and fir", "01005", "01007")
    + region("Only 2020", WITHOUT_FIRST_YEAR)
    + region("Fir", "01007")
)


def write_batch(folder, regions=SIX):
    """Write data and batch file, and return the batch file's path."""
    write_data(folder)
    return write(folder, "regions.toml", BATCH + regions)
