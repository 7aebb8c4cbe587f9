"""What a decision consists of, and a sample with fewer records."""

from collections.abc import Iterator, Mapping
from typing import Any

from roadworthy.edits.records import delete_record
from roadworthy.model import Decision, KeyPath, get


def leaves(value: Any, at: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Everything that is no record and no table, with its place."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, (*at, key))
    elif hasattr(type(value), "model_fields"):
        for field_name in type(value).model_fields:
            yield from leaves(getattr(value, field_name), (*at, field_name))
    else:
        yield at, value


def shortened(sample: Decision) -> Decision:
    """A sample with few records, those that have most to say: one for nearly every kind of answer."""
    for table in ("candidates", "criteria"):
        sample = _most_of(sample, (table,), 2)
    for table in ("horizons", "must_haves", "people", "groups", "evidence", "risks"):
        sample = _most_of(sample, (table,))
    for candidate in sample.paths:
        phases: KeyPath = ("paths", candidate, "phases")
        sample = _most_of(sample, phases, 2)
        for phase in sample.paths[candidate].phases:
            for table in ("checks", "flags", "blockers", "pulses"):
                sample = _most_of(sample, (*phases, phase, table))
    return sample


def _most_of(sample: Decision, table: KeyPath, count: int = 1) -> Decision:
    rows = get(sample, table) or {}

    def weight(key: str) -> tuple[bool, bool, int]:
        said = [str(value) for _, value in leaves(rows[key])]
        return key == sample.outcome.chosen, any("\n" in words for words in said), len("".join(said))

    for key in sorted(rows, key=weight)[:-count]:
        sample = delete_record((*table, key)).apply(sample)
    return sample
