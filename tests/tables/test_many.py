"""Files shared out between processes are read as by one, however a system begins processes."""

from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import pytest

from examples import few
from roadworthy.tables import many

TABLE = """
| Criterion | Weight | Django | Rails |
|---|---|---|---|
| Speed | 3 | 4 | 2 |
| Skill {n} | 2 | 3 | 5 |
| Total | | 18 | 17 |
"""
FILES = 24


@few("begin", ["spawn", "fork"])
def test_processes_that_begin_anew_read_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begin: str
) -> None:
    if begin not in get_all_start_methods():
        pytest.skip(f"this system cannot {begin}")
    paths = []
    for n in range(FILES):
        paths.append(tmp_path / f"{n}.md")
        paths[-1].write_text(TABLE.format(n=n), encoding="utf-8")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe\x00")
    paths += [tmp_path / "broken.md", tmp_path / "nothing.md"]
    alone = list(many.look_at_all(paths))
    asked: list[str] = []

    def context() -> object:
        asked.append(begin)
        return get_context(begin)

    monkeypatch.setattr(many, "_WORTH_IT", 1)
    monkeypatch.setattr(many, "_PORTION", 512)
    monkeypatch.setattr(many, "_cores", lambda: 2)
    monkeypatch.setattr(many, "_context", context)
    assert list(many.look_at_all(paths)) == alone
    assert asked == [begin], "by other processes"
    assert sum(len(one.tables) for one in alone) == FILES
    assert [bool(one.broken) for one in alone[-2:]] == [True, True]


@pytest.mark.parametrize(
    ("system", "threads", "begin"), [("linux", 1, "fork"), ("linux", 2, "spawn"), ("darwin", 1, "spawn")]
)
def test_a_copy_is_begun_only_where_that_is_safe(
    monkeypatch: pytest.MonkeyPatch, system: str, threads: int, begin: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("threading.active_count", lambda: threads)
    if begin in get_all_start_methods():
        assert many._context().get_start_method() == begin
