"""Path: four phases to production, on a calendar, each with an exit that is checked."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Action, AddRecord, Item, Prose, RecordLine, SectionHead, Stop
from roadworthy.interview.outlines.path import candidate_of, shown_phase, state_words
from roadworthy.interview.outlines.phase import adding_in_phase
from roadworthy.knowledge.interview_words import say
from roadworthy.method.path import PhasePlan
from roadworthy.model import Decision, KeyPath
from roadworthy.report.plan_words import behind_words
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.sizes import GUTTER, NARROW, Layout, layout_of
from roadworthy.tui.stations.path_drawn import Timeline, detail_lines, exit_line, four_lines
from roadworthy.tui.stations.path_guide import about_phase, about_table
from roadworthy.tui.stations.path_move import MoveStation
from roadworthy.tui.stations.path_told import answer_lines, cure_lines, people_lines
from roadworthy.tui.text_layout import Fragment, fit, head, hung_row, line, parted, wrap
from roadworthy.tui.widgets.cell_title import told_apart
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.timeline import day_words

_NAME: Final = 30
"""Cells of the candidate's name at the end of the title's line."""
_SWITCHED: Final = ("met_on", "solved_on")
"""Answers that space switches on the row itself."""
_DRAWN: Final = frozenset({"axis", "load", "four", "exit", "guess", "kept"})
_TOLD: Final = frozenset({"answer", "people", "cures"})
"""What is told of the whole move, in a wide terminal beside the timeline."""
_ROOMY: Final = 28
"""Lines of a terminal from which on a blank one parts the four phases: below, all are in sight without."""
_BEGINS: Final = frozenset({"look-at", "name", "begin"})


def is_phase(item: object, slug: str = "") -> bool:
    """Whether an item is a phase's row on the timeline, that of `slug` where one is named."""
    if not isinstance(item, RecordLine) or item.kind != "phase":
        return False
    return not slug or item.path[3] == slug


