"""Words by which a title says that candidates are judged below it."""

from typing import Final

from roadworthy.tables.vocabulary import said_as

ABOUT: Final = said_as("about")
