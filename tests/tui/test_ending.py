"""What fails while the program ends keeps nothing else from being saved."""

from pathlib import Path
from typing import Any

import pytest

from on_screen import new_session
from roadworthy.edits.edit import write
from roadworthy.model import put
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp


class BrokenBallot:
    def close(self) -> None:
        raise ZeroDivisionError("out of cheese")


@pytest.mark.parametrize("broken", ["ballot", "typed", "place"])
def test_a_mistake_in_one_part_is_kept_and_the_rest_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fails(*_: Any) -> None:
        raise ZeroDivisionError("out of cheese")

    session = new_session(tmp_path / "a.toml")
    app = RoadworthyApp(session)
    if broken == "ballot":
        app.ballot = BrokenBallot()  # type: ignore[assignment]
    elif broken == "typed":
        monkeypatch.setattr(app, "_take_what_was_typed", fails)
    else:
        monkeypatch.setattr(app, "leave_off", fails)
    session.do(write(("note",), "not to be lost", "note"))
    app.shut()
    assert isinstance(app.crash, ZeroDivisionError)
    assert load(tmp_path / "a.toml") == put(session.value, ("note",), "not to be lost")
    assert session.state == "saved"
