"""The picture of docs/method.md: told against true, and regret against look-ups, as a small SVG."""

from collections.abc import Mapping, Sequence
from typing import Final

_SIDE: Final = 220
_LEFT: Final = 56
_TOP: Final = 34
_APART: Final = 110
_WIDTH: Final = 2 * _SIDE + _LEFT + _APART + 30
_HEIGHT: Final = _SIDE + _TOP + 76
_INK: Final = ("#b45309", "#1d4ed8")
"""Apart for the colour-blind; the lines differ in dashes as well."""
_DASH: Final = ("6 4", "none")
_TITLE: Final = (
    "Left: the share told against how often the leader was truly best, as stated and grounded. "
    "Right: regret against the number of look-ups, in our order and at random."
)
_STEP: Final = 0.05
"""Points of regret between two marks."""
_GREY: Final = "#808080"


def picture(told: Mapping[str, Sequence[tuple[float, float]]], regret: Mapping[str, Sequence[float]]) -> str:
    """`told`: by name, points of (share told, share true); `regret`: by name, after 0, 1 … look-ups."""
    right = _LEFT + _SIDE + _APART
    most = max(max(curve) for curve in regret.values())
    top = (int(most / _STEP) + 1) * _STEP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img" '
        f'aria-labelledby="title"><title id="title">{_TITLE}</title>'
    )
    parts = [
        head,
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        *_frame(_LEFT, "told: first in so many of 100", "truly best, of 100"),
        *_frame(right, "cells looked up, %", "regret, points"),
    ]
    for step in range(0, 101, 25):
        parts += [_below(_LEFT, step), _below(right, step), _beside(_LEFT, step / 100, str(step))]
    for step in range(round(top / _STEP) + 1):
        parts.append(_beside(right, step * _STEP / top, f"{step * _STEP:.2f}"))
    parts.append(_line([(_LEFT, 1.0, 1.0), (_LEFT, 0.0, 0.0)], _GREY, "2 3"))
    for number, (name, points) in enumerate(told.items()):
        parts.append(_line([(_LEFT, x, y) for x, y in points], _INK[number], _DASH[number]))
        parts += [_dot(_LEFT, x, y, _INK[number]) for x, y in points]
        parts.append(_legend(_LEFT, number, name))
    for number, (name, curve) in enumerate(regret.items()):
        last = len(curve) - 1
        line = [(right, k / last, value / top) for k, value in enumerate(curve)]
        parts.append(_line(line, _INK[number], _DASH[number]))
        parts.append(_legend(right, number, name))
    return "\n".join([*parts, "</svg>", ""])


def _at(left: int, x: float, y: float) -> tuple[float, float]:
    return left + x * _SIDE, _TOP + (1 - y) * _SIDE


def _frame(left: int, below: str, beside: str) -> list[str]:
    middle = left + _SIDE / 2
    return [
        f'<rect x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="{_GREY}"/>',
        f'<text x="{middle}" y="{_TOP + _SIDE + 34}" text-anchor="middle">{below}</text>',
        f'<text x="{left - 40}" y="{_TOP - 12}">{beside}</text>',
    ]


def _below(left: int, percent: int) -> str:
    across, _ = _at(left, percent / 100, 0)
    down = _TOP + _SIDE + 16
    return f'<text x="{across:.1f}" y="{down}" text-anchor="middle" fill="{_GREY}">{percent}</text>'


def _beside(left: int, y: float, words: str) -> str:
    _, down = _at(left, 0, y)
    return f'<text x="{left - 6}" y="{down + 4:.1f}" text-anchor="end" fill="{_GREY}">{words}</text>'


def _line(points: Sequence[tuple[int, float, float]], ink: str, dash: str) -> str:
    path = " ".join("{:.1f},{:.1f}".format(*_at(*point)) for point in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2" stroke-dasharray="{dash}"/>'
    )


def _dot(left: int, x: float, y: float, ink: str) -> str:
    across, down = _at(left, x, y)
    return f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3.5" fill="{ink}"/>'


def _legend(left: int, number: int, name: str) -> str:
    across, down = left + number * 110, _TOP + _SIDE + 56
    return (
        f'<line x1="{across}" y1="{down - 4}" x2="{across + 26}" y2="{down - 4}" stroke="{_INK[number]}" '
        f'stroke-width="2" stroke-dasharray="{_DASH[number]}"/>'
        f'<text x="{across + 32}" y="{down}">{name}</text>'
    )
