"""What a decision is: frozen values, no I/O, no clock."""

from roadworthy.model.base import Record
from roadworthy.model.decision import FORMAT, Decision
from roadworthy.model.interval import Interval, read_interval
from roadworthy.model.keypath import KeyPath, PathError, dotted, drop, get, key_path, put

__all__ = [
    "FORMAT",
    "Decision",
    "Interval",
    "KeyPath",
    "PathError",
    "Record",
    "dotted",
    "drop",
    "get",
    "key_path",
    "put",
    "read_interval",
]  # fmt: skip
