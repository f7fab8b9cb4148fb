"""Rules of letters and slides beyond those of the package."""

from lxml import etree

from support.excel_rules.parts import twice

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_LEAST_SLIDE_NUMBER = 256


def every_style_of_a_letter_is_there(package):
    styles = package.trees.get("word/styles.xml")
    document = package.trees.get("word/document.xml")
    if document is None:
        return
    known = {one.get(f"{_WORD}styleId") for one in styles.iter(f"{_WORD}style")}
    for word in ("pStyle", "rStyle", "tblStyle"):
        for one in document.iter(f"{_WORD}{word}"):
            if one.get(f"{_WORD}val") not in known:
                yield one.get(f"{_WORD}val")


def every_list_of_a_letter_is_there(package):
    document = package.trees.get("word/document.xml")
    lists = package.trees.get("word/numbering.xml", etree.Element("none"))
    known = {one.get(f"{_WORD}numId") for one in lists.iter(f"{_WORD}num")} | {"0"}
    for one in document.iter(f"{_WORD}numId") if document is not None else ():
        if one.get(f"{_WORD}val") not in known:
            yield one.get(f"{_WORD}val")


def every_slide_has_a_number_of_its_own(package):
    tree = package.trees.get("ppt/presentation.xml")
    numbers = [int(one.get("id")) for one in tree.iter(f"{_SLIDES}sldId")] if tree is not None else []
    yield from (str(number) for number in twice(numbers))
    yield from (str(number) for number in numbers if number < _LEAST_SLIDE_NUMBER)


def no_two_shapes_of_a_slide_have_one_number(package):
    for name, tree in package.trees.items():
        if tree.tag == f"{_SLIDES}sld":
            numbers = twice(one.get("id") for one in tree.iter(f"{_SLIDES}cNvPr"))
            yield from (f"{name}: {number}" for number in numbers)
