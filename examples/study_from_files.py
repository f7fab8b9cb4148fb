"""A study from files: its clusters with jobs, growth and quotient.

    python examples/study_from_files.py "sample-region-data" 1990 2003

FOLDER holds QCEW files as BLS publishes them; of the sample region's, ``industry-clusters demo`` writes some.
"""

import sys
from pathlib import Path

from industry_clusters.study import DataSource, Ownership, Region, Study
from industry_clusters.workflows.opening import read_study_data, tables_of

SHOWN = ["cluster", "members", "employment_last", "growth", "quotient_last"]


def main(folder: Path, first_year: int, last_year: int) -> None:
    """Read the data, work out the tables, and print the clusters of the starter set."""
    study = Study(
        Region("Sample region", ("99001", "99003", "99005")),
        first_year,
        last_year,
        ownership=Ownership.ALL,
        price_index="EXAMPLESA0",
        data=(DataSource(folder.name),),
    )
    study, data = read_study_data(study, folder.resolve().parent)
    analysis = tables_of(study, data, occupations=False)
    print(analysis.clusters.summary[SHOWN].to_string(index=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
