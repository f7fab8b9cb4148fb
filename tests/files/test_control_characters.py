"""Control characters, and texts that look like Excel's way to write them, on every way in and in every kind of file."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from click.testing import CliRunner
from lxml import etree
from openpyxl import Workbook

from industry_clusters.hosts.cli import main
from industry_clusters.ingest.definitions import read_definitions, write_definitions
from industry_clusters.ingest.files.legible import escaped, unescaped, unescaped_part, with_legible_texts
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.interviews import Contact, Interview, Interviews
from industry_clusters.outputs import WORKBOOK
from industry_clusters.render.workbook import write_workbook
from industry_clusters.study import DataSource, Member, Region
from industry_clusters.workflows.build import build
from industry_clusters.workflows.memory import built_from
from support.many_regions import region, write_batch
from support.qcew_files import titled
from support.sample_view import sample_view
from support.small_files import small_study_in

BAD = "".join(map(chr, [*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))
LITERAL = ["_x000D_", "_x005F_", "_x005F_x000D_", "a_x0041_b", "<r>&x</r>", "<r><t>y</t></r>", "x005F_"]
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def hostile_study(folder):
    """A study with a bad character in every text that a person may give."""
    path = small_study_in(folder, names=(f"Food{BAD}Care", "\x0bDrink", "Feed_x000B_"))
    study = read_study(path)
    said = Interviews(
        (Interview(number="1", cluster="Feed_x000B_", quote=f"so{BAD}", themes=(f"theme{BAD}",)),),
        (Contact(number="1", company=f"Acme{BAD}"),),
        (f"theme{BAD}", "other"),
    )
    members = tuple(replace(member, source=f"ours{BAD}") for member in study.clusters)
    write_study(
        replace(
            study,
            region=Region(f"Here{BAD}", ("01001",)),
            clusters=members,
            notes={"note_growth_leaders": f"we\x0bgrow{BAD}"},
            infrastructure={"\x0bDrink": f"a road{BAD}"},
            interviews=said,
        ),
        path,
    )
    return path


def faults(path):
    """Parts of a package, and of packages in it, that are no XML or hold what looks like an escaped control character."""
    return list(_faults_of(path.read_bytes(), path.name))


def _faults_of(content, name):
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in package.namelist():
            inside = package.read(part)
            if part.endswith((".xml", ".rels", ".vml")):
                yield from _faults_of_xml(inside, f"{name}/{part}")
            elif part.endswith((".xlsx", ".bin")) and inside[:2] == b"PK":
                yield from _faults_of(inside, f"{name}/{part}")


def _faults_of_xml(content, name):
    if _ILLEGAL.search(content.decode("utf-8")):
        yield f"{name}: a control character"
    try:
        etree.fromstring(content)
    except etree.XMLSyntaxError as error:
        yield f"{name}: {error}"


def test_no_output_of_a_study_full_of_control_characters_holds_one(tmp_path):
    study = hostile_study(tmp_path)
    for words in (("build", study), ("build", tmp_path / "here.xlsx", "--again"), ("slides", study), ("letter", study), ("share", tmp_path / "here.xlsx"), ("clusters", "export", study, tmp_path / "c.xlsx")):  # fmt: skip
        result = run(*words)
        assert result.exit_code == 0, (words, result.output)
    made = [path for path in tmp_path.iterdir() if path.suffix in (".xlsx", ".pptx", ".docx")]
    assert len(made) == 7
    assert [fault for path in sorted(made) for fault in faults(path)] == []


def test_what_was_taken_out_is_told_and_the_rest_of_the_text_stays(tmp_path):
    report = build(hostile_study(tmp_path))
    told = [remark for remark in report.remarks if "control characters" in remark]
    assert [remark.partition(":")[0] for remark in told] == ["region", "clusters", "infrastructure", "notes", "interviews"]  # fmt: skip
    study = read_study_from_workbook(tmp_path / "here.xlsx")
    assert study.region.name == "Here"
    assert [member.cluster for member in study.clusters] == ["Food  Care", "Drink", "Feed_x000B_"]
    assert study.notes["note_growth_leaders"].startswith("we grow")
    assert study.interviews.log[0].cluster == "Feed_x000B_"


def test_a_vertical_tab_in_definitions_and_names_of_areas_is_a_blank(tmp_path):
    (tmp_path / "defs.csv").write_text("cluster,industry_code\r\nHealth\x0bCare,6211\r\n", encoding="utf-8", newline="")  # fmt: skip
    (tmp_path / "titles.csv").write_text(
        '"area_fips","area_title"\n"06029","Kern\x0bCounty"\n', encoding="utf-8"
    )
    row = titled("06029 5 2111 2020 . 5 120 400000 | Kern County, California | Oil\x0cand gas")
    (tmp_path / "data.csv").write_text(row, encoding="utf-8")
    (member,) = with_legible_texts(tuple(read_definitions(tmp_path / "defs.csv")), [])
    assert member.cluster == "Health Care"
    panel = read_data([DataSource("titles.csv"), DataSource("data.csv")], tmp_path).panel
    assert (panel.area_title("06029"), panel.industry_title("2111")) == ("Kern County", "Oil and gas")
    assert [remark.place for remark in panel.remarks if "blanks took their place" in remark.text] == ["titles.csv", "data.csv"]  # fmt: skip


@pytest.mark.parametrize("three", [LITERAL[:3], LITERAL[3:6], LITERAL[-3:]], ids=str)
def test_a_text_that_looks_like_an_escape_comes_back_as_it_was_typed(tmp_path, three):
    path = small_study_in(tmp_path, names=three)
    build(path)
    build(tmp_path / "here.xlsx")
    for study in (read_study_from_workbook(tmp_path / "here.xlsx"), built_from(tmp_path / "here.xlsx")):
        assert [member.cluster for member in study.clusters[:3]] == three
    assert faults(tmp_path / "here.xlsx") == []


@pytest.mark.parametrize("literal", LITERAL)
def test_definitions_as_a_workbook_keep_such_a_text(tmp_path, literal):
    write_definitions([Member(literal, "3111")], tmp_path / "d.xlsx")
    assert read_definitions(tmp_path / "d.xlsx")[0].cluster == literal


def test_an_escape_that_excel_wrote_is_read_as_what_it_stands_for(tmp_path):
    book = Workbook()
    for row in (
        ("area_fips", "area_title"),
        ("06029", "Kern_x000B_County_x000D_"),
        ("06031", "_x005F_x000D_ County"),
    ):
        book.active.append(row)
    book.save(tmp_path / "titles.xlsx")
    (tmp_path / "data.csv").write_text(titled("06029 5 2111 2020 . 5 120 400000 | | "), encoding="utf-8")
    panel = read_data([DataSource("titles.xlsx"), DataSource("data.csv")], tmp_path).panel
    assert (panel.area_title("06029"), panel.area_title("06031")) == ("Kern County", "_x000D_ County")


@pytest.mark.parametrize("text", [*LITERAL, "plain", "_x12_", "_xZZZZ_", "__x0041__"])
def test_escaping_and_back_is_the_text(text):
    assert unescaped(escaped(text)) == text
    part = unescaped_part(escaped(text).encode(), shared=True).decode().replace("x005F_", "")
    assert part == text  # as openpyxl makes of it


def test_a_batch_of_regions_with_bad_names_makes_files_that_are_xml(tmp_path):
    path = write_batch(tmp_path, region("Ash\\u0007\\u000b", "01001"))
    result = run("batch", path, "--jobs", "1", "--slides")
    assert result.exit_code == 0, result.output
    made = sorted(path for path in (tmp_path / path.stem).iterdir() if path.suffix in (".xlsx", ".pptx"))
    assert len(made) == 3
    assert [fault for path in made for fault in faults(path)] == []


def test_a_view_that_holds_a_control_character_in_any_text_is_written_as_xml(tmp_path):
    view = hostile(sample_view())
    write_workbook(view, tmp_path / "view.xlsx", WORKBOOK)
    assert faults(tmp_path / "view.xlsx") == []


def hostile(view):
    """A view whose title, notes, prompts and texts carry control characters."""
    sheets = tuple(
        replace(sheet, title=f"{BAD}{sheet.title}", source=f"{sheet.source}{BAD}") for sheet in view.sheets
    )
    return replace(view, sheets=sheets, title=f"{view.title}{BAD}", memo=f"{view.memo}{BAD}")
