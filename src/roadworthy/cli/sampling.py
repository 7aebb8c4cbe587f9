"""The options that say how plausible weightings are drawn."""

from collections.abc import Callable
from math import isfinite
from typing import Any, Final, TypeVar

import click

from roadworthy.cli.group import CommandError

_F = TypeVar("_F", bound=Callable[..., Any])
_MOST: Final = 10_000_000
_OPTIONS: Final = (
    click.option(
        "--weights", type=click.Choice(["stated", "near", "any", "order"]), default="near", show_default=True,
        help="Which weightings count as plausible: yours alone, near yours, any, or any in your order.",
    ),
    click.option(
        "--scores", type=click.Choice(["grounded", "stated"]), default="grounded", show_default=True,
        help="How far each score may be off: by what it rests on, or not beyond what was typed.",
    ),
    click.option(
        "--spread", type=float, metavar="R",
        help="With near: how far off an average weight usually is, as a share of it; 0.30 by default.",
    ),
    click.option(
        "--concentration", type=float, metavar="K",
        help="With near, instead of --spread: the concentration of the Dirichlet distribution.",
    ),
    click.option(
        "--samples", type=click.IntRange(1, _MOST), metavar="N",
        help="Number of draws; 10000 by default, 100000 for shares to 0.3 points.",
    ),
    click.option(
        "--seed", type=click.IntRange(0), metavar="S", help="Seed of the draws; fixed by default."
    ),
)  # fmt: skip


def sampling(command: _F) -> _F:
    """Give a command the options of the draws."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def check_sampling(
    *,
    weights: str,
    scores: str,
    spread: float | None,
    concentration: float | None,
    samples: int | None,
    seed: int | None,
) -> None:
    """Raise Trouble for options that contradict each other or are no spread."""
    del scores, samples, seed
    if spread is not None and concentration is not None:
        raise CommandError("--spread and --concentration say the same thing twice; leave out one of them")
    for name, figure in (("spread", spread), ("concentration", concentration)):
        if figure is None:
            continue
        if not (isfinite(figure) and figure > 0):
            raise CommandError(f"--{name} is a number above 0, not {figure:g}")
        if weights != "near":
            raise CommandError(f"--{name} belongs to --weights near; leave it out with --weights {weights}")
