from pipeline.record import Document
from pipeline.training.speech import Lesson, fit, read_lessons, share_right

TEXT = "昨天，江晚表示，要快。随后，宋岭来到车间。"
GOLD = {
    "mentions": [{"start": 3, "end": 5, "label": "PERSON"}, {"start": 14, "end": 16, "label": "PERSON"}],
    "statements": [{"speaker": "江晚", "org": None, "cue": "表示", "start": 8, "end": 11}],
}


def test_an_annotated_page_teaches_its_cues_and_where_words_end():
    lessons = list(read_lessons(Document("page.txt", "page.txt", TEXT, ""), GOLD))
    assert {(lesson.question, lesson.answer) for lesson in lessons} == {("attributes", True), ("goes on", False)}


def test_weights_tell_what_was_learnt():
    lessons = [
        Lesson("page", "goes on", frozenset({"all", f"cue {number % 2}", f"page {number}"}), bool(number % 2))
        for number in range(60)
    ]
    weights = fit(lessons)
    assert weights["cue 1"] > 0 > weights["cue 0"]
    assert share_right(lessons, weights) == 1.0
