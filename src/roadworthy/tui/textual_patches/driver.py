"""Textual's driver, with what goes wrong between a program and its terminal seen to.

Rests on: `LinuxDriver` having `_file`, `_loop`, `_app`, `_debug`, `_auto_restart`, `_must_signal_resume`,
`_writer_thread` and `exit_event`; it setting handlers for SIGTSTP and SIGCONT when it is made and for
SIGWINCH when it starts; it running `run_input_thread` in a thread of its own and `_get_terminal_size` when it
starts and is resized; `XTermParser._sequence_to_key_events` being asked for each code, again with each sign
that comes, before it is tried as the mouse or as an answer, and `Keys.Ignore` ending it.

* Its signal handlers write to the terminal from wherever the program was interrupted, and wait for ever where
  that was the same queue. Here they run between two turns of the loop.
* What it writes between giving the terminal back and taking it again goes into a queue that nobody reads, and
  the thirty-first waits for ever. Here such writes are left out: all is painted when it goes on.
* A terminal that is gone is read as the end of input, which it goes on reading. Here that ends the program,
  and a stop that was asked for just before does not keep it from that.
* A byte that is no UTF-8 ends its input thread, and with it the program, with a traceback. Here it is a sign.
* The size is that of standard output, which may be a file. Here it is the terminal's.
* What a terminal answers when it is asked for its ground would be taken for keys. Here it is taken out.
* The rest of a code whose beginning came too early would be typed. Here it is put behind that again.
* The code of a key that it does not know would be typed sign by sign: a score of 2. Here it is no key.
* An escape sign among pasted words would begin a key. Here it is a sign among them.
* How long a lone escape is waited for is read from the environment, once. Here it is a setting.
"""

import os
import re
import selectors
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, Protocol, TextIO, cast

from textual import constants
from textual.driver import Driver
from textual.events import Key
from textual.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable


class OnInput(Protocol):
    """What the driver tells the app of its input."""

    def input_ended(self) -> None:
        """Nothing more can be typed: the terminal is gone."""

    asks_ground: bool
    """Whether the terminal is to be asked for its ground; it is asked once."""

    def ground_told(self, light: bool) -> None:
        """The terminal told whether its ground is light."""

    def input_failed(self, error: BaseException) -> None:
        """The thread that reads keys made a mistake."""


_OVER_SSH: Final = 0.3
"""Seconds that a lone escape is waited for where a line may part what belongs together."""


def wait_for_escape(milliseconds: int | None) -> None:
    """Say how long a lone escape is waited for; None leaves it as it is, or takes longer over ssh."""
    if milliseconds is not None:
        setattr(constants, "ESCAPE_DELAY", milliseconds / 1000)  # noqa: B010 - it is final there
    elif os.environ.get("SSH_CONNECTION") and "ESCDELAY" not in os.environ:
        setattr(constants, "ESCAPE_DELAY", _OVER_SSH)  # noqa: B010 - as above


def is_gone(number: int) -> bool:
    """Whether a signal says that the terminal was closed, and it was: nothing can be written there now."""
    if number != getattr(signal, "SIGHUP", None):
        return False
    try:
        return sys.__stderr__ is None or not os.isatty(sys.__stderr__.fileno())
    except (OSError, ValueError):
        return True


if sys.platform == "win32":

    def careful(driver: type[Driver]) -> type[Driver]:
        """The driver itself: these moments are not known there."""
        return driver

