"""What a decision is: frozen values, no I/O, no clock."""

from roadworthy.model.base import Record
from roadworthy.model.decision import FORMAT, Decision
from roadworthy.model.edit import Edit
from roadworthy.model.keypath import KeyPath, PathError, dotted, drop, get, key_path, put
from roadworthy.model.span import Span, read_span

__all__ = [
    "FORMAT", "Decision", "Edit", "KeyPath", "PathError", "Record", "Span",
    "dotted", "drop", "get", "key_path", "put", "read_span",
]  # fmt: skip
