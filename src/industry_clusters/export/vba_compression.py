"""The compression of VBA source, after [MS-OVBA] 2.4.1.

A container is a mark and then chunks, each of up to 4,096 bytes of source. In a chunk, a byte of flags goes before
eight tokens: a byte as it is, or two bytes that say how far back in the chunk to go and how many bytes to copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 4096
_MARK = b"\x01"
_COMPRESSED, _RAW = 0xB000, 0x3000
_SHORTEST = 3
_FEWEST_BITS = 4
_TOKENS_A_GROUP = 8


def compress(source: bytes) -> bytes:
    """Compress VBA source; equal sources give equal bytes.

    Examples
    --------
    >>> compress(b"aaaaaaaa").hex(" ")
    '01 03 b0 02 61 04 00'
    """
    chunks = [source[at : at + _CHUNK] for at in range(0, len(source), _CHUNK)]
    return _MARK + b"".join(_chunk(chunk) for chunk in chunks)


def _chunk(source: bytes) -> bytes:
    packed = _groups(list(_tokens(source)))
    if len(packed) >= _CHUNK:
        return (_RAW | (_CHUNK - 1)).to_bytes(2, "little") + source.ljust(_CHUNK, b"\0")
    return (_COMPRESSED | (len(packed) - 1)).to_bytes(2, "little") + packed


def _groups(tokens: list[bytes]) -> bytes:
    packed = bytearray()
    for at in range(0, len(tokens), _TOKENS_A_GROUP):
        group = tokens[at : at + _TOKENS_A_GROUP]
        packed.append(sum(1 << place for place, token in enumerate(group) if len(token) > 1))
        packed += b"".join(group)
    return bytes(packed)


def _tokens(source: bytes) -> Iterator[bytes]:
    seen: dict[bytes, list[int]] = {}
    at = 0
    while at < len(source):
        offset_bits = max((at - 1).bit_length() if at else 0, _FEWEST_BITS)
        length_bits = 16 - offset_bits
        longest = min((1 << length_bits) - 1 + _SHORTEST, len(source) - at)
        start, length = _longest_match(source, at, longest, seen)
        if length < _SHORTEST:
            yield source[at : at + 1]
            length = 1
        else:
            yield (((at - start - 1) << length_bits) | (length - _SHORTEST)).to_bytes(2, "little")
        for place in range(at, at + length):
            seen.setdefault(source[place : place + _SHORTEST], []).append(place)
        at += length


def _longest_match(source: bytes, at: int, longest: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """Where the longest earlier copy of what comes next begins, and its length; the nearest of equals."""
    best_start, best = at, 0
    for start in reversed(seen.get(source[at : at + _SHORTEST], [])):
        length = 0
        while length < longest and source[start + length] == source[at + length]:
            length += 1
        if length > best:
            best_start, best = start, length
            if best == longest:
                break
    return best_start, best
