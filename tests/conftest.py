"""What all tests share: nobody's own folders are touched."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """State and settings live in the test's own folder."""
    monkeypatch.setenv("ROADWORTHY_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("ROADWORTHY_CONFIG_DIR", str(tmp_path / "config"))
    for name in ("NO_COLOR", "TEXTUAL_THEME", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
