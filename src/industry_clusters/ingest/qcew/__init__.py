"""Employment and wages as BLS and states publish them, into rows. It knows no table of a person's own but by the mapping that reads it."""
