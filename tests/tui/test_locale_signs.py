"""A locale that is named C has plain signs, though Python says UTF-8 there; what is set counts more."""

import os
import subprocess
import sys

import pytest

from each import each
from roadworthy.store.places import config_dir
from roadworthy.tui import glyphs
from roadworthy.tui.app import RoadworthyApp


@pytest.mark.skipif(sys.platform == "win32", reason="no locale is read there")
@each(
    ("named", "plain"),
    [
        ({"LC_ALL": "C"}, True),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "C"}, True),
        ({"LANG": "C", "PYTHONCOERCECLOCALE": "0"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, False),
        ({"LC_ALL": "xx_YY.UTF-8"}, False),
        ({"LC_ALL": "", "LANG": "C.UTF-8"}, False),
        ({"PYTHONIOENCODING": "latin-1"}, True),
        ({}, False),
    ],
)
def test_a_locale_that_is_named_c_has_plain_signs(named: dict[str, str], plain: bool) -> None:
    asks = "import os, sys; from roadworthy.tui.glyphs import wants_ascii as plain"
    asks += "; print(plain(sys.stdout.encoding, os.environ))"
    usual = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    told = subprocess.run(
        [sys.executable, "-c", asks], env=usual | named, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == str(plain)


@pytest.mark.parametrize("said", ["", "ascii = true\n", "ascii = false\n"])
def test_what_is_set_counts_more_than_the_locale(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text(said, encoding="utf-8")
    RoadworthyApp(None)
    assert glyphs.is_ascii() is (said != "ascii = false\n")
    glyphs.use_ascii(False)
