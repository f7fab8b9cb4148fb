"""Rules of what lies on a sheet: comments, pictures and charts."""

from openpyxl.utils.cell import coordinate_to_tuple

from support.excel_rules.parts import CHART, MAIN, Area, twice

_LONGEST_TEXT, _MOST_SERIES = 32_767, 255
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_OFFICE = "{urn:schemas-microsoft-com:office:excel}"
_AXES = ("catAx", "valAx", "dateAx", "serAx")


def no_cell_has_two_comments(package):
    for sheet, tree in _comments(package):
        yield from (
            f"{sheet.name}: {ref}" for ref in twice(one.get("ref") for one in tree.iter(f"{MAIN}comment"))
        )


def every_comment_has_its_author(package):
    for sheet, tree in _comments(package):
        count = sum(1 for _ in tree.iter(f"{MAIN}author"))
        for one in tree.iter(f"{MAIN}comment"):
            if int(one.get("authorId")) >= count:
                yield f"{sheet.name}: {one.get('ref')}"


def no_comment_is_longer_than_32767_characters(package):
    for sheet, tree in _comments(package):
        for one in tree.iter(f"{MAIN}comment"):
            if len("".join(one.itertext(f"{MAIN}t"))) > _LONGEST_TEXT:
                yield f"{sheet.name}: {one.get('ref')}"


def every_comment_has_its_box(package):
    for sheet, tree in _comments(package):
        boxes = sorted(
            (int(one.findtext(f"{_OFFICE}Row")) + 1, int(one.findtext(f"{_OFFICE}Column")) + 1)
            for part in sheet.related("vmlDrawing")
            for one in package.trees[part].iter(f"{_OFFICE}ClientData")
            if one.get("ObjectType") == "Note"
        )
        if boxes != sorted({coordinate_to_tuple(one.get("ref")) for one in tree.iter(f"{MAIN}comment")}):
            yield f"{sheet.name}: {len(boxes)} boxes"


def no_two_shapes_of_a_drawing_have_one_number_or_name(package):
    for sheet, tree in _drawings(package):
        for word in ("id", "name"):
            found = twice(one.get(word) for one in tree.iter(f"{_DRAWING}cNvPr"))
            yield from (f"{sheet.name}: {word} {value}" for value in found)


def every_shape_runs_from_left_to_right_and_from_top_to_bottom(package):
    for sheet, tree in _drawings(package):
        for one in tree.iter(f"{_DRAWING}twoCellAnchor"):
            for way in ("col", "row"):
                start, end = (
                    tuple(
                        int(one.findtext(f"{_DRAWING}{side}/{_DRAWING}{word}")) for word in (way, f"{way}Off")
                    )
                    for side in ("from", "to")
                )
                if start > end or min(start) < 0:
                    yield f"{sheet.name}: {way} {start} to {end}"


def every_drawing_says_what_it_shows(package):
    for sheet, tree in _drawings(package):
        for one in tree.iter(f"{_DRAWING}cNvPr"):
            if not one.get("descr"):
                yield f"{sheet.name}: {one.get('name')}"


def every_axis_of_a_chart_is_there_once(package):
    for part, tree in package.charts:
        axes = [one.find(f"{CHART}axId").get("val") for axis in _AXES for one in tree.iter(f"{CHART}{axis}")]
        wanted = {one.get("val") for one in (*tree.iter(f"{CHART}axId"), *tree.iter(f"{CHART}crossAx"))}
        if len(axes) != len(set(axes)) or wanted != set(axes):
            yield f"{part}: {axes}"


def no_two_series_of_a_chart_have_one_place(package):
    for part, tree in package.charts:
        for word in ("idx", "order"):
            places = (one.find(f"{CHART}{word}").get("val") for one in tree.iter(f"{CHART}ser"))
            yield from (f"{part}: {word} {value}" for value in twice(places))


def no_chart_has_more_than_255_series(package):
    for part, tree in package.charts:
        count = sum(1 for _ in tree.iter(f"{CHART}ser"))
        if count > _MOST_SERIES:
            yield f"{part}: {count}"


def every_series_keeps_as_many_values_as_its_cells(package):
    for part, tree in package.charts:
        for one in (*tree.iter(f"{CHART}numRef"), *tree.iter(f"{CHART}strRef")):
            place = one.findtext(f"{CHART}f")
            count = one.find(f"*/{CHART}ptCount")
            cells = Area.of(place.rpartition("!")[2]).cells
            if count is None or int(count.get("val")) != cells:
                yield f"{part}: {place}"


def every_kept_value_of_a_series_is_a_number_in_its_place(package):
    for part, tree in package.charts:
        for cache in tree.iter(f"{CHART}numCache"):
            count = int(cache.find(f"{CHART}ptCount").get("val"))
            for one in cache.iter(f"{CHART}pt"):
                value = one.findtext(f"{CHART}v")
                if int(one.get("idx")) >= count or not _is_number(value):
                    yield f"{part}: {one.get('idx')} {value}"


def _comments(package):
    for sheet in package.sheets:
        for part in sheet.related("comments"):
            yield sheet, package.trees[part]


def _drawings(package):
    for sheet in package.sheets:
        for part in sheet.related("drawing"):
            yield sheet, package.trees[part]


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True
