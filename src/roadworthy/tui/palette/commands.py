"""The commands of the palette: a list, each with its words, its explanation and what it does."""

import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from inspect import isawaitable
from typing import Final

from textual.app import App
from textual.binding import ActiveBinding
from textual.dom import DOMNode
from textual.screen import Screen

from roadworthy.knowledge.commands import adding_words, command_words, key_words
from roadworthy.knowledge.guide import topics
from roadworthy.knowledge.stations import stations
from roadworthy.model.frozen import frozen
from roadworthy.report.formats import FORMATS, OutputFormat
from roadworthy.tui.palette.actions import Actions

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
    act: Callable[[Actions], object]
    when: Callable[[Actions], bool] = lambda _: True
    binding: str = ""
    """Id of the binding that does the same; its key is shown."""
    key: str = ""
    also: tuple[str, ...] = ()
    """Other words under which people look for it."""
    asked: bool = False
    """Whether it is listed only when it is searched for."""


def _walks(actions: Actions) -> bool:
    return actions.walk is not None


def _in_file(actions: Actions) -> bool:
    return actions.session is not None and actions.session.path is not None


def _welcomes(actions: Actions) -> bool:
    return actions.walk is None


def _in_state(*states: str) -> Callable[[Actions], bool]:
    return lambda actions: actions.session is not None and actions.session.state in states


def _begin(way: str, actions: Actions) -> None:
    actions.begin(way)


def _export(form: OutputFormat, actions: Actions) -> None:
    actions.export(form)


def _go(station: str, actions: Actions) -> None:
    actions.go(station)


def _read(topic: str, actions: Actions) -> None:
    actions.topic(topic)


def _press(action: str, node: DOMNode, actions: Actions) -> object:
    return actions.app.run_action(action, node)


def _step(by: int) -> Callable[[Actions], object]:
    return lambda actions: actions.walk.action_step(by) if actions.walk else None


def _call(name: str) -> Callable[[Actions], object]:
    def act(actions: Actions) -> object:
        return getattr(actions.walk, f"action_{name}")() if actions.walk else None

    return act


def _adds(station: str, table: str) -> "_Does":
    """Adding something at a station that is not the present one; that one lists what it adds itself."""
    return _Does(
        DECISION,
        lambda actions: actions.add(station, table),
        lambda actions: actions.writes and actions.walk is not None and actions.walk.current != station,
    )


@frozen
class _Does:
    """What a command of `knowledge.commands` does, and when."""

    group: str
    act: Callable[[Actions], object]
    when: Callable[[Actions], bool] = lambda _: True
    binding: str = ""


