"""Screens that say in one line what was just done."""

from roadworthy.tui.text_layout import Fragment


class Telling:
    """Keeps what is told until the next key; the screen draws `notice` in its `show`."""

    notice: tuple[Fragment, ...] = ()

    def show(self) -> None:
        """Draw everything as it is now."""
        raise NotImplementedError

    def tell(self, *notice: Fragment) -> None:
        """Say one line until the next key."""
        self.notice = notice
        self.show()

    def forget_notice(self) -> None:
        """A key was pressed: what was told has been read."""
        if self.notice:
            self.tell()
