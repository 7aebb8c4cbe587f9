"""One decision being worked on: its value, undo and redo, saving, the lease. Knows no interface."""

from roadworthy.session.session import Session, State

__all__ = ["Session", "State"]
