"""The signs and the signals that ship, as the method asks for them: read when somebody looks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from roadworthy.knowledge.signals import Signal


class ShippedSigns:
    """The signs of the criteria that ship, and what each signal speaks to."""

    @property
    def signs(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each criterion's signs, in their order."""
        from roadworthy.knowledge.criteria import sign_ids  # noqa: PLC0415 - the first frame looks at none

        return sign_ids()

    @property
    def roles(self) -> "Mapping[str, Signal]":
        """The signals by id."""
        from roadworthy.knowledge.signals import signals  # noqa: PLC0415 - as above

        return signals()


SIGN_CATALOGUE: Final = ShippedSigns()
