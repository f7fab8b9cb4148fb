"""Names that a program might run, planted wherever a text can be, and what of them is found where it could run."""

import csv
import io
import re
import zipfile

from lxml import etree

from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.interviews import STARTER_QUESTIONS, Contact, Head, Interview, Interviews, Question
from industry_clusters.study import DataSource, Member, OwnCriterion, Region, Study
from support.qcew_files import titled, write
from support.small_study import DATA

MARK = "Zcalc"
REGION = f"=cmd|' /C {MARK}'!A0"
CLUSTERS = (f'=HYPERLINK("http://{MARK}.example","y")', f"{{{MARK}}}", f"+{MARK}!A1")
AREA, NATION_TITLE, INDUSTRY = f"[{MARK}]Sheet1!A1", f"@{MARK}(A1)", f"-2+{MARK}!B2"
OTHER = (f"=1+{MARK}", f"\t=1+{MARK}", f"Source; =1+{MARK}", f"https://{MARK}.example", f"{{% for {MARK} %}}", f'a",=1+{MARK}')  # fmt: skip
_FORMULAS = {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "instrText"}
_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_RUNS = re.compile(r"[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_A_NUMBER = re.compile(r"-?[\d.,]+(?:[eE][+-]?\d+)?")


def planted_data(years=("2010", "2020")):
    """The small study's rows of some years, with titles that are no titles."""
    titles = {"01001": AREA, "US000": NATION_TITLE}
    rows = []
    for line in DATA.splitlines():
        if line:
            area, own, code, year, estabs, jobs, pay = line.split()
            if year not in years:
                continue
            mark, jobs, pay = ("N", "0", "0") if jobs == "N" else (".", jobs, pay)
            rows.append(
                f"{area} {own} {code} {year} {mark} {estabs} {jobs} {pay} | {titles[area]} | {INDUSTRY}"
            )
    return titled(*rows)


def planted_study_in(folder):
    """Write a study in which every text is one that a program might run; return its file."""
    write(folder, "data.csv", planted_data())
    members = tuple(
        Member(name, code, None, source)
        for name, code, source in zip(CLUSTERS, ("3111", "3112", "3113"), OTHER, strict=False)
    )
    log = tuple(
        Interview(OTHER[0], name, "3111", size=OTHER[0], date=OTHER[0], themes=(OTHER[0],), requirement=OTHER[1],
                  quote=OTHER[2], picked="yes", answers=dict.fromkeys(Head, OTHER[3]))
        for name in CLUSTERS
    )  # fmt: skip
    questions = (*STARTER_QUESTIONS, Question("own_1", *OTHER[:3]))
    contact = Contact(
        OTHER[0], *(f"={word}{MARK}" for word in ("company", "person", "title", "phone", "mail", "me"))
    )
    study = Study(
        Region(REGION, ("01001",)), 2010, 2020, clusters=members, data=(DataSource("data.csv"),),
        own_criteria=(OwnCriterion(OTHER[0], 1.0, {}),), infrastructure=dict.fromkeys(CLUSTERS, OTHER[0]),
        notes={"note_growth_leaders": OTHER[0]}, interviews=Interviews(log, (contact,), OTHER, questions),
    )  # fmt: skip
    write_study(study, folder / "planted.toml")
    return folder / "planted.toml"


def what_could_run(path, inside=""):
    """Places of an Office file, and of those inside it, where a planted name is not a text."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            content, place = package.read(name), f"{inside}{name}"
            if name.endswith(".xlsx"):
                yield from what_could_run(io.BytesIO(content), f"{place}/")
                yield from (f"{place}: a formula" for sheet in _sheets(content) if b"<f" in sheet)
            elif name.endswith((".xml", ".rels", ".vml")):
                tree = etree.fromstring(content)
                yield from (f"{place}: {text[:90]}" for text in _formulas(tree, name))
                yield from (f"{place}: {text[:90]}" for text in _links(tree, name))


def _sheets(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]


def _formulas(tree, name):
    for element in tree.iter():
        if isinstance(element.tag, str) and etree.QName(element).localname in _FORMULAS:
            text = element.text or ""
            if MARK in (text if "charts/" in name else _LITERAL.sub("", text)):
                yield text


def _links(tree, name):
    """Ties out of the file that lead where a text says; a file beside it is none."""
    if name.endswith(".rels"):
        for tie in tree:
            target = tie.get("Target")
            if tie.get("TargetMode") == "External" and MARK in target and re.match(r"\w+:|//|\\", target):
                yield target


def cells_that_run(path, separators=",;\t"):
    """Cells of a CSV file that a spreadsheet program would take for formulas, whatever it takes for a separator."""
    text = path.read_text(encoding="utf-8-sig")
    for separator in separators:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield from (cell for cell in row if _RUNS.match(cell) and not _A_NUMBER.fullmatch(cell))
