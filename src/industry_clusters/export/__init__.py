"""The worksheet functions in the forms that Excel reads: an add-in file, tooltips, names, a table for a page.

Everything here is text and bytes made by the standard library; nothing imports xlwings or opens Excel.
"""
