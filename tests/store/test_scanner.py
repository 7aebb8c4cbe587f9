"""The scanner agrees with the parser about where things are, and no comment is ever lost."""

import random
import re
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from roadworthy.model import Decision, put
from roadworthy.store.load import read_text
from roadworthy.store.merge_comments import text_of
from roadworthy.store.scanner import scan
from roadworthy.store.statements import ScanError
from strategies import decisions

VALUES = (
    "1", "-1.5e3", "true", "1979-05-27 07:32:00", "07:32:00", '"a # b"', "'a # \\'", '"\\" # ]"', '"""\n# a\n""" ', '""""a""""',
    "'''\n'# a'''", "[]", "[1, 2]", "[ # c\n 1, # d\n # e\n]", '[["a"], [ # x\n"b"]]', "{}", "{ a.b = 1, 'c d' = [ # in\n] }",
    '{ x = """# a\n# b""", y = {z = 1} }', "{ a = 1, # in\n  b = [{ c = 2 # in\n }],\n}", '"\\e # \\x41"', "[{a = 1}, {a = 2}]", '["""# a\n""", \'# b\']', '"""a\\\n  # b"""', '""""""', "''",
)  # fmt: skip
SIGNS = ("=", " = ", "\t=\t")
KEYS = ("a", "b.c", '"q # r"', "'l = m'", 'x . "y.z"', '"\\u0041"', "1", "-", '""')


def leaves(data: Any, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """The path of everything in parsed TOML."""
    found = {path} if path else set()
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        found |= leaves(value, (*path, str(key)))
    return found


@portion(4)
@given(st.integers(0, 2**32))
def test_it_finds_every_key_that_the_parser_finds(seed: int) -> None:
    luck = random.Random(seed)
    lines = []
    for number in range(luck.randrange(1, 8)):
        if luck.random() < 0.3:
            name = luck.choice(("t", "t.u", '"v w"', f"n{number}"))
            lines.append(luck.choice(("[{}] # h", "[[{}]]", "  [ {} ]")).format(name))
        lines.append(f"{luck.choice(KEYS)}{luck.choice(SIGNS)}{luck.choice(VALUES)} # end")
        lines.append(luck.choice(("", "# words", "  # words", "\t")))
    text = luck.choice(("\n", "\r\n")).join(lines)
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    found = set(scan(text).lines)
    assert found <= leaves(data)
    assert {path for path in leaves(data) if not any(other[: len(path)] == path for other in found)} == set()


@pytest.mark.parametrize(
    "text", ["a", "a =", "[a", "a = [", "a = {", 'a = "', "= 1", "a = [1 # c", "]", "a.=1"]
)
def test_it_gives_up_on_what_is_no_toml(text: str) -> None:
    with pytest.raises(ScanError):
        scan(text)


@portion(3)
@given(decisions(), st.integers(0, 2**32))
def test_comments_anywhere_in_a_file_survive(decision: Decision, seed: int) -> None:
    luck = random.Random(seed)
    lines = text_of(decision).split("\n")
    notes = 0
    for _ in range(luck.randrange(1, 12)):
        at = luck.randrange(len(lines))
        new = [f"# note {notes}"] if luck.random() < 0.7 else ["", f"# note {notes}", ""]
        changed = [*lines[:at], *new, *lines[at:]]
        if luck.random() < 0.4:
            changed = [*lines[:at], f"{lines[at]} # note {notes}", *lines[at + 1 :]]
        if same_data("\n".join(changed), decision):
            lines, notes = changed, notes + 1
    text = "\n".join(lines)
    read, _, trivia = read_text(text, "x")
    once = text_of(read, trivia)
    for number in range(notes):
        mine = re.compile(rf"# note {number}\b")
        assert len(mine.findall(once)) == len(mine.findall(text)) == 1
    again, _, trivia = read_text(once, "x")
    assert again == decision
    assert text_of(again, trivia) == once


def same_data(text: str, decision: Decision) -> bool:
    """Whether a comment went in as a comment, not into a text."""
    try:
        return tomli.loads(text) == tomli.loads(text_of(decision))
    except tomli.TOMLDecodeError:
        return False


@pytest.mark.parametrize(
    "inside",
    [
        '"a",  # one\n    "a",  # two\n',
        '"a",\n    # one\n    "a",  # two\n',
        '# one\n    "a",  # two\n    "b",\n    # three\n    "a",  # four\n    # five\n',
    ],
)
def test_each_of_equal_items_keeps_its_own_comments(inside: str) -> None:
    text = f'format = 1\ntitle = ""\nstatus = "framing"\n\n[frame.team]\nlanguages = [\n    {inside}]\n'
    read, _, trivia = read_text(text, "x")
    assert text_of(read, trivia) == text


def test_the_comments_of_an_equal_item_that_is_gone_go_to_the_one_that_stays() -> None:
    text = 'format = 1\n\n[frame.team]\nlanguages = [\n    "a",  # one\n    "a",  # two\n]\n'
    read, _, trivia = read_text(text, "x")
    once = text_of(put(read, ("frame", "team", "languages"), ("a",)), trivia)
    assert once.endswith('languages = [\n    # one\n    "a",  # two\n]\n')
    again, _, trivia = read_text(once, "x")
    assert text_of(again, trivia) == once
