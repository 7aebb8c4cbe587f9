"""Imports made lighter: the same classes as without, made later."""

import sys
from functools import cache
from pathlib import Path

import pytest

from test_start import python

ONE_BY_ONE = sys.version_info < (3, 13)
"""Whether Python writes each method of a dataclass by itself."""
SOURCES = Path(__file__).parents[1] / "src"
LOADED = "import pydantic, numpy, textual.app, textual.widgets, rich.console, click, tomli, roadworthy.tui.app, roadworthy.cli.commands"
ALL = f"""
import dataclasses, hashlib, inspect, re, sys
{LOADED}

def told(cls, name):
    method = getattr(cls, name)
    code = getattr(method, "__code__", None)
    made = hashlib.sha256(code.co_code).hexdigest()[:8] if code else ""
    words = f"{{name}} {{method.__qualname__}} {{inspect.signature(method)}} {{made}}"
    return re.sub("0x[0-9a-f]+", "0x", words)

def below(cls):
    for one in type.__subclasses__(cls):
        yield one
        yield from below(one)

def is_named(cls):
    # not what a class was before it got its slots
    found = sys.modules.get(cls.__module__)
    for name in cls.__qualname__.split("."):
        found = getattr(found, name, None)
    return found is cls

for cls in sorted({{*below(object)}}, key=lambda cls: (cls.__module__, cls.__qualname__)):
    if "__dataclass_fields__" in vars(cls) and is_named(cls):
        own = [name for name in sorted(vars(cls)) if inspect.isfunction(getattr(cls, name))]
        print(cls.__module__, cls.__qualname__, repr(cls.__doc__), *(told(cls, name) for name in own))
"""
WITH = "from roadworthy.quick_start import start_quickly\nstart_quickly()\n"
BEHAVES = """
import dataclasses, pickle, copy
from functools import total_ordering

@dataclasses.dataclass
class Plain:
    a: int
    b: list = dataclasses.field(default_factory=list)
    def __post_init__(self): self.c = self.a

@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Tight:
    a: int
    b: str = "b"

@dataclasses.dataclass(kw_only=True, unsafe_hash=True, eq=False)
class Below(Plain):
    d: float = 0.5

@dataclasses.dataclass
class Own:
    a: int
    def __init__(self): self.a = 7
    def __repr__(self): return f"own {self.a}"
    __hash__ = None

class Under(Tight):
    pass

def tried(act):
    try:
        return act()
    except Exception as error:
        return type(error).__name__, str(error)

plain, tight = Plain(1), Tight(2)
plain.b.append(plain)
for act in (
    lambda: repr(plain), lambda: Plain(3) == Plain(3), lambda: Plain(3) == Plain(4), lambda: plain.c, lambda: hash(plain),
    lambda: (tight, Tight(2) == tight, hash(Tight(2)) == hash(tight), Tight(1) < tight, sorted([tight, Tight(1)])),
    lambda: setattr(tight, "a", 3), lambda: delattr(tight, "a"), lambda: tight.__dict__, lambda: Tight(), lambda: Tight(1, 2, 3),
    lambda: (Below(d=2.0, a=1), hash(Below(d=2.0, a=1, b=())) == hash(Below(d=2.0, a=1, b=()))), lambda: Below(1, d=1), lambda: Own(), lambda: Own(1), lambda: hash(Own()),
    lambda: (Under(4), Under(4) == Tight(4), Under(4) < Under(5), setattr(Under(4), "a", 5)),
    lambda: dataclasses.replace(tight, a=9), lambda: dataclasses.asdict(Below(a=1)), lambda: copy.deepcopy(tight),
    lambda: Plain.__eq__(plain, 1), lambda: Tight.__lt__(tight, 1), lambda: Tight.__init__.__qualname__,
    lambda: pickle.loads(pickle.dumps(tight)) == tight, lambda: Plain.__init__.__annotations__, lambda: super(Under, Under(1)).__repr__(),
):
    print(tried(act))
"""


@cache
def as_usual() -> str:
    return python(ALL)


def test_a_dataclass_of_a_library_is_what_it_is_without() -> None:
    """Each of all that the program can load: its words, and each method's name, parameters and code."""
    assert python(WITH + ALL).splitlines() == as_usual().splitlines()
    assert len(as_usual().splitlines()) > 100


def test_a_dataclass_does_what_it_does_without() -> None:
    assert python(WITH + BEHAVES).splitlines() == python(BEHAVES).splitlines()


@pytest.mark.skipif(not ONE_BY_ONE, reason="this Python makes all methods of a class at once")
def test_most_methods_are_never_made() -> None:
    code = (
        f"{WITH}{LOADED}\nimport gc\nfrom roadworthy.lighter_imports import Unmade\n"
        "unmade = [one for one in gc.get_objects() if isinstance(one, Unmade)]\n"
        "print(len(unmade) > 200, sum(one._made is None for one in unmade) > 0.9 * len(unmade))"
    )
    assert python(code).split() == ["True", "True"]


def test_whoever_calls_the_program_keeps_what_is_loaded_and_goes_on_as_usual() -> None:
    code = (
        "import sys, dataclasses\nfound = list(sys.meta_path)\nwrite = getattr(dataclasses, '_create_fn', None)\n"
        "from roadworthy.__main__ import main\nmain(['--version'])\n"
        "print(sys.meta_path == found, getattr(dataclasses, '_create_fn', None) is write)"
    )
    assert python(code).splitlines()[-1] == "True True"


SCHEMAS = """
import hashlib, json, typing_extensions
import pydantic_core.core_schema as told
from roadworthy.model import Decision

for name, cls in sorted(vars(told).items()):
    if isinstance(cls, type) and issubclass(cls, dict) and cls is not dict and name != "TypedDict":
        print(name, *sorted(cls.__annotations__))
schema = json.dumps(Decision.model_json_schema(), sort_keys=True)
print(hashlib.sha256(schema.encode()).hexdigest())
Mine = typing_extensions.TypedDict("Mine", {"a": int})
print(Mine.__required_keys__, Mine.__annotations__)
try:
    Decision.model_validate({"title": 3, "scores": {"a": {"b": {"value": "x"}}}})
except ValueError as error:
    print(error)
"""


def test_schemas_are_what_they_are_without_types_of_their_keys() -> None:
    """Each kind of schema with its keys, what a decision is checked by, and what it says to a wrong one."""
    told = python(WITH + SCHEMAS).splitlines()
    own = [line.split() for line in python(SCHEMAS).splitlines()]
    for line, without in zip((line.split() for line in told), own, strict=True):
        assert line == without or set(line) <= set(without), line
    assert told[-1].startswith("    For further information")
    assert len(told) > 80


def test_the_keys_of_schemas_have_words_alone() -> None:
    code = (
        f"{WITH}import pydantic_core.core_schema as told\n"
        "print({type(one) for one in told.CoreConfig.__annotations__.values()} == {str})"
    )
    assert python(code).split() == ["True"]
