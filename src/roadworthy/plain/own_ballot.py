"""One person's own ballot line by line, blind: points, scores, enthusiasm and a word."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from roadworthy.interview.answers import read_value
from roadworthy.interview.refusal import NotTaken
from roadworthy.knowledge.ballots import moods, steps
from roadworthy.knowledge.interview_words import say, say_lines
from roadworthy.knowledge.questions import Option, Question
from roadworthy.model import KeyPath, drop, put
from roadworthy.model.ballot import BallotPaper
from roadworthy.model.frozen import frozen
from roadworthy.plain.asides import choose, question_of, said_yes
from roadworthy.plain.console import Console
from roadworthy.plain.leaving import EndOfInput
from roadworthy.plain.talk import Typed, read_typed
from roadworthy.plain.words import option_lines, present_lines
from roadworthy.session.ballot import BallotSession


@frozen
class _Step:
    """One thing that is asked of a voter."""

    path: KeyPath
    """Where the answer lies on the paper."""
    question: Question
    kind: str
    """Which step of the blind walk it belongs to (`knowledge.ballots`)."""
    ends: tuple[str, ...] = ()
    """What the ends of a criterion's scale mean, where it is scored for the first time."""


class OwnBallot:
    """One voter's ballot being asked; nothing of anybody else's is shown."""

    def __init__(self, ballot: BallotSession, console: Console) -> None:
        self.ballot = ballot
        """The paper that is filled in: another one where somebody else of that name sits here."""
        self._console: Final = console

    def ask(self) -> None:
        """Ask for points, scores, enthusiasm and a word, and whether it is handed in.

        What was answered is saved whatever ends it. Raises EndOfInput, Refused.
        """
        if not self._greet():
            return
        asked = list(_steps(self.ballot))
        place = 0
        while place <= len(asked):
            try:
                by = self._ask_one(asked[place]) if place < len(asked) else self._hand_in()
            except EndOfInput:
                if place < len(asked):
                    raise
                by = None
            self.ballot.save()
            if by is None:
                self._say_kept()
                return
            if place + by < 0:
                self._console.say(say("plain", "first_place"))
            place = max(0, place + by)

    def _greet(self) -> bool:
        """Say whose ballot it is; whether it goes on. Nothing of one that was there is shown before that."""
        console, ballot = self._console, self.ballot
        console.say(say("plain", "vote_title", name=ballot.value.voter))
        if ballot.resumed and console.interactive:
            names = ("mine", "another", "leave")
            options = [Option(one, say("plain", f"vote_{one}", name=ballot.value.voter)) for one in names]
            chosen = choose(console, question_of("vote_resumed", options=options), {"q": 2, "": 0})
            if chosen == 1:
                self._begin_another()
            elif chosen == 2:
                return False
        elif ballot.resumed:
            console.say(say("plain", "vote_goes_on"))
        for words in self.ballot.news:
            console.say(words)
        if self.ballot.opened_on is not None and not self.ballot.counts:
            console.say(say("plain", "vote_late", day=self.ballot.opened_on.isoformat()))
        return True

    def _begin_another(self) -> None:
        old = self.ballot
        self.ballot = BallotSession.open_another(old.decision_file, old.value.voter)
        old.close()
        self._console.say(say("plain", "vote_own", file=self.ballot.path.name, voter=self.ballot.slug))

    def _ask_one(self, step: _Step) -> int | None:
        """Ask one thing; how many steps to go on, None to leave."""
        console, again = self._console, False
        while True:
            console.say(step.question.ask)
            for line in () if again else step.ends:
                console.say(line)
            for line in option_lines(step.question, again=again):
                console.say(line)
            for line in present_lines(step.question, _held(self.ballot.value, step.path)):
                console.say(line)
            again = True
            typed = read_typed(console.read())
            if typed.command == "?" and step.question.kind == "range":
                typed = Typed("", "?")  # as on the paper: it abstains
            if typed.nothing or typed.command == "s":
                return 1
            if typed.command in ("q", "b"):
                return None if typed.command == "q" else -1
            if typed.command:
                self._command(typed, step)
            elif self._taken(step, typed):
                return 1

    def _taken(self, step: _Step, typed: Typed) -> bool:
        """Whether an answer was taken; where not, that was said."""
        ballot, words = self.ballot, typed.words.strip()
        try:
            value = (
                None
                if words == "-" and not typed.literal
                else read_value(step.question, words, ballot.today())
            )
            ballot.end_step()
            ballot.do(step.question.ask, _change(step.path, value))
        except (NotTaken, ValueError) as error:
            self._console.refuse(str(error))
            return False
        return True

    def _command(self, typed: Typed, step: _Step | None) -> None:
        """Do what a word says that means the same everywhere; another one is no answer here."""
        console = self._console
        if typed.command in ("u", "r"):
            done, nothing = ("undone", "nothing_undo") if typed.command == "u" else ("redone", "nothing_redo")
            edit = self.ballot.undo() if typed.command == "u" else self.ballot.redo()
            console.say(say("plain", done, label=edit.label) if edit else say("plain", nothing))
        elif typed.command == "?":
            kind = step.kind if step is not None else "cast"
            guide = next(one for one in steps() if one.id == kind)
            for line in (guide.sentence, *guide.guide):
                console.say(line)
        elif typed.command == "list":
            console.pages(self._contents())
        elif typed.command == "help":
            console.pages(say_lines("plain", "vote_help"))
        elif typed.command == "save" and not typed.words:
            console.say(say("plain", "save_not_needed", file=self.ballot.path.name))
        else:
            console.refuse(say("plain", "vote_no_command", word=typed.command))

    def _contents(self) -> list[str]:
        """What is on the paper so far."""
        lines = []
        for step in _steps(self.ballot):
            answers = present_lines(step.question, _held(self.ballot.value, step.path))
            lines.append(f"{step.question.ask} {' '.join(answers)}")
        return lines

    def _hand_in(self) -> int | None:
        """Ask whether it is handed in, or taken back where it is; where to go on, None to leave."""
        ballot, console = self.ballot, self._console
        is_in = ballot.value.is_in
        while True:
            console.say(say("plain", "action", words=say("plain", "vote_back" if is_in else "vote_cast")))
            typed = read_typed(console.read())
            if typed.command in ("q", "s") or typed.nothing:
                return None
            if typed.command == "b":
                return -1
            taken = said_yes(typed.words) if not typed.command else None
            if typed.command:
                self._command(typed, None)
            elif taken is None:
                console.refuse(say("plain", "yes_or_no"))
            elif not taken:
                return None
            elif is_in:
                ballot.withdraw()
                return None
            elif not ballot.judges:
                console.refuse(say("plain", "vote_empty"))
            else:
                ballot.cast()
                return None

    def _say_kept(self) -> None:
        ballot, console = self.ballot, self._console
        if ballot.state != "saved":
            why = ballot.problem.what if ballot.problem is not None else ballot.state
            console.say(say("plain", "left_unsaved", file=ballot.path.name, why=why))
        elif ballot.value.begun_on is None:
            console.say(say("plain", "vote_nothing"))
        elif ballot.value.is_in:
            console.say(say("plain", "vote_in", file=ballot.path.name))
        else:
            console.say(say("plain", "vote_kept", file=ballot.path.name))


