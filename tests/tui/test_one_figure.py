"""A figure is the same wherever it stands, to its last digit."""

import re
import shutil
from pathlib import Path

import pytest

from roadworthy.session import Session
from roadworthy.store.places import sample_file, sample_names
from station_walk import at_session

_BACKED = re.compile(r"\d\.\d\d–\d\.\d\d")


@pytest.mark.parametrize("sample", sample_names())
async def test_how_far_a_value_is_backed_is_said_alike_in_scores_and_compare(
    tmp_path: Path, sample: str
) -> None:
    """3.555 is no 3.55 in one place and 3.56 in another."""
    said = []
    for station in ("scores", "compare"):
        shutil.copy(sample_file(sample), tmp_path / f"{station}.toml")
        async with at_session(Session.open(tmp_path / f"{station}.toml"), station, size=(200, 55)) as walk:
            said.append(set(_BACKED.findall(walk.screen)))
    scores, compare = said
    assert scores
    assert scores <= compare
