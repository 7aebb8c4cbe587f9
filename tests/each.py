"""One test for many cases: what takes less time than a test of its own would (some milliseconds, in two processes)."""

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any


def each(
    names: str | Sequence[str], cases: Iterable[Any], ids: object = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As `pytest.mark.parametrize`, in one test that names every case that fails.

    Fixtures are made once for all cases. `ids` is not used: a case is named by what it is made of.
    """
    del ids
    wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    given = list(cases)

    def over_all(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(**fixtures: Any) -> None:
            failed: list[Exception] = []
            for case in given:
                values = (case,) if len(wanted) == 1 else case
                try:
                    test(**fixtures, **dict(zip(wanted, values, strict=True)))
                except Exception as error:  # noqa: BLE001 - the others are tried, too
                    error.add_note(f"with {', '.join(wanted)} = {case!r:.300}")
                    failed.append(error)
            if len(failed) == 1:
                raise failed[0]
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(given)} cases", failed)

        signature = inspect.signature(test)
        left = [one for one in signature.parameters.values() if one.name not in wanted]
        run.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return run

    return over_all
