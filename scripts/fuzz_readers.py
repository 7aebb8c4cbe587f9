"""The readers that are fuzzed: what each reads, what it promises, and inputs to begin with."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).resolve().parent.parent
LONGEST: Final = 16 * 1024
"""Bytes of an input: what grows faster than its input is told apart by tests/test_growth.py."""
TODAY: Final = date(2026, 11, 23)
PARTS: Final = """\
[frame.team]
size = 6
languages = ["Python"]

[candidates.a]
name = "A"
must_haves = { x = "yes" }

[criteria.a]
weight = 3
by_horizon = { b = 2 }
[scores.a.a]
score = "3-5"

[evidence.a]
words = "x"
on = 2026-01-02

[conflicts.a]
at = "title"
mine = "A"
theirs = "B"

[paths.a.phases.b]
weeks = "2-3"
checks.c.words = "x"

[weighting]
method = "pairwise"
pairwise = { a = { b = 3 } }

# a comment
[unknown]
x = [1, { y = 2 }]"""
BALLOT: Final = b"""\
ballot = 1
decision = "Orders"
voter = "Ana"
begun_on = 2026-11-20
[criteria]
speed = "Speed"
[candidates]
django = "Django"
[weights]
speed = 3
[scores.django]
speed = "2-4"
[enthusiasm]
django = "excited"
"""
LEASE: Final = (
    b'{"token": "0123456789abcdef", "user": "ana", "host": "h", "pid": 17, "since": "2026-11-23T20:00"}'
)
SETTINGS: Final = b'theme = "light"\n[keys]\n"walk.next" = "f8"\n'
RECENT: Final = b'[{"path": "/a.toml", "station": "frame"}]'
REQUIREMENTS: Final = b"django>=5.2,<6\nflask[async]==3.0 ; python_version > '3'\n"
PYPROJECT: Final = b'[project]\ndependencies = ["django~=5.2"]\n[tool.poetry.dependencies]\ndjango = "^5"\n'
UV_LOCK: Final = b'[[package]]\nname = "django"\ndependencies = [{ name = "asgiref" }]\n'
PACKAGE: Final = b'{"dependencies": {"express": "^5.1.0"}}'
PACKAGE_LOCK: Final = b'{"packages": {"": {"dependencies": {"express": "*"}}, "node_modules/express": {}}}'
Reads = Callable[[bytes], object]
Seeds = Callable[[], Iterator[bytes]]


@dataclass
class Reader:
    """Something that reads what other people or programs wrote."""

    reads: Reads
    seeds: Seeds


def text_of_bytes(raw: bytes) -> str:
    """The text of a file with these bytes, as every reader of ours gets it. Raises StoreError."""
    from roadworthy.text_files import decode

    return decode(raw, "input")


def in_file(name: str, read: Callable[[Path], object]) -> Reads:
    """A reader of a file of this name, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))

    def reads(raw: bytes) -> object:
        (folder / name).write_bytes(raw)
        return read(folder / name)

    return reads


def files(*patterns: str) -> Seeds:
    """The files of the checkout that match."""
    found = [path for pattern in patterns for path in sorted(HOME.glob(pattern))]
    return lambda: (path.read_bytes()[:LONGEST] for path in found)


def decision() -> Reader:
    """A decision: what reads is written, reads back as the same, and can be worked out."""
    from roadworthy.knowledge.questions import CATALOGUE
    from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
    from roadworthy.method.analysis import Analysis
    from roadworthy.store.load import read_text
    from roadworthy.store.merge_comments import text_of

    def reads(raw: bytes) -> None:
        found, _, trivia = read_text(text_of_bytes(raw), "input")
        written = text_of(found, trivia, "input")
        again, _, _ = read_text(written, "input")
        assert again == found, "what is written reads back as something else"
        of = Analysis(found, TODAY, CATALOGUE, signs=SIGN_CATALOGUE)
        assert (of.ranking(), of.progress, of.open_points, of.gate_so_far) is not None

    return Reader(reads, lambda: iter([*small_decisions(), *files("sample_projects/*.toml")()]))


def small_decisions() -> Iterator[bytes]:
    """Decisions in a few lines, each with another part."""
    for part in PARTS.split("\n\n"):
        yield f'format = 1\ntitle = "A"\nstatus = "choosing"\n{part}\n'.encode()


def merge() -> Reader:
    """Three versions of a decision made one; the parts of an input are set off by a line of equals signs."""
    from roadworthy.store.load import read_text
    from roadworthy.store.merge import merge_texts

    def reads(raw: bytes) -> None:
        parts = (*raw.split(b"\n====\n", 2), b"", b"")[:3]
        base, ours, theirs = map(text_of_bytes, parts)
        read_text(merge_texts(base, ours, theirs).text, "merged")

    def seeds() -> Iterator[bytes]:
        every = list(small_decisions())
        for one, other in pairwise(every):
            yield b"\n====\n".join((every[0], one, other))

    return Reader(reads, seeds)


def ballot() -> Reader:
    """One person's ballot."""
    from roadworthy.store.ballots import parse_ballot

    return Reader(
        lambda raw: parse_ballot(text_of_bytes(raw), "input"),
        lambda: iter((BALLOT,)),
    )


