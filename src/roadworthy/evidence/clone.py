"""A local clone, read without a checkout: its log as it streams by, its tags, and the files at its top."""

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from roadworthy.errors import NoAnswer
from roadworthy.evidence.licence_text import licence_of_text
from roadworthy.evidence.limits import MEGABYTE, Limits, StopRequest
from roadworthy.evidence.programs import ClientProcess, run
from roadworthy.evidence.reading import day
from roadworthy.method.calendar import add_months
from roadworthy.method.signals.authors import Authors
from roadworthy.method.signals.versions import tag_numbers
from roadworthy.model.collected import CloneFacts
from roadworthy.model.text import one_line
from roadworthy.text_files import check_folder

MONTHS: Final = 12
RECENT_DAYS: Final = 90
_LIMITS: Final = Limits(whole=120.0, most=64 * MEGABYTE)
_SHALLOW_HINT: Final = "get its whole history: git clone --filter=blob:none --no-checkout ADDRESS"
_SAFE: Final = (
    # Nothing that a clone's own settings name is run, and nothing that it lacks is fetched.
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false",
    "-c", "protocol.allow=never", "-c", "core.pager=cat", "-c", "core.quotePath=false",
    "-c", "i18n.logOutputEncoding=UTF-8",
)  # fmt: skip
_ENV: Final[dict[str, str | None]] = {
    "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_PAGER": "cat",
    "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
    # In a hook git names the repository that it works in; the clone is another one.
    **dict.fromkeys((
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
        "GIT_NAMESPACE", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_GRAFT_FILE",
        "GIT_SHALLOW_FILE", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_REPLACE_REF_BASE",
    )),
}  # fmt: skip
_RECORD: Final = "%x01%cs%x00%aN%x00%aE%x00"
_FILES: Final = {
    "code-of-conduct": re.compile(r"(?:\.github/|docs/)?code[-_]of[-_]conduct(?:\.\w+)?", re.IGNORECASE),
    "governance": re.compile(r"(?:\.github/|docs/)?governance(?:\.\w+)?", re.IGNORECASE),
    "security": re.compile(r"(?:\.github/|docs/)?security(?:\.\w+)?", re.IGNORECASE),
    "maintainers": re.compile(
        r"(?:\.github/|docs/)?(?:maintainers|owners|codeowners|authors)(?:\.\w+)?", re.IGNORECASE
    ),
    "licence": re.compile(r"(?:un)?licen[cs]e(?:[-.][\w.-]+)?|copying(?:\.\w+)?", re.IGNORECASE),
    "funding": re.compile(r"(?:\.github/)?funding\.yml", re.IGNORECASE),
}


def collect(
    folder: Path, today: date, stop: StopRequest, *, bots: tuple[str, ...], free_mail: tuple[str, ...],
    copied_on: date | None = None, prefix: str = "", limits: Limits = _LIMITS,
) -> CloneFacts:  # fmt: skip
    """What a clone says. `copied_on` is the day on which it was last brought up to date, where it is known.

    Raises Missing, IsFolder or NoAnswer: no folder, no clone, a shallow one, no git; and Stopped.
    """
    git = _Git(folder, stop, limits)
    git.check()
    as_of = min(today, copied_on or today)
    head = git.head_day()
    authors = Authors(bots, free_mail)
    since = date.fromordinal(add_months(as_of.toordinal(), -MONTHS))
    recent = as_of - timedelta(days=RECENT_DAYS)
    for on, name, email in git.commits(since):
        if since < on <= as_of:
            authors.add(name, email, recent=on > recent)
    tags, others = _tags(git.tags(), prefix)
    paths = git.paths()
    return CloneFacts(
        folder=one_line(str(folder)),
        head_on=head,
        as_of=as_of,
        contributors=authors.people(),
        commits_90=authors.recent_commits,
        bot_commits=authors.bot_commits,
        tags=tags,
        other_prefixes=others,
        files=tuple(kind for kind, name in _FILES.items() if any(name.fullmatch(path) for path in paths)),
        licence=_licence(git, paths),
    )


