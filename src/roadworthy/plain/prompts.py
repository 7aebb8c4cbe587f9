"""One item of an outline at the prompt: a question, a record, a line that adds one, something to be done."""

from collections.abc import Mapping
from typing import Any, Final

from roadworthy.edits.answer import take_back
from roadworthy.interview.answers import is_number, read_value
from roadworthy.interview.form import Done, Led
from roadworthy.interview.items import Action, AddRecord, Ask, Item, RecordLine
from roadworthy.interview.offered import option_words, with_offer
from roadworthy.interview.own_name import asking_with_own_name
from roadworthy.interview.refusal import NotTaken, Unclear
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Option, answered
from roadworthy.knowledge.stations import station as station_text
from roadworthy.model import Decision, PathError, get
from roadworthy.plain.asides import question_of, said_yes
from roadworthy.plain.asked import action_words, adding_words, do_words
from roadworthy.plain.talk import Typed
from roadworthy.plain.way import Way, WayStep
from roadworthy.plain.words import asked_of, option_lines, present_lines, spoken
from roadworthy.report.place_words import asked_about


def actions_of(item: Item | None) -> list[Action]:
    """What can be done with a record, in the order of its numbers."""
    if not isinstance(item, RecordLine):
        return []
    return [one for one in (item.switch, item.act, *item.actions) if one is not None]


def takes_lines(asked: Ask, decision: Decision) -> bool:
    """Whether an answer consists of lines, each an answer of its own."""
    if asked.question.kind != "long-text":
        return False
    try:
        return isinstance(get(decision, asked.path), tuple)
    except PathError:
        return False


