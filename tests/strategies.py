"""Hypothesis strategies: any decision, every field reachable, with text that breaks careless programs.

What draws a field is made once: making it anew for each draw took longer than drawing.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import combinations
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from typing_extensions import TypeAliasType

from roadworthy.model import Decision, Interval, Record
from roadworthy.model.judgement import Cell, Certainty, Scale

NASTY = (
    "[/foo]", "[red]", "\x1b[2J", "\u202eabc", "中文", "e\u0301", "x" * 5000, 'a"""b', "'''", "\\", "a\\", "a\nb", "a\r\nb\rc",
    "# no comment", "key = 1", "[table]", "\t", " lead and trail ", "\n", "\n\n", '"', "…", "\x00", "\x7f", "\u2028", "🙂", "a.b",
    "\nx\\\n  y", "tail\\\n", '""', '"""""""', "a #", "= 1",
)  # fmt: skip

texts = st.sampled_from(NASTY) | st.text(max_size=30) | st.text("\"\\\n\r\t# =[]{}.,'ab", max_size=20)
slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True) | st.sampled_from(
    ["A_b", "-", "0", "1", "true", "inf", "x" * 80, "2026-11-23"]
)
days = st.dates()
amounts = st.one_of(
    st.integers(0, 100).map(float),
    st.floats(0, 1e300, allow_nan=False, allow_infinity=False),
    st.sampled_from([0.1, 1e15, 1e16, 1e22, 5e-324, 0.30000000000000004, 123456789.123456789]),
)
numbers = amounts | amounts.map(lambda value: -value)


@cache
def spans(low: float = 0.0, high: float = 1e6) -> st.SearchStrategy[Interval]:
    ends = st.integers(0, 1000).map(lambda step: low + (high - low) * step / 1000)
    return st.tuples(ends, ends).map(lambda pair: Interval(min(pair), max(pair)))


def values(annotation: Any, metadata: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Any value that an annotation of the model takes."""
    if isinstance(annotation, TypeAliasType):
        return values(annotation.__value__, metadata)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return values(inner, (*metadata, *more))
    if origin in (Union, UnionType):
        parts = [values(part, metadata) for part in get_args(annotation) if part is not NoneType]
        return st.none() | st.one_of(parts)
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    if origin is tuple:
        return st.lists(values(get_args(annotation)[0]), max_size=3).map(tuple)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(slugs, values(get_args(annotation)[1]), max_size=2)
    if annotation is Interval:
        return spans()
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return records(annotation)
    most = next((item.most for item in metadata if hasattr(item, "most")), None)
    if annotation is float and most is not None:
        return st.integers(0, 10_000).map(lambda part: most * part / 10_000)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: texts, date: days, bool: st.booleans(), int: st.integers(0, 2**40),
        Any: texts | days | st.booleans() | st.integers(-5, 5) | st.lists(texts, max_size=2).map(tuple) | st.just({"a": 1}),
        float: amounts if any(getattr(item, "least", None) == 0 for item in metadata) else numbers,
    }  # fmt: skip
    return plain[annotation]


@cache
def records(kind: type[Record], without: tuple[str, ...] = ()) -> st.SearchStrategy[Any]:
    """Any record of a kind, a few fields of it said."""
    return _records(kind, tuple(name for name in kind.model_fields if name not in without))


@st.composite
def _records(draw: st.DrawFn, kind: type[Record], names: tuple[str, ...]) -> Any:
    chosen = draw(_some_of(names))
    return kind.model_validate({name: draw(_field(kind, name)) for name in names if name in chosen})


@cache
def _some_of(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=5, unique=True)


@cache
def _field(kind: type[Record], name: str) -> st.SearchStrategy[Any]:
    info = kind.model_fields[name]
    return values(info.annotation, tuple(info.metadata))


@cache
def _span_or_none(low: float, high: float) -> st.SearchStrategy[Interval | None]:
    return st.none() | spans(low, high)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Any decision that holds together."""
    base = draw(records(Decision, without=("format", "scale", "scores", "certainty")))
    steps = sorted(draw(st.tuples(*[st.integers(0, 200)] * 3)))
    certainty = dict(zip(("evidence", "reason", "bare"), (step / 100 for step in steps), strict=True))
    low = draw(st.integers(-5, 5))
    scale = draw(st.sampled_from((Scale(), Scale(low=low, high=low + draw(st.integers(1, 100))))))
    scores: dict[str, dict[str, Cell]] = {}
    for candidate in base.candidates:
        for criterion in base.criteria:
            if draw(st.booleans()):
                cell = draw(records(Cell, without=("score", "by_horizon")))
                score = draw(_span_or_none(scale.low, scale.high))
                horizons = draw(st.sets(st.sampled_from(sorted(base.horizons)))) if base.horizons else ()
                each = {one: draw(_span_or_none(scale.low, scale.high)) for one in sorted(horizons)}
                scores.setdefault(candidate, {})[criterion] = cell.model_copy(
                    update={"score": score, "by_horizon": each}
                )
    weighting = base.weighting.model_copy(update={"pairwise": draw(comparisons(list(base.criteria)))})
    said = {"scale": scale, "scores": scores, "weighting": weighting, "certainty": Certainty(**certainty)}
    made: Decision = base.model_copy(update=said)
    return made


@st.composite
def comparisons(draw: st.DrawFn, criteria: list[str], *, every: bool = False) -> dict[str, dict[str, float]]:
    """Judgements of pairs of these criteria, said from either side."""
    rows: dict[str, dict[str, float]] = {}
    for one, other in combinations(criteria, 2):
        if every or draw(st.booleans()):
            outer, inner = draw(st.permutations((one, other)))
            rows.setdefault(outer, {})[inner] = (
                draw(st.sampled_from((*range(1, 10), 1 / 3, 1 / 9, 1.5))) + 0.0
            )
    return rows
