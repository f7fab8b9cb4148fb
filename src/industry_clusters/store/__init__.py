"""Official data kept on this computer: raw files as they came, and the table derived from them in Parquet.

::

    raw/2024/2024_annual_singlefile.zip      as it came, named in the catalogue with checksum and vintage
    rows/year=2024/….parquet                 a file of rows for each raw file, in the order of its lines
    tables/area_titles.csv                   names of areas and industries, counties of metropolitan areas, prices
    catalogue.json                           what is in the store: the one truth

:mod:`.catalogue` says what is there, :mod:`.load` puts a file in, :mod:`.read` gives a study its rows, and
:mod:`.nation` works out the measures of every area. Files of rows are never changed: a load writes new ones beside
them, and puts a new catalogue in the old one's place in one move. So a reader sees the store before or after a load,
and a load that is killed leaves it as it was.

It knows of a study which rows it wants, and no sheet.
"""
