"""Errors of Excel, its bridges and the system: each has our sentence, and the details are in a file for support."""

import re

import pytest

from industry_clusters.hosts.excel_errors import KNOWN, details_file, in_our_words, words_of

RAISED = {
    "(-2147418111, 'Call was rejected by callee.', None, None)": "Excel is busy",
    "(-2146777998, 'OLE error 0x800ac472', None, None)": "Excel is busy",
    "(-2147023174, 'The RPC server is unavailable.', None, None)": "Excel was closed",
    "(-2147417848, 'The object invoked has disconnected from its clients.', None, None)": "Excel was closed",
    "(-2147221021, 'Operation unavailable', None, None)": "No workbook is open",
    "'NoneType' object has no attribute 'books'": "No workbook is open",
    "Couldn't find the local OneDrive folder. Please configure the ONEDRIVE_CONSUMER_WIN setting": "in the cloud",
    "Couldn't find your local OneDrive for Business file, see: xlwings.org/error": "in the cloud",
    "Couldn't find your SharePoint file locally, see: xlwings.org/error": "in the cloud",
    "(-2147352567, 'Exception occurred.', (0, 'Microsoft Excel', 'not available in Protected View', '', 0, -2146827284), None)": "Protected View",
    "(-2147352567, 'Exception occurred.', (0, 'Microsoft Excel', '', '', 0, -2146827284), None)": "Excel refused",
    "(-2147319784, 'Old format or invalid type library.', None, None)": "language",
    "OSERROR: -1743 MESSAGE: The user has declined permission.": "macOS",
    "Embedded code requires a valid LICENSE_KEY.": "not the one that this program made",
    "No module named 'pandas'": "missing",
    "[Errno 28] No space left on device": "disk is full",
    "[WinError 32] The process cannot access the file because it is being used by another process": "open in another program",
    "[Errno 13] Permission denied: 'a.xlsx'": "open in another program",
    "[WinError 206] The filename or extension is too long": "too long",
    "MemoryError: ": "short of memory",
}  # fmt: skip
THEIRS = re.compile(r"xlwings|COM\b|RPC|-21\d{8}|0x8|OSERROR|Errno|WinError|callee|LICENSE", re.IGNORECASE)


def sentence(text):
    return in_our_words(RuntimeError(text)).partition("\n")[0]


@pytest.mark.parametrize(("text", "says"), RAISED.items())
def test_a_known_error_has_our_sentence_and_none_of_its_own_words(text, says):
    assert says in sentence(text)
    assert not THEIRS.search(sentence(text))


def test_every_sentence_is_reached_by_an_error_that_is_tried():
    reached = {next(known.what for known in KNOWN if re.search(known.looks, text)) for text in RAISED}
    assert reached == {known.what for known in KNOWN}


def test_every_sentence_says_what_to_do():
    assert [known.what for known in KNOWN if not known.next_step.endswith((".", "install", "status"))] == []


def test_an_error_that_nobody_foresaw_says_where_its_details_are():
    said = in_our_words(KeyError("sheet1"))
    assert ("no words for" in said, str(details_file()) in said) == (True, True)
    assert "KeyError: 'sheet1'" in details_file().read_text(encoding="utf-8")


def test_the_details_of_a_process_of_its_own_are_kept_too():
    words_of("ZeroDivisionError: division by zero", "Traceback of another process")
    assert "Traceback of another process" in details_file().read_text(encoding="utf-8")
