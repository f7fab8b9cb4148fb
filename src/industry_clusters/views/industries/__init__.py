"""Steps 3 to 5: the industry table, its highlights, comparable groups, source rows, observations and review."""
