"""The interview line by line: station by station, question by question, over the very same outlines."""

from collections.abc import Callable, Mapping
from typing import Final

from roadworthy.edits.edit import Edit
from roadworthy.interview.amendments import Amendments
from roadworthy.interview.answers import numbered
from roadworthy.interview.form import FormState
from roadworthy.interview.items import (
    AddRecord,
    Ask,
    Item,
    Prose,
    RecordLine,
    SectionHead,
    about,
    is_stop,
    place_of,
)
from roadworthy.interview.onward import next_open
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say, say_lines
from roadworthy.knowledge.questions import answered
from roadworthy.knowledge.stations import station as station_text
from roadworthy.method.homes import STATIONS, home_of
from roadworthy.model import KeyPath, PathError
from roadworthy.plain.asides import Asides
from roadworthy.plain.commands import PlainCommands
from roadworthy.plain.console import Console
from roadworthy.plain.leaving import Leave
from roadworthy.plain.prompts import Prompts, actions_of
from roadworthy.plain.standing import StandingTold
from roadworthy.plain.talk import Typed, read_typed
from roadworthy.plain.way import Elsewhere, Jump, WayStep
from roadworthy.plain.words import MOST_OPTIONS, asked_of, headed, option_lines
from roadworthy.plain.writable import Writable
from roadworthy.session import Session
from roadworthy.session.face import AtOnce
from roadworthy.session.saver import Saver


def _says_why(item: Item) -> bool:
    """Whether an item says why what stands above it could be done."""
    return isinstance(item, Prose) and item.id == "reason"


