"""Take the pictures of the README from the running program: each a screen as SVG."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roadworthy.model import put

if TYPE_CHECKING:
    from roadworthy.model import Decision

HOME = Path(__file__).resolve().parent.parent
PICTURES = HOME / "docs" / "pictures"
SAMPLE = "article-comparison"
SIZE = (120, 36)
TODAY = date(2026, 11, 23)


async def main() -> None:
    """Open the sample as a person would and save what is on the screen."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ROADWORTHY_STATE_DIR"] = str(Path(folder) / "state")
        os.environ["ROADWORTHY_CONFIG_DIR"] = str(Path(folder) / "config")
        from roadworthy.edits.edit import Edit
        from roadworthy.session import Session
        from roadworthy.store import load
        from roadworthy.tui.app import RoadworthyApp

        sample = load(HOME / "sample_projects" / f"{SAMPLE}.toml")
        session = Session.create(Path(folder) / "bookings.toml", sample, today=lambda: TODAY)
        app = RoadworthyApp(session)
        async with app.run_test(size=SIZE) as pilot:
            for keys, name in ((("g", "5", "down"), "scores"), (("g", "6"), "compare")):
                await pilot.press(*keys)
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.pause()
                keep(app.export_screenshot(title="roadworthy bookings.toml"), name)
            # A lead melts when nothing backs the scores, and comes back with its sources.
            await pilot.press("g", "5")
            for change in (without_sources, lambda decision: put(decision, ("scores",), sample.scores)):
                session.do(Edit("sources", ("scores", "django", "learning-curve", "sources"), change))
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.pause()
            keep(app.export_screenshot(title="roadworthy bookings.toml"), "backed")


def without_sources(decision: Decision) -> Decision:
    """The decision with bare figures: no score has a reason or a source."""
    for candidate, row in decision.scores.items():
        for criterion, cell in row.items():
            bare = cell.model_copy(update={"sources": (), "rationale": ""})
            decision = put(decision, ("scores", candidate, criterion), bare)
    return decision


def keep(picture: str, name: str) -> None:
    """Write a picture where the README looks for it."""
    (PICTURES / f"{name}.svg").write_text(without_fonts(picture), encoding="utf-8")


def without_fonts(picture: str) -> str:
    """The picture without fonts from elsewhere: it is shown in the reader's own monospaced one."""
    return re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)


if __name__ == "__main__":
    asyncio.run(main())
