"""Make the pictures of the quick start, the tutorial and Part II's papers from the sample region; needs LibreOffice, poppler and the package.

python docs/make_pictures.py
"""

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops

from industry_clusters.ingest.definitions import read_definitions, write_definitions
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import Member, MemberRole
from industry_clusters.workflows.build import build
from industry_clusters.workflows.mobilization.example import mobilize_example
from industry_clusters.workflows.mobilization.papers import write_papers
from industry_clusters.workflows.slides import make_slides
from industry_clusters.workflows.start import DEMO_STUDY, make_demo
from industry_clusters.workflows.workshop.handouts import make_handouts

PICTURES = Path(__file__).resolve().parent / "pictures"
PAGES = {
    "start": "Industry clusters of opportunity",
    "setup": "Region and data: ",
    "naics-table": "Industry groups of",
    "observations": "Observations on ",
    "define-clusters": "group industries into clusters; move a code",
    "charts": "Growth and concentration of the clusters of",
    "decision-matrix": "Decision matrix: clusters",
    "occupation-levels": "Occupations by level of pay",
    "cluster-map": "Health and Biomedicine: cluster page",
}
"""A picture's name, and words of the page that it shows."""
PAPERS = {
    "briefing-map": (
        "Health and Biomedicine/Briefing/Briefing paper, Health and Biomedicine.docx",
        "2. What the cluster is made of",
    ),
    "briefing-region": (
        "Health and Biomedicine/Briefing/Briefing paper, Health and Biomedicine.docx",
        "1. The region",
    ),
    "summary": ("Health and Biomedicine/Summaries/Summary of meeting 1.docx", "Requirements and votes"),
    "kit-slide": ("Health and Biomedicine/Meeting 1/Slides.pptx", "Three teams"),
    "kit-script": ("Health and Biomedicine/Meeting 1/Facilitators' script.docx", "Item by item"),
    "blueprint": ("Blueprint/Blueprint.docx", "Plan 1: "),
}
"""A picture's name, the paper that it shows, and words of the page."""
TUTORIAL_PAGES = {
    "tutorial-results": "Clusters of ",
    "tutorial-matrix": "Decision matrix: clusters",
}
"""The same of the workbook with the cluster that the tutorial makes."""
WOOD, WOOD_CODES = "Forest and Wood", ("1131", "1132", "3211", "3212", "3219", "3371")
CARDS = """[workshop]
name = "Sample workshop"

[common]
region = { name = "Sample region", areas = ["99001", "99003", "99005"] }
years = { first = 1990, last = 2003, dollars = 2003 }
prices = { index = "EXAMPLESA0" }
measure = { ownership = "all", base_total = "non_farm", industry_level = 4 }
data = [{ path = "sample-region-data/example_data.zip" }, { path = "sample-region-data/example_price_index.csv" }]

[[team]]
name = "Maple"
"""
SLIDE = "Growth and concentration"
DOTS = "80"
FOOT, MARGIN = 0.94, 12


def main() -> None:
    """Build, print to PDF, and take the pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook = make_demo(folder).path
        book, slides = as_pdf(workbook, folder), as_pdf(make_slides(workbook).path, folder)
        for picture, words in PAGES.items():
            take(book, words, picture)
        take(slides, SLIDE, "slide")
        mobilize_example(workbook)
        written = write_papers(workbook).folder
        for picture, (paper, words) in PAPERS.items():
            shown = Path(shutil.copy(written / paper, folder / f"{picture}{Path(paper).suffix}"))
            take(as_pdf(shown, folder), words, picture)
        tutorial = as_pdf(tutorial_workbook(folder), folder)
        for picture, words in TUTORIAL_PAGES.items():
            take(tutorial, words, picture)
        take(as_pdf(sorting_cards(folder), folder), "NAICS", "sorting-cards")


def tutorial_workbook(folder: Path) -> Path:
    """The sample's workbook after the tutorial's fifth step, without parts that it does not show."""
    study = read_study(folder / DEMO_STUDY)
    definitions = folder / "tutorial.csv"
    wood = (Member(WOOD, code, MemberRole.EXPORT) for code in WOOD_CODES)
    write_definitions([*read_definitions(folder / study.definitions_file), *wood], definitions)
    changed = replace(
        study, definitions_file=definitions.name, without="occupations, interviews, cluster pages"
    )
    write_study(changed, folder / "tutorial.toml")
    return build(folder / "tutorial.toml").path


def sorting_cards(folder: Path) -> Path:
    """A team's cards of a workshop on the sample region."""
    (folder / "cards.toml").write_text(CARDS, encoding="utf-8")
    return next(path for path in make_handouts(folder / "cards.toml").files if path.stem == "Sorting cards")


def as_pdf(path: Path, folder: Path) -> Path:
    """A document as LibreOffice prints it, under its own ending."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [shutil.which("soffice") or "soffice", profile, "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True)
    made = folder / f"{path.stem}.pdf"
    return made.rename(folder / f"{path.stem}-{path.suffix[1:]}.pdf")


def take(document: Path, words: str, picture: str) -> None:
    """The first page with the words, without the white around it and its foot."""
    text = subprocess.run(
        ["pdftotext", str(document), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = [number for number, one in enumerate(text.split("\f"), start=1) if words in " ".join(one.split())]
    if not pages:
        raise SystemExit(f"No page of {document.name} says {words!r}: mend PAGES.")
    page = str(pages[0])
    command = ["pdftoppm", "-r", DOTS, "-f", page, "-l", page, "-png", "-singlefile"]
    subprocess.run([*command, str(document), str(PICTURES / picture)], check=True)
    trim(PICTURES / f"{picture}.png")


def trim(path: Path) -> None:
    """Cut the white edges off."""
    with Image.open(path) as opened:
        page = opened.convert("RGB")
    body = page.crop((0, 0, page.width, int(page.height * FOOT)))
    left, top, right, bottom = ImageChops.invert(body.convert("L")).getbbox()
    edge = (max(left - MARGIN, 0), max(top - MARGIN, 0), right + MARGIN, min(bottom + MARGIN, body.height))
    body.crop(edge).quantize(24).save(path, optimize=True)


if __name__ == "__main__":
    main()
