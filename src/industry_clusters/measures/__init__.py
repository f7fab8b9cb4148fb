"""Formulas on arrays: pure, unrounded, without files, tables or Excel.

Every measure takes numbers, arrays or anything NumPy makes an array of, broadcasts them, and returns floats of
the broadcast shape. Missing (NaN) in, missing out; a zero divisor is missing too, never infinite.

It knows no study, no table and no missing data but as NaN.
"""
