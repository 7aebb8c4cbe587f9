"""A session on a clock that a test moves by hand."""

from pathlib import Path

import pytest

from roadworthy.session import Session
from session.hands import Hands


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def session(tmp_path: Path, clock: Hands) -> Session:
    return Session.create(tmp_path / "o.toml", "Orders", clock=clock, now=clock.now)
