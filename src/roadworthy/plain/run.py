"""Starting the plain interview, and what is said when it is left."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from roadworthy.edits.status import set_title
from roadworthy.errors import StoreError
from roadworthy.interview.earlier import lessons_beside, offer_words
from roadworthy.interview.outlines.asking import the
from roadworthy.interview.outlines.conflicts import waiting_words
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Option, question_at
from roadworthy.knowledge.stations import station as station_text
from roadworthy.knowledge.templates import title_from
from roadworthy.method.homes import STATIONS
from roadworthy.model import PathError, dotted
from roadworthy.model.text import one_line
from roadworthy.plain.asides import question_of
from roadworthy.plain.console import Console
from roadworthy.plain.interview import PlainInterview
from roadworthy.plain.leaving import EndOfInput, Leave, LeftByPerson, Refused
from roadworthy.plain.signals import listening
from roadworthy.plain.standing import standing_words
from roadworthy.plain.talk import read_typed
from roadworthy.plain.way import Elsewhere, Jump
from roadworthy.session import Session
from roadworthy.session.new_file import NewFile
from roadworthy.store import recent
from roadworthy.store.places import for_shell, is_there, like_named

_SIGNALLED: Final = 128
"""What shells add to the number of the signal that ended a program."""


def run_plain(path: Path | None, console: Console | None = None) -> int:
    """Ask a decision line by line; the exit status of the program.

    0 where it was left or the input ended, 2 where an answer out of a pipe is not taken, where the file can't
    be opened or is not saved in the end, 128 and its number after a signal.
    """
    talk = console or Console()
    opened: tuple[Session, NewFile | None] | None = None
    status = 0
    with listening(talk):
        try:
            opened = _open(path, talk)
            if opened is None:
                return 2
            _interview(*opened, talk)
        except (EndOfInput, Leave, LeftByPerson):
            pass
        except Refused as refused:
            _complain(str(refused))
            status = 2
        finally:
            if opened is not None:
                opened[0].close()
    if talk.ended_by is not None:
        return _SIGNALLED + talk.ended_by
    unsaved = opened is not None and opened[0].state not in ("saved", "read-only")
    return status or (2 if unsaved else 0)


def _open(path: Path | None, talk: Console) -> tuple[Session, NewFile | None] | None:
    """The session on a file, and what a new one holds; None where it can't be opened, which was said."""
    if path is None:
        return _named(talk)
    try:
        return _begun(path) if not is_there(path) else (Session.open(path), None)
    except StoreError as error:
        _complain(str(error))
        return None


def _named(talk: Console) -> tuple[Session, NewFile | None]:
    """A new file, called as somebody types. Raises EndOfInput, Leave, Refused."""
    question = question_of("new_file")
    while True:
        talk.say(question.ask)
        typed = read_typed(talk.read())
        name = typed.words.strip()
        if typed.command == "q":
            raise Leave
        if typed.command == "?":
            talk.say(say("plain", "why", words=question.why))
            continue
        if typed.command or not name:
            talk.refuse(say("plain", "name_file"))
            continue
        path = Path(name if name.endswith(".toml") else f"{name}.toml")
        if is_there(path):
            talk.refuse(say("plain", "there_already"))
            talk.say(say("plain", "go_on", command=f"roadworthy --plain {for_shell(path)}"), typed=True)
            continue
        try:
            return _begun(path)
        except StoreError as error:
            talk.refuse(str(error))


def _begun(path: Path) -> tuple[Session, NewFile]:
    """A new file. Raises StoreError."""
    session = Session.create(path, title_from(path))
    return session, NewFile(session)


def _complain(words: str) -> None:
    sys.stderr.write(f"roadworthy: {one_line(words)}\n")


def _interview(session: Session, new: NewFile | None, talk: Console) -> None:
    left = recent.left_off(session.path) if session.path is not None else None
    short = new is not None or (left is not None and left.short)
    interview = PlainInterview(session, talk, short=short)
    finished = False
    try:
        _greet(session, talk, begins=new is not None)
        station = left.station if left is not None else STATIONS[0]
        at = tuple(left.focus.split(".")) if left is not None and left.focus else ()
        start = Jump(station, at)
        if new is not None:
            start = _begin(interview) or start
        _earlier(interview, begins=new is not None)
        interview.run(start.station, start.path)
        finished = True
        _finish(interview)
    finally:
        _leave(interview, new, finished=finished)


