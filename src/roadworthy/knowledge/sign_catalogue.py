"""The signs and the signals that ship, as the method asks for them: read when somebody looks."""

from collections.abc import Mapping
from typing import Final

from roadworthy.knowledge.criteria import sign_ids
from roadworthy.knowledge.signals import Signal, signals


class ShippedSigns:
    """The signs of the criteria that ship, and what each signal speaks to."""

    @property
    def signs(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each criterion's signs, in their order."""
        return sign_ids()

    @property
    def roles(self) -> Mapping[str, Signal]:
        """The signals by id."""
        return signals()


SIGN_CATALOGUE: Final = ShippedSigns()
