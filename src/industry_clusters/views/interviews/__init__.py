"""Step 8: protocol, log, themes, quotes and coverage of interviews.

It may use clusters and industries; it knows no matrix and no occupation.
"""
