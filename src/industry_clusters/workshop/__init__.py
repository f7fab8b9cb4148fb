"""Workshops: the plan, what teams returned, how far they are, and the checks of their exercise.

It knows no file, no sheet and no table of a study.
"""
