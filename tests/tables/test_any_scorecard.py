"""Any scorecard, in any shape: the same numbers come back, right totals are right, one changed total is found."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from examples import portion
from roadworthy.method.audit.audit import Audited, audit
from roadworthy.model.text import one_line
from roadworthy.tables.csv_grid import csv_grid
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.together import decision_tables

CRITERIA = ("Learning curve", "Ecosystem", "Operations", "Community", "Cost of leaving", "Speed, measured")
CANDIDATES = ("Django", "FastAPI", "Go + chi", "Spring Boot 3.4", "Ruby on Rails", "ASP.NET Core")


@dataclass(frozen=True)
class Scorecard:
    criteria: tuple[str, ...]
    candidates: tuple[str, ...]
    weights: tuple[int, ...]
    """Hundredths, adding up to 100."""
    scores: tuple[tuple[int, ...], ...]
    """Half points, a row a candidate."""
    high: int

    def value(self, i: int) -> Fraction:
        """The mean of a candidate, exactly."""
        return sum(
            (Fraction(w, 100) * Fraction(x, 2) for w, x in zip(self.weights, self.scores[i], strict=True)),
            Fraction(0),
        )


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    criteria = tuple(draw(st.permutations(CRITERIA)))[: draw(st.integers(2, 6))]
    candidates = tuple(draw(st.permutations(CANDIDATES)))[: draw(st.integers(2, 6))]
    cuts = sorted(
        draw(
            st.lists(st.integers(1, 19), min_size=len(criteria) - 1, max_size=len(criteria) - 1, unique=True)
        )
    )
    weights = tuple(5 * (b - a) for a, b in zip([0, *cuts], [*cuts, 20], strict=True))
    high = draw(st.sampled_from([5, 10]))
    step = draw(st.sampled_from([1, 2]))
    cell = st.integers(2 // step, 2 * high // step).map(lambda half: half * step)
    scores = tuple(tuple(draw(cell) for _ in criteria) for _ in candidates)
    if high == 10:  # so that the scale can be told from the scores
        scores = ((12, *scores[0][1:]), *scores[1:])
    return Scorecard(criteria, candidates, weights, scores, high)


def number(half: int) -> str:
    return str(half // 2) if half % 2 == 0 else f"{half / 2:.1f}"


def decimals(value: Fraction, places: int) -> str:
    """Half up, exactly."""
    scaled = value * 10**places
    whole = (scaled + Fraction(1, 2)).__floor__()
    return f"{whole / 10**places:.{places}f}" if places else str(whole)


WEIGHTS = {
    "percent": lambda w: f"{w}%",
    "percent apart": lambda w: f"{w} %",
    "fraction": lambda w: f"{w / 100:.2f}",
    "points": lambda w: str(w // 5),
    "times": lambda w: f"×{w // 5}",
}
CELLS = {
    "plain": lambda x, w, high: number(x),
    "bold": lambda x, w, high: f"**{number(x)}**",
    "out of": lambda x, w, high: f"{number(x)}/{high}",
    "words": lambda x, w, high: f"{number(x)} – because of it",
    "brackets": lambda x, w, high: f"{number(x)} (native)",
    "product": lambda x, w, high: f"{number(x)} ({decimals(Fraction(x * w, 200), 3)})",
    "arrow": lambda x, w, high: f"{number(x)} → {decimals(Fraction(x * w, 200), 3)}",
}
FORMS: Mapping[str, tuple[Callable[[Scorecard, Fraction], Fraction], str]] = {
    "mean": (lambda card, v: v, "{}"),
    "mean out of": (lambda card, v: v, "{}/HIGH"),
    "hundredths": (lambda card, v: 100 * v, "{}"),
    "percent": (lambda card, v: 100 * v / card.high, "{}%"),
    "out of a hundred": (lambda card, v: 100 * v / card.high, "{}/100"),
}
SHAPES = ("rows", "rows in names", "columns", "columns with a weight row", "csv", "csv of semicolons")
PLACES = st.integers(2, 4)


def rendered(card: Scorecard, shape: str, weights: str, cells: str, form: str, totals: list[str]) -> str:
    weight = [WEIGHTS[weights](w) for w in card.weights]
    rows = [
        [CELLS[cells](x, w, card.high) for x, w in zip(row, card.weights, strict=True)] for row in card.scores
    ]
    if shape.startswith("csv"):
        between = ";" if "semicolons" in shape else ","
        lines = [["criterion", "weight", *card.candidates]]
        lines += [
            [f'"{name}"', weight[j], *(number(row[j]) for row in card.scores)]
            for j, name in enumerate(card.criteria)
        ]
        lines.append(["Total", "", *totals])
        text = "\n".join(between.join(line) for line in lines) + "\n"
        decimal = re.sub(r"(?<=\d)\.(?=\d)", ",", text).replace("Spring Boot 3,4", "Spring Boot 3.4")
        return decimal if between == ";" else text
    if shape == "rows":
        lines = [["Criterion", "Weight", *card.candidates]]
        lines += [[name, weight[j], *(row[j] for row in rows)] for j, name in enumerate(card.criteria)]
        lines.append(["**Total**", "", *totals])
    elif shape == "rows in names":
        lines = [["Criteria (weight)", *card.candidates]]
        lines += [
            [f"{name} ({weight[j]})", *(row[j] for row in rows)] for j, name in enumerate(card.criteria)
        ]
        lines.append(["Weighted score", *totals])
    elif shape == "columns":
        lines = [
            ["Option", *(f"{name} ({weight[j]})" for j, name in enumerate(card.criteria)), "Total", "Notes"]
        ]
        lines += [[name, *rows[i], totals[i], "as it is"] for i, name in enumerate(card.candidates)]
    else:
        lines = [["", *card.criteria, "Weighted total"], ["Weight", *weight, ""]]
        lines += [[name, *rows[i], totals[i]] for i, name in enumerate(card.candidates)]
    head, *body = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join(["## Scores", "", head, "|" + "---|" * len(lines[0]), *body, ""])


def read(text: str, shape: str) -> Audited:
    if shape.startswith("csv"):
        grid = csv_grid(text, "t.csv")
        assert grid
        (table,) = decision_tables([grid], (1, 10))
    else:
        (table,) = decision_tables(markdown_grids(text, "t.md"))
    return audit(table)


@portion(1)
@given(
    scorecards(), st.sampled_from(SHAPES), st.sampled_from(sorted(WEIGHTS)), st.sampled_from(sorted(CELLS)),
    st.sampled_from(sorted(FORMS)), PLACES, st.data(),
)  # fmt: skip
def test_any_scorecard_in_any_shape(
    card: Scorecard, shape: str, weights: str, cells: str, form: str, places: int, data: st.DataObject
) -> None:
    assume(not (weights in ("points", "times") and form == "hundredths"))
    assume(not (shape.startswith("csv") and (card.high == 5 or "/" in FORMS[form][1] or form == "percent")))
    work, written = FORMS[form]
    right = [work(card, card.value(i)) for i in range(len(card.candidates))]
    written = written.replace("HIGH", str(card.high))
    totals = [written.format(decimals(value, places)) for value in right]
    found = read(rendered(card, shape, weights, cells, form, totals), shape)
    assert found.table.criteria
    assert tuple(one.name for one in found.table.criteria) == card.criteria
    assert found.table.candidates == card.candidates
    assert [round(weight, 9) for weight in found.table.weights] == [w / 100 for w in card.weights]
    assert [[entry.interval.low * 2 for entry in row if entry.interval] for row in found.table.cells] == [
        list(row) for row in card.scores
    ]
    assert found.table.scale[1] == card.high
    assert [round(row.value or 0, 9) for row in found.rows] == [
        round(float(card.value(i)), 9) for i in range(len(card.candidates))
    ]
    assert [row.ok for row in found.rows] == [True] * len(card.candidates)
    assert not [finding for finding in found.findings if finding.level == "error"]

    changed = data.draw(st.integers(0, len(card.candidates) - 1))
    assume(len(card.candidates) > 2 or form != "hundredths")
    off = right[changed] + Fraction(data.draw(st.sampled_from([-3, -2, 2, 3])), 10**places)
    totals[changed] = written.format(decimals(off, places))
    found = read(rendered(card, shape, weights, cells, form, totals), shape)
    assert [row.name for row in found.rows if row.ok is False] == [card.candidates[changed]]
    assert [one.subject for one in found.findings if one.rule == "wrong-total"] == [card.candidates[changed]]


LEVELS = ((3, "High"), (2, "medium"), (1, "Low"))
CELLS_OF_FIVE: Mapping[str, Callable[[int, int], str]] = {
    "stars": lambda low, high: "★" * low + "☆" * (5 - low) if low == high else f"{low}-{high}",
    "emoji": lambda low, high: "⭐" * low if low == high else f"{low}–{high}",
    "ranges": lambda low, high: str(low) if low == high else f"{low} to {high}",
}


@portion(0.4)
@given(
    st.lists(st.sampled_from(LEVELS), min_size=2, max_size=6), st.integers(2, 5), st.sampled_from(sorted(CELLS_OF_FIVE)),
    st.sampled_from(["mean", "sum", "columns of products", "weights before", "totals after"]), st.data(),
)  # fmt: skip
def test_words_stars_ranges_unknowns_and_tables_of_their_own(
    levels: list[tuple[int, str]], count: int, cells: str, shape: str, data: st.DataObject
) -> None:
    span = st.one_of(
        st.integers(1, 5).map(lambda x: (x, x)),
        st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda ends: (min(ends), max(ends))),
        st.none(),
    )
    given_cells = [[data.draw(span) for _ in levels] for _ in range(count)]
    for row in given_cells:  # so that it can be told from an empty template
        row[0] = row[0] or (2, 2)
    names, criteria = CANDIDATES[:count], CRITERIA[: len(levels)]
    points = [points for points, _ in levels]
    written = [[CELLS_OF_FIVE[cells](*x) if x else "?" for x in row] for row in given_cells]
    middles = [[Fraction(sum(x), 2) if x else Fraction(3) for x in row] for row in given_cells]
    sums = [sum(w * x for w, x in zip(points, row, strict=True)) for row in middles]
    right = [one if shape == "sum" else one / sum(points) for one in sums]
    totals = [decimals(Fraction(one), 3) for one in right]
    products = [[decimals(w * x, 1) for w, x in zip(points, row, strict=True)] for row in middles]
    head, body = ["Criterion", "Weight", *names], []
    for j, name in enumerate(criteria):
        body.append([name, levels[j][1], *(row[j] for row in written)])
    if shape == "columns of products":
        head = ["Criterion", "Weight", *(part for name in names for part in (name, f"{name} (weighted)"))]
        body = [
            [*row[:2], *(part for i, cell in enumerate(row[2:]) for part in (cell, products[i][j]))]
            for j, row in enumerate(body)
        ]
        totals = [part for total in sums for part in ("", decimals(Fraction(total), 1))]
    if shape == "weights before":
        head, body = [head[0], *head[2:]], [[row[0], *row[2:]] for row in body]
    parts = []
    if shape == "weights before":
        parts.append(
            _table(["Criterion", "Weight"], [[n, w] for n, (_, w) in zip(criteria, levels, strict=True)])
        )
    if shape == "totals after":
        results = [[name, total] for name, total in zip(names, totals, strict=True)]
        parts += [_table(head, body), _table(["Option", "Weighted total"], results)]
    else:
        blank = [] if shape == "weights before" else [""]
        parts.append(_table(head, [*body, ["**Total**", *blank, *totals]]))
    (table,) = decision_tables(
        markdown_grids("# Decision\n\nScores from 1 to 5.\n\n" + "\n".join(parts), "t.md")
    )
    found = audit(table)
    assert table.candidates == names
    assert tuple(one.name for one in table.criteria) == criteria
    assert [one.weight for one in table.criteria] == points
    assert [
        [(e.interval.low, e.interval.high) if e.interval else None for e in row] for row in table.cells
    ] == given_cells
    assert [round(row.value or 0, 9) for row in found.rows] == [
        round(float(Fraction(one) / sum(points)), 9) for one in sums
    ]
    assert [row.ok for row in found.rows] == [True] * count
    assert not [finding for finding in found.findings if finding.level == "error"]


def _table(head: list[str], body: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


NASTY = st.text(
    st.characters(
        categories=["Lu", "Ll", "Lo", "Po", "Ps", "Pe", "Pd", "Sc", "Sm", "Zs"], include_characters=",;\"'|\n"
    ),
    max_size=30,
)


@portion(0.4)
@given(
    st.lists(NASTY, min_size=2, max_size=4, unique=True), st.lists(NASTY, min_size=2, max_size=4, unique=True)
)
def test_any_names_in_csv_come_back_as_they_are(candidates: list[str], criteria: list[str]) -> None:
    candidates = [f"N{i}{name}n" for i, name in enumerate(candidates)]
    criteria = [f"K{i}{name}k" for i, name in enumerate(criteria)]
    out = io.StringIO()
    csv.writer(out).writerows(
        [["criterion", "weight", *candidates], *([name, 2, *(4 for _ in candidates)] for name in criteria)]
    )
    grid = csv_grid(out.getvalue(), "t.csv")
    assert grid
    (table,) = decision_tables([grid])
    assert table.candidates == tuple(one_line(" ".join(name.split())) for name in candidates)
    assert tuple(one.name for one in table.criteria) == tuple(
        one_line(" ".join(name.split())) for name in criteria
    )
    assert audit(table).leader == table.candidates[0]
