"""Write anew what is made from the lists of functions and buttons: ``python -m support.regenerate`` in the folder ``tests``."""

from importlib.resources import as_file, files
from pathlib import Path

from industry_clusters.analysis.tables import analyse
from industry_clusters.export.function_table import function_table
from industry_clusters.export.functions_text import functions_page
from industry_clusters.export.office_js import web_files
from industry_clusters.export.ribbon import RIBBON, RIBBON_MODULE, ribbon_module, ribbon_text
from industry_clusters.export.sheet_table import sheets_page
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.views.buttons import BUTTONS
from industry_clusters.views.registry import ENTRIES
from industry_clusters.workflows.estimate_memory import bytes_of
from industry_clusters.workflows.opening import read_study_data
from industry_clusters.workflows.study_source import read_source

ROOT = Path(__file__).parents[2]
_START, _END = "<!-- functions -->", "<!-- /functions -->"


def made_files():
    """Each file that is kept in the repository though it, or a part of it, is made; with its text."""
    web = {ROOT / "addin" / "web" / name: text for name, text in web_files(FUNCTIONS).items()}
    return web | {
        ROOT / "docs" / "sheets.md": sheets_page(ENTRIES, BUTTONS),
        ROOT / "addin" / RIBBON: ribbon_text(BUTTONS),
        ROOT / "addin" / RIBBON_MODULE: ribbon_module(BUTTONS),
        ROOT / "README.md": _with_part(ROOT / "README.md", function_table(FUNCTIONS)),
        ROOT / "docs" / "functions.md": _with_part(ROOT / "docs" / "functions.md", functions_page(FUNCTIONS)),
    }


def _with_part(path, part):
    before, _, rest = path.read_text(encoding="utf-8").partition(_START)
    return f"{before}{_START}\n\n{part}\n{_END}{rest.partition(_END)[2]}"


ESTIMATES = ROOT / "src" / "industry_clusters" / "example" / "estimates"


class _Noted:
    """A memory that has nothing and notes what it is to keep."""

    def __init__(self):
        self.kept = {}

    def recall(self, _fingerprint):
        return None

    def keep(self, fingerprint, tables):
        self.kept[fingerprint] = tables


def estimates_of_the_example():
    """The estimates of the bundled example, made anew: tables by fingerprint."""
    with as_file(files("industry_clusters.example")) as example:
        study, data = read_study_data(read_source(example / "study.toml"), example)
        noted = _Noted()
        analyse(study, data.panel, data.price_indexes, data.occupations, noted)
        return noted.kept


def main():
    """Write them."""
    for fingerprint, tables in estimates_of_the_example().items():
        for old in ESTIMATES.glob("*.npz"):
            old.unlink()
        (ESTIMATES / f"estimates-{fingerprint}.npz").write_bytes(bytes_of(tables))
    for path, text in made_files().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
