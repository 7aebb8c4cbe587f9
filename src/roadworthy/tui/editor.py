"""The open text in the person's own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported
from textual.widgets import Input, TextArea


def edit_focused(app: App[int]) -> None:
    """Open what the focused field holds in ``$VISUAL`` or ``$EDITOR`` and take back what was saved there."""
    field = app.focused
    if not isinstance(field, Input | TextArea):
        app.notify("Open a text field first; then F4 opens it in your editor.")
        return
    words = field.value if isinstance(field, Input) else field.text
    try:
        changed = _edited(app, words)
    except (OSError, ValueError, SuspendNotSupported) as error:
        app.notify(f"The editor could not be opened: {error}", markup=False, severity="warning")
        return
    if isinstance(field, Input):
        field.value = changed.replace("\n", " ").strip()
    else:
        field.text = changed.removesuffix("\n")


def _edited(app: App[int], words: str) -> str:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    with tempfile.TemporaryDirectory(prefix="roadworthy-") as folder:
        path = Path(folder) / "text.md"
        path.write_text(words, encoding="utf-8")
        arguments = [*shlex.split(command, posix=os.name != "nt"), str(path)]
        failed: OSError | None = None
        with app.suspend():  # what is raised in here would leave the terminal without the program
            try:
                subprocess.run(arguments, check=False)  # noqa: S603
            except OSError as error:
                failed = error
        if failed is not None:
            raise failed
        return path.read_text(encoding="utf-8")
