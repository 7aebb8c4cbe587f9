"""Roadworthy: choose a backend framework for the next two to five years, and keep the decision true."""

__version__ = "0.1.0"
