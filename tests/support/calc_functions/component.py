"""The add-in itself; LibreOffice's own Python loads this file by its place."""

import struct

import unohelper
from com.sun.star.lang import Locale, XServiceInfo, XServiceName
from com.sun.star.sheet import LocalizedName, XAddIn, XCompatibilityNames
from industryclusters import XFunctions

from industry_clusters.functions.calling import BY_NAME, evaluate

_SERVICE = "industryclusters.Functions"
_ADD_IN = "com.sun.star.sheet.AddIn"
_NAMES = {name.lower(): name for name in BY_NAME}
_CODES = {"#N/A": 32767, "#DIV/0!": 532, "#VALUE!": 519, "#NUM!": 503}


def _error(code):
    """Calc's errors are NaN with the error's number in the low word."""
    return struct.unpack("<d", struct.pack("<II", code, 0x7FF80000))[0]


_ERRORS = {text: _error(code) for text, code in _CODES.items()}


def _in_cell(value):
    return _ERRORS.get(value, value) if isinstance(value, str) else value


def _rows(name, arguments):
    found = evaluate(name, arguments)
    rows = found if isinstance(found, (list, tuple)) else ((found,),)
    return tuple(tuple(map(_in_cell, row)) for row in rows)


class Functions(unohelper.Base, XAddIn, XCompatibilityNames, XFunctions, XServiceInfo, XServiceName):
    """Calc asks for names and words, and calls the functions by their names."""

    def __init__(self, context):
        self._locale = None

    def getImplementationName(self):
        return _SERVICE

    def supportsService(self, name):
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self):
        return (_ADD_IN, _SERVICE)

    def getServiceName(self):
        return _SERVICE

    def setLocale(self, locale):
        self._locale = locale

    def getLocale(self):
        return self._locale

    def getProgrammaticFuntionName(self, name):  # UNO's own spelling
        return name.lower()

    def getDisplayFunctionName(self, name):
        return _NAMES.get(name, "")

    def getCompatibilityNames(self, name):
        """Excel's name, which formulas in Excel's syntax and files of Excel hold."""
        return (LocalizedName(Locale("en", "US", ""), _NAMES[name]),) if name in _NAMES else ()

    def getFunctionDescription(self, name):
        return BY_NAME[_NAMES[name]].words if name in _NAMES else ""

    def getDisplayArgumentName(self, name, place):
        return BY_NAME[_NAMES[name]].parameters[place].name

    def getArgumentDescription(self, name, place):
        return BY_NAME[_NAMES[name]].parameters[place].words

    def getProgrammaticCategoryName(self, name):
        return "Add-In"

    def getDisplayCategoryName(self, name):
        return "Add-In"


def _method(name):
    def call(self, *arguments):
        return _rows(name, arguments)

    return call


for _lower, _name in _NAMES.items():
    setattr(Functions, _lower, _method(_name))

g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Functions, _SERVICE, (_ADD_IN, _SERVICE))
