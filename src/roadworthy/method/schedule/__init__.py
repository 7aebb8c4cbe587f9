"""When the move can be over, and whether that is in time. numpy comes with the first schedule."""

from roadworthy.method.schedule.change import PlanChange
from roadworthy.method.schedule.cures import Cure, cures
from roadworthy.method.schedule.forecast import WhatIf, schedule_of, what_if
from roadworthy.method.schedule.inputs import ScheduleInput, input_of
from roadworthy.method.schedule.moves import BestChance, Moves
from roadworthy.method.schedule.result import PhaseForecast, Schedule

__all__ = [
    "BestChance",
    "Cure",
    "Moves",
    "PhaseForecast",
    "PlanChange",
    "Schedule",
    "ScheduleInput",
    "WhatIf",
    "cures",
    "input_of",
    "schedule_of",
    "what_if",
]
