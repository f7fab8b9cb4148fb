"""Files of occupations -> :class:`industry_clusters.occupations.Occupations`.

:mod:`.layouts` says how the files are recognised; :mod:`.oews`, :mod:`.area_wages`, :mod:`.projections` and
:mod:`.onet` read one file each into :class:`.rows.OccupationRows`; :mod:`.together` makes one value of all.

It may use files and layouts; it knows no employment data.
"""
