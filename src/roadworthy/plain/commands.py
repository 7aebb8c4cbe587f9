"""What the words do that are no answers: export, versions, ballots, another title, what is looked at."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from roadworthy.edits.amendment import amend
from roadworthy.edits.edit import Edit
from roadworthy.edits.status import move_status, set_title
from roadworthy.errors import StoreError
from roadworthy.interview.answers import numbered
from roadworthy.interview.outlines.path import candidate_of
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Option
from roadworthy.knowledge.stations import station as station_text
from roadworthy.knowledge.weight_methods import weight_methods
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision, PathError
from roadworthy.plain.asides import choose, question_of
from roadworthy.plain.ballots import Ballots
from roadworthy.plain.leaving import Leave
from roadworthy.plain.lessons import take_lessons
from roadworthy.plain.output import Output
from roadworthy.plain.plan_if import PlanIf
from roadworthy.plain.talk import Typed
from roadworthy.plain.way import Jump, Way, WayStep
from roadworthy.report.place_words import step_words
from roadworthy.report.reopening import reasons_to_reopen
from roadworthy.session.history import UndoStep
from roadworthy.session.person import git_name
from roadworthy.store.places import is_there

_BARE: Final = frozenset({"ballot", "save"})
"""Words that mean something alone as well as with what follows them."""


def reopened(grounds: tuple[str, ...], on: date, role: str, why: str) -> Edit:
    """The decision opened again, as its grounds have changed."""
    del grounds
    return move_status("reopened", on, role, why)


class PlainCommands:
    """The commands of an interview, and what is looked at between two prompts."""

    def __init__(self, interview: Way) -> None:
        self._interview: Final = interview
        self._output: Final = Output(interview.session, interview.console)
        self._plan_if: Final = PlanIf(interview.console)
        self._told_held = interview.session.read_only

    def page_lines(self) -> list[str]:
        """The page of the decision, line by line."""
        return self._output.page_lines()

    def run(self, typed: Typed) -> WayStep | None:
        """Do a command; where it leads, None where the same prompt comes again."""
        simple: Mapping[str, Callable[[], WayStep | None]] = {
            "u": self._undo,
            "r": self._redo,
            "page": self._output.page,
            "short": lambda: self._short(short=True),
            "all": lambda: self._short(short=False),
            "ballots": lambda: Ballots(self._interview).lead(),
            "versions": self._versions,
            "reload": self._reload,
            "takeover": self._take_over,
            "amend": lambda: self._amend(self._amended),
            "reopen": lambda: self._amend(reopened),
            "lessons": lambda: take_lessons(self._interview),
        }
        with_words: Mapping[str, Callable[[str], WayStep | None]] = {
            "go": self._go,
            "export": self._output.export,
            "compare": self._output.compare,
            "title": self._title,
            "way": self._way,
            "ballot": Ballots(self._interview).cast_or_ask,
            "horizon": self._horizon,
            "whose": self._whose,
            "restore": self._restore,
            "save": self._save,
            "what-if": self._what_if,
        }
        if typed.command in simple:
            return simple[typed.command]()
        if not typed.words and typed.command not in _BARE:
            self._refuse(say("plain", f"{typed.command}_how"))
            return None
        return with_words[typed.command](typed.words)

    def _what_if(self, words: str) -> None:
        """Other people, scope or date tried on the plan that is walked; else another weight."""
        interview, analysis = self._interview, self._interview.session.analysis
        slug = candidate_of(analysis, interview.form.view)
        if slug is None or not self._plan_if.is_meant(words):
            self._output.what_if(words)
            return
        edit = self._plan_if.read(words, analysis, slug)
        if edit is not None:
            interview.done(edit)

    def _amended(self, grounds: tuple[str, ...], on: date, role: str, why: str) -> Edit:
        return amend(grounds, on, role, why, self._interview.amendments.changes)

    def _amend(self, make: Callable[[tuple[str, ...], date, str, str], Edit]) -> None:
        """Put on record what was changed after the decision, or open it again, with who and why."""
        interview = self._interview
        grounds = interview.amendments.grounds
        if not grounds and not (make is reopened and reasons_to_reopen(interview.session.analysis)):
            self._refuse(say("plain", "no_amendment"))
            return
        name = git_name(interview.session.path.parent) if interview.session.path else ""
        who = interview.asides.ask(question_of("who_amends", proposed=name))
        why = None if who is None else interview.asides.ask(question_of("why_amends"))
        if who is None or why is None:
            interview.console.say(say("plain", "aborted"))
            return
        try:
            edit = make(grounds, interview.session.today(), who, why)
        except PathError as error:
            self._refuse(error.why)
            return
        if interview.done(edit):
            interview.amendments.record()

    def look_around(self) -> None:
        """See whether somebody else changed the file or took it over, and ask what is to be done."""
        session, say_ = self._interview.session, self._interview.console.say
        self._interview.saver.turn()
        if session.read_only and not self._told_held:
            self._told_held = True
            say_(say("plain", "taken_over"))
        if session.follow():
            self._interview.form.rebuild()
            say_(say("plain", "followed"))
        if session.state == "conflict" and self._interview.console.interactive:
            self._conflict()

    def _conflict(self) -> None:
        session, console = self._interview.session, self._interview.console
        gone = session.path is not None and not is_there(session.path)
        acts: Mapping[str, Callable[[], object]] = {
            "mine": session.keep_mine,
            "elsewhere": self._elsewhere,
            **({} if gone else {"theirs": self._take_theirs, "see": self._differences}),
        }
        names = ("again", "elsewhere", "leave") if gone else ("mine", "theirs", "elsewhere", "see", "leave")
        question = question_of(
            "conflict_gone" if gone else "conflict",
            options=[Option(name, say("plain", f"conflict_{name}")) for name in names],
        )
        while session.state == "conflict":
            name = names[choose(console, question, {"q": -1})]
            if name == "leave":
                raise Leave
            try:
                acts["mine" if name == "again" else name]()
            except StoreError as error:
                console.say(str(error))
                continue
            self._say_settled(name)

    def _say_settled(self, name: str) -> None:
        """What became of a conflict, where it is settled."""
        session, console = self._interview.session, self._interview.console
        if session.state == "failed":
            console.say(str(session.problem))
        elif session.state == "saved" and name != "elsewhere":
            console.say(say("plain", f"settled_{name}", file=session.path.name if session.path else ""))

    def _take_theirs(self) -> None:
        self._interview.session.reload()
        self._interview.form.rebuild()

    def _elsewhere(self) -> None:
        console = self._interview.console
        console.say(say("plain", "new_file"))
        if name := console.read().strip().removeprefix("="):
            self._save_to(name)

    def _differences(self) -> None:
        self._interview.console.pages(self._interview.session.differences())

    def _undo(self) -> None:
        self._travel(self._interview.session.undo, "undone", "nothing_undo")

    def _redo(self) -> None:
        self._travel(self._interview.session.redo, "redone", "nothing_redo")

    def _travel(self, step: Callable[[], UndoStep[Decision] | None], done: str, nothing: str) -> None:
        edit = step()
        if edit is None:
            self._interview.console.say(say("plain", nothing))
            return
        self._interview.form.rebuild()
        words = step_words(edit.label, edit.path, self._interview.session.value)
        self._interview.console.say(say("plain", done, label=words))
        self._interview.changed()

    def _go(self, word: str) -> WayStep | None:
        said = word.casefold()
        for name in STATIONS:
            text = station_text(name)
            if said in (name, text.title.casefold(), str(text.number)):
                return Jump(name)
        self._refuse(say("plain", "no_station", word=word, stations=len(STATIONS)))
        return None

    def _short(self, *, short: bool) -> WayStep | None:
        interview = self._interview
        interview.short = short
        interview.form.look(short=short)
        interview.console.say(say("plain", "short_on" if short else "short_off"))
        return None

    def _title(self, words: str) -> None:
        try:
            self._interview.do(set_title(words))
        except PathError as error:
            self._refuse(error.why)
            return
        self._interview.console.say(say("plain", "titled", words=self._interview.session.value.title))
        self._interview.changed()

    def _way(self, word: str) -> WayStep | None:
        found = [one for one in weight_methods() if word.casefold() in (one.id, one.name.casefold())]
        if not found:
            names = ", ".join(one.name for one in weight_methods())
            self._refuse(say("plain", "no_way", word=word, ways=names))
            return None
        return self._look("criteria", way=found[0].id, beside=False)

    def _horizon(self, word: str) -> WayStep | None:
        horizons = self._interview.session.value.horizons
        found = [slug for slug, it in horizons.items() if word.casefold() in (slug, it.name.casefold())]
        if not found:
            names = ", ".join(it.name or slug for slug, it in horizons.items())
            self._refuse(say("plain", "no_horizon", word=word, names=names or "–"))
            return None
        return self._look("criteria", horizon=found[0])

    def _whose(self, word: str) -> WayStep | None:
        slug = self._output.candidate(word)
        return self._look("path", candidate=slug, shown="") if slug else None

    def _look(self, station: str, **changes: object) -> WayStep:
        self._interview.form.look(**changes)
        return Jump(station)

    def _versions(self) -> None:
        console, kept = self._interview.console, self._interview.session.versions()
        if not kept:
            console.say(say("plain", "no_versions"))
            return
        for number, version in enumerate(kept, 1):
            console.say(
                say("plain", "version", number=number, when=f"{version.when.astimezone():%Y-%m-%d %H:%M}")
            )
        console.say(say("plain", "versions_how"))

    def _restore(self, word: str) -> None:
        kept = self._interview.session.versions()
        place = numbered(word, len(kept))
        if place is None:
            self._refuse(say("plain", "no_version", word=word))
            return
        when = f"{kept[place].when.astimezone():%Y-%m-%d %H:%M}"
        self._tried(lambda: self._interview.session.restore(kept[place]), say("plain", "restored", when=when))

    def _reload(self) -> None:
        self._tried(self._interview.session.reload, say("plain", "reloaded"))

    def _take_over(self) -> None:
        session = self._interview.session
        if session.read_only:
            self._tried(session.take_over, say("plain", "ours"))
            self._told_held = session.read_only
        else:
            self._refuse(say("plain", "ours_already"))

    def _tried(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except StoreError as error:
            self._refuse(str(error))
            return
        self._interview.form.rebuild()
        self._interview.console.say(done)
        self._interview.changed()

    def _save(self, word: str) -> None:
        session, console = self._interview.session, self._interview.console
        if not word:
            key = "save_sample" if session.path is None else "save_not_needed"
            console.say(say("plain", key, file=session.path.name if session.path else ""))
            return
        try:
            self._save_to(word)
        except StoreError as error:
            self._refuse(str(error))

    def _save_to(self, word: str) -> None:
        """Save in a new file and go on there. Raises StoreError."""
        if not word.endswith(".toml"):
            self._refuse(say("plain", "save_how"))
            return
        self._interview.session.save_as(Path(word))
        self._interview.console.say(say("plain", "saved_as", file=word))

    def _refuse(self, why: str) -> None:
        self._interview.refuse(why)
