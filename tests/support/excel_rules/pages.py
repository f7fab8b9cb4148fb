"""Rules of a sheet beyond its cells: merges, filters, formats, choices, links, tables and print."""

import itertools
import re

from support.excel_rules.parts import MAIN, RELATION, STYLES, Area, twice

_WIDEST, _MOST_BREAKS, _MOST_LINKS, _MOST_FORMULAS = 255, 1023, 65_530, 3
_LONGEST_HEADER = _LONGEST_TIP = _LONGEST_CHOICE = 255
_LONGEST_PROMPT = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}
_SCALES = range(10, 401)
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
    "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing",
    "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?")


def the_parts_of_a_sheet_are_in_order(package):
    for sheet in package.sheets:
        names = [one.tag.removeprefix(MAIN) for one in sheet.tree]
        places = [_ORDER.index(name) for name in names if name in _ORDER]
        if places != sorted(places):
            yield f"{sheet.name}: {names}"


def merges_do_not_overlap(package):
    for sheet in package.sheets:
        yield from _overlaps(sheet, [one.get("ref") for one in sheet.all("mergeCell")])


def no_merge_is_of_one_cell(package):
    for sheet in package.sheets:
        for one in sheet.all("mergeCell"):
            if Area.of(one.get("ref")).cells == 1:
                yield f"{sheet.name}: {one.get('ref')}"


def no_merge_lies_in_a_filter(package):
    for sheet in package.sheets:
        for merge, filtered in itertools.product(sheet.all("mergeCell"), sheet.all("autoFilter")):
            if Area.of(merge.get("ref")).meets(Area.of(filtered.get("ref"))):
                yield f"{sheet.name}: {merge.get('ref')} in {filtered.get('ref')}"


def every_filter_has_its_name(package):
    for sheet in package.sheets:
        own = sheet.one("autoFilter")
        names = [
            one.text.rpartition("!")[2]
            for one in package.defined_names
            if one.get("name") == "_xlnm._FilterDatabase" and one.get("localSheetId") == str(sheet.place)
        ]
        expected = [] if own is None else [Area.of(own.get("ref"))]
        if [Area.of(name) for name in names] != expected:
            yield f"{sheet.name}: {names}"


def columns_do_not_overlap(package):
    for sheet in package.sheets:
        spans = [(int(one.get("min")), int(one.get("max"))) for one in sheet.all("col")]
        for (_, end), (start, _) in itertools.pairwise(spans):
            if start <= end:
                yield f"{sheet.name}: column {start}"


def no_column_is_wider_than_255_characters(package):
    for sheet in package.sheets:
        for one in sheet.all("col"):
            if float(one.get("width", 0)) > _WIDEST:
                yield f"{sheet.name}: column {one.get('min')}"


def no_conditional_format_refers_to_another_sheet(package):
    for one in package.formulas:
        if one.role == "format" and "!" in re.sub(r'"(?:[^"]|"")*"', "", one.text):
            yield f"{one.place}: {one.text[:120]}"


def no_priority_of_a_conditional_format_occurs_twice(package):
    for sheet in package.sheets:
        yield from _twice(sheet, (one.get("priority") for one in sheet.all("cfRule")))


def every_conditional_format_has_its_style(package):
    styles = package.trees[STYLES].find(f"{MAIN}dxfs") if package.is_workbook else None
    count = 0 if styles is None else len(styles)
    for sheet in package.sheets:
        for one in sheet.all("cfRule"):
            if int(one.get("dxfId", -1)) >= count:
                yield f"{sheet.name}: style {one.get('dxfId')} of {count}"


def no_conditional_format_has_more_than_three_formulas(package):
    for sheet in package.sheets:
        for one in sheet.all("cfRule"):
            if len(one.findall(f"{MAIN}formula")) > _MOST_FORMULAS:
                yield f"{sheet.name}: priority {one.get('priority')}"


def no_list_or_formula_of_choices_is_longer_than_255_characters(package):
    for one in package.formulas:
        if one.role == "choice":
            listed = one.text[1:-1].replace('""', '"') if one.text.startswith('"') else one.text
            if len(listed) > _LONGEST_CHOICE:
                yield f"{one.place}: {len(listed)}"


def every_list_of_choices_names_them(package):
    for sheet in package.sheets:
        for one in sheet.all("dataValidation"):
            if one.get("type") == "list" and not one.findtext(f"{MAIN}formula1"):
                yield f"{sheet.name}: {one.get('sqref')}"


