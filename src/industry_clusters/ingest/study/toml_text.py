"""The text of a study file, and what TOML makes of it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import tomlkit

from industry_clusters.errors import BadSetting, parsing

if TYPE_CHECKING:
    from pathlib import Path

    from tomlkit import TOMLDocument


def text_of(path: Path) -> str:
    """Read the text of a study file.

    Raises
    ------
    BadSetting
        Where the file cannot be read, or is not UTF-8.
    """
    if path.is_dir():
        raise BadSetting(
            f"{path.name!r} is a folder",
            place=str(path.parent),
            next_step="Name a file in it: a text file (.toml), or a workbook (.xlsx) that 'build' made.",
        )
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadSetting(
            f"cannot read the study {path.name!r}: {error.strerror}",
            place=str(path.parent),
            next_step="Check the path.",
        ) from error
    except UnicodeDecodeError as error:
        raise BadSetting(
            "the study is not UTF-8 text", place=path.name, next_step="Save it as UTF-8."
        ) from error


def parsed(text: str, place: str) -> TOMLDocument:
    """Read TOML with its comments.

    Raises
    ------
    BadSetting
        Where the text is not TOML.
    """
    with parsing(
        lambda words: BadSetting(
            f"the study is not TOML: {words}",
            place=place,
            next_step="Mend that line; or name another file, if this one is no study that 'new' wrote.",
        )
    ):
        return tomlkit.parse(text)


def tables_in(text: str, place: str) -> dict[str, Any]:
    """Read TOML without its comments, which takes a fifth of the time; what is wrong with a text, :func:`parsed` says.

    Raises
    ------
    BadSetting
        Where the text is not TOML.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return dict(parsed(text, place).unwrap())
