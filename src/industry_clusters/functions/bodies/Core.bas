Attribute VB_Name = "Core"
Option Explicit
'Hidden from cells: only the functions themselves can be typed into one.
Option Private Module
'The worksheet functions without Python: the same values and the same errors, on a Mac too.

Private Const SQUARES_END As Double = 1E+150
Private Const MOST As Double = 1.79769313486231E+308

'A call from a cell. Each argument is a value, an array or a range; a range comes back as rows.
Public Function Evaluated(ByVal functionName As String, ByVal arguments As Variant) As Variant
    Dim kinds As String, held() As Variant, i As Long, alone As Boolean
    kinds = KindsOf(functionName)
    ReDim held(0 To Len(kinds) - 1)
    alone = InStr(kinds, "r") = 0 And functionName <> "SHIFTSHARE"
    For i = 0 To Len(kinds) - 1
        held(i) = Contents(arguments(LBound(arguments) + i))
        If IsArray(held(i)) Then alone = False
    Next i
    If alone Then
        Evaluated = OfSingles(functionName, kinds, held)
        Exit Function
    End If
    For i = 0 To Len(kinds) - 1
        held(i) = AsRead(held(i), Mid$(kinds, i + 1, 1))
    Next i
    If functionName = "NATURALBREAKS" Then
        Evaluated = BreaksOf(held(0))
    Else
        Evaluated = EachPlace(functionName, kinds, held)
    End If
End Function

'The same where every argument is a single value, as in a column of formulas: nothing to lay out.
Private Function OfSingles(ByVal functionName As String, ByVal kinds As String, held() As Variant) As Variant
    Dim i As Long
    For i = 0 To UBound(held)
        held(i) = Cell(held(i), Mid$(kinds, i + 1, 1))
        If IsError(held(i)) Then
            OfSingles = held(i)
            Exit Function
        End If
    Next i
    OfSingles = OneResult(functionName, held)
    If IsEmpty(OfSingles) Then OfSingles = NoResult(kinds, held)
End Function

'What each argument takes: n a number, r a range taken together, t a code.
Private Function KindsOf(ByVal functionName As String) As String
    Select Case functionName
        Case "LQ": KindsOf = "nnnn"
        Case "LQCHANGE", "AVGPAY": KindsOf = "nn"
        Case "AAGR", "REALPAY": KindsOf = "nnn"
        Case "CPIU": KindsOf = "tn"
        Case "SHIFTSHARE": KindsOf = "nnnnnn"
        Case "NATURALBREAKS": KindsOf = "r"
        Case "WAGELEVEL": KindsOf = "nr"
        Case "NAICSTITLE": KindsOf = "t"
        Case "CLUSTERLQ": KindsOf = "rnrn"
    End Select
End Function

'An argument as rows and columns of numbers, codes and errors.
Private Function AsRead(ByVal cells As Variant, ByVal kind As String) As Variant
    Dim table() As Variant, i As Long, j As Long
    If Not IsArray(cells) Then
        ReDim table(1 To 1, 1 To 1)
        table(1, 1) = Cell(cells, kind)
    ElseIf HasColumns(cells) Then
        ReDim table(1 To UBound(cells, 1) - LBound(cells, 1) + 1, 1 To UBound(cells, 2) - LBound(cells, 2) + 1)
        For i = 1 To UBound(table, 1)
            For j = 1 To UBound(table, 2)
                table(i, j) = Cell(cells(LBound(cells, 1) + i - 1, LBound(cells, 2) + j - 1), kind)
            Next j
        Next i
    Else
        ReDim table(1 To 1, 1 To UBound(cells) - LBound(cells) + 1)
        For j = 1 To UBound(table, 2)
            table(1, j) = Cell(cells(LBound(cells) + j - 1), kind)
        Next j
    End If
    AsRead = table
End Function

'What an argument holds. Several areas at once are no range.
Private Function Contents(ByVal given As Variant) As Variant
    If TypeName(given) = "Range" Then Contents = OfRange(given) Else Contents = given
End Function

Private Function OfRange(ByVal given As Object) As Variant
    If given.Areas.Count > 1 Then OfRange = CVErr(xlErrValue) Else OfRange = given.Value2
