"""The commands of the palette: a list, each with its words, its explanation and what it does."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from textual.app import App
from textual.binding import ActiveBinding
from textual.dom import DOMNode
from textual.screen import Screen

from roadworthy.knowledge.commands import adding_words, command_words, key_words
from roadworthy.knowledge.guide import topics
from roadworthy.knowledge.stations import stations
from roadworthy.model.frozen import frozen
from roadworthy.tui.desk import Desk

HERE: Final = "here"
DECISION: Final = "this decision"
WALK: Final = "the walk"
PROGRAM: Final = "the program"
GUIDE: Final = "the guide"
GROUPS: Final = (HERE, WALK, DECISION, PROGRAM, GUIDE)


@frozen
class Command:
    """Something that can be done."""

    id: str
    group: str
    place: str
    """What it is about, in one word."""
    words: str
    explains: str
    act: Callable[[Desk], object]
    when: Callable[[Desk], bool] = lambda _: True
    binding: str = ""
    """Id of the binding that does the same; its key is shown."""
    key: str = ""
    also: tuple[str, ...] = ()
    """Other words under which people look for it."""
    asked: bool = False
    """Whether it is listed only when it is searched for."""


def _walks(desk: Desk) -> bool:
    return desk.walk is not None


def _in_file(desk: Desk) -> bool:
    return desk.session is not None and desk.session.path is not None


def _welcomes(desk: Desk) -> bool:
    return desk.walk is None


def _in_state(*states: str) -> Callable[[Desk], bool]:
    return lambda desk: desk.session is not None and desk.session.state in states


def _begin(way: str, desk: Desk) -> None:
    desk.begin(way)


def _go(station: str, desk: Desk) -> None:
    desk.go(station)


def _read(topic: str, desk: Desk) -> None:
    desk.topic(topic)


def _press(action: str, node: DOMNode, desk: Desk) -> object:
    return desk.app.run_action(action, node)


def _step(by: int) -> Callable[[Desk], object]:
    return lambda desk: desk.walk.action_step(by) if desk.walk else None


def _call(name: str) -> Callable[[Desk], object]:
    def act(desk: Desk) -> object:
        return getattr(desk.walk, f"action_{name}")() if desk.walk else None

    return act


@frozen
class _Does:
    """What a command of `knowledge.commands` does, and when."""

    group: str
    act: Callable[[Desk], object]
    when: Callable[[Desk], bool] = lambda _: True
    binding: str = ""


_DOES: Final[Mapping[str, _Does]] = {
    "save-now": _Does(HERE, Desk.save_now, _in_state("failed")),
    "solve": _Does(HERE, Desk.against_disk, _in_state("conflict")),
    "rescue": _Does(HERE, Desk.save_elsewhere, _in_state("failed", "conflict")),
    "new": _Does(HERE, partial(_begin, "new"), _welcomes, "welcome.new"),
    "table": _Does(HERE, partial(_begin, "table"), _welcomes, "welcome.table"),
    "other": _Does(HERE, partial(_begin, "other"), _welcomes, "welcome.other"),
    "next": _Does(WALK, _step(1), _walks, "walk.next"),
    "back": _Does(WALK, _step(-1), _walks, "walk.back"),
    "go": _Does(WALK, _call("go_to"), _walks, "walk.go"),
    "undo": _Does(
        WALK, _call("undo"), lambda desk: desk.session is not None and desk.session.can_undo, "walk.undo"
    ),
    "redo": _Does(
        WALK, _call("redo"), lambda desk: desk.session is not None and desk.session.can_redo, "walk.redo"
    ),
    "short": _Does(
        WALK, lambda desk: desk.short(short=True), lambda desk: desk.walk is not None and not desk.walk.short
    ),
    "everything": _Does(
        WALK, lambda desk: desk.short(short=False), lambda desk: desk.walk is not None and desk.walk.short
    ),
    "keep-sample": _Does(
        DECISION, Desk.save_elsewhere, lambda desk: desk.session is not None and desk.session.path is None
    ),
    "take-over": _Does(DECISION, Desk.take_over, lambda desk: _in_file(desk) and not desk.writes),
    "title": _Does(DECISION, Desk.title, lambda desk: desk.writes),
    "status": _Does(DECISION, Desk.status, lambda desk: desk.writes),
    "copy": _Does(DECISION, Desk.copy, _walks),
    "export-markdown": _Does(DECISION, lambda desk: desk.export("markdown"), _walks),
    "export-text": _Does(DECISION, lambda desk: desk.export("text"), _walks),
    "export-json": _Does(DECISION, lambda desk: desk.export("json"), _walks),
    "save-elsewhere": _Does(
        DECISION,
        Desk.save_elsewhere,
        lambda desk: _in_file(desk) and not _in_state("failed", "conflict")(desk),
    ),
    "versions": _Does(DECISION, Desk.versions, lambda desk: _in_file(desk) and desk.writes),
    "against-disk": _Does(
        DECISION, Desk.against_disk, lambda desk: _in_file(desk) and not _in_state("conflict")(desk)
    ),
    "reload": _Does(DECISION, Desk.reload, _in_file),
    "ballots": _Does(DECISION, Desk.ballots, _in_file),
    "ballot-ask": _Does(
        DECISION, lambda desk: desk.ballots("invite"), lambda desk: _in_file(desk) and desk.writes
    ),
    "ballot-cast": _Does(DECISION, Desk.cast_ballot, lambda desk: _in_file(desk) and desk.writes),
    "ballot-take": _Does(
        DECISION,
        lambda desk: desk.ballots("take"),
        lambda desk: _in_file(desk) and desk.writes and desk.open.value.ballots.opened_on is not None,
    ),
    "ballot-withdraw": _Does(
        DECISION, Desk.ballots, lambda desk: _in_file(desk) and bool(desk.open.value.ballots.voters)
    ),
    "another": _Does(PROGRAM, Desk.another, _walks),
    "theme": _Does(PROGRAM, Desk.theme),
    "keys": _Does(PROGRAM, Desk.keys, binding="walk.keys"),
    "help": _Does(PROGRAM, Desk.help, binding="walk.help"),
    "quit": _Does(PROGRAM, lambda desk: desk.app.action_leave(), binding="app.quit"),
}


def own_commands() -> Sequence[Command]:
    """The palette's own commands, in the order of their words."""
    return [
        Command(
            name, _DOES[name].group, words.place, words.words, words.explains, _DOES[name].act,
            _DOES[name].when, _DOES[name].binding, also=words.also,
        )
        for name, words in command_words().items()
    ]  # fmt: skip


