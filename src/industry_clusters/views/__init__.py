"""What a reader sees, said as values: sheets made of blocks, with words, formulas and styles, and no cell addresses."""
