"""Figures of many regions side by side. It knows none of the other rooms of analysis."""
