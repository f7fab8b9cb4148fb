"""Workshops as files: the plan, and the workbooks that teams give back. It may use files and the study; it knows no data."""
