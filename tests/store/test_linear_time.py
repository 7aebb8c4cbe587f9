"""No text, however it is made, takes more than its share of time."""

import contextlib
from collections.abc import Callable
from typing import Final

from examples import few
from growing import LINEAR, TIMES, power
from roadworthy.errors import StoreError
from roadworthy.store.ballots import parse_ballot
from roadworthy.store.load import read_text
from roadworthy.store.merge_comments import text_of

HEAD: Final = "format = 1\n"
SIZE: Final = {"comments in an array": 20_000, "merge marks": 1500, "spaces": 1000, "dots": 1000}
"""Lines of the smallest text, where it is not 100: what costs little for each has to have more of them."""


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


def read_and_write(text: str) -> None:
    """Read a text and make it anew, or be told why not."""
    with contextlib.suppress(StoreError):
        decision, _, trivia = read_text(text, "x")
        text_of(decision, trivia)


@few("name", TEXTS, *range(0, 25, 3))
def test_the_time_is_linear_in_the_size(name: str) -> None:
    size = SIZE.get(name, 100)
    texts = {n: TEXTS[name](n) for n in (size, size * TIMES)}
    assert power(lambda n: read_and_write(texts[n]), size) <= LINEAR


def test_looking_through_all_of_it_for_each_line_would_be_seen() -> None:
    texts = {n: lines("k#N = 1\n")(n) for n in (500, 500 * TIMES)}
    assert power(lambda n: [texts[n].count(one) for one in texts[n].splitlines()], 500) > LINEAR


def test_a_ballot_of_very_many_unknown_keys_is_read_as_quickly() -> None:
    texts = {
        n: "ballot = 1\n" + "".join(f"a{number}.b = 1\n" for number in range(n)) for n in (250, 250 * TIMES)
    }
    assert power(lambda n: parse_ballot(texts[n], "b"), 250) <= LINEAR