class _Git:
    """git in one folder, bounded and kept from running or fetching anything."""

    def __init__(self, folder: Path, stop: StopRequest, limits: Limits) -> None:
        check_folder(folder, "the top of a clone")
        program = shutil.which("git")
        if program is None:
            raise NoAnswer("git is not installed, so no clone can be read")
        self._folder = Path(os.path.realpath(folder))
        self._words = [program, "-C", str(self._folder), *_SAFE]
        self._stop = stop
        self._limits = limits

    def check(self) -> None:
        """Raise NoAnswer where the folder is not the top of a whole clone."""
        asked = (
            "rev-parse",
            "--is-shallow-repository",
            "--absolute-git-dir",
            "--is-bare-repository",
            "--show-prefix",
        )
        ended = run([*self._words, *asked], self._stop, self._limits, env=_ENV)
        said = ended.out.decode("utf-8", "replace").split("\n")
        if ended.status != 0 or len(said) < 4:
            raise NoAnswer(
                f"this is not a git clone ({ended.complaint[:120] or 'no answer'})", file=self._folder
            )
        if said[0] == "true":
            raise NoAnswer(
                "this clone is shallow: most of its history is missing", file=self._folder, todo=_SHALLOW_HINT
            )
        if said[3].strip():
            raise NoAnswer(
                "this is a folder inside a clone", file=self._folder, todo="name the top of the clone"
            )

    def head_day(self) -> date:
        """The day of the newest commit. Raises NoAnswer where there is none."""
        if not self._said("rev-parse", "--verify", "--quiet", "HEAD", empty=True):
            raise NoAnswer("this clone has no commit", file=self._folder)
        on = day(self._said("log", "-1", "--format=%cs").strip())
        if on is None:
            raise NoAnswer("this clone has no commit", file=self._folder)
        return on

    def commits(self, since: date) -> Iterator[tuple[date, str, str]]:
        """Day, author and address of the commits since a day, merges left out, as they stream by."""
        asked = (
            "log", "--use-mailmap", "--no-merges", "--no-show-signature",
            f"--since={(since - timedelta(days=1)).isoformat()}T00:00:00Z",
            f"--format={_RECORD}",
        )  # fmt: skip
        program = ClientProcess([*self._words, *asked], self._stop, self._limits, env=_ENV)
        try:
            yield from _records(program.chunks())
            if program.status != 0:
                raise NoAnswer(f"git could not read its log ({program.complaint[:120]})", file=self._folder)
        finally:
            program.close()

    def tags(self) -> list[tuple[str, date]]:
        """Tags with their day: of the tag where it is annotated, else of its commit."""
        said = self._said("for-each-ref", "refs/tags", "--format=%(creatordate:short) %(refname:strip=2)")
        rows = [line.partition(" ") for line in said.splitlines()]
        return [(name, on) for stamp, _, name in rows if (on := day(stamp)) is not None]

    def paths(self) -> list[str]:
        """The paths at the top, in ``docs`` and in ``.github`` of the newest commit."""
        found = self._said("ls-tree", "-z", "--name-only", "HEAD", ".", ".github/", "docs/", empty=True)
        return [path for path in found.split("\0") if path]

    def words_of(self, path: str) -> str:
        """The text of a file of the newest commit; nothing where this clone does not hold it."""
        return self._said("show", "--no-textconv", f"HEAD:{path}", empty=True)[: 256 * 1024]

    def _said(self, *words: str, empty: bool = False) -> str:
        ended = run([*self._words, *words], self._stop, self._limits, env=_ENV)
        if ended.status != 0 and not empty:
            raise NoAnswer(f"git could not answer ({ended.complaint[:120]})", file=self._folder)
        return ended.out.decode("utf-8", "replace") if ended.status == 0 else ""


def _records(chunks: Iterator[bytes]) -> Iterator[tuple[date, str, str]]:
    """Commits out of a stream; no more than one of them is held."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\x01")
        for record in whole:
            yield from _record(record)
        if len(rest) > MEGABYTE:
            raise NoAnswer("git prints a record that never ends")
    yield from _record(rest)


def _record(raw: bytes) -> Iterator[tuple[date, str, str]]:
    parts = raw.split(b"\0")
    on = day(parts[0].decode("ascii", "replace")) if len(parts) >= 3 else None
    if on is not None:
        name, email = (one_line(part.decode("utf-8", "replace"))[:200] for part in parts[1:3])
        yield on, name, email


def _tags(tags: list[tuple[str, date]], prefix: str) -> tuple[tuple[tuple[str, date], ...], tuple[str, ...]]:
    """Stable version tags without their prefix, and the prefixes of those that have another one."""
    found: list[tuple[str, date]] = []
    others: dict[str, int] = {}
    for name, on in tags:
        numbers = tag_numbers(name, prefix)
        if numbers is not None:
            found.append((".".join(map(str, numbers)), on))
        elif (other := re.fullmatch(r"(.{1,60}?)v?\d+\.\d+(?:\.\d+)?", name)) is not None:
            others[one_line(other[1])] = others.get(one_line(other[1]), 0) + 1
    common = sorted(others, key=lambda one: -others[one])[:5]
    return tuple(found), tuple(common)


def _licence(git: _Git, paths: list[str]) -> str | None:
    path = next((path for path in paths if _FILES["licence"].fullmatch(path)), None)
    return licence_of_text(git.words_of(path)) if path else None
