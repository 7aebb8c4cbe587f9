"""What a score rests on and how far it may be off: each rule, random files against a second implementation."""

from datetime import date, timedelta
from typing import Any

import pytest

import naive_certainty as naive
from each import each
from grounded_files import TODAY, data, read
from roadworthy.edits.scores import set_score
from roadworthy.errors import BadValue
from roadworthy.method.certainty import (
    count,
    ground_of,
    grounded,
    grounded_matrix,
    read_grounds,
    stale_from,
    still_lacking,
    widened,
)
from roadworthy.method.matrix import matrix_of
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Balloting, Cell, Certainty, Criterion, Evidence
from roadworthy.model.landscape import Candidate
from roadworthy.store.load import parse

GOOD = Evidence(words="timed it", kind="measurement", on=TODAY)


def one(cell: Cell, stale_months: int | None = None, **evidence: Evidence) -> Decision:
    return Decision(
        candidates={"django": Candidate(name="Django")},
        criteria={"curve": Criterion(name="Curve", weight=1.0, stale_months=stale_months)},
        evidence={slug.replace("_", "-"): row for slug, row in evidence.items()},
        scores={"django": {"curve": cell}},
    )


FOUR = Interval(4.0, 4.0)
NAMES = Cell(score=FOUR, sources=("it",))


@each(
    ("decision", "ground", "lacking"),
    [
        (one(NAMES, it=GOOD), "evidence", None),
        (one(NAMES.model_copy(update={"rationale": "why"}), it=GOOD), "evidence", None),
        (one(NAMES, it=GOOD.model_copy(update={"kind": "opinion"})), "reason", "kind"),
        (one(NAMES, it=GOOD.model_copy(update={"kind": "benchmark"})), "reason", "kind"),
        (one(NAMES, it=GOOD.model_copy(update={"kind": None})), "reason", "kind"),
        (one(NAMES, it=GOOD.model_copy(update={"words": " "})), "reason", "words"),
        (one(NAMES, it=GOOD.model_copy(update={"on": None})), "reason", "date"),
        (one(NAMES, it=GOOD.model_copy(update={"on": TODAY + timedelta(days=1)})), "reason", "ahead"),
        (one(NAMES, it=GOOD.model_copy(update={"on": date(2024, 11, 22)})), "reason", "fresh"),
        (one(NAMES, it=GOOD.model_copy(update={"on": date(2024, 11, 23)})), "evidence", None),
        (one(NAMES, 36, it=GOOD.model_copy(update={"on": date(2024, 11, 22)})), "evidence", None),
        (one(NAMES, 1, it=GOOD.model_copy(update={"on": date(2026, 10, 22)})), "reason", "fresh"),
        (one(NAMES), "bare", "source"),
        (one(Cell(score=FOUR)), "bare", "source"),
        (one(Cell(score=FOUR, rationale=" \n")), "bare", "source"),
        (one(Cell(score=FOUR, rationale="tried it")), "reason", "source"),
        (one(Cell(score=FOUR, ballots=1)), "bare", "source"),
        (one(Cell(score=FOUR, ballots=2)), "reason", "source"),
        (one(Cell(score=FOUR, ballots=2, sources=("it",)), it=GOOD), "evidence", None),
        (one(Cell(rationale="nobody knows")), None, "score"),
    ],
)
def test_the_strongest_ground_that_holds_and_what_is_lacking(
    decision: Decision, ground: str | None, lacking: str | None
) -> None:
    cell = decision.cell("django", "curve")
    if ground is not None:
        assert ground_of(decision, cell, "curve", TODAY) == ground
    assert still_lacking(decision, cell, "curve", TODAY) == lacking
    reading = read_grounds(decision, TODAY)
    told = grounded_matrix(reading, matrix_of(reading.decision)).backing("django", "curve")
    assert (told.ground, told.lacking) == (ground or "unknown", lacking)


def test_the_best_of_several_sources_counts_and_the_least_that_is_lacking_is_told() -> None:
    old = GOOD.model_copy(update={"on": date(2019, 1, 1)})
    opinion = GOOD.model_copy(update={"kind": "opinion"})
    cell = Cell(score=FOUR, sources=("opinion", "old"))
    decision = one(cell, opinion=opinion, old=old)
    assert still_lacking(decision, cell, "curve", TODAY) == "fresh"
    assert ground_of(decision, cell, "curve", TODAY) == "reason"
    assert ground_of(put(decision, ("evidence", "old", "on"), TODAY), cell, "curve", TODAY) == "evidence"


