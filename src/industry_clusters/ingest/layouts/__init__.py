"""Which layouts are known, how one is recognized, and what all of them share: selection, titles, places. It knows a file by its header and first rows, and no row beyond."""
