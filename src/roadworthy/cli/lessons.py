"""``roadworthy lessons``: what earlier decisions in the folder learned, and taking it over by number."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from roadworthy.cli.streams import lines_out
from roadworthy.errors import BadValue, HeldElsewhere
from roadworthy.interview.earlier import lesson_said, lesson_source, not_taken, offer_words, taking
from roadworthy.knowledge.interview_words import say
from roadworthy.model.aftermath import EarlierLesson
from roadworthy.report.json_values import plain
from roadworthy.session import Session
from roadworthy.store.lessons import LessonsFound, lessons_in
from roadworthy.store.load import load
from roadworthy.store.places import for_shell


def lessons_told(file: Path, form: str) -> None:
    """Print the lessons beside a decision that it has not taken over yet. Raises StoreError."""
    decision = load(file)
    found = lessons_in(file.parent, file)
    left = not_taken(found.lessons, decision)
    if form == "json":
        click.echo(_json(left, found), nl=False)
        return
    for number, one in enumerate(left, 1):
        source = lesson_source(one)
        words = say("earlier", "line", number=number, words=lesson_said(one), source=source)
        head = f"{number}. "
        click.echo(lines_out(head, words.removeprefix(head)))
    if not left:
        click.echo(say("earlier", "none"), err=True)
    if found.more:
        click.echo(say("earlier", "more", count=found.more), err=True)


def lessons_offered(file: Path) -> str:
    """That there are lessons beside a file that was just made, and how to see them; empty without any."""
    words = offer_words(lessons_in(file.parent, file))
    return (
        say("earlier", "listed_by", words=words, command=f"roadworthy lessons {for_shell(file)}")
        if words
        else ""
    )


def _json(left: Sequence[EarlierLesson], found: LessonsFound) -> str:
    rows = [
        {
            "number": number, "file": one.file, "title": one.title, "criterion": one.criterion or None,
            "name": one.name or None, "direction": one.direction, "words": one.words, "on": one.on,
        }
        for number, one in enumerate(left, 1)
    ]  # fmt: skip
    whole = {"lessons": rows, "files_not_looked_into": found.more}
    return json.dumps(plain(whole), ensure_ascii=False, indent=2) + "\n"


def lessons_taken(file: Path, numbers: Sequence[int]) -> None:
    """Take lessons over by the numbers that were printed, all or none. Raises StoreError."""
    session = Session.open(file)
    try:
        if session.read_only:
            raise HeldElsewhere(say("script", "held", why=session.read_only_because), file=file)
        left = not_taken(lessons_in(file.parent, file).lessons, session.value)
        wrong = next((number for number in numbers if not 1 <= number <= len(left)), None)
        if wrong is not None:
            todo = say("earlier", "numbers", count=len(left)) if left else say("earlier", "none")
            raise BadValue(say("earlier", "no_number", number=wrong), file=file, key="--take", todo=todo)
        for number in numbers:
            edit = taking(left[number - 1], session.value)
            session.do(edit)
            click.echo(edit.label, err=True)
        session.save()
        if session.problem is not None:
            raise session.problem
    finally:
        session.close()
