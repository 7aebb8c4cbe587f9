"""One decision being worked on: its value, undo and redo, saving, the lease. Knows no interface."""

from roadworthy.session.session import SaveState, Session

__all__ = ["SaveState", "Session"]
