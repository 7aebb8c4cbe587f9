"""Which signals end a program, so that every face saves before they do."""

import signal
from typing import Final

_NOT_OURS: Final = (
    "SIGKILL", "SIGSTOP",  # nobody can answer these
    "SIGCHLD", "SIGCLD", "SIGURG", "SIGWINCH", "SIGINFO", "SIGCONT",  # these end nothing
    "SIGTSTP", "SIGTTIN", "SIGTTOU",  # these stop a program, which goes on later
    "SIGPIPE", "SIGXFSZ",  # Python raises an error where they come from
    "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGABRT", "SIGIOT", "SIGTRAP", "SIGSYS", "SIGEMT",  # broken
)  # fmt: skip


def ending_signals() -> frozenset[int]:
    """The numbers of all signals that end a program which does not answer them, and that it can answer.

    A terminal, a system that shuts down, a batch system out of time and a person with ``kill`` send different
    ones; work is saved and the terminal given back for each of them.
    """
    left = {int(getattr(signal, name)) for name in _NOT_OURS if hasattr(signal, name)}
    return frozenset(int(number) for number in signal.valid_signals() if int(number) not in left)
