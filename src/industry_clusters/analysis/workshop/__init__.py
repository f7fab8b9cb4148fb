"""What a workshop needs of a study's tables."""
