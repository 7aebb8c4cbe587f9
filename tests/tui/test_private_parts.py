"""Textual's private parts are touched in one folder alone, and a version that has them otherwise is noticed."""

import ast
import hashlib
import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

from textual.message_pump import MessagePump
from textual.widget import Widget

import roadworthy.tui
from each import each
from parsed import nodes_of, tree_of
from roadworthy.tui import textual_patches
from roadworthy.tui.app import RoadworthyApp

HOME = textual_patches.__name__
MADE_BY_ITS_METACLASS = {
    "_abc_impl", "_computes", "_css_type_name", "_css_type_names", "_decorated_handlers", "_inherit_bindings",
    "_inherit_component_classes", "_inherit_css", "_merged_bindings", "_reactives",
}  # fmt: skip


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(roadworthy.tui.__path__, "roadworthy.tui."):
        yield importlib.import_module(found.name)


MODULES = tuple(modules())
OURS = tuple(
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and kind.__module__ == module.__name__
)


def theirs(kind: type) -> tuple[type, ...]:
    return tuple(base for base in kind.__mro__ if base.__module__.partition(".")[0] in ("textual", "rich"))


@cache
def set_by(kind: type) -> frozenset[str]:
    """The private attributes that a class gives its instances."""
    tree: ast.AST = tree_of(Path(inspect.getfile(kind)).read_text(encoding="utf-8"))
    for name in kind.__qualname__.split("."):
        classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
        tree = next(node for node in classes if node.name == name)
    return frozenset(
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
    )


def private(names: Any) -> set[str]:
    return {name for name in names if re.match(r"_[a-z]", name)} - MADE_BY_ITS_METACLASS


def test_there_is_something_to_look_at() -> None:
    assert len([kind for kind in OURS if Widget in kind.__mro__]) > 50
    assert "_pending_message" in set_by(MessagePump)


def elsewhere() -> list[type]:
    return [kind for kind in OURS if theirs(kind) and not kind.__module__.startswith(HOME)]


def test_nothing_private_is_overridden_elsewhere() -> None:
    found = {
        f"{kind.__name__}.{name}"
        for kind in elsewhere()
        for base in theirs(kind)
        for name in private(vars(kind)) & private(vars(base))
    }
    assert found == set()


def test_no_attribute_is_shared_by_chance() -> None:
    found = {
        f"{kind.__name__}.{name}"
        for kind in elsewhere()
        for base in theirs(kind)
        for name in set_by(kind) & (set_by(base) | private(vars(base)))
    }
    assert found == set()


def test_nothing_private_is_imported_or_asked_for_elsewhere() -> None:
    found = []
    for module in MODULES:
        path = Path(inspect.getfile(module))
        if module.__name__.startswith(HOME):
            continue
        for node in nodes_of(path.read_text(encoding="utf-8")):
            names = []
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("textual", "rich")):
                names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            elif isinstance(node, ast.Attribute) and not isinstance(node.value, ast.Name):
                names = [node.attr] if isinstance(node.value, ast.Attribute) else []
            found += [f"{path.name}: {name}" for name in names if re.match(r"_[a-z]", name)]
    assert found == []


def test_they_were_made_for_the_version_that_is_here() -> None:
    assert version("textual") == textual_patches.TEXTUAL


def mark(name: str) -> str:
    """What tells the source of something in Textual from the same thing changed."""
    module, _, path = name.partition(":")
    found: Any = importlib.import_module(module)
    for part in path.split("."):
        found = inspect.getattr_static(found, part)
    if isinstance(found, property):
        found = found.fget
    found = getattr(found, "__func__", found)
    source = inspect.getsource(getattr(found, "__wrapped__", found))
    return hashlib.sha256(textwrap.dedent(source).encode()).hexdigest()[:12]


