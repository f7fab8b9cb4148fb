"""A panel and a study become tables. Every number that the workbook shows as a formula is worked out here too."""