def state() -> Reader:
    """What is kept in the person's own folders: leases, where they left off, settings, kept answers."""
    from roadworthy.evidence import cache
    from roadworthy.store import lease, places, recent
    from roadworthy.tui.config import read_config
    from roadworthy.tui.theme import ThemeError, read_theme

    for name in ("STATE", "CONFIG", "CACHE"):
        os.environ[f"ROADWORTHY_{name}_DIR"] = tempfile.mkdtemp(prefix="fuzz-")
    kept = cache._file("pypi", "django")  # noqa: SLF001 - where an answer is kept
    kept.parent.mkdir(parents=True, exist_ok=True)

    def reads(raw: bytes) -> None:
        lease.read_holder(raw)
        (places.state_dir() / "recent.json").write_bytes(raw)
        recent.recent()
        (places.config_dir() / "config.toml").write_bytes(raw)
        read_config(places.config_dir())
        kept.write_bytes(raw)
        cache.recall("pypi", "django")
        theme = places.config_dir() / "own.toml"
        theme.write_bytes(raw)
        with contextlib.suppress(ThemeError):
            read_theme(theme)

    seeds = (LEASE, SETTINGS, RECENT)
    return Reader(reads, lambda: iter([*seeds, *files("themes/*.toml")()]))


def table(name: str, *patterns: str) -> Reader:
    """Decision tables: read, and worked out anew."""
    from roadworthy.method.audit.audit import audit
    from roadworthy.tables.files import tables_of

    def reads(raw: bytes) -> None:
        for found in tables_of(text_of_bytes(raw), Path(name)):
            audit(found)

    return Reader(reads, files(*patterns))


def scorecard() -> Reader:
    """A table taken over into a new decision."""
    from roadworthy.tables.scorecard import parse_scorecard

    return Reader(
        lambda raw: parse_scorecard(text_of_bytes(raw), "input.csv"),
        lambda: iter((b"criterion,weight,Django,Rails\nspeed,3,4,2\nskill,2,3-5,?\n", b"a;b;c\nx;1,5;2\n")),
    )


def sheet() -> Reader:
    """A spreadsheet, by the extra that reads them."""
    from roadworthy.tables.sheets import sheet_grids

    def seeds() -> Iterator[bytes]:
        sys.path.insert(0, str(HOME / "tests"))
        from tables.test_sheets import TABLE, xlsx

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.xlsx"
            xlsx(path, {"One": TABLE})
            yield path.read_bytes()

    return Reader(lambda raw: list(sheet_grids(raw, "input.xlsx")), seeds)


def record() -> Reader:
    """A decision record taken over into a new decision."""
    from roadworthy.store.merge_comments import text_of
    from roadworthy.tables.decision_record import decision_of_record, looks_like_record

    def reads(raw: bytes) -> None:
        text = text_of_bytes(raw)
        if looks_like_record(text):
            text_of(decision_of_record(text, Path("0001-input.md")))

    return Reader(reads, files("docs/decisions/*.md", "tests/**/*adr*.md"))


def cycles() -> Reader:
    """A table of release lines."""
    from roadworthy.evidence.cycles import read_cycles

    row = {"cycle": "5.2", "released": "2025-04-02", "eol": "2028-04-30"}
    seed = json.dumps({"as_of": "2026-08-22", "label": "Django", "cycles": [row]}).encode()
    return Reader(in_file("cycles.json", lambda path: read_cycles(path, "django")), lambda: iter((seed,)))


def project(name: str, seed: bytes) -> Reader:
    """One of the files that name a project's dependencies, or lock them."""
    from roadworthy.evidence.project import collect

    def read(path: Path) -> object:
        python = path.suffix in (".toml", ".txt", ".lock")
        beside = {"uv.lock": "requirements.txt", "package-lock.json": "package.json"}.get(path.name)
        if beside:
            (path.parent / beside).write_text("django\n" if python else '{"dependencies": {"express": "*"}}')
        package, registry = ("django", "pypi") if python else ("express", "npm")
        return collect(path.parent, package, registry, TODAY)

    return Reader(in_file(name, read), lambda: iter((seed,)))


def registry() -> Reader:
    """What the registries answer."""
    from roadworthy.evidence import npm, pypi
    from roadworthy.evidence.reading import parse_object

    def reads(raw: bytes) -> None:
        data = parse_object(raw, "input")
        for read in (pypi.read_document, pypi.read_page, lambda found: npm.read_view(found, "x", {})):
            with contextlib.suppress(*refused()):
                read(data)
        npm.read_licences(data)

    return Reader(reads, files("tests/evidence/recorded/*.json"))


READERS: Final[dict[str, Callable[[], Reader]]] = {
    "decision": decision,
    "merge": merge,
    "ballot": ballot,
    "state": state,
    "markdown": lambda: table("input.md", "tests/tables/cases/*.md", "docs/*.md"),
    "csv": lambda: table("input.csv", "tests/tables/cases/*.csv"),
    "scorecard": scorecard,
    "sheet": sheet,
    "record": record,
    "cycles": cycles,
    "requirements": lambda: project("requirements.txt", REQUIREMENTS),
    "pyproject": lambda: project("pyproject.toml", PYPROJECT),
    "uv-lock": lambda: project("uv.lock", UV_LOCK),
    "package-json": lambda: project("package.json", PACKAGE),
    "package-lock": lambda: project("package-lock.json", PACKAGE_LOCK),
    "registry": registry,
}  # fmt: skip


def refused() -> tuple[type[Exception], ...]:
    """How a reader says no."""
    from roadworthy.errors import StoreError

    return (StoreError,)
