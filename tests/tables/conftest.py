"""Readers of decision tables."""

import pytest

from roadworthy.method.audit.audit import Audited
from tables.audited import Every, One, audited


@pytest.fixture
def one() -> One:
    """The only decision table in a text."""

    def read(text: str, scale: tuple[float, float] | None = None) -> Audited:
        found = audited(text, scale)
        assert len(found) == 1, found
        return found[0]

    return read


@pytest.fixture
def every() -> Every:
    """All decision tables in a text."""
    return audited
