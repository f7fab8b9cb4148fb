"""The region itself: its data sheets, trends, sources and the glossary. Setup and Start, which name every step, stand above the rooms.

It knows no other room but the vocabulary.
"""
