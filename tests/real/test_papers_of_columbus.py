"""Columbus's Health cluster from study to blueprint: real numbers, constructed people."""

import pytest
from docx import Document

from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import DataSource, Region, Study
from industry_clusters.workflows.mobilization.papers import write_papers
from industry_clusters.workflows.mobilization.workbook import mobilize
from support.columbus import DATA, OHIO
from support.constructed import STRANGE, constructed_typed
from support.real_data import REAL, needs_real_data

pytestmark = needs_real_data
HEALTH = "Health and biomedicine"


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """All papers of the cluster, with 200 people invited."""
    study = tmp_path_factory.mktemp("columbus") / "columbus.toml"
    data = tuple(DataSource(str(REAL / path)) for path in DATA)
    write_study(Study(Region("Columbus region", OHIO), 2020, 2023, data=data), study)
    mobilize(study, begin=constructed_typed(HEALTH, 200))
    return write_papers(study)


def texts(report, name):
    path = next(one.path for one in report.papers if one.path.name.startswith(name))
    return "".join(Document(path).element.body.itertext())


def test_nothing_but_names_is_left_to_fill_in(report):
    written = [one for one in report.papers if one.path.stem != "First steps"]
    assert {gap for one in written for gap in one.gaps} <= {
        "[your board or office]",
        "[name]",
        "[name of the co-chair]",
    }


def test_the_briefing_paper_has_the_cluster_s_figures_with_their_ranges(report):
    assert "Jobs \N{ALMOST EQUAL TO} 146,000 (145," in texts(report, "Briefing paper")


def test_the_blueprint_has_the_approved_plans_and_the_strange_name(report):
    said = texts(report, "Blueprint")
    assert [one in said for one in ("Forty more nurses a year", STRANGE, "Not ready yet")] == [
        True,
        True,
        False,
    ]
