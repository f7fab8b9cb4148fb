"""Our worksheet functions in LibreOffice's cells: a Calc add-in made from the declarations, loaded as LibreOffice starts.

LibreOffice runs it in its own Python, which has to be of the same version as the one that the tests run in: it borrows
that one's packages.
"""

import shutil
import subprocess
from pathlib import Path

import numpy as np

import industry_clusters
from industry_clusters.functions.declared import FUNCTIONS
from support.calc_engine.program import SOFFICE, program_folder

INTERFACE = "industryclusters.XFunctions"
SERVICE = "industryclusters.Functions"
_TYPES = """module industryclusters {{
interface XFunctions {{
{methods}
}};
}};
"""
_SERVICES = """<?xml version="1.0"?>
<components xmlns="http://openoffice.org/2010/uno-components">
<component loader="com.sun.star.loader.Python" uri="{component}">
<implementation name="{service}"><service name="com.sun.star.sheet.AddIn"/><service name="{service}"/></implementation>
</component>
</components>
"""


def why_no_functions():
    """Say why our functions cannot be put into cells; empty where they can."""
    if SOFFICE is None:
        return "LibreOffice is not installed"
    if _type_writer() is None:
        return "unoidl-write (Debian's libreoffice-dev) is not installed"
    return "" if _python_loader() else "LibreOffice comes without its Python (Debian's python3-uno)"


def functions_in_cells(folder):
    """Write the add-in's description into a folder; options and environment of a LibreOffice that has the functions."""
    types, services = folder / "functions.rdb", folder / "services.rdb"
    source = folder / "functions.idl"
    source.write_text(_TYPES.format(methods="\n".join(map(_method, FUNCTIONS))), encoding="utf-8")
    known = [program_folder() / "types.rdb", program_folder() / "types" / "offapi.rdb"]
    command = [_type_writer(), *(path for path in known if path.exists()), source, types]
    subprocess.run(command, check=True, capture_output=True)
    component = Path(__file__).with_name("component.py").as_uri()
    services.write_text(_SERVICES.format(component=component, service=SERVICE), encoding="utf-8")
    options = (_also("URE_MORE_TYPES", "types", types), _also("URE_MORE_SERVICES", "services", services))
    return {"options": options, "environment": {"PYTHONPATH": _packages()}}


def _also(setting, own, ours):
    """A setting that takes the place of LibreOffice's own, and so has to name its folder too."""
    return f"-env:{setting}=<{(program_folder() / own).as_uri()}>* {ours.as_uri()}"


def _method(function):
    """A function with arguments of any kind, whose result is rows of values, a single one too."""
    arguments = ", ".join(f"[in] any argument{place}" for place, _ in enumerate(function.parameters))
    return f"sequence< sequence<any> > {function.name.lower()}({arguments});"


def _packages():
    """The folders of our package and of NumPy; an installation for development is no folder that Python looks into."""
    folders = dict.fromkeys(Path(module.__file__).parents[1] for module in (industry_clusters, np))
    return ":".join(map(str, folders))


def _type_writer():
    beside = program_folder().parent / "sdk" / "bin" / "unoidl-write"
    return str(beside) if beside.exists() else shutil.which("unoidl-write")


def _python_loader():
    return (program_folder() / "pythonloader.py").exists()
