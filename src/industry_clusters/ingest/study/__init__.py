"""What a person decided: the study file and the workbook, read and written."""
