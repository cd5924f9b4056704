from pipeline.record import Document
from pipeline.training.speech import Instance, fit, read_instances, share_right

TEXT = "昨天，江晚表示，要快。随后，宋岭来到车间。"
GOLD = {
    "mentions": [{"start": 3, "end": 5, "label": "PERSON"}, {"start": 14, "end": 16, "label": "PERSON"}],
    "statements": [{"speaker": "江晚", "org": None, "cue": "表示", "start": 8, "end": 11}],
}


def test_an_annotated_page_teaches_its_cues_and_where_words_end():
    instances = list(read_instances(Document("page.txt", "page.txt", TEXT, ""), GOLD))
    assert {(one.question, one.answer) for one in instances} == {
        ("attributes", True),
        ("goes on", False),
    }


def test_weights_tell_what_was_learnt():
    instances = [
        Instance("page", "goes on", frozenset({"all", f"cue {number % 2}", f"page {number}"}), bool(number % 2))
        for number in range(60)
    ]
    weights = fit(instances)
    assert weights["cue 1"] > 0 > weights["cue 0"]
    assert share_right(instances, weights) == 1.0
