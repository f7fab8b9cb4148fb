"""The input cells of settings, from what their registry says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.study.registry import BY_CELL, PLAIN
from industry_clusters.study.setting import Reads
from industry_clusters.views.vocabulary.model import Choice, Field, Number, Unit

if TYPE_CHECKING:
    from industry_clusters.study import Study
    from industry_clusters.study.setting import Setting
    from industry_clusters.views.vocabulary.model import Validation, Value


def setting_field(cell: str, value: Value, validation: Validation | None = None, help: str = "") -> Field:  # noqa: A002  as a field calls it
    """The cell of a setting.

    Parameters
    ----------
    cell
        Its defined name.
    value
        What it shows.
    validation, help
        What the data add to what the registry says: a list of their years, for instance.
    """
    setting = BY_CELL[cell]
    return Field(
        cell,
        setting.label,
        value,
        Unit(setting.unit),
        validation=validation or _validation(setting),
        help=help or setting.help,
    )


def plain_field(cell: str, study: Study) -> Field:
    """The cell of a setting that shows the study's own value."""
    setting = BY_CELL[cell]
    return setting_field(cell, setting.shown(getattr(study, setting.name)))


def shown_settings(study: Study) -> dict[str, Any]:
    """By cell, what each plain setting shows."""
    return {one.cell: one.shown(getattr(study, one.name)) for one in PLAIN if one.cell}


def _validation(setting: Setting) -> Validation | None:
    if setting.choices:
        return Choice(tuple(choice.label for choice in setting.choices), setting.message)
    if setting.reads not in (Reads.WHOLE, Reads.COUNT, Reads.AMOUNT):
        return None
    whole = setting.reads is Reads.WHOLE
    return Number(setting.least, setting.most, whole=whole, message=setting.message)
