"""Bounds of people by which more than one part of the method goes. Our own, where nothing else is said."""

from typing import Final

SMALL_TEAM: Final = 8
"""Up to so many people are one team, which gains little by services over modules."""
HANDFUL: Final = 10
"""Up to so many engineers can afford to experiment with a young or niche framework."""
LARGE: Final = 50
"""From so many engineers on a stack needs proven security patches and predictable releases."""
