"""What tests draw from the same figures again and again is drawn once a worker.

Most tests that open a sample work out its analysis anew, and the ten thousand draws of weights and of moves in it were a
twentieth of all their time. What is drawn is a function of frozen values: tests/method sees to that, and draws each time.
So does every test where `CI` is set.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from examples import WHOLE
from roadworthy.method.robustness import smaa
from roadworthy.method.schedule import moves
from roadworthy.method.schedule.forecast import schedule_of

_Places = dict[tuple[Any, str], Callable[..., Any]]


def _once(draw: Callable[..., Any], figures: int) -> Callable[..., Any]:
    """The same, once for all that begins with the same figures; what comes behind them changes nothing that is drawn."""
    known: dict[Any, Any] = {}

    def drawn(*given: Any, **more: Any) -> Any:
        key = (given[:figures], *more.items())
        if key not in known:
            known[key] = draw(*given, **more)
        return known[key]

    return drawn


_ANEW: Final[_Places] = {(smaa, "run"): smaa.run, (moves, "schedule_of"): schedule_of}
_ONCE: Final[_Places] = {
    (smaa, "run"): _once(smaa.run, 4),
    (moves, "schedule_of"): _once(schedule_of, 2),
}


def draw_once() -> None:
    """Keep what is drawn, on other days than those of CI."""
    _take(_ANEW if WHOLE else _ONCE)


@contextmanager
def drawing_anew() -> Iterator[None]:
    """Nothing of what was drawn before is used, and nothing kept."""
    _take(_ANEW)
    yield
    draw_once()


def _take(places: _Places) -> None:
    for (module, name), act in places.items():
        setattr(module, name, act)
