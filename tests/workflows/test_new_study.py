"""A new study's years, where nobody chooses them: those in which there is something to compare with."""

import pytest

from industry_clusters.study import ColumnMapping, DataSource, Region, Study
from industry_clusters.workflows.start import new_study

HERE, NATION = range(2015, 2025), (2016, 2018, 2020)
NAMES = ColumnMapping(columns={
    "area_fips": "area", "industry_code": "industry", "own_code": "own", "year": "year", "annual_avg_emplvl": "jobs",
})  # fmt: skip


@pytest.fixture
def made(tmp_path):
    def new(years, nation=NATION):
        rows = [(area, code, own, year, jobs) for area, held in (("01001", HERE), ("US000", nation)) for year in held
                for code, own, jobs in (("10", 0, 900), ("10", 5, 800), ("3111", 5, 300))]  # fmt: skip
        lines = ["area,industry,own,year,jobs", *(",".join(map(str, row)) for row in rows)]
        (tmp_path / "jobs.csv").write_text("\n".join(lines), encoding="utf-8")
        asked = Study(
            Region("Here", ("01001",)), 0, 9999, data=(DataSource(str(tmp_path / "jobs.csv"), NAMES),)
        )
        return new_study(asked, tmp_path / "here.toml", years)

    return new


@pytest.mark.parametrize(
    ("chosen", "span"),
    [
        ((None, None), (2016, 2020)),
        ((2017, None), (2017, 2020)),
        ((None, 2019), (2016, 2019)),
        ((2015, 2024), (2015, 2024)),
        ((2021, None), (2021, 2024)),
    ],
    ids=str,
)
def test_years_that_nobody_chose_are_those_that_both_have(made, chosen, span):
    study = made(chosen).study
    assert (study.first_year, study.last_year) == span


def test_where_less_than_two_years_are_shared_the_study_has_the_regions(made):
    study = made((None, None), nation=(2020,)).study
    assert (study.first_year, study.last_year) == (2015, 2024)


def test_that_the_region_has_more_years_is_said(made):
    assert any(
        "The region has 2015 to 2024; the study takes 2016 to 2020" in said
        for said in made((None, None)).missing
    )


def test_of_years_that_were_chosen_nothing_is_said(made):
    assert not [said for said in made((2015, 2024)).missing if "the study takes" in said]
