"""The open text in the person's own editor: nothing that was written there is ever lost."""

import locale
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from textual.app import App, SuspendNotSupported
from textual.widgets import Input, TextArea

from roadworthy.model.frozen import frozen
from roadworthy.session.signals import ending_signals
from roadworthy.store.places import is_there

AT_ONCE: Final = 1.0
"""Seconds below which nobody has written anything: an editor that only opened a window came back."""
_PATIENCE: Final = 2.0
"""Seconds that an editor has for ending in order."""
_LOOK: Final = 0.5
"""Seconds after which a signal is heard at the latest."""
_OF_THE_KEYBOARD: Final = {int(getattr(signal, name, 0)) for name in ("SIGINT", "SIGQUIT")}
_WINDOWS: Final = {
    "code": "--wait", "code-insiders": "--wait", "codium": "--wait", "cursor": "--wait", "zed": "--wait",
    "subl": "--wait", "atom": "--wait", "gedit": "--wait", "kate": "--block", "gvim": "-f", "mvim": "-f",
    "mate": "-w", "bbedit": "-w", "idea": "--wait", "pycharm": "--wait", "open": "-W",
}  # fmt: skip
"""Editors with a window of their own, which may take seconds to open it, and what lets each of them wait."""


@frozen
class Edited:
    """What came back from an editor."""

    words: str | None
    """What is to stand in the field; None where it stays as it was."""
    says: str = ""
    """What the person has to know."""


def edit_focused(app: App[int]) -> None:
    """Open what the focused field holds in ``$VISUAL`` or ``$EDITOR`` and take back what was saved there."""
    field = app.focused
    if not isinstance(field, Input | TextArea):
        app.notify("Open a text field first; then F4 opens it in your editor.")
        return
    before = field.value if isinstance(field, Input) else field.text
    try:
        came = _edited(app, before)
    except (OSError, ValueError, SuspendNotSupported) as error:
        app.notify(f"The editor could not be opened: {error}", markup=False, severity="warning")
        return
    if came.says:
        app.notify(came.says, markup=False, severity="warning", timeout=15)
    if came.words is None:
        return
    if isinstance(field, Input):
        field.value = came.words.replace("\n", " ").strip()
    else:
        field.text = came.words.removesuffix("\n")


def _edited(app: App[int], before: str) -> Edited:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    arguments = words_of(command, windows=os.name == "nt")
    if not arguments:
        raise ValueError("VISUAL and EDITOR name no program")
    folder = Path(tempfile.mkdtemp(prefix="roadworthy-"))
    path = folder / "text.md"
    path.write_text(before, encoding="utf-8")
    status, ended_by, failed, began = 0, 0, None, time.monotonic()
    with app.suspend():  # what is raised in here would leave the terminal without the program
        try:
            status, ended_by = _waited_for([*arguments, str(path)])
        except OSError as error:
            failed = error
    if failed is not None:
        _away(path)
        raise failed
    if ended_by:
        signal.raise_signal(ended_by)  # now that the terminal is the program's again, which takes it then
        status = 0
    came = taken(path, before, status, seconds=time.monotonic() - began, command=command)
    if not came.says or not is_there(path):
        _away(path)
    return came


def _waited_for(arguments: Sequence[str]) -> tuple[int, int]:
    """The exit status of an editor, and the signal that came meanwhile to end the program, 0 for none.

    The editor is ended then: with nobody there to wait for it, it would quarrel with the shell over the
    keys. Ctrl+c is its own affair, as in a shell.
    """
    told: list[int] = []
    with subprocess.Popen(arguments) as process:  # noqa: S603

        def heard(number: int, _: object) -> None:
            if number in _OF_THE_KEYBOARD or told:
                return
            told.append(number)
            process.terminate()
            late = threading.Timer(_PATIENCE, process.kill)
            late.daemon = True
            late.start()

        before = {number: signal.signal(number, heard) for number in _heard_here()}
        try:
            status = _status_of(process)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
    return status, next(iter(told), 0)


def _status_of(process: subprocess.Popen[bytes]) -> int:
    """The exit status of a program, waited for such that each signal is heard meanwhile.

    Of two signals that come at once the second may go to another thread, which does not wake this one.
    """
    while True:
        try:
            return process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            continue


def _heard_here() -> list[int]:
    """The signals that end the program, as far as it answers them."""
    return [number for number in ending_signals() if callable(signal.getsignal(number))]


def words_of(command: str, *, windows: bool) -> list[str]:
    """The words of a command in ``$EDITOR``, as the system's own shell parts them. Raises ValueError.

    On Windows a backslash is part of a path, quotation marks are not, and what is started by a script, such
    as ``code.cmd``, has to be named with its whole path.
    """
    if not windows:
        return shlex.split(command)
    words = [word.strip('"') for word in shlex.split(command, posix=False)]
    return [shutil.which(words[0]) or words[0], *words[1:]] if words else []


def taken(path: Path, before: str, status: int, *, seconds: float, command: str) -> Edited:
    """What an editor left in `path` after so many seconds, with its exit status.

    Whatever is not taken stays in the file, and the person is told where it is.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        return Edited(None, "The editor left no file behind, so the field is as it was.")
    words, encoding = decoded(raw)
    if status:
        kept = f" What was written is in {path}." if words != before else ""
        return Edited(None, f"{command} ended with status {status}, so the field is as it was.{kept}")
    name, lets_wait = _window(command)
    if words == before and (seconds < AT_ONCE or (lets_wait and lets_wait not in command)):
        example = f"{name or 'code'} {lets_wait or '--wait'}"
        return Edited(
            None,
            f"{command} came back before anything was saved. If it opens a window, let it wait, "
            f"as in EDITOR=“{example}”. What you save there now is in {path}.",
        )
    told = f"The text was no UTF-8 and was read as {encoding}; it is kept in {path}." if encoding else ""
    return Edited(words, told)


def _window(command: str) -> tuple[str, str]:
    """The name of an editor with a window of its own and what lets it wait; both empty for others."""
    name = command.split(" ", 1)[0].strip('"').replace("\\", "/").rpartition("/")[2].partition(".")[0].lower()
    return (name, _WINDOWS[name]) if name in _WINDOWS else ("", "")


def decoded(raw: bytes) -> tuple[str, str]:
    """The text in the bytes, without a mark at its beginning; and its encoding where it was not UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _lines(raw.decode("utf-16", errors="replace")), ""
    try:
        return _lines(raw.decode("utf-8-sig")), ""
    except UnicodeDecodeError:
        pass
    usual = locale.getpreferredencoding(do_setlocale=False)
    for encoding in (usual, "cp1252"):
        try:
            return _lines(raw.decode(encoding)), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    return _lines(raw.decode("latin-1")), "latin-1"


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _away(path: Path) -> None:
    shutil.rmtree(path.parent, ignore_errors=True)
