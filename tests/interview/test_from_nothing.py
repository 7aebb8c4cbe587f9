"""Every sample made whole from nothing in each face, answer by answer: the same file, byte by byte.

Somebody who knows a sample by heart (`in_mind`) goes through the stations of a new decision, again and again until there is
nothing left to say. What they say depends on where they stand alone, so that each face gets it in its own way.
Ballots on paper, and what is amended, are in test_on_paper.py.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from examples import WHOLE
from interview.in_mind import Mind
from interview.places import NAMES, TODAY, decision_called
from interview.shortened import leaves, shortened
from interview.steps import Delete, Do, Open, Say, Step, Visit
from plain.typist import Typist
from roadworthy.edits.ballots import invite, withdraw
from roadworthy.interview.acts import act_edit
from roadworthy.interview.answers import read_value
from roadworthy.interview.ballots import invited
from roadworthy.interview.form import FormState
from roadworthy.interview.items import Action, AddRecord, Ask, Item, RecordLine, place_of
from roadworthy.interview.refusal import NotTaken
from roadworthy.interview.script import add_named, drop_at, set_answers
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.questions import CATALOGUE, Question, answered, question_at
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath
from roadworthy.model.keypath import record_type_at
from roadworthy.plain.interview import PlainInterview
from roadworthy.plain.leaving import Leave
from roadworthy.plain.prompts import actions_of
from roadworthy.session import Session
from roadworthy.store.ballots import Beside

_NOW: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
_MOST: Final = 900
"""Steps on one visit, more than there are places: who takes more goes round in a circle."""
_ROUNDS: Final = 9
"""Rounds through all stations, more than one answer waits for another."""
BY_SCRIPT: Final = 'rationale = "Set by a script."\n'
STAMPED: Final[Mapping[str, str]] = {
    "weighting.locked_on": "the day on which it is locked",
    "weighting.first_locked_on": "the same",
    "weighting.changes.*.on": "the day of the change",
    "weighting.changes.*.before.*": "what was there before a change of what was locked",
    "weighting.changes.*.reason": "asked of such a change",
    "weighting.changes.*.role": "the same",
    "weighting.first_locked.*": "what was locked first: one of the samples had others then",
    "raised.*.on": "the day on which somebody answers",
    "raised.*.answers": "what the finding rests on",
    "raised.*.role": "who answered is asked where it is dismissed, and else who did something last",
    "ballots.opened_on": "there are no papers beside a sample",
    "ballots.taken_over": "the same",
    "ballots.voters.*.invited_on": "the day of the invitation",
    "ballots.voters.*.withdrawn_on": "the day on which it is taken back",
    "history.*.then.*": "the figures of the day",
    "lessons.*.on": "the day of the lesson",
    "hindsight.looked_on": "the day on which somebody looked back",
    "note": "no face asks it: it is what a file says to its reader",
}
"""What is made by the program, or stands in a file alone, and why."""


class ByForm:
    """The full screen's face: what its keys come to, on the state that it draws."""

    def __init__(self, session: Session, mind: Mind) -> None:
        self.session, self.mind, self.view = session, mind, View(waits=True)
        self.done: list[tuple[Item, Step, str]] = []
        """What was done, one after another, with the key of the record that it brought into being."""

    def go_through(self, visit: Visit) -> None:
        view = self.view.but(draft=None, candidate=visit.candidate)
        form = FormState(self.session, outline_of(visit.station), view)
        index = 0
        for _ in range(_MOST):
            stops = form.stops()
            if index >= len(stops):
                break
            item = stops[index]
            form.open(item)
            step, before = self.mind.at(form, item), form.decision
            if step is not None:
                self.do(form, item, step)
                self.mind.note(before, form.decision)
                self.done.append((item, step, self.mind.born))
            index = self._next(form, item, index, step)
        else:
            raise AssertionError(f"{visit} goes round in a circle at {form.at}")
        form.leave()
        self.view = form.view

    def _next(self, form: FormState, item: Item, index: int, step: Step) -> int:
        places = [place_of(one) for one in form.stops()]
        if form.at != place_of(item) and form.at in places:
            return places.index(form.at)
        here = places.index(place_of(item)) if place_of(item) in places else index - 1
        return here + (not isinstance(step, Do) or here < 0)

    def do(self, form: FormState, item: Item, step: Step) -> None:
        match step, item:
            case Say(words), AddRecord():
                asked = form.begin(item)
                assert asked is not None
                form.answer_words(asked, words)
            case Say(words), Ask() | RecordLine():
                asked = asked_at(item)
                try:
                    form.answer_words(asked, words)
                except NotTaken as error:
                    self.mind.refused[asked.path] = str(error)
            case Open(), RecordLine():
                form.turn(item)
            case Do(action, said), _:
                given = {
                    one.id: read_value(one, said.get(one.id, one.proposed), TODAY) for one in action.asks
                }
                form.act(action, given)
            case Delete(), RecordLine():
                form.delete(item)
            case _:
                raise AssertionError(step)

    def ask_ballots(self, names: list[str], back: list[str]) -> None:
        for name in names:
            found = invited(self.session.value, Beside(), name)
            assert found is not None
            self.session.do(invite(found.slug, found.name, TODAY))
        for slug, voter in self.session.value.ballots.voters.items():
            if voter.name in back:
                self.session.do(withdraw(slug, voter.name, TODAY))


