"""A mistake of the program reaches the program, not the person as a traceback.

Rests on: `App._handle_exception` being called with every exception that no handler caught, wrapped in a
`WorkerFailed` where a worker raised it.
"""

from typing import TypeVar

from textual.app import App
from textual.worker import WorkerFailed

ReturnType = TypeVar("ReturnType")


class FaultsTold(App[ReturnType]):
    """An app that is told of what went wrong in it."""

    def on_fault(self, error: BaseException) -> bool:
        """Something raised `error`; whether it was seen to, so that Textual need not print and leave."""
        del error
        return False

    def _handle_exception(self, error: Exception) -> None:
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error  # what went wrong, and where
        if not self.on_fault(error):
            super()._handle_exception(error)

    def input_failed(self, error: BaseException) -> None:
        """The thread that reads keys raised `error`."""
        self._handle_exception(error if isinstance(error, Exception) else RuntimeError(repr(error)))
