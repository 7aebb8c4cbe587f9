"""The start of a decision: a new one, one from a table, one from a file."""

from collections.abc import Mapping
from pathlib import Path

from textual.widgets import Input

from roadworthy.errors import Missing
from roadworthy.session import Session
from roadworthy.store.places import is_there
from roadworthy.tui.screens.paths import PathSuggester, as_dropped, free_name, here, read_path, shown_folder
from roadworthy.tui.screens.prompt import Field, PromptScreen


class NewScreen(PromptScreen):
    """Asks a title and a file name, that is all. The result is a session."""

    def __init__(self) -> None:
        folder = shown_folder(here())
        super().__init__(
            "A new decision",
            (
                Field("title", "Title", example="Orders platform 2027–2031"),
                Field("file", "File", example="orders-platform.toml"),
            ),
            self._make,
            does="begin",
            note=f"In {folder}. Nothing is ever overwritten.",
        )
        self._own_name = False
        self._proposed = ""

    def changed(self, key: str) -> None:
        title, file = self.inputs
        if key == "file":
            self._own_name = bool(file.value) and file.value != self._proposed
        elif not self._own_name:
            self._proposed = free_name(title.value, here()) if title.value.strip() else ""
            with self.prevent(Input.Changed):
                file.value = self._proposed

    def _make(self, values: Mapping[str, str]) -> Session:
        title = values["title"].strip()
        if not title:
            self.inputs[0].focus()
            raise ValueError("it needs a title; you can change it at any time")
        return Session.create(read_path(values["file"]), title)


class TableScreen(PromptScreen):
    """A decision from a table in Markdown or CSV. The result is a session."""

    def __init__(self) -> None:
        super().__init__(
            "A decision from a table",
            (
                Field(
                    "table",
                    "Table",
                    example="scores.csv",
                    suggester=PathSuggester(".csv", ".tsv", ".txt", ".md"),
                ),
                Field("file", "File", hint="made from the table's name"),
            ),
            self._make,
            words="A CSV file with the header criterion,weight,NAME,NAME… and scores from 1 to 5, "
            "ranges such as 3-5, or ?; or a Markdown file with a decision table.",
            does="begin",
            note=f"In {shown_folder(here())}. The table is only read.",
        )
        self._own_name = False
        self._proposed = ""

    def changed(self, key: str) -> None:
        table, file = self.inputs
        if key == "file":
            self._own_name = bool(file.value) and file.value != self._proposed
        elif not self._own_name:
            stem = Path(as_dropped(table.value.strip())).stem
            self._proposed = free_name(stem, here()) if stem else ""
            with self.prevent(Input.Changed):
                file.value = self._proposed

    def _make(self, values: Mapping[str, str]) -> Session:
        from roadworthy.report.audit_words import reading_notes
        from roadworthy.tables.decision import decision_from

        decision, tables = decision_from(read_path(values["table"], ""))
        session = Session.create(read_path(values["file"]), decision)
        if tables:
            self.notify("\n".join(reading_notes(tables)), title="How it was read", timeout=20, markup=False)
        return session


class OtherFileScreen(PromptScreen):
    """Asks for a file that is there. The result is its path."""

    def __init__(self) -> None:
        super().__init__(
            "Open a decision",
            (Field("file", "File", example="docs/orders.toml", suggester=PathSuggester(".toml")),),
            self._find,
            does="open",
            note=f"From {shown_folder(here())}, or a whole path.",
        )

    def _find(self, values: Mapping[str, str]) -> Path:
        path = read_path(values["file"])
        if not is_there(path):
            raise Missing("there is no such file", file=path, todo="check the name")
        return path