_DOES: Final[Mapping[str, _Does]] = {
    "save-now": _Does(HERE, Actions.save_now, _in_state("failed")),
    "solve": _Does(HERE, Actions.against_disk, _in_state("conflict")),
    "rescue": _Does(HERE, Actions.save_elsewhere, _in_state("failed", "conflict")),
    "new": _Does(HERE, partial(_begin, "new"), _welcomes, "welcome.new"),
    "table": _Does(HERE, partial(_begin, "table"), _welcomes, "welcome.table"),
    "other": _Does(HERE, partial(_begin, "other"), _welcomes, "welcome.other"),
    "next": _Does(WALK, _step(1), _walks, "walk.next"),
    "back": _Does(WALK, _step(-1), _walks, "walk.back"),
    "go": _Does(WALK, _call("go_to"), _walks, "walk.go"),
    "next-open": _Does(WALK, _call("next_open"), _walks, "walk.next-open"),
    "undo": _Does(
        WALK,
        _call("undo"),
        lambda actions: actions.session is not None and actions.session.can_undo,
        "walk.undo",
    ),
    "redo": _Does(
        WALK,
        _call("redo"),
        lambda actions: actions.session is not None and actions.session.can_redo,
        "walk.redo",
    ),
    "short": _Does(
        WALK,
        lambda actions: actions.short(short=True),
        lambda actions: actions.walk is not None and not actions.walk.short,
    ),
    "everything": _Does(
        WALK,
        lambda actions: actions.short(short=False),
        lambda actions: actions.walk is not None and actions.walk.short,
    ),
    "keep-sample": _Does(
        DECISION,
        Actions.save_elsewhere,
        lambda actions: actions.session is not None and actions.session.path is None,
    ),
    "take-over": _Does(DECISION, Actions.take_over, lambda actions: _in_file(actions) and not actions.writes),
    "add-candidate": _adds("landscape", "candidates"),
    "add-criterion": _adds("criteria", "criteria"),
    "add-must-have": _adds("frame", "must_haves"),
    "add-person": _adds("frame", "people"),
    "add-horizon": _adds("frame", "horizons"),
    "add-risk": _adds("risks", "risks"),
    "title": _Does(DECISION, Actions.title, lambda actions: actions.writes),
    "settle": _Does(
        DECISION,
        _call("settle"),
        lambda actions: actions.writes and actions.walk is not None and actions.walk.settling.waits,
        "walk.settle",
    ),
    "lessons": _Does(
        DECISION,
        _call("lessons"),
        lambda actions: actions.writes and actions.walk is not None and actions.walk.earlier.can_help,
        "walk.lessons",
    ),
    "amend": _Does(
        DECISION,
        _call("amend"),
        lambda actions: actions.writes and actions.walk is not None and bool(actions.walk.amendments.grounds),
        "walk.amend",
    ),
    "status": _Does(DECISION, Actions.status, lambda actions: actions.writes),
    "copy": _Does(DECISION, Actions.copy, _walks),
    "copy-line": _Does(DECISION, Actions.copy_line, _walks),
    "save-elsewhere": _Does(
        DECISION,
        Actions.save_elsewhere,
        lambda actions: _in_file(actions) and not _in_state("failed", "conflict")(actions),
    ),
    "versions": _Does(DECISION, Actions.versions, lambda actions: _in_file(actions) and actions.writes),
    "against-disk": _Does(
        DECISION,
        Actions.against_disk,
        lambda actions: _in_file(actions) and not _in_state("conflict")(actions),
    ),
    "reload": _Does(DECISION, Actions.reload, _in_file),
    "ballots": _Does(DECISION, Actions.ballots, _in_file),
    "ballot-ask": _Does(
        DECISION,
        lambda actions: actions.ballots("invite"),
        lambda actions: _in_file(actions) and actions.writes,
    ),
    "ballot-cast": _Does(DECISION, Actions.cast_ballot, lambda actions: _in_file(actions) and actions.writes),
    "ballot-take": _Does(
        DECISION,
        lambda actions: actions.ballots("take"),
        lambda actions: (
            _in_file(actions) and actions.writes and actions.open.value.ballots.opened_on is not None
        ),
    ),
    "ballot-withdraw": _Does(
        DECISION,
        Actions.ballots,
        lambda actions: _in_file(actions) and bool(actions.open.value.ballots.voters),
    ),
    "another": _Does(PROGRAM, Actions.another, _walks),
    "theme": _Does(PROGRAM, Actions.theme),
    "keys": _Does(PROGRAM, Actions.keys, binding="walk.keys"),
    "help": _Does(PROGRAM, Actions.help, binding="walk.help"),
    "suspend": _Does(
        PROGRAM,
        lambda actions: actions.app.action_suspend_process(),
        lambda actions: sys.platform != "win32" and not actions.app.is_headless,
    ),
    "quit": _Does(PROGRAM, lambda actions: actions.program.action_leave(), binding="app.quit"),
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


def export_commands() -> Sequence[Command]:
    """Writing each form of the summary beside the decision."""
    return [
        Command(
            f"export-{form.id}", DECISION, form.words.command.place, form.words.command.words,
            form.words.command.explains, partial(_export, form), _walks, also=form.words.command.also,
        )
        for form in FORMATS
    ]  # fmt: skip


def do(one: Command, app: App[int]) -> None:
    """Do what a command does; what has to be waited for goes on beside what the person does."""
    done = one.act(Actions(app))
    if isawaitable(done):
        app.run_worker(_awaited(done), group="command", exit_on_error=True)


async def _awaited(done: Awaitable[object]) -> None:
    await done


def command_called(name: str) -> Command:
    """The command with this id, of those that are there whatever is shown. Raises StopIteration."""
    return next(one for one in (*own_commands(), *export_commands()) if one.id == name)


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
        Command(f"add-{label}", HERE, title, f"Add {_small(label)}", adding_words(), lambda _, add=add: add())  # type: ignore[misc]
        for label, add in adds.items()
    ]


def _small(label: str) -> str:
    """The words of a line inside a sentence: “A must-have” is “Add a must-have”; names in capitals stay."""
    return label[:1].lower() + label[1:] if not label[1:2].isupper() else label


_NO_COMMANDS: Final = frozenset({"move", "go", "leave", "edge", "cursor_left", "cursor_right"})


def all_commands(
    actions: Actions, active: Mapping[str, ActiveBinding], shown: Callable[[str], str]
) -> Sequence[Command]:
    """All that can be done now."""
    walk = actions.walk
    station = walk.station if walk is not None else None
    title = station.text.title if station is not None else "Here"
    keys = {item.binding.id: shown(key) for key, item in reversed(list(active.items())) if item.binding.id}
    keys |= {
        item.binding.id: item.binding.key_display
        for item in active.values()
        if item.binding.id and item.binding.key_display
    }
    listed: list[Command] = []
    fixed = [
        one
        for one in (*own_commands(), *export_commands(), *station_commands(), *guide_commands())
        if one.when(actions)
    ]
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
