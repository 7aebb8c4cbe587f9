"""``roadworthy new``: a decision file from nothing, from a sample or from a scorecard."""

import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import click

from roadworthy.cli.parameters import DASH
from roadworthy.cli.streams import INPUT, OUTPUT, input_text
from roadworthy.errors import BadValue, Exists, Missing, NoKey, NotWritable
from roadworthy.model import Decision, Interval, put
from roadworthy.model.text import one_line
from roadworthy.store import ABSENT, read, save
from roadworthy.store.atomic import check_free
from roadworthy.store.places import for_shell, is_there, sample_names, samples_dir
from roadworthy.store.trivia import EMPTY, Trivia


def make(
    file: Path,
    *,
    sample: str | None,
    source: Path | None,
    title: str | None,
    scale: Interval | None,
    words: Mapping[str, float] | None = None,
) -> list[str]:
    """Make `file`, or print it for `DASH`; give what a person should know of the table it came from.

    Raises StoreError: a file that is there is never overwritten.
    """
    if file == DASH:
        decision, margin, notes = _content(file, sample, source, scale, words)
        click.echo(_text_of(decision, margin, title), nl=False)
        return notes
    if file.suffix != ".toml":
        todo = f"call it {file.name}.toml" if file.name else "give it a name"
        raise NotWritable("a decision is kept in a file that ends in .toml", file=file, todo=todo)
    if is_there(file):
        raise Exists(
            "there is a file of this name already, and it was left as it is",
            file=file, todo=f"take another name, or open it with: roadworthy {for_shell(file)}",
        )  # fmt: skip
    check_free(file)
    decision, margin, notes = _content(file, sample, source, scale, words)
    save(_titled(decision, title), file, expected=ABSENT, trivia=margin)
    return notes


def _titled(decision: Decision, title: str | None) -> Decision:
    if title is None:
        return decision
    words = " ".join(one_line(title).split())
    if not words:
        raise BadValue(
            "a decision needs a title", key="--title", todo="give it words, or leave the option out"
        )
    return put(decision, ("title",), words)


def _text_of(decision: Decision, margin: Trivia, title: str | None) -> str:
    from roadworthy.store.merge_comments import text_of

    return text_of(_titled(decision, title), margin, OUTPUT)


def _content(
    file: Path,
    sample: str | None,
    source: Path | None,
    scale: Interval | None,
    words: Mapping[str, float] | None,
) -> tuple[Decision, Trivia, list[str]]:
    if sample is not None:
        loaded = read(_sample(sample))
        return loaded.decision, loaded.trivia, []
    if source is not None:
        decision, notes = _from_table(source, scale, words)
        if source == DASH and decision.title == INPUT:
            decision = _titled(decision, _title_from(file))
        return decision, EMPTY, notes
    from roadworthy.knowledge.templates import new_decision

    return new_decision(_title_from(file)), EMPTY, []


def _title_from(file: Path) -> str:
    from roadworthy.knowledge.templates import title_from

    return title_from(file)


def _from_table(
    source: Path, scale: Interval | None, words: Mapping[str, float] | None
) -> tuple[Decision, list[str]]:
    """The decision in a table, and what to know about how it was read; asks at a terminal what signs are
    worth.
    """
    from roadworthy.report.audit_words import reading_notes
    from roadworthy.tables.decision import decision_from

    if source == DASH:
        decision, tables = decision_from(Path(INPUT), scale, input_text(), words)
        return decision, reading_notes(tables) if tables else decision.note.splitlines()
    try:
        decision, tables = decision_from(source, scale, key=words)
    except NoKey as error:
        if words is not None or not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        decision, tables = decision_from(source, scale, key=_asked(error.signs))
    return decision, reading_notes(tables) if tables else decision.note.splitlines()


def _asked(signs: tuple[str, ...]) -> dict[str, float]:
    """What each sign or word is worth, asked one by one."""
    click.echo(
        "Nothing says what the signs in the table are worth. Give each a score, such as 5 for the best:",
        err=True,
    )
    return {sign: click.prompt(f"  {one_line(sign)}", type=float, err=True) for sign in signs}


def _sample(name: str) -> Path:
    known = sample_names()
    wanted = name.removesuffix(".toml")
    if wanted in known:
        return samples_dir() / f"{wanted}.toml"
    close = get_close_matches(wanted, known, n=1, cutoff=0.4)
    todo = f"did you mean “{close[0]}”? " if close else ""
    raise Missing(f"there is no sample “{name}”", todo=f"{todo}the samples are: {', '.join(known)}")
