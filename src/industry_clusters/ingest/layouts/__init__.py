"""Which layouts are known, how one is recognized, and what all of them share: selection, titles, places."""
