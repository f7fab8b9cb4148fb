"""The command line's own door: what a command raises is a sentence and an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from industry_clusters.errors import IndustryClustersError, short_words

TRACEBACK = "INDUSTRY_CLUSTERS_TRACEBACK"
"""The environment's word for a traceback where the program is at fault."""


class _Path(click.Path):
    """A path that the system takes; one with a name too long, or of signs that no name has, is refused here."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Make a path of a word."""
        try:
            Path(value).lstat()
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            pass  # the command says what it makes of that
        except (OSError, ValueError) as cause:
            self.fail(f"{str(value)[:60]!r} is no name of a file: {short_words(cause)}.", param, ctx)
        return super().convert(value, param, ctx)


A_PATH = _Path(path_type=Path)
"""What every command takes for a path."""


class Commands(click.Group):
    """Turns our errors into one sentence and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except IndustryClustersError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:  # whoever read the output, such as 'head', has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except Exception as fault:
            if os.environ.get(TRACEBACK):
                raise
            click.echo(f"Error: {fault_of_program(fault)}", err=True)
            sys.exit(1)


def fault_of_program(fault: Exception) -> str:
    """Say that something went wrong which this program has no words for.

    Examples
    --------
    >>> fault_of_program(KeyError("sheet1"))
    "this is a fault of the program: KeyError: 'sheet1'. Report it, with what INDUSTRY_CLUSTERS_TRACEBACK=1 makes it print."
    """
    told = f"{type(fault).__name__}: {short_words(fault)}"
    return f"this is a fault of the program: {told}. Report it, with what {TRACEBACK}=1 makes it print."
