"""``roadworthy log``: a decision's story out of git."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from roadworthy.cli.streams import lines_out
from roadworthy.errors import StoreError
from roadworthy.knowledge.history_words import say
from roadworthy.model import Decision
from roadworthy.report.cells import padded, width_of
from roadworthy.report.story import DecisionVersion, StoryEvent, story, story_lines
from roadworthy.store.git import Repository
from roadworthy.store.load import parse
from roadworthy.text_files import decode, read_bytes

_HERE = "here"


def logged(file: Path, form: str, today: date) -> int:
    """Print when the leader of a decision changed, who moved it and why. Raises StoreError."""
    raw = read_bytes(file)
    repository = Repository(file)
    versions = list(_versions(repository, file, raw, today))
    if not any(version.parents or version.id != _HERE for version in versions):
        click.echo(say("no_history", file=file.name), err=True)
    events = story(versions)
    if form == "json":
        click.echo(json.dumps([_data(event) for event in events], indent=2, ensure_ascii=False))
        return 0
    width = max((width_of(event.version.by) for event in events), default=0)
    lines = story_lines(events, lambda event: padded(event.version.by, width))
    for event, line in zip(events, lines, strict=True):
        head = f"{event.version.on.isoformat()}  {padded(event.version.by, width)}  "
        click.echo(lines_out(head, line.removeprefix(head)))
    if not events:
        click.echo(say("no_story"), err=True)
    return 0


def _versions(repository: Repository, file: Path, raw: bytes, today: date) -> Iterator[DecisionVersion]:
    """The file at each commit that changed it, oldest first, and as it is now where that is not committed."""
    names = repository.names(repository.name_of(file))
    commits = repository.commits(names)[::-1] if repository.commit_of("HEAD") else []
    wanted = [(commit.id, name) for commit in commits for name in names]
    contents: dict[str, bytes] = {}
    for (revision, _), found in repository.contents(wanted):
        contents.setdefault(revision, found)
    for one in commits:
        decision = _decision(contents.get(one.id), file.name)
        yield DecisionVersion(one.id, one.parents, one.author, one.on, one.subject, decision)
    last = commits[-1].id if commits else ""
    if contents.get(last) != raw:
        parents = (last,) if last else ()
        yield DecisionVersion(_HERE, parents, say("not_committed"), today, "", _decision(raw, file.name))


def _decision(raw: bytes | None, name: str) -> Decision | None:
    try:
        return None if raw is None else parse(decode(raw, name), name)[0]
    except StoreError:
        return None


def _data(event: StoryEvent) -> dict[str, object]:
    version = event.version
    return {
        "commit": None if version.id == _HERE else version.id,
        "on": version.on.isoformat(),
        "by": version.by,
        "what": event.what,
        "why": list(event.why),
        "subject": version.says,
        "leaders": list(event.leaders),
        "chosen": event.chosen or None,
    }
