"""What the lead reads about the ballots, as rows: who is in, and once they are open what they say."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from textual.content import Content

from roadworthy.knowledge.ballots import agreement_words, moods
from roadworthy.knowledge.criteria import by_id
from roadworthy.method.ballots import MeanCell, MoodSplit, Spread, Tally, card_of_ballots, score_of, tally
from roadworthy.method.concordance import Concordance
from roadworthy.method.standing import Place, standing_of
from roadworthy.model import Decision, Span
from roadworthy.model.ballot import BallotPaper
from roadworthy.session.balloting import Gap, Voter, counted, gaps, late, missing
from roadworthy.store.ballots import Beside
from roadworthy.tui.glyphs import glyph, is_ascii, mark, mark_style, soft_style
from roadworthy.tui.paint import Part, fit, head, line, row, share, thin_bar, wrap
from roadworthy.tui.screens.rows import Row, gap

_BAR: Final = 24
_ROOMY: Final = 90
"""From this width on names and bars have their full size."""
_WARN: Final[Part] = ("! ", "bold $warn")
_FIRST: Final = 8
"""So many cells to talk about are shown at first: a meeting holds no more."""


def ballot_rows(
    decision: Decision, voters: Sequence[Voter], beside: Beside, *, every: bool = False
) -> list[Row]:
    """All rows of the screen; with `every`, all cells that lie apart and not the farthest alone.

    Before the opening they hold nothing of what anybody said.
    """
    rows = [*_who(decision, voters), *_notes(beside)]
    papers = counted(voters)
    if decision.ballots.opened_on is None:
        words = (
            "All are in. o opens them."
            if voters and not missing(voters) and any(voter.standing == "in" for voter in voters)
            else "What they say stays shut until all are in, or you open them (o)."
        )
        return [*rows, gap(), _said(words, "$dim")] if voters else [*rows, gap(), _said(_NOBODY, "$dim")]
    if not papers:
        return [*rows, gap(), _said("None of them counts yet, so there is nothing to read.", "$dim")]
    found = tally(decision, papers)
    names = {voter.slug: voter.name for voter in voters}
    return [
        *rows,
        *_gaps(gaps(decision, voters)),
        *_agreement(decision, found, len(papers)),
        *_apart(decision, found, papers, names, every),
        *_weights(decision, found, names),
        *_enthusiasm(decision, found),
        *_standing(decision, papers),
        *_words(papers, names),
    ]


_NOBODY: Final = (
    "Nobody is asked yet. i asks somebody; they fill in “roadworthy ballot FILE --voter NAME”, or cast it on "
    "this machine (c)."
)


def _head(title: str, note: str = "") -> list[Row]:
    return [gap(), Row("", lambda width, _: [head(title, width, note)])]


def _said(words: str, style: str = "$ink", before: Part = "", key: str = "") -> Row:
    def draw(width: int, here: bool) -> list[Content]:
        del here
        indent = line(before).cell_length
        lines = wrap(words, width - indent)
        return [line(before if n == 0 else " " * indent, (text, style)) for n, text in enumerate(lines)]

    return Row(key, draw)


def _who(decision: Decision, voters: Sequence[Voter]) -> Iterator[Row]:
    asked = [voter for voter in voters if voter.asked]
    inside = sum(voter.standing in ("in", "counted", "late", "changed") for voter in asked)
    note = f"{inside} of {len(asked)} in" if asked else ""
    opened = decision.ballots.opened_on
    if opened is not None:
        note += f"{', ' if note else ''}opened {opened.isoformat()}"
    yield Row("", lambda width, _: [head("Who is asked", width, note)])
    for voter in voters:
        yield Row(f"voter {voter.slug}", partial(_voter, voter))
    taken = decision.ballots.taken_over
    if taken is not None:
        when = f" on {decision.ballots.taken_on}" if decision.ballots.taken_on else ""
        words = "nothing" if taken == "nothing" else {"both": "weights and scores"}.get(taken, taken)
        yield gap()
        yield _said(f"Taken over{when}: {words}.", "$ink", (f"{glyph('holds')} ", "$accent"))
    if waiting := late(voters):
        names = ", ".join(voter.name for voter in waiting)
        yield gap()
        yield _said(f"After the opening, so not counted: {names}. l lets that in.", "$ink", _WARN)


def _voter(voter: Voter, width: int, here: bool) -> list[Content]:
    paper = voter.found.paper if voter.found is not None else None
    asked = voter.invitation.invited_on if voter.invitation is not None else None
    since = f"asked {asked}" if asked else "came unasked"
    signs = {"in": "done", "counted": "done", "begun": "begun", "late": "look", "changed": "look"}
    sign = glyph(signs.get(voter.standing, "open"))
    words = {
        "withdrawn": f"invitation taken back {voter.invitation.withdrawn_on if voter.invitation else ''}",
        "taken-back": f"taken back by the voter {paper.withdrawn_on if paper else ''}",
        "missing": "nothing here yet",
        "begun": "begun, not handed in",
        "in": f"handed in {paper.cast_on if paper else ''}",
        "counted": f"handed in {paper.cast_on if paper else ''}, counted",
        "late": f"handed in {paper.cast_on if paper else ''}, after the opening",
        "changed": "changed after the opening",
    }[voter.standing]
    look = voter.standing in ("late", "changed")
    left: list[Part] = [
        (f"{sign} ", "bold $warn" if look else "$accent" if voter.standing == "begun" else "$dim"),
        fit(Content.styled(voter.name, "bold $bright" if here else "$ink"), max(14, width // 3)),
        " ",
        (words, "$ink"),
    ]
    return [row(left, [(since, "$dim")], width)]


def _notes(beside: Beside) -> Iterator[Row]:
    if beside.notes:
        yield gap()
    for words in beside.notes:
        yield _said(words, "$ink", _WARN)


def _gaps(found: Sequence[Gap]) -> Iterator[Row]:
    if found:
        yield from _head("What has moved since")
    for one in found:
        parts = []
        if one.came:
            parts.append(f"{', '.join(one.came)} came after this ballot, which abstains there")
        if one.gone:
            parts.append(f"{', '.join(one.gone)} went since, and is left out")
        if one.rescaled:
            parts.append("the scale is another one now, so its scores are left out")
        yield _said(f"{one.voter}: {'; '.join(parts)}.", "$ink", _WARN)


def _agreement(decision: Decision, found: Tally, people: int) -> Iterator[Row]:
    yield from _head("Agreement", f"{people} ballot{'s' if people > 1 else ''}")
    candidates, criteria = len(decision.candidates), len(decision.criteria)
    yield _said(_concord(found.order, "the order of the candidates", people, (candidates, "candidates")))
    yield _said(_concord(found.weights_order, "what counts most", people, (criteria, "criteria")))
    if found.variation is not None:
        share_ = round(100 * found.variation)
        yield _said(f"Two people's weights differ, on average, in {share_} of 100 points.", "$dim")
    if found.order is not None and found.order.rough:
        yield _said(
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


def _apart(
    decision: Decision, found: Tally, papers: dict[str, BallotPaper], names: dict[str, str], every: bool
) -> Iterator[Row]:
    cells = f"{len(found.apart)} cell{'s' if len(found.apart) != 1 else ''} " if found.apart else ""
    yield from _head("To talk about", f"{cells}two points or more apart")
    if not found.apart:
        yield _said("Nothing: no two scores of a cell lie two points apart.", "$dim")
    for cell in found.apart[: None if every else _FIRST]:
        key = f"cell {cell.candidate} {cell.criterion}"
        yield Row(key, partial(_cell, decision, cell, _each(decision, cell, papers, names)))
    if len(found.apart) > _FIRST:
        words = (
            f"enter shows the farthest {_FIRST} alone"
            if every
            else f"{len(found.apart) - _FIRST} more: enter shows all"
        )
        yield _said(words, "$dim", (f"{glyph('more')} ", "$accent"), "apart")


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


def _span(span: Span) -> str:
    return str(span).replace("-", glyph("dash"))


def _cell(decision: Decision, cell: MeanCell, said: Sequence[str], width: int, here: bool) -> list[Content]:
    place = list(decision.candidates).index(cell.candidate)
    title = line(
        (mark(place) + " ", mark_style(place)),
        (decision.candidate_name(cell.candidate), "bold $bright" if here else "$ink"),
        ("  " + _criterion(decision, cell.criterion), "bold $bright" if here else "$ink"),
    )
    right: list[Part] = [(f"{cell.distance:g} apart", "$ink"), (f"   mean {cell.mean:.2f}", "$dim")]
    return [
        row([title], right, width),
        *(line("    ", (text, "$dim")) for text in _in_lines(said, width - 4)),
    ]


def _weights(decision: Decision, found: Tally, names: dict[str, str]) -> Iterator[Row]:
    if not found.means.weights:
        yield from _head("Weights")
        yield _said("Nobody gave any.", "$dim")
        return
    yield from _head("Weights", "mean, standard deviation, lowest to highest")
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
        yield Row(
            f"weight {spread.criterion}",
            partial(_weight, _criterion(decision, spread.criterion), spread, means[spread.criterion], each),
        )


def _weight(  # noqa: PLR0917 - bound to the first four in its row
    name: str, spread: Spread, mean: float, each: Sequence[str], width: int, here: bool
) -> list[Content]:
    ends = f"{_weight_text(spread.low)}{glyph('dash')}{_weight_text(spread.high)}"
    right: list[Part] = [
        thin_bar(spread.low, spread.high, min(_BAR, max(6, width // 5)), "$ink", "$dim"),
        (f"  {_weight_text(mean)}", "bold $bright"),
        (f"  {_weight_text(spread.deviation)}  {ends:>7}", "$dim"),
    ]
    lines = [row([(name, "bold $bright" if here else "$ink")], right, width)]
    return [*lines, *(line("    ", (text, "$dim")) for text in _in_lines(each, width - 4))] if here else lines


def _weight_text(weight: float) -> str:
    """A weight as everywhere: .25; 1.00 for all of it."""
    return f"{weight:.2f}".removeprefix("0")


def _enthusiasm(decision: Decision, found: Tally) -> Iterator[Row]:
    yield from _head("Enthusiasm", "counted, never averaged")
    silent = [slug for slug, split in found.moods.items() if not split.people]
    for slug, split in found.moods.items():
        if split.people:
            yield Row(f"mood {slug}", partial(_mood, decision, split))
    if silent:
        words = "Nobody said anything" if len(silent) == len(found.moods) else "Not said about"
        names = (
            "" if len(silent) == len(found.moods) else f" {', '.join(map(decision.candidate_name, silent))}"
        )
        yield _said(f"{words}{names}.", "$dim")
    if any(split.hides_split for split in found.moods.values()):
        yield _said(
            "A mean would call a split indifference: talk to both sides before you choose it.", "$ink", _WARN
        )
    elif any((split.shares or (0,))[0] >= 0.8 for split in found.moods.values()):
        yield _said("Four in five excited is often better than everybody tolerating.", "$dim")


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
    end: list[Part] = [("! ", "bold $warn"), ("split", "$ink")] if split.hides_split else []
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


def _standing(decision: Decision, papers: dict[str, BallotPaper]) -> Iterator[Row]:
    card = card_of_ballots(decision, papers)
    if not card.weights:
        return
    yield from _head("By the means", "the range is that of all ballots together")
    digits = len(str(len(decision.candidates)))
    wide = {place.candidate: place for place in standing_of(card_of_ballots(decision, papers, hull=True))}
    for place in standing_of(card):
        yield Row(f"place {place.candidate}", partial(_place, decision, place, wide[place.candidate], digits))


def _place(  # noqa: PLR0917 - bound to the first four in its row
    decision: Decision, place: Place, wide: Place, digits: int, width: int, here: bool
) -> list[Content]:
    at = list(decision.candidates).index(place.candidate)
    low, high = decision.scale.low, decision.scale.high
    begin, end = share(wide.low or low, low, high), share(wide.high or high, low, high)
    left: list[Part] = [
        (f"{place.rank or glyph('dash'):>{digits}} ", "$dim"),
        (mark(at) + " ", mark_style(at)),
        fit(Content.styled(decision.candidate_name(place.candidate), "bold $bright" if here else "$ink"), 22),
        (f" {place.value or 0.0:.2f}  ", "bold $bright"),
        thin_bar(begin, end, min(_BAR, max(8, width // 5)), mark_style(at), soft_style(at)),
        (f"  {wide.low or 0.0:.2f}{glyph('dash')}{wide.high or 0.0:.2f}", "$dim"),
    ]
    return [fit(line(*left), width)]


def _words(papers: dict[str, BallotPaper], names: dict[str, str]) -> Iterator[Row]:
    said = [(names[slug], paper.note.strip()) for slug, paper in papers.items() if paper.note.strip()]
    if said:
        yield from _head("In their own words")
    for name, words in said:
        yield _said(words, "$ink", (f"{name}: ", "$dim"), f"note {name}")
