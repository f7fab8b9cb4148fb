"""A compound file: a small file system in one file, in which Office keeps a VBA project.

Written after [MS-CFB], version 3: sectors of 512 bytes, streams below 4,096 bytes in sectors of 64.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Tree: TypeAlias = Mapping[str, "bytes | Tree"]
"""Streams by name; a mapping in the place of a stream is a folder."""

_SECTOR, _MINI_SECTOR, _MINI_STREAM_BELOW = 512, 64, 4096
_FREE, _END, _TABLE_SECTOR, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_NUMBERS_A_SECTOR = _SECTOR // 4
_TABLES_IN_HEADER = 109
_LONGEST_NAME = 31
_EMPTY_ENTRY = struct.pack("<64xHBB3I16xI16xIQ", 0, 0, 0, _NONE, _NONE, _NONE, 0, 0, 0)


def compound_file(tree: Tree) -> bytes:
    """Write streams and folders as a compound file; equal trees give equal bytes.

    Raises
    ------
    ValueError
        Where a name is longer than 31 characters, or the file would pass 7 MB.
    """
    entries: list[_Entry] = []
    root = _collect("Root Entry", tree, entries)
    root.kind = _ROOT
    sectors, mini = _Sectors(_SECTOR), _Sectors(_MINI_SECTOR)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.start = (mini if len(entry.content) < _MINI_STREAM_BELOW else sectors).add(entry.content)
    root.content = bytes(mini.content)
    root.start = sectors.add(root.content)
    mini_table = mini.table_content()
    first_mini_table = sectors.add(mini_table)
    first_entry = sectors.add(_directory(entries))
    tables = sectors.add_own_table()
    header = _header(tables, first_entry, first_mini_table, len(mini_table) // _SECTOR)
    return header + bytes(sectors.content)


@dataclass
class _Entry:
    """A stream or folder in the directory, with its place in the tree of its siblings."""

    name: str
    kind: int
    index: int
    content: bytes = b""
    start: int = 0
    left: int = _NONE
    right: int = _NONE
    first_child: int = _NONE
    colour: int = _BLACK

    def packed(self) -> bytes:
        name = (self.name + "\0").encode("utf-16-le")
        return struct.pack(
            "<64sHBB3I16xI16xIQ",
            name,
            len(name),
            self.kind,
            self.colour,
            self.left,
            self.right,
            self.first_child,
            0,
            self.start,
            len(self.content),
        )


@dataclass
class _Sectors:
    """Sectors of one size, and the table that says which follows which."""

    size: int
    content: bytearray = field(default_factory=bytearray)
    table: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        """Store content in a chain of its own; its first sector, or the mark of an empty chain."""
        if not content:
            return _END
        first, count = len(self.table), -(-len(content) // self.size)
        self.content += content.ljust(count * self.size, b"\0")
        self.table += [*range(first + 1, first + count), _END]
        return first

    def table_content(self) -> bytes:
        """The table in whole sectors."""
        count = -(-len(self.table) // _NUMBERS_A_SECTOR) * _NUMBERS_A_SECTOR
        return struct.pack(f"<{count}I", *self.table, *[_FREE] * (count - len(self.table)))

    def add_own_table(self) -> list[int]:
        """Store the table in sectors that it counts too; these sectors."""
        count = -(-len(self.table) // (_NUMBERS_A_SECTOR - 1))
        if count > _TABLES_IN_HEADER:
            raise ValueError("a compound file of this kind holds 7 MB at most")
        first = len(self.table)
        self.table += [_TABLE_SECTOR] * count
        self.content += self.table_content().ljust(count * self.size, b"\xff")
        return list(range(first, first + count))


def _collect(name: str, content: bytes | Tree, entries: list[_Entry]) -> _Entry:
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"the name {name!r} has more than {_LONGEST_NAME} characters")
    entry = _Entry(name, _STORAGE if isinstance(content, Mapping) else _STREAM, len(entries))
    entries.append(entry)
    if isinstance(content, Mapping):
        children = [_collect(child, inside, entries) for child, inside in content.items()]
        children.sort(key=lambda child: (len(child.name), child.name.upper()))
        entry.first_child = _balanced(children, _depth(len(children)))
    else:
        entry.content = content
    return entry


def _depth(count: int) -> int:
    """Levels that a balanced tree fills whole."""
    return (count + 1).bit_length() - 1


def _balanced(entries: list[_Entry], full_levels: int) -> int:
    """Link sorted siblings into a red-black tree: all black, but for a last level that is not whole."""
    if not entries:
        return _NONE
    middle = len(entries) // 2
    entry = entries[middle]
    entry.left = _balanced(entries[:middle], full_levels - 1)
    entry.right = _balanced(entries[middle + 1 :], full_levels - 1)
    entry.colour = _BLACK if full_levels > 0 else _RED
    return entry.index


def _directory(entries: list[_Entry]) -> bytes:
    missing = -len(entries) % (_SECTOR // len(_EMPTY_ENTRY))
    return b"".join(entry.packed() for entry in entries) + _EMPTY_ENTRY * missing


def _header(tables: list[int], first_entry: int, first_mini_table: int, mini_tables: int) -> bytes:
    fixed = struct.pack(
        "<8s16x5H6x10I",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        0x003E,  # minor version
        3,  # version
        0xFFFE,  # little-endian
        9,  # sectors of 2**9 bytes
        6,  # small sectors of 2**6
        0,  # sectors of the directory: not counted in version 3
        len(tables),
        first_entry,
        0,
        _MINI_STREAM_BELOW,
        first_mini_table,
        mini_tables,
        _END,  # no further list of tables
        0,
        tables[0],
    )
    rest = [*tables[1:], *[_FREE] * (_TABLES_IN_HEADER - len(tables))]
    return fixed + struct.pack(f"<{len(rest)}I", *rest)
