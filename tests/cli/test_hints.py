"""The closing hints name what has an answer."""

import shlex
from pathlib import Path

from pipeline.cli.hints import closing_hints
from pipeline.record import PropertyGraph
from sample_graph import sample_graph


def test_every_question_that_is_hinted_at_has_an_answer(guanxi, saved):
    lines = [line.strip() for line in closing_hints(sample_graph(), out=saved)]
    commands = [shlex.split(line)[1:] for line in lines if " -g " in line]
    assert [words[0] for words in commands] == ["who", "post", "said"]
    for words in commands:
        assert guanxi(*words).exit_code == 0


def test_an_empty_graph_has_hints_for_gephi_alone():
    assert all("Gephi" in line for line in closing_hints(PropertyGraph((), ()), out=Path("build")))
