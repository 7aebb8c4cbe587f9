"""The nine stations: their names, the line under each title, and the guide beside them."""

from functools import cache
from typing import Any

from roadworthy.knowledge.files import table
from roadworthy.model.frozen import frozen


@frozen
class StationText:
    """One stop of the walk."""

    id: str
    number: int
    title: str
    sentence: str
    """One line under the title, 62 characters at the most."""
    purpose: tuple[str, ...]
    """Paragraphs: what the station is for."""
    use: tuple[str, ...]
    """Paragraphs: how to use it."""
    short_walk: str
    """What to do here in the short walk."""
    topics: tuple[str, ...]
    """Ids of the guide's topics that go with it."""


@cache
def stations() -> tuple[StationText, ...]:
    """The nine, in their order."""
    return tuple(_station(number, raw) for number, raw in enumerate(table("stations.toml")["station"], 1))


def station(name: str) -> StationText:
    """The station with this id. Raises KeyError where there is none."""
    for found in stations():
        if found.id == name:
            return found
    raise KeyError(name)


def _station(number: int, raw: dict[str, Any]) -> StationText:
    lists = {key: tuple(raw[key]) for key in ("purpose", "use", "topics")}
    return StationText(**{**raw, **lists, "number": number})
