"""The four common ways to go wrong, as the checklist of the risks station."""

from functools import cache

from roadworthy.knowledge.files import table
from roadworthy.model.frozen import frozen


@frozen
class ChecklistGuide:
    """One way to go wrong: how it looks, and what keeps it away."""

    id: str
    """Key in `Decision.checklist`."""
    name: str
    ask: str
    looks_like: str
    avoid: str
    rules: tuple[str, ...]
    """Ids of the rules that speak about it."""


@cache
def checklist() -> tuple[ChecklistGuide, ...]:
    """The four, in their order."""
    return tuple(
        ChecklistGuide(
            id=raw["id"],
            name=raw["name"],
            ask=raw["ask"],
            looks_like=raw["looks_like"],
            avoid=raw["avoid"],
            rules=tuple(raw["rules"]),
        )
        for raw in table("checklist.toml")["item"]
    )
