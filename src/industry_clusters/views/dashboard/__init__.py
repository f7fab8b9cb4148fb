"""What Start shows of a study: figures, sentences, clusters, what needs attention, and the steps."""
