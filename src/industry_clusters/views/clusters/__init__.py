"""Steps 6 and 7: definitions, a sheet a cluster, their summary, charts and shift-share."""
