"""A file as a person has it, opened, unpacked and made into legible text and numbers. It knows no layout."""
