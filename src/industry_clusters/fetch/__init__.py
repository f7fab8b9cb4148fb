"""Files from where they are published: :mod:`.source` knows the addresses, :mod:`.download` brings one file whole.

What is fetched, and where it goes, is decided above, by :mod:`industry_clusters.workflows.data`.
"""
