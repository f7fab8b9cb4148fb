"""The worksheet functions, each declared once.

:data:`~industry_clusters.functions.declared.FUNCTIONS` is the one list. From it come the VBA wrappers and Function
Wizard texts, the tooltips, the LAMBDA names, and the table in the README; the host evaluates a call with
:func:`~industry_clusters.functions.calling.evaluate`.

It knows no host and no workbook.
"""
