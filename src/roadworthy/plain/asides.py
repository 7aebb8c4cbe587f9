"""Questions beside those of the outline: a title, who says so, which of two. All words work at them, too."""

from collections.abc import Mapping, Sequence
from typing import Final

from roadworthy.interview.answers import numbered, read_value
from roadworthy.interview.items import Ask
from roadworthy.interview.refusal import NotTaken
from roadworthy.knowledge.interview_words import has, say
from roadworthy.knowledge.questions import AnswerKind, Option, Question
from roadworthy.plain.console import Console
from roadworthy.plain.talk import read_typed
from roadworthy.plain.way import Elsewhere, Jump, Way
from roadworthy.plain.words import MOST_OPTIONS, option_lines, present_lines

_OWN: Final = "plain"
"""The sheet of questions that this face has of its own: none of them is an answer of the decision."""


def question_of(
    name: str,
    *,
    kind: AnswerKind = "text",
    options: Sequence[Option] = (),
    proposed: str = "",
    top: float | None = None,
    facts: Mapping[str, str] | None = None,
) -> Question:
    """A question of the plain face's own, by the name of its words: ``NAME``, ``NAME_why``."""
    known = facts or {}
    why = say("plain", f"{name}_why", **known) if has("plain", f"{name}_why") else ""
    return Question(
        id=name, sheet=_OWN, section="", kind=kind, label="", ask=say("plain", name, **known),
        why=why, how="", path=name, readers=(),
        options=tuple(options), proposed=proposed, top=top,
    )  # fmt: skip


class Asides:
    """What is asked beside the outline, over and over until it is answered, passed over or left."""

    def __init__(self, way: Way) -> None:
        self.way: Final = way

    def ask(self, question: Question) -> str | None:
        """The words of the answer, empty where there is none; None where the person goes back.

        Enter takes what is proposed. Raises Elsewhere.
        """
        as_item = Ask(question)
        again = False
        while True:
            self.way.console.say(question.ask)
            for line in option_lines(question, again=again):
                self.way.console.say(line)
            if question.proposed or (question.sheet != _OWN and not question.options):
                for line in present_lines(question, question.proposed if question.options else None):
                    self.way.console.say(line)
            again = True
            typed = self.way.read()
            if typed.nothing and not typed.literal:
                return question.proposed
            if not typed.command:
                return typed.words.strip()
            if typed.command == "b":
                return None
            if typed.command == "s":
                return ""
            if typed.command == "list" and len(question.options) > MOST_OPTIONS:
                self.way.console.pages(option_lines(question, every=True))
                continue
            step = self.way.command(typed, as_item, as_item)
            if isinstance(step, Jump):
                raise Elsewhere(step)

    def pick(self, question: Question) -> str | None:
        """The value of the option that is chosen, by its number or name; else as `ask`. Raises Elsewhere."""
        while True:
            words = self.ask(question)
            if not words:
                return words
            try:
                return str(read_value(question, words, self.way.session.today()))
            except NotTaken as error:
                self.way.refuse(str(error))

    def yes(self, question: Question) -> bool:
        """Whether the answer is yes; enter, no, s and b are no. Raises Elsewhere."""
        while True:
            words = self.ask(question)
            if (taken := said_yes(words or "")) is not None:
                return taken
            self.way.refuse(say("plain", "yes_or_no"))


def said_yes(words: str) -> bool | None:
    """Whether words are a yes, or a no as enter is; None where they are neither."""
    said = words.strip().casefold()
    return said in (say("plain", "yes"), "yes") if said in ("", "no", "yes", say("plain", "yes")) else None


def choose(console: Console, question: Question, words: Mapping[str, int]) -> int:
    """The place of the option that is chosen by its number, or by one of the words that stand for it.

    Nothing else can be done meanwhile: it is for what has to be settled first. Raises EndOfInput, Refused.
    """
    while True:
        console.say(question.ask)
        for line in option_lines(question):
            console.say(line)
        typed = read_typed(console.read())
        said = typed.command or typed.words.strip()
        place = words.get(said, numbered(said, len(question.options)))
        if place is not None:
            return place
        if typed.command == "?":
            console.say(say("plain", "why", words=question.why))
        elif not typed.nothing:
            console.refuse(say("plain", "one_of", count=len(question.options)))
