"""Words by which a title says that candidates are judged below it."""

import re
from typing import Final

ABOUT: Final = re.compile(
    r"\b(?:decision|decid\w*|scor(?:e|es|ed|ing|ecard)|weight(?:ed|s|ing)?|evaluat\w*|matrix|trade-?offs?|rating|compar\w*|selection)\b",
    re.IGNORECASE,
)