End Function

Private Function HasColumns(ByVal cells As Variant) As Boolean
    Dim last As Long
    On Error GoTo oneDimension
    last = UBound(cells, 2)
    HasColumns = True
oneDimension:
End Function

'A number as Double, a code as String, or an error value.
Private Function Cell(ByVal content As Variant, ByVal kind As String) As Variant
    Select Case VarType(content)
        Case vbError
            Cell = PassedOn(content)
        Case vbEmpty, vbNull
            Cell = CVErr(xlErrNA)
        Case vbString
            If content = "" Then
                Cell = CVErr(xlErrNA)
            ElseIf kind = "t" Then
                Cell = WithoutSpaces(CStr(content))
            Else
                Cell = CVErr(xlErrValue)
            End If
        Case vbBoolean
            Cell = CVErr(xlErrValue)
        Case Else
            If kind = "t" Then Cell = Digits(CDbl(content)) Else Cell = CDbl(content)
    End Select
End Function

'An error of Excel's, whose number ends its text in every language; 448 is an argument left out.
Private Function PassedOn(ByVal content As Variant) As Variant
    Select Case Val(Right$(CStr(content), 4))
        Case 2042, 448: PassedOn = CVErr(xlErrNA)
        Case 2007: PassedOn = CVErr(xlErrDiv0)
        Case 2036: PassedOn = CVErr(xlErrNum)
        Case Else: PassedOn = CVErr(xlErrValue)
    End Select
End Function

Private Function WithoutSpaces(ByVal text As String) As String
    Dim i As Long
    For i = 9 To 13
        text = Replace(text, Chr$(i), " ")
    Next i
    text = Trim$(Replace(text, ChrW$(160), " "))
    Do While InStr(text, "  ") > 0
        text = Replace(text, "  ", " ")
    Loop
    WithoutSpaces = text
End Function

Private Function Digits(ByVal number As Double) As String
    If number = Int(number) And Abs(number) < 1E+15 Then Digits = Format$(number, "0") Else Digits = CStr(number)
End Function

'Every place of the result, where one row or one column of an argument stands for all.
Private Function EachPlace(ByVal functionName As String, ByVal kinds As String, tables() As Variant) As Variant
    Dim places() As Variant, down As Long, across As Long, i As Long, r As Long, c As Long
    Dim found() As Variant, one As Variant, several As Boolean
    EachPlace = CVErr(xlErrValue)
    If Not SameSizes(kinds, tables) Then Exit Function
    ReDim places(0 To UBound(tables))
    For i = 0 To UBound(tables)
        places(i) = tables(i)
        If Mid$(kinds, i + 1, 1) = "r" Then places(i) = Together(tables(i))
    Next i
    down = Longest(places, 1)
    across = Longest(places, 2)
    If down = 0 Or across = 0 Then Exit Function
    several = (functionName = "SHIFTSHARE")
    If several Then
        ReDim found(1 To down * across, 1 To 3)
    Else
        ReDim found(1 To down, 1 To across)
    End If
    For r = 1 To down
        For c = 1 To across
            one = OnePlace(functionName, kinds, places, r, c)
            If several Then
                For i = 0 To 2
                    found((r - 1) * across + c, i + 1) = one(i)
                Next i
            Else
                found(r, c) = one
            End If
        Next c
    Next r
    If down * across = 1 And Not several Then EachPlace = found(1, 1) Else EachPlace = found
End Function

'Ranges that are summed beside one another have as many members.
Private Function SameSizes(ByVal kinds As String, tables() As Variant) As Boolean
    Dim i As Long, size As Long, before As Long
    For i = 0 To UBound(tables)
        If Mid$(kinds, i + 1, 1) = "r" Then
            size = UBound(tables(i), 1) * UBound(tables(i), 2)
            If before > 0 And size <> before Then Exit Function
            before = size
        End If
    Next i
    SameSizes = True
End Function

