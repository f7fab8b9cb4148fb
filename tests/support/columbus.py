"""The Columbus region of Ohio, fifteen counties, 2020 to 2023, against the nation: built once for all who look at it."""

from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import DataSource, Region, Study
from industry_clusters.workflows.build import build
from support.example import made_once
from support.real_data import REAL

OHIO = (
    "39041", "39045", "39047", "39049", "39073", "39083", "39089", "39091", "39097", "39101", "39117", "39127",
    "39129", "39141", "39159",
)  # fmt: skip
DATA = ("qcew_oh_counties_2020_2023", "qcew_us_reconstructed", "qcew_lookups/area_titles.csv")


def columbus_book():
    """The path of its workbook, to look at and not to change."""
    files = [(path, path.stat().st_size, path.stat().st_mtime_ns) for path in _files()]
    return made_once(("Columbus", files), _build) / "columbus.xlsx"


def _files():
    for name in DATA:
        path = REAL / name
        yield from sorted(path.iterdir()) if path.is_dir() else [path]


def _build(folder):
    data = tuple(DataSource(str(REAL / path)) for path in DATA)
    write_study(Study(Region("Columbus region", OHIO), 2020, 2023, data=data), folder / "columbus.toml")
    build(folder / "columbus.toml")
