"""What changed between two versions of a decision, in words, by station."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from roadworthy.knowledge.history_words import part_title, rows_called, say
from roadworthy.knowledge.stations import stations
from roadworthy.model import Decision, KeyPath
from roadworthy.model.changes import Change
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.model.tree import inner
from roadworthy.report.cell_changes import cell_words, gone_scores, lock_words, row_words, weight_words
from roadworthy.report.conflict_words import conflict_words
from roadworthy.report.phrases import ended, listed
from roadworthy.report.place_words import place_words, record_name, upper, value_words
from roadworthy.report.status_moves import move_words
from roadworthy.report.then_words import figures_words
from roadworthy.report.versions import Versions

CONFLICTS: Final = "conflicts"
UNKNOWN: Final = "unknown"
"""Parts of what differs that belong to no station."""
_STATIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("title", "note", "frame", "must_haves", "people", "horizons"), "frame"),
    **dict.fromkeys(("fit", "candidates"), "landscape"),
    **dict.fromkeys(("scale", "groups", "criteria", "weighting", "ballots"), "criteria"),
    "evidence": "evidence",
    "scores": "scores",
    "paths": "path",
    **dict.fromkeys(("checklist", "risks", "raised", "recovery"), "risks"),
    **dict.fromkeys(("status", "outcome", "history", "hindsight", "lessons"), "decision"),
    "conflicts": CONFLICTS,
}
_POINTS: Final = (("weight",), ("rank",), ("swing",))
"""Fields of a criterion that say how much it counts."""


@frozen
class ToldChange:
    """One thing that changed, as a person reads it."""

    part: str
    """The id of the station, or of what belongs to none."""
    says: str
    """One or more sentences, without the last one's stop."""
    changes: tuple[Change, ...]


def part_of(path: KeyPath) -> str:
    """The station that a place belongs to, or another part."""
    return _STATIONS.get(path[0], UNKNOWN) if is_known(path) else UNKNOWN


def is_known(path: KeyPath) -> bool:
    """Whether a place is in the model."""
    kind: Any = Decision
    for key in path:
        kind = inner(kind, key)
    return kind is not None


def parts() -> tuple[tuple[str, str], ...]:
    """The parts by id, each with its title, in the order in which they are told."""
    own = ((part, part_title(part)) for part in (CONFLICTS, UNKNOWN))
    return (*((station.id, station.title) for station in stations()), *own)


def told_changes(found: Sequence[Change], versions: Versions) -> tuple[ToldChange, ...]:
    """All differences in words; those of one cell, and of one criterion's points, in one."""
    groups: dict[KeyPath, list[Change]] = {}
    for change in found:
        groups.setdefault(_group(change, versions), []).append(change)
    told = [
        ToldChange(part_of(changes[0].path), ended(_says(key, changes, versions)), tuple(changes))
        for key, changes in groups.items()
    ]
    told.append(ToldChange("criteria", ended(lock_words(versions)), ()))
    order = [part for part, _ in parts()]
    return tuple(sorted((one for one in told if one.says), key=lambda one: order.index(one.part)))


def _group(change: Change, versions: Versions) -> KeyPath:
    """What is told together; of scores that came or went with a candidate or a criterion, that path."""
    path = change.path
    if path[0] == "scores" and len(path) > 2:
        now = versions.new.decision
        if path[1] not in now.candidates or path[2] not in now.criteria:
            return path[:1]
        return path[:2] if path[1] not in versions.old.decision.candidates else path[:3]
    if path[0] == "criteria" and path[2:] in _POINTS:
        return (*path[:2], "weight")
    return path[:2] if path[0] == "history" else path


def _says(key: KeyPath, changes: Sequence[Change], versions: Versions) -> str:
    match key:
        case ("scores",):
            return ""  # it is told where the candidate or the criterion is
        case ("scores", _):
            return row_words(key, changes, versions)
        case ("scores", _, _):
            return cell_words(key, changes, versions)
        case ("criteria", _, "weight"):
            return weight_words(key[1], changes, versions)
        case ("history", slug):
            return _move(slug, versions)
        case _:
            return ". ".join(ended(_one(change, versions)) for change in changes)


def _move(slug: str, versions: Versions) -> str:
    """A move of the status with the figures of its day; nothing where a merge only gave it another key."""
    before, after = versions.old.decision, versions.new.decision
    old, new = before.history, after.history
    if slug in new and new[slug] not in old.values():
        figures = figures_words(new[slug].then, after)
        words = [move_words(slug, after)]
        words += [say("figures_kept", words=figures)] if figures else []
        return one_line(". ".join(map(ended, words)))
    if slug in old and old[slug] not in new.values():
        return say("gone", name=one_line(move_words(slug, before)))
    return ""


def _one(change: Change, versions: Versions) -> str:
    path = change.path
    if path[0] == CONFLICTS and len(path) == 2 and change.kind == "new":
        return conflict_words(versions.new.decision.conflicts[path[1]], versions.new.decision)
    if change.kind == "order":
        names = [versions.name((*path, key)) for key in change.new]
        return upper(say("order", what=rows_called(path[-1]), names=listed(names)))
    if not is_known(path):
        return _other_key(change, versions)
    if isinstance(change.new, Mapping) or isinstance(change.old, Mapping):
        return _record(change, versions)
    place, old, new = versions.place(path), versions.was(path), versions.now(path)
    if change.kind == "gone":
        return say("taken_back", place=place, old=old)
    if change.kind == "new":
        return say("set" if isinstance(change.new, bool) else "answered", place=place, new=new)
    return say("changed", place=place, new=new, old=without_unit(old, new))


def without_unit(old: str, new: str) -> str:
    """The figure before, without the unit that the new one has: ``9 people, was 8``."""
    first, space, unit = new.partition(" ")
    return old.removesuffix(f" {unit}") if space and first[:1].isdigit() and old[:1].isdigit() else old


def _other_key(change: Change, versions: Versions) -> str:
    place = say("other_key", place=".".join(change.path))
    if change.kind == "gone" or isinstance(change.new, Mapping):
        return say("gone" if change.kind == "gone" else "new", name=place)
    return say("set", place=place, new=versions.now(change.path))


def _record(change: Change, versions: Versions) -> str:
    """A record that came, with all it says, or went."""
    path, decision = change.path, (versions.old if change.kind == "gone" else versions.new).decision
    name = place_words(path, decision)
    if change.kind == "gone":
        count = gone_scores(path, versions)
        return say("gone_scores", name=name, count=count) if count else say("gone", name=name)
    more = "; ".join(_fields(path, change.new, decision))
    return say("new_more", name=ended(name), more=upper(more)) if more else say("new", name=name)


def _fields(path: KeyPath, record: Mapping[str, Any], decision: Decision) -> Iterator[str]:
    """What a new record says, but for its name."""
    name, known = record_name(path, decision), len(place_words(path, decision)) + 2
    for key, value in record.items():
        here = (*path, key)
        if isinstance(value, Mapping):
            yield from _fields(here, value, decision)
        elif (words := value_words(here, value, decision)).strip("“”") != ended(name):
            label = place_words(here, decision)[known:]
            yield f"{label}: {words}" if label else words
