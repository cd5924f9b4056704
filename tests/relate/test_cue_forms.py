import pytest

from pipeline.relate.cue_forms import certain, cue_pattern


def test_cues_that_are_only_weighed_are_not_certain():
    assert "表示" in certain()
    assert "显示" not in certain()


@pytest.mark.parametrize(
    ("words", "cue"), [("江晚表示，要快。", "表示"), ("数据显示，销量增长。", "显示"), ("松烟股份公告，停牌。", "公告")]
)
def test_the_first_cue_of_a_sentence(words, cue):
    match = cue_pattern().search(words)
    assert match is not None
    assert match.group(match.lastgroup or 0) == cue
