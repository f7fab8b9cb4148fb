"""No output takes the place of another kind of file, and what is replaced is kept where it differs."""

import openpyxl
import pytest
from click.testing import CliRunner
from pptx import Presentation

from industry_clusters.hosts.cli import main
from support.recalculate import open_book
from support.small_files import small_study_in


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    small_study_in(folder)
    assert run("build", folder / "here.toml").exit_code == 0
    return folder / "here.xlsx"


@pytest.fixture
def workbook(built, tmp_path):
    """The built workbook in a folder of the test's own, with its data and study."""
    for path in built.parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path / "here.xlsx"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


COMMANDS = {
    "slides over the workbook": ("slides", "here.xlsx", "--out", "here.xlsx"),
    "slides over the study file": ("slides", "here.toml", "--out", "here.toml"),
    "slides over a letter": ("slides", "here.xlsx", "--out", "mine.docx"),
    "slides over a workbook": ("slides", "here.toml", "--out", "mine.xlsx"),
    "slides over slides of one's own": ("slides", "here.xlsx", "--out", "mine.pptx"),
    "slides over their template": ("slides", "here.xlsx", "--template", "mine.pptx", "--out", "mine.pptx"),
    "slides over a text by another name": ("slides", "here.xlsx", "--out", "text.pptx"),
    "definitions over the workbook": ("clusters", "export", "here.xlsx", "here.xlsx"),
    "definitions over another workbook": ("clusters", "export", "here.toml", "mine.xlsx"),
    "definitions over the data": ("clusters", "export", "here.toml", "data.csv"),
    "definitions over slides": ("clusters", "export", "here.toml", "mine.pptx"),
    "a workbook over slides": ("build", "here.toml", "--out", "mine.pptx"),
    "a workbook over the study file": ("build", "here.toml", "--out", "here.toml"),
    "a workbook over one's own": ("build", "here.toml", "--out", "mine.xlsx"),
    "a copy to share over the workbook": ("share", "here.xlsx", "--out", "here.xlsx"),
    "a copy to share by the name of slides": ("share", "here.xlsx", "--out", "new.pptx"),
    "a table of the nation over the data": ("nation", "--years", "2020-2021", "--out", "data.csv"),
    "a study file over the workbook": ("new", "Here", "--areas", "01001", "--data", "data.csv", "--out", "here.xlsx"),
    "a study file by a workbook's name": ("new", "Here", "--areas", "01001", "--data", "data.csv", "--out", "a.xlsx"),
}  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_what_another_made_is_refused_in_a_sentence_and_stays(workbook, monkeypatch, words):
    folder = workbook.parent
    monkeypatch.chdir(folder)
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(folder / "store"))
    openpyxl.Workbook().save("mine.xlsx")
    Presentation().save("mine.pptx")
    (folder / "mine.docx").write_bytes((folder / "mine.pptx").read_bytes())
    (folder / "text.pptx").write_text("not slides at all")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    refused = run(*words)
    assert (refused.exit_code, "Error: " in refused.output) == (1, True), refused.output
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_slides_that_a_person_edited_are_kept_as_a_copy_and_that_is_said(workbook):
    run("slides", workbook)
    deck = workbook.with_suffix(".pptx")
    edited = Presentation(deck)
    edited.slides[0].shapes.title.text = "Edited by hand"
    edited.save(deck)
    again = run("slides", workbook)
    (copy,) = workbook.parent.glob("here (before *).pptx")
    assert (Presentation(copy).slides[0].shapes.title.text, copy.name in again.output) == (
        "Edited by hand",
        True,
    )


def test_slides_that_say_the_same_leave_no_copy(workbook):
    run("slides", workbook)
    run("slides", workbook)
    assert list(workbook.parent.glob("*before*")) == []


def test_definitions_that_a_person_edited_are_kept_as_a_copy(workbook):
    out = workbook.with_name("defs.csv")
    run("clusters", "export", workbook, out)
    out.write_text(out.read_text() + "Ours,62,,by hand\n")
    run("clusters", "export", workbook, out)
    (copy,) = workbook.parent.glob("defs (before *).csv")
    assert "by hand" in copy.read_text()


def test_a_workbook_that_another_program_saved_is_built_again(workbook):
    book = open_book(workbook)
    book.save(workbook)
    assert run("build", workbook).exit_code == 0


def test_a_workbook_of_the_last_release_without_a_mark_is_built_again(workbook):
    book = open_book(workbook)
    book.properties.category = None
    book.save(workbook)
    assert run("build", workbook).exit_code == 0
