"""The slides of a study. It may use steps 2 to 10; it knows no document and no kit."""
