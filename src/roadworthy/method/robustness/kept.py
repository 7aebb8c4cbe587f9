"""Draws that the next value of a decision may need again."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roadworthy.method.robustness.smaa import Draws


class KeptDraws:
    """Weightings and candidates' values that were drawn, held by whoever works out one decision.

    One score changes one candidate's values; those of the others hold. An analysis hands this on to the next
    value's, and what is kept goes with the last of them. Nothing is drawn, nor numpy imported, before a run.
    """

    def __init__(self) -> None:
        self._draws: Draws | None = None

    def draws(self) -> "Draws":
        """What is kept; brings numpy."""
        from roadworthy.method.robustness.smaa import Draws  # noqa: PLC0415 - numpy on first use

        if self._draws is None:
            self._draws = Draws()
        return self._draws
