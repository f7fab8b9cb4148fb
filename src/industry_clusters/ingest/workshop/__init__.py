"""Workshops as files: the plan, and the workbooks that teams give back."""
