"""Folders and archives as people have them: litter, links, pipes, locked and swollen archives, workbooks of every program."""

import gzip
import io
import os
import sys
import warnings
import zipfile

import pytest

from industry_clusters.errors import UnreadableFile
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.study import DataSource
from support.qcew_files import OWN, annual, cells, read, remarks, write

COUNTY = annual("06029 5 3254 2016 . 4 120 6000000")
CELL = ("06029", "5", "3254", 2016)
ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Jobs">{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def ods(rows):
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS.format(rows=body))
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return made.getvalue()


@pytest.mark.parametrize(
    "litter", ["~$a.csv", "Thumbs.db", ".DS_Store", "desktop.ini", ".~lock.a.csv#", "__MACOSX/a.csv"]
)
def test_what_systems_and_programs_leave_is_passed_over_without_a_word(tmp_path, litter):
    write(tmp_path, "d/a.csv", COUNTY)
    write(tmp_path, f"d/{litter}", "not data")
    assert remarks(read_data([DataSource("d")], tmp_path)) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_that_links_to_itself_is_read_once(tmp_path):
    write(tmp_path, "d/a.csv", COUNTY)
    (tmp_path / "d" / "again").symlink_to(tmp_path / "d")
    (tmp_path / "d" / "gone.csv").symlink_to(tmp_path / "nowhere")
    data = read_data([DataSource("d")], tmp_path)
    assert list(cells(data)) == [CELL]
    assert "a link to a folder that it is in itself" in remarks(data)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders there")
def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(UnreadableFile, match="is a pipe or a device"):
        read_data([DataSource("pipe.csv")], tmp_path)


def test_two_members_of_one_name_are_refused(tmp_path):
    with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.csv", COUNTY)
        archive.writestr("a.csv", COUNTY.replace("120", "7"))
    with pytest.raises(UnreadableFile, match=r"holds 2 files of the name 'a\.csv'"):
        read_data([DataSource("a.zip")], tmp_path)


def test_an_archive_with_a_password_says_so(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.csv", COUNTY)
    content = bytearray(made.getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # the flag of a locked member, in the directory
    write(tmp_path, "a.zip", bytes(content))
    with pytest.raises(UnreadableFile, match="locked by a password"):
        read_data([DataSource("a.zip")], tmp_path)


def test_a_workbook_with_a_password_says_so(tmp_path):
    content = b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    with pytest.raises(UnreadableFile, match=r"locked by a password.*take the password away"):
        read(tmp_path, {"own.xlsx": content}, mapping=OWN)


@pytest.mark.parametrize("name", ["a.zip", "a.csv.gz"])
def test_what_unpacks_to_more_than_data_ever_do_is_refused_before_memory_is_gone(tmp_path, name):
    if name == "a.zip":
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.csv", b" " * 250_000_000)
    else:
        with gzip.open(tmp_path / name, "wb", compresslevel=1) as packed:
            packed.write(b" " * 250_000_000)
    with pytest.raises(UnreadableFile, match=r"unpacks to 0\.2 GB.*INDUSTRY_CLUSTERS_UNPACK_GB"):
        read_data([DataSource(name)], tmp_path)


def test_the_limit_can_be_raised_and_a_word_for_it_is_refused(tmp_path, monkeypatch):
    write(tmp_path, "a.csv", COUNTY)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", COUNTY)
    monkeypatch.setenv("INDUSTRY_CLUSTERS_UNPACK_GB", "4")
    assert list(cells(read_data([DataSource("a.zip")], tmp_path))) == [CELL]


def test_a_workbook_of_libreoffice_is_read(tmp_path):
    book = ods([["County", "NAICS", "Year", "Jobs"], ["06029", "3254", "2016", "120"]])
    assert cells(read(tmp_path, {"own.ods": book}, mapping=OWN))[CELL][1] == 120


def test_text_with_the_name_of_a_workbook_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="no ODS workbook"):
        read(tmp_path, {"own.ods": COUNTY})


def test_a_message_about_an_unknown_file_holds_nothing_unprintable(tmp_path):
    with pytest.raises(Exception, match="known layout") as refused:
        read(tmp_path, {"a.csv": "na\x9dme,b\n1,2\n".encode()})
    assert str(refused.value).isprintable()
