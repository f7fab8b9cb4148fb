"""Every worksheet function, said once; what it does in each language is in :mod:`~industry_clusters.functions.bodies`."""

from __future__ import annotations

from industry_clusters.formulas import AVERAGE_PAY, GROWTH, LOCATION_QUOTIENT, PERCENT_CHANGE, REAL_PAY
from industry_clusters.functions.bodies import plain
from industry_clusters.functions.lookups import consumer_price_index, industry_title
from industry_clusters.functions.model import Example, Parameter, Takes, WorksheetFunction

_REGION_INDUSTRY = Parameter("region_industry", "Jobs of the industry in the region", "jobs")
_REGION_TOTAL = Parameter("region_total", "All jobs of the region, of the base chosen", "jobs")
_REFERENCE_INDUSTRY = Parameter("reference_industry", "Jobs of the industry in the reference area", "jobs")
_REFERENCE_TOTAL = Parameter("reference_total", "All jobs of the reference area, same base", "jobs")

FUNCTIONS: tuple[WorksheetFunction, ...] = (
    WorksheetFunction(
        "LQ",
        plain.location_quotient,
        (_REGION_INDUSTRY, _REGION_TOTAL, _REFERENCE_INDUSTRY, _REFERENCE_TOTAL),
        "Location quotient: the industry's share of the region's jobs over its share of the reference area's.",
        "A number; above 1 the industry is more concentrated in the region.",
        LOCATION_QUOTIENT.formula,
        Example("=LQ(9080,640000,650000,130000000)", "2.8375"),
    ),
    WorksheetFunction(
        "LQCHANGE",
        plain.quotient_change,
        (
            Parameter("first", "Location quotient of the first year", "quotient"),
            Parameter("last", "Location quotient of the last year", "quotient"),
        ),
        "Change of a location quotient as a share of the first.",
        "A fraction; format it as percent.",
        PERCENT_CHANGE.formula,
        Example("=LQCHANGE(0.8,1)", "0.25"),
    ),
    WorksheetFunction(
        "AAGR",
        plain.growth_rate,
        (
            Parameter("first", "Jobs, or any amount, in the first year", "jobs"),
            Parameter("last", "The same in the last year", "jobs"),
            Parameter("years", "Years between the two: 2003 - 1990 = 13", "years"),
        ),
        "Average annual growth rate: the constant yearly rate from the first amount to the last.",
        "A fraction a year; format it as percent. A rate from zero is an error, not 0.",
        GROWTH.formula,
        Example("=AAGR(100,121,2)", "0.1"),
    ),
    WorksheetFunction(
        "AVGPAY",
        plain.ratio,
        (
            Parameter("payroll", "Wages of the year", "dollars"),
            Parameter("employment", "Jobs, annual average", "jobs"),
        ),
        "Average pay: payroll for each job. Of several industries, sum both first.",
        "Dollars a job and year.",
        AVERAGE_PAY.formula,
        Example("=AVGPAY(6500000,200)", "32500"),
    ),
    WorksheetFunction(
        "REALPAY",
        plain.real_pay,
        (
            Parameter("pay", "Average pay in a year's own dollars", "dollars"),
            Parameter("index", "Price index of that year", "index"),
            Parameter("base_index", "Price index of the year whose dollars are wanted", "index"),
        ),
        "Pay of one year in the dollars of another.",
        "Dollars of the base year.",
        REAL_PAY.formula,
        Example("=REALPAY(20000,100,140)", "28000"),
    ),
    WorksheetFunction(
        "CPIU",
        consumer_price_index,
        (
            Parameter("area", "US for the U.S. city average, the only area that comes along", "", Takes.TEXT),
            Parameter("year", "The year", "year"),
        ),
        "Consumer price index, all urban consumers, all items, annual average (1982-84 = 100).",
        "An index; #N/A where no figure comes along.",
        "BLS series CUUR0000SA0",
        Example('=CPIU("US",2020)', "258.811"),
    ),
    WorksheetFunction(
        "SHIFTSHARE",
        plain.shift_share,
        (
            Parameter("first", "Jobs of the industry in the region, first year", "jobs"),
            Parameter("last", "The same, last year", "jobs"),
            Parameter("industry_first", "Jobs of the industry in the reference area, first year", "jobs"),
            Parameter("industry_last", "The same, last year", "jobs"),
            Parameter("total_first", "All jobs of the reference area, first year", "jobs"),
            Parameter("total_last", "The same, last year", "jobs"),
        ),
        "Shift-share: the change in jobs as national growth, industry mix and regional competitiveness.",
        "Three numbers of jobs, side by side, which add up to the change.",
        "first * G; first * (g - G); first * (r - g), with G, g and r the growth of the reference total, "
        "the reference industry and the regional industry",
        Example("=SHIFTSHARE(100,130,1000,1200,10000,11000)", "10"),
        results=3,
    ),
    WorksheetFunction(
        "NATURALBREAKS",
        plain.natural_break_classes,
        (Parameter("values", "The numbers to part into three", "", Takes.RANGE),),
        "Class of each number by natural breaks (Fisher-Jenks): 3 high, 2 middle, 1 low.",
        "As many numbers as the range holds; by thirds where fewer than three numbers differ.",
        "the cut into three runs with the least squared deviation from the runs' means",
        Example("=NATURALBREAKS({1,2,10,11,20,21})", "1"),
        keeps_shape=True,
    ),
    WorksheetFunction(
        "WAGELEVEL",
        plain.wage_level,
        (
            Parameter("pay", "The pay to place", "dollars"),
            Parameter("all_pay", "The pays that it is placed among", "dollars", Takes.RANGE),
        ),
        "High, Medium or Low: a pay among others, grouped by natural breaks.",
        "A word.",
        "the class of NATURALBREAKS, in words",
        Example("=WAGELEVEL(48000,{20000,21000,31000,32000,48000,50000})", "High"),
    ),
    WorksheetFunction(
        "NAICSTITLE",
        industry_title,
        (Parameter("code", "A NAICS code of two to four digits, number or text", "", Takes.TEXT),),
        "What a NAICS code stands for, in short words.",
        "Text; #N/A where no code is so.",
        "the table of titles that comes along",
        Example("=NAICSTITLE(622)", "Hospitals"),
    ),
    WorksheetFunction(
        "CLUSTERLQ",
        plain.cluster_quotient,
        (
            Parameter("region_members", "Jobs of each member in the region", "jobs", Takes.RANGE),
            _REGION_TOTAL,
            Parameter("reference_members", "Jobs of each member in the reference area", "jobs", Takes.RANGE),
            _REFERENCE_TOTAL,
        ),
        "Location quotient of a cluster, from the sums of its members.",
        "A number; #N/A where a member is not disclosed.",
        LOCATION_QUOTIENT.said(
            region_industry="SUM(region_members)",
            region_total="region_total",
            reference_industry="SUM(reference_members)",
            reference_total="reference_total",
        ),
        Example("=CLUSTERLQ({20,30},1000,{60,40},4000)", "2"),
    ),
)
