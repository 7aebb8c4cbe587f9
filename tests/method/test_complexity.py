"""How large over-engineering is, in the person's own figures."""

from datetime import date

from roadworthy.method.rules import raised
from roadworthy.model import Decision, put
from roadworthy.report.words import render


def test_too_many_services_for_a_team_are_told_in_people_for_each_part_that_was_named(
    quiet: Decision,
) -> None:
    small = put(put(quiet, ("fit", "microservices", "separate_teams"), "no"), ("frame", "team", "size"), 7)
    slug = next(slug for slug, one in quiet.candidates.items() if one.approach == "microservices")

    def said(decision: Decision) -> str:
        found = raised(decision, date(2026, 11, 23))
        return render(
            next(one for one in found if one.id == f"services-for-small-team--{slug}"), decision
        ).says

    named = put(small, ("frame", "boundary_names"), ("orders", "stock", "billing", "users"))
    assert "the 4 parts you named, that is a team of 1.8 for each service" in said(named)
    assert "parts you named" not in said(put(small, ("frame", "boundary_names"), ("orders",)))
