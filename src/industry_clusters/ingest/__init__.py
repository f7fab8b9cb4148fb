"""Files a person has -> a panel, price indexes, a study.

The ways in are :func:`industry_clusters.ingest.read.read_data` and
:func:`industry_clusters.ingest.describe.describe`. A file goes through four steps: :mod:`.files` finds it,
:mod:`.layouts` recognises it by its header, the layout's reader turns it into a :class:`.content.FileContent`,
and :mod:`.merge` makes one table of all. :mod:`.study_file` and :mod:`.study_workbook` read studies.

Importing the package loads none of them.
"""
