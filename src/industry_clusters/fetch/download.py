"""One file from its address to the disk, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import re
import ssl
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import httpx
import truststore
from filelock import FileLock
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from industry_clusters import __version__
from industry_clusters.errors import FetchError, NotPublished, parsing, short_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.progress import Progress

_PROGRAM = f"industry-clusters/{__version__}"
_SLICE = re.compile(r"/api/(?P<year>\d{4})/a/area/(?P<area>\w+)\.csv$")
_WHOLE_YEAR = re.compile(r"/(?P<year>\d{4})_annual_singlefile\.zip$")
_PAGES = ("text/html", "application/xhtml+xml", "application/json")
_PAGE_BEGINS = (b"<!doctype html", b"<html")
_AT_A_LOSS = "Open the address in a browser: a proxy may ask for a sign-in, or the server may be out of order; try again later."
_NO_ROOM = "Look at the space on the disk, and try again."
_FORBIDDEN, _ABSENT, _PARTIAL, _OUT_OF_RANGE, _TOO_MANY, _SERVER = 403, 404, 206, 416, 429, 500


@dataclass(frozen=True)
class Patience:
    """How long a server is borne with: attempts, the first pause (it doubles), and silence, in seconds."""

    attempts: int = 5
    pause: float = 1.0
    longest_pause: float = 60.0
    silence: float = 60.0


@dataclass(frozen=True)
class Version:
    """What a server says of a file's version; empty where it says nothing."""

    etag: str = ""
    last_modified: str = ""
    size: int = 0

    @property
    def vintage(self) -> str:
        """The day it was last changed (ISO), or nothing."""
        try:
            return parsedate_to_datetime(self.last_modified).date().isoformat()
        except ValueError:
            return ""


@dataclass(frozen=True)
class Downloaded:
    """A whole file on disk, not yet in its place."""

    path: Path
    version: Version


class _TryAgain(Exception):
    """Something that may be better the next time; ``after`` is the pause that the server asks for."""

    def __init__(self, what: str, after: float = 0.0) -> None:
        super().__init__(what)
        self.after = after


@contextmanager
def client(email: str, patience: Patience | None = None) -> Iterator[httpx.Client]:
    """Give a client with the system's proxies and certificates, which names an e-mail address as BLS asks."""
    patience = patience or Patience()
    contact = f" ({email})" if email else ""
    headers = {"User-Agent": f"{_PROGRAM}{contact}", "Accept-Encoding": "identity"}
    timeout = httpx.Timeout(patience.silence, connect=min(patience.silence, 20.0))
    trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    hooks = {"request": [_keep_email_from_others]}
    with httpx.Client(
        headers=headers, timeout=timeout, follow_redirects=True, verify=trusted, event_hooks=hooks
    ) as made:
        yield made


def _keep_email_from_others(request: httpx.Request) -> None:
    """Name the e-mail address to the server that was asked, and to none that it sends us on to."""
    asked = request.extensions.setdefault("asked_first", (request.url.scheme, request.url.host))
    unsafe = (asked[0], request.url.scheme) == ("https", "http")
    if request.url.host != asked[1] or unsafe:
        request.headers["User-Agent"] = _PROGRAM


def file_name(address: str) -> str:
    """Return the name of the file at an address; a slice's with its year, as BLS names an area's file in an archive.

    Examples
    --------
    >>> file_name("https://data.bls.gov/cew/data/files/2024/csv/2024_annual_singlefile.zip")
    '2024_annual_singlefile.zip'
    >>> file_name("https://data.bls.gov/cew/data/api/2024/a/area/06029.csv")
    '2024.annual 06029.csv'
    """
    with _asking(address):
        path = PurePosixPath(httpx.URL(address).path)
    year, area = asked_of(address)
    return f"{year}.annual {path.name}" if area else path.name


def asked_of(address: str) -> tuple[int | None, str | None]:
    """Return the year and the area that the file at an address holds; nothing where it is not of one.

    Examples
    --------
    >>> asked_of("https://data.bls.gov/cew/data/api/2024/a/area/06029.csv")
    (2024, '06029')
    >>> asked_of("https://data.bls.gov/cew/data/files/2023/csv/2023_annual_singlefile.zip")
    (2023, None)
    """
    found = _SLICE.search(address) or _WHOLE_YEAR.search(address)
    return (int(found["year"]), found.groupdict().get("area")) if found else (None, None)


