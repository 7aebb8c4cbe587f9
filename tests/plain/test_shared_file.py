"""A file that somebody else changes meanwhile, and what is said where it could not be saved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from in_process import called
from plain.typist import Typist
from roadworthy.model import put
from roadworthy.plain.run import run_plain
from roadworthy.session import Session
from roadworthy.store import load, save
from roadworthy.store.versions import versions_of


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    found = Path("orders.toml")
    Session.create(found, "Mine").close()
    return found


class Meanwhile(Typist):
    """Something is done to the file while this one thinks about the line that says “now”."""

    def __init__(self, act: Callable[[], object], *lines: str, person: bool = True) -> None:
        super().__init__(*lines, person=person)
        self._act = act

    def read(self) -> str:
        words = super().read()
        if words == "now":
            self._act()
            return super().read()
        return words


def theirs(path: Path) -> Callable[[], object]:
    return lambda: save(put(load(path), ("title",), "Theirs"), path)


def test_each_way_to_settle_it(path: Path) -> None:
    it = Meanwhile(theirs(path), "now", "Scope", "", "x", "9", "u", "?", "4", "1", "q")
    assert run_plain(path, it) == 0
    assert "Somebody else changed the file on the disk, and you changed it here. Which holds?" in it.joined
    assert "Title: Mine, was Theirs" in it.joined
    assert it.joined.count("Not taken: one of 1 to 5, by its number.") == 3
    assert "Yours is in orders.toml; theirs is kept as a version." in it.joined
    assert (load(path).title, load(path).frame.scope) == ("Mine", "Scope")
    it = Meanwhile(theirs(path), "now", "title Other", "2", "u", "u", "q")
    assert run_plain(path, it) == 0
    assert "Theirs is here now. u brings yours back." in it.joined


def test_mine_is_saved_elsewhere(path: Path) -> None:
    it = Meanwhile(theirs(path), "now", "Scope", "3", "no file", "3", "mine.toml", "q")
    assert run_plain(path, it) == 0
    assert load(Path("mine.toml")).frame.scope == "Scope"
    assert load(path).title == "Theirs"
    assert "All is saved in mine.toml." in it.joined


def test_who_leaves_a_conflict_is_told_that_it_is_not_saved(path: Path) -> None:
    for lines, status in ((["q"], 2), (["5"], 2), ([], 2)):
        Path("orders.toml").unlink()
        Session.create(path, "Mine").close()
        it = Meanwhile(theirs(path), "now", "Scope", *lines)
        assert run_plain(path, it) == status, lines
        assert "NOT saved in orders.toml: the file was changed by somebody else." in it.joined
        assert "What you had is kept as a version" in it.joined
        assert "Scope" in versions_of(path.resolve())[0].path.read_text(encoding="utf-8")


def test_out_of_a_pipe_what_is_not_saved_is_no_success(path: Path) -> None:
    it = Meanwhile(theirs(path), "now", "Scope", "1", person=False)
    assert run_plain(path, it) == 2
    assert "NOT saved" in it.joined
    assert load(path).title == "Theirs"


def test_a_file_that_is_gone_is_said_to_be_gone(path: Path) -> None:
    it = Meanwhile(path.unlink, "now", "Scope", "1", "q")
    assert run_plain(path, it) == 0
    assert "The file was moved or deleted. What shall be done?" in it.joined
    assert "Somebody else" not in it.joined
    assert "It is in orders.toml again." in it.joined
    assert load(path).frame.scope == "Scope"


def test_what_is_no_decision_any_more_is_told(path: Path) -> None:
    it = Meanwhile(lambda: path.write_text("[[[", encoding="utf-8"), "now", "Scope", "2", "4", "1", "q")
    assert run_plain(path, it) == 0
    assert it.joined.count("this is not TOML") == 2
    assert load(path).frame.scope == "Scope"


def test_a_file_that_another_has_open_is_called_so_once(path: Path) -> None:
    holder = Session.open(path)
    try:
        for words in (("set", "title=X"), ("add", "candidates", "Django"), ("drop", "title")):
            done = called(words[0], "orders.toml", *words[1:])
            assert done.returncode == 2
            assert done.stderr.count("open elsewhere") == 1
            assert done.stderr.count("\n") == 1
    finally:
        holder.close()
