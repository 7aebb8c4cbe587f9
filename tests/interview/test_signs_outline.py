"""Evidence sign by sign, as every face has it: what is shown, asked, suggested, taken and confirmed."""

from datetime import date
from pathlib import Path

import pytest

from roadworthy.edits.answer import answer
from roadworthy.edits.scores import take_suggested
from roadworthy.interview.form import Done, FormState
from roadworthy.interview.items import Action, AddRecord, Ask, Item, Prose, RecordLine
from roadworthy.interview.outlines.evidence import outline
from roadworthy.interview.script import asked, set_answers, tables
from roadworthy.interview.view import View
from roadworthy.knowledge.questions import sheet
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, Interval, KeyPath, PathError, put
from roadworthy.model.evidence import OwnCycle, SignAnswer
from roadworthy.model.judgement import Evidence
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.store.places import sample_file

TODAY = date(2026, 11, 23)
LEARNING = "learning-curve"
SIGNS = SIGN_CATALOGUE.signs[LEARNING]
CRITERION: KeyPath = ("signs", "django", LEARNING)


@pytest.fixture(scope="module")
def article() -> Decision:
    return load(sample_file("article-comparison"))


def shown(decision: Decision, view: View | None = None) -> list[Item]:
    return outline(Analysis(decision, TODAY, signs=SIGN_CATALOGUE), view or View(everything=True))


def with_signs(decision: Decision, **answers: str) -> Decision:
    for sign, mark in answers.items():
        path = (*CRITERION, sign.replace("_", "-"), "answer")
        decision = answer(decision, path, mark, TODAY).apply(decision)
    return decision


def taking(items: list[Item]) -> list[KeyPath]:
    return [item.path for item in items if isinstance(item, Action) and item.id == "take-suggested"]


def test_folded_it_is_a_line_a_candidate_and_the_short_walk_has_none(article: Decision) -> None:
    lines = [item for item in shown(article, View()) if isinstance(item, RecordLine)]
    assert [one.path for one in lines if one.kind == "signs"] == [
        ("signs", slug) for slug in article.candidates
    ]
    assert not [one for one in lines if one.kind in ("criterion-signs", "upkeep")]
    short = shown(article, View(short=True, everything=True))
    assert not [item for item in short if isinstance(item, RecordLine) and item.kind != "evidence"]


def test_a_script_is_asked_every_question_of_both_sheets(article: Decision) -> None:
    decision = with_signs(article, hiring="holds")
    decision = put(decision, ("upgrades", "policy"), "latest")
    decision = put(decision, ("upkeep", "django", "cycles", "own"), OwnCycle(cycle="2.1"))
    of = Analysis(decision, TODAY, signs=SIGN_CATALOGUE)
    paths = {one.path for one in asked(of, "evidence")}
    slugs = {"candidate": "django", "criterion": LEARNING, "sign": "hiring", "cycle": "own"}
    for question in (*sheet("signs"), *sheet("upkeep")):
        assert question.at(**slugs) in paths, question.id
    for criterion in decision.criteria:
        for sign in SIGN_CATALOGUE.signs[criterion]:
            assert ("signs", "fastapi", criterion, sign, "answer") in paths
    assert ("upkeep", "django", "cycles") in {table.path for table in tables(of, "evidence")}
    assert len(paths) == len(asked(of, "evidence")), "nothing is asked twice"


def test_a_sign_is_asked_in_its_own_words(article: Decision) -> None:
    (item,) = [i for i in shown(article) if isinstance(i, Ask) and i.path == (*CRITERION, "hiring", "answer")]
    assert (
        item.question.ask
        == "Of your last ten applicants, how many had worked with it or with something close?"
    )
    assert item.question.options[0].meaning == "Half of them or more"


def test_an_answer_takes_the_day_and_the_last_source_with_it(article: Decision) -> None:
    decision = with_signs(article, tutorials="holds")
    row = decision.signs["django"][LEARNING]["tutorials"]
    assert (row.on, row.source) == (TODAY, "")
    decision = put(decision, (*CRITERION, "tutorials", "source"), "the guide of 5.2")
    decision = with_signs(decision, hiring="in-part")
    assert decision.signs["django"][LEARNING]["hiring"].source == "the guide of 5.2"


def test_a_persons_answer_takes_the_place_of_a_collectors(article: Decision) -> None:
    theirs = SignAnswer(answer="in-part", source="a file", on=date(2025, 1, 1), found_by="clone", note="seen")
    decision = put(article, (*CRITERION, "hiring"), theirs)
    told = [i for i in shown(decision) if isinstance(i, Action) and i.id == "confirm"]
    assert [one.path for one in told] == [(*CRITERION, "hiring")]
    own = with_signs(decision, hiring="holds").signs["django"][LEARNING]["hiring"]
    assert own == SignAnswer(answer="holds", on=TODAY)
    (confirm,) = told
    assert confirm.does is not None
    mine = confirm.does(decision, TODAY, {}).apply(decision)
    assert mine.signs["django"][LEARNING]["hiring"] == theirs.model_copy(update={"confirmed_on": TODAY})
    assert not [i for i in shown(mine) if isinstance(i, Action) and i.id == "confirm"]


