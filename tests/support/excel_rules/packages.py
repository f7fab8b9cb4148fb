"""Rules of the package: what every Office program wants before it looks at the content."""

import re

from support.excel_rules.parts import CONTENT_TYPES, RELATION, twice

_LONGEST_LINK = 2079
_PATH_OF_A_MAKER = re.compile(rb"(?:/tmp/|/home/|/root/|[A-Z]:\\Users\\)[^<\"]{0,60}")


def every_part_has_a_content_type(package):
    tree = package.trees[CONTENT_TYPES]
    endings = {one.get("Extension").lower() for one in tree if one.get("Extension")}
    named = {one.get("PartName") for one in tree}
    for name in package.names:
        known = f"/{name}" in named or name.rsplit(".", 1)[-1].lower() in endings
        if not known and name != CONTENT_TYPES:
            yield name


def every_content_type_names_a_part_that_is_there(package):
    for one in package.trees[CONTENT_TYPES]:
        name = one.get("PartName")
        if name and name[1:] not in package.names:
            yield name


def no_two_parts_have_one_name(package):
    yield from twice(name.lower() for name in package.names)


def every_part_is_well_formed(package):
    for name in package.names:
        if name.endswith((".xml", ".rels", ".vml")) and name not in package.trees:
            yield name


def every_relationship_leads_to_a_part_that_is_there(package):
    for part, one in _relations(package):
        if not one.outer and one.target not in package.content:
            yield f"{part}: {one.target}"


def no_relationship_id_occurs_twice_in_a_part(package):
    yield from twice(f"{part}: {one.id}" for part, one in _relations(package))


def every_part_is_led_to(package):
    reached = {one.target for _, one in _relations(package)}
    for name in package.names:
        if name not in reached and name != CONTENT_TYPES and not name.endswith((".rels", "/")):
            yield name


def every_relationship_that_a_part_uses_is_there(package):
    for name, tree in package.trees.items():
        known = {one.id for one in package.relations(name)}
        for element in tree.iter("{*}*"):
            for key, value in element.attrib.items():
                if key.startswith(RELATION) and value and value not in known:
                    yield f"{name}: {value}"


def every_outer_link_leads_to_the_web_to_mail_or_to_a_file_beside(package):
    for part, one in _relations(package):
        if one.outer and not re.match(r"https?://|mailto:|[^/\\:]+$", one.target):
            yield f"{part}: {one.target}"


def no_outer_link_is_longer_than_2079_characters(package):
    for part, one in _relations(package):
        if one.outer and len(one.target) > _LONGEST_LINK:
            yield f"{part}: {len(one.target)}"


def no_workbook_leads_to_another_workbook(package):
    for part, one in _relations(package):
        if one.kind in {"externalLink", "externalLinkPath"}:
            yield f"{part}: {one.target}"


def no_part_names_a_folder_of_its_maker(package):
    for name, content in package.content.items():
        found = _PATH_OF_A_MAKER.search(content) if name in package.trees else None
        if found:
            yield f"{name}: {found[0].decode(errors='replace')}"


def no_document_holds_styles_with_effects(package):
    for name in package.names:
        if name.lower().endswith("styleswitheffects.xml"):
            yield name


def _relations(package):
    for name in package.names:
        if name.endswith(".rels"):
            part = name.replace("_rels/", "", 1).removesuffix(".rels")
            for one in package.relations(part):
                yield part or "package", one
