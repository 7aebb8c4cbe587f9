"""Tables as text, read and worked out anew."""

from collections.abc import Callable

import pytest

from roadworthy.method.audit.audit import Audited, audit
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.together import decision_tables


def audited(text: str, scale: tuple[float, float] | None = None) -> list[Audited]:
    return [audit(table) for table in decision_tables(markdown_grids(text, "t.md"), scale)]


@pytest.fixture
def one() -> Callable[..., Audited]:
    """The only decision table in a text."""

    def read(text: str, scale: tuple[float, float] | None = None) -> Audited:
        found = audited(text, scale)
        assert len(found) == 1, found
        return found[0]

    return read


@pytest.fixture
def every() -> Callable[..., list[Audited]]:
    """All decision tables in a text."""
    return audited
