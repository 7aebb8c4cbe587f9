"""A timer that is due comes. In a process of its own: a program that counts back for ever can't be left."""

import subprocess
import sys

from patience import LONGEST

LATE = """
from roadworthy.session import Session
from roadworthy.tui.app import RoadworthyApp

DELAYS = (-0.04, 0.0, 1e-9)
came = []
app = RoadworthyApp(Session.sample("startup-crud"))

def come(delay: float) -> None:
    came.append(delay)
    if len(came) == len(DELAYS):
        app.exit(0)

async def set_off(pilot) -> None:
    for delay in DELAYS:
        app.set_timer(delay, lambda delay=delay: come(delay))

app.run(headless=True, auto_pilot=set_off)
print(sorted(came))
"""


def test_a_delay_below_nothing_is_over_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LATE], capture_output=True, text=True, timeout=LONGEST, check=False
    )
    assert done.stdout.strip() == "[-0.04, 0.0, 1e-09]", done.stderr[-2000:]
