"""What Start shows of a study: figures, sentences, clusters, what needs attention, and the steps.

It may use every step up to the cluster pages; it knows no document.
"""