class PathStation(MoveStation):
    """The seventh station: the timeline, and below it the phase that has the focus."""

    ID = "path"
    HAS_SECOND_COLUMN = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "what_if", "what if", id="path.what-if"),
        Binding("f", "new('flags')", "flag", id="path.flag"),
        Binding("b", "new('blockers')", "blocker", id="path.blocker"),
        Binding("p", "new('pulses')", "pulse", id="path.pulse"),
        Binding("c", "candidate", "candidate", id="path.candidate"),
    ]

    @property
    def shown(self) -> str:
        """The phase whose details stand below the timeline."""
        return shown_phase(self.analysis, self.form.state.view)

    def candidate(self) -> str | None:
        """Whose path is shown."""
        return candidate_of(self.analysis, self.form.state.view)

    @property
    def _timeline(self) -> Timeline | None:
        slug = self.candidate() or ""
        path, plan = self.decision.paths.get(slug), self.analysis.plan(slug)
        if path is None or plan is None:
            return None
        return Timeline(path, plan, self.session.today(), self.move, self.shown)

    def _row(self, slug: str) -> PhasePlan:
        plan = self.analysis.plan(self.candidate())
        assert plan is not None
        return next(found for found in plan.phases if found.slug == slug)

    # Drawing

    def draws(self, item: Item) -> bool:
        match item:
            case RecordLine():
                return True
            case Prose(id=name):
                return name in _DRAWN or name in _TOLD
            case SectionHead(id="cures"):
                return True
            case Action(id=name):
                return name in _BEGINS
            case _:
                return False

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        match item:
            case RecordLine(kind="phase", path=path):
                folded = self.app.size.width < NARROW
                timeline = self._timeline
                return timeline.phase(path[3], width, folded=folded) if timeline else []
            case RecordLine(path=path):
                phase = self.decision.paths[path[1]].phases[path[3]]
                return detail_lines(item, phase, self.session.today(), width)
            case Prose(id="four"):
                return four_lines(width, close=self.app.size.height < _ROOMY)
            case Prose(id="exit"):
                return [exit_line(item, self._row(self.shown))]
            case SectionHead(id="cures"):
                return []  # drawn with what stands below it
            case Prose(id=name) if name in _TOLD:
                return [] if layout_of(self.app.size.width) is Layout.WIDE else self._told(name, width)
            case Prose(id="axis" | "load"):
                timeline = self._timeline
                if timeline is None:
                    return []
                return timeline.head(width) if item.id == "axis" else timeline.load(width)
            case Prose(lines=lines):
                return [line(" ", (text, "$dim")) for words in lines for text in wrap(words, width - 3)]
            case Action():
                return self._beginning(item, width)
            case _:
                return []

    def _told(self, name: str, width: int) -> list[Content]:
        """What is told of the whole move; nothing while it is not worked out."""
        found = self.move
        if found is None:
            return []
        lines: list[Content] = []
        match name:
            case "answer":
                lines = [*answer_lines(found, width - 3), Content("")]
            case "people":
                drawn = people_lines(found, width - 3)
                lines = [Content(""), *drawn] if drawn else []
            case _ if self.ways:
                note = say("path", "cures_note")
                lines = [Content(""), head(say("path", "cures"), width - 3, note)]
                lines += cure_lines(self.ways, self.decision, width - 3)
                lines.append(line(("w ", "bold $accent"), (say("path", "try_key"), "$dim")))
        return [line(" ", text) for text in lines]

    def second_column(self, width: int) -> Sequence[Content]:
        """Whether it is in time, effort against people, what would cure it; then what the guide says."""
        parts = [self._told(name, width + GUTTER) for name in ("answer", "people", "cures")]
        if self.move is not None:
            said = [text for words in behind_words(self.move) for text in wrap(words, width - 1)]
            parts.append([line(" ", (text, "$dim")) for text in said])
        return [fit(text.rstrip(), width) for text in parted(parts)]

    def _beginning(self, item: Action, width: int) -> list[Content]:
        """Whose path it is to be, or the line that takes the four phases over."""
        before: list[Fragment] = [("+ ", "$accent")]
        if item.id == "look-at":
            place = list(self.decision.candidates).index(item.path[1])
            before = [(mark(place) + " ", mark_style(place))]
        elif item.id == "name":
            before = [(glyph("arrow") + "  ", "$accent")]
        return hung_row([" ", *before], item.words, (item.note, "$dim"), width)

    def head_of(self, item: SectionHead, width: int) -> "tuple[Fragment | None, str]":
        kind, _, slug = item.id.partition(" ")
        if kind == "phase":
            return None, state_words(self._row(slug), self.session.today(), day_words)
        return super().head_of(item, width)

    def show(self, decision: Decision) -> None:
        self.look_ahead()
        slug = self.candidate()
        if slug is None:
            self.head.show([])
        else:
            place = list(decision.candidates).index(slug)
            name = told_apart(decision, slug, _NAME)
            self.head.show([("for ", "$dim"), (mark(place) + " ", mark_style(place)), (name, "$ink")])
        super().show(decision)
        if not self.form.has_focus_within and not is_phase(self.form.current, self.shown):
            self._stand_at_shown()

    def _stand_at_shown(self) -> None:
        slug = self.candidate()
        if slug is not None and self.shown:
            self.form.stand_at(("record", ("paths", slug, "phases", self.shown)))
            self.form.rebuild()

    # What is done

    def entered(self, item: RecordLine) -> bool:
        """From a phase's row into its details."""
        if item.kind != "phase":
            return False
        self.form.look(shown=item.path[3])
        stops = self.form.stops()
        last = max((place for place, one in enumerate(stops) if is_phase(one)), default=-1)
        if last + 1 < len(stops):
            self.form.open_item(stops[last + 1])
        return True

    def way_back(self, stops: Sequence[Stop], place: int) -> Stop | None:
        """From a phase's details back to its row."""
        if not is_phase(stops[place - 1]) or is_phase(stops[place]):
            return None
        return next((item for item in stops if is_phase(item, self.shown)), None)

    def after(self, action: Action, edit: Edit) -> None:
        if action.id == "begin":
            self.form.open_path(("paths", edit.path[1], "phases", self.shown))

    def lead(self, path: KeyPath) -> None:
        if path[:1] != ("paths",):
            super().lead(path)
        elif len(path) == 4:  # a move of the phase was made: on to what may happen to it now
            moves = [one for one in self.form.stops() if isinstance(one, Action) and one.path == path]
            if moves:
                self.form.open_item(moves[0])
        elif len(path) == 2 and path[1] not in self.decision.paths:
            self._look_at(path[1])

    @on(Form.Moved)
    def _followed(self) -> None:
        current = self.form.current
        if isinstance(current, RecordLine) and is_phase(current) and current.path[3] != self.shown:
            self.form.look(shown=current.path[3])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action not in ("new", "candidate", "what_if"):
            return super().check_action(action, parameters)
        if self.form.field_open or self.card.has_focus:
            return False
        if action == "what_if":
            return self.move is not None and self.move.p50 is not None and not self.move.over
        slug = self.candidate()
        if action == "candidate":
            return len(self.decision.candidates) > 1
        return slug is not None and bool(self.shown) and slug in self.decision.paths

    def action_new(self, table: str) -> None:
        """A new flag, blocker or pulse in the phase that is shown."""
        found = adding_in_phase(
            self.analysis, self.form.state.view, self.candidate() or "", self.shown, table=table
        )
        if found is not None:
            self.form.enter(found)

    def action_candidate(self) -> None:
        """Whose path is shown; every other one stays under its candidate."""
        decision = self.decision
        front = self.analysis.path_candidate
        options = []
        for slug in decision.candidates:
            path = decision.paths.get(slug)
            planned = len(path.phases) if path else 0
            notes = [say("path", "phases_planned", count=planned) if planned else say("path", "no_path")]
            if slug == decision.outcome.chosen:
                notes.insert(0, say("path", "chosen"))
            elif slug == front:
                notes.insert(0, say("path", "leads"))
            options.append((slug, decision.candidate_name(slug), ", ".join(notes)))

        def picked(slug: str | None) -> None:
            if slug is not None:
                self._look_at(slug)

        words = say("path", "candidate_how")
        title = say("path", "candidate_ask")
        self.app.push_screen(ChooseScreen(title, options, words=words, at=self.candidate()), picked)

    def _look_at(self, slug: str) -> None:
        self.session.end_step()
        front = self.analysis.path_candidate
        self.form.look(candidate="" if slug == front else slug, shown="")
        self.show(self.decision)
        self._stand_at_shown()
        self.form.rest()
        self.post_message(self.GuideChanged())

    def go_to(self, path: KeyPath) -> None:
        if len(path) == 7 and path[6] in _SWITCHED and self._to_row(path[:6]):
            return
        super().go_to(path)
        self.show(self.decision)

    def _to_row(self, path: KeyPath) -> bool:
        """Put the focus on a record's row without opening it; whether there is one."""
        if path in self.form.state.view.opened:
            return False
        self.form.look(candidate=path[1], shown=path[3])
        rows = [item for item in self.form.stops() if isinstance(item, RecordLine)]
        found = next((item for item in rows if item.path == path), None)
        if found is not None:
            self.form.open_item(found)
            self.form.rest()
        return found is not None

    # The guide

    def key_note(self) -> list[Fragment]:
        slug = self.candidate()
        found = self.move
        if slug is None or found is None or found.over or found.p50 is None or found.p80 is None:
            return []
        if layout_of(self.app.size.width) < Layout.PANES:
            return []  # the keys need the room, and the answer says it
        today = self.session.today()
        half, most = day_words(found.p50, today), day_words(found.p80, today)
        return [(f"half by {half}, 8 in 10 by {most}", "$dim")]

    def about_record(self, record: RecordLine) -> Guidance:
        if record.kind == "phase":
            drawn = self._timeline
            forced = drawn.forced if drawn is not None else None
            found = about_phase(self.analysis, record.path[1], record.path[3], forced)
        else:
            found = about_table(record.path[4]) if len(record.path) > 4 else None
        return found or self.about_station()

    def about_add(self, add: AddRecord) -> Guidance:
        found = about_table(add.table[4]) if len(add.table) > 4 else None
        return found or self.about_station()

    def about_action(self, action: Action) -> Guidance:
        known = len(action.path) == 4 and action.path[2] == "phases"
        return (about_table("move") if known else None) or self.about_station()
