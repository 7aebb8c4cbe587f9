"""``--scale-words``: what the signs or words in a table's cells are worth."""

import math
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    _Kind = click.ParamType[Any]
else:
    _Kind = click.ParamType


class WordsParameter(_Kind):
    """A key such as ``low=1,medium=3,high=5``."""

    name = "word=n,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Word → score; an error of usage for anything else."""
        if isinstance(value, dict):
            return value
        found: dict[str, float] = {}
        for part in value.split(","):
            word, between, figure = part.rpartition("=")
            try:
                worth = float(figure)
            except ValueError:
                worth = math.nan
            if not between or not word.strip() or not math.isfinite(worth):
                self.fail(
                    f"“{part.strip()[:40]}” is not a key such as low=1,medium=3,high=5",
                    param,
                    ctx,
                )
            found[word.strip()] = worth
        if len(set(found.values())) < 2:
            self.fail("a key needs two words or signs of different worth, such as low=1,high=5", param, ctx)
        return found


scale_words: Final = click.option(
    "--scale-words",
    type=WordsParameter(),
    metavar="WORD=N,…",
    help="What words or signs in the cells are worth, such as low=1,medium=3,high=5.",
)
