"""Text with delimiters: the quick way for long files of numbers, the careful way that knows each line.

The quick way is pandas' parser. It fails, or shows a sign of trouble, where the careful way then finds the line.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue, EmptyFile, UnreadableFile
from industry_clusters.ingest.files.number_signs import with_plain_numbers
from industry_clusters.ingest.files.numbers import whole_numbers
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from industry_clusters.ingest.files.files import DataFile

_HEAD = 65_536
_PIECE = 1_000_000
_BLOCK = 16_000_000
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_EXPONENTS = (b"E+", b"e+")
_LINE_BREAKS = (b"\x0b", b"\x0c")
_BLANK_FOR_BREAK = bytes.maketrans(b"\x0b\x0c", b"  ")
_CONTROL = bytes(sorted(set(range(32)) - {9, 10, 13}))


@dataclass(frozen=True)
class Text:
    """A file's text from its header on, in UTF-8 without a byte-order mark; ``above`` lines stand above it."""

    file: DataFile
    content: bytes
    delimiter: str
    header: list[str]
    above: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class TextTable:
    """A table as text: every cell stripped, and the line each row begins in (1 is the header).

    ``delimiter`` is the sign between fields; a sheet of a workbook has none.
    """

    file: DataFile
    header: list[str]
    rows: list[list[str]]
    lines: list[int]
    delimiter: str = ""

    def frame(self, columns: Mapping[str, int], numbers: Collection[str] = ()) -> pd.DataFrame:
        """Return some columns under our names, and ``line``.

        ``numbers`` are those whose numbers are written with a decimal point, whatever sign the file has for it.

        Raises
        ------
        BadValue
            Where these leave open which sign is the decimal one.
        """
        picked = {ours: [row[place] for row in self.rows] for ours, place in columns.items()}
        rows = pd.DataFrame({**picked, "line": self.lines}, dtype=object).astype({"line": np.int64})
        return with_plain_numbers(rows, numbers, self.file, self.delimiter) if numbers else rows


def open_text(file: DataFile, header_row: int = 1) -> Text:
    """Decode a file and read its header, which stands in line ``header_row``.

    Raises
    ------
    UnreadableFile
        Where the file is no text, or text in UTF-16.
    """
    content, remarks = decoded(file)
    above = header_row - 1
    content = content.split(b"\n", above)[-1] if above else content
    head = content[:_HEAD].decode("utf-8", errors="ignore")
    delimiter, header = read_header(head)
    return Text(file, content, delimiter, header, above, remarks)


def read_header(head: str) -> tuple[str, list[str]]:
    r"""Return a text's delimiter and header, told from its beginning.

    Examples
    --------
    >>> read_header("series_id    \tyear")
    ('\t', ['series_id', 'year'])
    """
    delimiter = _delimiter(head)
    header = next((record for record in _tolerant(head, delimiter) if any(record)), [])
    return delimiter, [name.strip() for name in header]


def decoded(file: DataFile) -> tuple[bytes, tuple[Remark, ...]]:
    """Return a file's text in UTF-8 without a byte-order mark, and what was done for it.

    Raises
    ------
    UnreadableFile
        Where it is no text, or text in UTF-16.
    """
    content = file.content
    if content.startswith(_UTF16):
        raise UnreadableFile(
            "the file is in UTF-16",
            place=file.name,
            next_step="Save it as CSV UTF-8 in the spreadsheet program.",
        )
    if any(sign in content for sign in _LINE_BREAKS):
        plain = content.translate(_BLANK_FOR_BREAK)
        text, told = decoded(replace(file, content=plain))
        return text, (
            Remark(file.name, "Line breaks of Word or PowerPoint stand in it; blanks took their place."),
            *told,
        )
    if _has_control_characters(content):
        raise UnreadableFile(
            "the file is no text: it holds control characters",
            place=file.name,
            next_step="Export it again as CSV.",
        )
    if content.isascii():
        return content, ()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _from_windows(file)
    return content.removeprefix(_BOM), ()


def _has_control_characters(content: bytes) -> bool:
    pieces = (content[start : start + _PIECE] for start in range(0, len(content), _PIECE))
    return any(len(piece.translate(None, _CONTROL)) < len(piece) for piece in pieces)


def _from_windows(file: DataFile) -> tuple[bytes, tuple[Remark, ...]]:
    try:
        text = file.content.decode("cp1252")
    except UnicodeDecodeError as cause:
        line = file.content.count(b"\n", 0, cause.start) + 1
        raise UnreadableFile(
            "the text is neither UTF-8 nor Windows-1252",
            place=file.place(line),
            next_step="Save it as CSV UTF-8.",
        ) from cause
    return text.encode(), (Remark(file.name, "The text is not UTF-8; it was read as Windows-1252."),)


def _delimiter(head: str) -> str:
    lines = (line for part in io.StringIO(head, newline="\n") for line in part.splitlines() if line.strip())
    first = next(lines, "")  # of a long text no more than that is parted into lines
    return max(",;\t|", key=first.count)


