"""Which licence a text is, told by sentences that only that licence has."""

import re
from typing import Final

# ruff: noqa: E501 - sentences as they stand in the licences

_MARKS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("MIT", ("permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation", "the above copyright notice and this permission notice")),
    ("Apache-2.0", ("apache license", "version 2.0, january 2004")),
    ("BSD-3-Clause", ("redistribution and use in source and binary forms", "neither the name of")),
    ("BSD-2-Clause", ("redistribution and use in source and binary forms", "redistributions in binary form must reproduce")),
    ("ISC", ("permission to use, copy, modify, and/or distribute this software for any purpose with or without fee",)),
    ("MPL-2.0", ("mozilla public license", "version 2.0")),
    ("AGPL-3.0", ("gnu affero general public license", "version 3")),
    ("LGPL-3.0", ("gnu lesser general public license", "version 3")),
    ("LGPL-2.1", ("gnu lesser general public license", "version 2.1")),
    ("GPL-3.0", ("gnu general public license", "version 3")),
    ("GPL-2.0", ("gnu general public license", "version 2")),
    ("EPL-2.0", ("eclipse public license", "2.0")),
    ("Unlicense", ("this is free and unencumbered software released into the public domain",)),
    ("BUSL-1.1", ("business source license 1.1",)),
    ("SSPL-1.0", ("server side public license",)),
)  # fmt: skip
"""The SPDX id and what its text says; the first that has all of it."""


def licence_of_text(words: str) -> str | None:
    """The SPDX id of a licence's text; None where it is none that is known here."""
    plain = re.sub(r"\s+", " ", re.sub(r"[*_#>“”\"]", " ", words)).lower()
    for spdx, marks in _MARKS:
        if all(mark in plain for mark in marks):
            return spdx
    return None
