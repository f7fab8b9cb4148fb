"""What can be said of withheld cells: hard bounds, estimates with likely ranges, and what each rests on.

The room knows cells, sums and years. It does not know clusters, sheets or words of a workbook.
"""
