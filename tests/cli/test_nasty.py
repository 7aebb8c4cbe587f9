"""What people write is text in every output; what is no decision is one line."""

import contextlib
import io
import json
import random
import re
import tomllib
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from examples import few, portion
from roadworthy.__main__ import main
from roadworthy.model import Decision, PathError, put
from roadworthy.model.text import one_line

pytestmark = pytest.mark.turns

ROOT = Path(__file__).resolve().parents[2]
SOURCE = (ROOT / "tests/report/orders.toml").read_text(encoding="utf-8")
SAMPLE = (ROOT / "sample_projects/bank-migration.toml").read_text(encoding="utf-8")
NASTY = (
    "[/foo]",
    "[red]",
    "\x1b[2J",
    "\u200fright",
    "\u202eback",
    "中文",
    "e\u0301",
    "x" * 1000,
    "\x1b]0;t\x07",
    "\x9b2J",
    "<b>",
    "{0}",
    "%s",
)
_RAW = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
FORMS = ("text", "markdown", "json")
_LISTED = 0.2
"""The share of broken files that are looked at in a list, too."""
_PARSED = [tomllib.loads(text) for text in (SOURCE, SAMPLE)]
_KEPT = {
    "format",
    "status",
    "trigger",
    "kind",
    "role",
    "stand",
    "approach",
    "result",
    "state",
    "applies",
    "way",
    "measured",
}


def everywhere(node: Any, nasty: str, free: tuple[str, ...] = ()) -> Any:
    """The same file with `nasty` in every string that a person may word freely."""
    if isinstance(node, dict):
        return {key: everywhere(inner, nasty, (*free, key)) for key, inner in node.items()}
    if isinstance(node, list):
        return [everywhere(inner, nasty, free) for inner in node]
    return f"{node[:8]}{nasty}" if isinstance(node, str) and _may_hold(free, node, nasty) else node


@cache
def bank() -> Decision:
    return Decision.model_validate(tomllib.loads(SAMPLE))


def _may_hold(path: tuple[str, ...], old: str, nasty: str) -> bool:
    base = bank()
    if path[-1] in _KEPT or old not in (SAMPLE + SOURCE):
        return False
    with contextlib.suppress(PathError, KeyError):
        put(base, path, "free words")
        return True
    try:
        put(base, path, ["free words"])
    except (PathError, KeyError):
        return False
    return True


def called(*arguments: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(argument) for argument in arguments])
    return status, out.getvalue(), err.getvalue()


@few("nasty", NASTY, 0, 7)
def test_every_string_is_shown_as_text(tmp_path: Path, nasty: str) -> None:
    path = tmp_path / "x.toml"
    data = everywhere(tomllib.loads(SAMPLE), nasty)
    path.write_text(tomli_w.dumps(data), encoding="utf-8")
    assert str(data).count(repr(nasty)[1:-1]) > 200
    shown = one_line(nasty)
    for form in ("text", "markdown", "json"):
        status, out, err = called("summary", path, "--format", form, "--samples", "100")
        assert (status, err) == (0, "")
        assert not _RAW.search(out)
        if form == "json":
            assert shown in json.loads(out)["title"]
    assert shown in called("summary", path, "--full", "--width", "400", "--samples", "100")[1].replace(
        "\n", ""
    )
    status, out, err = called("list", tmp_path)
    assert (status, err) == (0, "")
    assert shown in out
    assert not _RAW.search(out)


def test_control_characters_in_names_of_files_and_arguments(tmp_path: Path) -> None:
    status, out, err = called("summary", tmp_path / "a\x1b[2J\u202e.toml")
    assert (status, out) == (2, "")
    assert not _RAW.search(err.rstrip("\n"))
    status, out, err = called("summary", tmp_path / "x.toml", "--today", "\x1b[2J")
    assert (status, out) == (2, "")
    assert not _RAW.search(err.rstrip("\n"))


def sound(path: Path, *forms: str) -> None:
    """It loads and every form works, or it is refused in one line."""
    for form in forms:
        status, out, err = called(
            "summary", path, "--format", form, "--today", "2026-11-23", "--samples", "100"
        )
        assert "mistake of the program" not in err
        if status == 2:
            assert out == ""
            assert err.startswith("roadworthy: ")
            assert err.count("\n") == 1
            break
        assert (status, err) == (0, "")
        assert not _RAW.search(out)


def listed(path: Path) -> None:
    """Its line is in the list, whatever is wrong with it."""
    status, _, err = called("list", path.parent)
    assert status == 0
    assert "mistake of the program" not in err


@portion(2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.integers(1, 6), st.booleans())
def test_mutated_files(tmp_path: Path, chance: random.Random, times: int, small: bool) -> None:
    raw = bytearray((SOURCE if small else SAMPLE).encode())
    parts = [
        b'"',
        b"=",
        b"[",
        b"]",
        b"\n",
        b"#",
        b".",
        b"'",
        b"0",
        b"-1",
        b"nan",
        b"inf",
        b'"?"',
        b"{}",
        b"\x00",
        b"\xff",
        b"true",
        b"1e999",
        b"2026-02-30",
    ]
    for _ in range(times):
        at = chance.randrange(len(raw))
        match chance.randrange(4):
            case 0:
                del raw[at : at + chance.randrange(1, 40)]
            case 1:
                raw[at:at] = chance.choice(parts)
            case 2:
                raw[at] = chance.randrange(256)
            case _:
                lines = raw.split(b"\n")
                one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[one], lines[two] = lines[two], lines[one]
                raw = bytearray(b"\n".join(lines))
    path = tmp_path / "m.toml"
    path.write_bytes(bytes(raw))
    sound(path, chance.choice(FORMS))
    if chance.random() < _LISTED:
        listed(path)


def leaves(node: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if not isinstance(node, dict):
        return [path]
    return [path, *(found for key, inner in node.items() for found in leaves(inner, (*path, key)))]


VALUES: tuple[Any, ...] = (
    "",
    "x",
    0,
    -1,
    1,
    10**30,
    1.5,
    True,
    "3-5",
    "9-1",
    date(9999, 12, 31),
    date(1, 1, 1),
    [],
    ["x"],
    {},
    {"x": {}},
    "yes",
    "no",
)


@portion(1.5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_other_values_anywhere(tmp_path: Path, chance: random.Random) -> None:
    data = deepcopy(chance.choice(_PARSED))
    for _ in range(chance.randrange(1, 4)):
        path = chance.choice([found for found in leaves(data) if found])
        parent = data
        for key in path[:-1]:
            parent = parent[key]
        if chance.random() < 0.4:
            del parent[path[-1]]
        else:
            parent[path[-1]] = chance.choice(VALUES)
    target = tmp_path / "v.toml"
    target.write_text(tomli_w.dumps(data), encoding="utf-8")
    sound(target, chance.choice(FORMS))
    if chance.random() < _LISTED:
        listed(target)
