"""What makes a decision table of numbers alone."""

from collections.abc import Callable
from typing import TypeAlias

from roadworthy.method.audit.table import DecisionTable

Make: TypeAlias = Callable[..., DecisionTable]
"""A table by its weights, scores and totals, as the fixture `table` takes them."""
