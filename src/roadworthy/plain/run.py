"""Starting the plain interview, and what is said when it is left."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from roadworthy.edits.status import set_title
from roadworthy.errors import StoreError
from roadworthy.interview.earlier import lessons_beside, offer_words
from roadworthy.interview.outlines.conflicts import waiting_words
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at
from roadworthy.knowledge.stations import station as station_text
from roadworthy.knowledge.templates import title_from
from roadworthy.method.homes import STATIONS
from roadworthy.model import dotted
from roadworthy.model.text import one_line
from roadworthy.plain.console import Console, EndOfInput
from roadworthy.plain.interview import Leave, PlainInterview
from roadworthy.plain.signals import LeftByPerson, listening
from roadworthy.plain.standing import standing_words
from roadworthy.plain.way import Refused
from roadworthy.session import Session
from roadworthy.store import recent
from roadworthy.store.places import for_shell, is_there


def run_plain(path: Path | None, console: Console | None = None) -> int:
    """Ask a decision line by line; the exit status of the program.

    0 where it was left or the input ended, 2 where an answer out of a pipe is not taken or the file can't be
    opened, 128 and its number after a signal.
    """
    talk = console or Console()
    session: Session | None = None
    with listening():
        try:
            opened = _open(path, talk)
            if opened is None:
                return 2
            session, begins = opened
            return _interview(session, talk, begins=begins)
        except EndOfInput:
            return 0
        except LeftByPerson as stopped:
            return 128 + stopped.number
        finally:
            if session is not None:
                session.close()


def _open(path: Path | None, talk: Console) -> tuple[Session, bool] | None:
    """The session on a file, new or there; None where it can't be opened, which was said."""
    while path is None:
        talk.say(say("plain", "new_file"))
        name = talk.read().strip()
        if not name:
            return None
        path = Path(name if name.endswith(".toml") else f"{name}.toml")
        if is_there(path):
            _complain(say("plain", "there_already", command=f"roadworthy --plain {for_shell(path)}"), talk)
            if not talk.interactive:
                return None
            path = None
    begins = not is_there(path)
    try:
        if begins:
            return Session.create(path, title_from(path)), True
        return Session.open(path), False
    except StoreError as error:
        _complain(str(error), talk)
        return None


def _complain(words: str, talk: Console) -> None:
    if talk.interactive:
        talk.say(words, typed=True)
    else:
        sys.stderr.write(f"roadworthy: {one_line(words)}\n")


def _interview(session: Session, talk: Console, *, begins: bool) -> int:
    left = recent.left_off(session.path) if session.path is not None else None
    short = begins or (left is not None and left.short)
    interview = PlainInterview(session, talk, short=short)
    try:
        _greet(session, talk, begins=begins)
        if begins:
            _begin(interview)
        _earlier(interview, begins=begins)
        station = left.station if left is not None else STATIONS[0]
        at = tuple(left.focus.split(".")) if left is not None and left.focus else ()
        interview.run(station, at)
        _finish(interview)
    except Leave:
        pass
    except Refused as refused:
        sys.stderr.write(f"roadworthy: {one_line(str(refused))}\n")
        return 2
    finally:
        _leave(interview)
    return 2 if session.state in ("failed", "conflict") else 0


def _greet(session: Session, talk: Console, *, begins: bool) -> None:
    decision = session.value
    if begins:
        talk.say(say("plain", "state_new"))
        return
    talk.say(f"{decision.title}.")
    question = question_at(("status",))
    status = question.label_of(decision.status).lower() if question else decision.status
    talk.say(say("plain", "state_open", status=status))
    if session.read_only:
        talk.say(say("plain", "state_held", why=session.read_only_because))
    for note in session.notes:
        talk.say(str(note))
    if words := waiting_words(decision):
        talk.say(words)
    words = standing_words(session.analysis)
    if words:
        talk.say(say("plain", "standing", words=words))


def _begin(interview: PlainInterview) -> None:
    """A new decision: its title, then the short walk or everything."""
    session, talk = interview.session, interview.console
    talk.say(say("plain", "new_title"))
    talk.say(say("plain", "present", words=session.value.title))
    words = talk.read().strip().removeprefix("=")
    if words:
        interview.do(set_title(words))
    talk.say(say("plain", "which_walk"))
    for number, key in enumerate(("walk_short", "walk_all"), 1):
        talk.say(say("plain", "option", number=number, label=say("plain", key)))
    talk.say(say("plain", "present", words=f"1 {say('plain', 'walk_short')}"))
    interview.short = talk.read().strip() != "2"
    interview.form.look(short=interview.short)
    session.save()


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
    talk, progress = interview.console, interview.session.analysis.progress
    open_ones = [
        f"{station_text(name).title} {found.done} of {found.total}"
        for name, found in progress.items()
        if not found.complete
    ]
    if open_ones:
        talk.say(say("plain", "open_here", words=", ".join(open_ones)))
    else:
        talk.say(say("plain", "nothing_left"))
    talk.blank()
    for line in interview.commands.page_lines():
        talk.say(line, typed=True)


def _leave(interview: PlainInterview) -> None:
    """Save, keep where the person was, and say how to go on."""
    session, talk = interview.session, interview.console
    interview.form.leave()
    session.save()
    path = session.path
    if path is None:
        return
    place = interview.form.at
    focus = dotted(place[1]) if place is not None else ""
    recent.remember(path, interview.station, focus, datetime.now(UTC), short=interview.short)
    talk.blank()
    if session.read_only:
        talk.say(say("plain", "left_looked", file=path.name))
    elif session.state == "saved":
        talk.say(say("plain", "left", file=path.name))
    else:
        why = session.problem.what if session.problem is not None else session.state
        talk.say(say("plain", "left_unsaved", file=path.name, why=why))
    if grounds := interview.amendments.grounds:
        talk.say(say("plain", "not_on_record", grounds=" and ".join(grounds)))
    talk.say(say("plain", "next_time", station=station_text(interview.station).title))
    talk.say(say("plain", "print_page", command=f"roadworthy summary {for_shell(path)}"), typed=True)
