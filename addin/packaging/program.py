"""What the one-folder program starts: the command line, or code as Python takes it after ``-c``.

The add-in in Excel starts Python with ``-P -B -c CODE``, and a build begins one in the same way. The program answers as Python
would, so neither needs to know that there is no Python on the computer. Nothing is read from the current folder.
"""

from __future__ import annotations

import sys

_PLAIN = {"-P", "-B", "-I", "-E", "-s", "-u"}
"""Options of Python that say what holds here anyway, or nothing that matters."""


def main(arguments: list[str]) -> None:
    """Run the code that the arguments hold, or the command that they are."""
    rest = list(arguments)
    while rest and rest[0] in _PLAIN:
        rest.pop(0)
    if rest and rest[0] == "-c":
        sys.argv = ["-c", *rest[2:]]
        exec(compile(rest[1], "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  what Python does with it
        return
    from industry_clusters.hosts.cli import main as command_line  # noqa: PLC0415  code needs none of it

    command_line(args=arguments, prog_name="industry-clusters")


if __name__ == "__main__":
    import multiprocessing

    multiprocessing.freeze_support()  # many regions are built in processes of their own
    main(sys.argv[1:])
