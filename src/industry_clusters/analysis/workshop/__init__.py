"""What a workshop needs of a study's tables, and what the results of teams have in common."""