def download(
    http: httpx.Client,
    address: str,
    partial: Path,
    progress: Progress | None = None,
    patience: Patience | None = None,
) -> Downloaded:
    """Bring a file, going on where an earlier attempt was cut off.

    Parameters
    ----------
    http
        A :func:`client`.
    partial
        The folder for what is not whole yet. What a failed attempt brought stays in it for the next.
    progress
        Called as bytes arrive.

    Raises
    ------
    NotPublished
        Where the source has no such file.
    FetchError
        Where it cannot be had: refused, cut off again and again, a web page in its place, a damaged archive.
    """
    patience = patience or Patience()
    part = _Part(partial, address)
    retrying = Retrying(
        retry=retry_if_exception_type((_TryAgain, httpx.TransportError)),
        stop=stop_after_attempt(patience.attempts),
        wait=_pause(patience),
        reraise=True,
    )
    with _asking(address):
        try:
            return retrying(_attempt, http, address, part, progress or (lambda _name, _done, _of: None))
        except (httpx.TransportError, _TryAgain) as cause:
            raise FetchError(
                f"{file_name(address)} could not be brought in {patience.attempts} attempts ({short_words(cause)})",
                place=address,
                next_step="Check the connection and try again; what has arrived is kept, and the rest is fetched.",
            ) from cause


@contextmanager
def _asking(address: str) -> Iterator[None]:
    """The door through which servers answer: whatever a library raises over an answer is a sentence."""
    try:
        with parsing(
            lambda words: FetchError(f"the file cannot be had ({words})", place=address, next_step=_AT_A_LOSS)
        ):
            yield
    except FetchError as error:
        if isinstance(error.__cause__, OSError):
            raise FetchError(error.what, place=address, next_step=_NO_ROOM) from error.__cause__
        raise


