"""Make the pictures of the quick start and of Part II's papers from the sample region; needs LibreOffice, poppler and the package.

python docs/make_pictures.py
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

from industry_clusters.workflows.mobilize_example import mobilize_example
from industry_clusters.workflows.papers import write_papers
from industry_clusters.workflows.slides import make_slides
from industry_clusters.workflows.start import make_demo

PICTURES = Path(__file__).resolve().parent / "pictures"
PAGES = {
    "start": "Industry clusters of opportunity",
    "setup": "Region and data: ",
    "naics-table": "Industry groups of",
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


def as_pdf(path: Path, folder: Path) -> Path:
    """A document as LibreOffice prints it, under its own ending."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [shutil.which("soffice") or "soffice", profile, "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True)
    made = path.with_suffix(".pdf")
    return made.rename(path.with_name(f"{path.stem}-{path.suffix[1:]}.pdf"))


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
