"""The few acts that a person asks for; the one place where rooms meet."""
