"""Step 10: staffing patterns, levels of pay, ladders and the outlook of occupations."""
