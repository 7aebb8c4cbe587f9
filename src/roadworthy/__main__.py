"""Where the program begins and ends: ``roadworthy`` and ``python -m roadworthy``."""

import os
import signal
import sys

_IS_PROGRAM = __name__ == "__main__" or os.path.basename(sys.argv[0]).startswith("roadworthy")  # noqa: PTH119
if _IS_PROGRAM and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # Until there is something to leave in good order, ctrl+c ends it as it ends any program: with no words.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import errno  # noqa: E402 - all else comes after the above
from typing import Any, Final, TextIO, cast  # noqa: E402

from roadworthy.quick_start import end_quickly, start_quickly  # noqa: E402

INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO})
"""What a write says where there is no room, or nobody takes it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit status; whatever happens, no traceback reaches a person."""
    _plain_streams()
    start_quickly()
    try:
        _listen()
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return BROKEN_PIPE
    except OSError as error:
        if _interrupted(error):
            return INTERRUPTED
        if error.filename is None and error.errno in _FULL:
            _forget_output()
            words = f"it could not be printed ({(error.strerror or '').lower()}); print it elsewhere"
            _say(f"roadworthy: {words}")
        else:
            _say(_told(error))
        return 2
    except Exception as error:  # noqa: BLE001 - the last net
        if _interrupted(error):
            return INTERRUPTED
        _say(_told(error))
        return 2
    finally:
        end_quickly(for_good=_IS_PROGRAM)
    return status


def _interrupted(error: BaseException) -> bool:
    """Whether ctrl+c is behind an exception: Python makes another one of it where a class is being made."""
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        if isinstance(behind, KeyboardInterrupt):
            return True
        seen.add(id(behind))
        behind = behind.__cause__ or behind.__context__
    return False


def _listen() -> None:
    """From here on ctrl+c is an exception that everything under way can end in good order by."""
    if _IS_PROGRAM and signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _run(arguments: list[str]) -> int:
    """One command line. What it imports may fail, too, and is imported where that is caught."""
    from roadworthy.cli.walk import file_alone, is_bare  # noqa: PLC0415 - as above

    file = file_alone(arguments)
    if file is not None or is_bare(arguments):
        from roadworthy.tui.run import run_walk  # noqa: PLC0415 - as above

        return run_walk(file)
    from roadworthy.cli.commands import run  # noqa: PLC0415 - as above

    return run(arguments)


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201 - the edge of the program


def _told(error: Exception) -> str:
    try:
        from roadworthy.store.crash import told  # noqa: PLC0415 - wanted once in a lifetime
    except Exception:  # noqa: BLE001 - it may be what failed
        return f"roadworthy: this installation is broken ({error}); install it again"
    return told(error)


class _Forgiving:
    """Standard error where it is no terminal: a word that finds no room, or no reader, is dropped.

    There is nobody left to tell; what the program was asked to do and its status stay as they are.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, words: str) -> int:
        """Write, or drop it."""
        try:
            return self._stream.write(words)
        except OSError:
            return len(words)

    def flush(self) -> None:
        """Flush, or drop what is held."""
        try:
            self._stream.flush()
        except OSError:
            _point_nowhere(self._stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _plain_streams() -> None:
    """Files and pipes get UTF-8; a terminal that lacks a character shows another instead of failing.

    What the shell has closed is empty where it is read, and swallows what is written to it.
    """
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stdout, sys.stderr = sys.stdout or _nowhere("w"), sys.stderr or _nowhere("w")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")
    if not sys.stderr.isatty() and not isinstance(sys.stderr, _Forgiving):
        sys.stderr = cast("TextIO", _Forgiving(sys.stderr))


def _nowhere(mode: str) -> TextIO:
    return cast("TextIO", open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123 - until the end


def _forget_output() -> None:
    """Nobody reads any more: let the last flush at exit go nowhere."""
    _point_nowhere(sys.stdout)


def _point_nowhere(stream: TextIO) -> None:
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    sys.exit(main())
