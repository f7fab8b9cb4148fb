"""The sheets and slides of a workshop."""
