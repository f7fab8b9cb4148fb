"""What a trainer prints: each handout a composition of a document's blocks, and a row of :mod:`.registry`."""
