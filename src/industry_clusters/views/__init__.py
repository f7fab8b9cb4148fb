"""What a reader sees, said as values: sheets made of blocks, with words, formulas and styles, and no cell addresses.

It knows no file, no cell address, and no array: what has to be worked out, measures and analysis have worked out.
"""
