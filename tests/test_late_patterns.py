"""Patterns that are compiled when they are used: the same patterns as without, compiled later."""

import re

import pytest

from roadworthy.late_patterns import Late
from test_lighter_imports import LOADED, WITH
from test_start import python

ALL = f"""
import re, sys
{LOADED}
for name, module in sorted(sys.modules.items()):
    for what, held in sorted(vars(module).items()):
        if isinstance(held, re.Pattern):
            print(name, what, repr(held.pattern), held.flags, held.groups, dict(held.groupindex))
"""
WORDS = "three 3 to 5 and 12"
USES = {
    "match": lambda found: found.match(WORDS[6:]).group(),
    "search": lambda found: found.search(WORDS).span(),
    "fullmatch": lambda found: found.fullmatch("12").end(),
    "sub": lambda found: found.sub("n", WORDS, count=1),
    "subn": lambda found: found.subn("n", WORDS),
    "split": lambda found: found.split(WORDS, maxsplit=1),
    "findall": lambda found: found.findall(WORDS, 7),
    "finditer": lambda found: [one.group("n") for one in found.finditer(WORDS)],
    "its words": lambda found: (found.pattern, found.flags, found.groups, dict(found.groupindex)),
    "the module": lambda found: (re.findall(found, WORDS), re.sub(found, "n", WORDS), re.split(found, WORDS)),
    "compiled again": lambda found: re.compile(found).findall(WORDS),
    "its own kind": lambda found: isinstance(found, re.Pattern),
    "in a set": lambda found: len({found, re.compile(r"(?P<n>\d+)")}),
    "equal": lambda found: (found == re.compile(r"(?P<n>\d+)"), re.compile(r"(?P<n>\d+)") == found),
    "shown": repr,
    "what it lacks": lambda found: hasattr(found, "replace"),
}
"""What can be done with a pattern."""


@pytest.mark.parametrize("use", USES)
def test_a_pattern_does_what_it_does_when_it_is_compiled_at_once(use: str) -> None:
    late = Late(r"(?P<n>\d+)", 0)
    assert USES[use](late) == USES[use](re.compile(r"(?P<n>\d+)"))
    assert USES[use](late) == USES[use](re.compile(r"(?P<n>\d+)")), "and the second time"


def test_to_take_hold_of_what_it_does_compiles_nothing() -> None:
    late = Late("(", 0)
    held = late.match
    with pytest.raises(re.error):
        held("x")


def test_the_patterns_of_all_that_is_loaded_are_what_they_are_without() -> None:
    told = python(WITH + ALL).splitlines()
    assert told == python(ALL).splitlines()
    assert len(told) > 60


def test_most_wait() -> None:
    code = (
        f"{WITH}{LOADED}\nimport gc\nfrom roadworthy.late_patterns import Late\n"
        "late = [one for one in gc.get_objects() if type(one) is Late]\n"
        "print(len(late) > 75, sum('_pattern' not in vars(one) for one in late) > 0.8 * len(late))"
    )
    assert python(code).split() == ["True", "True"]


def test_whoever_calls_the_program_compiles_at_once_again() -> None:
    code = (
        "import re\nat_once = re.compile\nfrom roadworthy.__main__ import main\nmain(['--version'])\n"
        "print(re.compile is at_once, type(re.compile('a')) is re.Pattern)"
    )
    assert python(code).splitlines()[-1] == "True True"
