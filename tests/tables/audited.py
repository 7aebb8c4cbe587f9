"""Tables as text, read and worked out anew."""

from collections.abc import Callable
from typing import TypeAlias

from roadworthy.method.audit.audit import Audited, audit
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.together import decision_tables

One: TypeAlias = Callable[..., Audited]
"""The only decision table in a text, on a scale."""
Every: TypeAlias = Callable[..., list[Audited]]
"""All decision tables in a text, on a scale."""


def audited(text: str, scale: tuple[float, float] | None = None) -> list[Audited]:
    return [audit(table) for table in decision_tables(markdown_grids(text, "t.md"), scale)]
