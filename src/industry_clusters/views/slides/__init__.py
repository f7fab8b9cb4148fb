"""The slides of a study."""
