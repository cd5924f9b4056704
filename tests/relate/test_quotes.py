import pytest

from pipeline.record import Span
from pipeline.relate.quotes import find_quotations, inside


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("他说：“要快。”她说：“要稳。”", ["“要快。”", "“要稳。”"]),
        ("他说：“这叫“一窗办”，很快。”", ["“这叫“一窗办”，很快。”"]),
        ("他说：“要快。", ["“要快。"]),
        ("要快。”他说：“好。”", ["“好。”"]),
        ("没有引号。", []),
    ],
)
def test_outer_quotations(text, quotations):
    assert [text[q.start : q.end] for q in find_quotations(text)] == quotations


def test_quotations_are_offset_by_the_start():
    assert find_quotations("“快”", start=7) == (Span(7, 10),)


def test_the_marks_themselves_stand_outside():
    quotes = find_quotations("甲“快走”乙")
    assert [i for i in range(6) if inside(quotes, i)] == [2, 3]
