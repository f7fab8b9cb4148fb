Attribute VB_Name = "FunctionMode"
Option Explicit
'Hidden from cells: only the functions themselves can be typed into one.
Option Private Module
'Who works a function out: Python where it answers, else VBA. The setting FUNCTIONS says auto, python or vba.

Private pythonFailed As Boolean
Private modeRead As String

'Whether Python is asked. VBA answers on a Mac, while the Function Wizard is open, and once Python has failed.
Public Function PythonIsAsked() As Boolean
    #If Not Mac Then
        If pythonFailed Or Mode() = "vba" Then Exit Function
        PythonIsAsked = Not WizardIsOpen()
    #End If
End Function

'After Python failed: whether VBA answers instead, now and until Excel is closed. One wait for a server that does not
'start is enough; a column of formulas would wait once for each.
Public Function VbaTakesOver() As Boolean
    If Mode() = "python" Then Exit Function
    pythonFailed = True
    VbaTakesOver = True
End Function

Private Function Mode() As String
    If modeRead = "" Then modeRead = LCase$(Trim$(GetConfig("FUNCTIONS", "auto")))
    Mode = modeRead
End Function

Private Function WizardIsOpen() As Boolean
    On Error Resume Next
    WizardIsOpen = Not Application.CommandBars("Standard").Controls(1).Enabled
End Function
