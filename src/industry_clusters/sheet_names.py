"""The names of a study's sheets, as their tabs say: the twelve that every workbook shows, and those that hold what they need.

A visible sheet is numbered as the method's step. No name is written anywhere else: a word changes here, and formulas, messages,
buttons and docs follow.
"""

from __future__ import annotations

START_SHEET = "Start"
SETUP_SHEET = "1-2 Region and data"
NAICS_SHEET = "3-4 Industries"
OBSERVATIONS_SHEET = "5 Observations"
DEFINITIONS_SHEET = "6 Define clusters"
SUMMARY_SHEET = "6 Cluster results"
CHARTS_SHEET = "7 Charts"
LOG_SHEET = "8 Interviews"
MATRIX_SHEET = "9 Decide"
OCCUPATIONS_SHEET = "10 Occupations"
MAP_SHEET = "11 Cluster pages"
NOTES_SHEET = "Notes"

VISIBLE = (
    START_SHEET,
    SETUP_SHEET,
    NAICS_SHEET,
    OBSERVATIONS_SHEET,
    DEFINITIONS_SHEET,
    SUMMARY_SHEET,
    CHARTS_SHEET,
    LOG_SHEET,
    MATRIX_SHEET,
    OCCUPATIONS_SHEET,
    MAP_SHEET,
    NOTES_SHEET,
)
"""The sheets that every workbook shows, in their order."""

# Shown where there is something in them.
EXERCISE_SHEET = "Exercise by hand"
FIRST_STEPS_SHEET = "First steps"
CLUSTER_SETS_SHEET = "Cluster sets"
PROTOCOL_SHEET = "Interview protocol"
QUESTIONS_SHEET = "Interview questions"
CONTACTS_SHEET = "Contacts"
THEMES_SHEET = "Interview themes"
COVERAGE_SHEET = "Interview coverage"
QUOTES_SHEET = "Quotes"
LEVELS_SHEET = "Occupation levels"
LADDERS_SHEET = "Career ladders"
SHARED_SHEET = "Shared occupations"
WEIGHTS_SHEET = "Staffing weights"

# Hidden: further results, data and workings.
SECTORS_SHEET = "Sectors"
SETUP_WORKINGS_SHEET = "Setup workings"
HIGHLIGHTS_SHEET = "Highlights"
SHIFT_SHARE_SHEET = "Shift-share"
BRIDGE_SHEET = "Comparable industry groups"
REGION_EMPLOYMENT_SHEET = "Region employment"
REGION_PAYROLL_SHEET = "Region payroll"
REGION_PUBLISHED_SHEET = "Region published"
NOT_DISCLOSED_SHEET = "Cells not disclosed"
REGION_BOUNDS_SHEET = "Region bounds"
REGION_BEST_SHEET = "Region best"
REGION_PAY_KNOWN_SHEET = "Region pay known"
REGION_PAY_VARIANCE_SHEET = "Region pay variance"
REGION_ROWS_SHEET = "Region rows"
WIDER_SHEET = "Wider industries"
SUGGESTIONS_SHEET = "Suggestions"
RANGES_SHEET = "Cluster bounds"
REFERENCE_EMPLOYMENT_SHEET = "Reference employment"
REFERENCE_PAYROLL_SHEET = "Reference payroll"
REFERENCE_RANGES_SHEET = "Reference ranges"
TOTALS_SHEET = "Totals"
PRICES_SHEET = "Price index"
CLASSIFICATION_SHEET = "Classification"
START_WORKINGS_SHEET = "Start workings"
MATRIX_WORKINGS_SHEET = "Matrix workings"
JOBS_SHEET = "Occupation jobs"
PATTERNS_SHEET = "Staffing patterns"
STAFFING_WORKINGS_SHEET = "Staffing workings"
MAP_WORKINGS_SHEET = "Map workings"
INTERVIEW_WORKINGS_SHEET = "Interview workings"

FORMER = {
    "Setup": SETUP_SHEET,
    "Trends": SETUP_SHEET,
    "Sources": NOTES_SHEET,
    "NAICS table": NAICS_SHEET,
    "Observations": OBSERVATIONS_SHEET,
    "Review": OBSERVATIONS_SHEET,
    "Definitions": DEFINITIONS_SHEET,
    "Cluster summary": SUMMARY_SHEET,
    "Cluster tables": SUMMARY_SHEET,
    "Charts": CHARTS_SHEET,
    "Interview log": LOG_SHEET,
    "Decision matrix": MATRIX_SHEET,
    "Matrix inputs": MATRIX_SHEET,
    "Occupations": OCCUPATIONS_SHEET,
    "Cluster map": MAP_SHEET,
    "Glossary": NOTES_SHEET,
    "Bridge groups": BRIDGE_SHEET,
    "Withheld cells": NOT_DISCLOSED_SHEET,
    "Lines": NOTES_SHEET,
}
"""Sheets of workbooks of earlier releases, and where what they held is now."""

FORMER_HEADINGS = {
    "Bridge group": "Comparable group",
    "Export-oriented industries": "Core industries: export-oriented",
    "Growth a year": "Annual growth",
    "Growth a year above": "Annual growth above",
    "Members withheld": "Members not disclosed",
    **{f"Not heard, {number}": f"Not covered, {number}" for number in range(1, 7)},
    "Not heard yet": "Not covered yet",
    "Pay a year": "Annual pay",
    "Population-serving industries": "Core industries: population-serving",
    "of which heard": "of which covered",
    "Region's growth a year": "Region's annual growth",
    "Roles not heard": "Roles not covered",
    "Rows withheld": "Rows not disclosed",
    "State": "Status",
    "What to do": "Step",
    "Withheld": "Not disclosed",
    "Withheld cells": "Cells not disclosed",
}
"""Headings and labels on sheets of earlier releases, without the year at their end, and what they say now.

Whoever rewords one adds it: formulas of a person's own find their cells by them.
"""
