"""What a person responded to is called by its title, wherever it is named: nobody reads a finding's key."""

from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.finding import Finding
from roadworthy.method.rules import CANDIDATE_RULES, DECISION_RULES
from roadworthy.model import Decision
from roadworthy.model.judgement import Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Raised
from roadworthy.report.place_words import place_words, record_name
from roadworthy.report.words import raised_name, render

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
