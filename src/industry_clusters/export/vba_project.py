"""A VBA project in the form that Excel itself compiles on opening: sources only, after [MS-OVBA]."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from industry_clusters.errors import AddinError
from industry_clusters.export.compound_file import compound_file
from industry_clusters.export.vba_compression import compress
from industry_clusters.export.vba_modules import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.export.vba_modules import Module

_CODEPAGE, _ENGLISH, _WINDOWS = 1252, 0x409, 1
_NO_COOKIE = 0xFFFF
_NOTHING_COMPILED = bytes.fromhex("CC61FFFF000100")
_STANDARD_TYPE, _OTHER_TYPE = 0x21, 0x22
_REFERENCES = {
    "stdole": r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
    "Office": r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
    r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
}
"""Excel looks a library up by its identifier; the path is where it usually lies."""
_SEED, _SHOWN = 0x5D, b"\xff"


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """Write modules as ``vbaProject.bin``; equal modules give equal bytes.

    Raises
    ------
    AddinError
        Where a module has the name of the project, of another module, or of a public procedure, or VBA could not
        read its source.
    """
    _check_names(name, modules)
    code = {module.name: compress(module.stored) for module in modules}
    return compound_file(
        {
            "VBA": {"dir": compress(_directory(name, modules)), "_VBA_PROJECT": _NOTHING_COMPILED, **code},
            "PROJECT": _project_text(name, modules),
            "PROJECTwm": _names_in_both_alphabets(modules),
        }
    )


def _check_names(name: str, modules: Sequence[Module]) -> None:
    taken = {name.lower(): "the project"}
    taken |= {
        procedure.lower(): f"a procedure of {m.name}" for m in modules for procedure in m.public_procedures
    }
    for module in modules:
        owner = taken.setdefault(module.name.lower(), "another module")
        if owner != "another module" or sum(m.name.lower() == module.name.lower() for m in modules) > 1:
            raise AddinError(
                f"a VBA module is called {module.name!r}, as {owner} is", next_step="Rename one of them."
            )


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HI", number, len(content)) + content


def _long(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<I", value))


def _short(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<H", value))


def _text(number: int, unicode_number: int, text: str) -> bytes:
    """A text in the project's alphabet, and again in Unicode."""
    return _record(number, text.encode("cp1252")) + _record(unicode_number, text.encode("utf-16-le"))


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    return b"".join(
        [
            _long(0x0001, _WINDOWS),
            _long(0x0002, _ENGLISH),
            _long(0x0014, _ENGLISH),
            _short(0x0003, _CODEPAGE),
            _record(0x0004, name.encode("cp1252")),
            _text(0x0005, 0x0040, ""),  # description
            _record(0x0006, b"") + _record(0x003D, b""),  # help file, twice
            _long(0x0007, 0),  # help topic
            _long(0x0008, 0),
            struct.pack("<HIIH", 0x0009, 4, 1, 1),  # version 1.1; the 4 is no length
            _text(0x000C, 0x003C, ""),  # constants
            *(_reference(word, library) for word, library in _REFERENCES.items()),
            _short(0x000F, len(modules)),
            _short(0x0013, _NO_COOKIE),
            *(_module_entry(module) for module in modules),
            _record(0x0010, b""),
        ]
    )


def _reference(word: str, library: str) -> bytes:
    identifier = library.encode("cp1252")
    registered = struct.pack("<I", len(identifier)) + identifier + bytes(6)
    return _text(0x0016, 0x003E, word) + _record(0x000D, registered)


def _module_entry(module: Module) -> bytes:
    return b"".join(
        [
            _text(0x0019, 0x0047, module.name),
            _text(0x001A, 0x0032, module.name),  # of its stream
            _text(0x001C, 0x0048, ""),  # description
            _long(0x0031, 0),  # source begins with the stream
            _long(0x001E, 0),  # help topic
            _short(0x002C, _NO_COOKIE),
            _record(_STANDARD_TYPE if module.kind is Kind.STANDARD else _OTHER_TYPE, b""),
            _record(0x002B, b""),
        ]
    )


def _project_text(name: str, modules: Sequence[Module]) -> bytes:
    identifier = f"{{{uuid5(NAMESPACE_URL, name)}}}".upper()
    listed = (f"{module.kind.value}={module.name}{_suffix(module)}" for module in modules)
    lines = [
        f'ID="{identifier}"',
        *listed,
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{_scrambled(bytes(4), identifier)}"',  # protected from nobody
        f'DPB="{_scrambled(bytes(1), identifier)}"',  # no password
        f'GC="{_scrambled(_SHOWN, identifier)}"',  # in the editor
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
        "",
    ]
    return "\r\n".join(lines).encode("cp1252")


def _suffix(module: Module) -> str:
    return "/&H00000000" if module.kind is Kind.DOCUMENT else ""


def _scrambled(data: bytes, identifier: str) -> str:
    """The scrambling that [MS-OVBA] 2.4.3 asks for; with a fixed seed, since it hides nothing."""
    key = sum(identifier.encode("cp1252")) & 0xFF
    scrambled = [_SEED, _SEED ^ 2, _SEED ^ key]
    plain = key
    for byte in bytes((_SEED & 6) // 2) + struct.pack("<I", len(data)) + data:
        scrambled.append(byte ^ ((scrambled[-2] + plain) & 0xFF))
        plain = byte
    return bytes(scrambled).hex().upper()


def _names_in_both_alphabets(modules: Sequence[Module]) -> bytes:
    names = (m.name.encode("cp1252") + b"\0" + m.name.encode("utf-16-le") + b"\0\0" for m in modules)
    return b"".join(names) + b"\0\0"
