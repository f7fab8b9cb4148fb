"""What a click on a button of the ribbon needs: the sheet as it is, or a build first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.workflows.memory import Memory, refuse_newer, remembered_study
from industry_clusters.workflows.study_source import refuse_network
from industry_clusters.workflows.up_to_date import has_room, reading_mark

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.ingest.study.study_workbook import Typed


def needs_build(typed: Typed, file: str, folder: Path) -> bool:
    """Whether a workbook as it is open shows something that its formulas cannot bring up to date.

    A year, a cut-off or a moved code is followed by formulas; data files, the program, a setting that needs the data again, a
    list without a free row, and a sheet that is gone are not.

    Parameters
    ----------
    typed
        What the open workbook says, unsaved changes included.
    file
        Its name.
    folder
        The folder that its data files are seen from.

    Raises
    ------
    WorkbookError
        Where a newer version made it, or its data are on the network.
    """
    memory = Memory.parsed(typed.memory)
    refuse_newer(memory, folder / file)
    refuse_network(typed.study, folder / file)  # looking whether its files are there would open the place
    built = remembered_study(memory, file)
    if built is None or not memory.reading or not set(memory.made) <= set(typed.sheets):
        return True
    if memory.reading != reading_mark(typed.study, folder, lambdas=memory.has_lambdas):
        return True
    return not has_room(typed.study, built)
