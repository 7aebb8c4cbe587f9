"""What must hold between the parts of a decision, said with line and key when a file is read."""

import pytest

from roadworthy.errors import BadValue
from roadworthy.model import Interval, put
from roadworthy.model.check import problems
from roadworthy.store import load
from roadworthy.store.load import parse
from roadworthy.store.places import sample_file

HEAD = 'format = 1\n\n[criteria.curve]\nname = "Curve"\n\n[criteria.care]\nname = "Care"\n\n'


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ("[weighting.pairwise.curve]\ngone = 3\n", "x.toml:10: weighting.pairwise.curve.gone: no criterion is called “gone”"),
        ("[weighting.pairwise.gone]\ncare = 3\n", "x.toml:10: weighting.pairwise.gone.care: no criterion is called “gone”"),
        ("[weighting.pairwise.curv]\ncare = 3\n", "did you mean “curve”?"),
        ("[weighting.pairwise.curve]\ncurve = 1\n", "x.toml:10: weighting.pairwise.curve.curve: “curve” is compared with itself"),
        ("[weighting.pairwise.curve]\ncare = 3\n[weighting.pairwise.care]\ncurve = 0.5\n",
         "x.toml:12: weighting.pairwise.care.curve: “care” and “curve” are compared twice"),
        ("[weighting.pairwise.curve]\ncare = 9.5\n", "x.toml:10: weighting.pairwise.curve.care: 9.5 lies outside 1/9 to 9"),
        ("[weighting.pairwise.curve]\ncare = 0.1\n", "0.1 lies outside 1/9 to 9"),
        ("[weighting.pairwise.curve]\ncare = 0\n", "0 lies outside 1/9 to 9"),
        ("[weighting.pairwise.curve]\ncare = nan\n", "a number here must be finite"),
        ('[weighting]\nrank_law = "steep"\n', "x.toml:10: weighting.rank_law: expected one of"),
    ],
)  # fmt: skip
def test_pairs_that_mean_nothing(pairs: str, says: str) -> None:
    with pytest.raises(BadValue) as caught:
        parse(HEAD + pairs, "x.toml")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("times", ["9", "1", "0.1111111111", "0.1111111", str(1 / 9)])
def test_pairs_from_a_ninth_to_nine(times: str) -> None:
    decision, _ = parse(f"{HEAD}[weighting.pairwise.curve]\ncare = {times}\n", "x.toml")
    assert decision.weighting.pairwise["curve"]["care"] == float(times)


@pytest.mark.parametrize(
    ("ends", "says"),
    [
        ("low = 5\nhigh = 5", "x.toml: scale: the scale runs from 5 to 5"),
        ("low = 5\nhigh = 1", "give a low end below the high end"),
        ("low = 0\nhigh = 0.0001", "give ends that lie 0.001 apart or more"),
        ("low = 0\nhigh = 1e7", "the scale runs from 0 to 10000000"),
        ("low = -1e300\nhigh = 0", "give ends between -1000000 and 1000000"),
        ("low = 0\nhigh = inf", "a number here must be finite"),
    ],
)
def test_ends_between_which_nothing_can_be_told_apart(ends: str, says: str) -> None:
    with pytest.raises(BadValue) as caught:
        parse(f"format = 1\n\n[scale]\n{ends}\n", "x.toml")
    assert says in str(caught.value).replace(":3: ", ": ").replace(":4: ", ": ")


@pytest.mark.parametrize(
    "ends", ["low = 0\nhigh = 1000000", "low = -1000000\nhigh = 0", "low = 0\nhigh = 0.001"]
)
def test_long_and_short_scales(ends: str) -> None:
    decision, _ = parse(f"format = 1\n\n[scale]\n{ends}\n", "x.toml")
    assert decision.scale.low < decision.scale.high


EDITS: dict[str, tuple[tuple[str, ...], object]] = {
    "a score outside the scale": (("scores", "django", "operational-tooling", "score"), Interval(4.0, 6.0)),
    "a score on it": (("scores", "django", "operational-tooling", "score"), Interval(2.0, 3.0)),
    "a horizon's score outside": (
        ("scores", "django", "operational-tooling", "by_horizon", "first-6-months"),
        Interval(0.0, 0.0),
    ),
    "a horizon that is not there": (
        ("scores", "django", "operational-tooling", "by_horizon", "gone"),
        Interval(3.0, 3.0),
    ),
    "a candidate that is not there": (("scores", "gone", "operational-tooling", "score"), Interval(3.0, 3.0)),
    "a criterion that is not there": (("scores", "django", "gone", "score"), Interval(3.0, 3.0)),
    "another scale": (("scale", "high"), 3.0),
    "no scale": (("scale", "high"), 1.0),
    "pairs of a criterion that is not there": (("weighting", "pairwise", "gone", "operational-tooling"), 3.0),
    "all candidates gone": (("candidates",), {}),
    "all criteria gone": (("criteria",), {}),
    "all horizons gone": (("horizons",), {}),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_an_edit_breaks_is_found_without_looking_at_the_rest(name: str) -> None:
    before = load(sample_file("article-comparison"))
    assert not list(problems(before))
    path, value = EDITS[name]
    after = put(before, path, value)
    found = list(problems(after, before))
    assert found == list(problems(after))
    assert bool(found) == (name != "a score on it")
