"""Rules of a workbook: sheets, names and styles."""

import re

from openpyxl.utils.cell import column_index_from_string

from support.excel_rules.parts import LAST_COLUMN, MAIN, STYLES, WORKBOOK, twice

_LONGEST_SHEET_NAME, _LONGEST_NAME, _LONGEST_COMMENT = 31, 255, 255
_MOST_FORMATS, _MOST_FONTS, _MOST_SECTIONS, _LONGEST_FORMAT = 65_490, 512, 4, 255
_BUILT_IN = "_xlnm."
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_NUMBER_FORMAT = re.compile(r"(?:General|AM/PM|[0#?.,%;@/ \-+$():!^&~{}<>='EeyYmMdDhHsS])*")


def no_two_sheets_have_one_name(package):
    yield from twice(sheet.name.lower() for sheet in package.sheets)


def every_sheet_name_is_allowed(package):
    for sheet in package.sheets:
        name = sheet.name
        wrong = re.search(r"[\[\]:*?/\\]|^'|'$", name) or name.lower() == "history" or not name.strip()
        if wrong or len(name) > _LONGEST_SHEET_NAME:
            yield name


def no_two_sheets_have_one_number(package):
    yield from twice(sheet.number for sheet in package.sheets)


def the_sheet_that_opens_is_shown(package):
    if not package.sheets:
        return
    view = package.trees[WORKBOOK].find(f".//{MAIN}workbookView")
    place = int(view.get("activeTab", 0)) if view is not None else 0
    if place >= len(package.sheets) or package.sheets[place].state in {"hidden", "veryHidden"}:
        yield f"tab {place}"


def every_name_is_allowed(package):
    for name in _own_names(package):
        if len(name) > _LONGEST_NAME or not re.fullmatch(r"[^\W\d][\w.\\?]*|\\[\w.\\?]*", name):
            yield name


def no_name_looks_like_a_cell(package):
    for name in _own_names(package):
        cell = re.fullmatch(r"([A-Za-z]{1,3})\d{1,7}", name)
        as_cell = cell and column_index_from_string(cell[1].upper()) <= LAST_COLUMN
        if as_cell or re.fullmatch(r"[rR]\d*[cC]\d*|[rRcC]\d*", name):
            yield name


def no_name_occurs_twice_in_a_scope(package):
    scopes = ((one.get("name").lower(), one.get("localSheetId")) for one in package.defined_names)
    yield from (f"{name} (sheet {scope})" for name, scope in twice(scopes))


def every_name_of_a_sheet_has_its_sheet(package):
    for one in package.defined_names:
        if int(one.get("localSheetId", 0)) >= max(1, len(package.sheets)):
            yield one.get("name")


def every_name_refers_to_something(package):
    for one in package.defined_names:
        if not (one.text or "").strip() or "#REF!" in one.text:
            yield one.get("name")


def no_comment_of_a_name_is_longer_than_255_characters(package):
    for one in package.defined_names:
        if len(one.get("comment", "")) > _LONGEST_COMMENT:
            yield one.get("name")


def every_cell_has_a_format_that_is_there(package):
    count = len(_formats(package, "cellXfs"))
    for sheet in package.sheets:
        for cell in sheet.cells:
            if cell.style >= count:
                yield f"{sheet.name}!{cell.ref}: format {cell.style} of {count}"


def every_format_has_a_font_a_fill_and_a_border_that_are_there(package):
    counts = {part: len(_formats(package, f"{part}s")) for part in ("font", "fill", "border")}
    for number, one in enumerate(_formats(package, "cellXfs")):
        for part, count in counts.items():
            if int(one.get(f"{part}Id", 0)) >= count:
                yield f"format {number}: {part} {one.get(f'{part}Id')} of {count}"


def formats_and_fonts_are_within_excels_limits(package):
    for part, most in (("cellXfs", _MOST_FORMATS), ("fonts", _MOST_FONTS)):
        if len(_formats(package, part)) > most:
            yield f"{len(_formats(package, part))} {part}"


def every_number_format_can_be_read(package):
    for one in _formats(package, "numFmts"):
        code = one.get("formatCode")
        bare = _QUOTED.sub("", code)
        well = _NUMBER_FORMAT.fullmatch(bare) and bare.count(";") < _MOST_SECTIONS
        if not well or len(code) > _LONGEST_FORMAT:
            yield code


def every_color_has_eight_hexadecimal_digits(package):
    for one in _styles(package).iter("{*}*") if package.is_workbook else ():
        if not re.fullmatch(r"[0-9A-Fa-f]{8}", one.get("rgb", "00000000")):
            yield one.get("rgb")


def _own_names(package):
    for one in package.defined_names:
        if not one.get("name").startswith(_BUILT_IN):
            yield one.get("name")


def _styles(package):
    return package.trees[STYLES]


def _formats(package, name):
    found = _styles(package).find(f"{MAIN}{name}") if package.is_workbook else None
    return [] if found is None else found
