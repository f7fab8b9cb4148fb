"""A panel and a study become tables. Every number that the workbook shows as a formula is worked out here too.

It knows no sheet, and no file but through the panel.
"""
