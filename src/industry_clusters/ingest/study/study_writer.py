"""A study written as TOML, so that a person can read and edit it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import tomlkit

from industry_clusters.ingest.study.interviews_file import interviews_table
from industry_clusters.ingest.study.study_file import MAPPING_KEYS
from industry_clusters.ingest.study.toml_text import parsed, text_of
from industry_clusters.outputs import in_place
from industry_clusters.study import ColumnMapping
from industry_clusters.study.registry import PLAIN, TABLES, remark_on
from industry_clusters.study.setting import Reads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from industry_clusters.study import DataSource, DefinitionSet, Member, Study


_LINES = {setting.name for setting in PLAIN if setting.reads is Reads.LINES}


def study_text(study: Study) -> str:
    """Write a study as TOML."""
    return tomlkit.dumps(study_tables(study))


def write_study(study: Study, path: Path) -> None:
    """Write a study file; one that is there keeps its comments. Written aside, then moved into place.

    Raises
    ------
    WorkbookError
        Where the folder cannot be written.
    BadSetting
        Where a file that is there is not TOML.
    """
    document = parsed(text_of(path), path.name) if path.exists() else tomlkit.document()
    fresh = study_tables(study)
    for name in [name for name in document if name not in fresh]:
        document.remove(name)
    for name, content in fresh.items():
        is_new = name not in document
        _update(document, name, content)
        if is_new and (remark := remark_on(name)):
            document.item(name).comment(remark)  # type: ignore[union-attr]  # a new table stands in one place
    with in_place(path) as temporary:
        temporary.write_text(tomlkit.dumps(document), encoding="utf-8")


def _update(table: Any, name: str, content: Any) -> None:
    """Set a key only where it says something else, so that comments on it stay."""
    old = table.get(name)
    if old == content:
        return
    if not isinstance(content, dict) or not isinstance(old, dict):
        table[name] = content
        return
    for key in [key for key in old if key not in content]:
        del old[key]
    for key, value in content.items():
        _update(old, key, value)


def study_tables(study: Study) -> dict[str, Any]:
    """A study as the tables of its file."""
    tables: dict[str, Any] = {name: {} for name in TABLES}
    tables["region"] = {"name": study.region.name} | _areas(study)
    for setting in PLAIN:
        value = getattr(study, setting.name)
        is_said = value is not None and not (setting.only_own and value == setting.default)
        if is_said:
            tables[setting.table][setting.key] = _plain(setting.name, value, study)
    _add_lists(tables, study)
    tables["cut_offs"] = {criterion.value: value for criterion, value in study.cut_offs.items()}
    tables["library"] = [_set_table(one) for one in study.library]
    tables["data"] = [_source_table(source) for source in study.data]
    tables["infrastructure"] = dict(study.infrastructure)
    tables["notes"] = dict(study.notes)
    tables["interviews"] = interviews_table(study.interviews)
    return {name: content for name, content in tables.items() if content}


def _areas(study: Study) -> dict[str, Any]:
    return {"cbsa": study.region.cbsa} if study.region.cbsa else {"areas": list(study.region.area_fips)}


def _plain(name: str, value: Any, study: Study) -> Any:
    """A setting as TOML holds it."""
    if name == "references":
        return [code for code in value if code != study.reference]
    if name in _LINES:
        return [line.text for line in value]
    return value.value if isinstance(value, StrEnum) else value


def _add_lists(tables: dict[str, Any], study: Study) -> None:
    """Add the lists that stand among the plain settings of a table."""
    if study.clusters:
        tables["definitions"]["rows"] = _member_rows(study.clusters)
    if study.weights:
        tables["matrix"]["weights"] = {criterion.value: weight for criterion, weight in study.weights.items()}
    if study.own_criteria:
        tables["matrix"]["own"] = [
            {"name": own.name, "weight": own.weight, "points": dict(own.points)} for own in study.own_criteria
        ]
    if study.left_out:
        tables["occupations"]["left_out"] = [list(pair) for pair in study.left_out]


def _member_rows(members: Sequence[Member]) -> Any:
    """A row a line, so that a person can read and edit them."""
    rows = tomlkit.array().multiline(multiline=True)
    rows.extend(
        [member.cluster, member.industry_code, member.role or "", member.source] for member in members
    )
    return rows


def _set_table(one: DefinitionSet) -> dict[str, Any]:
    about = {"source": one.source} | ({"year": one.year} if one.year else {})
    return {"name": one.name, **about, "rows": _member_rows(one.members)}


def _source_table(source: DataSource) -> dict[str, Any]:
    return {"path": source.path} | ({"mapping": _mapping_table(source.mapping)} if source.mapping else {})


def _mapping_table(mapping: ColumnMapping) -> dict[str, Any]:
    """Only what differs from the defaults."""
    plain = ColumnMapping()
    table: dict[str, Any] = {}
    for name in MAPPING_KEYS:
        value = getattr(mapping, name)
        if value != getattr(plain, name):
            table[name] = (
                list(value)
                if isinstance(value, tuple)
                else dict(value)
                if name in ("columns", "constants")
                else value
            )
    return table


def mapping_text(mapping: ColumnMapping) -> str:
    """A column mapping in one line, as the Setup sheet holds it."""
    inline = tomlkit.inline_table()
    inline.update(_mapping_table(mapping))
    return inline.as_string()
