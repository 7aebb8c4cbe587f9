"""Groups of criteria: their points, their members, and putting a criterion into one."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from roadworthy.edits.edit import Edit, add, new_slug
from roadworthy.knowledge.questions import sheet
from roadworthy.knowledge.weight_methods import said_of
from roadworthy.model import Decision, KeyPath, put
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import Group
from roadworthy.tui.criteria.way import WeighingStation
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.text_layout import line, wrap
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Heading, Item
from roadworthy.tui.widgets.weighing import figure_of, weigh_row

if TYPE_CHECKING:
    from roadworthy.tui.criteria.points import PointsView

_NONE, _NEW = "", "+"


def group_name(decision: Decision, slug: str) -> str:
    """The name of the group that a criterion is in; the word beside it where it is in none."""
    group = decision.group_of(slug)
    return _name(decision, group) if group else decision.criteria[slug].group


def current(station: WeighingStation) -> str | None:
    """The group with the focus."""
    entry = station.form.current
    if isinstance(entry, Entry) and entry.path[0] == "groups" and len(entry.path) == 2:
        return entry.path[1] if entry.path[1] in station.decision.groups else None
    return None


def items(view: "PointsView", opened: frozenset[KeyPath]) -> list[Item]:
    """The section of the groups: a row each, words that could become one, a line that adds one."""
    station, decision = view.station, view.decision
    found: list[Item] = []
    weights = station.weights
    members = {
        slug: [c for c in decision.criteria if decision.group_of(c) == slug] for slug in decision.groups
    }
    totals = {
        slug: sum(weight for c, weight in zip(decision.criteria, weights, strict=False) if c in inside)
        for slug, inside in members.items()
    }
    largest = max(totals.values(), default=0.0)
    for slug, inside in members.items():
        found += _row(view, slug, inside, totals[slug] if weights else None, largest, opened=opened)
    for word in _bare_words(decision):
        count = str(sum(criterion.group == word for criterion in decision.criteria.values()))
        label = said_of("group_word", name=word, count=count)
        make = partial(_make_of, view, word)
        draw = partial(_offer, label)
        found.append(Entry(("groups", f" {word}"), label, draw=draw, deletes=False, on_enter=make))
    if found:
        found.insert(0, Heading("Groups", "b puts a criterion into one"))
    if decision.criteria:
        found.append(Add(("groups",), "a group", _new))
    return found


def _offer(label: str, width: int) -> list[Content]:
    """A word beside criteria and what enter makes of it, on one line where there is room."""
    make = line((f"{glyph('enter')} ", "bold $accent"), (said_of("group_make"), "$ink"))
    lines = [line(" ", (text, "$dim")) for text in wrap(label, width - 3)]
    if lines[-1].cell_length + 3 + make.cell_length <= width - 2:
        return [*lines[:-1], line(lines[-1], "   ", make)]
    return [*lines, line(" ", make)]


def _row(
    view: "PointsView",
    slug: str,
    inside: list[str],
    weight: float | None,
    largest: float,
    *,
    opened: frozenset[KeyPath],
) -> list[Item]:
    path: KeyPath = ("groups", slug)
    group = view.decision.groups[slug]
    name = _name(view.decision, slug)
    shown = glyph("dash") if group.weight is None else number_text(group.weight)
    named = ", ".join(view.station.called(member) for member in inside) or "nothing in it yet"
    note = named if group.weight is not None else f"{said_of('group_by_its_own')}: {named}"

    def draw(width: int) -> Sequence[Content]:
        focused = view.station.has_focus_on(path)
        figure = figure_of(shown, focused=focused, steps=True)
        first, *rest = weigh_row(width, name, figure, weight, largest, focused=focused, note="")
        below = weigh_row(width, "", figure, None, 0.0, focused=False, note=f"{note} ".ljust(width))[1:]
        return [first, *rest, *below]

    found: list[Item] = [Entry(path, name, draw=draw, on_click=view.click_on_row)]
    if path in opened:
        found += [Ask(q, {"group": slug}, 3) for q in sheet("criteria") if "{group}" in q.path]
    return found


def give(view: "PointsView", slug: str, points: float | None) -> None:
    """Give a group points of its own; without, it counts by the points of its criteria."""
    path: KeyPath = ("groups", slug, "weight")
    words = said_of("group_by_its_own") if points is None else f"{number_text(points)} points"
    label = f"{_name(view.decision, slug)}: {words}"
    view.station.reweigh(label, path, lambda decision: put(decision, path, points), f"points of group {slug}")


def step(view: "PointsView", slug: str, by: int) -> None:
    """A point more or less; below 0 it counts by its criteria again."""
    now = view.decision.groups[slug].weight
    points = (now or 0.0) + by
    give(view, slug, points if points >= 0 else None)


def choose(station: WeighingStation, criterion: str) -> None:
    """Ask to which group a criterion belongs."""
    decision = station.decision
    options = [(slug, _name(decision, slug), "") for slug in decision.groups]
    options += [(_NEW, said_of("group_new"), ""), (_NONE, said_of("group_none"), "")]

    def picked(group: str | None) -> None:
        if group is not None:
            assign(station, criterion, group)

    title = said_of("group_which", name=decision.criterion_name(criterion))
    station.app.push_screen(ChooseScreen(title, options, at=decision.group_of(criterion)), picked)


def assign(station: WeighingStation, criterion: str, group: str) -> None:
    """Put a criterion into a group, into a new one or into none."""
    station.session.end_step()
    made = new_slug(station.decision, ("groups",), "", "group") if group == _NEW else group
    path: KeyPath = ("criteria", criterion, "group")

    def change(decision: Decision) -> Decision:
        if group == _NEW:
            decision = put(decision, ("groups", made), Group())
        return put(decision, path, made)

    name = (
        _name(station.decision, made)
        if made in station.decision.groups
        else "a new group"
        if made
        else "no group"
    )
    label = f"{station.decision.criterion_name(criterion)}: {name}"
    if station.reweigh(label, path, change) and group == _NEW:
        station.form.open_path(("groups", made, "name"))


def _bare_words(decision: Decision) -> list[str]:
    words = [it.group for slug, it in decision.criteria.items() if it.group and not decision.group_of(slug)]
    return list(dict.fromkeys(words))


def _make_of(view: "PointsView", word: str) -> None:
    slug = new_slug(view.decision, ("groups",), word, "group")

    def change(decision: Decision) -> Decision:
        for key, criterion in decision.criteria.items():
            if criterion.group == word:
                decision = put(decision, ("criteria", key, "group"), slug)
        return put(decision, ("groups", slug), Group(name=word))

    view.station.session.end_step()
    view.station.do(Edit(f"Group “{word}”", ("groups", slug), change))


def _new(decision: Decision) -> tuple[Edit, KeyPath]:
    slug = new_slug(decision, ("groups",), "", "group")
    return add(("groups",), slug, Group(), "Added a group"), ("groups", slug)


def _name(decision: Decision, slug: str) -> str:
    return decision.groups[slug].name or slug
