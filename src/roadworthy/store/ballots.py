"""Ballots in files beside their decision: ``orders.ballot-ana.toml`` beside ``orders.toml``.

One file a voter, so that git carries them and two people never write to the same one.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from roadworthy.errors import BadValue, ChangedOnDisk, Exists, Missing, NewerFormat, StoreError, TooBig
from roadworthy.model import Decision, dotted
from roadworthy.model.ballot import BALLOT_FORMAT, BallotPaper, ballot_problems
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import reason_words
from roadworthy.model.slug import slug_for
from roadworthy.store import atomic
from roadworthy.store.load import ABSENT, Note, fingerprint_of, line_of, unknown_notes
from roadworthy.store.merge_comments import check_reads_back, data_of, text_of
from roadworthy.store.places import is_there
from roadworthy.store.toml_text import read_toml, scan_or_none, too_large
from roadworthy.store.trivia import EMPTY, Trivia, ends_as_on_windows, margin_of
from roadworthy.store.unknown import unknown_keys
from roadworthy.text_files import BIGGEST, decode, read_bytes

_NAME: Final = re.compile(r"(?P<decision>.+)\.ballot-(?P<voter>[A-Za-z0-9_-]{1,80})\.toml", re.DOTALL)


@frozen
class ReadBallot:
    """A ballot as it was read."""

    paper: BallotPaper
    fingerprint: str
    notes: tuple[Note, ...] = ()
    trivia: Trivia = EMPTY


@frozen
class BallotFile:
    """A ballot that belongs to a decision."""

    slug: str
    """The voter's key, as in the file's name."""
    path: Path
    paper: BallotPaper

    @property
    def mark(self) -> str:
        """What tells this ballot from the same one changed later."""
        return mark_of(self.paper)


@frozen
class Beside:
    """What lies beside a decision."""

    ballots: tuple[BallotFile, ...] = ()
    """In the order of the voters' keys."""
    notes: tuple[str, ...] = ()
    """One line each: a ballot that can't be read, is somebody else's, or was found under an older name."""

    def of(self, slug: str) -> BallotFile | None:
        """The ballot of a voter."""
        return next((found for found in self.ballots if found.slug == slug), None)


def ballot_path(decision_file: str | os.PathLike[str], slug: str) -> Path:
    """Where the ballot of the voter with this key lies."""
    path = Path(decision_file)
    return path.with_name(f"{path.stem}.ballot-{slug}.toml")


def name_parts(path: str | os.PathLike[str]) -> tuple[str, str] | None:
    """The decision's name and the voter's key in the name of a ballot's file; None for another file."""
    match = _NAME.fullmatch(Path(path).name)
    return (match["decision"], match["voter"]) if match else None


def mark_of(paper: BallotPaper) -> str:
    """A short mark of what a ballot says: its weights, scores and enthusiasm."""
    said = BallotPaper(weights=paper.weights, scores=paper.scores, enthusiasm=paper.enthusiasm)
    return hashlib.sha256(text_of(said).encode()).hexdigest()[:16]


def read_ballot(path: str | os.PathLike[str]) -> ReadBallot:
    """The ballot in a file. Raises StoreError, whose text is one line with file, line and key."""
    raw = read_bytes(path)
    return parse_ballot(decode(raw, str(path)), str(path), fingerprint_of(raw))


def parse_ballot(text: str, name: str, fingerprint: str = "") -> ReadBallot:
    """The ballot in a text; `name` is how the file is called in errors. Raises StoreError."""
    data, paper = _values(text, name)
    unknown = unknown_keys(data, BallotPaper)
    scanned = scan_or_none(text) if unknown or "#" in text else None
    notes = unknown_notes(unknown, name, scanned, BallotPaper)
    trivia = Trivia(unknown=unknown, crlf=ends_as_on_windows(text))
    if scanned is not None and "#" in text:
        trivia = margin_of(text, scanned, unknown, data, data_of(paper, Trivia(unknown=unknown)))
    return ReadBallot(paper, fingerprint, notes, trivia)


def _values(text: str, name: str) -> tuple[dict[str, Any], BallotPaper]:
    data = read_toml(text, name)
    _check_format(data, text, name)
    paper = _paper(data, text, name)
    for problem in ballot_problems(paper):
        line, key = line_of(text, problem.path), dotted(problem.path)
        raise BadValue(problem.what, file=name, line=line, key=key, todo=problem.todo)
    return data, paper


def save_ballot(
    paper: BallotPaper, path: str | os.PathLike[str], expected: str, trivia: Trivia = EMPTY
) -> str:
    """Write a ballot over what was last seen there; its new fingerprint.

    `expected` is the fingerprint that the file must still have, `ABSENT` where there must be none. Raises
    ChangedOnDisk, Exists, NotWritable, NotKept or BadValue; the old file is then as it was.
    """
    name = str(path)
    for problem in ballot_problems(paper):
        raise BadValue(problem.what, file=name, key=dotted(problem.path), todo=problem.todo)
    atomic.check_writable(path)
    try:
        before: bytes | None = read_bytes(path)
    except Missing:
        before = None
    if (ABSENT if before is None else fingerprint_of(before)) != expected:
        if expected == ABSENT:
            raise Exists("there is a ballot of this name already", file=name, todo="open it again")
        raise changed_ballot(name, gone=before is None)
    text = text_of(paper, trivia, name)
    check_reads_back(paper, lambda: _values(text, name)[1], name)
    raw = text.encode()
    if len(raw) > BIGGEST:
        raise TooBig("it has grown beyond 4 MB", file=name, todo="shorten the note")
    if raw != before:
        atomic.write(path, raw, new=before is None)
    return fingerprint_of(raw)


