"""The sixteen signals: from facts that a collector read to figures with bands, each with what it cannot tell."""

from roadworthy.method.signals.observation import Observation

__all__ = ["Observation"]
