import pytest
from marked import marked_view

from pipeline.record import Span
from pipeline.relate.occasions import before_words, find_occasion


@pytest.mark.parametrize(
    ("marked", "name", "is_visit"),
    [
        ("昨天，[县委|ORG]召开招商座谈会，[江晚|PERSON]参加。", "招商座谈会", False),
        ("松烟项目签约仪式昨天举行，[江晚|PERSON]出席。", "松烟项目签约仪式", False),
        ("[县委|ORG][书记|POST][江晚|PERSON]到[松烟集团|COMPANY]调研。", "到松烟集团调研", True),
        ("[江晚|PERSON]调研重点项目 时间：2024-05-07", "调研重点项目", True),
        ("[江晚|PERSON]走访慰问驻县部队官兵，[宋岭|PERSON]陪同。", "走访慰问驻县部队官兵", True),
    ],
)
def test_an_occasion_without_a_name_is_called_by_its_words(marked, name, is_visit):
    found = find_occasion(marked_view(marked), ())
    assert found is not None
    assert (found.name, found.is_visit) == (name, is_visit)


@pytest.mark.parametrize("marked", ["调研显示，企业信心回升。", "[江晚|PERSON]是本地人。", "[江晚|PERSON]任调研员。"])
def test_no_occasion_where_nobody_goes_or_meets(marked):
    assert find_occasion(marked_view(marked), ()) is None


def test_a_sentence_is_looked_at_up_to_reported_words():
    assert before_words(Span(10, 40), (Span(0, 5), Span(20, 30))) == Span(10, 20)