class _AtConsole(Typist):
    """A console at which somebody sits who has a decision in mind."""

    def __init__(self, mind: Mind, visit: Visit, *lines: str) -> None:
        super().__init__()
        self.mind, self.visit, self.waiting = mind, visit, [*lines]
        self.before: Decision | None = None
        self.lines_read = 0
        self.interview: PlainInterview

    def read(self) -> str:
        self.lines_read += 1
        assert self.lines_read < _MOST, f"{self.visit} goes round in a circle at {self.interview.form.at}"
        if self.waiting:
            return self.waiting.pop(0)
        form, item = self.interview.form, self.interview.form.current
        if self.before is not None:
            self.mind.note(self.before, form.decision)
        if self.interview.station != self.visit.station:
            return "q"
        assert item is not None
        self.before, step = form.decision, self.mind.at(form, item)
        return self._typed(item, step)

    def _typed(self, item: Item, step: Step) -> str:
        match step:
            case Say(words):
                first, *more = words.split("\n")
                if not isinstance(item, AddRecord):
                    self.waiting += [line for one in more for line in ("b", f"+ {one}")]
                return f"={first}"
            case Open():
                return "o"
            case Delete():
                return "del"
            case Do(action, said):
                self.waiting += [f"={said.get(one.id, one.proposed)}" for one in action.asks]
                if isinstance(item, Action):
                    return "y"
                return str(1 + [one.id for one in actions_of(item)].index(action.id))
            case _:
                return ""


class ByLine:
    """The plain face, a line at a time."""

    def __init__(self, session: Session, mind: Mind) -> None:
        self.session, self.mind, self.view = session, mind, View(waits=True)

    def go_through(self, visit: Visit) -> None:
        there = visit.candidate in self.session.value.candidates
        self._sit_down(visit, *([f"whose {visit.candidate}"] if there else []))

    def ask_ballots(self, names: list[str], back: list[str]) -> None:
        asked = [f"invite {name}" for name in names]
        self._sit_down(Visit("scores"), "ballots", *asked, *(f"withdraw {name}" for name in back), "", "q")

    def _sit_down(self, visit: Visit, *lines: str) -> None:
        talk = _AtConsole(self.mind, visit, *lines)
        talk.interview = PlainInterview(self.session, talk)
        talk.interview.form.view = self.view
        with suppress(Leave):  # the last station ends by itself
            talk.interview.run(visit.station)
        self.view = talk.interview.form.view
        for line in talk.printed.splitlines():
            if line.startswith("Not taken"):
                self.mind.refused.setdefault((line,), line)


def asked_at(item: Item) -> Ask:
    asked = item.figure if isinstance(item, RecordLine) else item
    assert isinstance(asked, Ask)
    return asked


def go_through_all(walker: ByForm | ByLine) -> None:
    """Go through the stations, each time through those at which something may be another than when they were left.

    An answer may wait for another one, of another station as well.
    """
    session, mind = walker.session, walker.mind
    left: dict[Visit, Decision] = {}
    for _ in range(_ROUNDS):
        waiting = [visit for visit in mind.visits() if left.get(visit) is not session.value]
        if not waiting:
            return
        for visit in waiting:
            for _ in range(_ROUNDS):
                if left.get(visit) is session.value:
                    break
                left[visit] = session.value
                mind.come_to(visit)
                walker.go_through(visit)
            else:
                raise AssertionError(f"there is always more to say at {visit}")
    raise AssertionError("there is always more to say")


def opened(path: Path, sample: Decision) -> Session:
    return Session.create(path, sample.title, now=lambda: _NOW, today=lambda: TODAY)


def written(session: Session) -> str:
    """What is in the file when the session is over."""
    assert session.path is not None
    session.close()
    assert session.state == "saved"
    return session.path.read_text("utf-8")


def made(walker: ByForm | ByLine) -> str:
    """What the walker has in mind made anew: the file."""
    session, mind = walker.session, walker.mind
    for mind.all_said in (False, True):
        go_through_all(walker)
    voters = mind.sample.ballots.voters.values()
    walker.ask_ballots([one.name for one in voters], [one.name for one in voters if one.withdrawn_on])
    mind.note_voters(session.value)
    return written(session)


