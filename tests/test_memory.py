"""No module remembers a decision: what is worked out lives as long as whoever asked for it, and no longer."""

import gc
import sys
import weakref
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from types import FunctionType, ModuleType
from typing import Any

import pytest

from forms import full_markdown, full_text, page_of
from roadworthy import store
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.model.base import Record
from roadworthy.report.as_json import as_json
from roadworthy.report.overview import overview
from roadworthy.report.robust_verdict import verdict_so_far
from roadworthy.report.summary import summary_of
from roadworthy.session import Session
from roadworthy.store.places import sample_file
from roadworthy.tui.app import RoadworthyApp

pytestmark = pytest.mark.usefixtures("drawn_anew")

ROOMS = ("edits", "interview", "method", "plain", "report", "session", "tui")


def held(roots: dict[str, Any], wanted: frozenset[int]) -> set[str]:
    """Which of the roots lead to an object, or to a number that is the identity of one."""
    if not any(_is(one, wanted) for one in _reached(list(roots.values()))):
        return set()
    return {name for name, root in roots.items() if any(_is(one, wanted) for one in _reached(root))}


def _is(one: object, wanted: frozenset[int]) -> bool:
    return id(one) in wanted or (type(one) is int and one in wanted)


def _reached(root: object) -> Iterator[object]:
    """All that an object holds; of functions what they close over, and no module or class of others."""
    waiting, seen = [root], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, ModuleType):
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, FunctionType):
            waiting += [one.__closure__, one.__defaults__, one.__kwdefaults__]
        elif isinstance(one, type):
            waiting += [part for name, part in vars(one).items() if not name.startswith("__")]
        else:
            waiting += gc.get_referents(one)


def _globals() -> dict[str, Any]:
    return {
        f"{module}.{name}": value
        for module, loaded in sys.modules.items()
        if module.split(".")[:1] == ["roadworthy"]
        and module.split(".")[1:2]
        and module.split(".")[1] in ROOMS
        for name, value in vars(loaded).items()
        if not name.startswith("__")
    }


def _records(record: Record) -> Iterator[object]:
    """A record and the records and tables in it."""
    waiting: list[object] = [record]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Record):
            if one.model_fields_set:  # a blank one is a default, which its class holds
                yield one
            waiting += [getattr(one, name) for name in type(one).model_fields]
        elif isinstance(one, dict):
            waiting += one.values()


def test_the_search_finds_what_is_hidden() -> None:
    decision = Decision(title="Orders")
    wanted = frozenset({id(decision)})

    def closing() -> Decision:
        return decision

    class Holder:
        kept = {"a": [decision]}

    @lru_cache
    def caching(_: str) -> Decision:
        return decision.model_copy()

    roots = {"closure": closing, "class": Holder, "ids": {(id(decision), 1): "x"}, "nothing": [1, "a", date]}
    assert held(roots, wanted) == {"closure", "class", "ids"}
    assert held({"cache": caching}, frozenset({id(caching("a"))})) == {"cache"}
    assert held({"nothing": roots["nothing"]}, wanted) == set()


async def test_no_module_keeps_a_decision_that_was_worked_with() -> None:
    decision = store.load(sample_file("bank-migration"))
    analysis = Analysis(decision, date(2026, 11, 29), CATALOGUE)
    told = summary_of(analysis, samples=50)
    as_json(told), page_of(told), full_text(told), full_markdown(told)
    overview(decision), verdict_so_far(analysis), analysis.progress, analysis.path_findings
    session = Session.sample("bank-migration")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        for station in ("scores", "compare", "decision"):
            await app.screen.show_station(station)  # type: ignore[attr-defined]
            await pilot.pause()
        others = [*_records(session.value), session.analysis.matrix(), session.analysis]
        matrices = [of.running_grounded().matrix for of in (analysis, session.analysis)]
        others += [part for matrix in matrices for part in (matrix.weights, *matrix.low, *matrix.high)]
        wanted = frozenset(map(id, (*_records(decision), analysis, analysis.matrix(), *others)))
        assert held(_globals(), wanted) == set()


def test_nothing_keeps_a_decision_alive() -> None:
    kept = {}
    forms: tuple[Any, ...] = (as_json, page_of, full_text, full_markdown)
    for form in forms:
        decision = store.load(sample_file("startup-crud"))
        form(summary_of(Analysis(decision, date(2026, 11, 29), CATALOGUE), samples=50))
        kept[form.__name__] = weakref.ref(decision)
        del decision
    gc.collect()  # once for all: it takes longer than a form does
    assert [name for name, one in kept.items() if one() is not None] == []