else:
    from codecs import getincrementaldecoder
    from time import monotonic

    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    from roadworthy.tui.pasted import PastedEscapes
    from roadworthy.tui.sure_signals import listen
    from roadworthy.tui.terminal_ground import LIMIT, QUESTION, AnswerFilter
    from roadworthy.tui.torn_sequence import TornSequence

    _WAIT: Final = 0.1
    """Seconds after which the parser is asked whether a lone escape was meant as one."""
    _MOST: Final = 4096
    """Bytes that are read at once."""

    _CODE: Final = re.compile(r"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-Z\\-~]|O[0-9;]*[@-~])")
    """The code of a key that is over, known or not; ``ESC [ [`` is only the beginning of one."""
    _NO_KEY: Final = re.compile(r"\x1b\[(?:<?[0-9;]*[mM]|\?.*\$y)")
    """What is tried as the mouse, or as an answer of the terminal, where it is no key."""

    class KnownKeys(XTermParser):
        """The usual parser; a code that it does not know as a key is none."""

        def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
            keys = [*super()._sequence_to_key_events(sequence, alt)]
            # The number of a key is taken for that of a sign: 50 ~ for a 2.
            known = bool(keys) and not (sequence[-1] == "~" and len(keys[0].key) == 1 < len(sequence))
            if known or not _CODE.fullmatch(sequence) or _NO_KEY.fullmatch(sequence):
                return keys
            return [Key(Keys.Ignore, sequence)]

    class _Forgiving:
        """A file that takes what is written to it, gone or not: whoever writes must not wait for ever."""

        def __init__(self, file: TextIO) -> None:
            self._file: Final = file

        def write(self, words: str) -> None:
            try:
                self._file.write(words)
            except (OSError, ValueError):
                return  # reading tells that it is gone

        def flush(self) -> None:
            try:
                self._file.flush()
            except (OSError, ValueError):
                return

        def __getattr__(self, name: str) -> Any:
            return getattr(self._file, name)

    class CarefulDriver(LinuxDriver):
        """The usual driver, more careful."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._file: Any = _Forgiving(cast("TextIO", self._file))
            self._answers: Final = AnswerFilter()
            self._asked = 0.0
            self._listen()

        def _listen(self) -> None:
            """Take SIGTSTP and SIGCONT between two turns of the loop."""
            listen(self._loop, signal.SIGTSTP, self._sigtstp_application)
            listen(self._loop, signal.SIGCONT, self._sigcont_application)

        @contextmanager
        def no_automatic_restart(self) -> Iterator[None]:
            """While another program has the terminal, the system stops and continues both alike."""
            for number in (signal.SIGTSTP, signal.SIGCONT):
                self._loop.remove_signal_handler(number)
            try:
                with super().no_automatic_restart():
                    yield
            finally:
                self._listen()

        def _sigtstp_application(self, *_: object) -> None:
            """Stop; but not without a terminal, as nobody could make it go on again."""
            if os.isatty(self.fileno):
                super()._sigtstp_application()

        def _sigcont_application(self, *_: object) -> None:
            """Go on. A closed window continues a program; so does ``kill -CONT`` after ``kill -STOP``."""
            if not self._auto_restart or not os.isatty(self.fileno):
                return
            if not self._must_signal_resume:
                self.suspend_application_mode()
                self._must_signal_resume = True
            self.resume_application_mode()

        @property
        def _has_terminal(self) -> bool:
            """Whether somebody writes to the terminal what is written here."""
            return self._writer_thread is not None and self._writer_thread.is_alive()

        def write(self, data: str) -> None:
            """Have it written to the terminal, while that is the program's."""
            if self._has_terminal:
                super().write(data)

        def close(self) -> None:
            """Wait until all is written, where the terminal was not given back before."""
            if self._has_terminal:
                super().close()

        def start_application_mode(self) -> None:
            """Take the terminal; a new size is seen between two turns of the loop."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            resized: Callable[..., object] | int | None = signal.getsignal(signal.SIGWINCH)
            if callable(resized):
                listen(self._loop, signal.SIGWINCH, resized, signal.SIGWINCH, None)

        def _ask_ground(self) -> None:
            """Ask for the terminal's ground, once and before the first frame; nobody waits for the answer."""
            if getattr(self._app, "asks_ground", False) and os.isatty(self.fileno):
                self._input.asks_ground = False
                self._asked, self._answers.waits = monotonic(), True
                self.write(QUESTION)
                self.flush()

        def _get_terminal_size(self) -> tuple[int, int]:
            for stream in (self.fileno, sys.__stderr__.fileno() if sys.__stderr__ else self.fileno):
                try:
                    size = os.get_terminal_size(stream)
                except OSError:
                    continue
                if size.columns and size.lines:
                    return size.columns, size.lines
            return super()._get_terminal_size()

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except Exception as error:  # noqa: BLE001 - it is told on the program's own thread
                self._tell(self._input.input_failed, error)

        def run_input_thread(self) -> None:
            """Read what is typed until the program ends, or the terminal does."""
            self._ask_ground()
            parser, torn, pasted = KnownKeys(self._debug), TornSequence(), PastedEscapes()
            decode = getincrementaldecoder("utf-8")("replace").decode
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    raw = self._read() if selector.select(_WAIT) else None
                    if raw == b"":
                        self._tell(self._input.input_ended)
                        return
                    typed, light = self._answers.take(raw)
                    in_time = monotonic() - self._asked < LIMIT
                    self._answers.waits = self._answers.waits and in_time
                    if light is not None and in_time:
                        self._tell(self._input.ground_told, light)
                    words, now = decode(typed), monotonic()
                    told = torn.whole(pasted.told(torn.mended(words, now)), now) if words else ""
                    if told:  # to feed nothing is to end the parser
                        for event in parser.feed(told):
                            self.process_message(event)
                    for event in parser.tick():
                        if isinstance(event, Key) and event.key == "escape":
                            torn.escaped(monotonic())
                        self.process_message(event)

        def _read(self) -> bytes | None:
            """What was typed; empty where nothing can be typed any more, None where nothing is there yet."""
            try:
                return os.read(self.fileno, _MOST)
            except BlockingIOError:
                return None
            except OSError:
                return b""

        @property
        def _input(self) -> OnInput:
            return cast("OnInput", self._app)

        def _tell(self, told: "Callable[..., object]", *what: object) -> None:
            with suppress(RuntimeError):  # the loop is over: nobody needs to be told
                self._loop.call_soon_threadsafe(told, *what)

    def careful(driver: type[Driver]) -> type[Driver]:
        """The driver with these moments seen to, where it is the usual one."""
        return CarefulDriver if driver is LinuxDriver else driver
