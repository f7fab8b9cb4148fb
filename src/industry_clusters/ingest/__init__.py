"""Files a person has -> a panel, price indexes, a study.

The ways in are :func:`industry_clusters.ingest.reading.read.read_data` and
:func:`industry_clusters.ingest.layouts.describe.describe`. A file goes through four steps: :mod:`.files` finds it,
:mod:`.layouts` recognizes it by its header, the layout's reader turns it into a :class:`.files.content.FileContent`,
and :mod:`.reading` makes one table of all. :mod:`.study` reads and writes what a person decided.

Importing the package loads none of them.

It knows no analysis and no sheet of a result.
"""
