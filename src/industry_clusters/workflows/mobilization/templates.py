"""An office's own templates for papers: a folder, in which a paper's own file goes before one for all of its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting
from industry_clusters.views.paper_registry import NAMES
from industry_clusters.views.vocabulary.deck_model import Deck
from industry_clusters.views.vocabulary.document_model import BARE

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.views.paper_registry import PaperEntry
    from industry_clusters.views.vocabulary.paper_model import Paper

SLIDES = "slides"
_FOR_ALL = ("document.docx", "letter.docx", f"{SLIDES}.pptx")


@dataclass
class Templates:
    """The Word and PowerPoint files of a folder, and which of them were used."""

    files: dict[str, Path] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, folder: Path | None) -> Templates:
        """What is in a folder; nothing where none is named.

        Raises
        ------
        BadSetting
            Where there is no such folder, or no template in it.
        """
        if folder is None:
            return cls()
        files = {
            path.name.casefold(): path
            for path in (sorted(folder.iterdir()) if folder.is_dir() else ())
            if path.suffix.lower() in (".docx", ".pptx") and not path.name.startswith(("~$", "."))
        }
        if not files:
            raise BadSetting(
                f"there is no template in {folder.name!r}",
                place="--templates",
                next_step=f"Name a folder with {', '.join(_FOR_ALL)}, or a file with a paper's name, such as briefing.docx.",
            )
        return cls(files)

    def of_paper(self, entry: PaperEntry, paper: Paper) -> Path | None:
        """The template that a paper is written on; None for ours."""
        if paper.ending not in (".docx", ".pptx"):
            return None
        content = paper.content
        kind = SLIDES if isinstance(content, Deck) else ""
        if isinstance(content, tuple) and content[0].template != BARE:  # cards have no place for a letterhead
            kind = content[0].called
        for stem in (entry.key, entry.kit_key, kind):
            name = f"{stem}{paper.ending}"
            if name in self.files:
                self.used.add(name)
                return self.files[name]
        return None

    def remarks(self) -> list[str]:
        """Files of the folder by whose names no paper is called."""
        known = {f"{name}{ending}" for name in NAMES for ending in (".docx", ".pptx")} | set(_FOR_ALL)
        strange = [path.name for name, path in self.files.items() if name not in known]
        return [
            f"the template {name} is not used: name it {_FOR_ALL[0]}, or by a paper, such as briefing.docx."
            for name in strange
        ]
