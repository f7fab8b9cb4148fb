"""The command line's own door: what a command raises is a sentence and an exit code, and what commands have in common."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from industry_clusters.errors import IndustryClustersError, short_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROGRAM = "industry-clusters"
STOPPED = 130
"""The exit code of a command that Ctrl-C ended, as a shell reports it."""
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


class Command(click.Command):
    """A command that ends its help with examples: lines as they are typed, each of which a test runs."""

    def __init__(self, *words: Any, examples: Sequence[str], **settings: Any) -> None:
        super().__init__(*words, **settings)
        self.examples = tuple(examples)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, and its examples beneath."""
        super().format_help_text(ctx, formatter)
        with formatter.section("Examples" if len(self.examples) > 1 else "Example"):
            for line in self.examples:
                formatter.write(f"{' ' * formatter.current_indent}{line}\n")


class Group(click.Group):
    """Commands of ours under one word."""

    command_class = Command


def command(
    name: str | None = None, *, examples: Sequence[str]
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command of a function, with its examples."""
    return click.command(name, cls=Command, examples=examples)


def _codes(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Take codes apart that stand in one word, and each of them once.

    Examples
    --------
    >>> _codes(None, None, ("06029,06107", "06029", "06031 "))
    ('06029', '06107', '06031')
    """
    codes = (code.strip() for value in values for code in value.split(","))
    return tuple(dict.fromkeys(code for code in codes if code))


def areas_option(about: str, *, required: bool = False) -> Callable[[Callable[..., Any]], Any]:
    """The option for areas, the same in every command: given again and again, or with commas between."""
    return click.option(
        "--area",
        "--areas",
        "areas",
        multiple=True,
        metavar="CODES",
        callback=_codes,
        required=required,
        help=f"{about} Several with commas, 06029,06107, or the option again.",
    )


def program() -> str:
    """Return what a person types to start this program, for a line that says what to type next.

    Its name where the system finds it by that, else the path by which it was started, such as ``.venv/bin/industry-clusters``.
    """
    started = sys.argv[0]
    if shutil.which(PROGRAM) or Path(started).stem != PROGRAM:
        return PROGRAM
    return f'"{started}"' if " " in started else started


class Commands(Group):
    """Turns our errors into one sentence and exit code 1, and Ctrl-C into exit code 130."""

    group_class = Group

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except IndustryClustersError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(1)
        except KeyboardInterrupt:
            _stop()
        except click.Abort as abort:
            if isinstance(abort.__context__, KeyboardInterrupt):  # a question that was answered with Ctrl-C
                _stop()
            raise
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:  # whoever read the output, such as 'head', has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except Exception as fault:
            if os.environ.get(TRACEBACK):
                raise
            click.echo(f"Error: {fault_of_program(fault)}", err=True)
            sys.exit(1)


def _stop() -> NoReturn:
    click.echo("Stopped.", err=True)
    sys.exit(STOPPED)


def fault_of_program(fault: Exception) -> str:
    """Say that something went wrong which this program has no words for.

    Examples
    --------
    >>> fault_of_program(KeyError("sheet1"))
    "this is a fault of the program: KeyError: 'sheet1'. Report it, with what INDUSTRY_CLUSTERS_TRACEBACK=1 makes it print."
    """
    told = f"{type(fault).__name__}: {short_words(fault)}"
    return f"this is a fault of the program: {told}. Report it, with what {TRACEBACK}=1 makes it print."
