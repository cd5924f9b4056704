"""What holds for any page: offsets lead back to the sign they came from."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.record import Document, Repaired
from pipeline.repair import repair
from pipeline.repair.signs import simplified_sign

SIGNS = st.sampled_from(
    "县委书记张明远縣書記現產業著乾昇，。、：“”‘’（）「」『』《》,.?!:;()\"' \u3000\t\n\r\u200b\x07\ufeffab０９％ａ7-—…"
)
CHUNKS = st.sampled_from(
    [
        "(xiàn)",
        "（chǎn）",
        "\r\n",
        "\n\n",
        "\n　　",
        "本报讯 ",
        "编辑：",
        "（下转2版）",
        "加?hòng)娙瞬抨",
        "2月6日",
        "。”",
    ]
)
PAGES = st.lists(SIGNS | CHUNKS | st.characters(codec="utf-8"), max_size=120).map("".join)
OTHER_FORMS = str.maketrans("「」『』，；：？！（）", "“”‘’,;:?!()")


def repaired(raw: str) -> Repaired:
    return repair(Document("d", "d", raw, ""))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(PAGES)
def test_every_sign_has_an_origin_inside_the_page_and_none_falls_back(raw):
    page = repaired(raw)
    origin = list(page.origin)
    assert len(page.text) == len(origin)
    assert origin == sorted(origin)
    assert all(0 <= at < len(raw) for at in origin)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.text(alphabet="县委书记张明远縣書記現產業著乾昇，。、：（）「」,:()79", max_size=60))
def test_kept_signs_are_those_of_the_page_simplified_or_widened(raw):
    """But for a mark that opens where it should close."""
    page = repaired(raw)
    for sign, at in zip(page.text, page.origin, strict=True):
        forms = {raw[at], simplified_sign(raw[at])}
        is_turned = sign == "”" and raw[at].translate(OTHER_FORMS) == "“"
        assert is_turned or sign in forms or sign.translate(OTHER_FORMS) == raw[at].translate(OTHER_FORMS)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(PAGES)
def test_no_control_signs_and_no_space_at_line_ends_are_left(raw):
    lines = repaired(raw).text.split("\n")
    assert all(line == line.strip(" \u3000") for line in lines)
    assert not any(ord(c) < 32 or c in "\u200b\ufeff\u3000" for line in lines for c in line)


def test_a_clean_page_stays_as_it_is():
    text = "县委召开会议\n\n张明远强调，要快。\n会议指出：\n一是抓项目，二是抓招商，三是抓服务。\n编辑：宋岭"
    assert repaired(text).text == text
    assert list(repaired(text).origin) == list(range(len(text)))


def test_span_of_a_name_leads_to_its_raw_signs():
    raw = "\ufeff　　縣(xiàn)委書記張明遠主持會議。"
    page = repaired(raw)
    at = page.text.index("书记")
    assert page.text == "县委书记张明远主持会议。"
    assert raw[page.origin[at] : page.origin[at + 4] + 1] == "書記張明遠"