def test_evidence_grows_stale_by_itself() -> None:
    decision = one(NAMES, 12, it=GOOD)
    cell = decision.cell("django", "curve")
    told = [
        ground_of(decision, cell, "curve", day) for day in (TODAY, date(2027, 11, 23), date(2027, 11, 24))
    ]
    assert told == ["evidence", "evidence", "reason"]


@pytest.mark.parametrize(
    ("on", "months", "first"),
    [
        (date(2024, 2, 29), 12, date(2025, 3, 1)),
        (date(2026, 1, 31), 1, date(2026, 3, 1)),
        (date(2026, 2, 28), 1, date(2026, 3, 29)),
        (date(2026, 11, 23), 0, date(2026, 11, 24)),
        (date(2024, 11, 23), None, date(2026, 11, 24)),
        (date(2000, 1, 1), 10**9, None),
    ],
)
def test_months_are_those_of_the_calendar(on: date, months: int | None, first: date | None) -> None:
    assert stale_from(on, months) == first


def test_a_file_from_before_the_count_of_ballots_says_whose_went_in() -> None:
    def ground(**said: Any) -> str:
        decision = one(Cell(score=FOUR)).model_copy(update={"ballots": Balloting(**said)})
        return ground_of(decision, decision.cell("django", "curve"), "curve", TODAY)

    assert ground(taken_over="scores", taken_from=("ana", "ben")) == "reason"
    assert ground(taken_over="both", taken_from=("ana", "ben", "cai")) == "reason"
    assert ground(taken_over="scores", taken_from=("ana",)) == "bare"
    assert ground(taken_over="weights", taken_from=("ana", "ben")) == "bare"


def test_a_score_typed_after_the_ballots_is_somebodys_own() -> None:
    decision = one(Cell(score=FOUR, ballots=3))
    typed = set_score(decision, "django", "curve", Interval(2.0, 2.0)).apply(decision)
    assert typed.cell("django", "curve") == Cell(score=Interval(2.0, 2.0))
    soon = set_score(decision, "django", "curve", Interval(2.0, 2.0), "soon").apply(decision)
    assert soon.cell("django", "curve").ballots == 3


@pytest.mark.parametrize(
    ("score", "half", "scale", "wide"),
    [
        ((4, 4), 0.5, (1, 5), (3.5, 4.5)),
        ((5, 5), 1.5, (1, 5), (3.5, 5)),
        ((1, 1), 1.0, (1, 5), (1, 2)),
        ((3, 4), 0.5, (1, 5), (3, 4)),
        ((3, 4), 1.5, (1, 5), (2, 5)),
        ((2, 5), 1.5, (1, 5), (2, 5)),
        ((1, 4), 1.5, (1, 5), (1, 4)),
        ((50, 50), 25.0, (0, 100), (25, 75)),
        ((4, 4), 0.0, (1, 5), (4, 4)),
    ],
)
def test_what_is_narrower_is_widened_about_its_middle_and_cut_at_the_scale(
    score: tuple[float, float], half: float, scale: tuple[float, float], wide: tuple[float, float]
) -> None:
    assert widened(Interval(*score), half, scale) == wide


def test_a_step_is_a_fourth_of_the_scale() -> None:
    raw = data(1)
    raw["scores"] = {"c0": {"k0": {"score": 50}}}
    assert grounded(read(raw), TODAY).cell("c0", "k0").score == Interval(12.5, 87.5)


def test_unknown_stays_unknown_and_a_horizons_score_has_the_ground_of_its_cell() -> None:
    cell = Cell(score=None, by_horizon={"soon": FOUR, "late": None}, rationale="tried it")
    found = grounded(one(cell), TODAY).cell("django", "curve")
    assert found.score is None
    assert found.by_horizon == {"soon": Interval(3.0, 5.0), "late": None}


