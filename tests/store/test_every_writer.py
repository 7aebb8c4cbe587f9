"""The disk is full at every call of whatever else writes: each file is as before or as after, and it is said."""

import errno
import json
import re
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import which
from typing import Final

import pytest

from ballot_papers import decision as balloted
from each import each
from failing_disk import Disk, on
from in_process import called
from roadworthy.errors import NotWritable, StoreError
from roadworthy.evidence import cache
from roadworthy.model import Decision, put
from roadworthy.model.collected import PackageFacts
from roadworthy.session import Session
from roadworthy.session.ballot import BallotSession
from roadworthy.store import ABSENT, recent, save, versions
from roadworthy.tui.config import remember_theme
from roadworthy.tui.screens.recover import put_back

NOW: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
TABLE: Final = """\
| Criterion | Weight | Django | Rails |
|---|---:|---:|---:|
| Speed | 3 | 4 | 2 |
| Skill | 2 | 3 | 5 |
| Total | | 19 | 16 |
"""
"""Django's total is 18."""
LOST: Final = frozenset({"git", "state", "cache", "config"})
"""Folders in which a file may be missing: what is kept there is for convenience, and its loss holds nothing up."""
DRAFTS: Final = (".roadworthy-tmp",)


def ran(*arguments: object) -> None:
    """A command line. Raises StoreError where it says that something could not be done."""
    done = called(*arguments)
    if done.returncode == 2:
        assert done.stderr.splitlines()[-1].startswith("roadworthy: "), done.stderr
        raise NotWritable(done.stderr)
    assert done.returncode in (0, 1), done.stderr


def kept(done: bool) -> None:
    """Raise StoreError where something was not kept."""
    if not done:
        raise NotWritable("it was not kept")


def samples(folder: Path) -> None:
    for name in ("a", "b"):
        save(balloted(), folder / f"{name}.toml", expected=ABSENT)


def ballot_there(folder: Path) -> None:
    save(balloted("Ana"), folder / "orders.toml", expected=ABSENT)
    ballot_filled(folder, 3)


def ballot_filled(folder: Path, weight: int = 5) -> None:
    session = BallotSession.open(folder / "orders.toml", "ana", now=lambda: NOW)
    session.do("Speed", lambda paper: put(paper, ("weights", "speed"), float(weight)))
    session.save()
    session.close()
    if session.state != "saved":
        raise session.problem or AssertionError(session.state)


def recorded(folder: Path) -> None:
    ran("summary", folder / "a.toml", "--adr-dir", folder / "adr", "--format", "adr", "--today", "2026-11-23")


def both_recorded(folder: Path) -> None:
    recorded(folder)
    ran(
        "summary", folder / "b.toml", "--adr-dir", folder / "adr", "--format", "adr", "--today", "2026-11-23",
        "--supersedes", 1,
    )  # fmt: skip


def one_recorded(folder: Path) -> None:
    samples(folder)
    recorded(folder)


def table(folder: Path) -> None:
    (folder / "table.md").write_text(TABLE, encoding="utf-8")


def corrected(folder: Path) -> None:
    ran("audit", "--fix", folder / "table.md")


def branches(folder: Path) -> None:
    for name, title in (("base", "Old"), ("ours", "Old"), ("theirs", "New")):
        save(Decision(title=title), folder / f"{name}.toml", expected=ABSENT)


def merged(folder: Path) -> None:
    ran("merge", *(folder / f"{name}.toml" for name in ("base", "ours", "theirs")))


