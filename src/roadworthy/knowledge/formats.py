"""The words for the forms in which a summary goes out."""

from collections.abc import Mapping
from functools import cache

from roadworthy.knowledge.commands import CommandWords
from roadworthy.knowledge.files import table
from roadworthy.model.frozen import frozen

PLACE = "Summary"
"""What a command that exports is about, in one word."""


@frozen
class FormatWords:
    """How one form of the summary is called and what it is good for."""

    name: str
    """In a list of forms: ``plain text``."""
    purpose: str
    """What it is good for, after its id: ``to read``."""
    command: CommandWords
    """The command that writes it beside the decision."""


@cache
def format_words() -> Mapping[str, FormatWords]:
    """The words of each form by its id, in the order in which they are offered."""
    return {
        key: FormatWords(
            raw["name"], raw["for"], CommandWords(raw["words"], raw["explains"], PLACE, tuple(raw["also"]))
        )
        for key, raw in table("formats.toml").items()
    }
