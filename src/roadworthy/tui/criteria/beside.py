"""The ways side by side: the weights of each, and where the candidates would stand once that may be seen."""

from collections.abc import Collection, Iterable, Sized
from functools import partial

from textual.content import Content

from roadworthy.knowledge.weight_methods import said_of, weight_method
from roadworthy.method.locking import any_score
from roadworthy.method.other_ways import turned
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.weights import Difference, Weights, difference
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import WeightMethod
from roadworthy.tui.criteria.way import WeighingStation
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, labelled, line, wrap
from roadworthy.tui.widgets.form_items import Entry, Heading, Item, Words
from roadworthy.tui.widgets.weighing import weight_text

LABEL = 14
_COLUMN = 9


def in_words(station: WeighingStation) -> list[Item]:
    """A line for each other way against the one that is looked at; nothing for one way alone."""
    found = station.analysis.weights_by_way
    base = _base(station, found)
    standings = station.analysis.rankings_by_way if _may_be_seen(station) else {}
    items: list[Item] = []
    for method, weights in found.items():
        if method == base:
            continue
        words = _weights_differ(station, found[base], weights, difference(found[base], weights))
        if standings:
            words += f". {_candidates_differ(station.decision, standings[base], standings[method])}"
        path: KeyPath = ("weighting", "method", method)
        look = partial(station.look_at_way, method)
        draw = partial(_labelled, weight_method(method).by, words)
        items.append(Entry(path, weight_method(method).by, draw=draw, deletes=False, on_enter=look))
    return items


def side_by_side(station: WeighingStation) -> list[Item]:
    """The weights of all ways in columns, and where the candidates would stand where that may be seen."""
    decision, found = station.decision, station.analysis.weights_by_way
    counts = None if station.per_horizon else decision.weighting.method
    items: list[Item] = [Heading("Side by side", "how much each criterion weighs")]
    items.append(Words(lambda width: [line(" " * (_name_room(width, found)), *_heads(found, counts))]))
    for place, slug in enumerate(decision.criteria):
        cells: list[Fragment] = [
            (weight_text(weights[place]).rjust(_COLUMN), "bold $bright" if method == counts else "$dim")
            for method, weights in found.items()
        ]
        items.append(_row(("criteria", slug), [], station.called(slug), found, cells))
    if _may_be_seen(station):
        items += [
            Heading("Where the candidates would stand", "place and value"),
            *_standings(station, counts),
        ]
    elif not station.locked and any_score(decision):
        words = said_of("after_lock")
        items.append(
            Words(lambda width: [Content(""), *(line((text, "$dim")) for text in wrap(words, width))])
        )
    against = said_of("against", way=weight_method(_base(station, found)).name)
    return [*items, Heading("In words", against), *in_words(station)]


def _base(station: WeighingStation, found: Collection[WeightMethod]) -> WeightMethod:
    """The way that the others are told against: the one looked at; side by side, the one that counts."""
    counts = station.decision.weighting.method
    tried = (counts, station.way) if station.beside else (station.way, counts)
    return next((method for method in tried if method in found), next(iter(found), station.way))


def _labelled(label: str, words: str, width: int) -> list[Content]:
    return [line(" ", text) for text in labelled(label, words, width - 3, column=LABEL)]


def _name_room(width: int, found: Sized) -> int:
    return width - _COLUMN * len(found)


def _heads(found: Iterable[WeightMethod], counts: WeightMethod | None) -> list[Fragment]:
    heads: list[Fragment] = []
    for method in found:
        sign = f"{glyph('holds')} " if method == counts else ""
        heads.append(
            ((sign + weight_method(method).name).rjust(_COLUMN), "$ink" if method == counts else "$dim")
        )
    return heads


def _row(path: KeyPath, sign: list[Fragment], name: str, found: Sized, cells: list[Fragment]) -> Item:
    """A focusable row, so that a list longer than the screen can be walked."""

    def draw(width: int) -> list[Content]:
        room = _name_room(width - 3, found)
        lead = line(*sign)
        first, *rest = wrap(name, room - 2 - lead.cell_length) or [""]
        begin = line(lead, (first, "$ink"))
        pad = " " * (1 + lead.cell_length)
        return [
            line(" ", begin, " " * (room - begin.cell_length), *cells),
            *(line(pad, (more, "$ink")) for more in rest),
        ]

    return Entry(path, name, draw=draw, deletes=False, picks=True)


def _may_be_seen(station: WeighingStation) -> bool:
    """Whether the standing is no secret: the weights are locked, and something was scored."""
    return station.locked and any_score(station.decision) and len(station.decision.candidates) > 1


def _weights_differ(station: WeighingStation, base: Weights, other: Weights, found: Difference) -> str:
    if not found.amount:
        return said_of("alike")
    order = list(station.decision.criteria)
    apart = said_of(
        "instead",
        name=station.called(order[found.widest]),
        figure=weight_text(base[found.widest]),
        other=weight_text(other[found.widest]),
    )
    if found.swapped is None:
        return f"{said_of('same_order')}; {apart}"
    one, two = found.swapped
    swapped = said_of("swapped", one=station.called(order[two]), other=station.called(order[one]))
    return f"{swapped}; {apart}"


def _candidates_differ(
    decision: Decision, places: tuple[RankedCandidate, ...], other: tuple[RankedCandidate, ...]
) -> str:
    found = turned(places, other)
    leads = " and ".join(decision.candidate_name(slug) for slug in found.leaders)
    if not found.same_leaders:
        key = "leads_instead" if len(found.leaders) == 1 else "lead_instead"
        return said_of(key, name=leads)
    if found.passed is None:
        return said_of("same_places")
    up, down = (decision.candidate_name(slug) for slug in found.passed)
    key = "leads_still" if len(found.leaders) == 1 else "lead_still"
    return f"{said_of(key, name=leads)}; {said_of('passes', one=up, other=down)}"


def _standings(station: WeighingStation, counts: WeightMethod | None) -> list[Item]:
    decision, by_way = station.decision, station.analysis.rankings_by_way
    columns = {method: {place.candidate: place for place in places} for method, places in by_way.items()}
    first = by_way[counts] if counts is not None and counts in by_way else next(iter(by_way.values()))
    order = list(decision.candidates)
    items: list[Item] = []
    for slug in (place.candidate for place in first):
        cells: list[Fragment] = []
        for places in columns.values():
            place = places[slug]
            rank = glyph("dash") if place.rank is None else str(place.rank)
            value = glyph("dash") if place.value is None else f"{place.value:.2f}"
            cells.append((f"{rank}  {value}".rjust(_COLUMN), "bold $bright" if place.rank == 1 else "$dim"))
        which = order.index(slug)
        sign: list[Fragment] = [(f"{mark(which)} ", mark_style(which))]
        items.append(_row(("candidates", slug), sign, decision.candidate_name(slug), by_way, cells))
    return items