def repository(folder: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    (folder / ".gitattributes").write_text("*.png binary\n", encoding="utf-8")


def set_up(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        ran("git-setup")


def damaged(folder: Path) -> None:
    (folder / "a.toml").write_text("format = ", encoding="utf-8")
    save(balloted(), folder / "kept.toml", expected=ABSENT)


def brought_back(folder: Path) -> None:
    version = versions.Version(NOW, folder / "kept.toml", (folder / "kept.toml").stat().st_size)
    put_back(folder / "a.toml", version)


def saved_elsewhere(folder: Path) -> None:
    session = Session.open(folder / "a.toml", now=lambda: NOW)
    try:
        session.save_as(folder / "other.toml")
    finally:
        session.close()


def badge(folder: Path) -> None:
    ran("inspect", folder / "a.toml", "--badge", folder / "badge.svg", "--today", "2026-11-23")


def summary(folder: Path) -> None:
    ran("summary", folder / "a.toml", "-o", folder / "a.txt", "--today", "2026-11-23", "--samples", 10)


def begun_from_table(folder: Path) -> None:
    ran("new", folder / "new.toml", "--from", folder / "table.md")


def answered(folder: Path) -> None:
    ran("set", folder / "a.toml", "title=Another")


def settings(folder: Path) -> None:
    (folder / "config.toml").write_text('theme = "dark"\n', encoding="utf-8")


def themed(folder: Path) -> None:
    try:
        remember_theme(folder, "light")
    except OSError as error:
        raise NotWritable(str(error)) from None


def nothing(folder: Path) -> None:
    del folder


def remembered(folder: Path) -> None:
    kept(recent.remember(folder / "a.toml", "frame", "", NOW))


def version_kept(folder: Path) -> None:
    kept(versions.keep(folder / "a.toml", "title = 1\n", NOW))


def evidence_kept(folder: Path) -> None:
    del folder
    kept(cache.keep(PackageFacts("pypi", "django", "5.2"), "django", "index", date(2026, 11, 23)))


Step = Callable[[Path], None]
WRITERS: Final[tuple[tuple[Step, Step], ...]] = (
    (ballot_there, ballot_filled),
    (samples, recorded),
    (one_recorded, both_recorded),
    (table, corrected),
    (table, begun_from_table),
    (branches, merged),
    (repository, set_up),
    (damaged, brought_back),
    (samples, saved_elsewhere),
    (samples, badge),
    (samples, summary),
    (samples, answered),
    (settings, themed),
    (nothing, remembered),
    (nothing, version_kept),
    (nothing, evidence_kept),
)
"""What is there before, and what is done."""


GOES_ON: Final = re.compile(rb"'\\\n'|\\\n")
"""Where the name of a long folder goes on in the next line of what is printed to be typed."""


def there(folder: Path) -> dict[str, bytes]:
    """Each file that somebody may come to read, by its place."""
    return {
        str(path.relative_to(folder)): GOES_ON.sub(b"", path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git/" not in f"{path.relative_to(folder)}/" and not is_ours_alone(path)
    }


def is_ours_alone(path: Path) -> bool:
    """A draft that could not be taken away, a lock: swept later, read by nobody."""
    return path.name.endswith(DRAFTS) or "leases" in path.parts


def made(base: Path, before: Step, patch: pytest.MonkeyPatch) -> Path:
    """A folder with what is there before, and folders of the program's own in it."""
    base.mkdir()
    for name in ("STATE", "CONFIG", "CACHE"):
        patch.setenv(f"ROADWORTHY_{name}_DIR", str(base / name.lower()))
    before(base)
    return base


@pytest.mark.parametrize(
    "stays", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["once", "from then on"]
)
@each("writer", WRITERS)
def test_each_file_is_as_before_or_as_after(
    writer: tuple[Step, Step],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    *,
    stays: bool,
) -> None:
    before, act = writer
    if act is set_up and which("git") is None:
        return
    root = tmp_path_factory.mktemp(act.__name__)
    good = made(root / "at-000", before, monkeypatch)
    old, disk = there(good), Disk()
    with on(disk):
        act(good)
    new = there(good)
    assert new != old
    for at, call in enumerate(disk.calls, 1):
        folder = made(root / f"at-{at:03}", before, monkeypatch)
        said = False
        with on(Disk(at, stays=stays, number=errno.ENOSPC)):
            try:
                act(folder)
            except StoreError:
                said = True
        now = {name: raw.replace(bytes(folder), bytes(good)) for name, raw in there(folder).items()}
        where = f"{act.__name__}: call {at}, {call}"
        for name in old.keys() | new.keys() | now.keys():
            if name.split("/")[0] in LOST:
                assert name not in now or is_whole(name, now[name], {*old.values(), *new.values()}), (
                    f"{where}: {name}"
                )
            else:
                assert now.get(name) in (old.get(name), new.get(name)), f"{where}: {name}"
        assert said or wanted(now) == wanted(new), f"{where}: nobody said so"


def is_whole(name: str, raw: bytes, texts: set[bytes]) -> bool:
    """Whether a file of the program's own, whose name has a time in it, holds one of the texts, or reads."""
    return bool(json.loads(raw)) if name.endswith(".json") else raw in texts


def wanted(files: dict[str, bytes]) -> dict[str, bytes]:
    """What a person asked for, without what is kept for convenience."""
    return {name: raw for name, raw in files.items() if name.split("/")[0] not in LOST}
