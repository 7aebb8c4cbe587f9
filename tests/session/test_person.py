"""The name that git knows is offered where a name is asked."""

import shutil
import subprocess
from pathlib import Path

import pytest

from on_screen import settled
from roadworthy.session.person import git_name
from station_walk import at, grid_decision

GIT = shutil.which("git")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    if GIT is None:
        pytest.skip("there is no git")
    for arguments in (["init", "-q"], ["config", "user.name", "Ana\tLópez"]):
        subprocess.run([GIT, *arguments], cwd=tmp_path, check=True)
    return tmp_path


def test_the_name_in_a_repository(repository: Path) -> None:
    assert git_name(repository).startswith("Ana")
    assert "\t" not in git_name(repository)


def test_no_git_and_no_folder_have_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert git_name(tmp_path / "nowhere") == ""
    monkeypatch.setenv("PATH", "")
    assert git_name(tmp_path / "elsewhere") == ""


async def test_it_is_offered_for_who_moves_the_status_and_typing_replaces_it(repository: Path) -> None:
    async with at(repository, "decision", grid_decision()) as walk:
        await walk.press("d", "3")
        await settled(walk.pilot)
        assert "López" in walk.screen
        await walk.press(*"lead", "enter", "enter", "enter")
        assert walk.value.status != "framing"
        (moved,) = walk.value.history.values()
        assert moved.role == "lead"
