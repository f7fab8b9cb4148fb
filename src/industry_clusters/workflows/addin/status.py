"""Whether the add-in can work on this machine, and what to do where it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters import __version__
from industry_clusters.export.addin_package import INTERPRETER, MODE, Mode, addin_package
from industry_clusters.export.settings_sheet import read_settings
from industry_clusters.export.xlwings_source import XLWINGS_VERSION
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.workflows.addin.install import ADDIN_FILE, excel_start_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_INSTALL = "Run: industry-clusters addin install"
_INSTALL_PROGRAM = "Install the program again as its README says, from the file or folder that it came in, then run: industry-clusters addin install"
_OFFICE_KEY = r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
_SECONDS = 60
_WHO = {
    Mode.AUTO: "Python where it answers, else VBA",
    Mode.PYTHON: "Python only",
    Mode.VBA: "VBA only",
}
_ASK_FOR_VERSIONS = (
    "import json; from importlib.metadata import version; "
    "print(json.dumps({name: version(name) for name in ('industry-clusters', 'xlwings')}))"
)
_MAC_SCRIPT = f"Library/Application Scripts/com.microsoft.Excel/xlwings-{XLWINGS_VERSION}.applescript"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, what was seen, and what to do where it is not."""

    ok: bool
    what: str
    next_step: str = ""

    def __str__(self) -> str:
        return f"{'ok   ' if self.ok else 'WRONG'} {self.what}." + (
            f" {self.next_step}" if self.next_step else ""
        )


def addin_status(
    folder: Path | None = None,
    system: str = sys.platform,
    office: Callable[[], str] | None = None,
    *,
    all_users: bool = False,
) -> list[Finding]:
    """Look at everything that the add-in needs, as far as it can be seen without Excel.

    Parameters
    ----------
    folder
        Excel's start folder; the usual one of this system if left out.
    system
        As :data:`sys.platform` names it.
    office
        Says which Office is there, ``x64`` or ``x86``, "" where that is not known; Windows' registry if left out.
    all_users
        Look for the add-in of all users.

    Raises
    ------
    AddinError
        Where this system has no Excel and no folder is named, or xlwings is not the version expected.
    """
    path = (folder or excel_start_folder(system, all_users=all_users)) / ADDIN_FILE
    if not path.is_file():
        return [Finding(ok=False, what=f"No add-in in {path.parent}", next_step=_INSTALL)]
    settings = read_settings(path)
    python = Path(settings[INTERPRETER[0]]) if INTERPRETER[0] in settings else None
    findings = [_the_file(path, settings, python), _the_python(python)]
    if python and findings[-1].ok:
        findings += [_the_versions(python), *_the_way_in(python, system, office or _office)]
    if all(finding.ok for finding in findings):
        findings.append(_the_rest())
    return findings


def _the_file(path: Path, settings: dict[str, str], python: Path | None) -> Finding:
    version = settings.get("VERSION", "unknown")
    if version != __version__:
        what = f"The add-in in {path.parent} is of version {version}, this program of {__version__}"
        return Finding(ok=False, what=what, next_step=_INSTALL)
    mode = _mode(settings)
    if mode is None or path.read_bytes() != addin_package(FUNCTIONS, python, mode):
        what = f"The add-in in {path.parent} was changed since it was written"
        return Finding(ok=False, what=what, next_step=_INSTALL)
    return Finding(
        ok=True, what=f"The add-in of version {version} lies in {path.parent}; functions: {_WHO[mode]}"
    )


def _mode(settings: dict[str, str]) -> Mode | None:
    return Mode(settings[MODE]) if settings.get(MODE) in set(Mode) else None


def _the_python(python: Path | None) -> Finding:
    if python is None:
        return Finding(ok=False, what="The add-in does not say which Python to start", next_step=_INSTALL)
    if not python.is_file():
        return Finding(ok=False, what=f"The Python that it starts is gone: {python}", next_step=_INSTALL)
    return Finding(ok=True, what=f"It starts {python}")


def _the_versions(python: Path) -> Finding:
    """Ask that Python, since it need not be the one that runs this."""
    try:
        asked = subprocess.run(
            [python, "-P", "-c", _ASK_FOR_VERSIONS],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
        found = json.loads(asked.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        what = f"That Python has no industry-clusters with xlwings {XLWINGS_VERSION}"
        return Finding(ok=False, what=what, next_step=_INSTALL_PROGRAM)
    wanted = {"industry-clusters": __version__, "xlwings": XLWINGS_VERSION}
    seen = ", ".join(f"{name} {version}" for name, version in found.items())
    if found != wanted:
        return Finding(
            ok=False, what=f"That Python has {seen}, not {__version__}", next_step=_INSTALL_PROGRAM
        )
    return Finding(ok=True, what=f"That Python has {seen}")


def _the_way_in(python: Path, system: str, office: Callable[[], str]) -> Iterator[Finding]:
    """What carries a call from Excel to Python, and differs by system."""
    if system == "win32":
        yield _the_dll(python, office())
    if system == "darwin":
        script = Path.home() / _MAC_SCRIPT
        what = f"xlwings' script for macros is {'' if script.is_file() else 'not '}in {script.parent}"
        step = "" if script.is_file() else f"Run: '{python.parent}/xlwings' runpython install"
        yield Finding(ok=script.is_file(), what=what, next_step=step)


def _the_dll(python: Path, office: str) -> Finding:
    """Xlwings' DLL, which has to be of Excel's own kind; Python need not be."""
    bits = "32" if office == "x86" else "64"
    name = f"xlwings{bits}-{XLWINGS_VERSION}.dll"
    places = [python.parent / name, python.parent.parent / name]
    found = next((place for place in places if place.is_file()), None)
    if found:
        return Finding(ok=True, what=f"xlwings' DLL for Excel of {bits} bits is {found}")
    what = f"{name}, for Excel of {bits} bits, is neither in {places[0].parent} nor above it"
    steps = {
        "32": f"Functions are worked out in VBA, and buttons do not answer. Install Office of 64 bits, or put {name} of xlwings "
        f"{XLWINGS_VERSION} beside {python.name}",
        "64": f'Run: "{python}" -m pip install --force-reinstall xlwings=={XLWINGS_VERSION}',
    }
    return Finding(ok=False, what=what, next_step=steps[bits])


def _office() -> str:
    """Which Office there is, as Windows' registry says."""
    try:
        import winreg  # noqa: PLC0415  Windows only

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _OFFICE_KEY) as key:  # type: ignore[attr-defined]
            return str(winreg.QueryValueEx(key, "Platform")[0])  # type: ignore[attr-defined]
    except (ImportError, OSError):
        return ""


def _the_rest() -> Finding:
    """What only Excel can tell."""
    return Finding(
        ok=True,
        what="Nothing is missing that can be seen without Excel",
        next_step="If the tab 'Industry Clusters' does not show, close Excel and open it again; then look at File, "
        "Options, Trust Center, Macro Settings, which your IT department may have set. Without macros the command "
        "line makes the same workbook.",
    )
