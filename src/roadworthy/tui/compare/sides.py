"""Candidates beside one another: per horizon, criterion by criterion, in words, and with their costs."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from roadworthy.knowledge.criteria import by_id
from roadworthy.method.analysis import Analysis
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.tradeoffs import contributions
from roadworthy.model import Decision
from roadworthy.report.words import quote, render
from roadworthy.tui.compare.seen import signed
from roadworthy.tui.glyphs import glyph, mark, mark_style, soft_style
from roadworthy.tui.text_layout import Fragment, fit, head, line, row, thin_bar, wrap

_NAME = 14
_NARROW = 56


def horizons(analysis: Analysis, width: int) -> list[Content]:
    """Each horizon's values, where the lead changes hands, and each candidate's largest regret."""
    decision, worths = analysis.decision, analysis.stated_weights.worths
    if not decision.horizons:
        return []
    tables = {
        slug: {place.candidate: place for place in analysis.ranking(slug)} for slug in decision.horizons
    }
    valued = [place.candidate for place in analysis.ranking() if place.value is not None]
    name_width = 22 if width >= _NARROW else 17
    shown = valued[: max(1, (width - name_width - 5) // 8)]
    if not shown:
        return []
    leaders = {slug: {c for c, place in table.items() if place.rank == 1} for slug, table in tables.items()}
    swaps = len({frozenset(found) for found in leaders.values()}) > 1
    note = "the lead changes hands" if swaps else "the same leader in each"
    if len(shown) < len(valued):
        note += f"; first {len(shown)} of {len(valued)}"
    lines = [head("Horizons", width, note)]
    before: set[str] | None = None
    for slug, horizon in decision.horizons.items():
        parts: list[Fragment] = [
            fit(Content.styled(horizon.name or slug, "$ink"), name_width),
            (f"{worths[slug]:.2f}".removeprefix("0"), "$dim"),
            "  ",
        ]
        parts += [_value(decision, candidate, tables[slug]) for candidate in shown]
        end: list[Fragment] = [(glyph("swap"), "$accent")] if before not in (None, leaders[slug]) else []
        before = leaders[slug]
        lines.append(row([line(*parts).rstrip()], end, width))
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


def side_by_side(analysis: Analysis, matrix: DecisionMatrix, a: str, b: str, width: int) -> list[Content]:
    """Two candidates, criterion by criterion and in words."""
    decision = analysis.decision
    title = line(
        signed(decision, a, 4 + len(decision.candidate_name(a)), bold=True),
        ("beside  ", "$dim"),
        signed(decision, b, 4 + len(decision.candidate_name(b)), bold=True),
    )
    lines = [
        fit(line(title, " ", head("", max(2, width - title.cell_length - 1), "adds to the value")), width)
    ]
    rows = contributions(matrix)
    if matrix.weights and a in matrix.candidates and b in matrix.candidates:
        mine, theirs = matrix.candidates.index(a), matrix.candidates.index(b)
        longest = max((max(row_) for row_ in (rows[mine], rows[theirs]) if row_), default=0.0) or 1.0
        place_a, place_b = (list(decision.candidates).index(slug) for slug in (a, b))
        length = max(4, (width - 44) // 2)
        for j, criterion in enumerate(matrix.criteria):
            guide = by_id().get(criterion)
            name = guide.short if guide else decision.criterion_name(criterion)
            left, right = rows[mine][j], rows[theirs][j]
            gap = left - right
            ahead: Fragment = (
                (mark(place_a if gap > 0 else place_b), mark_style(place_a if gap > 0 else place_b))
                if abs(gap) > 1e-9
                else (" ", "")
            )
            lines.append(
                line(
                    fit(Content.styled(name, "$ink"), 21),
                    (f"{left:.2f} ", "$dim"),
                    thin_bar(
                        left / longest, left / longest, length, mark_style(place_a), soft_style(place_a)
                    ),
                    (f"  {right:.2f} ", "$dim"),
                    thin_bar(
                        right / longest, right / longest, length, mark_style(place_b), soft_style(place_b)
                    ),
                    "  ",
                    ahead,
                    (f" {abs(gap):.2f}" if abs(gap) > 1e-9 else " even", "$ink"),
                )
            )
        lines.append(Content(""))
    for finding in analysis.tradeoffs(a, b):
        sign = {"buys": "+", "costs": glyph("dash")}.get(finding.rule, glyph("next"))
        for number, words in enumerate(wrap(render(finding, decision).says, width - 2)):
            lines.append(line((f"{sign} " if number == 0 else "  ", "$accent"), (words, "$ink")))
    return [fit(text, width) for text in lines]


def costs(decision: Decision, places: Sequence[RankedCandidate], width: int) -> list[Content]:
    """Value beside cost; the one is never mixed into the other."""
    fields = (
        ("switching_weeks", "switch, p-weeks"),
        ("running_month", "run, a month"),
        ("upkeep_year", "upkeep, p-weeks/y"),
    )
    given = [
        place
        for place in places
        if any(getattr(decision.candidates[place.candidate].costs, field) is not None for field, _ in fields)
    ]
    if not given:
        return []
    column = max(10, (width - 2 - _NAME - 7) // 3)
    lines = [head("Value beside cost", width, "never mixed")]
    heads: list[Fragment] = [" " * (_NAME + 1), ("value  ", "$dim")]
    lines.append(
        fit(line(*heads, *((f"{label[: column - 1]:<{column}}", "$dim") for _, label in fields)), width)
    )
    for place in given:
        value = glyph("dash") if place.value is None else f"{place.value:.2f}"
        cells: list[Fragment] = [signed(decision, place.candidate, _NAME), (f" {value}   ", "$bright")]
        currency = decision.candidates[place.candidate].costs.currency
        for field, _ in fields:
            words = quote(("candidates", place.candidate, "costs", field), decision)
            words = (
                glyph("dash")
                if words == "not answered"
                else _figure(words, currency if field == "running_month" else "")
            )
            cells.append(fit(Content.styled(words, "$ink"), column))
        lines.append(fit(line(*cells), width))
    return lines


def _figure(words: str, currency: str) -> str:
    figure = words.split(" ", 1)[0]
    return f"{figure} {currency}".strip()
