"""Ways in: the command line, and Excel. Thin: no formula, header or colour is made here.

It knows every act, and no measure, table or sheet.
"""
