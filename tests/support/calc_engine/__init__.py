"""An xlwings engine over LibreOffice, so that macros for Excel run in a spreadsheet program where there is no Excel.

It builds what our macros use of xlwings' public interface; whatever else is asked for raises NotImplementedError with
its name. Excel differs from Calc in more than this shows: what runs here has still to be seen in Excel.
"""

from support.calc_engine.engine import Alert, App, Engine
from support.calc_engine.program import SOFFICE, Program, why_not

__all__ = ["SOFFICE", "Alert", "App", "Engine", "Program", "why_not"]
