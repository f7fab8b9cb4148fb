"""People from a register, and what a team typed into the mobilization workbook. It may use files and the study; it knows no data."""
