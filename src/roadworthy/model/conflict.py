"""What two branches wrote differently: both are kept in the file until somebody says which holds."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator

from roadworthy.model.base import Day, Record
from roadworthy.model.text import Line, visible

Side = Literal["mine", "theirs"]


def _as_kept(value: Any) -> Any:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, (list, tuple)):
        return tuple(_as_kept(item) for item in value)
    if isinstance(value, dict):
        return {key: _as_kept(item) for key, item in value.items()}
    return value


FileValue: TypeAlias = Annotated[Any, AfterValidator(_as_kept)]
"""A value as a file has it: text, a number, a date, a list, a table; None where nothing was said."""


class Conflict(Record):
    """One place that was changed in two ways; the file holds mine there until it is settled."""

    at: Line = ""
    """The key path of the place: ``scores.django.learning-curve.score``."""
    mine: FileValue = None
    """What the branch said that the other was merged into; absent: nothing."""
    mine_by: Line = ""
    mine_on: Day | None = None
    theirs: FileValue = None
    """What the branch said that was merged; absent: nothing."""
    theirs_by: Line = ""
    theirs_on: Day | None = None
    gone: Side | None = None
    """Whose branch took the record away that the other one went on with; the file still has it."""
