"""Kits of Part II as blocks: recruiting, the training of co-chairs, and the three meetings.

It may use papers, slides and the board pack; no paper knows it.
"""
