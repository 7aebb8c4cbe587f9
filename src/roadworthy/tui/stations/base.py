"""What every station is: a title, a body, guidance for what has the focus."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.stations import station
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath
from roadworthy.report.words import render
from roadworthy.session import Session
from roadworthy.tui.jobs import Jobs
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.textual_patches.strip_widget import PlainContainer
from roadworthy.tui.widgets.chrome import Guidance, Rail
from roadworthy.tui.widgets.station_head import StationHead

_MISSING_SHOWN = 4


class Station(PlainContainer):
    """One station. A subclass composes `body`, and draws the decision in `show`.

    It reads `session.value` and sends edits to `session`; it computes no score and writes no file.
    """

    ID: ClassVar[str]
    KEYS_FIRST: ClassVar[frozenset[str]] = frozenset()
    """Ids of the keys that the row of keys names before the others, where they do something."""

    class GuideChanged(Message):
        """What has the focus is now something else; the guide follows."""

    class GoTo(Message):
        """The person wants to see a place: a station, and something in it."""

        def __init__(self, station: str, path: KeyPath = ()) -> None:
            super().__init__()
            self.station = station
            self.path = path

    class Tell(Message):
        """One line for the verdict's row, until the next key."""

        def __init__(self, *notice: Fragment) -> None:
            super().__init__()
            self.notice = list(notice)

    def __init__(self, session: Session, *, short: bool) -> None:
        super().__init__(id=f"station-{self.ID}", classes="station")
        self.session = session
        self.short = short
        """Whether the walk is the short one: essential questions alone."""
        self.text = station(self.ID)
        self._looked_at: Analysis | None = None
        self.jobs: Jobs | None = None
        """What takes longer than a key; the walk's, once the station is on it."""

    def compose(self) -> ComposeResult:
        yield StationHead(self.text.title, self.text.sentence)
        yield from self.body()

    @property
    def head(self) -> StationHead:
        """The title's line."""
        return self.query_one(StationHead)

    @property
    def decision(self) -> Decision:
        """The decision as it is now; while items are drawn, the one that they were made of."""
        return self.analysis.decision

    @property
    def analysis(self) -> Analysis:
        """All that is worked out about it."""
        return self._looked_at or self.session.analysis

    @contextmanager
    def looking_at(self, analysis: Analysis) -> Iterator[None]:
        """Draw from another analysis than that of the moment."""
        before, self._looked_at = self._looked_at, analysis
        try:
            yield
        finally:
            self._looked_at = before

    def body(self) -> ComposeResult:
        """The widgets below the title."""
        raise NotImplementedError

    def show(self, decision: Decision) -> None:
        """Draw the decision; called when the station is entered and after every change."""
        raise NotImplementedError

    def enter(self) -> None:
        """Put the focus where the person left off."""
        raise NotImplementedError

    def begin(self) -> None:
        """Open what is answered first; only for somebody who has just begun a decision."""
        self.enter()

    def go_to(self, path: KeyPath) -> None:
        """Put the focus on what lies at `path`."""
        del path
        self.enter()

    def flush(self) -> None:
        """Send on what was typed a moment ago, before the station or the program is left."""

    def may_leave(self) -> bool:
        """Whether it may be left now; where something typed can't be taken, that is said first."""
        return True

    def leave(self) -> None:
        """The station is left: what was typed is taken, what was begun and has no name is gone."""
        self.flush()

    def adds(self) -> Mapping[str, Callable[[], None]]:
        """What can be added here: the words of each line that adds something, and what it does."""
        return {}

    def add_to(self, table: str) -> None:
        """Begin a record of a table of the file, with its first field open."""

    def earlier_found(self) -> None:
        """Lessons of earlier decisions were found: draw them where they matter."""

    def left_off(self) -> KeyPath:
        """The place to come back to; kept with the person, not in the file."""
        return ()

    def set_short(self, *, short: bool) -> None:
        """Ask the essential questions alone, or all."""
        self.short = short
        self.show(self.decision)

    HAS_SECOND_COLUMN: ClassVar[bool] = False
    """Whether there is something to see beside the station where the terminal is wide."""

    def second_column(self, width: int) -> Sequence[Content]:
        """The lines that stand beside the station from 150 columns on, above the guide."""
        del width
        return ()

    @property
    def guide_below(self) -> bool:
        """Whether the guide stands below the second column; not where the column has its words already."""
        return True

    def guidance(self) -> Guidance:
        """What the guide says about what has the focus."""
        return self.about_station()

    def key_note(self) -> list[Fragment]:
        """What stands at the end of the row of keys."""
        return []

    def do(self, edit: Edit) -> bool:
        """Send an edit; says why where it is refused."""
        try:
            self.session.do(edit)
        except ValueError as error:
            self.refused(str(getattr(error, "why", error)))
            return False
        return True

    def refused(self, why: str) -> None:
        """Say why something was not done."""
        self.post_message(self.Tell(("! ", "bold $warn"), why))

    def about_station(self) -> Guidance:
        """The guide's words about the whole station."""
        blocks: list[tuple[str, str]] = [("", words) for words in self.text.purpose]
        blocks += [
            ("How to use it" if number == 0 else "", words) for number, words in enumerate(self.text.use)
        ]
        if self.short:
            blocks.append(("In the short walk", self.text.short_walk))
        return Guidance(self.text.title, (*blocks, *self.missing()))

    def worked(self) -> None:
        """Something that the walk's jobs were asked for is there now."""

    def missing(self) -> list[tuple[str, str]]:
        """What is still missing here, as a block of the guide; empty where nothing is."""
        here = self.screen.query_one(Rail).progress.get(self.ID)
        if here is None or not here.missing:
            return []
        shown, rest = here.missing[:_MISSING_SHOWN], len(here.missing) - _MISSING_SHOWN
        more = f" and {rest} more" if rest > 0 else ""
        if all("label" in finding.facts for finding in shown):
            words = ", ".join(str(finding.facts["label"]) for finding in shown) + more
        else:
            words = "\n".join(render(finding, self.decision).says for finding in shown)
            words += f"\n{more.strip().capitalize()}." if more else ""
        return [("Still missing here", words)]
