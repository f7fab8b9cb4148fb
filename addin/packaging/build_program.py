"""Make the one-folder program, for computers without Python: ``python addin/packaging/build_program.py [FOLDER]``.

It is made for the system that this runs on; the public CI makes those for Windows and a Mac. Needs the extra ``program``
(``pip install -e '.[program]'``). FOLDER is ``dist`` in the current folder if left out.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
NAME = "industry-clusters"
WHOLE = (
    "industry_clusters",
    "xlwings",
    "isal",
    "docx",
    "docxtpl",
    "pptx",
    "holidays",
    "phonenumbers",
    "duckdb",
)
"""Packages that come with files, or load parts of themselves by name, so that all of them goes along."""
LEFT_OUT = (
    "matplotlib",
    "tkinter.test",
    "pytest",
    "hypothesis",
    "IPython",
    "mypy",
    "PyQt5",
    "polars",
    "pyarrow",
)


def command(folder: Path, work: Path) -> list[str]:
    """The call of PyInstaller."""
    options = [
        option for name in WHOLE for option in (f"--collect-submodules={name}", f"--collect-data={name}")
    ]
    options += [f"--exclude-module={name}" for name in LEFT_OUT]
    options += ["--copy-metadata=industry-clusters", "--copy-metadata=xlwings"]
    return [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--onedir", "--console", f"--name={NAME}",
        f"--distpath={folder}", f"--workpath={work}", f"--specpath={work}", *options, str(HERE / "program.py"),
    ]  # fmt: skip


def bridges() -> list[Path]:
    """Xlwings' DLLs, which lie beside Python on Windows and have to lie beside the program; none elsewhere."""
    return sorted(Path(sys.prefix).glob("xlwings*.dll")) if sys.platform == "win32" else []


def main(arguments: list[str]) -> int:
    """Make it, and say how large it is."""
    if importlib.util.find_spec("PyInstaller") is None:
        print("PyInstaller is missing. Run: pip install -e '.[program]'")
        return 1
    folder = Path(arguments[0] if arguments else "dist").resolve()
    with TemporaryDirectory() as work:
        subprocess.run(command(folder, Path(work)), check=True)
    for dll in bridges():
        shutil.copy2(dll, folder / NAME)  # where the add-in in Excel looks for it
    files = [path for path in (folder / NAME).rglob("*") if path.is_file()]
    print(
        f"Made {folder / NAME}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
