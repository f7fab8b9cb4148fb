"""Tables of the user's own: read through a mapping, and a mapping proposed by a look at the file.

It knows no industry but as text in a cell.
"""
