"""Step 11: the cluster map. It takes from clusters and occupations, and nothing takes from it but Start.

It knows no slide and no document.
"""
