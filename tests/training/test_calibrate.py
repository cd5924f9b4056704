from pathlib import Path

import pytest

from pipeline.read import Document
from pipeline.record import Mention, Span
from pipeline.tag.calibration import calibrated, chance
from pipeline.training.calibrate import Judged, crossed, fit, judge, table


def mention(score: float, *, label: str = "PERSON", by: str = "network") -> Mention:
    return Mention(Span(0, 3), label, "甄远山", score, by)


def judged(score: float, *, right: int, wrong: int, by: str = "network") -> list[Judged]:
    outcomes = [True] * right + [False] * wrong
    return [Judged(mention(score, by=by), outcome, f"page {i % 7}") for i, outcome in enumerate(outcomes)]


def test_a_score_becomes_the_share_of_right_ones():
    seen = judged(0.99, right=900, wrong=100) + judged(0.6, right=300, wrong=300)
    weights = fit([*seen, *judged(0.9, right=400, wrong=20, by="recall")])
    assert calibrated(mention(0.99), weights=weights).score == pytest.approx(0.90, abs=0.02)
    assert calibrated(mention(0.6), weights=weights).score == pytest.approx(0.50, abs=0.03)
    assert 0.5 < chance(mention(0.8), weights=weights) < 0.9


def test_what_is_held_out_keeps_the_promise():
    seen = judged(0.99, right=950, wrong=50) + judged(0.6, right=300, wrong=300)
    outcomes = crossed(seen)
    assert len(outcomes) == len(seen)
    rows = [line.split("|")[2:5] for line in table(outcomes).split("\n")[2:]]
    assert rows
    assert all(abs(float(promised) - float(right)) < 0.04 for _, promised, right in rows)


def test_mentions_are_judged_by_span_and_label_and_optional_ones_left_out(tmp_path: Path):
    from pipeline.read import read_file
    from pipeline.tag.tagging import load_tagger

    text = "云岫市市长甄远山说，要抓紧。闻雁记录。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    gold = {"mentions": [
        {"start": 5, "end": 8, "label": "PERSON"}, {"start": 14, "end": 16, "label": "PERSON", "optional": True},
    ]}  # fmt: skip
    document: Document = read_file(tmp_path / "a.txt")
    found = {j.mention.text: j.right for j in judge(document, gold, load_tagger())}
    assert found["甄远山"]
    assert not found["市长"]
    assert "闻雁" not in found
