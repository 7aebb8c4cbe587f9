"""Somebody who makes a whole decision line by line."""

import re

from plain.typist import Typist
from roadworthy.plain.leaving import EndOfInput

NARROW = 40


class Newcomer(Typist):
    """Answers what is asked: the first option, or 3; two candidates; enter where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(columns=NARROW)
        self.typed: list[str] = []
        self._seen = 0
        self._names = ["Django", "FastAPI"]

    def read(self) -> str:
        block = " ".join(self.printed[self._seen :].split())
        line = self._answer(block)
        if "Not taken" in block:
            self.typed.pop()  # a pipe would end there
        self.typed.append(line)
        self.sink.write(f"> {line}\n")
        self._seen = len(self.printed)
        if len(self.typed) > 500:
            raise EndOfInput
        return line

    def _answer(self, block: str) -> str:
        if "What is the decision called?" in block:
            return "By a newcomer"
        if "Not taken" in block:
            return ""
        if "Add a candidate of your own?" in block and "Station 2 of" in self.printed and self._names:
            return self._names.pop()
        if "no answer yet" not in block:
            return ""
        asked = re.split(r", \d+ of \d+\. ", block)[-1]
        return "1" if " 1 " in asked else "3"
