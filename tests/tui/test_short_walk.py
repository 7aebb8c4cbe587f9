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
    told = (Path(__file__).parents[2] / "docs" / "promises.md").read_text(encoding="utf-8")
    rows = [line.split("|")[2:6] for line in told.partition("## The short walk, counted")[2].splitlines()]
    counted = [[one.strip() for one in row] for row in rows if row and row[0].strip().isdecimal()]
    assert counted[:-1] == [
        [str(one.keys), str(one.prose), str(one.answers), f"{one.seconds / 60:.1f}"] for one in took
    ]
    assert counted[-1][:3] == [
        str(sum(getattr(one, name) for one in took)) for name in ("keys", "prose", "answers")
    ]
    assert float(counted[-1][3]) == pytest.approx(minutes, abs=0.06)
    assert f"{counted[-1][0]} keys, {counted[-1][1]} signs of prose, {counted[-1][2]} answers" in told