def _greet(session: Session, talk: Console, *, begins: bool) -> None:
    decision = session.value
    if begins:
        talk.say(say("plain", "state_new"))
        if session.path is not None and (other := like_named(session.path)):
            talk.say(say("begin", "like", name=session.path.name, other=other))
        return
    talk.say(f"{decision.title}.")
    question = question_at(("status",))
    status = question.label_of(decision.status).lower() if question else decision.status
    if session.read_only:
        talk.say(say("plain", "state_held", why=session.read_only_because, status=status))
    else:
        talk.say(say("plain", "state_open", status=status))
    for note in session.notes:
        talk.say(str(note))
    if words := waiting_words(decision):
        talk.say(words)
    words = standing_words(session.analysis)
    if words:
        talk.say(say("plain", "standing", words=words))


def _begin(interview: PlainInterview) -> Jump | None:
    """A new decision: its title, then the short walk or everything; where a word leads meanwhile."""
    walks = [Option(one, say("plain", f"walk_{one}")) for one in ("short", "all")]
    walk: str | None = None
    try:
        while walk is None:
            _ask_title(interview)
            now = "short" if interview.short else "all"
            question = question_of("which_walk", kind="choice", options=walks, proposed=now)
            walk = interview.asides.pick(question)
    except Elsewhere as led:
        return led.to
    interview.short = walk != "all"
    interview.form.look(short=interview.short)
    interview.session.save()
    return None


def _ask_title(interview: PlainInterview) -> None:
    """Ask for the title until one is taken, or enter keeps the one that the file's name gives."""
    while True:
        words = interview.asides.ask(replace(the("record", "title"), proposed=interview.session.value.title))
        if words is None:
            interview.console.say(say("plain", "first_place"))
            continue
        if words:
            try:
                interview.do(set_title(words))
            except PathError as error:
                interview.refuse(error.why)
                continue
        return


def _earlier(interview: PlainInterview, *, begins: bool) -> None:
    """What earlier decisions in the folder learned is told where it matters, and at the beginning."""
    session = interview.session
    found = lessons_beside(session.path, session.value)
    session.earlier = found.lessons
    interview.form.look(earlier=found.lessons)
    if begins and (words := offer_words(found)):
        interview.console.say(say("plain", "lessons_offered", words=words))


def _finish(interview: PlainInterview) -> None:
    """After the last station: what is still open, and the page."""
    _say_open(interview)
    interview.console.blank()
    interview.console.pages(interview.commands.page_lines(), typed=True)


def _say_open(interview: PlainInterview) -> None:
    progress = interview.session.analysis.progress
    open_ones = [
        f"{station_text(name).title} {found.done} of {found.total}"
        for name, found in progress.items()
        if not found.complete
    ]
    words = (
        say("plain", "open_here", words=", ".join(open_ones)) if open_ones else say("plain", "nothing_left")
    )
    interview.console.say(words)


def _leave(interview: PlainInterview, new: NewFile | None, *, finished: bool) -> None:
    """Save, keep where the person was, and say how to go on."""
    session, talk = interview.session, interview.console
    interview.form.leave()
    session.save()
    path = session.path
    if path is None:
        return
    talk.leave()
    _say_farewell(interview, new, path, finished=finished)


def _say_farewell(interview: PlainInterview, new: NewFile | None, path: Path, *, finished: bool) -> None:
    session, talk = interview.session, interview.console
    talk.blank()
    if new is not None and new.take_back():
        talk.say(say("plain", "left_nothing", file=path.name))
        return
    place = interview.form.at
    focus = dotted(place[1]) if place is not None else ""
    recent.remember(path, interview.station, focus, datetime.now(UTC), short=interview.short)
    _say_state(session, talk)
    if not finished:
        _say_open(interview)
    if grounds := interview.amendments.grounds:
        talk.say(say("plain", "not_on_record", grounds=" and ".join(grounds)))
    talk.say(say("plain", "next_time", station=interview.place_words()))
    talk.say(say("plain", "print_page", command=f"roadworthy summary {for_shell(path)}"), typed=True)


def _say_state(session: Session, talk: Console) -> None:
    """Whether all is saved; what could not be is kept as a version, and how to get at it is said."""
    path = session.path
    name = path.name if path is not None else ""
    if session.read_only:
        talk.say(say("plain", "left_looked", file=name))
    elif session.state == "saved":
        talk.say(say("plain", "left", file=name))
    else:
        why = session.problem.what if session.problem is not None else session.state
        session.close()
        talk.say(say("plain", "left_kept" if session.kept else "left_unsaved", file=name, why=why))
