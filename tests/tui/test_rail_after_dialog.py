"""The rail is drawn anew, though the dialog that was over the walk took its turn with it."""

import asyncio
from pathlib import Path

from textual.screen import ModalScreen

from roadworthy.edits.edit import write
from station_walk import at


async def test_a_dialog_that_closes_while_the_rail_is_due_takes_nothing_with_it(tmp_path: Path) -> None:
    async with at(tmp_path, "frame") as walk:
        app = walk.pilot.app
        dialog: ModalScreen[None] = ModalScreen()
        await app.push_screen(dialog)
        await walk.press()
        walk.session.do(write(("frame", "scope"), "The shop's orders", "scope"))
        while not dialog._callbacks:  # what was to come after the next frame waits at the dialog
            await asyncio.sleep(0)
        dialog._callbacks.clear()  # as when it closes before it was idle once
        await app.pop_screen()
        await walk.press()
        assert "◐ 1 Frame" in walk.screen