MARKS: dict[str, dict[str, str]] = {
    "colour_filter": {
        "textual.app:App.get_line_filters": "9a9e2447a166",
        "textual.filter:ANSIToTruecolor.apply": "2b8957e6c0cc",
    },
    "driver": {
        "textual.drivers.linux_driver:LinuxDriver.__init__": "8ffb11d084a6",
        "textual.drivers.linux_driver:LinuxDriver._sigtstp_application": "8044421ac7ab",
        "textual.drivers.linux_driver:LinuxDriver._sigcont_application": "5c1afbf36f9e",
        "textual.drivers.linux_driver:LinuxDriver.start_application_mode": "a6a78976dcf6",
        "textual.drivers.linux_driver:LinuxDriver.stop_application_mode": "8fb0dc87358d",
        "textual.drivers.linux_driver:LinuxDriver.disable_input": "d19b820bfe91",
        "textual.drivers.linux_driver:LinuxDriver._run_input_thread": "f535433fe281",
        "textual.drivers.linux_driver:LinuxDriver.run_input_thread": "03c4634c663e",
        "textual.drivers.linux_driver:LinuxDriver._get_terminal_size": "719f875ece74",
        "textual.drivers.linux_driver:LinuxDriver.process_message": "b97b81acaba6",
        "textual.driver:Driver.__init__": "11bfb0bb0558",
        "textual.driver:Driver.no_automatic_restart": "6edd750e9c73",
        "textual.driver:Driver.suspend_application_mode": "9a8ae20cee08",
        "textual.drivers._writer_thread:WriterThread.run": "fd4498352f54",
        "textual._parser:Parser.feed": "73c101c78046",
        "textual._parser:Parser.tick": "ca5178b1f48d",
        "textual._xterm_parser:XTermParser.parse": "218709843b76",
        "textual._xterm_parser:XTermParser._sequence_to_key_events": "292d08be0653",
        "textual.app:App.suspend": "6bc32efc44a7",
    },
    "faults": {
        "textual.app:App._handle_exception": "ee684ee67163",
        "textual.app:App.exit": "7ede7e8e1108",
    },
    "gc_policy": {},
    "gone_unmounted": {
        "textual.message_pump:MessagePump._pre_process": "0a69ed74de06",
        "textual.message_pump:MessagePump.on_event": "34081b83c78e",
        "textual.widget:Widget.mount": "8d39073586a3",
    },
    "key_frames": {
        "textual.screen:Screen._on_idle": "07b070b1b717",
        "textual.screen:Screen._on_timer_update": "af1f31e0921c",
    },
    "moved_painted": {
        "textual._compositor:Compositor.reflow": "0a8309c9d841",
        "textual._compositor:Compositor.reflow_visible": "f1a460b11e81",
        "textual._compositor:Compositor.find_widget": "aa70f3c9a5ff",
    },
    "node_classes": {
        "textual.dom:DOMNode.__init_subclass__": "429f3ae975c1",
        "textual.dom:DOMNode._css_bases": "3a62d0bfe11e",
        "textual.dom:DOMNode._merge_bindings": "b9779afa892a",
    },
    "strip_cache": {
        "textual.visual:Visual.to_strips": "ac6d3fe0ae2f",
        "textual.content:Content.render": "d4ac3e197fc4",
        "textual.content:Content.render_strips": "b025111fe9ad",
        "textual.style:Style.rich_style_with_offset": "1d81e259bd4f",
    },
    "strip_widget": {
        "textual.widget:Widget.render_lines": "c8c7679a8ae6",
        "textual.widget:Widget.render_line": "5c2550212d75",
        "textual.widget:Widget.refresh": "59f7e8ecde5a",
        "textual.widget:Widget._render_content": "810737d547d1",
        "textual._styles_cache:StylesCache.render_widget": "fd0c1472f4c8",
    },
    "style_sheets": {
        "textual.app:App.refresh_css": "77928c0b6503",
        "textual.app:App.get_css_variables": "862c7fcaf54d",
        "textual.app:App._process_messages": "a05030d9eb74",
        "textual.css.stylesheet:Stylesheet.set_variables": "6f370c03ccda",
    },
    "sure_timers": {
        "textual.message_pump:MessagePump.set_timer": "0e15a4ee599f",
        "textual.timer:Timer.__init__": "a9334b86224c",
        "textual.timer:Timer._run": "92f4923ce3b2",
    },
    "typed_ahead": {
        "textual.message_pump:MessagePump._get_message": "7834ef295aad",
        "textual.message_pump:MessagePump._peek_message": "df676b5b281b",
        "textual.message_pump:MessagePump.message_queue_size": "faff250b4c99",
        "textual.message_pump:MessagePump._process_messages_loop": "fb4b5e525431",
        "textual.message_pump:MessagePump.call_later": "fca0701d9874",
        "textual.app:App.on_event": "0cdf4d955d13",
    },
}


def patches() -> list[str]:
    return sorted(found.name for found in pkgutil.iter_modules(textual_patches.__path__))


def test_every_patch_says_what_it_rests_on() -> None:
    assert patches() == sorted(MARKS)
    for name in patches():
        said = inspect.getdoc(importlib.import_module(f"{HOME}.{name}")) or ""
        assert "Rests on" in said, name


@each(("patch", "name"), [(patch, name) for patch, names in MARKS.items() for name in names])
def test_what_a_patch_rests_on_is_as_it_was(patch: str, name: str) -> None:
    """Where this fails Textual has changed: read it, see that the patch still holds, and put its mark here."""
    RoadworthyApp(
        None
    )  # what a program puts in place of it stands there, as in any test that comes after another one
    assert mark(name) == MARKS[patch][name], f"{patch}: {name} is another now"
