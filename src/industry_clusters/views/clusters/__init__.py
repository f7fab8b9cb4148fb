"""Steps 6 and 7: definitions, a sheet a cluster, their summary, charts and shift-share.

It may use industries and the region; it knows no occupation, no matrix and no interview.
"""