'The most rows or columns of any argument; 0 where they do not go together.
Private Function Longest(places() As Variant, ByVal side As Long) As Long
    Dim i As Long, most As Long
    For i = 0 To UBound(places)
        If UBound(places(i), side) > most Then most = UBound(places(i), side)
    Next i
    For i = 0 To UBound(places)
        If UBound(places(i), side) <> 1 And UBound(places(i), side) <> most Then most = 0
    Next i
    Longest = most
End Function

'A range as one value: its numbers in a row, or its first error.
Private Function Together(ByVal table As Variant) As Variant
    Dim one(1 To 1, 1 To 1) As Variant, numbers() As Double, i As Long, j As Long, n As Long
    ReDim numbers(1 To UBound(table, 1) * UBound(table, 2))
    For i = 1 To UBound(table, 1)
        For j = 1 To UBound(table, 2)
            If IsError(table(i, j)) Then
                one(1, 1) = table(i, j)
                Together = one
                Exit Function
            End If
            n = n + 1
            numbers(n) = table(i, j)
        Next j
    Next i
    one(1, 1) = numbers
    Together = one
End Function

Private Function OnePlace(ByVal functionName As String, ByVal kinds As String, places() As Variant, ByVal r As Long, ByVal c As Long) As Variant
    Dim a() As Variant, i As Long, found As Variant
    ReDim a(0 To UBound(places))
    For i = 0 To UBound(places)
        a(i) = places(i)(IIf(UBound(places(i), 1) > 1, r, 1), IIf(UBound(places(i), 2) > 1, c, 1))
        If Not IsArray(a(i)) Then
            If IsError(a(i)) Then
                If functionName = "SHIFTSHARE" Then OnePlace = Array(a(i), a(i), a(i)) Else OnePlace = a(i)
                Exit Function
            End If
        End If
    Next i
    If functionName = "SHIFTSHARE" Then
        found = ShiftShareOf(a)
        For i = 0 To 2
            If IsEmpty(found(i)) Then found(i) = NoResult(kinds, a)
        Next i
    Else
        found = OneResult(functionName, a)
        If IsEmpty(found) Then found = NoResult(kinds, a)
    End If
    OnePlace = found
End Function

'What a result that is none is called: not found, a division by zero, or not a number.
Private Function NoResult(ByVal kinds As String, a() As Variant) As Variant
    Dim i As Long
    NoResult = CVErr(xlErrNum)
    If InStr(kinds, "t") > 0 Then NoResult = CVErr(xlErrNA)
    If InStr(kinds, "t") > 0 Then Exit Function
    For i = 0 To UBound(a)
        If IsZero(a(i)) Then NoResult = CVErr(xlErrDiv0)
    Next i
End Function

Private Function IsZero(ByVal value As Variant) As Boolean
    Dim sum As Variant
    sum = value
    If IsArray(value) Then sum = SumOf(value)
    If Not IsEmpty(sum) Then IsZero = (sum = 0)
End Function

'The formulas on single values; Empty is no result, and said at once: Basic elsewhere keeps the type of the call before.
Private Function OneResult(ByVal functionName As String, a() As Variant) As Variant
    OneResult = Empty
    On Error GoTo none
    Select Case functionName
        Case "LQ": OneResult = Ratio(Ratio(a(0), a(1)), Ratio(a(2), a(3)))
        Case "LQCHANGE": OneResult = Less(Ratio(a(1), a(0)), 1)
        Case "AAGR": OneResult = GrowthRate(a(0), a(1), a(2))
        Case "AVGPAY": OneResult = Ratio(a(0), a(1))
        Case "REALPAY": OneResult = Ratio(Times(a(0), a(2)), a(1))
        Case "CPIU": OneResult = PriceIndex(a(0), a(1))
        Case "WAGELEVEL": OneResult = WageLevel(a(0), a(1))
        Case "NAICSTITLE": OneResult = TitleOf(a(0))
        Case "CLUSTERLQ": OneResult = Ratio(Ratio(SumOf(a(0)), a(1)), Ratio(SumOf(a(2)), a(3)))
    End Select
    Exit Function
none:
    OneResult = Empty
End Function

Private Function Finite(ByVal value As Double) As Variant
    Finite = Empty
    If Abs(value) <= MOST Then Finite = value
End Function

