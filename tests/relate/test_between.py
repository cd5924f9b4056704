import pytest
from marked import marked_view

from pipeline.relate.between import shape, signs_of


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("，男，现任", "，c，V"),
        ("曾任", "K"),
        ("不再担任", "X"),
        ("，2019年5月起任", "，dV"),
        ("主持会议并", "S"),
        ("“", ""),
        ("的父亲", "的"),
        ("、", "、"),
    ],
)
def test_words_become_signs(words, signs):
    assert signs_of(words) == signs


@pytest.mark.parametrize(
    ("marked", "signs"),
    [
        ("[江晚|PERSON]，[云泽市委|ORG][副书记|POST]、[市政府|ORG][党组书记|POST]", "，T、B"),
        ("[江晚|PERSON]、[闻雁|PERSON]、[岑百川|PERSON]等[市领导|POST]", "、N等"),
        ("[江晚|PERSON]曾任[云泽|PLACE][市教育局|ORG][局长|POST]", "KB"),
    ],
)
def test_lists_are_told_once(marked, signs):
    view = marked_view(marked)
    assert shape(view, view.mentions, 0, len(view.mentions) - 1) == signs
