"""A git repository of a test's own, with this program as its merge driver."""

import io
import os
import shlex
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from patience import LONGEST
from roadworthy.__main__ import main
from roadworthy.model import Decision
from roadworthy.store import load, save

ROOT = Path(__file__).resolve().parents[2]


class Repo:
    """A repository that knows nothing of the person's own settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "orders.toml"
        self.env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONPATH": str(ROOT / "src"),
        }  # fmt: skip
        self.git("init", "--quiet", "--initial-branch=main")
        self.author("Ana")

    def author(self, name: str) -> None:
        """Who commits from now on."""
        self.git("config", "user.name", name)
        self.git("config", "user.email", f"{name.lower()}@example.org")

    def run(self, *command: str, status: int | None = 0) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            env=self.env,
            timeout=LONGEST,
            check=False,
        )
        assert status is None or done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def git(self, *arguments: str, status: int | None = 0) -> str:
        return self.run("git", *arguments, status=status)

    def roadworthy(self, *arguments: str, status: int | None = 0) -> str:
        """This program, in this process; what it printed, standard error after standard output."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        with (
            patch.dict(os.environ, self.env), chdir(self.folder),
            patch.object(sys, "stdout", out), patch.object(sys, "stderr", err),
        ):  # fmt: skip
            found = main(list(arguments))
        for stream in (out, err):
            stream.flush()
        said = "".join(stream.buffer.getvalue().decode() for stream in (out, err))
        assert status is None or found == status, said
        return said

    def set_up(self) -> None:
        """What ``roadworthy git-setup`` does, with this very program."""
        program = f"{shlex.quote(Path(sys.executable).as_posix())} -m roadworthy"
        driver = f"{program} merge %O %A %B --path=%P --branch=%Y --marker-size=%L"
        self.git("config", "merge.roadworthy.driver", driver)
        self.git("config", "diff.roadworthy.textconv", f"{program} textconv")
        (self.folder / ".gitattributes").write_text(
            "*.toml diff=roadworthy merge=roadworthy\n", encoding="utf-8"
        )

    def commit(
        self, decision: Decision | None = None, message: str = "A change", day: str = "2026-11-23"
    ) -> None:
        if decision is not None:
            save(decision, self.file)
        self.git("add", "--all")
        self.env |= {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
        self.git("commit", "--quiet", "--allow-empty-message", "--message", message)

    def load(self) -> Decision:
        return load(self.file)
