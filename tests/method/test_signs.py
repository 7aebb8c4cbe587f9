"""From signs and signals to a suggested score, against exact fractions."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.knowledge.criteria import sign_ids
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.knowledge.signals import signals
from roadworthy.method.analysis import Analysis
from roadworthy.method.signs import NoSigns, departures, newest_bands, suggested
from roadworthy.model import Decision, Interval, put
from roadworthy.model.evidence import SignAnswer
from roadworthy.model.judgement import Criterion, Evidence, Scale
from roadworthy.model.landscape import Candidate

SIGNS = ("one", "two", "three", "four")


@dataclass(frozen=True)
class Role:
    criteria: tuple[str, ...]
    sign: str = ""


ROLES = {"speaks": Role(("health",), "one"), "stands": Role(("health",)), "elsewhere": Role(("other",))}


def decision(
    answers: dict[str, Any], bands: dict[str, int], scale: Scale | None = None, **more: Any
) -> Decision:
    made = Decision(
        scale=scale or Scale(),
        candidates={"django": Candidate(name="Django")},
        criteria={"health": Criterion(name="Health")},
    )
    for sign, answer in answers.items():
        row = SignAnswer(answer=answer, **more)
        made = put(made, ("signs", "django", "health", sign), row)
    for signal, band in bands.items():
        fact = Evidence(candidate="django", signal=signal, band=band, on=date(2026, 1, 1))
        made = put(made, ("evidence", signal), fact)
    return made


def told(
    answers: dict[str, Any], bands: dict[str, int] | None = None, scale: Scale | None = None, **more: Any
) -> Interval | None:
    return suggested(decision(answers, bands or {}, scale, **more), "django", "health", SIGNS, ROLES).interval


def test_all_signs_hold_is_the_top_and_none_the_bottom() -> None:
    assert told(dict.fromkeys(SIGNS, "holds")) == Interval(5, 5)
    assert told(dict.fromkeys(SIGNS, "does-not")) == Interval(1, 1)
    assert told(dict.fromkeys(SIGNS, "in-part")) == Interval(3, 3)


def test_unknown_is_an_interval_and_too_little_suggests_nothing() -> None:
    assert told({"one": "holds", "two": "holds"}) == Interval(3, 5)
    assert told({"one": "holds", "two": "unknown", "three": "does-not"}) == Interval(2, 4)
    assert told({"one": "holds"}) is None
    assert told({}) is None


def test_bands_stand_for_signs_that_nobody_answered() -> None:
    assert told({"two": "holds"}, {"speaks": 3}) == Interval(2.5, 4.5)
    assert told({"one": "does-not", "two": "holds"}, {"speaks": 5}) == Interval(2, 4)
    assert told({"one": "does-not", "two": "holds"}, {"speaks": 5}, found_by="clone") == Interval(3, 5)


def test_a_signal_of_no_sign_stands_beside_them_and_one_of_another_criterion_does_not() -> None:
    found = suggested(
        decision(dict.fromkeys(SIGNS, "holds"), {"stands": 1, "elsewhere": 1}),
        "django",
        "health",
        SIGNS,
        ROLES,
    )
    assert [item.id for item in found.items] == [*SIGNS, "stands"]
    assert found.interval == Interval(4, 4.5)


def test_two_signals_that_say_the_same_count_once() -> None:
    made = decision({}, {"absence-factor": 1, "top-author": 5, "regular-contributors": 1})
    found = suggested(made, "django", "community-health", sign_ids()["community-health"], signals())
    contributors = next(item for item in found.items if item.id == "contributors")
    assert dict(contributors.bands) == {"absence-factor": 1, "regular-contributors": 1}
    assert contributors.worth == 0


def test_the_newest_fact_of_a_signal_counts() -> None:
    made = decision({}, {"speaks": 1})
    newer = Evidence(candidate="django", signal="speaks", band=4, on=date(2026, 6, 1))
    assert newest_bands(put(made, ("evidence", "again"), newer), "django") == {"speaks": 4}


@given(
    answers=st.dictionaries(
        st.sampled_from(SIGNS), st.sampled_from(["holds", "in-part", "does-not", "unknown"])
    ),
    low=st.integers(-2, 2),
    length=st.integers(1, 10),
)
def test_it_is_the_mean_laid_on_the_scale_and_rounded_outwards(
    answers: dict[str, Any], low: int, length: int
) -> None:
    worth = {"holds": Fraction(1), "in-part": Fraction(1, 2), "does-not": Fraction(0)}
    known = [worth[answer] for answer in answers.values() if answer in worth]
    found = told(answers, scale=Scale(low=low, high=low + length))
    if not known or len(known) * 3 < 4:
        assert found is None
        return
    half = Fraction(length, 8)
    down = sum(known) / 4 * length // half * half
    up = -(-(sum(known) + 4 - len(known)) / 4 * length // half) * half
    assert found is not None
    assert (found.low, found.high) == pytest.approx((float(low + down), float(low + up)))


def test_a_score_that_departs_without_a_reason_is_told() -> None:
    catalogue = NoSigns({"health": SIGNS}, ROLES)
    made = put(
        decision(dict.fromkeys(SIGNS, "holds"), {}), ("scores", "django", "health", "score"), Interval(2, 3)
    )
    (finding,) = departures(made, "django", catalogue)
    assert (finding.rule, finding.facts["suggested"]) == ("score-departs-from-signs", "5")
    said = put(made, ("scores", "django", "health", "rationale"), "it broke twice")
    assert list(departures(said, "django", catalogue)) == []
    near = put(made, ("scores", "django", "health", "score"), Interval(4, 5))
    assert list(departures(near, "django", catalogue)) == []


def test_a_word_on_it_holds_until_a_sign_or_a_band_behind_it_changes() -> None:
    made = put(
        decision({"two": "holds"}, {"speaks": 5, "stands": 5}),
        ("scores", "django", "health", "score"),
        Interval(1, 1),
    )
    (before,) = departures(made, "django", NoSigns({"health": SIGNS}, ROLES))
    assert ("evidence", "speaks", "band") in before.reads
    for path, value in (
        (("signs", "django", "health", "two", "answer"), "in-part"),
        (("evidence", "speaks", "band"), 4),
    ):
        assert before.answers(put(made, path, value)) != before.answers(made)
    assert before.answers(put(made, ("evidence", "elsewhere"), Evidence(signal="x"))) == before.answers(made)


def test_analysis_raises_it_for_the_signs_that_it_is_given() -> None:
    made = put(decision({}, {}), ("criteria",), {"learning-curve": Criterion(name="Learning")})
    made = put(made, ("scores", "django", "learning-curve", "score"), Interval(5, 5))
    for sign in sign_ids()["learning-curve"]:
        made = put(made, ("signs", "django", "learning-curve", sign), SignAnswer(answer="holds"))
    day = date(2026, 11, 23)
    silent = Analysis(made, day, signs=SIGN_CATALOGUE)
    assert not [one for one in silent.raised if one.rule == "score-departs-from-signs"]
    given = put(made, ("scores", "django", "learning-curve", "score"), Interval(2, 2))
    (found,) = [one for one in silent.after(given).raised if one.rule == "score-departs-from-signs"]
    assert found.id == "score-departs-from-signs--django--learning-curve"


def test_every_signal_speaks_to_criteria_and_signs_that_ship() -> None:
    assert [signal.number for signal in signals().values()] == list(range(1, 17))
    for signal in signals().values():
        assert signal.criteria
        for criterion in signal.criteria:
            assert criterion in sign_ids(), signal.id
        assert not signal.sign or any(
            signal.sign in sign_ids()[criterion] for criterion in signal.criteria
        ), signal.id


def test_every_sign_that_ships_moves_what_is_suggested() -> None:
    count = 0
    for criterion, signs in sign_ids().items():
        made = Decision(
            candidates={"django": Candidate(name="Django")}, criteria={criterion: Criterion(name=criterion)}
        )
        for sign in signs:
            made = put(made, ("signs", "django", criterion, sign), SignAnswer(answer="does-not"))
        none = suggested(made, "django", criterion, signs, signals()).interval
        for sign in signs:
            held = put(made, ("signs", "django", criterion, sign), SignAnswer(answer="holds"))
            assert suggested(held, "django", criterion, signs, signals()).interval != none, sign
            count += 1
    assert count == sum(map(len, sign_ids().values())) >= 42
