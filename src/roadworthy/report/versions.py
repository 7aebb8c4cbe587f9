"""Two versions of a decision beside each other, and what a place of them is called."""

from typing import Any

from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.model.tree import NOTHING, Tree, at
from roadworthy.report.place_words import place_words, record_name, value_words


@frozen
class Versions:
    """Two versions of a decision: what was worked out about each, and their files as plain data."""

    old: Analysis
    new: Analysis
    old_data: Tree
    new_data: Tree

    def was(self, path: KeyPath) -> str:
        """What stood at a place before, in words."""
        return value_words(path, at(self.old_data, path), self.old.decision)

    def now(self, path: KeyPath) -> str:
        """What stands there now."""
        return value_words(path, at(self.new_data, path), self.new.decision)

    def said_before(self, path: KeyPath, value: Any) -> str:
        """A part of what stood there before."""
        return value_words(path, value, self.old.decision)

    def said_now(self, path: KeyPath, value: Any) -> str:
        """A part of what stands there now."""
        return value_words(path, value, self.new.decision)

    def place(self, path: KeyPath) -> str:
        """What a place is called now; where it is gone, what it was called."""
        return place_words(path, self._with(path))

    def name(self, path: KeyPath) -> str:
        """What a record is called now; where it is gone, what it was called."""
        return record_name(path, self._with(path))

    def _with(self, path: KeyPath) -> Decision:
        gone = at(self.new_data, path) is NOTHING and at(self.old_data, path) is not NOTHING
        return (self.old if gone else self.new).decision
