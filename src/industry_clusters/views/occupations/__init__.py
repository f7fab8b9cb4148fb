"""Step 10: staffing patterns, levels of pay, ladders and the outlook of occupations.

It may use clusters and industries; it knows no matrix and no interview.
"""
