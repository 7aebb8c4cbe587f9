"""Landscape and its catalogue by keys: candidates come, are judged by must-haves, go and come back."""

from pathlib import Path

import pytest
from textual.widgets import Input

from examples import few
from on_screen import settled
from roadworthy.interview.items import Action, Ask, RecordLine
from roadworthy.knowledge.approaches import by_id as approach_texts
from roadworthy.knowledge.framework_search import sorted_for
from roadworthy.knowledge.frameworks import by_id, suggestions
from roadworthy.method.fit import strength
from roadworthy.model import Decision, put
from roadworthy.model.frame import MustHave, Team
from roadworthy.model.landscape import Candidate
from roadworthy.report.words import render
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.item_lines import draw_item
from station_walk import StationWalk, at, grid_decision

pytestmark = pytest.mark.turns

UNCONFIRMED = next(found for found in by_id().values() if suggestions(found))


def _form(walk: StationWalk) -> Form:
    assert isinstance(walk.station, FormStation)
    return walk.station.form


async def _at(walk: StationWalk, *path: str) -> None:
    walk.station.go_to(path)
    await settled(walk.pilot)


@few("size", [(120, 40), (80, 24)])
async def test_the_catalogue_finds_aws_lambda(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(tmp_path, "landscape", size=size) as walk:
        await _at(walk, "candidates", "from the catalogue")
        await walk.press("enter")
        assert f"▌ {sorted_for(())[0].name}" in walk.screen, "what enter would take is in sight"
        await walk.write("AWS Lambda")
        assert "Lambda" in walk.screen
        await walk.press("enter")
        (candidate,) = walk.value.candidates.values()
        assert candidate.approach is None
        assert "Built as: Serverless and edge" in walk.screen
        assert candidate.catalogue in by_id()
        await walk.press("escape", "u")
        assert walk.value.candidates == {}
        assert walk.value.evidence == {}, "the catalogue's evidence goes with the candidate"


async def test_what_is_not_confirmed_is_said_offered_and_taken(tmp_path: Path) -> None:
    offered = suggestions(UNCONFIRMED)[0]
    async with at(tmp_path, "landscape") as walk:
        await _at(walk, "candidates", "from the catalogue")
        await walk.press("enter")
        await walk.write(UNCONFIRMED.name)
        assert "Not confirmed:" in walk.screen
        await walk.press("enter")
        ((slug, candidate),) = walk.value.candidates.items()
        assert getattr(candidate, offered.field) is None, "what is not confirmed is no answer"
        await _at(walk, "candidates", slug)
        await walk.row(f"{offered.label}: {offered.words}")
        assert walk.line(f"{offered.label}: {offered.words}")
        assert walk.screen.count("confirmed by nobody") == 1
        await walk.press("enter")
        assert getattr(walk.value.candidates[slug], offered.field) == offered.value
        current = _form(walk).current
        assert isinstance(current, Ask)
        assert current.path == ("candidates", slug, offered.field)
        assert all("takes it" not in text for text in walk.pane if f"{offered.label}:" in text)


async def test_the_catalogue_closes_without_a_candidate(tmp_path: Path) -> None:
    async with at(tmp_path, "landscape") as walk:
        await _at(walk, "candidates", "from the catalogue")
        await walk.press("enter")
        await walk.write("no such framework")
        assert "Nothing is called that" in walk.screen
        await walk.press("enter")
        await walk.press("escape")
        assert walk.value.candidates == {}


async def test_the_teams_own_languages_come_first(tmp_path: Path) -> None:
    decision = put(Decision(title="T"), ("frame", "team"), Team(languages=("Ruby",)))
    async with at(tmp_path, "landscape", decision) as walk:
        await _at(walk, "candidates", "from the catalogue")
        await walk.press("enter", "enter")
        (candidate,) = walk.value.candidates.values()
        assert candidate.language == "Ruby"


async def test_a_new_language_has_to_name_its_advantage(tmp_path: Path) -> None:
    decision = Decision(title="T", candidates={"gin": Candidate(name="Gin", language="Go")})
    decision = put(decision, ("frame", "team"), Team(languages=("Python",)))
    async with at(tmp_path, "landscape", decision) as walk:
        await _at(walk, "candidates", "gin", "language_advantage")
        assert "Go is new to the team" in " ".join(text.strip() for text in walk.pane)
        await walk.write("one binary")
        assert walk.value.candidates["gin"].language_advantage == "one binary"
    decision = put(decision, ("frame", "team"), Team(languages=("Go",)))
    (tmp_path / "two").mkdir()
    async with at(tmp_path / "two", "landscape", decision) as walk:
        await _at(walk, "candidates", "gin")
        paths = [item.path for item in _form(walk).items if isinstance(item, Ask)]
        assert ("candidates", "gin", "language_advantage") not in paths, "a known language needs no reason"


async def test_a_failed_must_have_rules_out_and_is_seen(tmp_path: Path) -> None:
    decision = Decision(
        title="T",
        candidates={"a": Candidate(name="Ant"), "b": Candidate(name="Bee")},
        must_haves={"oracle": MustHave(name="Oracle support")},
    )
    async with at(tmp_path, "landscape", decision) as walk:
        await _at(walk, "candidates", "a", "must_haves", "oracle")
        assert "Oracle support" in "\n".join(walk.pane) or "must" in walk.screen
        await walk.press("enter", "2")
        assert walk.value.candidates["a"].must_haves == {"oracle": "no"}
        items = [item for item in _form(walk).items if isinstance(item, RecordLine) and len(item.path) == 2]
        shown = {item.title: item.note for item in items}
        assert "ruled out: no Oracle support" in shown["Ant"]
        assert "ruled out" not in shown["Bee"]


async def test_the_present_stack_is_offered_as_it_is_and_upgraded(tmp_path: Path) -> None:
    decision = put(Decision(title="T"), ("frame", "present_stack"), "Flask 1")
    async with at(tmp_path, "landscape", decision) as walk:
        await _at(walk, "candidates", "what you have, as it is: Flask 1")
        await walk.press("enter")
        await walk.press("escape")
        assert [c.present for c in walk.value.candidates.values()] == ["as-is"]
        await _at(walk, "candidates", "what you have, upgraded: Flask 1")
        await walk.press("enter")
        assert [c.present for c in walk.value.candidates.values()] == ["as-is", "upgraded"]
        assert [c.name for c in walk.value.candidates.values()] == ["Flask 1", "Flask 1, upgraded"]
        labels = [getattr(item, "label", "") for item in _form(walk).items]
        assert not any(label.startswith("what you have") for label in labels)


async def test_a_deleted_candidate_comes_back_with_its_scores(tmp_path: Path) -> None:
    decision = grid_decision()
    async with at(tmp_path, "landscape", decision) as walk:
        await _at(walk, "candidates", "fastapi")
        await walk.press("x")
        assert "fastapi" not in walk.value.candidates
        assert "fastapi" not in walk.value.scores
        assert "Deleted “FastAPI” and what belongs to it   u brings it back" in walk.verdict
        current = _form(walk).current
        assert isinstance(current, RecordLine | Action)
        assert current.path == ("candidates", "serverless"), "the next of the table has the focus"
        await walk.press("u")
        assert walk.value == decision
        await walk.press("U")
        assert "fastapi" not in walk.value.candidates


async def test_candidates_are_moved_with_shift_and_the_arrows(tmp_path: Path) -> None:
    async with at(tmp_path, "landscape", grid_decision()) as walk:
        await _at(walk, "candidates", "serverless")
        await walk.press("shift+up", "shift+up")
        assert list(walk.value.candidates) == ["serverless", "django", "fastapi"]
        current = _form(walk).current
        assert isinstance(current, RecordLine | Action)
        assert current.path == ("candidates", "serverless")


@pytest.mark.slow
async def test_an_interview_gives_reasons_one_by_one(tmp_path: Path) -> None:
    async with at(tmp_path, "landscape") as walk:
        assert "too little said" in walk.line("Full-stack monolith")
        await walk.press("enter", "enter", "1")
        assert walk.value.fit.monolithic.conventions == "yes"
        assert "┃███" in walk.line("Full-stack monolith ")
        assert walk.line("Full-stack monolith ").split()[-1] == "1"
        assert "+ One standard way of doing things would help" in walk.screen


async def test_a_hybrid_has_named_parts(tmp_path: Path) -> None:
    decision = Decision(title="T", candidates={"h": Candidate(name="Both", approach="hybrid")})
    async with at(tmp_path, "landscape", decision) as walk:
        await _at(walk, "candidates", "h", "parts", "a part")
        await walk.press("enter")
        field = walk.pilot.app.focused
        assert isinstance(field, Input)
        await walk.write("Live data")
        assert not walk.value.candidates["h"].parts, "what has no name yet is in no file"
        await walk.press("tab")
        (part,) = walk.value.candidates["h"].parts.values()
        assert part.name == "Live data"


SIZES = [(80, 24), (120, 40), (160, 45), (60, 20)]


@few("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_opens_with_reasons_against_and_for_as_bars(tmp_path: Path, size: tuple[int, int]) -> None:
    decision = load(sample_file("bank-migration"))
    async with at(tmp_path, "landscape", decision, size=size) as walk:
        form = _form(walk)
        for found in walk.session.analysis.fit:
            name = approach_texts()[found.approach].name
            drawn = next(
                draw_item(item, form.drawer, size[0] - 4)
                for item in form.items
                if isinstance(item, RecordLine) and item.title == name
            )
            left, bar, right = drawn[0].plain.partition("┃")
            assert bar
            assert str(len(found.against)) in left.split()
            assert right.split()[-1] == str(len(found.for_))
            heaviest = {"+": found.for_[:1], "–": found.against[:1]}
            against = {"good": False, "poor": True}.get(
                found.verdict, sum(map(strength, heaviest["–"])) > sum(map(strength, heaviest["+"]))
            )
            assert drawn[1].plain.strip()[0] == ("–" if against else "+")
        assert "Ways of building" in walk.screen


@pytest.mark.parametrize("width", [54, 62, 76, 94])
async def test_candidates_are_a_table_with_their_must_haves(tmp_path: Path, width: int) -> None:
    decision = load(sample_file("bank-migration"))
    async with at(tmp_path, "landscape", decision) as walk:
        form = _form(walk)
        rows = {
            item.title: [text.plain for text in draw_item(item, form.drawer, width)]
            for item in form.items
            if isinstance(item, RecordLine) and item.kind == "candidate"
        }
        assert all(len(text) == width for lines in rows.values() for text in lines)
        spring, out = rows["Spring Boot"], rows["ASP.NET Core"]
        assert "Microservices" in spring[0]
        assert "fits well" in spring[1]
        assert "Java, 4.x with bought support" in " ".join(" ".join(spring).split())
        assert "! ruled out: no Approved runtime" in " ".join(" ".join(out).split())
        if "✓" in spring[0]:
            assert spring[0].count("✓") == 3
            assert out[0].count("✓") == 2
        else:
            assert "3 of 3" in spring[0]
            assert "! 2 of 3" in out[0]


async def test_from_150_columns_the_heaviest_reasons_stand_beside(tmp_path: Path) -> None:
    decision = load(sample_file("bank-migration"))
    async with at(tmp_path, "landscape", decision, size=(160, 45)) as walk:
        await walk.row("Microservices")
        beside = " ".join(" ".join(line.split("│")[2] for line in walk.screen.splitlines()[1:-4]).split())
        found = next(one for one in walk.session.analysis.fit if one.approach == "microservices")
        assert f"{len(found.for_)} for, {len(found.against)} against" in beside
        assert f"{len(found.for_) + len(found.against) - 7} more, lighter" in beside
        await walk.row("Quarkus")
        assert "Quarkus" in walk.screen.splitlines()[2].split("│")[2]


@pytest.mark.slow
async def test_a_candidates_first_letters_find_it_in_the_catalogue_where_it_is_typed(tmp_path: Path) -> None:
    async with at(tmp_path, "landscape") as walk:
        await walk.press("+", *"fas")
        assert "takes FastAPI from the catalogue" in walk.screen
        await walk.press("right", "enter")
        (found,) = walk.value.candidates.values()
        assert (found.name, found.catalogue, found.language) == ("FastAPI", "fastapi", "Python")
        await walk.press("escape", "+", *"Our own", "enter")
        assert [one.catalogue for one in walk.value.candidates.values()] == ["fastapi", ""]
        await walk.press("escape", "escape")
        await walk.press("u")
        assert list(walk.value.candidates) == ["fastapi"]
        await walk.press("+", *"rail")
        assert "takes Ruby on Rails from the catalogue" in walk.screen
        await walk.press("s")
        assert "Ruby on Rails, with what the catalogue knows" in walk.screen
        await walk.press("enter")
        assert list(walk.value.candidates) == ["fastapi", "rails"]
        assert walk.value.candidates["rails"].name == "Ruby on Rails"


async def test_the_present_stack_is_offered_with_its_name(tmp_path: Path) -> None:
    decision = put(Decision(title="Orders"), ("frame", "present_stack"), "Django 3.2")
    async with at(tmp_path, "landscape", decision) as walk:
        assert "what you have, as it is: Django 3.2" in walk.screen


async def test_an_opened_way_tells_its_weightiest_reason_once(tmp_path: Path) -> None:
    async with at(tmp_path, "landscape", load(sample_file("startup-crud"))) as walk:
        best = next(one for one in walk.session.analysis.fit if one.approach == "monolithic").for_[0]
        begins = render(best, walk.value).says[:30]
        form, path = _form(walk), ("fit", "monolithic")
        assert isinstance(walk.station, FormStation)
        for opened in (False, True):
            view = form.state.view
            form.look(opened=view.opened | {path} if opened else view.opened - {path})
            told = any(begins in str(one) for one in walk.station.lines_of(_way(walk), 60))
            assert told is not opened, "where it is opened they all stand below"


def _way(walk: StationWalk) -> RecordLine:
    return next(
        one for one in _form(walk).items if isinstance(one, RecordLine) and one.path == ("fit", "monolithic")
    )
