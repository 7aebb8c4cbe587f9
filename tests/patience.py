"""How long a test waits for what has to come."""

from typing import Final

LONGEST: Final = 120.0
"""Seconds after which it will not come any more: five times what the slowest step takes on a slow machine with twenty programs
at work. Nobody waits longer than for what is waited for, so that this costs a test nothing that passes."""
