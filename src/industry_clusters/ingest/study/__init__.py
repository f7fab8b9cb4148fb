"""What a person decided: the study file and the workbook, read and written. It may use files and lookups; it knows no data."""
