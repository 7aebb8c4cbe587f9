"""The words of the commands: of the palette's own, and of what the keys of the stations do."""

from collections.abc import Mapping
from functools import cache

from roadworthy.knowledge.files import table
from roadworthy.model.frozen import frozen


@frozen
class CommandWords:
    """How a command is called and what it does."""

    words: str
    explains: str
    place: str = ""
    """What it is about, in one word."""
    also: tuple[str, ...] = ()
    """Other words under which people look for it."""


@cache
def command_words() -> Mapping[str, CommandWords]:
    """The words of the palette's own commands, by id, in the order in which they are listed."""
    return _read("program")


@cache
def key_words() -> Mapping[str, CommandWords]:
    """The words of what a key does, by the id of its binding; others are called by their description."""
    return _read("keys")


def adding_words() -> str:
    """What a command says that adds something to the present station."""
    return str(table("commands.toml")["adding"]["explains"])


def _read(part: str) -> Mapping[str, CommandWords]:
    return {
        key: CommandWords(**{**raw, "also": tuple(raw.get("also", ()))})
        for key, raw in table("commands.toml")[part].items()
    }
