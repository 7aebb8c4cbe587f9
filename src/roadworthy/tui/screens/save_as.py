"""Another file for what is on the screen."""

from collections.abc import Mapping
from pathlib import Path

from roadworthy.session import Session
from roadworthy.tui.screens.paths import PathSuggester, free_name, here, read_path, shown_folder
from roadworthy.tui.screens.prompt import Field, PromptScreen


class SaveAsScreen(PromptScreen):
    """Writes to a new file and goes on there. The result is the path."""

    def __init__(self, session: Session) -> None:
        self.session = session
        kept = session.path is None
        folder = here()
        stem = session.path.stem if session.path else session.value.title.split(":")[0]
        super().__init__(
            "Keep this sample as a file of your own" if kept else "Save to another file, and go on there",
            (Field("file", "File", free_name(stem, folder), suggester=PathSuggester()),),
            self._save,
            words="" if kept else "The old file stays as it is.",
            does="keep it" if kept else "save there",
            note=f"In {shown_folder(folder)}, or a whole path. Nothing is ever overwritten.",
        )

    def _save(self, values: Mapping[str, str]) -> Path:
        path = read_path(values["file"])
        if self.session.path is None:
            self.session.keep_as(path)
        else:
            self.session.save_as(path)
        return path