class Prompts:
    """What is asked at each kind of item, over and over until it is answered, kept or left."""

    def __init__(self, way: Way) -> None:
        self.way: Final = way
        self._told: Final[set[tuple[str, str, tuple[str, ...]]]] = set()

    def prompt(self, item: Item) -> WayStep:
        self.way.form.open(item)
        match item:
            case Ask():
                return self._ask(item, item)
            case RecordLine(figure=Ask() as figure):
                return self._ask(item, figure)
            case RecordLine():
                return self._record(item)
            case AddRecord():
                return self._add(item)
            case Action(id="preview"):
                self.way.page()
                return 1
            case Action(id="copy"):
                return 1  # there is no clipboard here
            case Action():
                return self._action(item)
            case _:
                return 1

    def _ask(self, item: Item, asked: Ask) -> WayStep:
        """A question, until it is answered, kept or left."""
        again = False
        while True:
            self._show(asked, again=again)
            again = True
            typed = self.way.read()
            if typed.nothing:
                if answered(self.way.form.present(asked)):
                    self.way.console.say(say("plain", "kept"))
                self.way.console.blank()
                return 1
            if typed.command:
                step = self.way.command(typed, item, asked)
                if step is not None:
                    return step
                continue
            if self._answer(asked, typed.words if typed.literal else self._with_lines(asked, typed.words)):
                self.way.console.blank()
                return 1

    def _show(self, asked: Ask, *, again: bool) -> None:
        questions = asked_of(list(self.way.form.items))
        number = next((n for n, one in enumerate(questions, 1) if one.path == asked.path), 0)
        subject = asked_about(asked.path, self.way.session.value)
        words = asked.question.ask
        if subject:
            words = say("plain", "about", name=subject.removesuffix("."), ask=words)
        title = station_text(self.way.station).title
        self.way.console.say(
            say("plain", "question", station=title, number=number, total=len(questions), ask=words)
        )
        self._show_options(asked, again=again)
        for line in present_lines(asked.question, self.way.form.present(asked)):
            self.way.console.say(line)

    def _show_options(self, asked: Ask, *, again: bool) -> None:
        for line in option_lines(asked.question, again=again):
            self.way.console.say(line)
        if words := self._offered(asked):
            self.way.console.say(say("plain", "option", number=1, label=option_words(words)))
        if asked.question.kind == "several":
            self.way.console.say(say("plain", "several"))
        elif asked.question.kind == "range" and not again:
            self._tell_once(asked.question.unit or "range", say("plain", "range"))
        elif takes_lines(asked, self.way.session.value):
            self.way.console.say(say("plain", "lines"))

    def _tell_once(self, what: str, words: str) -> None:
        """How an answer is written, at the first of its kind at a station."""
        told = (self.way.station, what, (words,))
        if told not in self._told:
            self._told.add(told)
            self.way.console.say(words)

    def _answer(self, asked: Ask, words: str) -> bool:
        """Take an answer in words; whether it was taken."""
        before = self.way.form.present(asked)
        if words.strip() == "1":
            words = self._offered(asked) or words
        try:
            if words.strip() == "-":
                changed = self.way.do(take_back(self.way.session.value, asked.path, self.way.session.today()))
                self.way.form.rebuild()
            else:
                changed = self.way.form.answer_words(asked, words)
        except Unclear as unclear:
            return self._which(asked, unclear)
        except (NotTaken, PathError) as error:
            self.way.refuse(getattr(error, "why", str(error)))
            had = spoken(asked.question, before) if answered(before) else ""
            self.way.console.say(say("plain", "still", words=had) if had else say("plain", "still_open"))
            return False
        self._say_saved(asked, before, changed=changed)
        return True

    def _which(self, asked: Ask, unclear: Unclear) -> bool:
        """Ask which of two readings is meant, by number; whether one was taken."""
        words = self._meant(unclear)
        return self._answer(asked, words) if words else False

    def _meant(self, unclear: Unclear) -> str:
        """How the reading that is meant is written; empty where none is chosen."""
        if not self.way.console.interactive:
            self.way.refuse(str(unclear))
        readings = [Option(written, words) for words, written in unclear.readings.items()]
        question = question_of("which", kind="choice", options=readings, facts={"words": unclear.words})
        return self.way.asides.pick(question) or ""

    def _offered(self, asked: Ask) -> str:
        """The words that are offered for an answer that is still open; empty where none are."""
        if answered(self.way.form.present(asked)):
            return ""
        return with_offer(asked, self.way.session.value, self.way.session.path).proposed

    def _with_lines(self, asked: Ask, words: str) -> str:
        """What is typed behind a plus is one line more of what stands there."""
        if not words.startswith("+ ") or asked.question.kind != "long-text":
            return words
        before = self.way.form.present(asked)
        lines = before if isinstance(before, tuple) else (before,) if before else ()
        return "\n".join((*lines, words.removeprefix("+ ")))

    def _say_saved(self, asked: Ask, before: Any, *, changed: bool) -> None:
        self.way.session.end_step()
        now = self.way.form.present(asked)
        known = asked.question.kind != "range"
        if not changed:
            key = "kept" if answered(now) else "still_open" if known else "unknown"
            self.way.console.say(say("plain", key))
            return
        had = spoken(asked.question, before) if answered(before) else ""
        if not answered(now):
            self.way.console.say(say("plain", "emptied" if known else "unknown_now", before=had))
        elif had:
            self.way.console.say(say("plain", "saved_was", words=spoken(asked.question, now), before=had))
        else:
            self.way.console.say(say("plain", "saved", words=spoken(asked.question, now)))
        self.way.changed()

    def _record(self, item: RecordLine) -> WayStep:
        while True:
            key = "record" if item.note else "record_bare"
            self.way.console.say(say("plain", key, title=item.title.removesuffix("."), note=item.note))
            self._tell_keys(item)
            typed = self.way.read()
            if typed.nothing:
                self.way.console.blank()
                return 1
            if typed.words.strip() == "-" and not typed.command:
                step = self.way.move(item, 1)
            elif not typed.command and is_number(typed.words.strip()):
                step = self.way.command(Typed("do", typed.words.strip()), item, None)
            elif typed.command:
                step = self.way.command(typed, item, None)
            else:
                self.way.refuse(say("plain", "no_answer_here"))
                continue
            if step is not None:
                return step

    def _tell_keys(self, item: RecordLine) -> None:
        """What can be done with a record; what can be done with each of a kind is told at the first one."""
        keys = self._record_keys(item)
        actions = [
            say("plain", "key_action", number=number, words=do_words(action))
            for number, action in enumerate(actions_of(item), 1)
        ]
        told = (self.way.station, item.kind, tuple(keys))
        if keys and told not in self._told:
            self._told.add(told)
            self.way.console.say(say("plain", "record_keys", keys=", ".join([*keys, *actions])))
        elif actions:
            self.way.console.say(say("plain", "record_actions", keys=", ".join(actions)))

    def _record_keys(self, item: RecordLine) -> list[str]:
        keys = []
        if item.opens or item.kind in ("phase", "risk"):
            keys.append(say("plain", "key_open"))
        if item.deletes:
            keys.append(say("plain", "key_delete"))
        if item.moves:
            keys.append(say("plain", "key_move"))
        return keys

    def _add(self, item: AddRecord) -> WayStep:
        while True:
            self.way.console.say(adding_words(item))
            for line in option_lines(item.first):
                self.way.console.say(line)
            typed = self.way.read()
            if typed.nothing:
                self.way.console.blank()
                return 1
            if typed.command:
                step = self.way.command(typed, item, None)
                if step is not None:
                    return step
                continue
            taken = None if typed.literal else said_yes(typed.words)
            if taken is False or (typed.words.strip() == "-" and not typed.literal):
                return 1
            if taken:
                self.way.console.say(say("plain", "name_it"))
                continue
            asked = self.way.form.begin(item)
            assert asked is not None
            try:
                born = self.way.form.answer_words(asked, typed.words)
            except NotTaken as error:
                self.way.form.leave()
                self.way.refuse(str(error))
                continue
            if born:
                self.way.session.end_step()
                self.way.console.say(say("plain", "saved", words=" ".join(typed.words.split())))
                self.way.changed()
                self._past_the_name(item)
            return 1

    def _past_the_name(self, item: AddRecord) -> None:
        """What was just answered is not asked again."""
        current = self.way.form.current
        if isinstance(current, Ask) and current.question.id == item.first.id:
            stops = self.way.form.stops()
            index = stops.index(current)
            if index + 1 < len(stops):
                self.way.form.open(stops[index + 1])

    def _action(self, item: Action) -> WayStep:
        while True:
            self.way.console.say(say("plain", "action", words=action_words(item)))
            typed = self.way.read()
            if typed.nothing:
                self.way.console.blank()
                return 1
            if typed.command:
                step = self.way.command(typed, item, None)
                if step is not None:
                    return step
                continue
            taken = said_yes(typed.words)
            if taken:
                return self.act(item)
            if taken is False:
                self.way.console.blank()
                return 1
            self.way.refuse(say("plain", "yes_or_no"))

    def act(self, action: Action) -> WayStep:
        """Do what an action says, asking what it has to know; where to go on."""
        if action.id == "export":
            self.way.export(action.path[-1])
            return 1
        given: Mapping[str, Any] | None = None
        if action.asks:
            given = self._given(action)
            if given is None:
                self.way.console.say(say("plain", "aborted"))
                self.way.console.blank()
                return 0
        try:
            outcome = self.way.form.act(action, given)
        except NotTaken as error:
            self.way.refuse(str(error))
            return 0
        if isinstance(outcome, Done):
            self.way.console.say(say("plain", "done", label=outcome.edit.label))
            self.way.changed()
        self.way.console.blank()
        leads = (
            outcome.path if isinstance(outcome, Led) else outcome.leads if isinstance(outcome, Done) else None
        )
        return self.way.jump(leads) if leads else 1

    def _given(self, action: Action) -> Mapping[str, Any] | None:
        """What an action has to know; None where the person leaves it."""
        if action.intro:
            self.way.console.say(action.intro)
        given: dict[str, Any] = {}
        action = asking_with_own_name(action, self.way.session.path)
        for question in action.asks:
            while question.id not in given and action.wants(question, given):
                words = self.way.asides.ask(question)
                if words is None or (not words and question.options):
                    return None
                try:
                    given[question.id] = read_value(question, words, self.way.session.today())
                except Unclear as unclear:
                    if meant := self._meant(unclear):
                        given[question.id] = read_value(question, meant, self.way.session.today())
                except NotTaken as error:
                    self.way.refuse(str(error))
        return given
