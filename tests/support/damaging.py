"""Files damaged in many ways, and every command that reads them: each has to end in a sentence of ours."""

import random
import re
import shutil
import zipfile
from importlib.resources import files
from io import BytesIO

from click.testing import CliRunner
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from industry_clusters.hosts.cli import main
from industry_clusters.sheet_names import NAICS_SHEET
from support.qcew_files import AREA_TITLES
from support.recalculate import open_book
from support.small_files import small_study_in


def flipped(content, chance):
    """A few bits of the file flipped."""
    made = bytearray(content)
    for _ in range(chance.choice([1, 3, 30])):
        place = chance.randrange(len(made) * 8)
        made[place // 8] ^= 1 << place % 8
    return bytes(made)


def cut(content, chance):
    """The end, the beginning or the middle lost."""
    place = chance.randrange(len(content))
    return chance.choice([content[:place], content[place:], content[:place] + content[place + 500 :]])


def overwritten(content, chance):
    """A stretch of other bytes, as from a broken disk."""
    place, length = chance.randrange(len(content)), chance.choice([1, 20, 5000])
    return (
        content[:place]
        + chance.choice([b"\0", b"\xff", b"<", b"PK\x03\x04"]) * length
        + content[place + length :]
    )


def _repacked(content, change, chance):
    """A package with one of its parts changed; ``change`` gives None to leave it out."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(parts))
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for part, inside in parts.items():
            kept = change(inside, chance) if part == name else inside
            if kept is not None:
                package.writestr(part, kept)
    return made.getvalue()


def part_gone(content, chance):
    """A part that is not there."""
    return _repacked(content, lambda _inside, _chance: None, chance)


def part_flipped(content, chance):
    """Bits flipped inside a part whose checksum is right."""
    return _repacked(content, lambda inside, chance: flipped(inside or b"x", chance), chance)


def part_cut(content, chance):
    """A part cut short."""
    return _repacked(content, lambda inside, chance: inside[: chance.randrange(len(inside) + 1)], chance)


def part_empty(content, chance):
    """A part without anything, or another's."""
    return _repacked(content, lambda _inside, chance: chance.choice([b"", b"<a/>", b"\x89PNG"]), chance)


def part_reworded(content, chance):
    """Values of attributes and texts that are another kind, in XML that is whole."""

    def change(inside, chance):
        found = list(re.finditer(rb'="([^"]*)"|>([^<>]+)<', inside))
        if not found:
            return inside
        at = chance.choice(found)
        group = 1 if at[1] is not None else 2
        other = chance.choice(
            [b"", b"-1", b"99999999", b"x", b"#REF!", b"A0", b"1e999", b"rId999", b"application/zip"]
        )
        return inside[: at.start(group)] + other + inside[at.end(group) :]

    return _repacked(content, change, chance)


def element_gone(content, chance):
    """An element or an attribute that is not there, in XML that is whole otherwise."""

    def change(inside, chance):
        found = list(re.finditer(rb'<[\w:]+(?:\s[^<>]*)?/>| [\w:]+="[^"]*"', inside))
        at = chance.choice(found) if found else None
        return inside[: at.start()] + inside[at.end() :] if at else inside

    return _repacked(content, change, chance)


WAYS = (flipped, cut, overwritten)
PACKAGE_WAYS = (*WAYS, part_gone, part_flipped, part_cut, part_empty, part_reworded, element_gone)


def targets_in(folder):
    """Sound files of every kind, and the commands that read each."""
    small_study_in(folder)
    run("build", folder / "here.toml")
    _add_a_sheet(folder / "here.xlsx")
    run("slides", folder / "here.toml", "--out", folder / "office.pptx")
    shutil.copy2(_letter_template(), folder / "office.docx")
    run("clusters", "export", folder / "here.toml", folder / "defs.xlsx")
    run("clusters", "export", folder / "here.toml", folder / "defs.csv")
    book = Workbook()
    for line in AREA_TITLES.replace('"', "").splitlines():
        book.active.append(line.split(",", 1))
    book.save(folder / "titles.xlsx")
    with zipfile.ZipFile(folder / "data.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "data.csv", "data.csv")
    return {
        "here.xlsx": [
            ("build", "here.xlsx"), ("build", "here.toml"), ("slides", "here.xlsx"), ("letter", "here.xlsx"),
            ("share", "here.xlsx"), ("trace", "here.xlsx", f"'{NAICS_SHEET}'!E12"), ("clusters", "export", "here.xlsx", "out.csv"),
        ],
        "here.toml": [("build", "here.toml"), ("batch", "here.toml")],
        "data.csv": [("inspect", "data.csv"), ("data", "add", "data.csv"), ("build", "here.toml")],
        "data.zip": [("inspect", "data.zip"), ("data", "add", "data.zip")],
        "titles.xlsx": [("inspect", "titles.xlsx"), ("data", "add", "titles.xlsx")],
        "defs.xlsx": [("clusters", "import", "here.toml", "defs.xlsx"), ("clusters", "import", "here.toml", "defs.xlsx", "--six-digit")],
        "defs.csv": [("clusters", "import", "here.toml", "defs.csv")],
        "office.pptx": [("slides", "here.toml", "--template", "office.pptx", "--out", "new.pptx")],
        "office.docx": [("letter", "here.toml", "--template", "office.docx", "--out", "letters")],
    }  # fmt: skip


def _add_a_sheet(path):
    """A sheet of the user's own, with a chart, a note and a formula."""
    book = open_book(path)
    page = book.create_sheet("Ours")
    for row in ((1, 2), (3, 4), ("=SUM(A1:A2)", "text")):
        page.append(row)
    page["B3"].comment = Comment("a note", "me")
    chart = BarChart()
    chart.add_data(Reference(page, min_col=1, min_row=1, max_row=2))
    page.add_chart(chart, "D2")
    book.save(path)


def _letter_template():
    return files("industry_clusters.render.documents").joinpath("letter.docx")


def run(*words):
    """A command, in this process."""
    return CliRunner().invoke(main, [str(word) for word in words])


def trial(sound, folder, name, commands, way, seed):
    """Damage one file of a copy of ``sound``, run the commands that read it, and give what ended otherwise than it should."""
    chance = random.Random(f"{name} {way.__name__} {seed}")  # noqa: S311  the same chances each time
    wrong = []
    for words in commands:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(sound, folder)
        target = folder / name
        target.write_bytes(way(target.read_bytes(), random.Random(chance.random())))  # noqa: S311
        before = target.read_bytes()
        placed = [
            str(folder / word) if re.search(r"\.(xlsx|toml|csv|zip|pptx|docx)$|^letters$", word) else word
            for word in words
        ]
        result = run(*placed)
        ended = f"{words[0]} {name} {way.__name__} {seed}"
        if fault := fault_of(result):
            wrong.append(f"{ended}: {fault}")
        if result.exit_code and target.read_bytes() != before:
            wrong.append(f"{ended}: the damaged file was changed")
        if list(folder.glob(".*")):
            wrong.append(f"{ended}: a hidden file is left")
    return wrong


def fault_of(result):
    """What is wrong with how a command ended: a traceback, no sentence, a fault of the program; nothing where all is well."""
    told = result.output
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        return f"{type(result.exception).__name__}: {result.exception}"
    if "Traceback" in told or "fault of the program" in told:
        return told[-300:]
    if result.exit_code not in (0, 1, 2):
        return f"exit code {result.exit_code}: {told[-200:]}"
    return (
        ""
        if result.exit_code == 0 or "Error: " in told or "not in the store" in told or "failed: " in told
        else f"no sentence: {told[-200:]}"
    )
