"""A build of a copy in a process of its own; the workbook is not touched until the new one is brought to its place.

A folder holds the job: the workbook as it was when the button was pressed, the one that is being built, how far it is, and the wish
to cancel. It outlives whoever asked, so a build whose Excel has ended is found and cleared away by the next one.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from industry_clusters.errors import IndustryClustersError, WorkbookError
from industry_clusters.outputs import copied, in_place, is_running
from industry_clusters.views.vocabulary.room import ROOM, Room
from industry_clusters.workflows.cache import cache_folder
from industry_clusters.workflows.copies import remove_oldest
from industry_clusters.workflows.memory import KeptCopy

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTING = "INDUSTRY_CLUSTERS_BUILDS"
"""The environment's word for another folder of jobs than the user's own."""
_CODE = "from industry_clusters.workflows.apart import main; main()"
_NO_WINDOW = 0x08000000
"""Windows' flag for a process without a black window."""
_UNCLAIMED_SECONDS = 60
_LOOK_SECONDS = 0.1
_ABOUT_VIEWS = re.compile(rb"<sheetViews>.*?</sheetViews>|<sheetPr>.*?</sheetPr>", re.DOTALL)
_OF_THE_BOOK = re.compile(rb"<sheets>.*?</sheets>|<definedNames>.*?</definedNames>", re.DOTALL)


@dataclass(frozen=True)
class Progress:
    """How far a build is: a few words, steps done and in all; how it ended (``built``, ``failed``, ``canceled``) and with what to say."""

    words: str = ""
    done: int = 0
    of: int = 0
    end: str = ""
    says: tuple[str, ...] = ()
    details: str = ""
    copy: str = ""
    copies: tuple[KeptCopy, ...] = ()


@dataclass(frozen=True)
class Job:
    """A build under way.

    Attributes
    ----------
    workbook
        The workbook itself; it need not be there where it is a local stand-in for one in the cloud.
    sheet
        The sheet to show afterwards; none for where the person is.
    says
        What to say when it went well, before what the build has to say.
    added
        What a button wrote into the list of data files, to be taken off where the build fails.
    address
        The cloud's address of the workbook, where it is put back to it.
    tries
        How often it was begun again because the person went on typing.
    process
        The process that builds.
    heading
        The heading to show on the sheet; none for its top.
    room
        The room of its lists.
    """

    workbook: str
    sheet: str = ""
    says: str = ""
    added: tuple[str, ...] = ()
    address: str = ""
    tries: int = 0
    process: int = 0
    heading: str = ""
    room: Room = field(default_factory=ROOM.get)

    @property
    def home(self) -> Path:
        """The workbook's place."""
        return Path(self.workbook)

    @property
    def asked(self) -> Path:
        """The workbook as it was when the button was pressed."""
        return jobs_folder() / "asked" / self.home.name

    @property
    def made(self) -> Path:
        """The workbook that is built."""
        return jobs_folder() / "made" / self.home.name

    @property
    def later(self) -> Path:
        """The workbook as it is when the new one is there."""
        return jobs_folder() / "later" / self.home.name


def jobs_folder() -> Path:
    """Where the one build of this person is kept while it runs."""
    named = os.environ.get(SETTING)
    if named:
        return Path(named)
    return (cache_folder() or Path(tempfile.gettempdir()) / "industry-clusters") / "build"


def claim(job: Job) -> Job:
    """Make the folder of a job; the caller then saves a copy of the workbook as ``job.asked``.

    Raises
    ------
    WorkbookError
        Where another build is under way.
    """
    other = job_under_way()
    if other is not None:
        raise WorkbookError(
            f"{other.home.name} is being built",
            next_step="Wait until the status bar says that it is done, or press Esc to cancel it; then press the button again.",
        )
    clear()
    for path in (job.asked, job.made, job.later):
        path.parent.mkdir(parents=True)
    return job


def job_under_way() -> Job | None:
    """The build that runs, or has ended just now and waits for its workbook to be brought to its place."""
    job, progress = the_job(), progress_of_job()
    if job is None:
        return None
    if progress.end:
        with suppress(OSError):
            return job if time.time() - _progress_file().stat().st_mtime < _UNCLAIMED_SECONDS else None
    return job if is_running(job.process) else None


def start(job: Job) -> subprocess.Popen[bytes]:
    """Begin to build from ``job.asked``."""
    shutil.copyfile(job.asked, job.made)
    _progress_file().unlink(missing_ok=True)
    _job_file().write_text(json.dumps(asdict(job)), encoding="utf-8")  # read by the process at its start
    process = subprocess.Popen(
        [sys.executable, "-P", "-B", "-c", _CODE, str(jobs_folder())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, SETTING: str(jobs_folder())},
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )
    _job_file().write_text(json.dumps(asdict(replace(job, process=process.pid))), encoding="utf-8")
    return process


