"""Path, Risks and Decision: every field that a person fills has a question."""

from collections.abc import Iterator

from roadworthy.knowledge.questions import sheet
from roadworthy.model import Record
from roadworthy.model.aftermath import Hindsight, Lesson
from roadworthy.model.outcome import ChecklistItem, Outcome, Raised, Recovery, Risk, StatusMove
from roadworthy.model.path import Blocker, Check, Flag, MigrationPath, Phase, Pulse, Watch

FILLED_BY_THE_WALK = {"risks.{risk}.raised_by", "raised.{finding}.answers"}
PHASE = "paths.{candidate}.phases.{phase}"


def fields(record: type[Record], path: str, *tables: str) -> Iterator[str]:
    for name in record.model_fields:
        if name not in tables:
            yield f"{path}.{name}"


def test_every_field_of_the_three_sheets_has_a_question() -> None:
    wanted = {
        *fields(MigrationPath, "paths.{candidate}", "phases"),
        *fields(Phase, PHASE, "watch", "checks", "flags", "blockers", "pulses"),
        *fields(Watch, f"{PHASE}.watch"),
        *fields(Check, f"{PHASE}.checks.{{check}}"),
        *fields(Flag, f"{PHASE}.flags.{{flag}}"),
        *fields(Blocker, f"{PHASE}.blockers.{{blocker}}"),
        *fields(Pulse, f"{PHASE}.pulses.{{pulse}}"),
        *fields(ChecklistItem, "checklist.{item}"),
        *fields(Risk, "risks.{risk}"),
        *fields(Raised, "raised.{finding}"),
        *fields(Recovery, "recovery"),
        *fields(Outcome, "outcome"),
        *fields(StatusMove, "history.{move}", "then", "met"),
        *fields(Hindsight, "hindsight", "looked_on"),
        *fields(Lesson, "lessons.{lesson}", "criterion", "on"),
        "status",
    }
    asked = {question.path for name in ("path", "risks", "decision") for question in sheet(name)}
    assert wanted - FILLED_BY_THE_WALK == asked


def test_a_condition_names_an_answer_that_can_be_given() -> None:
    questions = [question for name in ("path", "risks", "decision") for question in sheet(name)]
    options = {question.path: {option.value for option in question.options} for question in questions}
    for question in questions:
        for path, values in question.when:
            assert set(values) <= options[path] | {"*"}
