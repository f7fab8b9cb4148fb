"""O*NET as text: ratings that it does not stand by are left out, and six-digit occupations have their members' mean."""

import pytest

from industry_clusters.errors import BadValue, Contradiction, EmptyFile
from support.occupation_files import education, occupations_in, onet, skills, told_of
from support.qcew_files import zipped

READING = "{code} | 2.A.1.a | Reading Comprehension | IM | {value} | {suppress} | n/a"


def reading(code="29-1141.00", value="4.00", suppress="N"):
    return READING.format(code=code, value=value, suppress=suppress)


def rated(folder, *rows):
    return occupations_in(folder, {"Skills.txt": skills(*rows)}).elements


def zones(folder, *rows):
    text = onet("O*NET-SOC Code,Job Zone,Date,Domain Source", *(f"{row} | 08/2020 | Analyst" for row in rows))
    return occupations_in(folder, {"Job Zones.txt": text}).profiles


def schooled(folder, *rows):
    text = education(*rows)
    return occupations_in(folder, {"Education, Training, and Experience.txt": text}).profiles


def titled(folder, *rows, name="Occupation Data.txt"):
    text = onet("O*NET-SOC Code,Title,Description", *(f"{row} | Words" for row in rows))
    return occupations_in(folder, {name: text})


def test_a_skill_has_its_importance(tmp_path):
    row = rated(tmp_path, reading()).iloc[0]
    assert tuple(row[["soc_code", "kind", "element", "importance"]]) == (
        "29-1141",
        "skill",
        "Reading Comprehension",
        4,
    )


def test_its_level_is_no_importance(tmp_path):
    assert rated(tmp_path, reading(), reading().replace("IM | 4", "LV | 5"))["importance"].tolist() == [4]


def test_kinds_of_knowledge_are_told_apart_from_skills(tmp_path):
    row = "29-1141.00 | 2.C.5.a | Medicine and Dentistry | IM | 4.2 | N | n/a"
    assert rated(tmp_path, reading(), row)["kind"].tolist() == ["skill", "knowledge"]


def test_members_of_a_six_digit_occupation_have_their_mean(tmp_path):
    rows = (reading(value="4"), reading("29-1141.01", "3"), reading("29-1141.02", "2"))
    assert rated(tmp_path, *rows)["importance"].tolist() == [3]


def test_a_rating_that_onet_recommends_to_suppress_is_left_out(tmp_path):
    assert rated(tmp_path, reading(value="4"), reading("29-1141.01", "1", "Y"))["importance"].tolist() == [4]


def test_it_is_told_that_it_was(tmp_path):
    told = told_of(tmp_path, {"Skills.txt": skills(reading(), reading("29-1141.01", "1", "Y"))})
    assert "Left out: 1 row that O*NET itself recommends not to use" in told


def test_an_element_that_is_not_relevant_is_left_out_whatever_its_importance(tmp_path):
    level = "29-1141.01 | 2.A.1.a | Reading Comprehension | LV | 0.5 | N | Y"
    assert rated(tmp_path, reading(value="4"), reading("29-1141.01", "1"), level)["importance"].tolist() == [
        4
    ]


def test_it_is_told_how_many_are_not_relevant(tmp_path):
    level = "29-1141.00 | 2.A.1.a | Reading Comprehension | LV | 0.5 | N | Y"
    assert "Left out: 1 row that O*NET calls not relevant" in told_of(
        tmp_path, {"Skills.txt": skills(reading(), level)}
    )


@pytest.mark.parametrize("written", ["n/a", ""])
def test_an_element_that_nobody_rated_is_no_zero(tmp_path, written):
    assert rated(tmp_path, reading(), reading("11-1011.00", written))["soc_code"].tolist() == ["29-1141"]


def test_other_elements_are_left_out_with_a_remark(tmp_path):
    ability = "29-1141.00 | 1.A.1.a.1 | Oral Comprehension | IM | 4.1 | N | n/a"
    assert "1 row that rate neither skills" in told_of(
        tmp_path, {"Abilities.txt": skills(reading(), ability)}
    )


def test_the_job_zone_is_the_members_mean_rounded(tmp_path):
    rows = zones(tmp_path, "29-1141.00 | 3", "29-1141.01 | 4", "11-1011.00 | 5")
    assert dict(zip(rows["soc_code"], rows["job_zone"], strict=True)) == {"29-1141": 4, "11-1011": 5}


def test_a_job_zone_beyond_five_is_refused(tmp_path):
    with pytest.raises(BadValue, match=r"the job zone is 6, not 1 to 5 \(Job Zones\.txt, line 3\)"):
        zones(tmp_path, "29-1141.00 | 3", "29-1141.01 | 6")


