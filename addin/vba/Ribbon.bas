Attribute VB_Name = "Ribbon"
Option Explicit
'What the buttons do: each hands its name to Python, which does the work and says what went wrong.

Public Sub ClustersNewStudy(control As IRibbonControl)
    RunMacro "new_study"
End Sub

Public Sub ClustersGetData(control As IRibbonControl)
    RunMacro "get_data"
End Sub

Public Sub ClustersAddDataFiles(control As IRibbonControl)
    RunMacro "add_data_files"
End Sub

Public Sub ClustersAttention(control As IRibbonControl)
    RunMacro "attention"
End Sub

Public Sub ClustersNaicsTable(control As IRibbonControl)
    RunMacro "naics_table"
End Sub

Public Sub ClustersHighlights(control As IRibbonControl)
    RunMacro "highlights"
End Sub

Public Sub ClustersObservations(control As IRibbonControl)
    RunMacro "observations"
End Sub

Public Sub ClustersClusterTables(control As IRibbonControl)
    RunMacro "cluster_tables"
End Sub

Public Sub ClustersCharts(control As IRibbonControl)
    RunMacro "charts"
End Sub

Public Sub ClustersFactSheets(control As IRibbonControl)
    RunMacro "fact_sheets"
End Sub

Public Sub ClustersInterviews(control As IRibbonControl)
    RunMacro "interviews"
End Sub

Public Sub ClustersDecisionMatrix(control As IRibbonControl)
    RunMacro "decision_matrix"
End Sub

Public Sub ClustersOccupations(control As IRibbonControl)
    RunMacro "occupations"
End Sub

Public Sub ClustersClusterMap(control As IRibbonControl)
    RunMacro "cluster_map"
End Sub

Public Sub ClustersDataRequest(control As IRibbonControl)
    RunMacro "data_request"
End Sub

Public Sub ClustersMobilizeClusters(control As IRibbonControl)
    RunMacro "mobilize_clusters"
End Sub

Public Sub ClustersAddPeople(control As IRibbonControl)
    RunMacro "add_people"
End Sub

Public Sub ClustersCalendarFiles(control As IRibbonControl)
    RunMacro "calendar_files"
End Sub

Public Sub ClustersPapers(control As IRibbonControl)
    RunMacro "papers"
End Sub

Public Sub ClustersTeamWorkbooks(control As IRibbonControl)
    RunMacro "team_workbooks"
End Sub

Public Sub ClustersWorkshopHandouts(control As IRibbonControl)
    RunMacro "workshop_handouts"
End Sub

Public Sub ClustersProgressBoard(control As IRibbonControl)
    RunMacro "progress_board"
End Sub

Public Sub ClustersCompareTeams(control As IRibbonControl)
    RunMacro "compare_teams"
End Sub

Public Sub ClustersSlides(control As IRibbonControl)
    RunMacro "slides"
End Sub

Public Sub ClustersBoardPack(control As IRibbonControl)
    RunMacro "board_pack"
End Sub

Public Sub ClustersPrintBoard(control As IRibbonControl)
    RunMacro "print_board"
End Sub

Public Sub ClustersShareCopy(control As IRibbonControl)
    RunMacro "share_copy"
End Sub

Public Sub ClustersDataSheets(control As IRibbonControl)
    RunMacro "data_sheets"
End Sub

Public Sub ClustersRebuildAll(control As IRibbonControl)
    RunMacro "rebuild_all"
End Sub

Public Sub ClustersUndo(control As IRibbonControl)
    RunMacro "undo"
End Sub

Public Sub ClustersCheckInstallation(control As IRibbonControl)
    RunMacro "check_installation"
End Sub

Private Sub RunMacro(ByVal key As String)
    On Error GoTo failed
    If IsProtectedView() Then
        MsgBox "The workbook is open in Protected View, where nothing can be changed. " & _
            "Choose Enable Editing in the yellow bar, and press the button again.", vbInformation, "Industry Clusters"
        Exit Sub
    End If
    If ActiveWorkbook Is Nothing Then Workbooks.Add
    If Not CanBePassedOn(ActiveWorkbook.Name) Then
        MsgBox "The workbook's name has one of the characters $ ` \ | "" in it. " & _
            "Save it under a name without them, and try again.", vbExclamation, "Industry Clusters"
        Exit Sub
    End If
    #If Mac Then
        Application.OnKey "{ESC}", Mine("CancelBuild")
    #End If
    RunPython "import industry_clusters.hosts.excel_macros as m; m.run('" & key & "')"
    Exit Sub
failed:
    MsgBox "Python could not be started: " & Err.Description & vbNewLine & vbNewLine & _
        "The add-in starts: " & Interpreter() & vbNewLine & vbNewLine & _
        "In a terminal, 'industry-clusters addin status' says what is missing, and " & _
        "'industry-clusters addin install' writes the add-in again.", vbExclamation, "Industry Clusters"
End Sub

'Python asks for this while a build goes on beside Excel, which can be used meanwhile. Esc cancels the build.
Public Sub LookSoon()
    Application.OnKey "{ESC}", Mine("CancelBuild")
    Application.OnTime Now + TimeSerial(0, 0, 1), Mine("LookNow")
End Sub

Public Sub LookNow()
    On Error GoTo failed
    Application.OnKey "{ESC}"
    If ActiveWorkbook Is Nothing Then Workbooks.Add
    RunPython "import industry_clusters.hosts.excel_macros as m; m.look()"
    Exit Sub
failed:
    Application.StatusBar = False
    MsgBox "Excel lost sight of the build: " & Err.Description & vbNewLine & vbNewLine & _
        "The workbook is as it was. Press the button again in a minute.", vbExclamation, "Industry Clusters"
End Sub

Public Sub CancelBuild()
    On Error Resume Next
    Application.OnKey "{ESC}"
    RunPython "import industry_clusters.hosts.excel_macros as m; m.cancel()"
End Sub

Private Function Mine(ByVal macro As String) As String
    Mine = "'" & ThisWorkbook.Name & "'!Ribbon." & macro
End Function

'Whether what the person sees can only be looked at: then there may be no active workbook, and none must be added.
Private Function IsProtectedView() As Boolean
    #If Not Mac Then
        On Error Resume Next
        IsProtectedView = Not (Application.ActiveProtectedViewWindow Is Nothing)
    #End If
End Function

'On a Mac the name becomes part of a command, where these characters have a meaning.
Private Function CanBePassedOn(ByVal workbookName As String) As Boolean
    CanBePassedOn = True
    #If Mac Then
        Dim i As Long
        For i = 1 To Len(workbookName)
            If InStr("$`\|""", Mid$(workbookName, i, 1)) > 0 Then CanBePassedOn = False
        Next i
    #End If
End Function

Private Function Interpreter() As String
    #If Mac Then
        Interpreter = GetConfig("INTERPRETER_MAC", "the Python found first")
    #Else
        Interpreter = GetConfig("INTERPRETER_WIN", "none, since none is named")
    #End If
End Function
