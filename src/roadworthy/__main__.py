"""Where the program begins and ends: ``roadworthy`` and ``python -m roadworthy``."""

import errno
import gc
import os
import sys
from typing import Final

INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
_FULL: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO})
"""What a write says where there is no room, or nobody takes it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit status; whatever happens, no traceback reaches a person."""
    _plain_streams()
    _start_quickly()
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return BROKEN_PIPE
    except OSError as error:
        if error.filename is not None or error.errno not in _FULL:
            print(_told(error), file=sys.stderr)  # noqa: T201 - the edge of the program
            return 2
        _forget_output()
        words = f"roadworthy: it could not be printed ({(error.strerror or '').lower()}); print it elsewhere"
        print(words, file=sys.stderr)  # noqa: T201 - as above
        return 2
    except Exception as error:  # noqa: BLE001 - the last net
        print(_told(error), file=sys.stderr)  # noqa: T201 - the edge of the program
        return 2
    finally:
        gc.enable()
    return status


def _run(arguments: list[str]) -> int:
    """One command line. What it imports may fail, too, and is imported where that is caught."""
    from roadworthy.cli.walk import file_alone  # noqa: PLC0415 - as above

    if file := file_alone(arguments):
        from roadworthy.tui.run import run_walk  # noqa: PLC0415 - as above

        return run_walk(file)
    from roadworthy.cli.commands import run  # noqa: PLC0415 - as above

    return run(arguments)


def _told(error: Exception) -> str:
    try:
        from roadworthy.store.crash import told  # noqa: PLC0415 - wanted once in a lifetime
    except Exception:  # noqa: BLE001 - it may be what failed
        return f"roadworthy: this installation is broken ({error}); install it again"
    return told(error)


def _start_quickly() -> None:
    """Leave out what a short command does not need: sweeping memory that is in use, looking for plugins."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _plain_streams() -> None:
    """Files and pipes get UTF-8; a terminal that lacks a character shows another instead of failing.

    What the shell has closed swallows what is written to it.
    """
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _forget_output() -> None:
    """Nobody reads any more: let the last flush at exit go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
