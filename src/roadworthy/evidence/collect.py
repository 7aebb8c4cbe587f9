"""Asking what was planned: candidates side by side, from the cache where that will do, a trouble a line."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from roadworthy.errors import NoAnswer, Stopped, StoreError
from roadworthy.evidence import cache
from roadworthy.evidence.limits import StopRequest
from roadworthy.evidence.plan import CloneOption, EvidencePlan, Inquiry, clone_name, package_of
from roadworthy.knowledge.releases import published_table, release_tables
from roadworthy.knowledge.signals import bots, collector_name, free_mail, licence_names
from roadworthy.method.signals import Observation, coupling, package, people, releases, support
from roadworthy.method.signals.versions import numbers_of
from roadworthy.method.upkeep import candidate_forecast, table_of
from roadworthy.model import Decision
from roadworthy.model.collected import CloneFacts, PackageFacts
from roadworthy.model.frozen import frozen
from roadworthy.model.releases import ReleaseTable

if TYPE_CHECKING:
    from roadworthy.evidence.index import PackageIndex

Mode = Literal["cache", "missing", "refresh"]
"""``cache``: what is kept, nothing else; ``missing``: ask where nothing is kept; ``refresh``: ask anew."""
OLD_COPY: Final = 90
"""Days by which a clone's newest commit may be older than the copy."""
_RUNTIMES: Final = {"pypi": "python", "npm": "nodejs"}
_WORKERS: Final = 4

Progressing: TypeAlias = Callable[[Inquiry, "Collected"], object]


@frozen
class Collected:
    """What came of one inquiry: facts, or one line of trouble, or that it was not asked."""

    inquiry: Inquiry
    observations: tuple[Observation, ...] = ()
    asked_on: date | None = None
    """The day on which it was looked at; earlier than today where it is from the cache."""
    from_cache: bool = False
    trouble: str = ""
    unasked: bool = False
    """Nothing is kept and nobody allowed asking."""
    clone: CloneFacts | None = None


def collect(  # noqa: PLR0917 - a plan and how to carry it out
    decision: Decision,
    planned: EvidencePlan,
    today: date,
    mode: Mode,
    stop: StopRequest,
    told: Progressing | None = None,
) -> tuple[Collected, ...]:
    """Carry out a plan, in its order. `told` hears of each inquiry as it is done, on the caller's thread.

    A collector's trouble is a line in its result; only `Stopped` is raised.
    """
    registry = _Registry(stop)
    ahead = [
        partial(_answer, decision, inquiry, today, mode, registry, stop) for inquiry in planned.inquiries
    ]
    found: dict[int, Collected] = {}
    pool = ThreadPoolExecutor(max_workers=_WORKERS)
    try:
        running: dict[Future[Collected], int] = {pool.submit(work): place for place, work in enumerate(ahead)}
        while running:
            done, _ = wait(running, timeout=0.1, return_when=FIRST_COMPLETED)
            for future in done:
                place = running.pop(future)
                found[place] = future.result()
                if told is not None:
                    told(planned.inquiries[place], found[place])
    except BaseException:
        stop.stop()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return tuple(found[place] for place in range(len(ahead)))


class _Registry:
    """Finds the client's index once, when the first collector needs it."""

    def __init__(self, stop: StopRequest) -> None:
        self._stop: Final = stop
        self._lock: Final = Lock()
        self._index: PackageIndex | None = None

    def index(self) -> "PackageIndex":
        with self._lock:
            if self._index is None:
                from roadworthy.evidence.index import find_index  # noqa: PLC0415 - where it is asked

                self._index = find_index(self._stop)
            return self._index


def _answer(  # noqa: PLR0917 - one call site
    decision: Decision, inquiry: Inquiry, today: date, mode: Mode, registry: _Registry, stop: StopRequest
) -> Collected:
    try:
        if inquiry.over_network:
            return _of_registry(inquiry, today, mode, registry, stop)
        if inquiry.collector == "clone":
            return _of_clone(decision, inquiry, today, stop)
        if inquiry.collector == "project":
            from roadworthy.evidence import project  # noqa: PLC0415 - only where one was named

            _, name = package_of(decision, inquiry.candidate)
            seen = project.collect(Path(inquiry.what), name, inquiry.registry, today)
            return Collected(
                inquiry,
                coupling.of_project(seen, f"your project, {Path(seen.folder).name or '.'}"),
                today,
            )
        return Collected(inquiry, _of_cycles(decision, inquiry.candidate, today), today)
    except Stopped:
        raise
    except StoreError as error:
        return Collected(inquiry, trouble=str(error))


