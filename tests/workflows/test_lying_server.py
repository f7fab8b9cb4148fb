"""A server that lies, loops or sends elsewhere: a sentence, a store that is as it was, and an address that stays secret."""

import gzip
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from industry_clusters.fetch.download import Patience
from industry_clusters.fetch.source import Source
from industry_clusters.hosts.cli import main
from industry_clusters.store.folder import StoreFolder
from industry_clusters.workflows import data as workflow
from industry_clusters.workflows.data import Settings
from support.bls_server import bls_server

SLICE = b"area_fips,own_code\n06029,0\n"
LIES = {
    "gzip that is none": (200, {"Content-Encoding": "gzip"}, SLICE),
    "gzip cut short": (200, {"Content-Encoding": "gzip"}, gzip.compress(SLICE * 99)[:40]),
    "deflate that is none": (200, {"Content-Encoding": "deflate"}, SLICE),
    "a packing that nobody knows": (200, {"Content-Encoding": "magic"}, SLICE),
    "redirects without end": (302, {"Location": "/cew/again"}, b""),
    "a redirect to nowhere": (302, {"Location": "http://"}, b""),
    "a redirect to a file": (302, {"Location": "file:///etc/passwd"}, b""),
    "a redirect that is no address": (302, {"Location": "http://[::1"}, b""),
    "a redirect to a strange port": (302, {"Location": "http://127.0.0.1:99999/"}, b""),
    "a length that is none": (200, {"Content-Length": "many"}, SLICE),
    "a length too long": (200, {"Content-Length": "999"}, SLICE),
    "a range that was not asked for": (206, {"Content-Range": "bytes 7-9/10"}, b"abc"),
    "a range of letters": (206, {"Content-Range": "letters"}, b"abc"),
    "odd digits": (503, {"Retry-After": "\xb2"}, b""),
    "an empty file": (200, {}, b""),
    "a page": (200, {"Content-Type": "text/html"}, b"<html>sign in</html>"),
    "a page by another name": (200, {"Content-Type": "text/csv"}, b"  <!DOCTYPE html><html>"),
    "bytes": (200, {"Content-Type": "text/csv"}, bytes(range(256)) * 40),
    "no such status": (999, {}, b""),
    "unauthorized": (401, {"WWW-Authenticate": "Basic"}, b""),
    "gone": (410, {}, b""),
}


class _Liar(BaseHTTPRequestHandler):
    lie = (200, {}, b"")
    heard = None
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        status, headers, body = self.lie
        self.heard.append((self.headers["Host"], self.headers.get("User-Agent", "")))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), "Content-Type": "text/csv", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body if self.command == "GET" else b"")
        self.close_connection = True

    do_HEAD = do_GET  # noqa: N815  as the library calls it

    def log_message(self, *_words):
        """Say nothing."""


@contextmanager
def liar(status, headers, body):
    heard = []
    handler = type("Liar", (_Liar,), {"lie": (status, headers, body), "heard": heard})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1], heard
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    quick = Patience(attempts=2, pause=0.0, longest_pause=0.0, silence=2.0)
    monkeypatch.setattr(
        "industry_clusters.hosts.cli_data._settings",
        lambda source: Settings(StoreFolder(tmp_path / "store"), Source(source, source), quick),
    )
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


def is_a_sentence(result):
    told = result.output
    return (result.exit_code, told.count("Error: ")) == (1, 1) and "fault of the program" not in told


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_a_sentence_and_the_store_stays_empty(run, tmp_path, lie):
    with liar(*LIES[lie]) as (port, _):
        get = run("data", "get", "--area", "06029", "--years", "2024", "--email", "me@my-office.org",
                  "--source", f"http://127.0.0.1:{port}", "--no-prices")  # fmt: skip
    assert is_a_sentence(get) or "not out yet" in get.output, get.output
    assert run("data", "list").output.splitlines()[-1].startswith("0 files")


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_on_update_is_a_sentence(run, tmp_path, lie):
    with bls_server() as bls:
        get = ("data", "get", "--area", "06029", "--years", "2024", "--email", "me@my-office.org")
        assert run(*get, "--source", bls.address, "--no-prices").exit_code == 0
        before = run("data", "list").output
        address = bls.address
    with liar(*LIES[lie]) as (port, _):
        moved = workflow.read_catalogue(StoreFolder(tmp_path / "store")).files
        text = StoreFolder(tmp_path / "store").catalogue
        text.write_text(text.read_text(encoding="utf-8").replace(address, f"http://127.0.0.1:{port}"), encoding="utf-8")  # fmt: skip
        result = run("data", "update", "--source", f"http://127.0.0.1:{port}")
    assert moved
    assert result.exit_code == 0 or is_a_sentence(result), result.output
    assert run("data", "list").output == before


@pytest.mark.parametrize(
    "address",
    ["ftp://bls", "data.bls.gov", "http://", "http://[::1", "http://a:b", "http://a b", "file:///etc", "http://\u0007"],
)  # fmt: skip
def test_an_address_that_is_none_is_a_sentence(monkeypatch, tmp_path, address):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    words = ["data", "get", "--area", "06029", "--years", "2024", "--email", "a@b.org", "--source", address]
    result = CliRunner().invoke(main, words)
    assert is_a_sentence(result)
    assert "is no address of a server" in result.output


def test_the_e_mail_address_goes_to_the_server_that_was_asked_and_to_no_other(run):
    elsewhere = liar(404, {}, b"")
    with (
        elsewhere as (other, heard_there),
        liar(302, {"Location": f"http://localhost:{other}/"}, b"") as (port, heard_here),
    ):
        run("data", "get", "--area", "06029", "--years", "2024", "--email", "me@my-office.org",
            "--source", f"http://127.0.0.1:{port}", "--no-prices")  # fmt: skip
    assert {"me@my-office.org" in words for _, words in heard_here} == {True}
    assert heard_there
    assert [words for _, words in heard_there if "@" in words] == []
