"""What was said in interviews, counted; and words in them that are private. It knows no measure."""
