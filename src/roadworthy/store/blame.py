"""Who last changed a place of a file on a branch, and when."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from roadworthy.errors import StoreError
from roadworthy.model import KeyPath
from roadworthy.model.conflict import Side
from roadworthy.model.tree import Tree, at, equal
from roadworthy.store.git import Commit, Repository
from roadworthy.store.toml_text import read_toml
from roadworthy.text_files import decode

_MOST: Final = 100
"""Commits of a branch that are looked at."""
_HEADS: Final = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "REVERT_HEAD")


class Blame:
    """Who changed what on the two branches that git is merging; nobody where it can't be told."""

    def __init__(self, file: Path, theirs: str = "") -> None:
        """`file` as the repository has it; `theirs` is what git calls the other branch."""
        self._file: Final = file
        self._theirs: Final = theirs

    def __call__(self, path: KeyPath, side: Side) -> tuple[str, date | None]:
        """The author and the day of the last change of a place on a side."""
        versions = self._mine if side == "mine" else self._other
        for number, (commit, tree) in enumerate(versions[:-1]):
            before = versions[number + 1][1]
            if commit is not None and not equal(at(tree, path), at(before, path)):
                return commit.author, commit.on
        newest = versions[0][0] if versions else None
        return (newest.author, newest.on) if newest is not None else ("", None)

    @cached_property
    def _mine(self) -> Sequence[tuple[Commit | None, Tree]]:
        return self._versions("HEAD", self._other_commit or "HEAD")

    @cached_property
    def _other(self) -> Sequence[tuple[Commit | None, Tree]]:
        return self._versions(self._other_commit, "HEAD") if self._other_commit else ()

    @cached_property
    def _repository(self) -> Repository | None:
        try:
            return Repository(self._file)
        except StoreError:
            return None

    @cached_property
    def _other_commit(self) -> str | None:
        """The commit whose branch is merged, by what git calls it, its environment, or its marks."""
        if self._repository is None:
            return None
        heads = [name.removeprefix("GITHEAD_") for name in os.environ if name.startswith("GITHEAD_")]
        called = self._theirs.split() if not self._theirs.startswith("%") else []
        words = [*called[:1], *(heads if len(heads) == 1 else ()), *_HEADS]
        return next(filter(None, map(self._repository.commit_of, words)), None)

    def _versions(self, tip: str, other: str) -> Sequence[tuple[Commit | None, Tree]]:
        """What the file held at each commit of a branch, newest first; at the end what it began from."""
        if self._repository is None:
            return ()
        try:
            return list(self._read(self._repository, tip, other))
        except StoreError:
            return ()

    def _read(self, repository: Repository, tip: str, other: str) -> Iterator[tuple[Commit | None, Tree]]:
        name, base = repository.name_of(self._file), repository.merge_base(tip, other)
        commits = repository.commits([name], tip, *([f"^{base}"] if base else []), most=_MOST)
        wanted = [(one.id, name) for one in commits] + ([(base, name)] if base else [])
        found = {revision: raw for (revision, _), raw in repository.contents(wanted)}
        for one in commits:
            yield one, _tree(found.get(one.id))
        if commits:
            yield None, _tree(found.get(base) if base else None)


def _tree(raw: bytes | None) -> Tree:
    try:
        return read_toml(decode(raw or b"", ""), "")
    except StoreError:
        return {}
