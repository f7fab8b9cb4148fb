"""The papers as files: where they stand, on whose template, what was there before, and what is refused."""

import shutil
import zipfile
from email import message_from_bytes
from email.policy import default
from email.utils import getaddresses

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook

from industry_clusters.errors import BadSetting, WorkbookError
from industry_clusters.hosts.cli import main
from industry_clusters.render import pictures
from industry_clusters.render.papers import write_paper
from industry_clusters.views.vocabulary.paper_model import ListFile, Mail, Paper
from industry_clusters.workflows.mobilization.papers import write_papers
from industry_clusters.workflows.mobilization.workbook import mobilize
from support.constructed import STRANGE, constructed_typed
from support.small_files import small_study_in

NAMES = ("Food", "Drink & {{ x }}", "food")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A small study with its mobilization workbook: two clusters whose names differ by a capital are to be mobilized."""
    folder = tmp_path_factory.mktemp("papers")
    study = small_study_in(folder, NAMES)
    typed = constructed_typed("Food")
    groups = (
        *typed.of("groups"),
        {"cluster": "Drink & {{ x }}", "decision": "mobilize now", "reason": "ready"},
    )
    mobilize(study, begin=typed.with_rows("groups", groups))
    return study


@pytest.fixture
def source(made, tmp_path):
    shutil.copytree(made.parent, tmp_path / "study")
    return tmp_path / "study" / made.name


def texts(path):
    document = Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def own_template(folder, *lines):
    folder.mkdir()
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(folder / "document.docx")
    return folder


def test_each_cluster_has_a_folder_with_its_kits(source):
    report = write_papers(source, only=["briefing", "summaries"])
    there = {str(one.path.relative_to(report.folder)) for one in report.papers}
    assert "Food/Briefing/Briefing paper, Food.docx" in there
    assert "Food/Summaries/Summary of meeting 1.docx" in there


def test_names_with_accents_and_places_stand_as_they_are(source):
    report = write_papers(source, only=["blueprint"])
    assert STRANGE in texts(report.papers[0].path)


def test_what_says_the_same_leaves_no_copy_and_what_a_person_changed_is_kept(source):
    path = write_papers(source, only=["first-steps"]).papers[0].path
    assert write_papers(source, only=["first-steps"]).papers[0].copy is None
    document = Document(path)
    document.add_paragraph("by hand")
    document.save(path)
    copy = write_papers(source, only=["first-steps"]).papers[0].copy
    assert Document(copy).paragraphs[-1].text == "by hand"


def test_words_that_were_typed_into_a_paper_stay(source):
    path = write_papers(source, only=["briefing"], clusters=["Food"]).papers[0].path
    document = Document(path)
    control = next(one for one in document.element.body.iter() if one.tag.endswith("}sdt"))
    text = next(one for one in control.iter() if one.tag.endswith("}t"))
    text.text = "Typed in Word."
    document.save(path)
    again = write_papers(source, only=["briefing"], clusters=["Food"]).papers[0].path
    assert "Typed in Word." in "".join(Document(again).element.body.itertext())


def test_a_file_of_a_persons_own_is_refused_and_stays(source):
    folder = source.parent / "mine"
    (folder / "First steps").mkdir(parents=True)
    Document().save(folder / "First steps" / "First steps.docx")
    before = (folder / "First steps" / "First steps.docx").read_bytes()
    with pytest.raises(WorkbookError, match="'papers' did not make it"):
        write_papers(source, out=folder, only=["first-steps"])
    assert (folder / "First steps" / "First steps.docx").read_bytes() == before


def test_a_template_without_places_has_everything_at_its_end_with_a_remark(source, tmp_path):
    lent = own_template(tmp_path / "office", "Our letterhead")
    written = write_papers(source, only=["first-steps"], templates=lent).papers[0]
    text = texts(written.path)
    assert text.startswith("Our letterhead")
    assert "A chapter" in text
    assert "has no place for" in written.remarks[0]


def test_a_template_with_a_loop_without_end_is_refused(source, tmp_path):
    lent = own_template(
        tmp_path / "office",
        "{% for x in range(10**9) %}{% for y in range(10**9) %}{{ y }}{% endfor %}{% endfor %}",
    )
    with pytest.raises(WorkbookError, match=r"document\.docx cannot be filled"):
        write_papers(source, only=["first-steps"], templates=lent)


def test_where_one_paper_cannot_be_written_none_is(source, tmp_path):
    lent = own_template(tmp_path / "office", "{{ document.nothing_of_this_name }}")
    out = tmp_path / "out"
    with pytest.raises(WorkbookError, match="cannot be filled"):
        write_papers(source, out=out, only=["launch"], templates=lent)
    assert [path for path in out.rglob("*") if path.is_file()] == []


def test_a_template_with_a_strange_name_is_named_as_not_used(source, tmp_path):
    lent = own_template(
        tmp_path / "office",
        "{{ document.title }} {{ document.subtitle }} {{ document.date }}",
        "{{ document.body }}",
    )
    shutil.copyfile(lent / "document.docx", lent / "memo.docx")
    assert any(
        "memo.docx is not used" in one
        for one in write_papers(source, only=["first-steps"], templates=lent).remarks
    )


def test_a_folder_without_templates_says_what_belongs_there(source, tmp_path):
    with pytest.raises(BadSetting, match=r"document\.docx"):
        write_papers(source, templates=tmp_path / "nothing")


def test_without_what_draws_pictures_tables_have_the_numbers(source, monkeypatch):
    monkeypatch.setattr(pictures, "find_spec", lambda _: None)
    written = write_papers(source, only=["briefing"], clusters=["Food"]).papers[0]
    assert any("tables of their numbers" in one for one in written.remarks)
    assert "Core: export-oriented" in texts(written.path)


def test_two_clusters_whose_names_differ_by_a_capital_have_a_paper_each(source):
    report = write_papers(source, only=["briefing"], clusters=["Food", "food"])
    briefings = [one.path for one in report.papers if one.path.parent.name == "Briefing"]
    assert len({str(one).casefold() for one in briefings}) == 2


def test_without_a_mobilization_workbook_the_command_says_how_to_make_it(tmp_path):
    with pytest.raises(WorkbookError, match="industry-clusters mobilize"):
        write_papers(small_study_in(tmp_path))


def test_a_workbook_that_is_no_mobilization_workbook_is_refused(source):
    other = source.with_name("other.xlsx")
    files_of_list(other)
    with pytest.raises(WorkbookError, match="is no mobilization workbook"):
        write_papers(source, other)


def files_of_list(path):
    write_paper(Paper("list", ListFile(("Name",), (("a",),))), path, None, {})


@pytest.mark.parametrize("asked", [{"only": ["breifing"]}, {"clusters": ["Foods"]}])
def test_a_name_that_is_none_says_what_was_meant(source, asked):
    with pytest.raises(BadSetting, match="Did you mean"):
        write_papers(source, **asked)


def test_the_command_lists_files_and_what_is_left(source):
    said = CliRunner().invoke(main, ["papers", str(source), "--only", "launch"])
    assert said.exit_code == 0
    assert "to fill in: [your board or office]" in said.output
    assert "1 place is left to fill in." in said.output


def test_every_paper_says_that_this_command_made_it(source):
    for one in write_papers(source, only=["launch"]).papers:
        if one.path.suffix in (".docx", ".pptx"):
            assert b"Industry Clusters: papers" in zipfile.ZipFile(one.path).read("docProps/core.xml")


def test_an_e_mail_is_a_draft_whose_addresses_are_read_as_they_were(tmp_path):
    to = (
        ("Ann Lee", "ann@example.org"),
        ("José Ñ, Jr.", "jose@example.org"),
        ("bad", "no address"),
        ("x\nBcc: y@z.org", "x@example.org"),
    )
    write_paper(Paper("mail", Mail(to, "Subject\nBcc: a@b.org", "Grüße\n")), tmp_path / "mail.eml", None, {})
    message = message_from_bytes((tmp_path / "mail.eml").read_bytes(), policy=default)
    assert [address for _, address in getaddresses([message["To"]])] == [
        "ann@example.org",
        "jose@example.org",
        "x@example.org",
    ]
    assert message["Bcc"] is None
    assert message["X-Unsent"] == "1"
    assert "Grüße" in message.get_content()


@pytest.mark.quick
def test_a_list_holds_texts_and_no_formulas(tmp_path):
    rows = (("=1+1", "a"), ("+2", "José"))
    write_paper(Paper("list", ListFile(("Name", "Firm"), rows)), tmp_path / "list.xlsx", None, {})
    sheet = load_workbook(tmp_path / "list.xlsx").active
    assert [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        [("=1+1", "s"), ("a", "s")],
        [("+2", "s"), ("José", "s")],
    ]


@pytest.mark.quick
def test_a_csv_list_has_an_apostrophe_before_what_looks_like_a_formula(tmp_path):
    write_paper(
        Paper("list", ListFile(("Name",), (("=1+1",),), is_csv=True)), tmp_path / "list.csv", None, {}
    )
    assert (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines() == ['"Name"', '"\'=1+1"']
