"""A file is written under a temporary name and moved into place when it is whole."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from industry_clusters.errors import WorkbookError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """Give a temporary path in the same folder, and move it to ``path`` when all went well.

    Raises
    ------
    WorkbookError
        Where the folder or the file cannot be written.
    """
    temporary = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=path.suffix, delete=False) as file:
            temporary = Path(file.name)
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise WorkbookError(
            f"cannot write {path.name!r}: {error.strerror or error}",
            place=str(path.parent),
            next_step="Close the file if it is open in Excel, check that you may write in the folder, and try again.",
        ) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)
