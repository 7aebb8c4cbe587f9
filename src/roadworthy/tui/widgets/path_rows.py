"""How a phase's checks, flags, blockers and pulses are drawn: one record, a few lines."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.content import Content

from roadworthy.model.path import Blocker, Check, Flag, Pulse
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, fit, hung_row, line, row, wrap
from roadworthy.tui.widgets.timeline import day_words

_STEP: Final = re.compile(r"\d+(?:[.,]\d+)?")
LOADS: Final = {"light": "light", "right": "about right", "heavy": "heavy", "crunch": "crunch"}


def hung(sign: Fragment, words: str, right: Sequence[Fragment], width: int, style: str = "") -> list[Content]:
    """A sign, words wrapped beside it, and something at the end of the first line."""
    end = line(*right)
    room = max(8, width - 7 - (end.cell_length + 1 if right else 0))
    first, *rest = wrap(words, room) or [""]
    lines = [row([" ", sign, "  ", (first, style)], [end, "  "], width)]
    lines += [fit(line("    ", (text, style)), width) for text in rest]
    return lines


def below(sign: Fragment, words: str, width: int, style: str = "$dim") -> list[Content]:
    """Words below a row, with a sign of their own."""
    return [
        fit(line("    ", sign if number == 0 else " ", " ", (text, style)), width)
        for number, text in enumerate(wrap(words, max(8, width - 8)))
    ]


def check_lines(check: Check, today: date, width: int) -> list[Content]:
    """An exit check: met or open, since when, and how one knows."""
    met = check.met_on is not None
    sign: Fragment = (glyph("holds"), "$accent") if met else (glyph("open"), "$ink")
    right: list[Fragment] = [(day_words(check.met_on, today), "$dim")] if check.met_on else []
    words = check.words or "nothing written yet"
    lines = hung(sign, words, right, width, "$dim" if met or not check.words else "")
    if check.note:
        lines += below((glyph("raised"), "$dim"), _one(check.note), width)
    return lines


def flag_lines(flag: Flag, name: str, width: int) -> list[Content]:
    """A flag: its name and owner, its ramp with the steps that are behind, and the way back."""
    lines = hung_row([" "], name, (flag.owner, "$dim"), width)
    lines += _ramp(flag, width)
    if flag.rollback:
        lines += [
            fit(line(" ", (f"{glyph('back') if number == 0 else ' '} ", "$dim"), (text, "$dim")), width)
            for number, text in enumerate(wrap(_one(flag.rollback), max(8, width - 5)))
        ]
    else:
        lines.append(fit(line(" ", ("! ", "bold $warn"), ("no way back written", "$ink")), width))
    return lines


def _ramp(flag: Flag, width: int) -> list[Content]:
    """The steps as a stair with those that are reached in accent, today's share, and the steps in figures."""
    share = flag.share
    now = "not asked yet" if share is None else f"{share} % now"
    if not flag.ramp:
        words = "no share yet" if share is None else f"{share} % of traffic, no steps planned"
        return [fit(line(" ", (words, "$dim")), width)]
    stairs: list[Fragment] = []
    reached = True
    for number, step in enumerate(flag.ramp):
        found = _STEP.search(step)
        value = float(found.group().replace(",", ".")) if found else None
        reached = reached and share is not None and value is not None and 0 < value <= share
        # In ASCII a stair is figures, and would be read as one with the share beside it.
        up = glyph("full") if is_ascii() else stair(number, len(flag.ramp))
        sign = up if reached else glyph("track" if is_ascii() else "dot")
        stairs.append((sign, "$accent" if reached else "$dim"))
    steps = ", ".join(step.strip().removesuffix("%").strip() for step in flag.ramp)
    first, *rest = wrap(f"{now}; steps {steps} %", max(8, width - len(flag.ramp) - 5))
    bright = len(now)
    lines = [
        line(" ", *stairs, " ", (first[:bright], "$bright" if share else "$dim"), (first[bright:], "$dim"))
    ]
    lines += [line(" " * (len(flag.ramp) + 2), (text, "$dim")) for text in rest]
    return [fit(text, width) for text in lines]


def stair(number: int, steps: int) -> str:
    """The height of a step of so many, the last one full."""
    heights = "123456789" if is_ascii() else "▁▂▃▄▅▆▇█"
    return heights[min(len(heights) - 1, number if is_ascii() else round((number + 1) / steps * 8) - 1)]


def blocker_lines(blocker: Blocker, today: date, width: int) -> list[Content]:
    """A blocker: open or solved, with whom, for how long, and the way round it."""
    right: list[str] = []
    if blocker.solved_on is not None:
        sign: Fragment = (glyph("holds"), "$accent")
        right.append(f"solved {day_words(blocker.solved_on, today)}")
    else:
        sign = (glyph("open"), "$ink") if blocker.workaround else (glyph("look"), "bold $warn")
        if blocker.owner:
            right.append(blocker.owner if len(blocker.owner) <= 18 else blocker.owner[:17] + glyph("more"))
        if blocker.found_on is not None and (days := (today - blocker.found_on).days) >= 0:
            right.append("today" if days == 0 else "1 day" if days == 1 else f"{days} days")
    style = "$dim" if blocker.solved_on or not blocker.words else ""
    words = blocker.words or "nothing written yet"
    lines = hung(sign, words, [(", ".join(right), "$dim")] if right else [], width, style)
    if blocker.workaround:
        lines += below((glyph("raised"), "$dim"), _one(blocker.workaround), width)
    elif blocker.words and blocker.solved_on is None:
        lines += below(" ", "no way round it yet", width)
    return lines


def pulse_lines(pulse: Pulse, today: date, width: int) -> list[Content]:
    """How the team was on a day, and what it said."""
    crunch = pulse.load == "crunch"
    sign: Fragment = (
        (glyph("look"), "bold $warn")
        if crunch
        else (glyph(f"load-{pulse.load}") if pulse.load else " ", "$dim")
    )
    when = day_words(pulse.on, today) if pulse.on else "no day"
    load = LOADS[pulse.load] if pulse.load else "load not asked"
    mood = f"mood {pulse.mood}" if pulse.mood else "mood not asked"
    parts: list[Fragment] = [
        " ",
        sign,
        "  ",
        (f"{when:<12}", "$dim"),
        (f"{load:<14}", "$bright" if crunch else ""),
        (mood, ""),
    ]
    lines = [row(parts, [], width)]
    if pulse.said:
        lines += [
            fit(line(" " * 16, (text, "$dim")), width) for text in wrap(_one(pulse.said), max(8, width - 19))
        ]
    return lines


def _one(words: str) -> str:
    return " ".join(words.split())
