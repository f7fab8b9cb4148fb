"""Part II: what the mobilization workbook shows of a study's figures and of what a team typed."""
