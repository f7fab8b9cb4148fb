"""What a trainer prints: each handout a composition of a document's blocks, and a row of :mod:`.registry`.

It may use interviews, slides and the lists of Part II; it knows no sheet of the workshop.
"""
