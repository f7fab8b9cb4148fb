"""Many regions in one workbook. It knows no sheet of a study."""
