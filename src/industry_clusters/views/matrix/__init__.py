"""Step 9: the decision matrix and its workings. It may use clusters and industries; it knows no occupation and no interview."""