def _tolerant(head: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    except csv.Error:
        return


def read_table(text: Text) -> TextTable:
    """Read every row as text, the careful way.

    Rows without any text are passed over.

    Raises
    ------
    BadValue
        Where a line has more or fewer fields than the header.
    UnreadableFile
        Where a quote is not closed.
    EmptyFile
        Where there is nothing below the header.
    """
    rows, lines = [], []
    for line, record in _records(text):
        cells = [cell.strip() for cell in record]
        if not any(cells):
            continue
        if len(record) != len(text.header):
            raise BadValue(
                f"the line has {len(record)} fields where the header has {len(text.header)}",
                place=text.file.place(line),
                next_step="Download the file again, or mend the line.",
            )
        rows.append(cells)
        lines.append(line)
    if len(rows) <= 1:
        raise EmptyFile(
            "there is no row below the header", place=text.file.name, next_step="Download it again."
        )
    return TextTable(text.file, rows[0], rows[1:], lines[1:], text.delimiter)


def ragged_rows(
    content: bytes, delimiter: str, file: DataFile, most: int | None = None
) -> tuple[list[int], list[list[str]]]:
    """Return each line's number and fields, also of lines that have more or fewer fields than others.

    Raises
    ------
    UnreadableFile
        Where a quote is not closed.
    """
    lines, rows = [], []
    for line, record in _records(Text(file, content, delimiter, [])):
        lines.append(line)
        rows.append([cell.strip() for cell in record])
        if most is not None and len(rows) >= most:
            break
    return lines, rows


def _records(text: Text) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.content.decode(), newline=""), delimiter=text.delimiter, strict=True)
    line = text.above
    try:
        for record in reader:
            yield line + 1, record
            line = text.above + reader.line_num
    except csv.Error as cause:
        raise UnreadableFile(
            f"a quote is not closed, or stands inside a field ({cause})",
            place=text.file.place(line + 1),
            next_step="Mend the line, or download the file again.",
        ) from cause


def blocks(text: Text, size: int = _BLOCK) -> Iterator[Text]:
    """Cut a long text into texts of about ``size`` bytes, each with the header and the numbers of its own lines.

    So that a file of the whole nation is filtered block by block, and never stands in memory as a table.
    """
    content, start, above = text.content, 0, text.above
    header = b""
    while start < len(content):
        end = _cut(content, start, size)
        lines = content[start:end]
        if lines.strip():
            yield Text(text.file, header + lines, text.delimiter, text.header, above)
        above += lines.count(b"\n") - (start == 0)
        header, start = _header_line(text), end


def _header_line(text: Text) -> bytes:
    line = io.StringIO()
    names = [name.replace("\n", " ") for name in text.header]
    csv.writer(line, delimiter=text.delimiter, lineterminator="\n").writerow(names)
    return line.getvalue().encode()


def _cut(content: bytes, start: int, size: int) -> int:
    """Return where a block ends: behind a line that does not end inside quotes."""
    end = start + size
    while end < len(content):
        end = content.find(b"\n", end) + 1 or len(content)
        if content.count(b'"', start, end) % 2 == 0:
            return end
    return len(content)


def read_columns(text: Text, codes: Mapping[str, int], numbers: Mapping[str, int]) -> pd.DataFrame:
    """Read some columns, codes as text and numbers as numbers, with ``line``.

    Parameters
    ----------
    codes, numbers
        Our name of a column -> where it stands in the header.

    Raises
    ------
    DataError
        As :func:`read_table`, and where a number is none.
    """
    rows = read_columns_quickly(text, codes, numbers)
    if rows is not None:
        return rows
    table = read_table(text)
    careful = table.frame({**codes, **numbers}, numbers)
    for name in numbers:
        careful[name] = whole_numbers(careful[name], name, careful["line"], text.file)
    return careful.astype(dict.fromkeys(codes, "str"))


def read_columns_quickly(
    text: Text, codes: Mapping[str, int], numbers: Mapping[str, int]
) -> pd.DataFrame | None:
    """Read some columns as :func:`read_columns` does, or return None where the text is not wholly regular.

    In what is returned every line below the header is a row.
    """
    try:
        with np.errstate(invalid="raise"):
            return _quick(text, codes, numbers)
    except (
        ValueError,
        ArithmeticError,
        IndexError,
    ):  # pandas' words for a cell, a number, a file without rows
        return None


def _quick(text: Text, codes: Mapping[str, int], numbers: Mapping[str, int]) -> pd.DataFrame | None:
    """Return the rows, or None where they show a sign of trouble.

    Signs are a number with an exponent, which has lost digits, a last field that is blank and a field beyond it.
    For pandas to look beyond, a line of zeros that is one field too long is put first, and taken away again.
    """
    if any(exponent in text.content for exponent in _EXPONENTS):
        return None
    last, beyond = len(text.header) - 1, len(text.header)
    types = dict.fromkeys((*codes.values(), last, beyond), "str")
    types.update(dict.fromkeys(numbers.values(), "int64"))
    too_long = text.delimiter.encode().join([b"0"] * (beyond + 1)) + b"\n"
    rows = pd.read_csv(
        io.BytesIO(too_long + text.content),
        sep=text.delimiter,
        header=None,
        skiprows=[1],
        names=range(beyond + 1),
        index_col=False,
        usecols=sorted(types),
        dtype=types,
        na_filter=False,
        encoding="utf-8",
    ).iloc[1:]
    lines = _lines(text, len(rows))
    if lines is None or not rows[beyond].eq("").all() or rows[last].astype(str).eq("").any():
        return None
    return (
        rows[[*codes.values(), *numbers.values()]]
        .set_axis([*codes, *numbers], axis=1)
        .reset_index(drop=True)
        .assign(line=lines)
    )


def _lines(text: Text, rows: int) -> NDArray[np.int64] | None:
    breaks = text.content.count(b"\n") + (not text.content.endswith(b"\n"))
    plain = rows and breaks == rows + 1
    return np.arange(2, rows + 2, dtype=np.int64) + text.above if plain else None


def first_line(rows: pd.DataFrame, faulty: Sequence[bool] | pd.Series[bool]) -> int:
    """Return the line of the first row that a flag points at."""
    return int(rows.loc[np.asarray(faulty, dtype=bool), "line"].iloc[0])
