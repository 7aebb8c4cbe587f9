"""What git knows of a file: its contents at a revision, and who changed it when.

Its commands are run with lists of arguments: no shell, no pager, no network, nothing that a repository's own
settings could make run.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from roadworthy.errors import Missing, NotInGit, NotReadable, TooBig
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.store.places import is_folder
from roadworthy.text_files import BIGGEST

_QUIET: Final = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_AT_ONCE: Final = 32
"""Contents that are asked for together."""
_LOG: Final = ("log", "--no-show-signature", "--no-color", "-z")
_FIELDS: Final = ("%H", "%P", "%an", "%ad", "%s")


@frozen
class Commit:
    """A commit that changed a file."""

    id: str
    parents: tuple[str, ...]
    """The nearest commits before it that changed the file."""
    author: str
    on: date
    subject: str


class Repository:
    """The git repository in which a file lies, or would lie."""

    def __init__(self, place: Path) -> None:
        """`place` is a file or a folder. Raises NotInGit."""
        folder = place if is_folder(place) else place.parent
        if not is_folder(folder):
            raise Missing("there is no such folder", file=folder, todo="check the name")
        self._folder: Final = folder
        done = _git(folder, ("rev-parse", "--show-toplevel", "--show-prefix"))
        if done.returncode:
            raise NotInGit(
                f"it is in no git repository ({_last_line(done.stderr)})",
                file=place,
                todo="name a file that is in one",
            )
        top, prefix, *_ = done.stdout.decode("utf-8", "surrogateescape").split("\n")
        self.top: Final = Path(top)
        """The folder that the repository's paths begin at."""
        self.prefix: Final = prefix
        """The way from there to the folder, with a slash at its end; empty at the top."""

    def name_of(self, file: Path) -> str:
        """How the repository calls a file of this folder."""
        return self.prefix + file.name

    def commit_of(self, revision: str) -> str | None:
        """The id of the commit that a revision means; None where it means none."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        done = _git(self._folder, asked)
        return done.stdout.decode().strip() or None if not done.returncode else None

    def content(self, revision: str, name: str) -> bytes | None:
        """The bytes of a file at a revision, the index where that is empty; None where it is not there."""
        return dict(self.contents([(revision, name)])).get((revision, name))

    def contents(self, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], bytes]]:
        """The bytes of files at revisions, in their order; what is not there is left out.

        Raises TooBig for what is larger than any decision.
        """
        asked = [one for one in wanted if "\n" not in one[0] + one[1]]
        for begin in range(0, len(asked), _AT_ONCE):
            yield from self._contents(asked[begin : begin + _AT_ONCE])

    def _contents(self, asked: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], bytes]]:
        lines = "".join(f"{revision}:{name}\n" for revision, name in asked)
        done = _git(self._folder, ("cat-file", "--batch"), lines.encode("utf-8", "surrogateescape"))
        raw, at = done.stdout, 0
        for one in asked:
            end = raw.find(b"\n", at)
            if end < 0:
                return
            head = raw[at:end].rsplit(b" ", 2)
            at = end + 1
            if len(head) < 3 or head[1] not in _KINDS or not head[2].isdigit():
                continue
            size = int(head[2])
            if head[1] == b"blob":
                if size > BIGGEST:
                    raise TooBig("larger than 4 MB, so it was not read", file=f"{one[0]}:{one[1]}")
                yield one, raw[at : at + size]
            at += size + 1

    def commits(self, names: Iterable[str], *revisions: str, most: int | None = None) -> list[Commit]:
        """The commits that changed any of some files, newest first; `revisions` as ``git log`` takes them."""
        limit = () if most is None else (f"--max-count={most}",)
        command = (
            *_LOG, "--topo-order", "--parents", "--date=format:%Y-%m-%d", "--no-patch",
            f"--format={'%x00'.join(_FIELDS)}", *limit, "--end-of-options", *(revisions or ("HEAD",)),
            "--", *(f":(top,literal){name}" for name in names),
        )  # fmt: skip
        done = _git(self._folder, command)
        if done.returncode:
            raise NotReadable(f"git can't tell its history ({_last_line(done.stderr)})", file=self.top)
        parts = done.stdout.decode("utf-8", "replace").split("\0")
        rows = [parts[at : at + len(_FIELDS)] for at in range(0, len(parts) - len(_FIELDS) + 1, len(_FIELDS))]
        return [
            Commit(row[0].split()[0], tuple(row[1].split()), one_line(row[2]), _day(row[3]), one_line(row[4]))
            for row in rows
        ]

    def names(self, name: str) -> list[str]:
        """What a file was called through its history, its present name first."""
        command = (*_LOG, "--follow", "--name-only", "--format=", "--", f":(top,literal){name}")
        done = _git(self._folder, command)
        found = [part.strip("\n") for part in done.stdout.decode("utf-8", "surrogateescape").split("\0")]
        return list(dict.fromkeys((name, *filter(None, found))))

    def merge_base(self, one: str, other: str) -> str | None:
        """The commit that two commits come from; None where there is none."""
        done = _git(self._folder, ("merge-base", "--end-of-options", one, other))
        return done.stdout.decode().strip() or None if not done.returncode else None


_KINDS: Final = (b"blob", b"tree", b"commit", b"tag")


def read_revision(words: str) -> tuple[bytes, str]:
    """The bytes that ``REV:FILE`` names, and how to call them. Raises Missing or NotInGit.

    FILE counts from the top of the repository, as git has it; what is not there is looked for here.
    """
    revision, _, name = words.partition(":")
    here = Path()
    repository = Repository(here)
    if revision and repository.commit_of(revision) is None:
        raise Missing(f"git knows no revision “{revision}”", file=words, todo="see git log")
    plain = name.removeprefix("./")
    tries = [plain] if name == plain else []
    for candidate in (*tries, str(PurePosixPath(repository.prefix, plain))):
        raw = repository.content(revision, candidate)
        if raw is not None:
            return raw, words
    where = f"at {revision}" if revision else "in what is staged"
    raise Missing(f"there is no such file {where}", file=words, todo="check the name")


def run_text_merge(folder: Path, files: tuple[str, str, str], marker: int) -> tuple[bytes, bool] | None:
    """What git makes of three texts (ours, base, theirs) by their lines, and whether they clash.

    None where git can't be run, or can't merge them: they are no texts.
    """
    try:
        done = _git(folder, ("merge-file", "-p", "--quiet", f"--marker-size={marker}", "--", *files))
    except NotInGit:
        return None
    return (done.stdout, done.returncode != 0) if 0 <= done.returncode < 128 else None


def settings(place: Path, values: Mapping[str, str]) -> None:
    """Write settings into the repository's own configuration. Raises NotInGit or NotReadable."""
    repository = Repository(place)
    for key, value in values.items():
        done = _git(repository.top, ("config", "--local", key, value))
        if done.returncode:
            raise NotReadable(f"git did not take a setting ({_last_line(done.stderr)})", file=key)


def _git(
    folder: Path, arguments: tuple[str, ...], given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    quiet = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    command = ["git", *_QUIET, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, and git by its name on the PATH
            command, cwd=folder, input=given, capture_output=True, check=False, env=quiet
        )
    except FileNotFoundError:
        raise NotInGit("git can't be run: it is not on the PATH", file=folder, todo="install git") from None
    except OSError as error:
        raise NotInGit(
            f"git can't be run ({error.strerror})", file=folder, todo="check its installation"
        ) from None


def _last_line(raw: bytes) -> str:
    lines = raw.decode("utf-8", "replace").strip().splitlines()
    return one_line(lines[-1].removeprefix("fatal: ")) if lines else "it says nothing"


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return date.min
