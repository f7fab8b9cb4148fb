"""The request for data to a state office, as a document. It may use interviews and slides; it knows no sheet of a result."""
