"""Employment and wages as BLS and states publish them, into rows."""
