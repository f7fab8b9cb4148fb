"""Ways in: the command line, and Excel. Thin: no formula, header or colour is made here."""
