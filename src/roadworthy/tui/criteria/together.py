"""Do the weights hold together: consistency of the pairs, the ways side by side, the horizons."""

from textual.content import Content

from roadworthy.knowledge.weight_methods import said_of
from roadworthy.method.weights import ACCEPTABLE, Weights, judged_so_far, unjudged
from roadworthy.model import Decision
from roadworthy.tui.criteria.beside import LABEL, in_words
from roadworthy.tui.criteria.way import WeighingStation
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, labelled, line, row, thin_bar, wrap
from roadworthy.tui.widgets.form_items import Heading, Item, Words
from roadworthy.tui.widgets.weighing import weight_text

_BAR = 10
_AGAIN = 20


def together(station: WeighingStation) -> list[Item]:
    """What there is to compare; nothing while one way alone has been used."""
    items: list[Item] = []
    judged = judged_so_far(station.decision)
    if judged is not None and len(judged[0]) > 2 and station.way != "pairwise":
        items.append(Words(lambda width: [consistency_line(station.decision, width + 2)[1:]]))
    items += in_words(station)
    return [Heading("Do they hold together?"), *items] if items else []


def consistency_line(decision: Decision, width: int) -> Content:
    """The consistency of the pairs judged so far, with its bar, its limit and what it means."""
    judged = judged_so_far(decision)
    begin: list[Fragment] = [" ", (said_of("consistency").ljust(LABEL), "$dim")]
    if judged is None or len(judged[0]) < 3:
        return line(*begin, (said_of("later"), "$dim"))
    known, told = judged
    ratio = told.consistency_ratio
    if ratio is None:
        return line(
            *begin, (f"CI {told.consistency_index:.2f}", "bold $bright"), (f"  {said_of('no_table')}", "$dim")
        )
    good = ratio <= ACCEPTABLE
    share = min(1.0, ratio / ACCEPTABLE)
    parts: list[Fragment] = [
        *begin,
        (f"{ratio:.2f} ", "bold $bright"),
        thin_bar(share, share, _BAR, "$ink" if good else "$warn", "$rule"),
        (f" of {ACCEPTABLE:.2f}  ", "$dim"),
    ]
    sign: Fragment = (glyph("holds") + " ", "$ink") if good else (glyph("look") + " ", "bold $warn")
    words = said_of("holds" if good else "fails")
    some = said_of("of_first", count=str(len(known))) if unjudged(decision) else ""
    end: list[Fragment] = [sign, (words, "$ink")]
    if some and line(*parts, *end).cell_length + len(some) + 5 <= width:
        end.append((f"  {some}", "$dim"))
    return row(parts, [*end, "  "], width)


def again_lines(station: WeighingStation, width: int) -> list[Content]:
    """The judgement to think about again first; the table's name where there is no contradiction."""
    judged = judged_so_far(station.decision)
    table = line(" ", (" " * LABEL + said_of("table"), "$dim"))
    if judged is None or len(judged[0]) < 3:
        return [table]
    known, told = judged
    if told.reconsider is None or (told.consistency_ratio or 0.0) <= ACCEPTABLE:
        return [table]
    worst = told.judgements[0]
    i, j = worst.pair
    heavier, lighter = (i, j) if worst.said >= 1 else (j, i)
    stated = max(worst.said, 1 / worst.said)
    implied = worst.implied if worst.said >= 1 else 1 / worst.implied
    words = said_of(
        "again_why" if implied >= 1 else "again_turned",
        one=station.called(known[heavier]),
        other=station.called(known[lighter]),
        said=_times(stated),
        implied=_times(max(implied, 1 / implied)),
    )
    label: list[Fragment] = [("r ", "bold $accent"), (said_of("again").ljust(_AGAIN), "$dim")]
    first, *rest = wrap(words, width - _AGAIN - 6)
    return [
        line(" ", *label, (first, "$ink")),
        *(line(" " * (_AGAIN + 3), (more, "$ink")) for more in rest),
    ]


def _times(times: float) -> str:
    return f"{times:.1f}".removesuffix(".0")


def per_horizon(station: WeighingStation) -> list[Item]:
    """What weighs most for each horizon, where they have points of their own."""
    decision, analysis = station.decision, station.analysis
    if not decision.weighting.per_horizon or not decision.horizons or station.short:
        return []

    def draw(width: int) -> list[Content]:
        lines: list[Content] = []
        for slug, horizon in decision.horizons.items():
            given = any(criterion.by_horizon.get(slug) for criterion in decision.criteria.values())
            words = _heaviest(station, analysis.weights(slug)) if given else "as the whole"
            lines += labelled(horizon.name or slug, words, width, column=26)
        return lines

    return [Heading("Per horizon", "h goes from one to the next"), Words(draw)]


def _heaviest(station: WeighingStation, weights: Weights) -> str:
    if not weights:
        return "no weights yet"
    if max(weights) - min(weights) < 0.005:
        return "even"
    place = max(range(len(weights)), key=lambda j: weights[j])
    return f"{station.called(list(station.decision.criteria)[place])} {weight_text(weights[place])}"