def _pause(patience: Patience) -> Callable[[RetryCallState], float]:
    growing = wait_exponential(patience.pause, patience.longest_pause, min=patience.pause)

    def pause(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.after if isinstance(error, _TryAgain) else 0.0
        return min(max(asked, growing(state)), patience.longest_pause)

    return pause


def _attempt(http: httpx.Client, address: str, part: _Part, progress: Progress) -> Downloaded:
    if part.is_whole:  # brought by an attempt that ended before it was put away
        return Downloaded(part.path, part.version)
    with http.stream("GET", address, headers=part.go_on()) as response:
        if response.status_code == _OUT_OF_RANGE:
            part.forget()
            raise _TryAgain("the file has changed at the source")
        _refuse_bad_answers(response)
        version = _version(response)
        if response.status_code != _PARTIAL:
            part.begin(version)
        _refuse_other_versions(part, version)
        part.append(response, progress)
    part.check()
    return Downloaded(part.path, part.version)


def _refuse_bad_answers(response: httpx.Response) -> None:
    status, address = response.status_code, str(response.request.url)
    if status == _FORBIDDEN:
        raise FetchError(
            "the server refuses (403)",
            place=address,
            next_step="BLS asks for an e-mail address in the request: give yours with --email, and it is remembered. "
            "If it is given, your network may be blocked for a while.",
        )
    if status == _ABSENT:
        raise NotPublished(
            "the source has no such file (404)", place=address, next_step="It may not be out yet."
        )
    if status == _TOO_MANY or status >= _SERVER:
        raise _TryAgain(f"the server answers {status}", _asked_pause(response))
    if status not in (200, _PARTIAL):
        raise FetchError(f"the server answers {status}", place=address, next_step="Try again later.")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in _PAGES:
        raise _not_data(address, kind)


def _not_data(address: str, kind: str) -> FetchError:
    return FetchError(
        f"the server sent a page ({kind}) in place of data",
        place=address,
        next_step="Open the address in a browser: a proxy may ask for a sign-in, or BLS may be under maintenance.",
    )


def _asked_pause(response: httpx.Response) -> float:
    told = response.headers.get("retry-after", "")
    return float(told) if told.isdigit() else 0.0


def _version(response: httpx.Response) -> Version:
    headers = response.headers
    size = headers.get("content-range", "").rpartition("/")[2] or headers.get("content-length", "")
    if headers.get("content-encoding", "identity") != "identity":
        size = ""  # that of the packed bytes, which are unpacked on the way
    return Version(
        headers.get("etag", ""), headers.get("last-modified", ""), int(size) if size.isdigit() else 0
    )


def _refuse_other_versions(part: _Part, version: Version) -> None:
    if (version.etag, version.last_modified) != (part.version.etag, part.version.last_modified):
        part.forget()
        raise _TryAgain("the file has changed at the source")


class _Part:
    """What has arrived of a file, and the version that it is of."""

    def __init__(self, folder: Path, address: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.address = address
        key = hashlib.sha256(address.encode()).hexdigest()[:16]
        self.path = folder / key / file_name(address)
        self.note = folder / key / "version.json"
        self.version = self._noted()

    def _noted(self) -> Version:
        try:
            told: dict[str, Any] = json.loads(self.note.read_text(encoding="utf-8"))
            return Version(**told)
        except (OSError, ValueError, TypeError):
            self.forget()
            return Version()

    @property
    def size(self) -> int:
        """Bytes that are here."""
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def is_whole(self) -> bool:
        """Whether every byte is here."""
        return bool(self.size) and self.size == self.version.size

    def go_on(self) -> dict[str, str]:
        """Ask for the rest, if the file is still the same; without a version to compare, for all of it."""
        same = self.version.etag or self.version.last_modified
        return {"Range": f"bytes={self.size}-", "If-Range": same} if self.size and same else {}

    def forget(self) -> None:
        """Throw away what has arrived."""
        self.path.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)
        self.version = Version()

    def begin(self, version: Version) -> None:
        """Start anew with a version."""
        self.forget()
        self.version = version
        self.note.parent.mkdir(exist_ok=True)
        self.note.write_text(json.dumps(asdict(version)), encoding="utf-8")

    def append(self, response: httpx.Response, progress: Progress) -> None:
        """Write what comes."""
        done = self.size
        with self.path.open("ab") as out:
            for (
                piece
            ) in response.iter_bytes():  # as it comes: what waits in a buffer is lost when the connection is
                out.write(piece)
                done += len(piece)
                progress(self.path.name, done, self.version.size)

    def check(self) -> None:
        """See that the file is whole, and what its name says."""
        with self.path.open("rb") as stream:
            beginning = stream.read(64)
        if beginning.lstrip().lower().startswith(_PAGE_BEGINS):
            self.forget()
            raise _not_data(self.address, "a web page")
        if self.version.size and self.size != self.version.size:
            short = f"{self.size:,} of {self.version.size:,} bytes came"
            if self.size > self.version.size:
                self.forget()
            raise _TryAgain(short)
        if self.path.suffix == ".zip" and not zipfile.is_zipfile(self.path):
            self.forget()
            raise _TryAgain("the archive is cut short")


def version_at_source(http: httpx.Client, address: str) -> Version | None:
    """Ask what version of a file the source has now; None where it has none any more.

    Raises
    ------
    FetchError
        Where the source refuses or cannot be reached.
    """
    with _asking(address):
        try:
            response = http.head(address)
        except httpx.TransportError as cause:
            raise FetchError(
                f"the source cannot be reached ({short_words(cause)})",
                place=address,
                next_step="Check the connection.",
            ) from cause
        return _version_in(response)


def _version_in(response: httpx.Response) -> Version | None:
    address = str(response.request.url)
    if response.status_code == _ABSENT:
        return None
    try:
        _refuse_bad_answers(response)
    except _TryAgain as cause:
        raise FetchError(str(cause), place=address, next_step="Try again later.") from cause
    return _version(response)


@contextmanager
def turn(partial: Path, address: str) -> Iterator[None]:
    """Take the turn to fetch an address; another program that fetches it is waited for."""
    partial.mkdir(parents=True, exist_ok=True)
    key = hashlib.sha256(address.encode()).hexdigest()[:16]
    with FileLock(partial / f"{key}.lock"):
        yield
