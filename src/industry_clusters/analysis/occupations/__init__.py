"""Occupations of clusters: staffing patterns, levels of pay, ladders, outlook, remarks."""
