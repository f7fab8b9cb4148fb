"""The ribbon's buttons on a real region, in a file of its own so that another processor can take it."""

from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import DataSource, Region, Study
from industry_clusters.workflows.build import build
from support.buttons import SHEETS, TWO, press_buttons, should_be_seen, type_into
from support.real_data import REAL, needs_real_data

COUNTIES = ("39041", "39045", "39049", "39089")
"""Delaware, Fairfield, Franklin and Licking: the middle of the region; two of Delaware's sectors are withheld in 2023."""
YEARS = (2020, 2023)


@needs_real_data[0]
@needs_real_data[1]
def test_a_button_shows_its_sheet_and_keeps_what_was_typed_on_the_columbus_region(excel, tmp_path):
    counties = [
        f"qcew_oh_counties_2020_2023/morpc-qcew-{year}-a-{area}.csv" for year in YEARS for area in COUNTIES
    ]
    data = (*counties, "qcew_us/US000_2024_annual_area.csv", "qcew_lookups/area_titles.csv")
    sources = tuple(DataSource(str(REAL / path)) for path in data)
    study = Study(Region("Columbus region", COUNTIES), YEARS[0], YEARS[-1], industry_level=2, data=sources)
    write_study(study, tmp_path / "columbus.toml")
    book = excel.books.open(str(build(tmp_path / "columbus.toml").path))
    type_into(book)
    pressed = press_buttons(excel, TWO[:1])
    assert pressed.seen == should_be_seen("columbus.xlsx", TWO[:1])
    assert set(SHEETS.values()) <= set(pressed.sheets)