def the_job() -> Job | None:
    """The job of the folder, whether it runs or not."""
    with suppress(OSError, ValueError, TypeError):
        said = json.loads(_job_file().read_text(encoding="utf-8"))
        return Job(**{**said, "added": tuple(said["added"]), "room": Room(**said["room"])})
    return None


def progress_of_job() -> Progress:
    """How far the job is; a process that ended without a word has failed."""
    with suppress(OSError, ValueError, TypeError):
        said = json.loads(_progress_file().read_text(encoding="utf-8"))
        kept = tuple(KeptCopy(**copy) for copy in said["copies"])
        return Progress(**{**said, "says": tuple(said["says"]), "copies": kept})
    return Progress("starting")


def ended_without_a_word(job: Job) -> bool:
    """Whether the process that builds is gone and left no end: it was killed, or the computer was short of memory."""
    gone = not is_running(job.process)  # asked first: a process that ends says so before
    return gone and not progress_of_job().end


def cancel() -> None:
    """Wish the build to end; it does within a second, and nothing has changed."""
    if jobs_folder().is_dir():
        _cancel_file().touch()


def clear() -> None:
    """Take the folder of jobs away."""
    shutil.rmtree(jobs_folder(), ignore_errors=True)


def bring_to_place(job: Job, progress: Progress) -> list[str]:
    """Put the new workbook where the old one is, which is closed; the old one, as it was when the button was pressed, is kept beside it.

    Returns
    -------
    list of str
        What of older copies was removed, a sentence each.

    Raises
    ------
    WorkbookError
        Where the workbook cannot be written; it is as it was.
    """
    home = job.home
    home.parent.mkdir(parents=True, exist_ok=True)
    kept = home.with_name(progress.copy) if progress.copy else None
    with in_place(home) as temporary:
        shutil.copyfile(job.made, temporary)
        if kept:
            copied(job.asked, kept)
    return [f"The oldest copy, {name}, was removed." for name in remove_oldest(progress.copies, home)]


def says_the_same(one: Path, other: Path) -> bool:
    """Whether two files of one workbook hold the same cells and names, wherever the person looks."""
    return list(_contents(one)) == list(_contents(other))


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    with ZipFile(path) as package:
        for name in sorted(package.namelist()):
            if name.startswith("xl/worksheets/sheet") or name.endswith("sharedStrings.xml"):
                yield name, _ABOUT_VIEWS.sub(b"", package.read(name))
            elif name == "xl/workbook.xml":
                yield name, b"".join(_OF_THE_BOOK.findall(package.read(name)))


def main() -> None:
    """Build the job of the folder that the command line names; what comes of it is in the folder."""
    threading.Thread(target=_ends_when_canceled, daemon=True).start()
    job = the_job()
    if job is None:
        return
    ROOM.set(job.room)
    _tell(_built(job))


def _built(job: Job) -> Progress:
    from industry_clusters.workflows.build import build  # noqa: PLC0415  in the process that builds

    try:
        report = build(job.made, progress=_say, stands_for=job.home)
    except IndustryClustersError as error:
        return Progress(end="failed", says=(str(error),))
    except Exception as error:  # noqa: BLE001  whoever asked says it in its own words
        details = "".join(traceback.format_exception(error))
        return Progress(end="failed", says=(f"{type(error).__name__}: {error}",), details=details)
    copy = report.copy.name if report.copy else ""
    return Progress(end="built", says=tuple(report.left_behind), copy=copy, copies=report.copies)


def _say(words: str, done: int, of: int) -> None:
    _tell(Progress(words, done, of))


def _tell(progress: Progress) -> None:
    text = json.dumps(asdict(progress))
    fresh = _progress_file().with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    for _ in range(20):  # who reads the file just now keeps Windows from replacing it
        with suppress(PermissionError):
            fresh.replace(_progress_file())
            return
        time.sleep(_LOOK_SECONDS / 2)


def _ends_when_canceled() -> None:
    while not _cancel_file().exists():
        time.sleep(_LOOK_SECONDS)
    _tell(Progress(end="canceled"))
    os._exit(1)  # wherever it is: it only wrote into its own folder


def _job_file() -> Path:
    return jobs_folder() / "job.json"


def _progress_file() -> Path:
    return jobs_folder() / "progress.json"


def _cancel_file() -> Path:
    return jobs_folder() / "cancel"
