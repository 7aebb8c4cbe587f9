"""A file that was begun a moment ago, and is taken away again where nobody answered anything."""

from typing import Final

from roadworthy.session.session import Session


class NewFile:
    """What a new file held when it was begun."""

    def __init__(self, session: Session) -> None:
        self._session: Final = session
        self._begun: Final = self._on_disk()

    @property
    def untouched(self) -> bool:
        """Whether it is as it was begun, byte for byte, and all there is is in it."""
        saved = self._session.state == "saved"
        return saved and self._begun is not None and self._on_disk() == self._begun

    def take_back(self) -> bool:
        """Take the file away where it is untouched: its name may have been a slip. Whether that was done."""
        path = self._session.path
        if path is None or not self.untouched:
            return False
        try:
            path.unlink()
        except OSError:
            return False
        return True

    def _on_disk(self) -> bytes | None:
        path = self._session.path
        try:
            return None if path is None else path.read_bytes()
        except OSError:
            return None