@each("seed", range(40))
def test_random_files_are_grounded_as_the_definitions_say(seed: int) -> None:
    raw = data(seed)
    decision = read(raw)
    found = grounded(decision, TODAY)
    assert found.scores == read(naive.typed(raw, TODAY)).scores
    told = grounded_matrix(read_grounds(decision, TODAY), matrix_of(found, "late"))
    for candidate, backings in zip(told.matrix.candidates, told.backings, strict=True):
        row = dict(zip(told.matrix.criteria, (cell.ground for cell in backings), strict=True))
        expected = {}
        for criterion in raw["criteria"]:
            cell = raw["scores"].get(candidate, {}).get(criterion)
            known = cell is not None and naive.ends(cell["score"]) is not None
            expected[criterion] = naive.ground(raw, cell, criterion, TODAY) if known else "unknown"
        assert row == expected
        counted = count(backings)
        assert counted.evidence + counted.reason + counted.bare + counted.unknown == len(row)
        assert counted.bare == list(expected.values()).count("bare")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("evidence = 2.5", "x.toml:4: certainty.evidence: 2.5 steps are more than half of the scale"),
        ("bare = 2.1", "x.toml:4: certainty.bare: 2.1 steps are more than half"),
        ("evidence = -1", "x.toml:4: certainty.evidence: a number here can't be negative"),
        ("reason = 0.5\nevidence = 1", "certainty.reason: “reason” is 0.5, less than “evidence” with 1"),
        ("evidence = 1.2", "x.toml:4: certainty.evidence: “reason” is 1, less than “evidence” with 1.2"),
        ("reason = 1.75", "x.toml:4: certainty.reason: “bare” is 1.5, less than “reason” with 1.75"),
        ('reason = "much"', "x.toml:4: certainty.reason: "),
        ("bare = nan", "a number here must be finite"),
    ],
)
def test_half_widths_that_make_no_sense_are_refused_with_their_key(lines: str, says: str) -> None:
    with pytest.raises(BadValue) as caught:
        parse(f"format = 1\n\n[certainty]\n{lines}\n", "x.toml")
    assert says in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_half_widths_that_a_file_may_have() -> None:
    for words, expected in (
        ("", Certainty()),
        ("evidence = 0\nreason = 0\nbare = 0", Certainty(evidence=0.0, reason=0.0, bare=0.0)),
        ("bare = 2", Certainty(bare=2.0)),
    ):
        assert parse(f"format = 1\n\n[certainty]\n{words}\n", "x.toml")[0].certainty == expected


def test_people_may_be_a_range_and_never_fewer_than_none() -> None:
    head = "format = 1\n\n[paths.django]\npeople = "
    assert parse(f'{head}"3-5"\n', "x.toml")[0].paths["django"].people == Interval(3.0, 5.0)
    assert parse(f"{head}2.5\n", "x.toml")[0].paths["django"].people == Interval(2.5, 2.5)
    with pytest.raises(BadValue, match=r"x\.toml:4: paths\.django\.people: a number here can't be negative"):
        parse(f"{head}-1\n", "x.toml")


def test_another_entry_has_those_cells_read_anew_that_name_it() -> None:
    names = {"curve": NAMES, "tools": Cell(score=FOUR, sources=("other",)), "own": Cell(score=FOUR)}
    decision = Decision(
        candidates={slug: Candidate(name=slug) for slug in ("django", "rails")},
        criteria={slug: Criterion(name=slug, weight=1.0) for slug in names},
        evidence={"it": GOOD, "other": GOOD},
        scores={"django": names, "rails": {"curve": Cell(score=FOUR)}},
    )
    before = read_grounds(decision, TODAY)
    without = {"other": GOOD}
    for evidence in ({"it": GOOD.model_copy(update={"kind": "opinion"}), "other": GOOD}, without, {}):
        now = decision.model_copy(update={"evidence": evidence})
        after, fresh = read_grounds(now, TODAY, before), read_grounds(now, TODAY)
        assert after.decision == fresh.decision
        assert {slug: row.in_order for slug, row in after.rows.items()} == {
            slug: row.in_order for slug, row in fresh.rows.items()
        }
        assert after.rows["rails"] is before.rows["rails"]
        same = after.rows["django"].wide["tools"] is before.rows["django"].wide["tools"]
        assert same is ("other" in evidence)
        assert read_grounds(decision, TODAY, after).decision == before.decision, "and back"
