"""The shipped samples, read once."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from roadworthy import store

FOLDER: Final = Path(__file__).parents[2] / "sample_projects"
NAMES: Final = (
    "article-comparison", "bank-migration", "event-driven-hybrid", "marina-looked-back", "startup-crud"
)  # fmt: skip
TODAY: Final = date(2026, 11, 23)


@cache
def _read(name: str) -> store.Loaded:
    return store.read(FOLDER / f"{name}.toml")


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> store.Loaded:
    """Each sample in turn."""
    return _read(request.param)


@pytest.fixture
def read_sample() -> object:
    """A function from a sample's name to the sample."""
    return _read


@pytest.fixture
def folder() -> Path:
    """Where the samples lie."""
    return FOLDER


@pytest.fixture
def today() -> date:
    """The day on which the samples' stories stand."""
    return TODAY
