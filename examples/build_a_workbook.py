"""A workbook of a study, built again only where something has changed.

    python examples/build_a_workbook.py sample-region.toml

STUDY is a study file, which ``industry-clusters new`` writes and a person edits.
"""

import sys
from pathlib import Path

from industry_clusters.errors import IndustryClustersError
from industry_clusters.workflows.build import build


def main(study: Path) -> None:
    """Build the workbook beside the study, and say what was made; an error says what to do."""
    try:
        report = build(study, only_if_needed=True)
    except IndustryClustersError as error:
        sys.exit(str(error))
    print(f"{report.path}: {'up to date' if report.is_up_to_date else 'built'}")
    for remark in report.remarks:
        print(f"  note: {remark}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
