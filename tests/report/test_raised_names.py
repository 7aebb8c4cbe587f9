"""What a person responded to is called by its title, wherever it is named: nobody reads a finding's key."""

from datetime import date

from roadworthy.knowledge.phases import phase_guides
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.rules import CANDIDATE_RULES, DECISION_RULES
from roadworthy.model import Decision, put
from roadworthy.model.judgement import Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Raised
from roadworthy.model.path import MigrationPath, Phase
from roadworthy.report.place_words import place_words, record_name
from roadworthy.report.words import raised_name, render
from roadworthy.store import load
from roadworthy.store.places import sample_file

DECISION = Decision(
    candidates={"asp-net": Candidate(name="ASP.NET Core")},
    criteria={"own-rule": Criterion(name="Our own rule")},
)


def test_no_rule_is_called_by_its_key() -> None:
    for rule in (*CANDIDATE_RULES, *DECISION_RULES):
        for key in (rule, f"{rule}--asp-net"):
            decision = DECISION.model_copy(update={"raised": {key: Raised(state="dismissed")}})
            finding = Finding(
                "word-without-reason",
                "note",
                ("raised", key, "reason"),
                subject=key,
                reads=(("raised", key, "reason"),),
            )
            told = (
                raised_name(key, decision),
                record_name(("raised", key), decision),
                place_words(("raised", key, "reason"), decision),
                render(finding, decision).says,
            )
            for words in told:
                assert "--" not in words, key
                assert "asp-net" not in words, key
                assert "-" not in rule or rule not in words, key


def test_a_title_with_figures_gives_way_to_the_rule_in_words() -> None:
    figured = [rule for rule in CANDIDATE_RULES if "{" in SAYINGS[rule].title.replace("{subject}", "")]
    for rule in figured:
        assert raised_name(f"{rule}--asp-net", DECISION).startswith(rule.split("-")[0])


def test_what_is_missing_names_phases_as_the_path_does() -> None:
    """A phase that nobody has begun has the name under which the station draws it; one's own name counts more."""
    decision = load(sample_file("article-comparison"))
    said = [
        render(one, decision).says for one in Analysis(decision, date(2026, 11, 23)).progress["path"].missing
    ]
    for guide in phase_guides():
        assert f"Not begun: {guide.name}." in said
    named = put(decision, ("paths", "django"), MigrationPath(phases={"trial": Phase(name="Our trial")}))
    told = [render(one, named).says for one in Analysis(named, date(2026, 11, 23)).progress["path"].missing]
    assert "Not begun: Our trial." in told
