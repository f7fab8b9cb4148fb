"""A real HTTP server on loopback with BLS's paths and layouts, constructed rows, and faults on wish.

As BLS does, it refuses a client without an e-mail address in its user agent. It knows ranges, entity tags and dates.
"""

import io
import threading
import time
import zipfile
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from support.qcew_files import annual

SLICE_YEARS = (2022, 2023, 2024)
WHOLE_YEARS = (2020, 2021)
AREAS = ("US000", "06000", "06029", "06031")
_INDUSTRIES = {"10": 100, "11": 20, "21": 30, "2111": 30, "1111": 20, "44-45": 50, "4451": 50}
_SIZE = {"US000": 1000, "06000": 100, "06029": 10, "06031": 5}


def slice_rows(year, area):
    """An area's rows: all ownerships, private, and one cell that is withheld."""
    scale = _SIZE[area] * (year - 2000)
    rows = [f"{area} 0 10 {year} . {scale} {scale * 110} {scale * 5_000_000}"]
    rows += [
        f"{area} 5 {code} {year} . {scale} {scale * jobs} {scale * jobs * 40_000}"
        for code, jobs in _INDUSTRIES.items()
    ]
    return [*rows, f"{area} 5 2131 {year} N {scale} 0 0"]


def area_slice(year, area):
    """A slice, in BLS's columns."""
    return annual(*slice_rows(year, area)).encode()


def whole_year(year):
    """The zip of a whole year."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        rows = [row for area in sorted(AREAS) for row in slice_rows(year, area)]
        archive.writestr(f"{year}.annual.singlefile.csv", annual(*rows))
    return buffer.getvalue()


PRICES = (
    "series_id                      \tyear\tperiod\t       value\tfootnote_codes\n"
    + "".join(f"CUUR0000SA0      \t{year}\tM13\t     {200 + year - 2000}.0\t\n" for year in range(2018, 2025))
    + "CUUR0400SA0      \t2024\tM10\t           -\tX\n"
    + "".join(f"CUUR0400SA0      \t{year}\tM13\t     {210 + year - 2000}.0\t\n" for year in range(2018, 2025))
)


def _files():
    files = {
        f"/cew/data/api/{year}/a/area/{area}.csv": area_slice(year, area)
        for year in SLICE_YEARS
        for area in AREAS
    }
    files |= {
        f"/cew/data/files/{year}/csv/{year}_annual_singlefile.zip": whole_year(year) for year in WHOLE_YEARS
    }
    files["/cew/doc/titles/area/area_titles.csv"] = (
        b'"area_fips","area_title"\n"US000","U.S. TOTAL"\n"06000","California -- Statewide"\n'
        b'"06029","Kern County, California"\n"06031","Kings County, California"\n'
    )
    files["/cew/doc/titles/industry/industry_titles.csv"] = (
        b'"industry_code","industry_title"\n"10","10 Total, all industries"\n"2111","NAICS 2111 Oil and gas extraction"\n'
    )
    files["/pub/time.series/cu/cu.data.1.AllItems"] = PRICES.encode()
    return files


class BlsServer:
    """What a test may change (``files``, ``dates``, ``faults``) and look at (``asked``).

    ``faults`` maps a path to a list; each request for it takes one off: ``cut`` breaks the connection in the middle,
    ``page`` sends a web page, ``half`` a file that ends in the middle but says it is whole, ``busy`` answers 503,
    ``slow`` stays silent for a second.
    """

    def __init__(self):
        self.files, self.dates, self.faults = _files(), {}, {}
        self.asked = Counter()
        self.ranges = []
        handler = type("Handler", (_Handler,), {"bls": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # a client that hangs up is no news
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def publish(self, path, content, date="Wed, 05 Nov 2025 10:00:00 GMT"):
        """Put a file, or its next version, in place."""
        self.files[path], self.dates[path] = content, date


class _Handler(BaseHTTPRequestHandler):
    bls = None
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self._answer(with_body=True)

    def do_HEAD(self):
        self._answer(with_body=False)

    def _answer(self, *, with_body):
        bls, path = self.bls, self.path
        bls.asked[f"{self.command} {path}"] += 1
        if "@" not in self.headers.get("User-Agent", ""):
            return self._send(403, b"Access denied", "text/plain", with_body)
        if path not in bls.files:
            return self._send(404, b"<html>not found</html>", "text/html", with_body)
        fault = bls.faults[path].pop(0) if bls.faults.get(path) and with_body else ""
        if fault == "slow":
            time.sleep(1.0)
        if fault == "busy":
            return self._send(503, b"busy", "text/plain", with_body)
        if fault == "page":
            return self._send(
                200, b"<!DOCTYPE html><html>Sign in</html>", "text/html; charset=utf-8", with_body
            )
        content = bls.files[path]
        if fault == "half":
            content = content[: len(content) // 2]
        return self._send_file(path, content, with_body, cut=fault == "cut")

    def _send_file(self, path, content, with_body, *, cut):
        etag = f'"{len(content)}-{self.bls.dates.get(path, "first")}"'
        start = self._start(etag, len(content))
        body = content[start:]
        self.send_response(206 if start else 200)
        self.send_header("ETag", etag)
        self.send_header("Last-Modified", self.bls.dates.get(path, "Wed, 03 Sep 2025 14:00:00 GMT"))
        self.send_header("Content-Type", "application/zip" if path.endswith(".zip") else "text/csv")
        self.send_header("Content-Length", str(len(body)))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.end_headers()
        if with_body:
            self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut:
            self.wfile.flush()
            self.close_connection = True

    def _start(self, etag, size):
        asked = self.headers.get("Range", "")
        if not asked or self.headers.get("If-Range", etag) != etag:
            return 0
        self.bls.ranges.append(asked)
        return min(int(asked.removeprefix("bytes=").rstrip("-")), size)

    def _send(self, status, body, kind, with_body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, *_words):
        """Say nothing."""


@contextmanager
def bls_server():
    """Give a running server, and end it."""
    bls = BlsServer()
    thread = threading.Thread(target=bls.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield bls
    finally:
        bls.server.shutdown()
        thread.join()
        bls.server.server_close()
