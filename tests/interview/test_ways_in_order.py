"""Ways of building stand by fit in every face, and stay where they are while somebody answers."""

from each import each
from examples import few
from interview.places import NAMES, TODAY, asks_of, decision_called, form_on
from roadworthy.interview.form import FormState
from roadworthy.interview.items import AddRecord, RecordLine
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.approaches import by_id as approach_texts
from roadworthy.method.analysis import Analysis
from roadworthy.method.fit import APPROACHES
from roadworthy.model import Decision, put
from roadworthy.model.outcome import Risk
from roadworthy.report.as_json import as_data
from roadworthy.report.contents_frame import about_fit
from roadworthy.report.document import Paragraph
from roadworthy.report.summary import summary


def ways(form: FormState) -> list[str]:
    return [one.path[1] for one in form.items if isinstance(one, RecordLine) and one.kind == "approach"]


@few("name", NAMES, 0, 2)
def test_every_face_has_them_in_the_order_of_their_fit(name: str) -> None:
    decision = decision_called(name)
    of = Analysis(decision, TODAY)
    expected = [one.approach for one in of.fit]
    assert sorted(expected) == sorted(APPROACHES)
    for view in (View(), View(everything=True), View(short=True)):
        items = outline_of("landscape")(of, view)
        shown = [one.path[1] for one in items if isinstance(one, RecordLine) and one.kind == "approach"]
        assert shown == expected
    told = summary(decision, TODAY)
    assert [row["approach"] for row in as_data(told)["frame"]["fit"]] == expected
    names = [approach_texts()[one].name for one in expected]
    said = [block.text for block in about_fit(told) if isinstance(block, Paragraph)]
    assert not said or [words.startswith(one) for words, one in zip(said, names, strict=True)] == [True] * 4


@each("name", [name for name in NAMES if name != "marina-looked-back"])
def test_no_answer_moves_them_under_somebodys_hands(name: str) -> None:
    """Every question of theirs, answered another way: the order is that of the visit; the next has its own."""
    begin = decision_called(name)
    form, moved = form_on(begin, "landscape", View(everything=True)), False
    before = ways(form)
    for asked in asks_of(form):
        if asked.path[0] == "fit" and asked.question.kind == "choice":
            for option in asked.question.options:
                form.answer(asked, option.value)
                assert ways(form) == before
                moved |= [one.approach for one in form.session.analysis.fit] != before
    assert moved, "the fit is another by then"
    again = form_on(form.decision, "landscape")
    assert ways(again) == [one.approach for one in form.session.analysis.fit]


def test_a_risk_that_grows_stays_in_its_place_until_the_next_visit_and_a_new_one_comes_last() -> None:
    decision = Decision()
    for slug, grade in (("small", 1), ("middle", 3), ("large", 5)):
        decision = put(decision, ("risks", slug), Risk(title=slug, likelihood=grade, impact=grade))
    form = form_on(decision, "risks")

    def register() -> list[str]:
        return [one.path[1] for one in form.items if isinstance(one, RecordLine) and one.kind == "risk"]

    assert register() == ["large", "middle", "small"]
    form.look(shown="small")
    for asked in [one for one in asks_of(form) if one.path[-1] in ("likelihood", "impact")]:
        form.answer(asked, 5)
    assert register() == ["large", "middle", "small"]
    (new,) = [one for one in form.stops() if isinstance(one, AddRecord)]
    begun = form.begin(new)
    assert begun is not None
    form.answer(begun, "came later")
    assert register()[:3] == ["large", "middle", "small"]
    assert len(register()) == 4
    form.look(order=())
    assert register()[0] == "came-later", "what nobody rated is looked at first"
    assert register()[-1] == "middle"
