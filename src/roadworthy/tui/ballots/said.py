"""What the open ballots say, as rows: agreement, cells to talk about, weights, enthusiasm, the ranking."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from textual.content import Content

from roadworthy.knowledge.ballots import agreement_words, moods
from roadworthy.knowledge.criteria import by_id
from roadworthy.method.ballots import MeanCell, MoodSplit, Spread, Tally, card_of_ballots, score_of
from roadworthy.method.concordance import Concordance
from roadworthy.method.ranking import RankedCandidate, ranking_of
from roadworthy.model import Decision, Interval
from roadworthy.model.ballot import BallotPaper
from roadworthy.tui.glyphs import glyph, is_ascii, mark, mark_style, soft_style
from roadworthy.tui.screens.rows import ListRow, gap
from roadworthy.tui.text_layout import Fragment, fit, head, line, row, share, thin_bar, wrap

_BAR: Final = 24
_ROOMY: Final = 90
"""From this width on names and bars have their full size."""
WARN: Final[Fragment] = ("! ", "bold $warn")
_FIRST: Final = 8
"""So many cells to talk about are shown at first: a meeting holds no more."""


def headed(title: str, note: str = "") -> list[ListRow]:
    """A section's head after an empty line."""
    return [gap(), ListRow("", lambda width, _: [head(title, width, note)])]


def told(words: str, style: str = "$ink", before: Fragment = "", key: str = "") -> ListRow:
    """Words to read, wrapped."""

    def draw(width: int, here: bool) -> list[Content]:
        del here
        indent = line(before).cell_length
        lines = wrap(words, width - indent)
        return [line(before if n == 0 else " " * indent, (text, style)) for n, text in enumerate(lines)]

    return ListRow(key, draw)


def agreement_rows(decision: Decision, found: Tally, people: int) -> Iterator[ListRow]:
    """How far the ballots agree, and what that rests on."""
    yield from headed("Agreement", f"{people} ballot{'s' if people > 1 else ''}")
    candidates, criteria = len(decision.candidates), len(decision.criteria)
    yield told(_concord(found.order, "the order of the candidates", people, (candidates, "candidates")))
    yield told(_concord(found.weights_order, "what counts most", people, (criteria, "criteria")))
    if found.variation is not None:
        share_ = round(100 * found.variation)
        yield told(f"Two people's weights differ, on average, in {share_} of 100 points.", "$dim")
    if found.order is not None and found.order.rough:
        yield told(
            "W runs from 0 to 1. With so few people it says what is there, and proves nothing.", "$dim"
        )


def _concord(found: Concordance | None, on: str, people: int, of: tuple[int, str]) -> str:
    """How far the ballots agree, in words first, and on how much of them that rests."""
    if people < 2:
        return f"On {on}: one ballot alone can't agree or disagree."
    if found is None:
        return f"On {on}: not defined, because too few gave all of it, or all give everything alike."
    words = agreement_words(found.w)
    w = f"{found.w:.2f}".removeprefix("0") if found.w < 1 else "1"
    things, called = of
    who = f"{found.people} of {people}" if found.people < people else f"{people}"
    over = f", {found.things} of {things} {called}" if found.things < things else ""
    rest = "; the rest left too much open" if found.people < people or over else ""
    return f"{words[:1].upper()}{words[1:]} on {on}: Kendall's W {w}, {who} people{over}{rest}."


def apart_rows(
    decision: Decision, found: Tally, papers: dict[str, BallotPaper], names: dict[str, str], every: bool
) -> Iterator[ListRow]:
    """The cells that two people scored two points or more apart."""
    cells = f"{len(found.apart)} cell{'s' if len(found.apart) != 1 else ''} " if found.apart else ""
    yield from headed("To talk about", f"{cells}two points or more apart")
    if not found.apart:
        yield told("Nothing: no two scores of a cell lie two points apart.", "$dim")
    all_fit = len(found.apart) <= _FIRST + 1
    for cell in found.apart[: None if every or all_fit else _FIRST]:
        key = f"cell {cell.candidate} {cell.criterion}"
        yield ListRow(key, partial(_cell, decision, cell, _each(decision, cell, papers, names)))
    if not all_fit:
        words = (
            f"enter shows the farthest {_FIRST} alone"
            if every
            else f"{len(found.apart) - _FIRST} more: enter shows all"
        )
        yield told(words, "$dim", (f"{glyph('more')} ", "$accent"), "apart")


