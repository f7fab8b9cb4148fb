"""What a board gets: ten slides and a report, both compositions of the same findings; how they look is ``render``'s.

It may use slides and occupations; it knows no workbook's sheet of its own.
"""
