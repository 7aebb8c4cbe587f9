"""How an interview ends before its last station: what is raised, and what it means."""

from typing import Final


class Leave(Exception):  # noqa: N818 - named by what happened
    """The person leaves."""


class EndOfInput(Exception):  # noqa: N818 - named by what happened
    """Nobody types any more."""


class Refused(Exception):  # noqa: N818 - named by what happened
    """A line out of a pipe that is not taken: the interview ends there."""


class LeftByPerson(BaseException):
    """A signal came; what is unsaved is saved on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number: Final = number
