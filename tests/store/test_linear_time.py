"""No text, however it is made, takes more than its share of time: twice the size, twice the time."""

import contextlib
import gc
import time
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from roadworthy.errors import StoreError
from roadworthy.store.ballots import parse_ballot
from roadworthy.store.load import read_text
from roadworthy.store.merge_comments import text_of

HEAD: Final = "format = 1\n"
WORST: Final = 2.6
"""Of a doubling; what is linear has 2, and a machine that does other work a little more."""
LEAST: Final = 0.002
"""Seconds below which a measurement says nothing."""
TURNS: Final = 3
SIZE: Final = {"comments in an array": 20_000, "merge marks": 1500, "spaces": 1000, "dots": 1000}
"""Lines of the smallest text, where it is not 150: what costs little for each has to have more of them."""


def lines(form: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """A text of n lines of a form, with the number of each in it."""
    return lambda n: HEAD + before + "".join(form.replace("#N", str(number)) for number in range(n)) + after


TEXTS: dict[str, Callable[[int], str]] = {
    "merge marks": lines("<<<<<<< mine\n"),
    "merge marks, the other way round": lambda n: HEAD + "=======\n" * n + "<<<<<<< mine\n" * n,
    "unknown dotted keys": lines("a#N.b = 1\n"),
    "unknown dotted keys in one table": lines("a.b#N = 1\n"),
    "unknown keys": lines("titel#N = 1\n"),
    "unknown keys in a record": lines("nam#N = 1\n", "[people.p]\n"),
    "unknown tables": lines("[t#N]\nx = 1\n"),
    "unknown keys in many records": lines("[people.p#N]\nnam = 1\n"),
    "arrays of tables": lines("[[t#N]]\nx = 1\n"),
    "one array of tables": lines("[[t]]\nx = 1\n"),
    "arrays of tables with comments": lines("[[t#N]] # c\nx = 1\n"),
    "comments in an array": lines("# c\n", "x = [\n", "1]\n"),
    "commented items": lines("'a', # c\n", "x = [\n", "]\n"),
    "an inline table": lines("a#N = 1, ", "x = {", "z = 1} # c\n"),
    "a commented inline table": lines("a#N = 1, # c\n", "x = {\n", "}\n"),
    "commented keys": lines("k#N = 1 # c\n"),
    "commented records": lines("# c\n[people.p#N] # d\nname = 'x'\n"),
    "commented tables above tables": lines("[u#N] # c\n[u#N.v]\nx = 1\n"),
    "comments on what holds anyway": lines("people.p#N.name = '' # c\n"),
    "keys of which one is there twice": lines("k#N = 1\n", after="k0 = 1\n"),
    "values of the wrong kind": lines("[people.p#N]\nname = 1\n"),
    "lines that end as on Windows": lambda n: HEAD + "".join(f"k{number} = 1 # c\r\n" for number in range(n)),
    "spaces": lambda n: HEAD + " " * n * 40 + "x",
    "dots": lambda n: HEAD + "x = '" + "." * n * 40 + "' # c\n",
    "an unfinished text": lambda n: HEAD + 'note = """' + 'a""b' * n * 10,
}


def growth(act: Callable[[int], object], size: int) -> float:
    """By what factor the processor time of `act` grows with each doubling of its size, over three of them."""
    found = []
    for n in (size, size * 8):
        times = []
        for _ in range(TURNS):
            began = time.process_time()
            act(n)
            times.append(time.process_time() - began)
        found.append(min(times))
    return float((found[1] / max(found[0], LEAST)) ** (1 / 3))


def read_and_write(text: str) -> None:
    """Read a text and make it anew, or be told why not."""
    with contextlib.suppress(StoreError):
        decision, _, trivia = read_text(text, "x")
        text_of(decision, trivia)


@pytest.fixture(autouse=True)
def no_sweeping() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_size_is_twice_the_time(name: str) -> None:
    make = TEXTS[name]
    texts = {n: make(n) for n in (SIZE.get(name, 150), 8 * SIZE.get(name, 150))}
    assert growth(lambda n: read_and_write(texts[n]), min(texts)) <= WORST


def test_looking_through_all_of_it_for_each_line_would_be_seen() -> None:
    texts = {n: lines("k#N = 1\n")(n) for n in (500, 4000)}
    assert growth(lambda n: [texts[n].count(one) for one in texts[n].splitlines()], 500) > WORST


def test_a_ballot_of_very_many_unknown_keys_is_read_as_quickly() -> None:
    texts = {n: "ballot = 1\n" + "".join(f"a{number}.b = 1\n" for number in range(n)) for n in (250, 2000)}
    assert growth(lambda n: parse_ballot(texts[n], "b"), 250) <= WORST
