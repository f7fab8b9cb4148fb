"""The dictionary of the field: each word said once, for headers, comments and the glossary.

A label may hold ``{first_year}``, ``{last_year}``, ``{dollar_year}`` or ``{reference}``; the workbook fills them
live. ``unit`` is a value of :class:`industry_clusters.views.vocabulary.model.Unit`. A definition says what missing and
zero do where that is not plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from industry_clusters.formulas import GROWTH, LOCATION_QUOTIENT, PERCENT_CHANGE
from industry_clusters.sheet_names import BRIDGE_SHEET, SETUP_SHEET

GUIDE = "Industry Clusters of Opportunity User Guide (California Economic Strategy Panel, 2007)"
BLS_QCEW = "BLS, Quarterly Census of Employment and Wages"
OURS = "this product"
SHIFT_SHARE = "E. S. Dunn, A statistical and analytical technique for regional analysis (1960)"


@dataclass(frozen=True)
class Term:
    """One word: its key in tables and formulas, its label, and what it means."""

    key: str
    label: str
    unit: str
    definition: str
    formula: str = ""
    source: str = OURS


_TERMS = (
    Term("industry_code", "NAICS", "code", "Code of the industry in the North American Industry Classification "
         "System. Four digits are an industry group, two a sector.", source="U.S. Census Bureau, NAICS"),
    Term("industry_title", "Industry", "text", "What the industry does, in short words."),
    Term("sector", "Sector", "code", "The two-digit NAICS sector that the industry belongs to.",
         source="U.S. Census Bureau, NAICS"),
    Term("employment_first", "Jobs {first_year}", "jobs", "Annual average employment in the region, in the first "
         "year: filled jobs covered by unemployment insurance, full and part time. What is not published is the best value; #N/A where it is known as a range only.",
         "sum over the region's counties and ownerships", BLS_QCEW),
    Term("employment_last", "Jobs {last_year}", "jobs", "Annual average employment in the region, in the last year. "
         "What is not published is the best value; #N/A where it is known as a range only.", "sum over the region's counties and ownerships", BLS_QCEW),
    Term("employment_change", "Change in jobs", "change", "Jobs in the last year less jobs in the first.",
         "jobs last - jobs first"),
    Term("disclosed_last", "Published jobs {last_year}", "jobs", "The part of the last year's jobs that is published.",
         "sum of the published cells"),
    Term("low_employment_last", "Lower bound {last_year}", "jobs", "The fewest jobs that agree with every published number: totals "
         "less what is published of their parts, for industries, ownerships and areas together. Certain. Worked out at the build."),
    Term("high_employment_last", "Upper bound {last_year}", "jobs", "The most jobs that agree with every published number. Certain. "
         "Worked out at the build."),
    Term("shown_last", "Jobs {last_year}, as known", "text", "The last year's jobs as they are known: the number where it is published, "
         "with \N{ALMOST EQUAL TO} where it is close, 'about' where it is rough, and else the range in which it lies about nine times in ten. A text: formulas read the number."),
    Term("graded_last", "Grade {last_year}", "text", "How well the last year's jobs are known: published; close, off by up to 5% about "
         f"nine times in ten; rough, by up to 25%; range only, wider or under 50 jobs. The cut-offs are on '{SETUP_SHEET}'."),
    Term("shown_growth", "Growth, as known", "text", "Annual growth as it is known, with how many points it may be off."),
    Term("reference_first", "Reference jobs {first_year}", "jobs", "Annual average employment of the industry in the "
         "reference area, in the first year.", source=BLS_QCEW),
    Term("reference_last", "Reference jobs {last_year}", "jobs", "Annual average employment of the industry in the "
         "reference area, in the last year.", source=BLS_QCEW),
    Term("growth", "Annual growth", "percent", "Average annual growth rate (AAGR): the constant yearly rate that leads "
         "from the first year's jobs to the last year's. An industry with no jobs in the first year is new and has "
         "no rate. The guide prints the ratio upside down; its own table of clusters shows the form used here.",
         GROWTH.said(first="jobs first", last="jobs last", years="(last year - first year)"), GUIDE),
    Term("quotient_first", "LQ {first_year}", "quotient", "Location quotient in the first year: the industry's share of "
         "the region's jobs over its share of the reference area's. Above 1 it is more concentrated here.",
         LOCATION_QUOTIENT.said(), GUIDE),
    Term("quotient_last", "LQ {last_year}", "quotient", "Location quotient in the last year. The base of both shares "
         f"and the reference area are on '{SETUP_SHEET}'.",
         LOCATION_QUOTIENT.said(), GUIDE),
    Term("quotient_change", "Change in LQ", "difference", "The last location quotient less the first, from unrounded "
         "values.", "LQ last - LQ first", GUIDE),
    Term("quotient_percent_change", "Change in LQ, %", "percent", "The change of the location quotient in percent of "
         "the first.", PERCENT_CHANGE.said(first="LQ first", last="LQ last"), GUIDE),
    Term("pay_first", "Pay {first_year}, in {dollar_year} dollars", "dollars", "Average annual pay a job in the first "
         f"year, brought to the dollars of one year with the price index on '{SETUP_SHEET}'.",
         "payroll / jobs x index of the dollar year / index of the first year", GUIDE),
    Term("pay_last", "Pay {last_year}, in {dollar_year} dollars", "dollars", "Average annual pay a job in the last "
         "year, in the dollars of the same one year.",
         "payroll / jobs x index of the dollar year / index of the last year", GUIDE),
    Term("pay_change", "Change in real pay", "percent", "The change of real pay between the two years, in percent of "
         "the first.", PERCENT_CHANGE.said(first="pay first", last="pay last"), GUIDE),
    Term("marks", "Highlights", "text", "A letter for each criterion that is met, a dot for one that is not, and a "
         "question mark where the number is not disclosed: E jobs, G growth, L location quotient, C change in LQ, P pay."),
    Term("criteria_met", "Criteria met", "count", "How many of the five highlights the industry earns. A number "
         "that is not disclosed earns none."),
    Term("remark", "Remark", "long_text", "What a reader should know of this row: cells that are not disclosed, an industry "
         "that is new or gone."),
    Term("trend", "Trend", "text", "Employment in the region over every year of the data; a gap where it is not disclosed."),
    Term("withheld_first", "Cells not disclosed {first_year}", "count", "How many of the region's county-by-ownership cells "
         "of this industry are not published in the first year."),
    Term("withheld_last", "Cells not disclosed {last_year}", "count", "How many of the region's county-by-ownership cells of "
         "this industry are not published in the last year."),
    Term("cluster", "Cluster", "text", "Industry groups that make similar products, buy from each other or need the same skills, grouped by the team. A code may stand in two clusters; then the first is shown here.", source=GUIDE),
    Term("role", "Role", "text", "What an industry group does in its cluster: export-oriented (sells beyond the region), population-serving (serves those who live here) or support (serves the other two).", source=GUIDE),
    Term("members", "Industry groups", "count", "How many industry groups of the region the cluster has; a code that stands twice counts once."),
    Term("known", "Known", "count", "How many of them are published in both years."),
    Term("withheld", "Not disclosed", "text", "Not published, so that no single firm can be recognized: fewer than three "
         "firms, one with most of the jobs, or a related number hidden so that the first cannot be worked out. A number that is not "
         "disclosed is not zero. It is shown as #N/A, and so is every sum that it is a part of.", source=BLS_QCEW),
    Term("region", "Region", "text", "The counties that the study is about, added up."),
    Term("reference", "Reference area", "text", "What the region is compared with in every quotient: the United States "
         "or a state.", source=GUIDE),
    Term("base_total", "Base total", "text", "The employment that an industry is a share of. Total covered: every job in "
         "the census of employment, as in BLS's own quotients. Private: private jobs only. Non-farm: total covered "
         "less sector 11 (agriculture, forestry, fishing and hunting); the monthly surveys count logging as "
         "non-farm, this base does not."),
    Term("ownership", "Ownership", "text", "Whose jobs are counted: private (own_code 5), or all (federal, state and "
         "local government and private: 1, 2, 3, 5).", source=BLS_QCEW),
    Term("price_index", "Price index", "index", "Consumer price index, all urban consumers (CPI-U), all items, annual "
         "average, not seasonally adjusted.", source="BLS, Consumer Price Index"),
    Term("dollar_year", "Dollar year", "year", "The year whose dollars every real pay is in."),
    Term("national_effect", "National growth", "change", "Shift-share: the jobs that the pace of all jobs in the reference area "
         "would have brought.", "jobs first x G", SHIFT_SHARE),
    Term("mix_effect", "Industry mix", "change", "Shift-share: the jobs more or fewer because the industry grew faster or more "
         "slowly in the reference area than all jobs did. Of a cluster: the sum over its members.",
         "jobs first x (g - G)", SHIFT_SHARE),
    Term("competitive_effect", "Competitive", "change", "Shift-share: the jobs more or fewer than the industry's own pace in the "
         "reference area would have brought. With the other two it adds up to the change.",
         "jobs last - jobs first x (1 + g)", SHIFT_SHARE),
    Term("classification", "Classification changed", "text", "The NAICS vintages that changed what this code stands for between the "
         f"first and the last year. A change in jobs across such a break is not growth; '{BRIDGE_SHEET}' holds what can be compared.",
         source="U.S. Census Bureau, NAICS concordances"),
    Term("broken", "Classification changed", "count", "How many of the cluster's industry groups stand for something else in the last "
         "year than in the first.", source="U.S. Census Bureau, NAICS concordances"),
    Term("trace", "Trace", "text", "Leads to the lines of the files that the figures of the row are sums of."),
    Term("visible_share", "Visible share", "percent", "The published jobs of all industry groups, as a share of the "
         "region's total of the same ownership."),
    Term("staffing_pattern", "Staffing pattern", "text", "Which share of an industry's jobs is in each occupation, nationwide. Shares "
         "that are not disclosed (**) are not zero, and jobs that rest on them are 'at least'.", source="BLS, Occupational Employment and Wage Statistics"),
    Term("pay_level", "Level of pay", "text", "High: the occupation's median pay a year is at or above the upper cut-off. Entry: below "
         "the lower one. Mid: between. By default the cut-offs are the 25th and 75th percentile of all wages of the state.", source=GUIDE),
    Term("careers", "Career potential", "percent", "Share of the cluster's jobs that are at mid pay in occupations which typically take less than "
         "an associate degree, so that a person can reach them with short training. #N/A where occupations, wages or training are not "
         "known; the sheet of career ladders says which, and the lowest and the highest that the unknown jobs leave open.",
         "jobs at mid pay / jobs with known pay * share of those at mid pay that take short training"),
    Term("ladders", "Career ladders", "count", "Families of occupations in which the cluster has jobs at two levels of pay or more; at most four are listed."),
    Term("job_zone", "Job zone", "count", "How much preparation an occupation needs, from 1 (little or none) to 5 (extensive).",
         source="O*NET, U.S. Department of Labor, Employment and Training Administration (CC BY 4.0)"),
    Term("openings", "Openings a year", "jobs", "Jobs to fill a year on average, from growth and from people who leave the occupation, in the "
         "area of the projections.", source="BLS, Employment Projections"),
    Term("average_pay", "Average pay", "dollars", "Annual payroll divided by annual average employment. Of a group: the "
         "sum of payrolls over the sum of jobs, never an average of averages.", "payroll / jobs", GUIDE),
)  # fmt: skip

TERMS = MappingProxyType({term.key: term for term in _TERMS})
