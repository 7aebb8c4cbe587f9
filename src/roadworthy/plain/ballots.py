"""Ballots line by line: one person's own, blind; and the lead's side of all of them."""

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from roadworthy.edits.ballots import CellsAs, Taken, count_late, invite, open_ballots, take_over, withdraw
from roadworthy.edits.edit import Edit
from roadworthy.errors import StoreError
from roadworthy.interview.answers import read_value
from roadworthy.interview.ballots import invited
from roadworthy.interview.refusal import NotTaken
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Option, Question
from roadworthy.method.ballots import tally
from roadworthy.model import Interval, PathError, drop, put
from roadworthy.model.ballot import BallotPaper
from roadworthy.plain.way import Way
from roadworthy.plain.words import option_lines, present_line
from roadworthy.session.ballot import BallotSession
from roadworthy.session.balloting import Voter, counted, late, papers_of, voters_of
from roadworthy.store.ballots import Beside, ballots_beside

_TAKEN: Final = ("weights", "scores", "both", "enthusiasm", "nothing")
_MOODS: Final = ("excited", "tolerate", "dread")


class Ballots:
    """Ballots within a plain interview."""

    def __init__(self, interview: Way) -> None:
        self._interview: Final = interview
        self._session: Final = interview.session
        self._console: Final = interview.console

    # One person's own

    def cast(self, who: str) -> None:
        """One person's ballot: points, scores, enthusiasm, a word; handed in or kept."""
        path = self._session.path
        if path is None:
            self._console.say(say("plain", "save_sample"))
            return
        self._session.save()
        try:
            ballot = BallotSession.open(path, who, today=self._session.today)
        except StoreError as error:
            self._interview.refuse(str(error))
            return
        try:
            ask_ballot(ballot, self._console)
        finally:
            ballot.close()

    # The lead's side

    def lead(self) -> None:
        """Who was asked and who is in, until enter goes back."""
        while True:
            voters = self._voters()
            self._tell(voters)
            line = self._console.read().strip()
            word, _, rest = line.partition(" ")
            if not line or word in ("b", "q"):
                return
            self._lead_command(word, rest.strip(), voters)

    def _lead_command(self, word: str, rest: str, voters: tuple[Voter, ...]) -> None:
        acts: Mapping[str, Callable[[], Edit | None]] = {
            "invite": lambda: self._invite(rest),
            "withdraw": lambda: self._withdraw(rest, voters),
            "open": lambda: self._open(voters),
            "late": lambda: self._late(voters),
            "take": lambda: self._take(rest, voters, "means"),
            "ranges": lambda: self._take(rest, voters, "ranges"),
        }
        if word not in acts:
            self._interview.refuse(say("plain", "unknown_command"))
            return
        try:
            edit = acts[word]()
            if edit is None:
                return
            self._interview.do(edit)
        except PathError as error:
            self._interview.refuse(error.why)
            return
        self._console.say(say("plain", "done", label=edit.label))
        self._interview.form.rebuild()
        self._interview.changed()

    @property
    def _today(self) -> Any:
        return self._session.today()

    def _beside(self) -> Beside:
        path = self._session.path
        return ballots_beside(path, self._session.value) if path is not None else Beside()

    def _voters(self) -> tuple[Voter, ...]:
        return voters_of(self._session.value, self._beside())

    def _tell(self, voters: tuple[Voter, ...]) -> None:
        inside = sum(voter.standing in ("in", "counted") for voter in voters)
        asked = sum(voter.asked for voter in voters)
        self._console.say(say("plain", "ballots_asked", inside=inside, asked=asked))
        if not voters:
            self._console.say(say("plain", "ballots_none"))
        for number, voter in enumerate(voters, 1):
            state = say("ballots", voter.standing)
            self._console.say(say("plain", "voter", number=number, name=voter.called, state=state))
        papers = counted(voters)
        if papers:
            found = tally(self._session.value, papers)
            if found.order is not None and found.order.w is not None:
                self._console.say(say("plain", "agreement", w=f"{found.order.w:.2f}"))
        self._console.say(say("plain", "ballots_how"))

    def _invite(self, who: str) -> Edit | None:
        found = invited(self._session.value, self._beside(), who)
        if found is None:
            self._interview.refuse(say("plain", "no_voter"))
            return None
        if found.note:
            self._console.say(f"{found.name}{found.note}")
        return invite(found.slug, found.name, self._today)

    def _withdraw(self, who: str, voters: tuple[Voter, ...]) -> Edit | None:
        said = who.casefold()
        numbered = dict(enumerate(voters, 1))
        found = [it for it in voters if said in (it.slug, it.name.casefold(), it.called.casefold())]
        if who.isdigit() and int(who[:6]) in numbered:
            found = [numbered[int(who[:6])]]
        if not found:
            self._interview.refuse(say("plain", "no_such_voter", word=who))
            return None
        return withdraw(found[0].slug, found[0].name, self._today)

    def _open(self, voters: tuple[Voter, ...]) -> Edit | None:
        inside = [voter for voter in voters if voter.standing == "in"]
        if not inside:
            self._interview.refuse(say("plain", "nothing_in"))
            return None
        return open_ballots(papers_of(inside), self._today)

    def _take(self, what: str, voters: tuple[Voter, ...], cells: CellsAs) -> Edit | None:
        papers = counted(voters)
        if not papers or what not in _TAKEN:
            self._interview.refuse(say("plain", "nothing_open" if not papers else "ballots_how"))
            return None
        return take_over(papers, cast("Taken", what), self._today, cells)

    def _late(self, voters: tuple[Voter, ...]) -> Edit | None:
        came = late(voters)
        if not came:
            self._interview.refuse(say("plain", "nothing_in"))
            return None
        names = ", ".join(voter.called for voter in came)
        return count_late(papers_of(came), names, self._today, counted(voters))


