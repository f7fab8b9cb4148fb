"""The functions as Excel's own formulas, for LAMBDA names: Excel 365 and 2024, on Windows, on a Mac and on the web.

Words in small letters are parameters and variables; what is called is in capitals. A body sees each number without its
errors: :mod:`industry_clusters.export.lambda_names` puts around it what every function does, which is to lay arguments beside one
another, to pass the first error on, and to name what has no result.
"""

from __future__ import annotations

from collections.abc import Mapping

from industry_clusters.formulas import (
    AVERAGE_PAY,
    COMPETITIVE_EFFECT,
    GROWTH,
    LOCATION_QUOTIENT,
    MIX_EFFECT,
    NATIONAL_EFFECT,
    PERCENT_CHANGE,
    REAL_PAY,
)

PREFIX = "IC."
"""A workbook's own name LQ would stand in front of the add-in's LQ in that workbook; IC.LQ stands beside it."""

_OF_SHIFT = {
    "region_first": "first", "region_last": "last",
    **{f"reference_{part}_{year}": f"{part}_{year}" for part in ("industry", "total") for year in ("first", "last")},
}  # fmt: skip
"""What SHIFTSHARE calls the parts of its formulas."""

FORMULAS: Mapping[str, str] = {
    "LQ": LOCATION_QUOTIENT.lambda_text(),
    "LQCHANGE": PERCENT_CHANGE.lambda_text(),
    "AAGR": f"IF(OR(SIGN(first)<0,SIGN(last)<0,SIGN(years)<0),SQRT(-1),IC.FINITE({GROWTH.lambda_text()}))",
    "AVGPAY": AVERAGE_PAY.lambda_text(),
    "REALPAY": REAL_PAY.lambda_text(finite_products=True),
    "CPIU": "IF(ISNUMBER(MATCH(UPPER(area),{areas},0)),VLOOKUP(year,{indexes},2,FALSE),NA())",
    "SHIFTSHARE": f"IC.FINITE(CHOOSE(part,{NATIONAL_EFFECT.lambda_text(_OF_SHIFT)},{MIX_EFFECT.lambda_text(_OF_SHIFT)},"
    f"{COMPETITIVE_EFFECT.lambda_text(_OF_SHIFT, finite_products=True)}))",
    "NAICSTITLE": "IC.TITLES(code)",
    "CLUSTERLQ": LOCATION_QUOTIENT.lambda_text(
        {"region_industry": "region_members", "reference_industry": "reference_members"}
    ),
    "WAGELEVEL": 'CHOOSE(IC.CLASS(pay,known,bounds),"Low","Medium","High")',
}
"""A formula over single values; ``part`` is the place of a result among several, and a range is its sum."""

