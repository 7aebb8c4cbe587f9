"""An answer that is no words, as a file of answers holds it, is taken where the decision's own file could hold it."""

from datetime import UTC, date, datetime, time
from typing import Any, Final

import pytest

from interview.places import NAMES, TODAY, decision_called
from roadworthy.interview.script import asked, set_answers
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath, PathError, put

VALUES: Final[tuple[Any, ...]] = (
    5, 5.5, True, False, date(2026, 1, 1), datetime(2026, 1, 1, 1, tzinfo=UTC), time(1, 1), [1], ["x"], [],
    ["x", ["y"]], float("nan"), float("inf"), -1, 10**30,
)  # fmt: skip


def could_hold(decision: Decision, path: KeyPath, value: Any) -> bool:
    try:
        put(decision, path, tuple(value) if isinstance(value, list) else value)
    except PathError:
        return False
    return True


def reason(decision: Decision, path: KeyPath, value: Any) -> str:
    """Why a value is not taken; empty where it is."""
    try:
        set_answers(decision, [(path, value)], TODAY)
    except PathError as error:
        return error.why
    return ""


@pytest.mark.parametrize("name", NAMES)
def test_what_the_file_could_not_hold_is_refused_in_words(name: str) -> None:
    decision = decision_called(name)
    of = Analysis(decision, TODAY, CATALOGUE, signs=SIGN_CATALOGUE)
    cases = [(one.path, value) for one in asked(of) for value in VALUES]
    assert len(cases) > 400

    for path, value in cases:
        why = reason(decision, path, value)
        assert why or could_hold(decision, path, value), (path, value)
        assert "Input should" not in why, (path, value)
