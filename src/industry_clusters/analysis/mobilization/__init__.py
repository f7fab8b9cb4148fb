"""Part II: what the mobilization workbook shows of a study's figures and of what a team typed.

It may use clusters and interviews; it knows no sheet.
"""
