"""A class of widgets is defined without a look at everything that its bases define.

Rests on: `DOMNode.__init_subclass__` collecting a class's reactives from the dictionaries of all its bases,
and the names it computes from all its attributes.

Textual goes through some 600 names for each class that a program defines, twice. What a base has of its own
is looked up once here. It has to be there before `textual.widget` is imported.
"""

# ruff: noqa: SLF001 - what Textual sets in a class is private to it

from functools import cache
from typing import Any, Final

from textual.dom import DOMNode
from textual.reactive import Reactive

_COMPUTES: Final = ("_compute_", "compute_")


@cache
def _own(base: type) -> tuple[dict[str, Reactive[Any]], frozenset[str]]:
    """The reactives that a class defines itself, and the names that it computes."""
    names = vars(base)
    reactives = {name: value for name, value in names.items() if isinstance(value, Reactive)}
    return reactives, frozenset(name.lstrip("_")[8:] for name in names if name.startswith(_COMPUTES))


def _init_subclass(
    cls: type[DOMNode],
    inherit_css: bool = True,
    inherit_bindings: bool = True,
    inherit_component_classes: bool = True,
) -> None:
    super(DOMNode, cls).__init_subclass__()
    made: Any = cls
    own = [_own(base) for base in reversed(cls.__mro__)]
    made._reactives = {name: value for reactives, _ in own for name, value in reactives.items()}
    made._computes = frozenset().union(*(computes for _, computes in own))
    made._inherit_css = inherit_css
    made._inherit_bindings = inherit_bindings
    made._inherit_component_classes = inherit_component_classes
    bases = made._css_bases(cls)
    made._css_type_name = bases[0].__name__
    made._css_type_names = frozenset(base.__name__ for base in bases)
    made._merged_bindings = made._merge_bindings()


def define_nodes_quickly() -> None:
    """From now on define classes of widgets without a look at everything."""
    setattr(DOMNode, "__init_subclass__", classmethod(_init_subclass))  # noqa: B010 - it is a method there
