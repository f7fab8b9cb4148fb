"""The ribbon's buttons on a real region, in a file of its own so that another processor can take it."""

from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import DataSource, Region, Study
from industry_clusters.workflows.build import build
from support.buttons import SHEETS, press_two_buttons, should_be_seen, type_into
from support.real_data import REAL, needs_real_data


@needs_real_data[0]
@needs_real_data[1]
def test_buttons_show_their_sheets_and_keep_what_was_typed_on_the_columbus_region(excel, tmp_path):
    data = (
        "qcew_oh_counties_2020_2023",
        "qcew_us/US000_2024_annual_area.csv",
        "qcew_lookups/area_titles.csv",
    )
    sources = tuple(DataSource(str(REAL / path)) for path in data)
    counties = tuple(sorted({path.stem[-5:] for path in (REAL / data[0]).glob("*.csv")}))
    study = Study(Region("Columbus region", counties), 2020, 2023, industry_level=2, data=sources)
    write_study(study, tmp_path / "columbus.toml")
    book = excel.books.open(str(build(tmp_path / "columbus.toml").path))
    type_into(book)
    pressed = press_two_buttons(excel)
    assert pressed.seen == should_be_seen("columbus.xlsx")
    assert set(SHEETS.values()) <= set(pressed.sheets)
