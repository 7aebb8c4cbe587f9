"""What is counted of a station, and what of Frame: the first frame of the walk has it."""

from collections.abc import Iterable
from typing import Protocol

from roadworthy.method.finding import Fact, Finding
from roadworthy.model import Decision, KeyPath, get, key_path
from roadworthy.model.frozen import frozen


class Askable(Protocol):
    """What completeness needs to know of a question; `knowledge.questions.Question` is one."""

    @property
    def sheet(self) -> str:
        """Name of the station or sheet that it is on."""

    @property
    def path(self) -> str:
        """Dotted path of its answer, with placeholders in braces."""

    @property
    def label(self) -> str:
        """What a person knows it by."""

    @property
    def essential(self) -> bool:
        """Whether the short walk asks it."""

    def asked(self, decision: Decision, **slugs: str) -> bool:
        """Whether earlier answers make it worth asking."""


@frozen
class Progress:
    """How far a station is."""

    done: int
    total: int
    missing: tuple[Finding, ...] = ()
    """What is left to do, each with the place where it is done; a candidate's cells are one entry."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return self.done >= self.total


def to_do(rule: str, path: KeyPath, subject: str = "", **facts: Fact) -> Finding:
    """What is left to do at a path."""
    return Finding(f"missing-{rule}", "note", path, subject, facts, (path,))


def is_given(value: object) -> bool:
    """Whether an answer is one."""
    return value is not None and value not in ("", (), {})


def frame_progress(decision: Decision, questions: Iterable[Askable]) -> Progress:
    """How many of Frame's essential questions, of those that are asked now, have an answer."""
    wanted = [
        one
        for one in questions
        if one.sheet == "frame" and one.essential and "{" not in one.path and one.asked(decision)
    ]
    left = tuple(
        to_do("answer", path, label=question.label)
        for question in wanted
        if not is_given(get(decision, path := key_path(question.path)))
    )
    return Progress(len(wanted) - len(left), len(wanted), left)
