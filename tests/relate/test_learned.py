import pytest

from pipeline.errors import MissingModel
from pipeline.record import Span
from pipeline.relate.learned import Asked, chance, is_so, read_weights, taught_by

ASKED = Asked("goes on", 0, Span(3, 9), ("no such feature",), 0.5)


def test_features_without_a_weight_leave_the_chance_even():
    assert chance("no such question", ["all", "cue 说"]) == 0.5


def test_the_weights_answer_both_questions():
    assert {"attributes", "goes on"} <= read_weights().keys()


def test_a_teacher_answers_while_it_lasts():
    with taught_by(lambda asked: asked.place.start > 5):
        assert not is_so(ASKED)
    assert is_so(ASKED)


@pytest.mark.parametrize(
    "text", ["question\tfeature\n goes on\tall\n", "question\tfeature\tweight\ngoes on\tall\theavy\n"]
)
def test_a_damaged_file_is_named(tmp_path, text):
    (tmp_path / "speech.tsv").write_text(text, "utf-8")
    with pytest.raises(MissingModel, match=r"speech\.tsv"):
        read_weights(tmp_path)
