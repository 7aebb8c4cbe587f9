"""A reason of the decision carries the sign of what backs it, explained once, in every face."""

from collections import Counter
from pathlib import Path

from examples import few
from forms import full_text
from interview.places import SAMPLES, TODAY
from roadworthy.interview.items import Ask, Prose
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.model import put
from roadworthy.report.as_json import as_data
from roadworthy.report.reason_words import backed_words
from roadworthy.report.summary import summary
from roadworthy.store import load
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.widgets.item_lines import draw_item
from station_walk import at

SAMPLED = sorted(path.stem for path in SAMPLES.glob("*.toml"))
SIGNS = {"evidence": "≡", "reason": "=", "bare": "·", "unknown": "?", None: "–"}


@few("name", SAMPLED)
async def test_each_reason_has_its_sign_and_each_sign_its_word(tmp_path: Path, name: str) -> None:
    async with at(tmp_path, "decision", load(SAMPLES / f"{name}.toml")) as walk:
        station = walk.station
        assert isinstance(station, FormStation)
        grounds = walk.session.analysis.reason_grounds
        for width in (56, 62, 76, 92):
            drawn = {
                item.path if isinstance(item, Ask) else item.id: draw_item(item, station, width)
                for item in station.form.items
                if isinstance(item, Ask | Prose)
            }
            answer = [text.plain for text in drawn["outcome", "reasons"]]
            column = min(len(text) - len(text.lstrip()) for text in answer[1:])
            begins = [text[column : column + 2] for text in answer if text[column : column + 1].strip()]
            assert begins == [f"{SIGNS[ground]} " for ground in grounds]
            if any(grounds):
                legend = " ".join(text.plain for text in drawn["backed"])
                for ground, count in Counter(grounds).items():
                    word = say("grounds", ground) if ground else say("reasons", "not_said")
                    assert f"{SIGNS[ground]} {word} {count}" in legend


@few("name", SAMPLED)
def test_every_other_face_says_it_in_words(name: str) -> None:
    decision = load(SAMPLES / f"{name}.toml")
    of = Analysis(decision, TODAY)
    told = summary(decision, TODAY)
    assert as_data(told)["decision"]["reason_grounds"] == list(of.reason_grounds)
    lines = [one.lines for one in outline_of("decision")(of, View(waits=True)) if isinstance(one, Prose)]
    backed = [one for one in lines if one[:1] == (backed_words(of),)]
    assert len(backed) == 1
    assert len(backed[0]) == 1 + sum(ground is not None for ground in of.reason_grounds)
    assert " ".join(backed_words(of).split()) in " ".join(full_text(told, 200).split())


def test_reasons_that_name_nothing_are_told_without_signs() -> None:
    decision = put(load(SAMPLES / "startup-crud.toml"), ("outcome", "reasons"), ("It carries us",))
    of = Analysis(decision, TODAY)
    assert backed_words(of) == ""
    items = outline_of("decision")(of, View(waits=True))
    assert not [one for one in items if isinstance(one, Prose) and one.id == "backed"]
