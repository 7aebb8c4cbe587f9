"""The sixteen signals: from facts that a collector read to figures with bands where a band is fair."""

from roadworthy.method.signals.observation import Observation

__all__ = ["Observation"]
