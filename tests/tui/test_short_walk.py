"""The short walk of the article's case takes few keys, counted as `benchmarks/keys.py` presses them."""

import runpy
from pathlib import Path

import pytest

pytestmark = pytest.mark.turns


async def test_from_nothing_to_the_printed_summary_in_150_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roadworthy.interview.own_name.git_name", lambda _: "Ana Kern")
    monkeypatch.chdir(tmp_path)
    keys = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "keys.py"))
    took = [one for _, one in await keys["walk"](tmp_path)]
    assert sum(one.keys for one in took) <= keys["MOST"]
    minutes = sum(one.seconds for one in took) / 60
    assert 4 < minutes < 6, "what is said of the short walk is what was measured"
    assert 45 < sum(one.answers for one in took) < 60
