"""What the tagger finds in unlabelled pages, as sentences to learn from."""

import gzip
import json

from pipeline.tag.tagging import load_tagger
from pipeline.training.example import Example
from pipeline.training.self_labels import chosen, label, read_texts

PAGE = "云岫市市长甄远山昨日到松烟机械有限公司调研。甄远山说，松烟机械要再上两条生产线。\n"


def test_sure_names_are_labels():
    [passage] = label(PAGE, load_tagger())
    names = [(passage.text[start:end], told) for start, end, told in passage.spans]
    assert {("甄远山", "PERSON"), ("市长", "POST"), ("松烟机械有限公司", "COMPANY")} <= set(names)


def test_names_of_a_middle_score_are_masked(monkeypatch):
    monkeypatch.setattr("pipeline.training.self_labels.SURE", 1.1)
    [passage] = label(PAGE, load_tagger())
    assert not passage.spans
    assert "甄远山" in [passage.text[start:end] for start, end in passage.masks]


def test_the_densest_pages_are_kept_in_their_order():
    poor = (Example("天气晴好。", ()),)
    rich = (Example("市长到厂。", ((0, 2, "POST"),)),)
    richer = (Example("市长县长。", ((0, 2, "POST"), (2, 4, "POST"))),)
    assert list(chosen([rich, poor, richer], signs=10)) == [*rich, *richer]


def test_texts_are_read_from_plain_and_packed_lines(tmp_path):
    lines = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(("甲", "乙")))
    (tmp_path / "a.jsonl").write_text(lines, "utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    assert list(read_texts(tmp_path / "a.jsonl")) == list(read_texts(tmp_path / "a.jsonl.gz")) == ["甲", "乙"]
