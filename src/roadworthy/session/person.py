"""Who sits here, as far as the machine knows: offered where a name is asked, never written unasked."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

from roadworthy.model.text import one_line

_PATIENCE: Final = 2.0
"""Seconds that git may take."""


@cache
def git_name(folder: Path) -> str:
    """The name under which git would commit in `folder`; empty where there is none, or no git."""
    git = shutil.which("git")
    if git is None:
        return ""
    try:
        found = subprocess.run(  # noqa: S603 - the program is git, and nothing of the arguments is anybody's
            [git, "config", "--get", "user.name"],
            cwd=folder,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return one_line(found.stdout.decode("utf-8", errors="replace").strip()) if found.returncode == 0 else ""
