"""Tables of the user's own: read through a mapping, and a mapping proposed by a look at the file."""
