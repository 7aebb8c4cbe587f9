"""The law of the keyboard at every stop of every station, at two sizes."""

from pathlib import Path

import pytest
from textual.message import Message

from examples import WHOLE, few, part
from on_screen import text_of, worked_off
from roadworthy.interview.items import Action, Ask, RecordLine, Stop, place_of
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision
from roadworthy.tui.jobs import Jobs
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.widgets.form import Form
from station_walk import StationWalk, at
from tui.keyboard import ASKED_FOR, LEAVES, SIZES, Law, filled

pytestmark = pytest.mark.turns


def _kind(stop: Stop | None) -> tuple[str, ...]:
    """What makes stops alike."""
    match stop:
        case None:
            return ("",)
        case Ask(question):
            return ("ask", question.kind, "options" if question.options else "")
        case RecordLine():
            return ("record", stop.kind, "act" if stop.act else "", "switch" if stop.switch else "")
        case Action():
            return ("action", stop.id.partition(" ")[0], "asks" if stop.asks else "")
        case _:
            return (type(stop).__name__,)


def _form(walk: StationWalk) -> Form | None:
    return walk.station.form if isinstance(walk.station, FormStation) else None


async def test_at_every_stop_of_every_station(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        law = Law(walk)
        for turn, size in enumerate(SIZES):
            await walk.pilot.resize_terminal(*size)
            for station in part(STATIONS, len(SIZES), turn):
                await walk.go(station)
                await stops_of(law, station)
        assert law.stops > (200 if WHOLE else 15)
        assert len(law.pressed) > (30 if WHOLE else 10)
    assert not law.broken, "\n".join(law.broken)


async def stops_of(law: Law, station: str) -> None:
    """The law at each stop of one station."""
    form = _form(law.walk)
    for stop in part(form.stops(), 6, law.stops) if form else [None]:
        if form and stop is not None:
            form.open_item(stop)
            if form.field_open:
                law.say(station, f"arriving at {stop} opens it")
            await worked_off(law.walk.pilot)
        law.stops += 1
        where = f"{station} {_kind(stop)}"
        law.check_offer(where)
        chain = tuple(type(one).__name__ for one in law.chain())
        looks = (chain, *((key, one.binding.action) for key, one in sorted(law.active().items())))
        if looks in law.pressed:
            continue
        law.pressed.add(looks)
        await law.check_silence(where)
        await law.check_moves(where)
        if law.app.size.width >= 116 and isinstance(stop, Ask) and form:
            await check_field(law, form, stop, where)


async def check_field(law: Law, form: Form, stop: Ask, where: str) -> None:
    """A closed field opens by enter; escape closes it, and the next key is a command; a second one leaves the record."""
    for key in ("enter", "e"):
        form.open_item(stop)
        held = law.walk.value
        await law.press(key)
        if not form.field_open:
            law.say(where, f"{key} does not open it")
        await law.press("escape")
        if form.field_open or law.walk.value is not held:
            law.say(where, "escape does not close it, or changes something")
    record = form.state.record_line
    await law.press("escape")
    if record is not None and law.walk.station.left_off() != record.path:
        law.say(where, "a second escape does not leave the record")


@few("decision", [filled(), Decision(title="Orders")], ids=["filled", "empty"])
async def test_what_the_key_row_offers_does_something(
    tmp_path: Path, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each key that is offered, at each kind of stop: it changes the decision, the focus, the screen or what it says.

    After each the program comes to rest: what is worked out and drawn does not ask for itself again.
    """
    worked: list[Jobs.Worked] = []

    def note(one: Jobs.Worked) -> None:
        Message.__init__(one)
        worked.append(one)

    monkeypatch.setattr(Jobs.Worked, "__init__", note)
    async with at(tmp_path, "frame", decision) as walk:
        law = Law(walk)
        first = walk.value
        for station in STATIONS:
            await walk.go(station)
            form = _form(walk)
            for stop in part(form.stops(), 16, len(law.pressed)) if form else [None]:
                for key in offered(law, form, stop):
                    before = len(worked)
                    await check_offered(law, form, stop, key, station, first)
                    assert len(worked) <= before + ASKED_FOR, (
                        f"{station} {_kind(stop)}: {key} asks again and again"
                    )
    assert worked or not decision.candidates
    assert len(law.pressed) > (100 if decision.candidates else 60) // (1 if WHOLE else 5)
    assert not law.broken, "\n".join(law.broken)


def offered(law: Law, form: Form | None, stop: Stop | None) -> list[str]:
    """The keys of this place that were not pressed at one of its kind; what goes left, and what is chosen first, may be there already."""
    if form and stop is not None:
        form.open_item(stop)
    found = []
    for key, one in law.active().items():
        of_walk = one.node is law.walk.walk or one.node is law.app
        if key in (*LEAVES, "left", "shift+left", "1") or not (
            one.binding.show or (len(key) == 1 and key.isalpha() and key not in "hjkl")
        ):
            continue
        looks = (key, one.binding.action, type(one.node).__name__, () if of_walk else _kind(stop))
        if looks not in law.pressed:
            law.pressed.add(looks)
            found.append(key)
    return found


async def check_offered(
    law: Law, form: Form | None, stop: Stop | None, key: str, station: str, first: Decision
) -> None:
    """Press a key that is offered; something has to be another then, if only what it says."""
    # What the whole screen shows is asked for only where nothing else tells; what is chosen stays chosen.
    for shown in (True,) if key.isdigit() else (False, True):
        if form and stop is not None:
            form.open_item(next((one for one in form.stops() if place_of(one) == place_of(stop)), stop))
        law.walk.walk.forget_notice()
        await worked_off(law.walk.pilot)
        active = law.active().get(key)
        before = (law.seen(), text_of(law.app) if shown else "")
        await law.press(key)
        same = (law.seen(), text_of(law.app) if shown else "") == before
        await back_to(law, station, first)
        if active is None or not same:
            return
    law.say(f"{station} {_kind(stop)}", f"{key} does nothing")


async def back_to(law: Law, station: str, first: Decision) -> None:
    """As it was before the key."""
    walk = law.walk
    while len(law.app.screen_stack) > 1:
        await walk.pilot.app.pop_screen()
    if walk.value is not first:
        while walk.session.undo() is not None:
            pass
    if walk.walk.current != station:
        await walk.go(station)
    elif (form := _form(walk)) is None:
        walk.station.go_to(walk.station.left_off())
    elif form.field_open:
        form.rest()
