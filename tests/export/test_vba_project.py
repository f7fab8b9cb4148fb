"""The VBA project: what is written is what Office's readers find."""

import importlib.util
import io
import zipfile
from hashlib import shake_128
from pathlib import Path

import olefile
import pytest

from industry_clusters.errors import AddinError
from industry_clusters.export.compound_file import compound_file
from industry_clusters.export.vba_compression import compress
from industry_clusters.export.vba_modules import (
    Document,
    Kind,
    Module,
    class_module,
    document_module,
    standard_module,
)
from industry_clusters.export.vba_project import vba_project
from support.vba import decompressed

CODE = 'Attribute VB_Name = "Code"\nSub Greet()\nEnd Sub\n'


def opened(content):
    return olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_POTENTIAL)


def text(letters, length):
    return bytes(32 + byte % letters for byte in shake_128(b"seed").digest(length))


@pytest.mark.parametrize("length", [0, 1, 2, 3, 15, 16, 17, 33, 4095, 4096, 4097, 70_000])
def test_compressed_source_comes_back(length):
    source = text(4, length)
    assert decompressed(compress(source)) == source


def test_source_without_repetition_comes_back():
    source = text(200, 4096)
    assert decompressed(compress(source)) == source


@pytest.mark.parametrize("length", [0, 1, 63, 64, 65, 4095, 4096, 4097, 900_000])
def test_a_stream_comes_back_from_a_compound_file(length):
    content = text(90, length)
    file = opened(compound_file({"Folder": {"Stream": content, "Other": b"x" * 100}}))
    assert file.openstream("Folder/Stream").read() == content


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 20])
def test_every_stream_is_found_by_its_name(count):
    streams = {f"{'s' * (at % 5 + 1)}{at}": bytes([at]) * (at + 1) for at in range(count)}
    file = opened(compound_file({"VBA": streams}))
    assert {name: file.openstream(["VBA", name]).read() for name in streams} == streams


def test_a_reader_finds_no_fault_with_a_compound_file():
    file = opened(compound_file({"VBA": {f"m{at}": bytes(at * 700) for at in range(20)}, "PROJECT": b"x"}))
    assert file.parsing_issues == []


def test_equal_modules_give_equal_bytes():
    modules = [document_module("ThisWorkbook", Document.WORKBOOK), standard_module(CODE)]
    assert vba_project("Project", modules) == vba_project("Project", list(modules))


def test_a_class_loses_the_head_of_its_file_and_gains_what_a_project_needs():
    file = 'VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1\nEND\nAttribute VB_Name = "Bag"\nAttribute VB_Exposed = True\nSub X()\nEnd Sub\n'
    source = class_module(file).source
    assert (source.splitlines()[0], source.count("VB_Exposed"), "MultiUse" in source) == (
        'Attribute VB_Name = "Bag"',
        1,
        False,
    )


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (CODE.replace("Code", "Greet"), "procedure"),
        (CODE.replace("Code", "PROJECT"), "project"),
        (CODE.replace("Code", "c" * 32), "cannot name"),
        (CODE + "'" + "x" * 1100, "1023"),
        (CODE + "'\N{GREEK SMALL LETTER LAMDA}", "character"),
        (CODE + "x = 1 _\n" * 25, "continued"),
    ],
)
def test_what_vba_cannot_read_is_refused(source, said):
    with pytest.raises(AddinError, match=said):
        vba_project("Project", [standard_module(source)])


def test_two_modules_of_one_name_are_refused():
    with pytest.raises(AddinError, match="another module"):
        vba_project("Project", [Module("A", Kind.STANDARD, ""), Module("a", Kind.STANDARD, "")])


def unscrambled(text, identifier):
    """Read what a project says of its protection, after [MS-OVBA] 2.4.3.3."""
    seed, version, key, *rest = bytes.fromhex(text)
    plain = seed ^ key
    assert (seed ^ version, plain) == (2, sum(identifier.encode()) & 0xFF)
    before, last, found = version, key, []
    for byte in rest:
        plain = byte ^ ((before + plain) & 0xFF)
        before, last = last, byte
        found.append(plain)
    content = bytes(found[(seed & 6) // 2 :])
    return int.from_bytes(content[:4], "little"), content[4:]


def protection_of(project):
    lines = opened(project).openstream("PROJECT").read().decode("cp1252").splitlines()
    said = dict(line.split("=", 1) for line in lines if line.startswith(("ID=", "CMG=", "DPB=", "GC=")))
    return {key: unscrambled(said[key].strip('"'), said["ID"].strip('"')) for key in ("CMG", "DPB", "GC")}


def test_a_project_is_open_to_everyone():
    project = vba_project("Project", [document_module("ThisWorkbook", Document.WORKBOOK)])
    assert protection_of(project) == {"CMG": (4, bytes(4)), "DPB": (1, b"\0"), "GC": (1, b"\xff")}


def test_a_project_says_so_as_one_that_another_program_wrote():
    folder = Path(importlib.util.find_spec("xlwings").origin).parent
    with zipfile.ZipFile(folder / "quickstart_addin.xlam") as package:
        theirs = protection_of(package.read("xl/vbaProject.bin"))
    assert theirs == protection_of(
        vba_project("Project", [document_module("ThisWorkbook", Document.WORKBOOK)])
    )
