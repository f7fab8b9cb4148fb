"""Step 9: the decision matrix and its workings."""
