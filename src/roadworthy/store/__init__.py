"""Decisions in files: `load` one, `save` one. What goes wrong is a `StoreError` of one line."""

from roadworthy.errors import StoreError
from roadworthy.store.load import ABSENT, Loaded, Note, load, parse, read
from roadworthy.store.save import Saved, fingerprint, save

__all__ = ["ABSENT", "Loaded", "Note", "Saved", "StoreError", "fingerprint", "load", "parse", "read", "save"]
