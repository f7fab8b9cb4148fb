"""LibreOffice's Basic reads VBA: a module that it compiles has no slip of syntax, and can be run."""

import html
import os
import signal
import subprocess

from support.marks import libreoffice_starts
from support.recalculate import SOFFICE

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="{name}" script:language="StarBasic">{text}</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">{members}</library:library>"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>"""
_START = """Option VBASupport 1
Sub Main
  On Error GoTo wrong
  Dim answer, file
  answer = "compiled"
  {statements}
  file = FreeFile
  Open "{out}" For Output As #file
  Print #file, answer
  Close #file
wrong:
  StarDesktop.terminate
End Sub
"""
_SECONDS = 120


def run_basic(source, folder, statements="", seconds=_SECONDS):
    """Compile a VBA module and run statements against it; what they leave in ``answer``, or None where it fails.

    Attributes are left out, which only an import reads. A slip of syntax opens a dialog that nobody can see, so
    that it shows as no answer within the seconds.
    """
    profile, out = folder / "profile", folder / "answer.txt"
    _soffice(
        profile, seconds, "--terminate_after_init"
    )  # a profile has to be there before modules are put into it
    lines = [line for line in source.splitlines() if not line.startswith(("Attribute ", "Option Private"))]
    tested = "\n".join(["Option VBASupport 1", *lines, "Sub IsCompiled", "End Sub", ""])
    start = _START.format(statements=f"IsCompiled\n{statements}", out=out)
    _put(profile / "user" / "basic", {"Start": start, "Tested": tested})
    _soffice(profile, seconds, "macro:///Standard.Start.Main")
    return out.read_text().strip() if out.exists() else None


def as_compiled(source, *, mac):
    """What VBA sees of a module on a Mac or on Windows, in Excel: conditions decided, declarations of DLLs left out."""
    true = {"VBA7": True, "Win64": not mac, "Mac": mac, "Not Mac": not mac, 'App = "Microsoft Excel"': True}
    kept, open_conditions = [], []
    for line in source.splitlines():
        word, _, condition = line.strip().removesuffix(" Then").partition(" ")
        if word == "#If":
            open_conditions.append([true.get(condition, False)])
        elif word in ("#ElseIf", "#Else"):
            decided = any(open_conditions[-1])
            open_conditions[-1].append(not decided and (word == "#Else" or true.get(condition, False)))
        elif word == "#End":
            open_conditions.pop()
        elif word != "#Const" and "Declare " not in line and all(tried[-1] for tried in open_conditions):
            kept.append(line)
    return "\n".join([*kept, ""])


def opened_by_calc(path, folder):
    """Open a file with macros as LibreOffice does, and keep it in LibreOffice's own format."""
    made = folder / f"{path.stem}.ods"
    for _attempt in range(2):  # a fresh profile may end the first start with a request to start again
        arguments = ["--infilter=Calc MS Excel 2007 VBA XML", "--convert-to", "ods", "--outdir", folder, path]
        _soffice(folder / "profile", _SECONDS, *arguments)
        if made.exists():
            return made
    raise AssertionError(f"LibreOffice did not open {path.name}")


def _put(basic, texts):
    standard = basic / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (standard / f"{name}.xba").write_text(_MODULE.format(name=name, text=html.escape(text)))
    members = "".join(f'<library:element library:name="{name}"/>' for name in texts)
    (standard / "script.xlb").write_text(_LIBRARY.format(members=members))
    (standard / "dialog.xlb").write_text(_LIBRARY.format(members=""))
    (basic / "script.xlc").write_text(_LIBRARIES)


def _soffice(profile, seconds, *arguments):
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    libreoffice_starts()
    started = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        started.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
