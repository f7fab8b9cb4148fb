"""Part II: the sheets of the mobilization workbook, in the order of the steps. It knows no sheet of a study's workbook."""