class PlainInterview:
    """One decision, asked line by line."""

    def __init__(self, session: Session, console: Console, *, short: bool = False) -> None:
        self.session = session
        self.saver = Saver(session, AtOnce())
        self.console = console
        self.short = short
        self.station: str = STATIONS[0]
        self._works: Final = Writable(session)
        self.form = FormState(self._works, outline_of(self.station), View(short=short, waits=True))
        self.told = StandingTold(session.analysis)
        self.amendments = Amendments(session)
        self.asides: Final = Asides(self)
        self.prompts: Final = Prompts(self)
        self.commands: Final = PlainCommands(self)
        self._helped = False

    # The way through the stations

    def run(self, station: str = STATIONS[0], path: KeyPath = ()) -> None:
        """From a place on to the end. Raises Leave, Refused or EndOfInput."""
        at = Jump(station if station in STATIONS else STATIONS[0], path)
        if not self.session.read_only:
            self._say_not_on_record(self.amendments.opened())
        while True:
            following = self._walk(at)
            if following is None:
                self.console.blank()
                self.console.say(say("plain", "ends"))
                return
            at = following

    def _walk(self, at: Jump) -> Jump | None:
        """One station, from its top or from a place; where it goes on, None after the last."""
        self.station = at.station
        self.form = FormState(
            self._works, outline_of(at.station), self.form.view.but(draft=None, short=self.short, order=())
        )
        index = 0
        if at.path and self.form.open_path(at.path):
            index = self._index_of(self.form.current)
        self._head()
        asked = asked_of(list(self.form.items))
        blank = bool(asked) and not any(answered(self.form.present(one)) for one in asked)
        while index < len(self.form.items):
            item = self.form.items[index]
            if not is_stop(item):
                if not (_says_why(item) or (blank and isinstance(item, Prose))):
                    self._tell(item)
                index += 1
                continue
            blank = False  # what sums up a station in which nothing is answered yet is only in the way
            below = self.form.items[index + 1 : index + 2]
            if below and _says_why(below[0]):
                self._tell(below[0])  # a person hears why before being asked
            try:
                step = self.prompts.prompt(item)
            except Elsewhere as led:
                step = led.to
            if isinstance(step, Jump):
                self.form.leave()
                return step
            index = self._after(item, index, step)
        self.form.leave()
        number = STATIONS.index(at.station) + 1
        return Jump(STATIONS[number]) if number < len(STATIONS) else None

    def _index_of(self, item: Item | None) -> int:
        place = place_of(item) if item is not None else None
        return next((n for n, one in enumerate(self.form.items) if place_of(one) == place), 0)

    def _after(self, item: Item, index: int, step: int) -> int:
        """Where to go on in items that may be others than before."""
        places = [place_of(one) for one in self.form.items]
        place = place_of(item)
        if self.form.at != place and self.form.at in places and step > 0:
            return places.index(self.form.at)  # something was opened or born there
        here = places.index(place) if place in places else min(index, len(places)) - (step > 0)
        if step >= 0:
            return here + step
        before = [n for n, one in enumerate(places[: max(0, here)]) if one is not None]
        if not before:
            self.console.say(say("plain", "first_place"))
        return before[-1] if before else max(0, here)

    def place_words(self) -> str:
        """Where the person stands: the station, and which of its questions."""
        questions = [one.path for one in asked_of(list(self.form.items))]
        title, here = station_text(self.station).title, self.form.current
        asked = asked_of([] if here is None else [here])
        at = asked[0].path if asked else ()
        if at not in questions:
            return title
        return say("plain", "place", station=title, number=questions.index(at) + 1, total=len(questions))

    def _head(self) -> None:
        text = station_text(self.station)
        self.console.blank()
        questions = asked_of(list(self.form.items))
        done = sum(answered(self.form.present(one)) for one in questions)
        facts = {"number": text.number, "title": text.title, "sentence": text.sentence}
        words = say("plain", "station", stations=len(STATIONS), **facts)
        if questions:
            key = "all_answered" if done == len(questions) else "some_answered"
            words += " " + say("plain", key, done=done, total=len(questions))
        self.console.say(words)
        if not self._helped:
            self._helped = True
            self.console.say(say("plain", "helps"))
        self.console.blank()

    def _tell(self, item: Item) -> None:
        match item:
            case SectionHead(title=title, note=note):
                self.console.say(headed(title, note))
            case Prose(lines=lines):
                for line in lines:
                    self.console.say(line)
            case _:
                return
        if isinstance(item, Prose) and item.lines:
            self.console.blank()

    # One item

    def refuse(self, why: str) -> None:
        """Say why something is not taken; out of a pipe that is the end. Raises Refused."""
        self.console.refuse(why)

    def page(self) -> None:
        """Print the page of the decision, a screen at a time."""
        self.commands.run(Typed("page", ""))
        self.console.blank()

    def export(self, form: str) -> None:
        """Write the summary in one of its forms beside the decision."""
        self.commands.run(Typed("export", form))

    # What follows from a line

    def read(self) -> Typed:
        self.commands.look_around()
        return read_typed(self.console.read())

    def do(self, edit: Edit) -> bool:
        """Make a change that is an undo step of its own. Raises PathError."""
        self.session.end_step()
        done = self._works.do(edit)
        self.session.end_step()
        return done

    def done(self, edit: Edit) -> bool:
        """Make a change and say so, or why it is refused; whether it was made."""
        try:
            self.do(edit)
        except PathError as error:
            self.refuse(error.why)
            return False
        self.form.rebuild()
        self.console.say(say("plain", "done", label=edit.label))
        self.changed()
        return True

    def changed(self) -> None:
        """Save, and tell what an answer changed besides itself."""
        self.saver.save()
        for line in self.told.news(self.session.analysis, self.station):
            self.console.say(line)
        self._say_not_on_record(self.amendments.news())

    def _say_not_on_record(self, grounds: tuple[str, ...]) -> None:
        if grounds:
            self.console.say(say("plain", "decided", grounds=" and ".join(grounds)))

    def jump(self, path: KeyPath) -> Jump:
        """To where a place in the file is answered."""
        return Jump(home_of(path, self.session.value) or self.station, path)

    def command(self, typed: Typed, item: Item, asked: Ask | None) -> WayStep | None:
        """Do what a command says; None where the same prompt comes again."""
        simple: Mapping[str, Callable[[], WayStep | None]] = {
            "b": lambda: -1,
            "s": lambda: self._said(say("plain", "skipped"), 1),
            "?": lambda: self._why(item, asked),
            "n": self._next_open,
            "q": self._leave,
            "help": lambda: self.console.pages(say_lines("plain", "help")),
            "list": lambda: self._list(asked),
            "o": lambda: self._open(item),
            "del": lambda: self._delete(item),
            "+": lambda: self.move(item, -1),
        }
        if typed.command in simple:
            return simple[typed.command]()
        if typed.command == "do":
            return self._do_number(typed.words, item)
        return self.commands.run(typed)

    def _said(self, words: str, step: WayStep) -> WayStep:
        self.console.say(words)
        self.console.blank()
        return step

    def _lines(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            self.console.say(line)

    def _why(self, item: Item, asked: Ask | None) -> None:
        question = (
            asked.question if asked is not None else item.first if isinstance(item, AddRecord) else None
        )
        if question is None:
            text = station_text(self.station)
            self._lines((*text.purpose, *text.use))
            return
        for key in ("why", "how"):
            if words := getattr(question, key):
                self.console.say(say("plain", key, words=words))
        if question.kind == "range":
            self.console.say(say("plain", "range"))

    def _next_open(self) -> WayStep | None:
        here = self.form.at[1] if self.form.at else ()
        found = next_open(self.session.analysis, self.station, here, short=self.short)
        if found is None:
            self.console.say(say("plain", "no_open_anywhere"))
            return None
        if found.station != self.station:
            self.console.say(say("plain", "next_open", station=station_text(found.station).title))
        return Jump(found.station, found.path)

    def _leave(self) -> WayStep:
        raise Leave

    def _list(self, asked: Ask | None) -> None:
        if asked is not None and len(asked.question.options) > MOST_OPTIONS:
            self.console.pages(option_lines(asked.question, every=True))
            return
        self.console.pages(list(self._contents()))

    def _contents(self) -> list[str]:
        lines: list[str] = []
        title, done, total = "", 0, 0
        for item in (*self.form.items, SectionHead("")):
            if isinstance(item, SectionHead) and not item.depth:
                if title and total:
                    lines.append(say("plain", "list_section", title=title, done=done, total=total))
                title, done, total = item.title, 0, 0
            for one in asked_of([item]):
                total += 1
                done += answered(self.form.present(one))
            if isinstance(item, RecordLine):
                named = f"{item.title.removesuffix('.')}: {item.note}" if item.note else item.title
                lines.append(f"  {named}")
        if self.form.next_open() is None:
            lines.append(say("plain", "list_all", station=station_text(self.station).title))
        return lines

    def _open(self, item: Item) -> WayStep | None:
        if not isinstance(item, RecordLine):
            self.refuse(say("plain", "no_record"))
            return None
        if not self.form.view.is_open(item.path):
            self.form.turn(item)
        own, deep = place_of(item), len(item.path)
        below = (one for one in self.form.stops() if place_of(one) != own)
        inside = (one for one in below if about(one)[:deep] == item.path)
        if not item.opens and (first := next(inside, None)) is not None:
            self.form.open(first)  # what is looked into stands below all of its kind
        return 1

    def _delete(self, item: Item) -> WayStep | None:
        try:
            edit = self.form.delete(item) if isinstance(item, RecordLine) else None
        except PathError as error:
            self.refuse(error.why)
            return None
        if edit is None:
            self.refuse(say("plain", "no_record" if not isinstance(item, RecordLine) else "stays"))
            return None
        self.console.say(say("plain", "deleted", label=edit.label))
        self.changed()
        return 1

    def move(self, item: Item, by: int) -> WayStep | None:
        """Move a record up (negative) or down among its sisters."""
        if not (isinstance(item, RecordLine) and item.moves):
            self.refuse(say("plain", "stays" if isinstance(item, RecordLine) else "no_record"))
            return None
        try:
            edit = self.form.shift(item, by)
        except PathError as error:
            self.refuse(error.why)
            return None
        if edit is None:
            self.console.say(say("plain", "first_already" if by < 0 else "last_already"))
            return None
        self.console.say(say("plain", "moved", label=edit.label))
        self.changed()
        return 0

    def _do_number(self, words: str, item: Item) -> WayStep | None:
        actions = actions_of(item)
        place = numbered(words, len(actions))
        if place is None:
            key = "do_none" if not actions else "one_of"
            self.refuse(say("plain", key, count=len(actions)))
            return None
        step = self.prompts.act(actions[place])
        return None if step == 0 else step
