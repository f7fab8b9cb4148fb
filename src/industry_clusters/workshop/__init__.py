"""Workshops: teams that work on clusters side by side, and what their results have in common."""
