import pytest
from marked import marked_view

from pipeline.record import Span
from pipeline.relate.attribution import features, kind_of
from pipeline.relate.quotes import read_words


def test_a_cue_is_told_by_its_subject_and_the_mark_behind():
    view = marked_view("[江晚|PERSON]昨日表示，要快。")
    told = set(
        features(view, Span(0, 10), read_words(view.page.text), Span(4, 6), 6, subject="PERSON", gap=2, ruled=True)
    )
    assert {"ruled cue 表示", "mark ，", "by PERSON", "clause ^P"} <= told


@pytest.mark.parametrize(("noun", "kind"), [("知情人士", "noun 人士"), (None, "nobody")])
def test_what_speaks_has_a_kind(noun, kind):
    assert kind_of(None, noun) == kind
