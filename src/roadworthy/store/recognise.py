"""What a file is meant as, told from its bytes, even where it does not load."""

import os
import re
from pathlib import Path
from typing import Final

from roadworthy.errors import StoreError
from roadworthy.store.toml_text import read_toml
from roadworthy.text_files import decode, read_bytes

_FORMAT: Final = re.compile(rb"^(?:\xef\xbb\xbf)?format[ \t]*=", re.MULTILINE)
_DECISION: Final = re.compile(
    rb"^(?:title|status)[ \t]*=|^\[(?:frame|candidates|criteria|scores|weighting|outcome)[\].]", re.MULTILINE
)
_BALLOT: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*ballot[ \t]*=")


def looks_like_ballot(raw: bytes) -> bool:
    """Whether a TOML file is meant as a ballot."""
    return _BALLOT.search(raw) is not None


def looks_like_decision(raw: bytes) -> bool:
    """Whether a TOML file is meant as a decision; a ballot is none."""
    if looks_like_ballot(raw):
        return False
    return _FORMAT.search(raw) is not None and _DECISION.search(raw) is not None


def holds_answers(path: str | os.PathLike[str]) -> bool:
    """Whether people's answers are in a file: a decision or a ballot, whatever its name.

    A file that only shows one, such as a page of documentation, is none; nor is one that can't be read.
    """
    try:
        raw = read_bytes(path)
    except StoreError:
        return False
    if not (looks_like_ballot(raw) or looks_like_decision(raw)):
        return False
    if Path(path).suffix.lower() == ".toml":
        return True
    try:
        read_toml(decode(raw, str(path)), str(path))
    except StoreError:
        return False
    return True
