"""One value being worked on: undo and redo, saving in time, the lease. Knows no interface."""

from roadworthy.session.session import Session
from roadworthy.session.working_copy import SaveState

__all__ = ["SaveState", "Session"]
