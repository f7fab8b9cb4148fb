"""Clusters of opportunity become action: the lists that a team types, and the figures of the method.

The method asks for much that has the same form: a list with a row for each person, task, vote or outcome. So a list is a value
(:mod:`.lists`): its heading, its columns, what each may hold. Reading, writing, keeping and checking go over these values,
and a further list is one more of them. Names of persons are in this workbook only.

It knows no figure of a study, no file and no sheet.
"""
