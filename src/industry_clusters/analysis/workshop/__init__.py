"""What a workshop needs of a study's tables, and what the results of teams have in common.

It knows no file of a team, and none of the other rooms of analysis.
"""
