"""Chapters 3 and 4: the candidates per horizon, and with their costs."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import Decision
from roadworthy.report.page.wording import amount
from roadworthy.tui.glyphs import glyph, mark, mark_style, soft_style
from roadworthy.tui.text_layout import Fragment, fit, head, in_lines, line, names_in, row

_NAME = 14
"""Cells of a name beside its costs at the least."""
_VALUE = 6
"""Cells of a value and the blanks around it."""
_VALUE_HEAD = "value"
_NARROW = 56


def horizons(analysis: Analysis, width: int, number: str) -> list[Content]:
    """Each horizon's values, where the lead changes hands, and each candidate's largest regret."""
    decision, worths = analysis.decision, analysis.stated_weights.worths
    title = f"{number}{say('chapter', 'horizons')}"
    if not decision.horizons:
        return [head(title, width), line((say("chapter", "no_horizons"), "$dim"))]
    tables = {
        slug: {place.candidate: place for place in analysis.ranking(slug)} for slug in decision.horizons
    }
    valued = [place.candidate for place in analysis.ranking() if place.value is not None]
    name_width = 22 if width >= _NARROW else 17
    shown = valued[: max(1, (width - name_width - 5) // 8)]
    if not shown:
        return [head(title, width), line((say("chapter", "no_weights"), "$dim"))]
    leaders = {slug: {c for c, place in table.items() if place.rank == 1} for slug, table in tables.items()}
    swaps = len({frozenset(found) for found in leaders.values()}) > 1
    note = "the lead changes hands" if swaps else "the same leader in each"
    if len(shown) < len(valued):
        note += f"; first {len(shown)} of {len(valued)}"
    lines = [head(title, width, note)]
    before: set[str] | None = None
    for slug, horizon in decision.horizons.items():
        begin, *rest = in_lines(horizon.name or slug, name_width - 1)
        parts: list[Fragment] = [
            fit(Content.styled(begin, "$ink"), name_width),
            (f"{worths[slug]:.2f}".removeprefix("0"), "$dim"),
            "  ",
        ]
        parts += [_value(decision, candidate, tables[slug]) for candidate in shown]
        end: list[Fragment] = [(glyph("swap"), "$accent")] if before not in (None, leaders[slug]) else []
        before = leaders[slug]
        lines += [row([line(*parts).rstrip()], end, width), *(line((text, "$ink")) for text in rest)]
    regrets = analysis.regrets
    least = min(regrets.values(), default=0.0)
    parts = [fit(Content.styled("largest regret", "$dim"), name_width + 5)]
    for candidate in shown:
        found = regrets.get(candidate)
        style = "bold $bright" if found == least else "$dim"
        words = glyph("dash") if found is None else f"{found:.2f}"
        parts.append((f"  {words:<4}  ", style))
    lines.append(line(*parts))
    return lines


def _value(decision: Decision, candidate: str, table: Mapping[str, RankedCandidate]) -> Content:
    place = table[candidate]
    which = list(decision.candidates).index(candidate)
    first = place.rank == 1
    words = glyph("dash") if place.value is None else f"{place.value:.2f}"
    return line(
        (mark(which), mark_style(which) if first else soft_style(which)),
        (f" {words}  ", "bold $bright" if first else "$dim"),
    )


def costs(decision: Decision, places: Sequence[RankedCandidate], width: int, number: str) -> list[Content]:
    """Value beside cost, never mixed into one another; two lines a candidate where one is too short."""
    title = f"{number}{say('chapter', 'cost')}"
    fields = {
        "switching_weeks": ("to switch", "weeks"),
        "running_month": ("to run", "a month"),
        "upkeep_year": ("to keep up", "weeks a year"),
    }
    given = [
        place
        for place in places
        if any(getattr(decision.candidates[place.candidate].costs, field) is not None for field in fields)
    ]
    if not given:
        return [head(title, width), line((say("chapter", "no_costs"), "$dim"))]
    cells = {
        place.candidate: [_cost(decision, place.candidate, field) for field in fields] for place in given
    }
    columns = [2 + max(map(len, words)) for words in zip(*cells.values(), strict=True)]
    columns = [
        max(wide, 2 + max(map(len, said))) for wide, said in zip(columns, fields.values(), strict=True)
    ]
    longest = max(Content(decision.candidate_name(place.candidate)).cell_length for place in given) + 2
    beside = width - _VALUE - sum(columns) >= min(longest, _NAME)
    name = min(longest, width - _VALUE - (sum(columns) if beside else len(_VALUE_HEAD)))
    every = list(decision.candidates)
    names = names_in(map(decision.candidate_name, every), name - 2)
    lines = [head(title, width, say("chapter", "cost_note"))]
    for part in range(2):
        begin = " " * name + (_VALUE_HEAD if part == 0 else "").rjust(_VALUE) if beside else "  "
        said = [one[part] for one in fields.values()]
        lines.append(line((begin + _in_columns(said, columns), "$dim")))
    for place in given:
        value = glyph("dash") if place.value is None else f"{place.value:.2f}"
        row_: Fragment = (_in_columns(cells[place.candidate], columns), "$ink")
        at = every.index(place.candidate)
        first, *rest = names[at]
        sign = (mark(at) + " ", mark_style(at))
        # Two lines a candidate: above the costs its value would be taken for one of them.
        figure = line(("" if beside else _VALUE_HEAD, "$dim"), (value.rjust(_VALUE), "$bright"))
        begin_ = line(sign, fit(Content.styled(first, "$ink"), name - 2), figure)
        below = [line("  ", (text, "$ink")) for text in rest]
        lines += [line(begin_, row_), *below] if beside else [begin_, *below, line("  ", row_)]
    return lines


def _in_columns(words: Sequence[str], columns: Sequence[int]) -> str:
    return "".join(f"{text:>{wide}}" for text, wide in zip(words, columns, strict=True))


def _cost(decision: Decision, candidate: str, field: str) -> str:
    """A cost as a figure; of money with its currency."""
    costs = decision.candidates[candidate].costs
    words = amount(getattr(costs, field))
    if not words:
        return glyph("dash")
    currency = costs.currency if field == "running_month" else ""
    return f"{words.replace('–', glyph('dash'))} {currency}".strip()
