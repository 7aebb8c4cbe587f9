"""One person's own ballot line by line, blind: points, scores, enthusiasm and a word."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from roadworthy.interview.answers import read_value
from roadworthy.interview.refusal import NotTaken
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import AnswerKind, Option, Question
from roadworthy.model import KeyPath, drop, put
from roadworthy.model.ballot import BallotPaper
from roadworthy.plain.console import Console, EndOfInput
from roadworthy.plain.words import option_lines, present_lines
from roadworthy.session.ballot import BallotSession

_MOODS: Final = ("excited", "tolerate", "dread")


def ask_ballot(ballot: BallotSession, console: Console, refuse: Callable[[str], None]) -> None:
    """Ask one voter for points, scores, enthusiasm and a word; nothing of anybody else's is shown.

    `refuse` says why an answer is not taken, and may raise to end it there. What was answered is saved either
    way. Raises EndOfInput.
    """
    if not _greet(ballot, console):
        return
    steps = _steps(ballot)
    place = 0
    while place < len(steps):
        by = _ask_one(ballot, console, refuse, *steps[place])
        ballot.save()
        if by is None:
            _kept(ballot, console)
            return
        if place + by < 0:
            console.say(say("plain", "first_place"))
        place = max(0, place + by)
    console.say(say("plain", "action", words=say("plain", "vote_cast").rstrip("?")))
    try:
        words = console.read().strip().casefold()
    except EndOfInput:
        words = ""
    if words in (say("plain", "yes"), "yes"):
        ballot.cast()
        ballot.save()
        if ballot.state == "saved":
            console.say(say("plain", "vote_in", file=ballot.path.name))
            return
    _kept(ballot, console)


def _kept(ballot: BallotSession, console: Console) -> None:
    if ballot.state == "saved":
        console.say(say("plain", "vote_kept", file=ballot.path.name))
        return
    why = ballot.problem.what if ballot.problem is not None else ballot.state
    console.say(say("plain", "left_unsaved", file=ballot.path.name, why=why))


def _greet(ballot: BallotSession, console: Console) -> bool:
    """Say whose ballot it is; whether it goes on. Nothing of one that was there is shown before that."""
    console.say(say("plain", "vote_title", name=ballot.value.voter))
    if ballot.resumed:
        console.say(say("plain", "vote_resumed"))
        if console.interactive and console.read().strip() == "q":
            return False
    for words in ballot.news:
        console.say(words)
    if ballot.opened_on is not None and not ballot.counts:
        console.say(say("plain", "vote_late", day=ballot.opened_on.isoformat()))
    return True


def _steps(ballot: BallotSession) -> list[tuple[KeyPath, Question]]:
    """All that is asked of a voter: where the answer lies on the paper, and the question."""
    sheet = ballot.sheet
    steps: list[tuple[KeyPath, Question]] = [
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
    return steps


def _ask_one(
    ballot: BallotSession, console: Console, refuse: Callable[[str], None], path: KeyPath, question: Question
) -> int | None:
    """Ask one thing; how many steps to go on, None to leave."""
    while True:
        console.say(question.ask)
        for line in option_lines(question):
            console.say(line)
        for line in present_lines(question, _held(ballot.value, path)):
            console.say(line)
        words = console.read().strip()
        if words in ("", "s"):
            return 1
        if words == "q":
            return None
        if words == "b":
            return -1
        if words == "u":
            undone = ballot.undo()
            console.say(
                say("plain", "undone", label=undone.label) if undone else say("plain", "nothing_undo")
            )
            continue
        try:
            value = None if words == "-" else read_value(question, words.removeprefix("="), ballot.today())
            ballot.end_step()
            ballot.do(question.ask, _change(path, value))
        except (NotTaken, ValueError) as error:
            refuse(str(error))
            continue
        return 1


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


def _question(
    kind: AnswerKind, words: str, options: tuple[Option, ...] = (), top: float | None = None
) -> Question:
    return Question(
        id="ballot", sheet="ballot", section="", kind=kind, label="", ask=words, why="", how="", path="",
        readers=(), options=options, top=top,
    )  # fmt: skip
