import pytest
from marked import marked_view

from pipeline.record import Span
from pipeline.relate.cues import find_attributions
from pipeline.relate.lone import find_lone


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("“路要修，”[江晚|PERSON]说。“桥也要修。”", [("说", "桥也要修。")]),
        ("[江晚|PERSON]修了一辈子桥。“越快越好。”", [("江晚", "越快越好。")]),
        ("[江晚|PERSON]修桥、铺路……样样都会。“越快越好。”", [("江晚", "越快越好。")]),
        ("[江晚|PERSON]修了一辈子桥。桥叫“云桥”。", []),
        ("桥修好了。“越快越好。”", []),
    ],
)
def test_a_quotation_behind_a_sentence_is_of_who_speaks_or_acts_there(marked, found):
    view = marked_view(marked)
    [paragraph] = view.article.body
    told = [Span(0, 5)] if marked.startswith("“") else []
    lone = find_lone(view, paragraph, told, list(find_attributions(view, paragraph)))
    assert [(view.words(at.cue), view.words(words)) for at, words in lone] == found
