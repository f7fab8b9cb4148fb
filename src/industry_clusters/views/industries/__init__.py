"""Steps 3 to 5: the industry table, its highlights, comparable groups, source rows, observations and review.

It may use the region; it knows no cluster but by the names of its tables.
"""
