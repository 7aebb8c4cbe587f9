"""Real registries, asked by the installed clients; only where somebody says so: ``ROADWORTHY_LIVE=1``."""

import os

import pytest

from roadworthy.evidence import npm, pypi
from roadworthy.evidence.index import find_index
from roadworthy.evidence.limits import StopRequest

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(os.environ.get("ROADWORTHY_LIVE") != "1", reason="asks real registries"),
]


def test_the_python_index_answers() -> None:
    found = pypi.collect("Django", find_index(StopRequest()), StopRequest())
    assert found.name == "Django"
    assert len(found.versions) > 300
    assert found.licence_expression or found.licence_text or found.classifiers


@pytest.mark.skipif(npm.client() is None, reason="npm is not installed")
def test_npm_answers() -> None:
    found = npm.collect("express", StopRequest())
    assert found.name == "express"
    assert len(found.versions) > 200
    assert found.licences_by_version
