Attribute VB_Name = "CellResults"
Option Explicit
'Hidden from cells: only the functions themselves can be typed into one.
Option Private Module

'What Python gave back, with its words for errors turned into error values, so that a sum over them is an error too.
'One row arrives as a list, several as a table.
Public Function CellValues(ByVal results As Variant) As Variant
    Dim i As Long, j As Long
    If Not IsArray(results) Then
        CellValues = CellValue(results)
        Exit Function
    End If
    If HasColumns(results) Then
        For i = LBound(results, 1) To UBound(results, 1)
            For j = LBound(results, 2) To UBound(results, 2)
                results(i, j) = CellValue(results(i, j))
            Next j
        Next i
    Else
        For i = LBound(results) To UBound(results)
            results(i) = CellValue(results(i))
        Next i
    End If
    CellValues = results
End Function

Private Function CellValue(ByVal result As Variant) As Variant
    CellValue = result
    If VarType(result) <> vbString Then Exit Function
    Select Case result
        Case "#N/A"
            CellValue = CVErr(xlErrNA)
        Case "#DIV/0!"
            CellValue = CVErr(xlErrDiv0)
        Case "#VALUE!"
            CellValue = CVErr(xlErrValue)
        Case "#NUM!"
            CellValue = CVErr(xlErrNum)
    End Select
End Function

Private Function HasColumns(ByVal results As Variant) As Boolean
    Dim last As Long
    On Error GoTo oneDimension
    last = UBound(results, 2)
    HasColumns = True
oneDimension:
End Function
