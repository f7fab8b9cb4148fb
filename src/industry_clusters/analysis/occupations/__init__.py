"""Occupations of clusters: staffing patterns, levels of pay, ladders, outlook, remarks.

It knows no cluster but as a value that it is given.
"""