def _of_registry(
    inquiry: Inquiry, today: date, mode: Mode, registry: _Registry, stop: StopRequest
) -> Collected:
    kept = None if mode == "refresh" else cache.recall(inquiry.collector, inquiry.what)
    if kept is not None:
        seen = observed(kept.facts, kept.asked_on, kept.source)
        return Collected(inquiry, seen, kept.asked_on, from_cache=True)
    if mode == "cache":
        return Collected(inquiry, unasked=True)
    facts = _ASK[inquiry.collector](inquiry.what, registry, stop)
    source = f"{collector_name(inquiry.collector)}, {inquiry.what}"
    cache.keep(facts, inquiry.what, source, today)
    return Collected(inquiry, observed(facts, today, source), today)


def _of_pypi(package: str, registry: _Registry, stop: StopRequest) -> PackageFacts:
    from roadworthy.evidence import pypi  # noqa: PLC0415 - the network is loaded where it is asked

    return pypi.collect(package, registry.index(), stop)


def _of_npm(package: str, _registry: _Registry, stop: StopRequest) -> PackageFacts:
    from roadworthy.evidence import npm  # noqa: PLC0415 - the same

    return npm.collect(package, stop)


_ASK: Final[Mapping[str, Callable[[str, _Registry, StopRequest], PackageFacts]]] = {
    "pypi": _of_pypi,
    "npm": _of_npm,
}
"""How each registry is asked; a test holds that none is missing."""


def observed(facts: PackageFacts, as_of: date, source: str) -> tuple[Observation, ...]:
    """The signals of a package, as of the day on which its registry was asked."""
    runtimes = _runtime_lines(_RUNTIMES.get(facts.registry, ""), as_of)
    return (
        *releases.of_package(facts, as_of, source),
        *package.of_package(facts, as_of, source, licence_names(), runtimes),
    )


def _runtime_lines(product: str, as_of: date) -> tuple[str, ...]:
    """The lines of a runtime that were out on a day, the newest first."""
    table = release_tables().get(product)
    if table is None:
        return ()
    out = [cycle.cycle for cycle in table.cycles if cycle.released and cycle.released <= as_of]
    known = [(numbers_of("pypi", line) or (), line) for line in out]
    return tuple(line for _, line in sorted(known, reverse=True))


def _of_clone(decision: Decision, inquiry: Inquiry, today: date, stop: StopRequest) -> Collected:
    said = inquiry.clone or CloneOption(Path(inquiry.what))
    name = clone_name(decision, inquiry.candidate, said.folder)
    if said.kept:
        kept = cache.recall_clone(name)
        if kept is None:
            return Collected(inquiry, unasked=True)
        return _told_by_clone(inquiry, kept.facts, kept.read_on, from_cache=True)
    from roadworthy.evidence import clone  # noqa: PLC0415 - only where one was named

    seen = clone.collect(
        said.folder, today, stop, bots=bots(), free_mail=free_mail(),
        copied_on=said.copied_on, prefix=said.prefix,
    )  # fmt: skip
    cache.keep_clone(seen, name, today)
    return _told_by_clone(inquiry, seen, today, from_cache=False)


def _told_by_clone(inquiry: Inquiry, seen: CloneFacts, on: date, *, from_cache: bool) -> Collected:
    source = f"the clone {Path(seen.folder).name}, newest commit of {seen.head_on.isoformat()}"
    observations = (
        *releases.of_clone(seen, source),
        *people.of_clone(seen, source),
        package.of_clone(seen, source, licence_names()),
    )
    return Collected(inquiry, observations, on, from_cache=from_cache, clone=seen)


def _of_cycles(decision: Decision, candidate: str, today: date) -> tuple[Observation, ...]:
    table = release_table(decision, candidate)
    if table is None:
        return support.no_table(decision.candidate_name(candidate), today)
    try:
        seen = candidate_forecast(decision, candidate, table, today)
    except ValueError as error:
        raise NoAnswer(str(error)) from None
    return support.of_forecast(table, seen, f"release cycles of {table.label}, {table.source}")


def release_table(decision: Decision, candidate: str) -> ReleaseTable | None:
    """The lines of a candidate: typed, else published ones."""
    return table_of(decision, candidate, published_table(decision, candidate))


def troubles(found: Iterable[Collected]) -> tuple[str, ...]:
    """The lines of what went wrong."""
    return tuple(one.trouble for one in found if one.trouble)
