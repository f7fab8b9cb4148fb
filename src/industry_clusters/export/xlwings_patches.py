"""What is changed in xlwings' VBA before it goes into the add-in, and why.

Each patch is a passage of xlwings' own text and what takes its place. A passage that is not there exactly once stops
the build: then xlwings has changed, and a person has to look.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Patch:
    """A passage that is replaced; where ``until`` is given, everything from ``old`` up to it (it stays)."""

    name: str
    old: str
    new: str
    until: str = ""


def patches(project: str) -> tuple[Patch, ...]:
    """Every change, for an add-in whose configuration is called ``project``."""
    return (
        Patch(
            "name of the project",
            'Public Const PROJECT_NAME As String = "myaddin"',
            f'Public Const PROJECT_NAME As String = "{project}"',
        ),
        # a cell may not call what starts programs and writes settings
        Patch(
            "nothing of it is a worksheet function",
            'Attribute VB_Name = "xlwings"\n',
            'Attribute VB_Name = "xlwings"\nOption Private Module\n',
        ),
        *_ONE_PYTHON_FOR_ALL_WORKBOOKS,
        *_NO_SETTINGS_FROM_A_WORKBOOK,
        *_NO_CODE_FROM_A_WORKBOOKS_FOLDER,
        *_NO_CODE_FROM_SHEETS,
        *_COMMAND_MADE_ONCE,
        *_NO_CODE_FROM_THE_CURRENT_FOLDER,
        *_NO_PROGRAM_FROM_THE_CURRENT_FOLDER,
    )


_ONE_PYTHON_FOR_ALL_WORKBOOKS = (
    # the DLL keeps one Python for each command, so a command may not name the active workbook
    Patch(
        "one Python for all workbooks",
        '        PYTHONPATH = AddExcelDir & ";" & ActiveWorkbook.FullName & ";" & ThisWorkbook.FullName & ";" & GetConfig("ONEDRIVE_CONSUMER_WIN") & ";" & GetConfig("ONEDRIVE_COMMERCIAL_WIN") & ";" & GetConfig("SHAREPOINT_WIN") & ";" & GetConfig("PYTHONPATH")\n'
        "    #Else\n"
        "        ' Other office apps",
        '        PYTHONPATH = AddExcelDir & ";" & ThisWorkbook.FullName & ";" & ThisWorkbook.FullName & ";" & GetConfig("ONEDRIVE_CONSUMER_WIN") & ";" & GetConfig("ONEDRIVE_COMMERCIAL_WIN") & ";" & GetConfig("SHAREPOINT_WIN")\n'
        '        If GetConfig("PYTHONPATH") <> "" Then PYTHONPATH = PYTHONPATH & ";" & GetConfig("PYTHONPATH")\n'
        "    #Else\n"
        "        ' Other office apps",
    ),
)

_NO_SETTINGS_FROM_A_WORKBOOK = (
    # a workbook from a stranger could name the program that is started as Python
    Patch(
        "no settings from the active workbook",
        "            'Workbook Sheet Config\n"
        '            If SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf") = True Then\n'
        "                If GetConfigFromSheet(ActiveWorkbook).Exists(configKey) = True Then\n"
        "                    GetConfig = GetConfigFromSheet(ActiveWorkbook).Item(configKey)\n"
        "                    GetConfig = ExpandEnvironmentStrings(GetConfig)\n"
        "                    Exit Function\n"
        "                End If\n"
        "            End If\n"
        "    \n",
        "",
    ),
    Patch(
        "no settings from the active workbook's folder",
        "    ' Directory Config\n",
        "",
        until="    ' User Config\n",
    ),
    Patch(
        "no path to settings in the active workbook's folder",
        "Function GetDirectoryConfigFilePath() As String\n",
        "",
        until='#If App = "Microsoft Excel" Then\nFunction GetConfigFromSheet(wb As Workbook)\n',
    ),
)

_NO_CODE_FROM_A_WORKBOOKS_FOLDER = (
    # a numpy.py beside a workbook would be imported in numpy's place
    Patch(
        "macros do not import from a workbook's folder",
        '        AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")\n    End If\n',
        '    AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "false")\n',
    ),
    Patch(
        "functions do not import from a workbook's folder",
        "    ' TODO: Doesn't automatically check if code is embedded\n"
        '    AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")\n',
        '    AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "false")\n',
    ),
    Patch(
        "macros do not name the active workbook's path",
        "        If InStr(ActiveWorkbook.FullName",
        "        ActiveFullName = ThisWorkbook.FullName\n"
        "        ThisFullName = ThisWorkbook.FullName\n"
        '        If InStr(ThisFullName, "://") = 0 Then\n'
        "            ThisFullName = ToPosixPath(ThisFullName)\n"
        "            ActiveFullName = ThisFullName\n"
        "        End If\n"
        "    #Else\n"
        "        ActiveFullName = ThisWorkbook.FullName\n"
        "        ThisFullName = ThisWorkbook.FullName\n",
        until="    #End If\n    \n    #If Mac Then\n        PYTHONPATH = AddExcelDir",
    ),
)

_NO_CODE_FROM_SHEETS = (
    # a sheet that happens to be called x.py stopped every function and macro with a question for a licence
    Patch(
        "macros do not look for code in sheets",
        "    ' Check for embedded Python code\n",
        "",
        until='    AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "false")\n\n    \' The first 5 args',
    ),
    Patch(
        "macros do not ask for a license",
        "    ' PythonCommand with embedded code\n",
        "",
        until="    ' Call Python platform-dependent\n",
    ),
    Patch(
        "no list of modules from sheets",
        '#If App = "Microsoft Excel" Then\nFunction GetUdfModules(Optional wb As Workbook) As String\n',
        "",
        until="Private Sub CleanUp()\n",
    ),
    Patch(
        "no import of code at run time",
        "Sub ImportPythonUDFsBase(Optional addin As Boolean = False)\n",
        "",
        until="Private Sub GetDLLVersion()\n",
    ),
)

_COMMAND_MADE_ONCE = (
    # up to twenty settings were looked up for each call of a function
    Patch(
        "command kept from call to call",
        "    Dim DEBUG_UDFS As Boolean\n",
        "    Static madeBefore As String\n"
        '    If madeBefore <> "" Then\n'
        "        XLPyCommand = madeBefore\n"
        "        Exit Function\n"
        "    End If\n"
        "    Dim DEBUG_UDFS As Boolean\n",
    ),
    Patch(
        "command made once",
        "        XLPyCommand = PYTHON_WIN & tail & Chr(34)\n    End If\n",
        "        XLPyCommand = PYTHON_WIN & tail & Chr(34)\n    End If\n    madeBefore = XLPyCommand\n",
    ),
    Patch(
        "DLL loaded once",
        "Private Sub XLPyLoadDLL()\n",
        "Private Sub XLPyLoadDLL()\n    Static loaded As Boolean\n    If loaded Then Exit Sub\n",
    ),
    Patch(
        "DLL known to be loaded",
        '                    + vbCrLf + ", " + ParentFolder(ParentFolder(PYTHON_WIN))\n'
        "            End If\n"
        "        End If\n"
        "    End If\n",
        '                    + vbCrLf + ", " + ParentFolder(ParentFolder(PYTHON_WIN))\n'
        "            End If\n"
        "        End If\n"
        "    End If\n"
        "    loaded = True\n",
    ),
)

_NO_CODE_FROM_THE_CURRENT_FOLDER = (
    # Python -c looks for modules in the current folder first, and Excel's may be that of the workbook opened last;
    # -P leaves it out, and so does a list of paths that ends without an empty one
    Patch(
        "functions do not import from the current folder",
        '        tail = " -B -c ""',
        '        tail = " -P -B -c ""',
    ),
    Patch(
        "macros do not import from the current folder",
        'PythonInterpreter & " -B -c ""import',
        'PythonInterpreter & " -P -B -c ""import',
    ),
    Patch(
        "no empty path for macros on a Mac",
        ' & GetConfig("SHAREPOINT_MAC") & ";" & GetConfig("PYTHONPATH")\n',
        ' & GetConfig("SHAREPOINT_MAC")\n',
    ),
    Patch(
        "no empty path for macros on Windows",
        'PYTHONPATH = AddExcelDir & ";" & ActiveFullName & ";" & ThisFullName & ";" & GetConfig("ONEDRIVE_CONSUMER_WIN") & ";" & GetConfig("ONEDRIVE_COMMERCIAL_WIN") & ";" & GetConfig("SHAREPOINT_WIN") & ";" & GetConfig("PYTHONPATH")\n'
        "    #End If\n",
        'PYTHONPATH = AddExcelDir & ";" & ActiveFullName & ";" & ThisFullName & ";" & GetConfig("ONEDRIVE_CONSUMER_WIN") & ";" & GetConfig("ONEDRIVE_COMMERCIAL_WIN") & ";" & GetConfig("SHAREPOINT_WIN")\n'
        "    #End If\n"
        '    If GetConfig("PYTHONPATH") <> "" Then PYTHONPATH = PYTHONPATH & ";" & GetConfig("PYTHONPATH")\n',
    ),
    Patch(
        "no empty path at the end on a Mac",
        '    ParameterString = PYTHONPATH + ";"\n',
        "    ParameterString = PYTHONPATH\n",
    ),
)

_NO_PROGRAM_FROM_THE_CURRENT_FOLDER = (
    # where Python is only a word, Windows looks for python.exe and the DLL in the current folder too
    Patch(
        "a Python that is named with its folder",
        '    If (PYTHON_WIN <> "python" And PYTHON_WIN <> "pythonw") Or (CondaPath <> "" And CondaEnv <> "") Then\n'
        "        If LoadLibrary(",
        '    If InStr(PYTHON_WIN, "\\") = 0 Then\n'
        '        Err.Raise 1, Description:="The settings do not name the Python to start with its folder."\n'
        "    End If\n"
        '    If (PYTHON_WIN <> "python" And PYTHON_WIN <> "pythonw") Or (CondaPath <> "" And CondaEnv <> "") Then\n'
        "        If LoadLibrary(",
    ),
)
