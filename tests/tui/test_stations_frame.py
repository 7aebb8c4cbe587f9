"""Frame by keys: what an answer does to the decision, to the gate and to the screen."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from examples import few
from on_screen import settled
from roadworthy.interview.items import Action, RecordLine
from roadworthy.model import Decision, put
from roadworthy.model.frame import Bottleneck, Load, Person
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.load_drawn import load_lines
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_rows import RowStop
from station_walk import TODAY, StationWalk, at

pytestmark = pytest.mark.turns


def _form(walk: StationWalk) -> Form:
    assert isinstance(walk.station, FormStation)
    return walk.station.form


async def _at(walk: StationWalk, path: str) -> None:
    """Put the focus on the question or the row at a dotted path, at rest."""
    walk.station.go_to(tuple(path.split(".")))
    await settled(walk.pilot)


async def _gate(walk: StationWalk) -> list[str]:
    """The gate's lines, at the top of the form."""
    _form(walk).scroll_home(animate=False)
    await settled(walk.pilot)
    end = next(number for number, text in enumerate(walk.pane) if "Answers" in text)
    return walk.pane[:end]


async def test_an_empty_long_field_shows_the_example_until_something_is_typed(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        assert "The orders platform: ordering, stock and invoicing" in walk.screen
        await walk.write("Bills")
        assert walk.value.frame.scope == "Bills"
        assert "The orders platform: ordering" not in walk.screen


async def test_undo_restores_the_field_and_the_model_and_keeps_the_field_open(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        await walk.write("Bills")
        area = walk.pilot.app.focused
        assert isinstance(area, TextArea)
        await walk.press("ctrl+z")
        assert walk.value.frame.scope == ""
        assert area.text == ""
        assert walk.pilot.app.focused is area
        await walk.press("ctrl+y")
        assert (walk.value.frame.scope, area.text) == ("Bills", "Bills")
        await walk.press("X")
        assert walk.value.frame.scope == "BillsX", "the cursor stands behind what came back"


async def test_escape_leaves_the_field_and_single_keys_are_commands_again(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        await walk.write("Bills")
        assert "esc done" in walk.keys
        await walk.press("escape", "u")
        assert walk.value.frame.scope == ""
        assert "Undid: Covers" in walk.verdict
        await walk.press("g")
        await walk.press("5")
        assert walk.walk.current == "scores"


async def test_one_of_several_options_is_switched_by_space(tmp_path: Path) -> None:
    async with at(tmp_path, "landscape") as walk:
        walk.station.go_to(("fit", "microservices", "plumbing"))
        await settled(walk.pilot)
        await walk.press("enter", "space")
        (taken,) = walk.value.fit.microservices.plumbing
        await walk.press("down", "space")
        assert len(walk.value.fit.microservices.plumbing) == 2
        await walk.press("up", "space")
        assert taken not in walk.value.fit.microservices.plumbing


async def test_a_choice_by_its_number_and_never_by_space(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        await _at(walk, "frame.trigger")
        await walk.press("2")
        assert walk.value.frame.trigger is None, "a closed one takes nothing"
        await walk.press("enter", "2")
        assert walk.value.frame.trigger is not None
        first = walk.value.frame.trigger
        await walk.press("down", "space")
        assert walk.value.frame.trigger == first, "who writes a sentence here answers nothing"
        await walk.press("2")
        assert walk.value.frame.trigger == first, "the same again is the same answer"
        await walk.press("delete")
        assert walk.value.frame.trigger is None


async def test_a_number_that_is_none_is_said_and_not_taken(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        await _at(walk, "frame.team.size")
        await walk.press("enter", "8", "tab", "shift+tab")
        assert walk.value.frame.team.size == 8
        await walk.press("escape", "e", "1", "x", "tab")
        assert "“1x” is not a number" in walk.screen
        assert walk.value.frame.team.size == 8
        assert isinstance(walk.pilot.app.focused, Input), "it stays in its open field"


async def test_a_date_may_be_said_from_today_on(tmp_path: Path) -> None:
    decision = put(
        Decision(title="T"), ("frame", "bottleneck"), Bottleneck(kind="latency", measured="production")
    )
    async with at(tmp_path, "frame", decision) as walk:
        await _at(walk, "frame.bottleneck.measured_on")
        await walk.press("enter")
        field = walk.pilot.app.focused
        assert isinstance(field, Input)
        await walk.write("+2w")
        assert "Monday 7 December 2026" in walk.screen, "how it was understood stands below it"
        await walk.press("enter")
        assert walk.value.frame.bottleneck.measured_on == date(2026, 12, 7)


async def test_the_gate_answers_at_once(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        await _at(walk, "frame.bottleneck.kind")
        await walk.press("enter", "2")
        assert walk.value.frame.bottleneck.kind == "latency"
        assert "too early" in walk.screen
        early = await _gate(walk)
        await _at(walk, "frame.bottleneck.measured")
        await walk.press("enter", "1")
        assert walk.value.frame.bottleneck.measured == "production"
        assert await _gate(walk) != early, "a measured bottleneck is another reason"


async def test_people_who_are_missing_and_one_who_blocks_are_pointed_out(tmp_path: Path) -> None:
    known = put(Decision(title="T"), ("frame", "boundaries"), "known")
    async with at(tmp_path, "frame", known) as walk:
        gate = "\n".join(await _gate(walk))
        assert "Operations is not involved" in gate
        assert "Product is not involved" in gate
    decision = put(
        Decision(title="T"), ("people", "ops"), Person(name="Ops", role="operations", stand="blocks")
    )
    (tmp_path / "two").mkdir()
    async with at(tmp_path / "two", "frame", decision) as walk:
        await _at(walk, "people.ops")
        assert "! blocks" in walk.line("operations")
        assert "Ops blocks" not in "\n".join(await _gate(walk)), "the risks say it, and the verdict"


async def test_somebody_is_added_with_role_and_stand(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        await _at(walk, "people.Somebody")
        assert isinstance(walk.pilot.app.focused, RowStop)
        await walk.press("enter")
        await walk.write("Operations lead")
        assert not walk.value.people, "until it has a name it is in no file"
        await walk.press("tab")
        assert walk.value.people["operations-lead"].name == "Operations lead"
        await walk.press("2")
        assert walk.value.people["operations-lead"].role == "operations"


async def test_what_was_begun_and_has_no_name_is_gone_when_it_is_left(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        await _at(walk, "people.Somebody")
        await walk.press("enter", "enter")
        await walk.press("f8")
        assert not walk.value.people
        assert not walk.session.can_undo


async def test_a_deleted_row_is_brought_back(tmp_path: Path) -> None:
    decision = put(Decision(title="T"), ("people", "ops"), Person(name="Ops", role="operations"))
    async with at(tmp_path, "frame", decision) as walk:
        await _at(walk, "people.ops")
        await walk.press("x")
        assert walk.value.people == {}
        assert "Deleted “Ops”   u brings it back" in walk.verdict
        focused = walk.pilot.app.focused
        assert isinstance(focused, RowStop), "after the last row is gone the focus has a place"
        await walk.press("u")
        assert walk.value.people["ops"].name == "Ops"
        current = _form(walk).current
        assert isinstance(current, RecordLine | Action)
        assert current.path == ("people", "ops")
        assert "brings it back" not in walk.verdict


async def test_the_worth_of_a_horizon(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        slug = next(iter(walk.value.horizons))
        await _at(walk, f"horizons.{slug}.worth")
        await walk.press("enter", "5", "escape")
        assert walk.value.horizons[slug].worth == 5
        count = len(walk.value.horizons)
        await _at(walk, f"horizons.{slug}")
        current = _form(walk).current
        assert isinstance(current, RecordLine | Action)
        await walk.press("x")
        assert len(walk.value.horizons) == count - 1
        assert "u brings it back" in walk.verdict


async def test_another_person_has_a_field_of_their_own(tmp_path: Path) -> None:
    decision = Decision(title="T", people={"a": Person(name="Ann"), "b": Person(name="Bo")})
    async with at(tmp_path, "frame", decision) as walk:
        await _at(walk, "people.a.name")
        await walk.press("enter")
        field = walk.pilot.app.focused
        assert isinstance(field, Input)
        assert field.value == "Ann"
        await _at(walk, "people.b.name")
        await walk.press("enter")
        assert field.value == "Bo"
        await walk.press("end", "!")
        assert walk.value.people["b"].name == "Bo!"
        assert walk.value.people["a"].name == "Ann"


async def test_the_guide_says_what_is_missing(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        assert "Still missing here" in walk.screen
        await walk.write("Bills")
        after = walk.screen[walk.screen.index("Still missing here") :]
        assert "Covers," not in after


@few("size", [(120, 40), (80, 24), (160, 45), (200, 55)])
async def test_in_an_empty_decision_the_first_question_stands_near_the_top(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at(tmp_path, "frame", size=size) as walk:
        rows = "\n".join(walk.pane[:11])
        assert "What is this decision about?" in rows
        assert "Is it in time?" not in walk.screen, "nobody named a date"
        assert "Three horizons" not in rows


@few("size", [(120, 40), (100, 30), (80, 24), (160, 45)])
async def test_the_gate_and_the_date_are_seen_before_the_answers(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at(tmp_path, "frame", load(sample_file("bank-migration")), size=size) as walk:
        screen = walk.screen
        assert "Covers" not in screen[: screen.index("What is this decision about?")]
        date = "weeks left until 2027-03-31" if size[0] >= 150 else "! 2027-03-31 holds"
        for words in ("✓ 5 boundaries known by name", date, "Probably too late.", "2 of 100"):
            assert words in screen, f"{words} is on the first screen"
        bar = next(text for text in screen.splitlines() if "█▍▒" in text or "┃██" in text)
        assert bar.index("╎") < bar.index("┃") < bar.index("▒"), "today, the date, then 8 in 10"


async def test_the_forced_date_is_held_against_the_move_as_soon_as_it_is_typed(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        await _at(walk, "frame.waiting.forced_on")
        await walk.press("enter")
        await walk.write("2027-01-15")
        await walk.press("escape")
        gate = "\n".join(await _gate(walk))
        assert "Probably too late. At the usual pace and begun today" in gate
        assert "┃" in gate


async def test_short_answers_share_a_row_and_none_jumps_when_one_is_opened(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", size=(120, 50)) as walk:
        shared = walk.line("Kind of work")
        assert "Boundaries" in shared
        left, right = shared.index("Kind of work"), shared.index("Boundaries")
        assert walk.line("Headcount").index("Regulated") == right
        await _at(walk, "frame.organisation.headcount")
        assert walk.line("Regulated").index("Regulated") == right, "it stays in its half"
        await _at(walk, "frame.organisation.regulated")
        assert walk.line("Headcount").index("Headcount") == left
        await _at(walk, "frame.scope")
        lines = walk.screen.splitlines()
        y = next(number for number, text in enumerate(lines) if "Boundaries" in text)
        await walk.pilot.click(offset=(lines[y].index("Boundaries") + 3, y))
        await settled(walk.pilot)
        assert _form(walk).at == ("ask", ("frame", "boundaries")), "the right half is the right answer"


async def test_a_long_answer_is_shown_whole(tmp_path: Path) -> None:
    scope = (
        "A sentence that goes on for a long while, about orders, stock and invoices, and ends with a stop. "
        * 2
    )
    decision = put(Decision(title="T"), ("frame", "scope"), scope)
    async with at(tmp_path, "frame", decision) as walk:
        await _at(walk, "frame.trigger")
        _form(walk).scroll_home(animate=False)
        await settled(walk.pilot)
        seen = " ".join(" ".join(walk.pane).split())
        assert " ".join(scope.split()) in seen


async def test_beside_a_wide_form_stand_the_pictures_and_what_the_gate_says(tmp_path: Path) -> None:
    decision = load(sample_file("bank-migration"))
    async with at(tmp_path, "frame", decision, size=(160, 45)) as walk:
        form, beside = (
            [text.split("│")[place] for text in walk.screen.splitlines()[1:-4]] for place in (1, 2)
        )
        assert not any("Probably too late" in text for text in form)
        assert any("Probably too late" in text for text in beside)
        assert any("A month as you are costs 38,000 EUR" in text for text in beside)
        assert any("Three horizons" in text for text in beside)


async def test_the_guide_says_what_the_gate_says_about_an_answer(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", load(sample_file("bank-migration"))) as walk:
        await _at(walk, "frame.waiting.cost")
        guide = " ".join(text.rpartition("│")[2].strip() for text in walk.screen.splitlines())
        assert "What the gate says A month as you are costs 38,000 EUR" in guide


async def test_the_short_walk_takes_a_role_and_a_stand(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", size=(120, 40)) as walk:
        walk.station.set_short(short=True)
        await _at(walk, "people.Somebody")
        await walk.press("enter")
        await walk.write("Head of operations")
        await walk.press("tab", "2", "enter", "1", "escape")
        person = walk.value.people["head-of-operations"]
        assert (person.role, person.stand) == ("operations", "for")


async def test_a_click_opens_a_question(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        y = next(number for number, text in enumerate(walk.screen.splitlines()) if "Kind of work" in text)
        await walk.pilot.click(offset=(30, y))
        await settled(walk.pilot)
        assert "What does the system mostly do?" in walk.line("mostly do")


@few("size", [(120, 40), (80, 24)])
async def test_tab_goes_through_all_and_comes_round(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(tmp_path, "frame", size=size) as walk:
        first = _form(walk).at
        places = [first]
        for _ in range(len(_form(walk).stops())):
            await walk.pilot.press("tab")
            await walk.pilot.pause()
            places.append(_form(walk).at)
        assert places[-1] == first
        assert len(set(places)) == len(_form(walk).stops())
        assert walk.value == walk.session.value


LOAD = Load(rate=180, limit=220, unit="orders a second", growth=1.5, growth_months=36)


async def test_the_load_is_drawn_towards_its_limit(tmp_path: Path) -> None:
    decision = put(load(sample_file("bank-migration")), ("frame", "load"), LOAD)
    async with at(tmp_path, "frame", decision) as walk:
        _form(walk).scroll_home(animate=False)
        await settled(walk.pilot)
        drawn = walk.screen
        assert "180 orders a second today, 1.5 times within 36 months" in drawn
        assert "the limit of 220, May 2028" in drawn
        assert "the move is over by 2027-05-" in drawn


@pytest.mark.parametrize(("limit", "first"), [(220, "▇"), (900, "▂")])
def test_the_bars_reach_their_full_height_where_the_limit_is(limit: float, first: str) -> None:
    decision = put(Decision(), ("frame", "load"), LOAD.model_copy(update={"limit": limit}))
    _, bar = (one.plain for one in load_lines(decision, TODAY, None, 60, 1))
    at_limit = bar.index("┃")
    heights = ["▁▂▃▄▅▆▇█".index(sign) for sign in bar[:at_limit].strip()]
    assert heights == sorted(heights)
    assert heights[-1] >= 6
    assert bar.strip()[0] == first
    assert set(bar[at_limit + 1 :]) <= {"█"}


def test_without_a_limit_ahead_no_load_is_drawn() -> None:
    for changed in ({"limit": None}, {"rate": 300.0}, {"growth": 1.0}):
        decision = put(Decision(), ("frame", "load"), LOAD.model_copy(update=changed))
        assert load_lines(decision, TODAY, None, 60, 1) == []