def ask_ballot(ballot: BallotSession, console: Any) -> None:
    """Ask one voter for points, scores, enthusiasm and a word; nothing of anybody else's is shown."""
    sheet = ballot.sheet
    console.say(say("plain", "vote_title", name=ballot.value.voter))
    if ballot.resumed:
        console.say(say("plain", "vote_resumed"))
    if ballot.opened_on is not None and not ballot.counts:
        console.say(say("plain", "vote_late", day=ballot.opened_on.isoformat()))
    steps: list[tuple[tuple[str, ...], Question]] = [
        (("weights", slug), _question("number", say("plain", "vote_points", name=sheet.criterion_name(slug))))
        for slug in sheet.criteria
    ]
    for candidate in sheet.candidates:
        for criterion in sheet.criteria:
            names = {
                "candidate": sheet.candidate_name(candidate),
                "criterion": sheet.criterion_name(criterion),
            }
            words = say("plain", "vote_score", **names)
            steps.append((("scores", candidate, criterion), _question("range", words, top=sheet.scale.high)))
    moods = tuple(Option(one, say("plain", f"mood_{one}")) for one in _MOODS)
    for slug in sheet.candidates:
        words = say("plain", "vote_mood", candidate=sheet.candidate_name(slug))
        steps.append((("enthusiasm", slug), _question("choice", words, moods)))
    steps.append((("note",), _question("text", say("plain", "vote_note"))))
    place = 0
    while 0 <= place < len(steps):
        place += _ask_one(ballot, console, *steps[place])
        ballot.save()
        if place > len(steps):
            console.say(say("plain", "vote_kept", file=ballot.path.name))
            return
    console.say(say("plain", "action", words=say("plain", "vote_cast").rstrip("?")))
    if console.read().strip().casefold() in (say("plain", "yes"), "yes"):
        ballot.cast()
        ballot.save()
        console.say(say("plain", "vote_in", file=ballot.path.name))
    else:
        console.say(say("plain", "vote_kept", file=ballot.path.name))


_LEAVES: Final = 1_000_000


def _ask_one(ballot: BallotSession, console: Any, path: tuple[str, ...], question: Question) -> int:
    """Ask one thing; how many steps to go on."""
    while True:
        console.say(question.ask)
        for line in option_lines(question):
            console.say(line)
        console.say(present_line(question, _held(ballot.value, path)))
        line = console.read()
        words = line.strip()
        if words in ("", "s"):
            return 1
        if words == "q":
            return _LEAVES
        if words == "b":
            return -1
        if words == "u":
            console.say(ballot.undo() or say("plain", "nothing_undo"))
            continue
        try:
            value = None if words == "-" else read_value(question, words.removeprefix("="), ballot.today())
            ballot.end_step()
            ballot.do(question.ask, _change(path, value))
        except (NotTaken, ValueError) as error:
            console.refuse(str(getattr(error, "why", error)))
            continue
        return 1


def _held(paper: BallotPaper, path: tuple[str, ...]) -> Any:
    node: Any = paper
    for key in path:
        node = node.get(key) if isinstance(node, Mapping) else getattr(node, key, None)
    return node


def _change(path: tuple[str, ...], value: Any) -> Callable[[BallotPaper], BallotPaper]:
    def change(paper: BallotPaper) -> BallotPaper:
        if path == ("note",):
            return put(paper, path, value or "")
        empty = value is None and not isinstance(value, Interval)
        return drop(paper, path) if empty else put(paper, path, value)

    return change


def _question(kind: Any, words: str, options: tuple[Option, ...] = (), top: float | None = None) -> Question:
    return Question(
        id="ballot", sheet="ballot", section="", kind=kind, label="", ask=words, why="", how="", path="",
        readers=(), options=options, top=top,
    )  # fmt: skip