def station_commands() -> Sequence[Command]:
    """Going to each station."""
    return [
        Command(
            f"go-{one.id}", WALK, str(one.number), f"Go to {one.title}", one.sentence,
            partial(_go, one.id), _walks, key=f"g {one.number}",
        )
        for one in stations()
    ]  # fmt: skip


def guide_commands() -> Sequence[Command]:
    """Reading each page of the guide; there are many, so they are listed when they are searched for."""
    return [
        Command(
            f"guide-{one.id}", GUIDE, "Guide", one.title, one.in_short,
            partial(_read, one.id), also=one.also, asked=True,
        )
        for one in topics()
    ]  # fmt: skip


def here_commands(
    active: Mapping[str, ActiveBinding], title: str, shown: Callable[[str], str]
) -> Sequence[Command]:
    """What the keys of the present station do. `shown` names a key."""
    found: dict[tuple[str, str], Command] = {}
    for key, (node, binding, enabled, tooltip) in active.items():
        name = binding.id or f"{binding.action} {key}"
        known = key_words().get(name)
        silent = binding.action.partition("(")[0] in _NO_COMMANDS or not binding.description
        if isinstance(node, Screen | App) or not enabled or silent or not (binding.show or known or tooltip):
            continue
        plain = binding.description[:1].upper() + binding.description[1:]
        found.setdefault(
            (binding.action, name),
            Command(
                f"here-{name}", HERE, title, known.words if known else plain,
                known.explains if known else tooltip or f"What the key does in {title}.",
                partial(_press, binding.action, node), key=binding.key_display or shown(key),
            ),
        )  # fmt: skip
    return list(found.values())


def add_commands(adds: Mapping[str, Callable[[], None]], title: str) -> Sequence[Command]:
    """Adding each thing that the present station has a line for."""
    return [
        Command(f"add-{label}", HERE, title, f"Add {label}", adding_words(), lambda _, add=add: add())  # type: ignore[misc]
        for label, add in adds.items()
    ]


_NO_COMMANDS: Final = frozenset({"move", "go", "leave", "edge", "cursor_left", "cursor_right"})


def all_commands(
    desk: Desk, active: Mapping[str, ActiveBinding], shown: Callable[[str], str]
) -> Sequence[Command]:
    """All that can be done now."""
    walk = desk.walk
    station = walk.station if walk is not None else None
    title = station.text.title if station is not None else "Here"
    keys = {item.binding.id: shown(key) for key, item in reversed(list(active.items())) if item.binding.id}
    keys |= {
        item.binding.id: item.binding.key_display
        for item in active.values()
        if item.binding.id and item.binding.key_display
    }
    listed: list[Command] = []
    fixed = [one for one in (*own_commands(), *station_commands(), *guide_commands()) if one.when(desk)]
    adds = add_commands(station.adds(), title) if station is not None else ()
    for one in (*fixed, *here_commands(active, title, shown), *adds):
        key = one.key or keys.get(one.binding, "")
        listed.append(one if key == one.key else _with_key(one, key))
    return sorted(listed, key=lambda one: GROUPS.index(one.group))


def _with_key(one: Command, key: str) -> Command:
    return Command(
        one.id,
        one.group,
        one.place,
        one.words,
        one.explains,
        one.act,
        one.when,
        one.binding,
        key,
        one.also,
        one.asked,
    )
