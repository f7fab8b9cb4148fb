"""A constructed sample region: its data, price index, clusters and study. See README.txt.

It knows nothing of the program: files only, which examples/sample_region writes.
"""
