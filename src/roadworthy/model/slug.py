"""Keys for records, made from their names."""

import re
import unicodedata
from collections.abc import Container
from typing import Final

_LONGEST: Final = 40


def slug_for(name: str, taken: Container[str], kind: str) -> str:
    """A new key for a record called `name`: ASCII, lower case, dashes.

    Where nothing of the name is left it is `kind` and a number (``candidate-3``); where it is taken, a
    number follows (``django-2``).
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:_LONGEST].strip("-")
    if base and base not in taken:
        return base
    number = 2 if base else 1
    stem = base or kind
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
