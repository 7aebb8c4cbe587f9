"""A sign is explained where it stands, as long as it stands there."""

from pathlib import Path

import pytest

from examples import few
from roadworthy.model import Decision
from roadworthy.store import load
from roadworthy.store.places import sample_file
from station_walk import at

pytestmark = pytest.mark.turns


@few("size", [(80, 24), (120, 40), (160, 45)])
async def test_the_sign_of_an_open_essential_answer_is_explained_while_there_is_one(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with at(tmp_path, "frame", Decision(title="Empty"), size=size) as walk:
        assert "○ essential 0 of" in walk.line("Answers")
    (tmp_path / "whole").mkdir()
    async with at(tmp_path / "whole", "frame", load(sample_file("bank-migration")), size=size) as walk:
        assert "○" not in walk.line("Answers")
