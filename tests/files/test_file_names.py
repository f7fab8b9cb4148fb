"""One name for one region: every command calls its files alike, and any system takes them."""

import pytest
from pathvalidate import is_valid_filename

from industry_clusters.file_names import file_stem
from industry_clusters.study import Region, Study
from industry_clusters.workflows.batch.regions import file_names

NAMES = (
    "Doug/Fir: north", "..\\..\\up", "CON", "con ", "com1.x", "LPT¹", "nul.tar.gz", "???", "Kern. ", "~$Kern", "-rf",
    "Kern\x00County", "x" * 400, "\u202eKern", "Ñandú 100 %", "CLOCK$",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_any_system_takes_the_name(name):
    assert is_valid_filename(f"{file_stem(name)}.xlsx", platform="universal")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_was_made_stays_as_it_is(name):
    assert file_stem(file_stem(name)) == file_stem(name)


@pytest.mark.parametrize("name", ["CON", "aux", "com1.x"])
def test_what_windows_keeps_for_itself_is_no_name_whatever_follows_the_dot(name):
    assert file_stem(name).partition(".")[0].casefold() not in ("con", "aux", "com1")


@pytest.mark.parametrize("name", ["Kern/Tulare: east", "CON", "com1.x"])
def test_a_new_study_and_a_batch_call_a_region_alike(name):
    assert file_names([Study(Region(name, ("06029",)), 2010, 2020)]) == [file_stem(name)]
