"""What a newcomer presses from nothing to a decision, as the key row says it; for Pilot and for a real terminal.

A step is a key; words to type after ``=``; or words to wait for after ``?``, or to see gone after ``!``.
"""

from roadworthy.knowledge.stations import station


def opened(name: str) -> str:
    """The step that waits for a station: how its sentence begins, whatever it says today."""
    return "?" + " ".join(station(name).sentence.split()[:4])


TITLE = "Orders platform 2027"

BEGIN = (
    "?New decision", "n", "?e.g. orders-platform.toml", f"={TITLE}", "?orders-platform-2027.toml", "enter",
    "?The short walk", "enter", "?What is this decision about?",
)  # fmt: skip

FRAME = (
    "=Orders and returns of the shop", "enter", "?What does the system mostly do?", "1", "tab",
    "?How well do you know where the domain divides?", "1", "tab", "?What set this off?", "1", "tab", "?What limits you", "2", "tab",
    "f8", "?Which approaches suit you",
)  # fmt: skip

LANDSCAPE = (
    "tab", "tab", "tab", "tab", "enter", "?take it", "=django", "enter", "?◐ 2 Landscape", "?What is it called?",
    "tab", "tab", "enter", "?take it", "=fastapi", "enter", "?◆ FastAPI", "f8", "?Only the proportions matter",
)  # fmt: skip

CRITERIA = (
    "=30", "down", "=20", "down", "=25", "down", "=10", "down", "=15", "l", "?locked",
    "f8", opened("evidence"),
)  # fmt: skip

SECOND = (
    "f8", "?nobody knows: 1 to 5",
    "4", "right", "=3-5", "down", "3", "left", "5", "down", "4", "right", "2", "down", "4", "left", "4", "down",
    "?leads", "e", "=Two releases a year, both dull", "?esc done", "escape", "!esc done",
    "f8", opened("compare"), "f8", "?Begin with these four", "tab", "enter", "?today", "?checks met",
    "f8", "?Four ways to go wrong", "n", "?Does not apply", "enter", "2", "f8", "?who disagreed",
)  # fmt: skip

DECISION = (
    "?Which candidate do you choose?", "enter", "1", "tab", "?Why this one?", "=It carries us, and we know it",
    "tab", "?When will you look at it again?", "=2027-11-23", "?esc done", "escape", "!esc done", "up", "up", "up", "?move status",
)  # fmt: skip

DECIDED = (
    "d",
    "?Only you move it",
    "3",
    "?Status: Decided",
    "=lead",
    "enter",
    "enter",
    "enter",
    "!Status: Decided",
)
