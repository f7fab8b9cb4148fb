"""The few acts that a person asks for; the one place where rooms meet.

It knows every room but hosts; no formula, word or color of a result is made here.
"""
