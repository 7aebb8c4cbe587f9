"""Random keys, resizes and stops over the whole program end nothing, lose nothing and leave a file that loads."""

import sys
from pathlib import Path

import pytest

if sys.platform != "win32":
    from tui.random_walk import walked

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", [4])
    def test_three_hundred_random_keys_in_a_real_terminal(tmp_path: Path, seed: int) -> None:
        found = walked(seed, 300, tmp_path)
        assert not found.wrong, found.words()
        assert found.keys >= 300
