"""What somebody may do where they stand in an interview, whichever face asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from roadworthy.interview.items import Action


@dataclass(frozen=True)
class Say:
    """Give an answer, to a question or as the first of a new record."""

    words: str


@dataclass(frozen=True)
class Open:
    """Look at a record's questions."""


@dataclass(frozen=True)
class Delete:
    """Take a record away."""


@dataclass(frozen=True)
class Do:
    """Do what an action says."""

    action: Action
    given: Mapping[str, str] = field(default_factory=dict)
    """What is said to its questions, by their ids."""


@dataclass(frozen=True)
class Visit:
    """A station that is gone through from its top to its end."""

    station: str
    candidate: str = ""
    """Whose path is looked at."""
    shown: str = ""
    """The key of the phase or of the risk whose details are looked at."""


Step = Say | Open | Delete | Do | None
"""What is done at an item; None goes on to the next one."""