def the_words_of_a_choice_are_short_enough(package):
    for sheet in package.sheets:
        for one in sheet.all("dataValidation"):
            for word, most in _LONGEST_PROMPT.items():
                if len(one.get(word, "")) > most:
                    yield f"{sheet.name}: {word} of {one.get('sqref')}, {len(one.get(word))} characters"


def choices_do_not_overlap(package):
    for sheet in package.sheets:
        places = [place for one in sheet.all("dataValidation") for place in one.get("sqref").split()]
        yield from _overlaps(sheet, places)


def the_count_of_choices_is_right(package):
    for sheet in package.sheets:
        own = sheet.one("dataValidations")
        if own is not None and int(own.get("count", len(own))) != len(own):
            yield f"{sheet.name}: {own.get('count')} for {len(own)}"


def every_link_leads_to_a_place_that_is_there(package):
    there = {sheet.name.lower() for sheet in package.sheets}
    for sheet in package.sheets:
        for one in sheet.all("hyperlink"):
            location = one.get("location", "")
            place = _PLACE.fullmatch(location)
            known = (place[1] or place[2]).replace("''", "'").lower() in there if place else False
            if not known and location.lower() not in package.known_names and one.get(f"{RELATION}id") is None:
                yield f"{sheet.name}!{one.get('ref')}: {location}"


def no_cell_has_two_links(package):
    for sheet in package.sheets:
        yield from _twice(sheet, (one.get("ref") for one in sheet.all("hyperlink")))


def no_sheet_has_more_than_65530_links(package):
    for sheet in package.sheets:
        count = sum(1 for _ in sheet.all("hyperlink"))
        if count > _MOST_LINKS:
            yield f"{sheet.name}: {count}"


def no_tip_of_a_link_is_longer_than_255_characters(package):
    for sheet in package.sheets:
        for one in sheet.all("hyperlink"):
            if len(one.get("tooltip", "")) > _LONGEST_TIP:
                yield f"{sheet.name}!{one.get('ref')}"


def no_two_tables_have_one_name(package):
    names = set(package.known_names)
    for sheet in package.sheets:
        for name in _table_names(sheet):
            if name in names:
                yield name
            names.add(name)


def the_headers_of_a_table_differ(package):
    for sheet in package.sheets:
        for part in sheet.related("table"):
            headers = (one.get("name").lower() for one in package.trees[part].iter(f"{MAIN}tableColumn"))
            yield from _twice(sheet, headers)


def no_header_or_footer_is_longer_than_255_characters(package):
    for sheet, text in _headers(package):
        if len(text) > _LONGEST_HEADER:
            yield f"{sheet.name}: {len(text)}"


def no_header_or_footer_has_a_lone_ampersand(package):
    for sheet, text in _headers(package):
        if re.search(r'&(?![LCRPNDTFAZGBIUEXYSOHK0-9"+\-])', text.replace("&&", "")):
            yield f"{sheet.name}: {text[:80]}"


def page_scales_and_zooms_are_between_10_and_400(package):
    for sheet in package.sheets:
        for tag, word in (("pageSetup", "scale"), ("sheetView", "zoomScale")):
            for one in sheet.all(tag):
                if int(one.get(word, 100)) not in _SCALES:
                    yield f"{sheet.name}: {word} {one.get(word)}"


def page_breaks_are_counted_and_within_1023(package):
    for sheet in package.sheets:
        for one in (*sheet.all("rowBreaks"), *sheet.all("colBreaks")):
            if len(one) > _MOST_BREAKS or int(one.get("count", len(one))) != len(one):
                yield f"{sheet.name}: {len(one)}"


def _headers(package):
    for sheet in package.sheets:
        own = sheet.one("headerFooter")
        for one in () if own is None else own:
            yield sheet, one.text or ""


def _table_names(sheet):
    for part in sheet.related("table"):
        yield sheet.package.trees[part].get("displayName").lower()


def _overlaps(sheet, places):
    areas = [(place, Area.of(place)) for place in places]
    for (one, area), (other, second) in itertools.combinations(areas, 2):
        if area.meets(second):
            yield f"{sheet.name}: {one} and {other}"


def _twice(sheet, values):
    return [f"{sheet.name}: {value}" for value in twice(values)]