HELPERS: Mapping[str, tuple[str, str]] = {
    "IC.NUMBER": (
        (
            "LAMBDA(cell,IF(ISERROR(cell),IF(ISNA(cell),NA(),IF(ERROR.TYPE(cell)=2,1/0,IF(ERROR.TYPE(cell)=6,SQRT(-1),"
            'VALUE("x")))),IF(ISNUMBER(cell),cell,IF(ISLOGICAL(cell),VALUE("x"),IF(LEN(cell)=0,NA(),VALUE("x"))))))'
        ),
        "The number of a cell; its error where it has none.",
    ),
    "IC.FINITE": (
        "LAMBDA(value,IF(ABS(value)>1.79769313486231E+308,SQRT(-1),value))",
        "A number that is not too large to be one.",
    ),
    "IC.RATIO": ("LAMBDA(top,bottom,IC.FINITE(top/bottom))", "A division."),
    "IC.WITHOUTPATTERN": (
        'LAMBDA(text,IF(LEN(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(text,"*",""),"?",""),"~",""))<LEN(text),"-",text))',
        "A text; one with signs that Excel takes for a pattern is looked up as one that is nowhere.",
    ),
    "IC.CODETEXT": (
        (
            'LAMBDA(cell,IF(ISTEXT(cell),IF(LEN(cell)=0,NA(),IC.WITHOUTPATTERN(TRIM(SUBSTITUTE(cell,UNICHAR(160)," ")))),IF(ISNUMBER(cell),'
            'IF(AND(cell=INT(cell),ABS(cell)<10^15),TEXT(cell,"0"),"-"),IC.NUMBER(cell))))'
        ),
        "A code as text; its error where it has none.",
    ),
    "IC.AT": (
        (
            "LAMBDA(cells,down,over,IF(ROWS(cells)*COLUMNS(cells)=1,IF(TYPE(cells)=64,REDUCE(0,cells,LAMBDA(sum,cell,cell)),"
            "cells),INDEX(cells,IF(ROWS(cells)=1,1,down),IF(COLUMNS(cells)=1,1,over))))"
        ),
        "A cell of a range, where one row or one column stands for all.",
    ),
    "IC.NUMBERS": (
        "LAMBDA(cells,MAKEARRAY(ROWS(cells),COLUMNS(cells),LAMBDA(down,over,IC.NUMBER(IC.AT(cells,down,over)))))",
        "The number of each cell of a range, or its error.",
    ),
    "IC.FIRSTERROR": (
        "LAMBDA(cells,REDUCE(0,IC.NUMBERS(cells),LAMBDA(sum,cell,sum+IF(ISERROR(cell),cell,0))))",
        "The first error of a range; 0 where there is none.",
    ),
    "IC.TOTAL": (
        "LAMBDA(cells,REDUCE(0,IC.NUMBERS(cells),LAMBDA(sum,cell,sum+cell)))",
        "The sum of a range, from the first cell to the last.",
    ),
    "IC.LASTLEAST": (
        "LAMBDA(values,LET(least,MIN(values),XMATCH(0,MAP(values,LAMBDA(value,SIGN(value-least))),0,-1)))",
        "The last place of the least of some numbers.",
    ),
    "IC.SPREADS": (
        (
            "LAMBDA(known,end,LET(run,SORT(TAKE(known,end),1,-1),sums,SCAN(0,run,LAMBDA(sum,value,sum+value)),"
            "squares,SCAN(0,run,LAMBDA(sum,value,sum+value*value)),squares-sums*sums/SEQUENCE(end)))"
        ),
        "Squared deviations of the runs of sorted numbers that end at a place, the shortest first.",
    ),
    "IC.BEYOND": (
        "LAMBDA(spreads,before,end,TAKE(spreads,end-1)+SORTBY(TAKE(before,end-1),SEQUENCE(end-1),-1))",
        "Spreads of a last run and of the runs before it.",
    ),
    "IC.KNOWN": (
        "LAMBDA(cells,SORT(TOCOL(IC.NUMBERS(cells),3)))",
        "The numbers of a range, sorted.",
    ),
    "IC.BOUNDS": (
        (
            "LAMBDA(known,LET(many,ROWS(known),IF(OR(ISERROR(SUM(known)),MAX(known)>10^150,MIN(known)<0-10^150),0,"
            "IF(ROWS(UNIQUE(known))<3,0,LET("
            "one,MAP(SEQUENCE(many),LAMBDA(end,IF(end=1,0,INDEX(IC.SPREADS(known,end),end)))),"
            "two,MAP(SEQUENCE(many),LAMBDA(end,IF(end=1,10^307,IF(end=2,0,MIN(IC.BEYOND(IC.SPREADS(known,end),one,end)))))),"
            "last,IC.BEYOND(IC.SPREADS(known,many),two,many),third,many-IC.LASTLEAST(last)+1,"
            "middle,IF(third<4,0,IC.BEYOND(IC.SPREADS(known,third-1),one,third-1)),"
            "second,IF(third<4,third-1,third-IC.LASTLEAST(middle)),"
            "IF(second<2,0,LET(low,REDUCE(0,known,LAMBDA(count,value,count+IF(value<=INDEX(known,second-1),1,0)))+1,"
            "top,REDUCE(0,known,LAMBDA(count,value,count+IF(value<=INDEX(known,third-1),1,0)))+1,"
            "IF(OR(low<2,top<=low,top>many),0,VSTACK(INDEX(known,low),INDEX(known,top))))))))))"
        ),
        "Where the middle and the high class begin by natural breaks; 0 where classes are by thirds.",
    ),
    "IC.CLASS": (
        (
            "LAMBDA(value,known,bounds,IF(ROWS(bounds)=2,1+IF(value>=INDEX(bounds,1,1),1,0)+IF(value>=INDEX(bounds,2,1),1,0),"
            "LET(rank,1+REDUCE(0,known,LAMBDA(count,other,count+IF(other>value,1,0))),"
            "1+IF(rank*3<=2*ROWS(known),1,0)+IF(rank*3<=ROWS(known),1,0))))"
        ),
        "Class of a number: 3 high, 2 middle, 1 low.",
    ),
}
"""Names that the functions are made of: the formula, and what it gives."""
