"""Clusters of industries, the decision matrix and the cluster map.

It may use industries, occupations and withheld cells; it knows no interview and nothing of Part II.
"""