def test_what_is_suggested_says_what_it_is_made_of(article: Decision) -> None:
    decision = with_signs(article, tutorials="holds", conventions="in-part", hiring="does-not")
    assert taking(shown(decision)) == [CRITERION]
    (told,) = [i for i in shown(decision) if isinstance(i, Prose) and i.path == CRITERION]
    assert told.lines[0].startswith("Suggested: 2–4, from 3 of 6 signs and signals")
    assert told.lines[1:4] == ("Holds: Tutorials.", "In part: Conventions.", "Does not: Hiring.")
    assert told.lines[4].startswith("Unknown, so it widens the range: ")


def test_signals_that_stand_for_signs_are_named_with_their_bands(article: Decision) -> None:
    decision = article
    speaking = {k: v for k, v in SIGN_CATALOGUE.roles.items() if "community-health" in v.criteria}
    for signal in speaking:
        fact = Evidence(candidate="django", signal=signal, band=4, on=TODAY, words="w")
        decision = put(decision, ("evidence", f"fact-{signal}"), fact)
    path = ("signs", "django", "community-health")
    (told,) = [i for i in shown(decision) if isinstance(i, Prose) and i.path == path]
    (line,) = [words for words in told.lines if words.startswith("From signals: ")]
    assert f"{SIGN_CATALOGUE.roles['last-release'].name} 4 of 5" in line


def test_it_goes_into_the_cell_by_a_persons_word_alone(article: Decision, tmp_path: Path) -> None:
    decision = put(
        with_signs(article, **{sign.replace("-", "_"): "holds" for sign in SIGNS}),
        ("scores", "django", LEARNING, "score"),
        Interval(2, 3),
    )
    session = Session.create(tmp_path / "d.toml", decision, today=lambda: TODAY)
    form = FormState(session, outline, View(everything=True))
    assert session.value.cell("django", LEARNING).score == Interval(2, 3)
    (action,) = [i for i in form.items if isinstance(i, Action) and i.path == CRITERION]
    assert isinstance(form.act(action), Done)
    after = session.value.cell("django", LEARNING)
    assert (after.score, after.rationale) == (Interval(5, 5), decision.cell("django", LEARNING).rationale)
    assert taking(list(form.items)) == [], "taken, there is nothing left to take"
    session.close()


def test_too_little_suggests_nothing_and_nothing_can_be_taken(article: Decision) -> None:
    decision = with_signs(article, hiring="holds")
    assert taking(shown(decision)) == []
    with pytest.raises(PathError, match="too few of its signs"):
        take_suggested(decision, "django", LEARNING)


def test_a_release_line_of_ones_own_is_begun_and_named(article: Decision, tmp_path: Path) -> None:
    session = Session.create(tmp_path / "d.toml", article, today=lambda: TODAY)
    form = FormState(session, outline, View())
    assert form.open_path(("upkeep", "django", "tool"))
    (add,) = [i for i in form.items if isinstance(i, AddRecord) and i.table[0] == "upkeep"]
    first = form.begin(add)
    assert first is not None
    form.answer_words(first, "2.1")
    assert [row.cycle for row in session.value.upkeep["django"].cycles.values()] == ["2.1"]
    session.close()


def test_what_would_be_looked_up_is_told_and_nothing_is_asked(article: Decision) -> None:
    odd = put(
        article,
        ("candidates", "odd"),
        article.candidates["django"].model_copy(update={"catalogue": "", "name": "Odd"}),
    )
    (told,) = [i for i in shown(odd) if isinstance(i, Prose) and i.id == "look-up"]
    assert told.lines[:3] == (
        "Would be asked of PyPI: Django, fastapi.",
        "Would be asked of npm: serverless.",
        "Odd: no package is known. Name one under its upkeep.",
    )
    assert "roadworthy evidence FILE" in told.lines[-1]
    led = [i.leads for i in shown(odd) if isinstance(i, Action) and i.path == told.path]
    assert led == [("upkeep", "odd", "package"), ("signs", "django")]


def test_a_script_answers_a_sign_as_a_person_does(article: Decision) -> None:
    path = (*CRITERION, "hiring", "answer")
    after = set_answers(article, [(path, "in part")], TODAY).apply(article)
    assert after.signs["django"][LEARNING]["hiring"] == SignAnswer(answer="in-part", on=TODAY)
    with pytest.raises(PathError):
        set_answers(article, [(path, "perhaps")], TODAY)
