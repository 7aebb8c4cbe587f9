"""Who types a figure into a name meant something else: it is refused in every face, and nothing is renamed."""

from datetime import date
from pathlib import Path

import pytest

from each import each
from in_process import called
from roadworthy.interview.answers import read_value
from roadworthy.interview.refusal import NotTaken
from roadworthy.knowledge.questions import Question, all_questions
from roadworthy.model import Decision
from roadworthy.model.judgement import Criterion
from roadworthy.store import save

TODAY = date(2026, 11, 30)
NAMING = [one for one in all_questions() if one.letters]


def test_what_names_or_describes_a_record_takes_words() -> None:
    paths = {one.path for one in NAMING}
    assert {"criteria.{criterion}.name", "criteria.{criterion}.best", "risks.{risk}.title"} <= paths
    assert {"candidates.{candidate}.name", "people.{person}.name"} <= paths
    assert not any(path.endswith(("version", "rank")) or "horizons" in path for path in paths)


@each("question", NAMING)
def test_a_figure_alone_is_no_name(question: Question) -> None:
    for words in ("30", " 4.5 ", "3-5", "20 %", "+1"):
        with pytest.raises(NotTaken, match="only a figure"):
            read_value(question, words, TODAY)
    for words in ("", "Vert.x 5", "5 nines", "4D", "費用 3", "—"):
        read_value(question, words, TODAY)


def test_no_face_renames_a_criterion_to_a_figure(tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    save(Decision(title="Orders", criteria={"speed": Criterion(name="Speed")}), path)
    before = path.read_bytes()
    done = called("set", path, "criteria.speed.name=30")
    assert (done.returncode, path.read_bytes()) == (2, before)
    assert "“30” is only a figure" in done.stderr
    assert called("add", path, "risks", "7").returncode == 2
    assert path.read_bytes() == before
