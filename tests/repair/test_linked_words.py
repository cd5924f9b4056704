import pytest

from pipeline.record import Repaired
from pipeline.repair.linked_words import join_linked_words

CUT = (
    "在3月8日的座谈会上，\n松烟机械\n总经理\n江晚\n表示，将去\n云岫\n经商，明年开工。\n宋岭说，他来自\n澄溪\n，也要去。"
)


def joined(raw: str) -> list[str]:
    return join_linked_words(Repaired("d", raw, tuple(range(len(raw))))).text.split("\n")


def test_linked_words_go_back_into_their_sentence():
    whole = ["在3月8日的座谈会上，松烟机械总经理江晚表示，将去云岫经商，明年开工。", "宋岭说，他来自澄溪，也要去。"]
    assert joined(CUT) == whole


def test_a_joined_page_keeps_its_origin():
    page = join_linked_words(Repaired("d", CUT, tuple(range(len(CUT)))))
    assert "".join(CUT[i] for i in page.origin) == page.text


APART = [
    "松烟换帅，江晚卸任\n宋岭\n3月8日，松烟机械公告。",
    "首页，新闻\n登录\n注册\n关于我们\n江晚说。\n宋岭说，好。\n云岫\n江晚来了，又走了。",
    "路修好了，通车了\n本报记者江晚\n位于云岫的路，修好了。\n桥也修好了，通车了\n本报记者宋岭\n云岫的桥，修好了。",
]


@pytest.mark.parametrize("raw", APART)
def test_headlines_authors_and_menus_stay_lines_of_their_own(raw):
    assert joined(raw) == raw.split("\n")
