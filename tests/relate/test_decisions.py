from pipeline.model_files.weights import read_questions
from pipeline.record import Span
from pipeline.relate.decisions import FILE, Decision, answered_by, chance, decide

ASKED = Decision("goes on", 0, Span(3, 9), ("no such feature",), 0.5)


def test_features_without_a_weight_leave_the_chance_even():
    assert chance("no such question", ["all", "cue 说"]) == 0.5


def test_the_weights_answer_both_questions():
    assert {"attributes", "goes on"} <= read_questions(FILE).keys()


def test_a_teacher_answers_while_it_lasts():
    with answered_by(lambda asked: asked.place.start > 5):
        assert not decide(ASKED)
    assert decide(ASKED)