def _steps(ballot: BallotSession) -> Iterator[_Step]:
    """All that is asked of a voter."""
    sheet = ballot.sheet
    for slug in sheet.criteria:
        words = question_of("vote_points", kind="number", facts={"name": sheet.criterion_name(slug)})
        yield _Step(("weights", slug), words, "weights")
    for candidate in sheet.candidates:
        for criterion in sheet.criteria:
            names = {
                "candidate": sheet.candidate_name(candidate),
                "criterion": sheet.criterion_name(criterion),
            }
            question = question_of("vote_score", kind="range", top=sheet.scale.high, facts=names)
            ends = _ends(ballot, criterion) if candidate == next(iter(sheet.candidates)) else ()
            yield _Step(("scores", candidate, criterion), question, "scores", ends)
    felt = [Option(mood, words.label, words.meaning) for mood, words in moods().items()]
    for slug in sheet.candidates:
        name = sheet.candidate_name(slug)
        question = question_of("vote_mood", kind="choice", options=felt, facts={"candidate": name})
        yield _Step(("enthusiasm", slug), question, "enthusiasm")
    yield _Step(("note",), question_of("vote_note"), "cast")


def _ends(ballot: BallotSession, criterion: str) -> tuple[str, ...]:
    own, scale = ballot.sheet.criteria[criterion], ballot.sheet.scale
    ends = ((scale.low, own.worst), (scale.high, own.best))
    return tuple(say("plain", "scale_end", figure=f"{at:g}", words=words) for at, words in ends if words)


def _held(paper: BallotPaper, path: KeyPath) -> Any:
    node: Any = paper
    for key in path:
        node = node.get(key) if isinstance(node, Mapping) else getattr(node, key, None)
    return node


def _change(path: KeyPath, value: Any) -> Callable[[BallotPaper], BallotPaper]:
    def change(paper: BallotPaper) -> BallotPaper:
        if path == ("note",):
            return put(paper, path, value or "")
        return drop(paper, path) if value is None else put(paper, path, value)

    return change
