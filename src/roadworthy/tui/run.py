"""Starting the walk, and what is printed after it."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from roadworthy.errors import StoreError
from roadworthy.model.text import one_line
from roadworthy.session import Session
from roadworthy.session.new_file import NewFile
from roadworthy.store.places import for_shell, is_there
from roadworthy.text_files import reason

if TYPE_CHECKING:
    from roadworthy.session.ballot import BallotSession


def cannot_run() -> str | None:
    """Why a full-screen program can't run here, with what to do instead; None where it can."""
    if sys.stdin is None or not sys.stdin.isatty():
        return "standard input is not a terminal; run roadworthy in one, or use “roadworthy summary FILE”"
    if not sys.__stderr__ or not sys.__stderr__.isatty():
        return "standard error is not a terminal, and the walk is drawn there; use “roadworthy summary FILE”"
    if sys.platform != "win32" and os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return "this terminal can't draw a full screen (TERM is unset or dumb); use “roadworthy summary FILE”"
    return None


TURN: Final = 0.0001
"""Seconds after which one thread gives way to another. Python's own 0.005 are felt: a frame that is drawn
goes to the terminal through a thread of its own, and a save must not hold up a key."""


def make_ready() -> None:
    """See to it that a full screen starts quickly, answers quickly, and has the terminal's size.

    The size in the environment may be another terminal's, and never changes.
    """
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    gc.disable()
    sys.setswitchinterval(TURN)
    from roadworthy.tui.textual_patches.node_classes import define_nodes_quickly

    define_nodes_quickly()


def run_walk(path: Path | None) -> int:
    """Open the walk on a file, or the welcome screen; the exit status of the program.

    A file that can't be opened is one line on standard error and 2, unless an earlier version of it is kept:
    then the walk opens on the choice of versions.
    """
    if why := cannot_run():
        _say(f"roadworthy: {why}")
        return 2
    make_ready()
    session: Session | None = None
    begins = path is not None and not is_there(path)
    if path is not None:
        try:
            session = _begin(path) if begins else Session.open(path)
        except StoreError as error:
            return _recover(path, error)
    return _run(session, begins=begins)


def _begin(path: Path) -> Session:
    """A new decision, called after its file."""
    from roadworthy.knowledge.templates import title_from

    return Session.create(path, title_from(path))


def run_ballot(path: Path, voter: str) -> int:
    """Open one voter's ballot on a decision; the exit status of the program. Raises StoreError."""
    from roadworthy.session.ballot import BallotSession

    if why := cannot_run():
        _say(f"roadworthy: {why}")
        return 2
    make_ready()
    session = BallotSession.open(path, voter)
    from roadworthy.tui.app import RoadworthyApp

    app = RoadworthyApp(None, ballot=session)
    result = app.run(mouse=app.config.mouse)
    gc.enable()
    app.shut()
    last = app.ballot or session
    if app.crash is not None:
        from roadworthy.store.crash import told

        _say(one_line(told(app.crash, kept=last.path)))
        return 2
    for words in _ballot_farewell(last, path):
        _say(one_line(words))
    return result or 0


def _ballot_farewell(session: "BallotSession", decision: Path) -> list[str]:
    """Where the ballot is, how it stands, and how to go on."""
    paper = session.value
    again = f"Go on with: roadworthy ballot {for_shell(decision)} --voter {for_shell(paper.voter)}"
    if session.state != "saved":
        return [f"NOT SAVED in {session.path}: {session.problem or session.state}", again]
    if not is_there(session.path):
        return ["Nothing was answered, so nothing was written.", again]
    if paper.is_in:
        stands = f"handed in on {paper.cast_on}"
    else:
        stands = f"taken back on {paper.withdrawn_on}" if paper.withdrawn_on else "not handed in yet"
    return [
        f"The ballot of {paper.voter} is in {session.path}, {stands}.",
        *(["It reaches whoever leads as any file does: commit it, or send it."] if paper.is_in else [again]),
    ]


def _recover(path: Path, error: StoreError) -> int:
    from roadworthy.tui.recovery import run_recovery

    _say(f"roadworthy: {error}")
    session = run_recovery(path, error)
    return _run(session) if session is not None else 2


def _run(session: Session | None, *, begins: bool = False) -> int:
    from roadworthy.tui.app import RoadworthyApp

    app = RoadworthyApp(session, begins=begins)
    begun = NewFile(session) if begins and session is not None else None
    result = app.run(mouse=app.config.mouse)
    gc.enable()
    app.shut()
    if app.crash is not None:
        from roadworthy.store.crash import told

        _say(one_line(told(app.crash, kept=app.session.path if app.session is not None else None)))
        return 2
    if begun is not None and app.session is session and session is not None and begun.take_back():
        _say(f"Nothing was answered, so no file is left: {one_line(str(session.path))}")
        return result or 0
    _farewell(app.session)
    return result or (2 if _is_unsaved(app.session) else 0)


def _is_unsaved(session: Session | None) -> bool:
    """Whether the person left work behind that is not in the file."""
    return session is not None and session.path is not None and session.state not in ("saved", "read-only")


def _farewell(session: Session | None) -> None:
    """Where it is saved and how to go on; the summary where it is decided or standard output is a file."""
    if session is None or session.path is None:
        return
    unprinted = _print_summary(session)
    for words in (*unprinted, *_stands(session)):
        _say(one_line(words))


def _print_summary(session: Session) -> list[str]:
    """Print the summary where one is wanted; what kept it from being printed, in words."""
    to_file = not sys.stdout.isatty()
    if to_file or session.value.status in ("decided", "migrating", "done"):
        from roadworthy.report.formats import RenderOptions, output_format
        from roadworthy.report.summary import summary_of

        width = 80 if to_file else min(100, os.get_terminal_size().columns)
        told = summary_of(session.analysis)
        options = RenderOptions(width, source=for_shell(session.path) if session.path else "")
        words = output_format("text").render(told, options)
        try:
            sys.stdout.write(words)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            return [f"the summary could not be printed ({reason(error)}); try “roadworthy summary FILE”"]
    return []


def _stands(session: Session) -> list[str]:
    """How the file was left, and how to go on."""
    again = f"Go on with: roadworthy {for_shell(session.path)}"
    if session.state == "saved":
        return [f"Saved in {session.path}", again]
    if session.read_only:
        return [f"Left as it is: {session.path}; {session.read_only_because}", again]
    why = session.problem.what if session.problem is not None else session.state
    if session.kept:
        rest = "what you had is kept as a version: open it again, then ctrl+p, Go back to a version"
    else:
        rest = "no version of what you had could be kept on this machine, either"
    return [f"NOT SAVED in {session.path}: {why}; {rest}", again]


def _say(words: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"{words}\n")
