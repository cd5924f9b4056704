"""Every block of the cookbook runs, and answers as is shown there; `make cookbook` writes the answers anew."""

import pytest
from cookbook import COOKBOOK, answered, sections

LEAST = {"console": (2,), "pycon": (2,), "text": (1,)}
"""Lines of a block without an answer: its kind, and the question."""
SECTIONS = sections(COOKBOOK.read_text("utf-8"))


@pytest.mark.parametrize("heading", list(SECTIONS))
def test_the_answers_are_those_of_a_build(corpus_build, heading):
    assert answered(SECTIONS[heading], corpus_build) == SECTIONS[heading]


def test_fifteen_questions_are_asked_in_three_ways_each():
    asked = [part for heading, part in SECTIONS.items() if heading]
    assert len(asked) == 15
    assert all(part.count(f"```{way}\n") == 1 for part in asked for way in ("console", "pycon", "sql"))


def test_every_question_has_an_answer():
    for heading, part in SECTIONS.items():
        blocks = [block.splitlines() for block in part.split("```")[1::2]]
        assert all(len(block) > least for block in blocks for least in LEAST.get(block[0], ())), heading
