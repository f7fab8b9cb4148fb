"""Which test is what: markers are given at one place, by the folder a test lies in and by what its module uses."""

from contextlib import contextmanager
from importlib import import_module
from pkgutil import walk_packages

import pytest

import industry_clusters

_STARTS_LIBREOFFICE = {"recalculated", "disagreements", "convert", "Program", "compiled", "evaluated"}
_BUILDS = {
    "build", "make_demo", "make_slides", "demo_in", "whole_demo_in", "example_in", "data_request", "fact_sheets", "print_board", "share_copy", "run_batch",
    "study_from_form", "mobilize_example", "small_study_in", "write_workbook", "write_deck", "write_letter", "bls_server",
}  # fmt: skip
_WHOLE_BOOKS = {"live", "real", "store", "workflows", "hosts", "example"}
"""Folders whose tests go through whole files, programs or servers."""
_EXAMPLES_BY_THE_HUNDRED = {
    "test_fuzz", "test_study_file", "test_occupation_choices", "test_estimates", "test_bounds", "test_numbers_of_files",
    "test_likely_ranges", "test_posterior",
}  # fmt: skip
"""Modules whose property tests take seconds each."""

_running = []


def mark(item):
    """Give a test its markers; what is neither slow nor in need of another program is quick."""
    path = item.path
    names = set(vars(item.module)) if getattr(item, "module", None) else set()
    parts = path.parts
    if "live" in parts or names & _STARTS_LIBREOFFICE:
        item.add_marker(pytest.mark.libreoffice)
    if names & _BUILDS or _WHOLE_BOOKS & set(parts):
        item.add_marker(pytest.mark.build)
    if "real" in parts:
        item.add_marker(pytest.mark.real_data)
    slow = any(item.get_closest_marker(name) for name in ("libreoffice", "build", "real_data"))
    if not slow and path.stem not in _EXAMPLES_BY_THE_HUNDRED:
        item.add_marker(pytest.mark.quick)


def place_in_the_run(item):
    """Where a test's module stands in a run: whole programs first, whole files next, what is quick in the end."""
    names = set(vars(item.module)) if getattr(item, "module", None) else set()
    if {"live", "real"} & set(item.path.parts):
        return 0
    return 1 if names & (_STARTS_LIBREOFFICE | _BUILDS) or _WHOLE_BOOKS & set(item.path.parts) else 2


def import_all_where_measured(config):
    """Import the whole package where coverage is measured.

    What a test that is not measured imports first would never count as run, so that the figure would hang on the order of tests.
    """
    if _controller(config) is not None:
        for module in walk_packages(industry_clusters.__path__, "industry_clusters."):
            import_module(module.name)


def _controller(config):
    """What measures coverage in this process; None where nothing does."""
    return getattr(config.pluginmanager.get_plugin("_cov"), "cov_controller", None)


@contextmanager
def out_of_coverage(item):
    """Stop measuring coverage while a test runs that is not quick, or that tries a hundred examples."""
    controller = _controller(item.config)
    measured = item.get_closest_marker("quick") and not getattr(item.obj, "is_hypothesis_test", False)
    if controller is None or measured:
        yield
        return
    controller.pause()
    try:
        yield
    finally:
        controller.resume()


def begins(item):
    """Remember which test runs, for :func:`libreoffice_starts`."""
    _running[:] = [item]


def libreoffice_starts():
    """Fail a test that starts LibreOffice and is not marked so: the quick loop would wait for it."""
    if _running and not _running[0].get_closest_marker("libreoffice"):
        raise AssertionError(f"{_running[0].nodeid} starts LibreOffice and is not marked 'libreoffice'")
