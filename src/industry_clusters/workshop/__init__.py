"""Workshops: the plan, what teams returned, how far they are, and the checks of their exercise."""
