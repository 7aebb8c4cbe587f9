"""What was learned stands in Decision, where a move is done: by criterion, and besides, as lines that open."""

from interview.places import asks_of, decision_called, form_on
from roadworthy.interview.items import RecordLine
from roadworthy.interview.view import View
from roadworthy.model.aftermath import Lesson

MARINA = decision_called("marina-looked-back")


def test_what_was_shown_is_asked_where_a_score_was_wrong_or_something_was_said() -> None:
    asked = {
        ask.path[1] for ask in asks_of(form_on(MARINA, "decision")) if ask.path[::2] == ("lessons", "words")
    }
    said = {slug for slug, row in MARINA.lessons.items() if row.words and slug in MARINA.criteria}
    assert asked == said == {"long-term-maintenance", "operational-tooling", "learning-curve"}
    wrong = {"ecosystem-maturity": Lesson(criterion="ecosystem-maturity", direction="too-low")}
    other = form_on(MARINA.model_copy(update={"lessons": wrong}), "decision")
    assert [ask.path[1] for ask in asks_of(other) if ask.path[::2] == ("lessons", "words")] == [*wrong]


def test_another_lesson_is_a_line_and_its_words_are_asked_in_it() -> None:
    path = ("lessons", "the-list-of-the-day")
    shut, opened = (form_on(MARINA, "decision", view) for view in (None, View(opened=frozenset({path}))))
    for form in (shut, opened):
        (line,) = [item for item in form.stops() if isinstance(item, RecordLine) and item.path == path]
        assert line.title.startswith("Ask those who print before those who click")
        assert line.note == "2026-10-19"
    assert [*path, "words"] not in [[*ask.path] for ask in asks_of(shut)]
    assert [*path, "words"] in [[*ask.path] for ask in asks_of(opened)]
