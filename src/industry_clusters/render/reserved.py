"""Names that the renderer keeps to itself."""

MEMO_SHEET = "_study"
"""Very hidden: what the workbook was rendered with."""

LISTS_SHEET = "_lists"
"""Very hidden: the options of drop-downs that are too long for their cell."""

LIST_NAME = "choice_"
"""How the defined names of drop-down lists begin."""
