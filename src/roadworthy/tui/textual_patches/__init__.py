"""What works round Textual, or rests on parts of it that are not promised: one file each.

Each says what it rests on and why it is there; `docs/performance.md` has the list with what each buys. They
were made for `TEXTUAL`, and a test fails where another version does what they rest on otherwise.
"""

from typing import Final

TEXTUAL: Final = "8.2.8"
"""The version whose private parts are known here."""
