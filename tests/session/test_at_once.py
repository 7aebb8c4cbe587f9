"""Editing and saving at the same time, and being killed in the midst of it."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from roadworthy.edits.edit import write
from roadworthy.session import Session
from roadworthy.store import load


def test_edits_and_saves_from_two_threads_end_in_the_last_value(tmp_path: Path) -> None:
    session = Session.create(tmp_path / "o.toml", "Orders")
    done, seen = Event(), []
    session.subscribe(lambda: seen.append(session.state))

    def saver() -> None:
        while not done.is_set():
            session.save()
            session.check_disk()

    worker = Thread(target=saver)
    worker.start()
    for number in range(401):
        session.do(write(("note",), f"{number}", "note", merge=number % 3 > 0))
        if number % 7 == 0:
            session.undo()
        if number % 14 == 0:
            session.redo()
    done.set()
    worker.join()
    session.save()
    assert session.state == "saved"
    assert load(tmp_path / "o.toml") == session.value
    assert session.value.note == "400"
    assert "conflict" not in seen
    assert "failed" not in seen
    session.close()


WALK = """
import itertools, sys
from roadworthy.edits.edit import write
from roadworthy.session import Session
session = Session.open(sys.argv[1])
assert not session.read_only, session.read_only_because
for n in itertools.count():
    session.do(write(("note",), f"{n}", "note"))
    session.save()
    print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_a_killed_walk_leaves_what_it_saved_and_frees_the_file(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    Session.create(file, "Orders").close()
    for number in range(10):
        with subprocess.Popen([sys.executable, "-c", WALK, str(file)], stdout=subprocess.PIPE) as walk:
            assert walk.stdout is not None
            last = [int(walk.stdout.readline()) for _ in range(1 + number * 2)][-1]
            walk.kill()
        assert int(load(file).note) >= last
        session = Session.open(file)
        assert not session.read_only
        session.close()
    assert len(Session.open(file).versions()) <= 20
