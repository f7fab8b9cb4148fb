"""The board pack as files: report and slides beside the study; an office's templates; what was there is kept."""

import pytest
from click.testing import CliRunner
from docx import Document
from pptx import Presentation

from industry_clusters.errors import BadSetting, WorkbookError
from industry_clusters.hosts.cli import main
from industry_clusters.render import pictures
from industry_clusters.workflows.documents import board_pack, make_document
from support.small_files import small_study_in

NAMES = ("=1+1", "Food & <Drink>: {{ x }}", "Café")


@pytest.fixture
def source(tmp_path):
    return small_study_in(tmp_path, NAMES)


def shown(path):
    return [
        shape.text_frame.text
        for slide in Presentation(path).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]


def test_report_and_ten_slides_stand_beside_the_study(source):
    made = board_pack(source)
    assert [path.name for path in made.files] == ["here - board report.docx", "here - board slides.pptx"]
    assert len(Presentation(made.files[1]).slides) == 10


def test_names_stand_as_they_are(source):
    report, slides = board_pack(source).files
    headings = {one.text for one in Document(report).paragraphs if one.style.name == "Heading 1"}
    assert set(NAMES) <= headings
    assert any(NAMES[1] in text for text in shown(slides))


def test_what_says_the_same_leaves_no_copy_and_what_a_person_changed_is_kept(source):
    report = board_pack(source).files[0]
    assert board_pack(source).copies == ()
    document = Document(report)
    document.add_paragraph("by hand")
    document.save(report)
    assert [Document(copy).paragraphs[-1].text for copy in board_pack(source).copies] == ["by hand"]


def test_a_cluster_that_is_none_says_what_was_meant_and_nothing_is_written(source):
    with pytest.raises(BadSetting, match=r"no cluster is called 'Cafe'.*Did you mean"):
        board_pack(source, clusters=["Cafe"])
    assert not list(source.parent.glob("*.docx"))


def test_a_report_of_a_persons_own_is_refused_and_stays(source):
    mine = source.with_name("here - board report.docx")
    Document().save(mine)
    before = mine.read_bytes()
    with pytest.raises(WorkbookError, match="'document' did not make it"):
        board_pack(source)
    assert mine.read_bytes() == before


def test_on_a_template_without_places_the_report_is_whole_and_a_remark_says_so(source, tmp_path):
    office = Document()
    office.add_paragraph("County Board")
    office.save(tmp_path / "office.docx")
    made = make_document("board-report", source, template=tmp_path / "office.docx")
    words = [one.text for one in Document(made.files[0]).paragraphs]
    assert (words[0], "The region" in words) == ("County Board", True)
    assert any("has no place for {{ document.title }}" in remark for remark in made.remarks)


def test_without_what_draws_the_pack_is_whole_with_tables_and_charts_that_can_be_edited(source, monkeypatch):
    monkeypatch.setattr(pictures, "can_draw", lambda: False)
    made = board_pack(source)
    assert any("pictures need Matplotlib" in remark for remark in made.remarks)
    charts = [
        shape for slide in Presentation(made.files[1]).slides for shape in slide.shapes if shape.has_chart
    ]
    assert len(charts) >= 4
    assert len(Document(made.files[0]).tables) > 8


def test_the_command_tells_what_it_wrote(source):
    result = CliRunner().invoke(main, ["board-pack", str(source), "--clusters", NAMES[2]])
    assert result.exit_code == 0, result.output
    assert result.output.count("Wrote") == 2


def test_a_document_that_is_none_is_told_which_there_are(source):
    result = CliRunner().invoke(main, ["document", "speech", str(source)])
    assert (result.exit_code, "There is: board-report" in result.output) == (1, True)
