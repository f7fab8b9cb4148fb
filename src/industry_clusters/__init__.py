"""From public employment data to clusters of opportunity.

The folders tell the flow: ``ingest`` reads files into a :class:`~industry_clusters.panel.Panel`,
``measures`` are formulas on arrays, ``analysis`` turns a panel and a
:class:`~industry_clusters.study.Study` into tables, ``views`` say what a reader sees, ``render`` writes it,
``workflows`` are the few acts a person asks for and ``hosts`` are the ways in.

Importing the package loads none of them.
"""

__version__ = "0.1.0"