def _each(
    decision: Decision, cell: MeanCell, papers: dict[str, BallotPaper], names: dict[str, str]
) -> list[str]:
    """What everybody said about a cell, the lowest first, then who abstained; each with its comma."""
    spans = [
        (names[slug], score_of(it, decision, cell.candidate, cell.criterion)) for slug, it in papers.items()
    ]
    given = sorted(
        ((span.middle, name, span) for name, span in spans if span is not None), key=lambda it: it[:2]
    )
    silent = [name for name, span in spans if span is None]
    said = [f"{name} {_span(span)}" for _, name, span in given]
    words = _with_commas(said)
    if silent:
        words[-1] += ";"
        silent[-1] += " ?"
    return words + _with_commas(silent)


def _with_commas(items: Sequence[str]) -> list[str]:
    return [f"{one}," for one in items[:-1]] + list(items[-1:])


def _in_lines(items: Sequence[str], width: int) -> list[str]:
    """Items behind one another; a name and its figure stay in one line."""
    lines = [""]
    for item in items:
        longer = f"{lines[-1]} {item}".strip()
        if lines[-1] and Content(longer).cell_length > width:
            lines.append(item)
        else:
            lines[-1] = longer
    return [part for one in lines for part in wrap(one, width)]


def _criterion(decision: Decision, slug: str) -> str:
    """A criterion's name; the guide's short one where that is what it bears."""
    name, guide = decision.criterion_name(slug), by_id().get(slug)
    return guide.short if guide is not None and guide.name == name else name


def _span(span: Interval) -> str:
    return str(span).replace("-", glyph("dash"))


def _cell(decision: Decision, cell: MeanCell, said: Sequence[str], width: int, here: bool) -> list[Content]:
    place = list(decision.candidates).index(cell.candidate)
    title = line(
        (mark(place) + " ", mark_style(place)),
        (decision.candidate_name(cell.candidate), "bold $bright" if here else "$ink"),
        ("  " + _criterion(decision, cell.criterion), "bold $bright" if here else "$ink"),
    )
    right: list[Fragment] = [(f"{cell.distance:g} apart", "$ink"), (f"   mean {cell.mean:.2f}", "$dim")]
    return [
        row([title], right, width),
        *(line("    ", (text, "$dim")) for text in _in_lines(said, width - 4)),
    ]


def weight_rows(decision: Decision, found: Tally, names: dict[str, str]) -> Iterator[ListRow]:
    """The mean weights, those first on which people differ most."""
    if not found.means.weights:
        yield from headed("Weights")
        yield told("Nobody gave any.", "$dim")
        return
    yield from headed("Weights", "mean, standard deviation, lowest to highest")
    means = dict(zip(decision.criteria, found.means.weights, strict=True))
    for spread in sorted(found.spreads, key=lambda it: -it.deviation):
        place = list(decision.criteria).index(spread.criterion)
        each = _with_commas(
            [
                f"{names[slug]} {_weight_text(weight)}"
                for slug, weights in found.weights.items()
                if (weight := weights[place]) is not None
            ]
        )
        yield ListRow(
            f"weight {spread.criterion}",
            partial(_weight, _criterion(decision, spread.criterion), spread, means[spread.criterion], each),
        )