Private Function Ratio(ByVal top As Variant, ByVal bottom As Variant) As Variant
    Ratio = Empty
    On Error GoTo none
    If IsEmpty(top) Or IsEmpty(bottom) Then Exit Function
    If bottom = 0 Then Exit Function
    Ratio = Finite(top / bottom)
    Exit Function
none:
    Ratio = Empty
End Function

Private Function Times(ByVal one As Variant, ByVal other As Variant) As Variant
    Times = Empty
    On Error GoTo none
    If IsEmpty(one) Or IsEmpty(other) Then Exit Function
    Times = Finite(one * other)
    Exit Function
none:
    Times = Empty
End Function

Private Function Less(ByVal one As Variant, ByVal other As Variant) As Variant
    Less = Empty
    On Error GoTo none
    If IsEmpty(one) Or IsEmpty(other) Then Exit Function
    Less = Finite(one - other)
    Exit Function
none:
    Less = Empty
End Function

Private Function SumOf(ByVal values As Variant) As Variant
    SumOf = Empty
    Dim i As Long, sum As Double
    On Error GoTo none
    For i = LBound(values) To UBound(values)
        sum = sum + values(i)
    Next i
    SumOf = Finite(sum)
    Exit Function
none:
    SumOf = Empty
End Function

Private Function GrowthRate(ByVal first As Double, ByVal last As Double, ByVal years As Double) As Variant
    GrowthRate = Empty
    Dim growth As Variant
    growth = Ratio(last, first)
    If IsEmpty(growth) Then Exit Function
    If growth < 0 Or first <= 0 Or years <= 0 Then Exit Function
    If growth = 0 Then GrowthRate = -1# Else GrowthRate = Finite(growth ^ (1 / years) - 1)
End Function

Private Function ShiftShareOf(a() As Variant) As Variant
    Dim all As Variant, industry As Variant
    all = Ratio(a(5), a(4)): industry = Ratio(a(3), a(2))
    ShiftShareOf = Array(Times(a(0), Less(all, 1)), Times(a(0), Less(industry, all)), Less(a(1), Times(a(0), industry)))
End Function

Private Function PriceIndex(ByVal area As String, ByVal year As Double) As Variant
    PriceIndex = Empty
    Dim figure As String
    If InStr(UnitedStates(), vbLf & UCase$(area) & vbLf) = 0 Then Exit Function
    figure = Entry(PriceIndexes(), Digits(year))
    If figure <> "" Then PriceIndex = Val(figure)
End Function

Private Function TitleOf(ByVal code As String) As Variant
    TitleOf = Empty
    Dim title As String
    title = Entry(NaicsTitles(), code)
    If title <> "" Then TitleOf = title
End Function

'What stands behind a key in a table of lines: key, tab, entry.
Private Function Entry(ByRef table As String, ByVal key As String) As String
    Dim at As Long
    at = InStr(table, vbLf & key & vbTab)
    If at = 0 Then Exit Function
    at = at + Len(key) + 2
    Entry = Mid$(table, at, InStr(at, table, vbLf) - at)
End Function

'Natural breaks (Fisher-Jenks): the additions in the order in which every language does them.
Private Function BreaksOf(ByVal table As Variant) As Variant
    Dim known() As Double, n As Long, i As Long, j As Long, middle As Variant, high As Variant
    ReDim known(1 To UBound(table, 1) * UBound(table, 2))
    For i = 1 To UBound(table, 1)
        For j = 1 To UBound(table, 2)
            If Not IsError(table(i, j)) Then
                n = n + 1
                known(n) = table(i, j)
            End If
        Next j
    Next i
    FindBounds known, n, middle, high
    For i = 1 To UBound(table, 1)
        For j = 1 To UBound(table, 2)
            If Not IsError(table(i, j)) Then table(i, j) = ClassWithin(table(i, j), known, n, middle, high)
        Next j
    Next i
    If UBound(table, 1) * UBound(table, 2) = 1 Then BreaksOf = table(1, 1) Else BreaksOf = table
End Function

