"""What Windows has not, taken away before the package and its tests are imported: run by tests/test_other_systems.py.

Libraries keep what they have, as they would there: they are imported before, and only what lies in the checkout is refused.
`os.name` stays, as a path that is made under another one is none that this system can open.
"""

import builtins
import importlib
import os
import pkgutil
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

HOME = Path(__file__).resolve().parents[1]
TESTS = HOME / "tests"
ABSENT = frozenset(
    {"curses", "fcntl", "grp", "pexpect", "ptyprocess", "pty", "pwd", "resource", "syslog", "termios", "tty"}
)
OF_OS = (
    "chown", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getpgid", "getpgrp", "getuid", "killpg",
    "lchown", "mkfifo", "nice", "O_DIRECTORY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "openpty", "pread", "pwrite",
    "sched_getaffinity", "sched_yield", "setsid", "sync", "sysconf", "tcgetpgrp", "tcsetpgrp", "ttyname", "uname", "wait3",
    "wait4", "WIFSTOPPED", "WNOHANG", "WUNTRACED",
)  # fmt: skip
OF_SIGNAL = (
    "alarm", "pause", "pthread_kill", "pthread_sigmask", "setitimer", "SIGALRM", "SIGBUS", "SIGCHLD", "SIGCONT", "SIGHUP",
    "SIGIO", "SIGKILL", "SIGPIPE", "SIGPROF", "SIGQUIT", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG", "SIGUSR1",
    "SIGUSR2", "SIGVTALRM", "SIGWINCH", "SIGXCPU", "SIGXFSZ", "sigwait",
)  # fmt: skip


def package() -> Iterator[str]:
    """The modules of the package; its end, which runs it, apart."""
    import roadworthy  # noqa: PLC0415 - anew each time

    for found in pkgutil.walk_packages(roadworthy.__path__, "roadworthy."):
        if not found.name.endswith("__main__"):
            yield found.name


def tests() -> Iterator[str]:
    """The modules that pytest imports."""
    for path in sorted(TESTS.rglob("test_*.py")):
        yield ".".join(path.relative_to(TESTS).with_suffix("").parts)


def failures(names: Sequence[str]) -> Iterator[str]:
    """What each module says that can't be imported; one that is left out there says nothing."""
    for name in names:
        try:
            importlib.import_module(name)
        except BaseException as error:  # noqa: BLE001 - pytest's own leaving out is none of the usual ones
            if type(error).__name__ != "Skipped":
                yield f"{name}: {type(error).__name__}: {error}"


def take_away() -> None:
    """From here on it is as on Windows, as far as that can be said truly."""
    for name, module in list(sys.modules.items()):
        if name != "__main__" and _is_ours(getattr(module, "__file__", None)):
            del sys.modules[name]
    really = builtins.__import__

    def guarded(name: str, scope: Mapping[str, Any] | None = None, *rest: Any, **more: Any) -> ModuleType:
        if _is_ours((scope or {}).get("__file__")) and name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"no module named {name!r} there")
        return really(name, scope, *rest, **more)

    vars(builtins)["__import__"] = guarded
    locking = ModuleType("msvcrt")
    vars(locking).update(LK_NBLCK=2, locking=lambda *_: None)
    sys.modules["msvcrt"] = locking
    # What Python 3.12 and later look for programs with there.
    vars(shutil)["_winapi"] = SimpleNamespace(NeedCurrentDirectoryForExePath=lambda _: False)
    sys.platform = "win32"
    for module, gone in ((os, OF_OS), (signal, OF_SIGNAL)):
        for name in gone:
            vars(module).pop(name, None)


def _is_ours(file: str | None) -> bool:
    return file is not None and ".venv" not in file and Path(file).is_relative_to(HOME)


if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))
    wanted = [*package(), *(tests() if sys.argv[1:] == ["tests"] else ())]
    list(failures(wanted))  # with all that the libraries load of their own
    take_away()
    print("\n".join(failures(wanted)))
    print(len(wanted))
