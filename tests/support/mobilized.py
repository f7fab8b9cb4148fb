"""Tables of the mobilization workbook for a team of a test's own, without a study's data."""

from datetime import date

from industry_clusters.analysis.mobilization.seeds import seeded
from industry_clusters.analysis.mobilization.tables import book_of
from industry_clusters.mobilization.method import MOBILIZE
from industry_clusters.mobilization.typed import Typed

TODAY = date(2026, 6, 15)
HEALTH, LOGISTICS = "Health", "Logistics"
PARTS = (
    {"cluster": HEALTH, "title": "Hospitals", "code": "6221", "part": "support", "jobs": 900},
    {"cluster": HEALTH, "title": "Clinics", "code": "6214", "part": "support", "jobs": None},
)


def clusters(*names, **figures):
    """Rows of clusters whose figures are known and equal, but for those given as {criterion: values}."""
    rows = []
    for at, name in enumerate(names):
        row = {"cluster": name, "there": 1}
        for one in ("size", "concentration", "growth", "pay"):
            low, best, high = figures.get(one, [(2, 2, 2)] * len(names))[at]
            row |= {
                f"{one}_low": low,
                f"{one}_best": best,
                f"{one}_high": high,
                f"medium_{one}": 2,
                f"high_bound_{one}": 3,
            }
        rows.append(row)
    return rows


def table(today=TODAY, rows=None, **lists):
    """The tables of a team that typed these lists; Health is to be mobilized, Logistics is not decided on."""
    typed = Typed(
        {
            "groups": ({"cluster": HEALTH, "decision": MOBILIZE, "reason": "ready"}, {"cluster": LOGISTICS}),
            **lists,
        }
    )
    return book_of(typed, rows or clusters(HEALTH, LOGISTICS), PARTS, (), today)


def person(name, **more):
    """A row of the register."""
    return {"name": name, **more}


def seeded_tables(**lists):
    """The same with what a new workbook begins with."""
    typed = Typed({"groups": ({"cluster": HEALTH, "decision": MOBILIZE, "reason": "ready"},), **lists})
    return book_of(
        seeded(typed, (HEALTH, LOGISTICS), ("Child care",), None),
        clusters(HEALTH, LOGISTICS),
        PARTS,
        (),
        TODAY,
    )