def by_script(session: Session, done: list[tuple[Item, Step, str]]) -> dict[str, str]:
    """The same by `set`, `add`, `drop` and `act`, one after another; the keys that differ from those of a form.

    Of two records that begin alike the second one's key is told apart by what is known of it: a script says after
    the first answer whom an entry of evidence is about.
    """
    keys: dict[str, str] = {}

    def own(path: KeyPath) -> KeyPath:
        return tuple(keys.get(key, key) for key in path)

    for item, step, born in done:
        match step, item:
            case Say(words), AddRecord(table=table, record=record):
                edit = add_named(session.value, own(table), words, TODAY)
                session.do(edit)
                if edit.path[-1] != born:
                    keys[born] = edit.path[-1]
                if about := getattr(record, "candidate", ""):
                    session.do(set_answers(session.value, [((*edit.path, "candidate"), about)], TODAY))
            case Say(words), Ask() | RecordLine():
                asked = asked_at(item)
                if asked.question.kind == "several":
                    words = ", ".join(own(tuple(words.split(", "))))
                session.do(set_answers(session.value, [(own(asked.path), words)], TODAY))
            case Do(action, said), _:
                session.do(act_edit(session.analysis, action.id, own(action.path), said))
            case Delete(), RecordLine(path=path):
                session.do(drop_at(session.value, own(path), TODAY))
    return keys


def kind_of(path: KeyPath) -> str:
    """A path with a star for each key of a row."""
    rows = (record_type_at(Decision, path[:depth]) is None for depth in range(len(path)))
    return ".".join("*" if row else key for key, row in zip(path, rows, strict=True))


def slugs_of(question: Question, path: KeyPath) -> dict[str, str]:
    """The keys of a path by the names that they have in a question's."""
    parts = question.path.split(".")
    return {part[1:-1]: key for part, key in zip(parts, path, strict=True) if part.startswith("{")}


def left_out(mind: Mind, value: Decision) -> Iterator[tuple[KeyPath, Any, Any]]:
    """What is in mind and not in the new decision, although it could have been said."""
    there = {mind.old_path(path): (path, given) for path, given in leaves(value)}
    raised = {
        mind.old_finding(one.id) for one in Analysis(value, TODAY, CATALOGUE, signs=SIGN_CATALOGUE).raised
    }
    begun = next(iter(mind.sample.history), "")
    for old, given in leaves(mind.sample):
        new, now = there.get(old, ((), None))
        question = question_at(old)
        waits = new and question is not None and not question.asked(value, **slugs_of(question, new))
        if not answered(given) or mind.old_value(new, now) == given or waits:
            continue
        if (old[0] == "raised" and old[1] not in raised) or old[:2] == ("history", begun):
            continue
        if old[0] == "history" and old[1].endswith("-amended"):
            continue  # put on record by a word of its own, after what was decided was changed
        if old[0] == "lessons" and old[2] == "words" and mind.sample.lessons[old[1]].direction == "right":
            continue  # what was right is not explained
        if not any(kind_of(old).startswith(known.removesuffix(".*")) for known in STAMPED):
            yield old, given, now


EVERYDAY: Final = "startup-crud"
"""The sample of which a part is made anew on every day."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name == EVERYDAY else pytest.mark.slow)
        for name in NAMES
        if name != "empty"
    ],
)
def test_a_sample_from_nothing_is_the_same_file_in_every_face(name: str, tmp_path: Path) -> None:
    """Whole in CI, and where somebody asks for it; on other days one sample with one record of each kind."""
    sample = decision_called(name)
    if not WHOLE and name == EVERYDAY:
        sample = shortened(sample)
    form = ByForm(opened(tmp_path / "form.toml", sample), Mind(sample))
    line = ByLine(opened(tmp_path / "line.toml", sample), Mind(sample))
    script = opened(tmp_path / "script.toml", sample)
    file = made(form)
    assert file == made(line)
    more = line.mind.said ^ form.mind.said
    first = {one for one in more if "\n" in one[1]}  # line by line a record's first answer is its first line
    assert more - first == set(), "an answer that was lost in one face, and given again"
    keys = by_script(script, form.done)
    for walker in (form, line):
        assert walker.mind.refused == {}
    assert [*left_out(form.mind, form.session.value)] == []
    names = sample.ballots.voters.values()
    ByForm(script, form.mind).ask_ballots(
        [one.name for one in names], [one.name for one in names if one.withdrawn_on]
    )
    told = written(script).replace(BY_SCRIPT, "")
    for born, own in keys.items():
        told = told.replace(own, born)
    assert file == told, "but for who set a score without a reason"
