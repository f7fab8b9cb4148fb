"""Kits of Part II as blocks: recruiting, the training of co-chairs, and the three meetings."""
