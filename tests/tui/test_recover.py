from datetime import UTC, datetime
from pathlib import Path

import pytest

from examples import few
from on_screen import SIZES, new_session, settled, text_of
from roadworthy.edits.edit import write
from roadworthy.store import StoreError, load, versions
from roadworthy.tui.recovery import RecoveryApp, run_recovery
from roadworthy.tui.screens.recover import offers, put_back, restored_session

BROKEN = 'format = 1\ntitle = "Orders\n'


def broken(path: Path) -> StoreError:
    session = new_session(path, "Orders platform")
    session.do(write(("note",), "Something", "Note"))
    session.close()
    path.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        load(path)
    return caught.value


@few("size", SIZES)
async def test_the_versions_are_offered_and_the_broken_file_is_kept(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "a.toml"
    error = broken(path)
    app = RecoveryApp(path, error, offers(path, error))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        shown = text_of(app)
        assert "a.toml can't be read" in shown
        assert "a.toml:2" in shown.replace("\n", "").replace(" ", "")
        assert "Orders platform" in shown
        await pilot.press("enter")
        await pilot.pause()
    session = app.session
    assert session is not None
    assert session.value.title == "Orders platform"
    assert load(path).title == "Orders platform"
    assert (tmp_path / "a.unreadable.toml").read_text(encoding="utf-8") == BROKEN
    assert "a.unreadable.toml" in str(session.notes[-1])
    session.close()


@few("size", SIZES)
async def test_it_stands_in_the_middle_as_nothing_is_behind_it(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "a.toml"
    error = broken(path)
    app = RecoveryApp(path, error, offers(path, error))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for width, height in (size, (size[0] + 7, size[1] + 3)):
            await pilot.resize_terminal(width, height)
            await settled(pilot)
            region = app.screen.query_one(".panel").region
            assert abs(region.x - (width - region.right)) <= 1
            assert abs(region.y - (height - region.bottom)) <= 1


async def test_escape_leaves_everything_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    error = broken(path)
    app = RecoveryApp(path, error, offers(path, error))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("escape")
        await pilot.pause()
    assert app.session is None
    assert path.read_text(encoding="utf-8") == BROKEN
    assert [one.name for one in tmp_path.glob("*.toml")] == ["a.toml"]


def test_versions_that_do_not_load_are_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    error = broken(path)
    good = len(offers(path, error))
    assert good >= 1
    versions.keep(path, BROKEN, datetime.now(UTC))
    assert len(offers(path, error)) == good


def test_a_newer_format_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    broken(path)
    path.write_text("format = 99\n", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        load(path)
    assert offers(path, caught.value) == ()
    assert run_recovery(path, caught.value) is None


def test_an_older_unreadable_file_beside_it_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    error = broken(path)
    (tmp_path / "a.unreadable.toml").write_text("mine", encoding="utf-8")
    aside = put_back(path, offers(path, error)[0].version)
    assert aside.name == "a.unreadable-2.toml"
    assert (tmp_path / "a.unreadable.toml").read_text(encoding="utf-8") == "mine"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    path = real / "a.toml"
    error = broken(path)
    link = tmp_path / "link.toml"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("this system makes no links")
    session = restored_session(link, offers(path, error)[0].version)
    session.close()
    assert link.is_symlink()
    assert load(path).title == "Orders platform"
