"""A file that does not load: the versions that are kept of it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from roadworthy.errors import BadValue, NotToml, NotUtf8
from roadworthy.model.frozen import frozen
from roadworthy.report.overview import overview
from roadworthy.session import Session
from roadworthy.store import Note, StoreError, atomic
from roadworthy.store.places import is_there
from roadworthy.store.versions import Version, read_version, versions_of
from roadworthy.text_files import read_bytes
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.saved import when_words
from roadworthy.tui.screens.panel import Hints, Panel, PanelText
from roadworthy.tui.screens.rows import Rows, choice_row
from roadworthy.tui.screens.versions import decision_of, size_words
from roadworthy.tui.widgets.scroll_area import ScrollArea

_MENDABLE = (BadValue, NotToml, NotUtf8)
"""What a kept version can put right. A newer format is another matter: that file is sound."""


@frozen
class Offer:
    """A version that loads."""

    version: Version
    title: str


def offers(path: Path, error: StoreError) -> Sequence[Offer]:
    """The versions that could stand in for a file that does not load; none where they would not help."""
    if not isinstance(error, _MENDABLE):
        return ()
    found: list[Offer] = []
    for version in versions_of(path):
        try:
            found.append(Offer(version, overview(decision_of(version)).title))
        except StoreError:
            continue
    return found


def put_back(path: Path, version: Version) -> Path:
    """Put a version in place of a file that does not load; that one is kept under the name given back.

    Raises StoreError; the file is then where it was.
    """
    raw = read_version(version)
    target = atomic.target_of(path)
    aside = _beside(target)
    _keep_aside(target, aside)
    try:
        atomic.write(target, raw)
    except StoreError:
        with suppress(OSError):
            aside.unlink()
        raise
    return aside


def _keep_aside(target: Path, aside: Path) -> None:
    """Give a file a second name; at every moment it has its own. Raises StoreError."""
    try:
        aside.hardlink_to(target)
    except OSError:  # a file system without hard links
        atomic.write(aside, read_bytes(target), new=True)


def _beside(path: Path) -> Path:
    number = 1
    while True:
        name = f"{path.stem}.unreadable{'' if number == 1 else f'-{number}'}{path.suffix}"
        if not is_there(path.with_name(name)):
            return path.with_name(name)
        number += 1


def restored_session(path: Path, version: Version) -> Session:
    """The session on a file that was put back, with a note on where the old one is. Raises StoreError."""
    aside = put_back(path, version)
    session = Session.open(path)
    note = Note(aside.name, None, "", "the file that could not be read is kept here")
    session.notes = (*session.notes, note)
    return session


class RecoverScreen(Panel[Session]):
    """Says what is wrong and offers the versions. The result is a session, or None."""

    AUTO_FOCUS = "Rows"
    ALONE = True
    DEFAULT_CSS = """
    RecoverScreen { background: $ground; align: left middle; }
    RecoverScreen ScrollArea { max-height: 40vh; }
    """

    def __init__(
        self, path: Path, error: StoreError, found: Sequence[Offer], today: date, *, closes: str = "quit"
    ) -> None:
        super().__init__()
        self.path = path
        self.error = error
        self.found = found
        self.today = today
        self.closes = closes

    def inside(self) -> ComposeResult:
        words = (
            "You can go back to a version that is kept on this machine. "
            "The file as it is now stays beside it, under another name."
            if self.found
            else "No version of it is kept on this machine. The file was left as it is."
        )
        yield PanelText(
            (f"{self.path.name} can't be read", "bold $bright"), (f"{glyph('look')} {self.error}", "$ink"),
            ("", ""), (words, "$dim"),
        )  # fmt: skip
        if self.found:
            with ScrollArea():
                yield Rows()
            yield PanelText(id="recover-foot")
            yield Hints(
                (glyph("enter"), "go back to it"),
                (f"{glyph('up')}{glyph('down')}", "choose"),
                ("esc", self.closes),
            )
        else:
            yield Hints(("esc", self.closes))

    def on_mount(self) -> None:
        rows = [
            choice_row(
                str(number), when_words(offer.version.when, self.today), offer.title,
                right=(size_words(offer.version.size), "$dim"),
            )
            for number, offer in enumerate(self.found)
        ]  # fmt: skip
        if rows:
            self.query_one(Rows).show(rows)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        try:
            session = restored_session(self.path, self.found[int(event.key)].version)
        except StoreError as error:
            self.query_one("#recover-foot", PanelText).show((str(error), "$warn"))
            return
        self.dismiss(session)
