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


async def test_what_failed_beside_the_walk_is_told_and_not_that_something_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that says “a worker failed” helps nobody to mend it; and a full disk is no mistake of ours."""
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))

    async def fails() -> None:
        raise OSError(28, "No space left on device")

    seen: list[BaseException] = []

    def on_fault(error: BaseException) -> bool:
        seen.append(error)
        return True

    monkeypatch.setattr(app, "on_fault", on_fault)
    async with app.run_test() as pilot:
        app.run_worker(fails(), exit_on_error=True)
        await pilot.pause()
    assert [type(one) for one in seen] == [OSError]
