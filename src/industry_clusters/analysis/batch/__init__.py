"""Figures of many regions side by side."""
