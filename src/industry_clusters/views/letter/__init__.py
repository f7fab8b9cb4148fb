"""The request for data to a state office, as a document."""