Private Function WageLevel(ByVal pay As Double, ByVal allPay As Variant) As Variant
    Dim known() As Double, n As Long, i As Long, middle As Variant, high As Variant
    n = UBound(allPay)
    ReDim known(1 To n)
    For i = 1 To n
        known(i) = allPay(i)
    Next i
    FindBounds known, n, middle, high
    WageLevel = Choose(ClassWithin(pay, known, n, middle, high), "Low", "Medium", "High")
End Function

Private Function ClassWithin(ByVal value As Double, known() As Double, ByVal n As Long, ByVal middle As Variant, ByVal high As Variant) As Double
    Dim i As Long, rank As Double
    ClassWithin = 1
    If Not IsEmpty(middle) Then
        If value >= middle Then ClassWithin = 2
        If value >= high Then ClassWithin = 3
        Exit Function
    End If
    rank = 1
    For i = 1 To n
        If known(i) > value Then rank = rank + 1
    Next i
    If rank * 3 <= 2 * n Then ClassWithin = 2
    If rank * 3 <= n Then ClassWithin = 3
End Function

'Lower bounds of the middle and the high class; Empty where classes are by thirds.
Private Sub FindBounds(known() As Double, ByVal n As Long, middle As Variant, high As Variant)
    Dim i As Long, differ As Long, second As Long, third As Long
    If n < 3 Then Exit Sub
    SortNumbers known, n
    differ = 1
    For i = 2 To n
        If known(i) <> known(i - 1) Then differ = differ + 1
    Next i
    If differ < 3 Or -known(1) > SQUARES_END Or known(n) > SQUARES_END Then Exit Sub
    FindCuts known, n, second, third
    If second < 2 Or third < 2 Then Exit Sub
    second = FirstAbove(known, n, known(second - 1))
    third = FirstAbove(known, n, known(third - 1))
    If second < 2 Or third <= second Or third > n Then Exit Sub
    middle = known(second): high = known(third)
End Sub

Private Function FirstAbove(known() As Double, ByVal n As Long, ByVal value As Double) As Long
    Dim i As Long
    For i = 1 To n
        If known(i) > value Then Exit For
    Next i
    FirstAbove = i
End Function

Private Sub SortNumbers(known() As Double, ByVal n As Long)
    Dim gap As Long, i As Long, j As Long, held As Double
    gap = n \ 2
    Do While gap > 0
        For i = gap + 1 To n
            held = known(i)
            j = i
            Do While j > gap
                If known(j - gap) <= held Then Exit Do
                known(j) = known(j - gap)
                j = j - gap
            Loop
            known(j) = held
        Next i
        gap = gap \ 2
    Loop
End Sub

'Where the second and the third run of sorted values begin.
Private Sub FindCuts(known() As Double, ByVal n As Long, second As Long, third As Long)
    Dim one() As Double, two() As Double, spreads() As Double, last As Long, begins As Long
    ReDim one(1 To n): ReDim two(1 To n): ReDim spreads(1 To n)
    For last = 1 To n
        FillSpreads known, last, spreads
        one(last) = spreads(last)
        two(last) = Best(spreads, one, last, begins)
    Next last
    FillSpreads known, n, spreads
    Best spreads, two, n, third
    If third < 2 Then Exit Sub
    FillSpreads known, third - 1, spreads
    Best spreads, one, third - 1, second
End Sub

'Squared deviations of the runs that end at a place, the shortest first.
Private Sub FillSpreads(known() As Double, ByVal last As Long, spreads() As Double)
    Dim length As Long, value As Double, sum As Double, squares As Double
    For length = 1 To last
        value = known(last - length + 1)
        sum = sum + value
        squares = squares + value * value
        spreads(length) = squares - sum * sum / length
    Next length
End Sub

'Least spread of a last run and those before it, and where the last run begins; of equal ones the longest.
Private Function Best(spreads() As Double, before() As Double, ByVal last As Long, begins As Long) As Double
    Dim length As Long, spread As Double
    Best = MOST
    begins = 1
    For length = 1 To last - 1
        spread = MOST
        If before(last - length) < MOST Then spread = spreads(length) + before(last - length)
        If Best >= spread Then
            Best = spread
            begins = last - length + 1
        End If
    Next length
End Function
