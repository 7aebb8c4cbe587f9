"""Tables of small records inside a form: a line each, opened for its questions; a line that adds one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeAlias

from roadworthy.edits.edit import Edit, add, new_slug
from roadworthy.knowledge.questions import Question
from roadworthy.model import Decision, KeyPath, Record, get
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets.form_items import Add, Entry, Item

Described: TypeAlias = tuple[str, Sequence[Fragment], Sequence[Fragment]]
"""A row's title, its parts (empty: the title alone) and what stands at the right."""


def record_items(
    station: FormStation,
    opened: frozenset[KeyPath],
    table: KeyPath,
    kind: str,
    *,
    questions: Sequence[Question],
    new: Callable[[], Record],
    describe: Callable[[str, Any], Described],
    add_label: str,
    indent: int = 0,
    **slugs: str,
) -> list[Item]:
    """The rows of `table` and the line that adds one.

    `describe` is given a row's key and record. `kind` is the placeholder of the key in the questions' paths.
    """
    items: list[Item] = []
    rows = get(station.decision, table) or {}
    for slug, record in rows.items():
        title, parts, right = describe(slug, record)
        path = (*table, slug)
        items.append(Entry(path, title, parts, right, indent=indent))
        if path in opened:
            items += station.asks(questions, indent + 3, **slugs, **{kind: slug})
    items.append(
        Add(table, add_label, partial(_make, table=table, kind=kind, new=new, label=add_label), indent)
    )
    return items


def _make(
    decision: Decision, *, table: KeyPath, kind: str, new: Callable[[], Record], label: str
) -> tuple[Edit, KeyPath]:
    slug = new_slug(decision, table, "", kind.replace("_", "-"))
    return add(table, slug, new(), label), (*table, slug)
