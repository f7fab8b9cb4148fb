"""LibreOffice as a program of its own for a test run: found, started in a fresh profile, spoken to, and ended."""

import builtins
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

from support.marks import libreoffice_starts

SOFFICE = shutil.which("soffice")
_START_SECONDS = 60
_START_AGAIN = 81
"""What a fresh profile may end the first start with: a request to be started again."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="UseLocking" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
</oor:items>
"""
"""Every formula is calculated on loading, and what is typed is read as in the United States."""


class Program:
    """A running LibreOffice.

    It has its own profile, which is removed at the end, and is ended by its own process id.
    """

    def __init__(self, options=(), environment=None):
        self._folder = Path(tempfile.mkdtemp(prefix="calc-"))
        settings = self._folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        self._pipe = f"clusters-{uuid.uuid4().hex}"
        self._options, self._environment = tuple(options), {**os.environ, **(environment or {})}
        self._process = self._launched()
        try:
            self.context = self._answer(bridge())
        except BaseException:
            self.end()
            raise

    @property
    def pid(self):
        return self._process.pid

    @property
    def desktop(self):
        return self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", self.context
        )

    def end(self):
        """End the process that was started here, and remove its profile."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def alive(self):
        """Whether it still runs: now and then it dies under a test."""
        return self._process.poll() is None

    def _launched(self):
        command = [
            _binary(),
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            *self._options,
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"--accept=pipe,name={self._pipe};urp;StarOffice.ComponentContext",
        ]
        libreoffice_starts()
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self._environment,
        )

    def _answer(self, uno):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        not_yet = uno.getClass("com.sun.star.connection.NoConnectException")
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            try:
                return resolver.resolve(f"uno:pipe,name={self._pipe};urp;StarOffice.ComponentContext")
            except not_yet:
                self._started_again_if_asked()
                time.sleep(0.05)
        raise TimeoutError(f"LibreOffice did not answer within {_START_SECONDS} seconds")

    def _started_again_if_asked(self):
        code = self._process.poll()
        if code == _START_AGAIN:
            self._process = self._launched()
        elif code is not None:
            raise RuntimeError(f"LibreOffice ended at its start with code {code}")


def why_not():
    """Say why LibreOffice cannot be driven from this Python; empty where it can."""
    if SOFFICE is None:
        return "LibreOffice is not installed"
    if not _bridge_folders():
        return "LibreOffice's Python bridge (uno.py; Debian's python3-uno) is not installed"
    # tried in a process of its own: a bridge made for another Python can end the process that loads it
    trial = "import sys; sys.path += sys.argv[1:]; import uno; uno.getComponentContext()"
    done = subprocess.run(
        [sys.executable, "-c", trial, *_bridge_folders()], capture_output=True, check=False, timeout=60
    )
    version = ".".join(map(str, sys.version_info[:2]))
    return f"LibreOffice's Python bridge does not load in Python {version}" if done.returncode else ""


def bridge():
    """The module ``uno``; Python's own way to import is put back after it, and so is the path."""
    if "uno" not in sys.modules:
        path, plain_import = list(sys.path), builtins.__import__
        sys.path += _bridge_folders()
        try:
            importlib.import_module("uno").getComponentContext()
        finally:
            builtins.__import__ = plain_import
            sys.path[:] = path
    return sys.modules["uno"]


def program_folder():
    """Where LibreOffice's own program files are."""
    return Path(SOFFICE).resolve().parent


def _binary():
    """The program itself where it can be had: then its process id is the one that was started."""
    direct = program_folder() / "soffice.bin"
    return str(direct if direct.exists() else SOFFICE)


def _bridge_folders():
    places = [Path("/usr/lib/python3/dist-packages"), program_folder(), program_folder().parent / "Resources"]
    if not any((place / "uno.py").exists() for place in places):
        return []
    return [str(place) for place in places if place.is_dir()]
