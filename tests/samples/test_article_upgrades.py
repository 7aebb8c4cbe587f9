"""Every system that the article names, from the catalogue to the upgrades ahead: what is known, and what is not."""

from datetime import date

import pytest

from roadworthy.evidence.collect import collect
from roadworthy.evidence.limits import StopRequest
from roadworthy.evidence.plan import plan
from roadworthy.knowledge.frameworks import as_candidate, by_id
from roadworthy.knowledge.releases import named
from roadworthy.model import Decision

WITH_TABLE = (
    "ruby-on-rails",
    "django",
    "laravel",
    "spring-boot",
    "aws-lambda-with-sam",
    "serverless-framework",
)
WITHOUT = ("go-kit", "fastapi", "cloudflare-workers")
TODAY = date(2026, 12, 1)


@pytest.mark.parametrize("framework", [*WITH_TABLE, *WITHOUT])
def test_each_has_a_forecast_or_the_word_that_there_is_none(framework: str) -> None:
    entry = by_id()[framework]
    assert (named(entry.name).table is not None) == (framework in WITH_TABLE)
    decision = Decision(candidates={framework: as_candidate(entry)})
    found = collect(decision, plan(decision), TODAY, "cache", StopRequest())
    seen = {one.signal: one for row in found if row.inquiry.collector == "cycles" for one in row.observations}
    assert set(seen) == {"support-runway", "forced-upgrades"}
    if framework in WITHOUT:
        assert [(one.band, one.doubt) for one in seen.values()] == [(None, "no-table")] * 2
    else:
        assert seen["forced-upgrades"].band is not None
