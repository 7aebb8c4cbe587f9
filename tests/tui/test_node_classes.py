"""A class of widgets that is defined quickly is the same as Textual would have it."""

from typing import Any, ClassVar

from textual.dom import DOMNode
from textual.reactive import reactive, var
from textual.widget import Widget

from each import each
from roadworthy.tui.textual_patches.node_classes import define_nodes_quickly
from tui.test_private_parts import OURS

USUAL = DOMNode.__dict__["__init_subclass__"]
SET = (
    "_reactives", "_computes", "_css_type_name", "_css_type_names",
    "_inherit_css", "_inherit_bindings", "_inherit_component_classes",
)  # fmt: skip
NODES = [kind for kind in OURS if issubclass(kind, DOMNode)]


def as_defined(bases: tuple[type, ...], parts: dict[str, Any], **options: bool) -> dict[str, Any]:
    metaclass: Any = type(DOMNode)
    made = metaclass("Made", bases, {"__module__": __name__, **parts}, **options)
    bindings = made._merged_bindings.key_to_bindings if made._merged_bindings else None
    return {name: getattr(made, name) for name in SET} | {
        "bindings": bindings,
        "order": list(made._reactives),
    }


def quickly_and_usually(
    bases: tuple[type, ...], parts: dict[str, Any] | None = None, **options: bool
) -> tuple[dict[str, Any], dict[str, Any]]:
    parts = parts or {}
    try:
        define_nodes_quickly()
        quick = as_defined(bases, parts, **options)
    finally:
        setattr(DOMNode, "__init_subclass__", USUAL)  # noqa: B010 - it is a method there
    return quick, as_defined(bases, parts, **options)


class Measured(Widget):
    """Has what is collected: reactives, one of them replaced below, and computed ones."""

    BINDINGS: ClassVar = [("x", "cross", "cross")]
    height_now = reactive(3)
    width_now = var(4)

    def compute_width_now(self) -> int:
        return 4

    def _compute_height_now(self) -> int:
        return 3


class Replaced(Measured):
    height_now = reactive(5)
    depth = reactive(1)


@each("kind", [*NODES, Measured, Replaced])
def test_a_class_is_what_textual_would_have(kind: type) -> None:
    quick, usual = quickly_and_usually((kind,))
    assert quick == usual


def test_what_is_given_and_what_is_replaced_counts() -> None:
    for options in ({"inherit_css": False}, {"inherit_bindings": False}):
        quick, usual = quickly_and_usually(
            (Replaced,), {"depth": var(2), "compute_depth": lambda _: 2}, **options
        )
        assert quick == usual
        assert "depth" in quick["_computes"]
        assert {"width_now", "height_now"} <= set(quick["_computes"])
    quick, usual = quickly_and_usually((Replaced, Widget))
    assert quick == usual
