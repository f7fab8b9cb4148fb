"""A constructed sample region: its data, price index, clusters and study. See README.txt."""
