"""Rules of formulas, wherever they stand: cells, names, formats, choices, charts and sparklines."""

import re

from openpyxl.utils import FORMULAE
from openpyxl.utils.cell import column_index_from_string

from support.excel_rules.parts import LAST_COLUMN, LAST_ROW, Area

_LONGEST, _LONGEST_CONSTANT, _MOST_ARGUMENTS, _DEEPEST = 8_192, 255, 255, 64
_NEWER, _PARAMETER = "_xlfn.", "_xlpm."
_COMPARISON = re.compile(r'"(?:[<>]=?|<>|=)"&')
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_WHOLE_ROWS_OR_COLUMNS = re.compile(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+")
_NOT_NAMES = {"TRUE", "FALSE"}


def no_formula_is_longer_than_8192_characters(package):
    for one in package.formulas:
        if len(one.text) > _LONGEST:
            yield f"{one.place}: {len(one.text)}"


def no_formula_begins_with_an_equals_sign(package):
    for one in package.formulas:
        if one.text.startswith("="):
            yield _said(one)


def every_formula_can_be_read(package):
    for one in package.shapes:
        if one.tokens is None or _depth(one) is None:
            yield _said(one)


def no_text_in_a_formula_is_longer_than_255_characters(package):
    for one in package.shapes:
        if one.role != "choice":  # a list of choices has a rule of its own
            yield from (f"{one.place}: {len(text)}" for text in one.texts if len(text) > _LONGEST_CONSTANT)


def no_formula_is_nested_deeper_than_64_levels(package):
    for one in package.shapes:
        if (_depth(one) or 0) > _DEEPEST:
            yield f"{one.place}: {_depth(one)}"


def no_function_has_more_than_255_arguments(package):
    for one in package.shapes:
        if _most_arguments(one) > _MOST_ARGUMENTS:
            yield f"{one.place}: {_most_arguments(one)}"


def functions_newer_than_excel_2007_have_their_prefix(package):
    known = FORMULAE | {name.upper() for name in package.known_names}
    for one in package.shapes:
        for function in one.functions:
            if function.upper() not in known and not function.startswith((_NEWER, _PARAMETER)) and function:
                yield f"{one.place}: {function}"


def functions_are_written_in_capitals(package):
    for one in package.shapes:
        for function in one.functions:
            own = function.lower() in package.known_names or function.startswith("_xl")
            if function != function.upper() and not own:
                yield f"{one.place}: {function}"


def no_formula_has_lost_a_reference(package):
    for one in package.shapes:
        if "#REF!" in one.text:
            yield _said(one)


def arguments_are_parted_by_commas(package):
    for one in package.shapes:
        if any(token.value == ";" and token.type == "SEP" for token in _outside_arrays(one)):
            yield _said(one)


def no_formula_refers_to_another_workbook(package):
    for one in package.shapes:
        if any("[" in operand for operand in one.operands):
            yield _said(one)


def every_sheet_in_a_formula_is_there(package):
    there = {sheet.name.lower() for sheet in package.sheets}
    for one in package.shapes if package.is_workbook else ():  # a slide's chart has a workbook of its own
        for operand in one.operands:
            sheet, mark, _ = operand.rpartition("!")
            if mark and _unquoted(sheet).lower() not in there and "[" not in sheet:
                yield f"{one.place}: {operand}"


def every_name_in_a_formula_is_there(package):
    for one in package.shapes:
        for operand in one.operands:
            name = operand.rpartition("!")[2]
            known = (
                name.lower() in package.known_names or name.upper() in _NOT_NAMES or name.startswith("_xl")
            )
            if not known and not _is_place(name) and "[" not in operand and "#REF!" not in operand:
                yield f"{one.place}: {operand}"


def every_reference_is_within_the_sheet(package):
    for one in package.formulas:
        if one.role == "name" and one.text.startswith(_NEWER):
            continue
        for letters, digits in _far_references(one.text):
            yield f"{one.place}: {letters}{digits}"


def no_number_becomes_text_in_a_criterion_without_a_margin(package):
    """Excel keeps 15 digits of it: whole numbers and texts pass, others may be compared with what they are not."""
    for one in package.formulas:
        if _COMPARISON.search(one.text):
            for operand in _compared_with(one):
                has_margin = any(token.type == "OPERATOR-INFIX" and token.value in "+-" for token in operand)
                if not (has_margin or _is_whole(package, _sheet_of(one), operand)):
                    yield _said(one)


def _said(one):
    return f"{one.place}: {one.text[:120]}"


def _unquoted(sheet):
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet


def _is_place(text):
    ends = text.split(":")
    return all(_REFERENCE.fullmatch(end) for end in ends) or bool(_WHOLE_ROWS_OR_COLUMNS.fullmatch(text))


def _depth(one):
    """How deep functions are nested; None where a bracket is open or closed once too often."""
    open_now = deepest = 0
    brackets = []
    for token in one.tokens or ():
        if token.subtype == "OPEN":
            brackets.append(token.type == "FUNC")
            open_now += brackets[-1]
            deepest = max(deepest, open_now)
        elif token.subtype == "CLOSE":
            if not brackets:
                return None
            open_now -= brackets.pop()
    return None if brackets else deepest


def _most_arguments(one):
    most, counts = 0, []
    for token in one.tokens or ():
        if token.subtype == "OPEN":
            counts.append(1)
        elif token.subtype == "CLOSE" and counts:
            counts.pop()
        elif token.subtype == "ARG" and counts:
            counts[-1] += 1
            most = max(most, counts[-1])
    return most


def _outside_arrays(one):
    depth = 0
    for token in one.tokens or ():
        if token.type == "ARRAY":
            depth += 1 if token.subtype == "OPEN" else -1
        elif not depth:
            yield token


def _far_references(text):
    bare = re.sub(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'!', "", text)
    for letters, digits in re.findall(r"(?<![\w.$])\$?([A-Z]{1,3})\$?(\d+)(?![\w(.])", bare):
        if not 0 < int(digits) <= LAST_ROW or column_index_from_string(letters) > LAST_COLUMN:
            yield letters, digits


def _sheet_of(one):
    return one.place.rpartition("!")[0] if one.role == "cell" else ""


def _compared_with(one):
    """The tokens on the outer level that follow a comparison such as "<=", each time there is one."""
    tokens = one.tokens or []
    for place in range(len(tokens) - 1):
        if _COMPARISON.fullmatch(tokens[place].value + tokens[place + 1].value):
            depth, operand = 0, []
            for token in tokens[place + 2 :]:
                depth -= token.subtype == "CLOSE"
                if depth < 0 or (depth == 0 and token.subtype == "ARG"):
                    break
                if depth == 0:
                    operand.append(token)
                depth += token.subtype == "OPEN"
            yield operand


def _is_whole(package, sheet, operand):
    """Whether an operand is cells whose numbers are all whole."""
    if len(operand) != 1:
        return False
    named = operand[0].value.lower()
    refers_to = next(
        (one.text for one in package.defined_names if one.get("name").lower() == named), operand[0].value
    )
    named, _, place = refers_to.rpartition("!")
    if not _is_place(place):
        return False
    area = Area.of(place)
    name = _unquoted(named) or sheet
    values = next((one.numbers for one in package.sheets if one.name == name), {})
    if area.cells == 1:
        return float(values.get((area.top, area.left), 0)).is_integer()
    return all(
        value.is_integer()
        for (row, column), value in values.items()
        if area.top <= row <= area.bottom and area.left <= column <= area.right
    )
