import pytest

from pipeline.record import Span
from pipeline.relate.quotes import find_quotations, inside, spoken_words


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


@pytest.mark.parametrize(
    ("words", "opened", "said", "text", "direct"),
    [
        ("要快。", True, None, "要快。", True),
        ("要快。", False, None, "要快。", False),
        ("多忙啊，”江晚说，“天天加班。", True, "江晚说，", "多忙啊，天天加班。", True),
        ("多忙啊。”江晚说，明年招三十人", True, "江晚说，", "“多忙啊。”明年招三十人", False),
        ("要“快”字当头", False, None, "要“快”字当头", False),
        ("好，”他放下茶杯，“走吧。", True, None, "好，走吧。", True),
        ("一是要快。\n“二是要稳。", True, None, "一是要快。\n“二是要稳。", True),
    ],
)
def test_only_what_the_page_quotes_is_a_quotation(words, opened, said, text, direct):
    at = Span(words.index(said), words.index(said) + len(said)) if said else None
    assert spoken_words(words, opened=opened, said=at) == (text, direct)
