"""Settings of all tests.

Property tests try the same examples each time, so that a failure is of the change and not of the day; in the quick
loop (``-m quick``) few of them. With INDUSTRY_CLUSTERS_EXPLORE=1 they look for new ones.

What Python compiles of tests and source is kept in the system's folder for temporary files, also where it is told to
write nothing beside them (PYTHONDONTWRITEBYTECODE): to compile them anew takes every process of a run seconds.

Circles of things are looked for as seldom as the command line does: at Python's own pace a run of many builds takes a tenth longer.

Estimates are kept for the run only, in a folder that all its processes share and that goes with it: not in the person's.
"""

import gc
import getpass
import os
import sys
import tempfile
from pathlib import Path

if (
    "numpy" not in sys.modules
):  # several processes run, and NumPy's own threads in each would wait for each other
    os.environ.update(dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

if sys.dont_write_bytecode and not sys.pycache_prefix:
    sys.pycache_prefix = str(Path(tempfile.gettempdir()) / f"industry-clusters-compiled-{getpass.getuser()}")
    sys.dont_write_bytecode = False
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    del os.environ["PYTHONDONTWRITEBYTECODE"]

if "PYTEST_XDIST_WORKER" not in os.environ:
    kept_estimates = tempfile.TemporaryDirectory(prefix="industry-clusters-estimates-")
    os.environ["INDUSTRY_CLUSTERS_CACHE"] = kept_estimates.name

import pytest
from hypothesis import settings

from support import marks
from support.room import little_room

gc.set_threshold(50_000, 20, 50)
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("quick", derandomize=True, deadline=None, max_examples=15)
settings.register_profile("explore", deadline=None)
little_room()
settings.load_profile("explore" if os.environ.get("INDUSTRY_CLUSTERS_EXPLORE") else "same")


def pytest_configure(config):
    """Let the quick loop try few examples."""
    if config.option.markexpr == "quick":
        settings.load_profile("quick")


def pytest_collection_modifyitems(config, items):
    """Mark every test by what it needs, and begin with what takes longest: no processor then waits long for the last."""
    marks.import_all_where_measured(config)
    for item in items:
        marks.mark(item)
    items.sort(key=marks.place_in_the_run)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item):
    """Let coverage look at quick tests only (``--cov``): the others go through the same lines and would take twice as long."""
    with marks.out_of_coverage(item):
        return (yield)


def pytest_runtest_setup(item):
    """Say which test runs."""
    marks.begins(item)
