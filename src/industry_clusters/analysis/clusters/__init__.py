"""Clusters of industries, the decision matrix and the cluster map."""