def changed_ballot(name: str, *, gone: bool) -> ChangedOnDisk:
    """The line for a ballot that is not as it was last seen."""
    what = "the ballot is gone" if gone else "the ballot was changed by somebody else"
    return ChangedOnDisk(what, file=name, todo="leave, and open it again")


def ballots_beside(decision_file: str | os.PathLike[str], decision: Decision) -> Beside:
    """The ballots that belong to a decision, and what is wrong with others that lie beside it.

    A ballot belongs to the decision in whose name it lies. One whose decision is gone from the folder, but
    bears this one's title, was cast before the file was renamed: it counts, and that is said. One in this
    one's name that judges other candidates was meant for another decision: it does not count.
    """
    path = Path(decision_file)
    found: dict[str, BallotFile] = {}
    notes: list[str] = []
    for file in sorted(_ballot_files(path.parent), key=lambda it: (name_parts(it) or ("",))[0] != path.stem):
        stem, slug = name_parts(file) or ("", "")
        own = stem == path.stem
        if not own and is_there(file.with_name(f"{stem}.toml")):
            continue
        try:
            paper = parse_ballot(decode(read_bytes(file), file.name), file.name).paper
        except StoreError as error:
            if own:
                notes.append(str(error))
            continue
        if not own and paper.decision != decision.title:
            continue
        if paper.candidates and decision.candidates and not set(paper.candidates) & set(decision.candidates):
            if own:
                what = f"this ballot is for another decision (“{paper.decision}”), so it does not count"
                notes.append(str(StoreError(what, file=file.name, todo="move it beside that one")))
            continue
        if slug in found:
            what = f"{found[slug].path.name} is by the same key and counts"
            notes.append(str(StoreError(what, file=file.name, todo="rename this one if it is another's")))
            continue
        if not own:
            what = f"cast while the decision was called {stem}.toml; it counts"
            todo = f"rename it to {ballot_path(path, slug).name}"
            notes.append(str(StoreError(what, file=file.name, todo=todo)))
        found[slug] = BallotFile(slug, file, paper)
    return Beside(tuple(found[slug] for slug in sorted(found)), tuple(notes))


def voter_key(decision_file: str | os.PathLike[str], decision: Decision, who: str) -> tuple[str, str]:
    """The key and the name of the voter that a person means by `who`: a name or a key.

    Who is invited is meant first, then whoever has a ballot here, else it is a new voter. Raises BadValue
    where two are invited by this name and it is the key of neither, or the invitation was taken back.
    """
    voters = decision.ballots.voters
    named = [slug for slug, voter in voters.items() if _alike(voter.name, who)]
    keys = [who] if who in voters and len(named) != 1 else named
    if len(keys) > 1:
        flags = " or ".join(f"--voter {slug}" for slug in keys)
        raise BadValue(
            f"{len(keys)} people are invited as “{who}”", file=decision_file, key="ballots.voters",
            todo=f"say which of them you are by the key: {flags}",
        )  # fmt: skip
    if keys:
        slug = keys[0]
        name, gone = voters[slug].name or slug, voters[slug].withdrawn_on
        if gone is not None:
            raise BadValue(
                f"the invitation of “{name}” was taken back on {gone}",
                file=decision_file, key=f"ballots.voters.{slug}.withdrawn_on",
                todo="ask whoever leads the decision",
            )  # fmt: skip
        return slug, name
    there = ballots_beside(decision_file, decision).ballots
    for found in there:
        if found.slug not in voters and (_alike(found.paper.voter, who) or found.slug == who):
            return found.slug, found.paper.voter or found.slug
    return another_key(decision_file, decision, who), who


def another_key(decision_file: str | os.PathLike[str], decision: Decision, name: str) -> str:
    """A key that no voter has yet, invited or not: for a second person of one name, too."""
    path = Path(decision_file)
    taken = {parts[1] for file in _ballot_files(path.parent) if (parts := name_parts(file))}
    return slug_for(name, taken | set(decision.ballots.voters), "voter")


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _ballot_files(folder: Path) -> Iterator[Path]:
    try:
        files = sorted(folder.iterdir())
    except OSError:
        return
    for file in files:
        if name_parts(file) is not None and not file.name.startswith("."):
            yield file


def _check_format(data: dict[str, Any], text: str, name: str) -> None:
    found = data.get("ballot")
    if found is None:
        todo = "a ballot begins with ballot = 1; make one with “roadworthy ballot FILE --voter NAME”"
        raise BadValue("this is not a ballot", file=name, line=1, key="ballot", todo=todo)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        line = line_of(text, ("ballot",))
        raise BadValue("expected ballot = 1", file=name, line=line, key="ballot", todo="correct it")
    if found != BALLOT_FORMAT:
        shown = str(found) if found < 10**6 else "a very large number"
        raise NewerFormat(
            f"written by a newer Roadworthy (ballot {shown}; this one reads {BALLOT_FORMAT})",
            file=name, line=line_of(text, ("ballot",)), key="ballot",
            todo="update Roadworthy; the file was left as it is",
        )  # fmt: skip


def _paper(data: dict[str, Any], text: str, name: str) -> BallotPaper:
    if path := too_large(data, ()):
        what = "the number is too large to be meant"
        raise BadValue(what, file=name, line=line_of(text, path), key=dotted(path), todo="correct it")
    try:
        return BallotPaper.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        path = tuple(str(part) for part in first["loc"] if part != "[key]")
        kind = "mapping_type" if first["type"] == "dict_type" else first["type"]
        what = reason_words(kind, first["msg"], first.get("ctx", {}))
        line = line_of(text, path)
        raise BadValue(what, file=name, line=line, key=dotted(path) or None, todo="correct it") from None
