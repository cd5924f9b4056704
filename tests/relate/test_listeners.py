import pytest
from marked import marked_view

from pipeline.record import Span
from pipeline.relate.listeners import behind_listener


@pytest.mark.parametrize(
    ("marked", "word", "listener"),
    [
        ("江晚告诉记者，要快。", "告诉", "记者"),
        ("江晚叮嘱随行的工作人员：“一定要快。”", "叮嘱", "随行的工作人员"),
        ("江晚告诉调研组，要快。", "告诉", "调研组"),
        ("江晚告诉我们将开工。", "告诉", "我们"),
        ("江晚提醒广大市民，要快。", "提醒", "广大市民"),
        ("江晚叮嘱[县水利局|ORG]和[松烟公司|COMPANY]，要快。", "叮嘱", "县水利局和松烟公司"),
        ("江晚叮嘱把路修好，要快。", "叮嘱", ""),
        ("江晚表示他要快。", "表示", ""),
        ("江晚表示，要快。", "表示", ""),
    ],
)
def test_whom_words_are_said_to(marked, word, listener):
    view = marked_view(marked)
    text = view.page.text
    end = text.index(word) + len(word)
    assert text[end : behind_listener(view, Span(0, len(text)), text, word, end)] == listener
