"""A workbook is known by its seal as long as every part of it is as it was written."""

import io
import zipfile

import pytest

from industry_clusters.render.seal import PROPERTIES, has_seal, is_as_sealed, sealed

PARTS = {"xl/a.xml": b"<a/>", "xl/b.xml": b"<b>1</b>"}
BLANK = b"<cp:coreProperties></cp:coreProperties>"


def written(path, parts, properties):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**parts, PROPERTIES: properties}.items():
            package.writestr(name, content)
    return path


def sealed_for(parts, properties=BLANK):
    """Properties with the seal of these parts."""
    with zipfile.ZipFile(io.BytesIO(), "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
        return sealed(properties, package)


@pytest.fixture
def seal():
    return sealed_for(PARTS)


def test_a_sealed_workbook_is_known(tmp_path, seal):
    assert is_as_sealed(written(tmp_path / "a.xlsx", PARTS, seal))


def test_the_order_of_parts_and_how_they_are_compressed_make_no_difference(tmp_path, seal):
    assert is_as_sealed(written(tmp_path / "a.xlsx", dict(reversed(PARTS.items())), seal))


@pytest.mark.parametrize(
    "changed",
    [{**PARTS, "xl/b.xml": b"<b>2</b>"}, {**PARTS, "xl/c.xml": b""}, {"xl/a.xml": b"<a/>"}],
    ids=["a part changed", "a part more", "a part less"],
)
def test_a_workbook_that_was_changed_is_not(tmp_path, seal, changed):
    assert not is_as_sealed(written(tmp_path / "a.xlsx", changed, seal))


def test_a_workbook_without_a_seal_is_not(tmp_path):
    assert (has_seal(BLANK), is_as_sealed(written(tmp_path / "a.xlsx", PARTS, BLANK))) == (False, False)


def test_a_new_seal_takes_the_old_ones_place(seal):
    assert sealed_for(PARTS, seal) == seal


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_or_not_there_has_no_seal(tmp_path, content):
    if content is not None:
        (tmp_path / "a.xlsx").write_bytes(content)
    assert not is_as_sealed(tmp_path / "a.xlsx")