def test_required_education_is_what_most_call_it(tmp_path):
    rows = (
        "29-1141.00 | RL | 5 | 30.1 | N",
        "29-1141.00 | RL | 6 | 60.2 | N",
        "29-1141.00 | RL | 8 | 9.7 | N",
    )
    assert schooled(tmp_path, *rows)["education"].tolist() == ["Bachelor's degree"]


def test_shares_that_onet_recommends_to_suppress_do_not_count(tmp_path):
    rows = ("29-1141.00 | RL | 5 | 30.1 | N", "29-1141.00 | RL | 6 | 60.2 | Y")
    assert schooled(tmp_path, *rows)["education"].tolist() == ["Associate degree"]


def test_years_of_experience_are_no_education(tmp_path):
    rows = ("29-1141.00 | RL | 6 | 20 | N", "29-1141.00 | RW | 2 | 80 | N")
    assert schooled(tmp_path, *rows)["education"].tolist() == ["Bachelor's degree"]


def test_a_category_of_education_beyond_twelve_is_refused(tmp_path):
    with pytest.raises(BadValue, match=r"category of education is 13, not 1 to 12.*line 2"):
        schooled(tmp_path, "29-1141.00 | RL | 13 | 20 | N")


def test_an_occupation_has_the_name_of_its_first_member(tmp_path):
    rows = titled(tmp_path, "29-1141.01 | Acute Care Nurses", "29-1141.00 | Registered Nurses").profiles
    assert rows["soc_title"].tolist() == ["Registered Nurses"]


@pytest.mark.parametrize("name", ["30_2_Occupation Data.txt", "db_30_2_Occupation Data.txt"])
def test_the_version_is_that_of_the_files_name(tmp_path, name):
    told = titled(tmp_path, "29-1141.00 | Registered Nurses", name=name)
    assert told.sources[0].period == "O*NET 30.2"


def test_the_version_is_that_of_the_archive_that_a_file_is_in(tmp_path):
    archive = zipped(Skills_csv=skills(reading()))
    assert occupations_in(tmp_path, {"db_30_2_text.zip": archive}).sources[0].period == "O*NET 30.2"


def test_a_name_without_a_version_has_none(tmp_path):
    assert titled(tmp_path, "29-1141.00 | Registered Nurses").sources[0].period == ""


def test_a_source_counts_the_files_rows_and_not_the_means(tmp_path):
    told = occupations_in(tmp_path, {"Skills.txt": skills(reading(), reading("29-1141.01"))})
    assert (told.sources[0].rows, len(told.elements)) == (2, 1)


def test_words_of_categories_are_not_needed(tmp_path):
    text = onet(
        "Element ID,Element Name,Scale ID,Category,Category Description", "2.D.1 | Education | RL | 1 | None"
    )
    files = {"Categories.txt": text, "Skills.txt": skills(reading())}
    assert "Categories.txt: Not needed" in told_of(tmp_path, files)


@pytest.mark.parametrize("code", ["29-1141", "291141.00", "29-1141.0"])
def test_a_code_that_is_none_names_its_line(tmp_path, code):
    with pytest.raises(BadValue, match=rf"'{code}', not an O\*NET-SOC code \(Skills\.txt, line 3\)"):
        rated(tmp_path, reading(), reading(code))


def test_text_in_a_rating_names_its_line(tmp_path):
    with pytest.raises(BadValue, match=r"data value is 'high'.*line 2"):
        rated(tmp_path, reading(value="high"))


@pytest.mark.parametrize("name", ["Reading Comprehension"])
def test_a_skill_that_is_a_formula_is_refused(tmp_path, name):
    with pytest.raises(BadValue, match=r"begins with '='.*line 2"):
        rated(tmp_path, reading().replace(name, "=1+1"))


def test_a_name_that_is_a_formula_is_refused(tmp_path):
    with pytest.raises(BadValue, match=r"begins with '='.*line 2"):
        titled(tmp_path, "29-1141.00 | =1+1")


def test_a_rating_that_stands_twice_is_refused(tmp_path):
    with pytest.raises(
        Contradiction, match=r"29-1141\.00, 2\.A\.1\.a, IM stands in the file twice \(Skills\.txt, line 3\)"
    ):
        rated(tmp_path, reading(value="4"), reading(value="3"))


def test_a_header_alone_is_empty(tmp_path):
    with pytest.raises(EmptyFile):
        rated(tmp_path)
