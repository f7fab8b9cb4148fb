"""Settings of all tests.

Property tests try the same examples each time, so that a failure is of the change and not of the day; in the quick
loop (``-m quick``) few of them. With INDUSTRY_CLUSTERS_EXPLORE=1 they look for new ones.
"""

import os

from hypothesis import settings

from support import marks
from support.room import little_room

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("quick", derandomize=True, deadline=None, max_examples=15)
settings.register_profile("explore", deadline=None)
little_room()
settings.load_profile("explore" if os.environ.get("INDUSTRY_CLUSTERS_EXPLORE") else "same")


def pytest_configure(config):
    """Let the quick loop try few examples."""
    if config.option.markexpr == "quick":
        settings.load_profile("quick")


def pytest_collection_modifyitems(items):
    """Mark every test by what it needs."""
    for item in items:
        marks.mark(item)


def pytest_runtest_setup(item):
    """Say which test runs."""
    marks.begins(item)
