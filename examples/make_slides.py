"""Slides of a study or workbook, with an office's own template where there is one.

python examples/make_slides.py sample-region.toml [office.pptx]
"""

import sys
from pathlib import Path

from industry_clusters.workflows.slides import make_slides


def main(source: Path, template: Path | None = None) -> None:
    """Write the slides beside the source; slides that a person edited are kept as a copy."""
    slides = make_slides(source, template=template, progress=lambda words, _done, _of: print(words))
    print(f"wrote {slides.path}")
    if slides.copy:
        print(f"kept what was there as {slides.copy.name}")


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:3]))
