"""The commands of the palette: a list, each with its words, its explanation and what it does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from textual.app import App
from textual.binding import ActiveBinding
from textual.dom import DOMNode
from textual.screen import Screen

from roadworthy.knowledge.guide import topics
from roadworthy.knowledge.stations import stations
from roadworthy.tui.desk import Desk

HERE: Final = "here"
DECISION: Final = "this decision"
WALK: Final = "the walk"
PROGRAM: Final = "the program"
GUIDE: Final = "the guide"
GROUPS: Final = (HERE, WALK, DECISION, PROGRAM, GUIDE)


@dataclass(frozen=True)
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


def _writes_file(desk: Desk) -> bool:
    return _in_file(desk) and desk.writes


def _troubled(desk: Desk) -> bool:
    return desk.session is not None and desk.session.state in ("failed", "conflict")


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


COMMANDS: Final[tuple[Command, ...]] = (
    Command("save-now", HERE, "File", "Try to save again",
        "The last save did not work. What is on the screen is kept until one does.",
        Desk.save_now, lambda desk: desk.session is not None and desk.session.state == "failed"),
    Command("solve", HERE, "File", "Decide between the file and the screen",
        "Somebody else changed the file. Nothing is overwritten until you say which one counts.",
        Desk.against_disk, lambda desk: desk.session is not None and desk.session.state == "conflict"),
    Command("rescue", HERE, "File", "Save to another file",
        "Writes what is on the screen to a new file and goes on there.",
        Desk.save_elsewhere, _troubled, also=("save as", "elsewhere")),
    *(
        Command(way, HERE, "Begin", words, explains, partial(_begin, way),
            lambda desk: desk.walk is None, binding=f"welcome.{way}", also=also)
        for way, words, explains, also in (
            ("new", "New decision", "Asks a title and a file name, that is all.", ("start", "create")),
            ("table", "Begin from a table", "A scorecard in CSV becomes a decision.", ("csv", "import")),
            ("other", "Open another file", "Any decision on this machine.", ("path",)),
        )
    ),
    Command("next", WALK, "Walk", "Next station", "One station on. The order is advice, not a rule.",
        _step(1), _walks, binding="walk.next", also=("forward",)),
    Command("back", WALK, "Walk", "Previous station", "One station back.",
        _step(-1), _walks, binding="walk.back"),
    Command("go", WALK, "Walk", "Go to a station", "The nine by number.",
        _call("go_to"), _walks, binding="walk.go", also=("jump",)),
    Command("undo", WALK, "Walk", "Undo", "Takes the last step back and shows where it was.",
        _call("undo"), lambda desk: desk.session is not None and desk.session.can_undo, binding="walk.undo"),
    Command("redo", WALK, "Walk", "Do again", "Does the step again that was undone.",
        _call("redo"), lambda desk: desk.session is not None and desk.session.can_redo, binding="walk.redo",
        also=("redo",)),
    Command("short", WALK, "Walk", "The short walk",
        "Asks the essential questions alone, about twenty minutes. No answer is lost; what is left open is "
        "shown as unknown.",
        lambda desk: desk.short(short=True), lambda desk: desk.walk is not None and not desk.walk.short,
        also=("essential", "quick")),
    Command("everything", WALK, "Walk", "Ask everything",
        "All questions of the nine stations. What you answered in the short walk is there already.",
        lambda desk: desk.short(short=False), lambda desk: desk.walk is not None and desk.walk.short,
        also=("long", "full walk")),
    Command("keep-sample", DECISION, "File", "Keep this sample as a file",
        "A copy of your own, to change as you like. The sample stays as it ships.",
        Desk.save_elsewhere, lambda desk: desk.session is not None and desk.session.path is None,
        also=("save", "copy")),
    Command("take-over", DECISION, "File", "Take the file over",
        "You write from now on; the other walk may only look. What it had is kept as a version.",
        Desk.take_over, lambda desk: _in_file(desk) and not desk.writes, also=("lock", "lease")),
    Command("title", DECISION, "Decision", "Change the title", "The file keeps its name.",
        Desk.title, lambda desk: desk.writes, also=("rename", "name")),
    Command("status", DECISION, "Decision", "Move the status",
        "Framing, choosing, proposed, decided and so on. It moves by somebody's word, with date and role, "
        "never by itself.",
        Desk.status, lambda desk: desk.writes, also=("decided", "proposed", "abandoned", "reopen")),
    Command("copy", DECISION, "Summary", "Copy the summary",
        "As Markdown, to the clipboard; over ssh, too, where the terminal allows it.",
        Desk.copy, _walks, also=("clipboard", "osc 52")),
    Command("export-markdown", DECISION, "Summary", "Export as Markdown",
        "A file beside the decision. One that is there is never replaced unasked.",
        lambda desk: desk.export("markdown"), _walks, also=("md", "write", "record")),
    Command("export-text", DECISION, "Summary", "Export as text",
        "A file beside the decision, to read or to mail. One that is there is never replaced unasked.",
        lambda desk: desk.export("text"), _walks, also=("txt", "print")),
    Command("export-json", DECISION, "Summary", "Export as JSON",
        "A file beside the decision, for scripts. One that is there is never replaced unasked.",
        lambda desk: desk.export("json"), _walks, also=("data",)),
    Command("save-elsewhere", DECISION, "File", "Save to another file",
        "Writes what is on the screen to a new file and goes on there. The old file stays as it is.",
        Desk.save_elsewhere, lambda desk: _in_file(desk) and not _troubled(desk), also=("save as",)),
    Command("versions", DECISION, "File", "Go back to a version",
        "The last twenty are kept on this machine. You see what changed before you go; undo covers it.",
        Desk.versions, _writes_file, also=("restore", "history", "backup")),
    Command("against-disk", DECISION, "File", "What differs from the file",
        "Compares the screen with what is on the disk now.",
        Desk.against_disk, _in_file, also=("diff", "disk", "changed")),
    Command("reload", DECISION, "File", "Read the file again",
        "Takes what is on the disk. What was on the screen is kept as a version, and undo brings it back.",
        Desk.reload, _in_file, also=("reload", "disk")),
    Command("another", PROGRAM, "Program", "Open another decision",
        "Saves this one and shows the first screen: recent decisions, samples, a new one.",
        Desk.another, _walks, also=("welcome", "close", "home", "recent", "new", "switch")),
    Command("theme", PROGRAM, "Program", "Choose a theme",
        "Dark, light, high contrast, safe for the colour-blind, sixteen colours. "
        "You see each before you keep it.",
        Desk.theme, also=("colours", "colors", "dark", "light", "contrast")),
    Command("keys", PROGRAM, "Program", "All keys", "What does something here, and how to have other keys.",
        Desk.keys, binding="walk.keys", also=("shortcuts", "bindings", "remap")),
    Command("help", PROGRAM, "Program", "Help about this",
        "Everything the guide knows about what has the focus.",
        Desk.help, binding="walk.help", also=("guide", "why")),
    Command("quit", PROGRAM, "Program", "Quit",
        "Everything is saved; next time you go on where you left off.",
        lambda desk: desk.app.action_leave(), binding="app.quit", also=("exit", "leave")),
)  # fmt: skip


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
        moves = binding.action.partition("(")[0] in _NO_COMMANDS or not binding.description
        if isinstance(node, Screen | App) or not enabled or moves or not (binding.show or tooltip):
            continue
        words = binding.description[:1].upper() + binding.description[1:]
        name = binding.id or f"{binding.action} {key}"
        found.setdefault(
            (binding.action, name),
            Command(
                f"here-{name}", HERE, title, words, tooltip or "Does the same as the key at the right.",
                partial(_press, binding.action, node),
                key=binding.key_display or shown(key),
            ),
        )  # fmt: skip
    return list(found.values())


_NO_COMMANDS: Final = frozenset({"move", "go", "leave", "edge", "cursor_left", "cursor_right"})


def all_commands(
    desk: Desk, active: Mapping[str, ActiveBinding], shown: Callable[[str], str]
) -> Sequence[Command]:
    """All that can be done now."""
    walk = desk.walk
    title = walk.station.text.title if walk is not None and walk.station is not None else "Here"
    keys = {item.binding.id: shown(key) for key, item in reversed(list(active.items())) if item.binding.id}
    keys |= {
        item.binding.id: item.binding.key_display
        for item in active.values()
        if item.binding.id and item.binding.key_display
    }
    listed: list[Command] = []
    fixed = [one for one in (*COMMANDS, *station_commands(), *guide_commands()) if one.when(desk)]
    for one in (*here_commands(active, title, shown), *fixed):
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
