"""Step 8: protocol, log, themes, quotes and coverage of interviews."""
