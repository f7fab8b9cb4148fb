"""People from a register, and what a team typed into the mobilization workbook."""
