"""A small clone of git that a test fills."""

import os
import subprocess
from pathlib import Path


class Repository:
    """A clone with commits and tags of given people and days."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, **env: str) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.com", *words],
            cwd=self.folder, capture_output=True, text=True, check=True, env={**os.environ, **env},
        )  # fmt: skip
        return done.stdout

    def commit(self, name: str, email: str, on: str, *, times: int = 1, **files: str) -> None:
        """`files`: a path with ``__`` for a slash and ``_md`` for an ending, and its words."""
        for path, words in files.items():
            place = self.folder / path.replace("__", "/").replace("_md", ".md")
            place.parent.mkdir(exist_ok=True)
            place.write_text(words, encoding="utf-8")
            self.git("add", "-A")
        day = f"{on}T12:00:00+00:00"
        for number in range(times):
            self.git(
                "commit", "-q", "--allow-empty", "-m", f"change {number}",
                GIT_AUTHOR_NAME=name, GIT_AUTHOR_EMAIL=email, GIT_AUTHOR_DATE=day,
                GIT_COMMITTER_NAME=name, GIT_COMMITTER_EMAIL=email, GIT_COMMITTER_DATE=day,
            )  # fmt: skip

    def tag(self, name: str, on: str) -> None:
        self.git("tag", "-a", name, "-m", name, GIT_COMMITTER_DATE=f"{on}T12:00:00+00:00")