def _weight(  # noqa: PLR0917 - bound to the first four in its row
    name: str, spread: Spread, mean: float, each: Sequence[str], width: int, here: bool
) -> list[Content]:
    ends = f"{_weight_text(spread.low)}{glyph('dash')}{_weight_text(spread.high)}"
    right: list[Fragment] = [
        thin_bar(spread.low, spread.high, min(_BAR, max(6, width // 5)), "$neutral", "$neutral-soft"),
        (f"  {_weight_text(mean)}", "bold $bright"),
        (f"  {_weight_text(spread.deviation)}  {ends:>7}", "$dim"),
    ]
    lines = [row([(name, "bold $bright" if here else "$ink")], right, width)]
    return [*lines, *(line("    ", (text, "$dim")) for text in _in_lines(each, width - 4))] if here else lines


def _weight_text(weight: float) -> str:
    """A weight as everywhere: .25; 1.00 for all of it."""
    return f"{weight:.2f}".removeprefix("0")


def mood_rows(decision: Decision, found: Tally) -> Iterator[ListRow]:
    """Who is excited by, would tolerate or dreads each candidate."""
    yield from headed("Enthusiasm", "counted, never averaged")
    silent = [slug for slug, split in found.moods.items() if not split.people]
    for slug, split in found.moods.items():
        if split.people:
            yield ListRow(f"mood {slug}", partial(_mood, decision, split))
    if silent:
        words = "Nobody said anything" if len(silent) == len(found.moods) else "Not said about"
        names = (
            "" if len(silent) == len(found.moods) else f" {', '.join(map(decision.candidate_name, silent))}"
        )
        yield told(f"{words}{names}.", "$dim")
    if any(split.hides_split for split in found.moods.values()):
        yield told(
            "A mean would call a split indifference: talk to both sides before you choose it.", "$ink", WARN
        )
    elif any((split.shares or (0,))[0] >= 0.8 for split in found.moods.values()):
        yield told("Four in five excited is often better than everybody tolerating.", "$dim")


def _mood(decision: Decision, split: MoodSplit, width: int, here: bool) -> list[Content]:
    place = list(decision.candidates).index(split.candidate)
    shares = split.shares or (0.0, 0.0, 0.0)
    counts = zip((split.excited, split.tolerate, split.dread), moods().values(), strict=True)
    said = ", ".join(f"{count} {words.counted}" for count, words in counts if count)
    narrow = width < _ROOMY
    name = fit(
        Content.styled(decision.candidate_name(split.candidate), "bold $bright" if here else "$ink"),
        16 if narrow else 22,
    )
    left = line(
        (mark(place) + " ", mark_style(place)), name, " ", mood_bar(shares, 9 if narrow else _BAR), "  "
    )
    end: list[Fragment] = [("! ", "bold $warn"), ("split", "$ink")] if split.hides_split else []
    if left.cell_length + len(said) + 9 <= width:
        return [row([left, (said, "$ink")], end, width)]
    return [row([left], end, width), *(line("    ", (text, "$ink")) for text in wrap(said, width - 4))]


def mood_bar(shares: tuple[float, float, float], width: int) -> Content:
    """A stacked bar, thin because rows touch: excited, tolerating, dreading."""
    first = round(shares[0] * width)
    second = round((shares[0] + shares[1]) * width) - first
    signs = "#=." if is_ascii() else "━─┄"
    rest = width - first - second
    return line((signs[0] * first, "$accent"), (signs[1] * second, "$dim"), (signs[2] * rest, "$warn"))


def standing_rows(decision: Decision, papers: dict[str, BallotPaper]) -> Iterator[ListRow]:
    """The ranking by the means, with the range of all ballots together."""
    card = card_of_ballots(decision, papers)
    if not card.weights:
        return
    yield from headed("By the means", "the range is that of all ballots together")
    digits = len(str(len(decision.candidates)))
    wide = {place.candidate: place for place in ranking_of(card_of_ballots(decision, papers, hull=True))}
    for place in ranking_of(card):
        yield ListRow(
            f"place {place.candidate}", partial(_place, decision, place, wide[place.candidate], digits)
        )


def _place(  # noqa: PLR0917 - bound to the first four in its row
    decision: Decision, place: RankedCandidate, wide: RankedCandidate, digits: int, width: int, here: bool
) -> list[Content]:
    at = list(decision.candidates).index(place.candidate)
    low, high = decision.scale.low, decision.scale.high
    begin, end = share(wide.low or low, low, high), share(wide.high or high, low, high)
    left: list[Fragment] = [
        (f"{place.rank or glyph('dash'):>{digits}} ", "$dim"),
        (mark(at) + " ", mark_style(at)),
        fit(Content.styled(decision.candidate_name(place.candidate), "bold $bright" if here else "$ink"), 22),
        (f" {place.value or 0.0:.2f}  ", "bold $bright"),
        thin_bar(begin, end, min(_BAR, max(8, width // 5)), mark_style(at), soft_style(at)),
        (f"  {wide.low or 0.0:.2f}{glyph('dash')}{wide.high or 0.0:.2f}", "$dim"),
    ]
    return [fit(line(*left), width)]


def note_rows(papers: dict[str, BallotPaper], names: dict[str, str]) -> Iterator[ListRow]:
    """The voters' words to the lead."""
    said = [(slug, paper.note.strip()) for slug, paper in papers.items() if paper.note.strip()]
    if said:
        yield from headed("In their own words")
    for slug, words in said:
        yield told(words, "$ink", (f"{names[slug]}: ", "$dim"), f"note {slug}")
