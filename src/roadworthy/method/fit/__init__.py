"""How well each way of building fits the answers, and which answers rule one out."""

from roadworthy.method.fit.hard import HARD, HardAnswers, hard_answers, ruled_out_by_answers
from roadworthy.method.fit.verdict import (
    APPROACHES,
    ApproachFit,
    FitVerdict,
    best_first,
    best_fitting,
    fit,
    strength,
)

__all__ = [
    "APPROACHES",
    "HARD",
    "ApproachFit",
    "FitVerdict",
    "HardAnswers",
    "best_first",
    "best_fitting",
    "fit",
    "hard_answers",
    "ruled_out_by_answers",
    "strength",
]
