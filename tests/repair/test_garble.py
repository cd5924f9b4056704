import pytest

from pipeline.record import Repaired
from pipeline.repair.garble import drop_garbled

WORDS = "松江市市长江晚主持会议，副市长林野参加。"


@pytest.mark.parametrize(
    ("written", "read", "errors"),
    [
        ("utf-8", "gbk", "replace"),
        ("utf-8", "latin-1", "strict"),
        ("utf-8", "cp1252", "replace"),
        ("gb18030", "latin-1", "strict"),
        ("gb18030", "cp1252", "replace"),
    ],
)
def test_words_read_in_another_encoding_go_out(written: str, read: str, errors: str):
    damaged = WORDS.encode(written).decode(read, errors)
    text = f"{WORDS}\n{damaged}\n{WORDS}"
    page = drop_garbled(Repaired("d", text, range(len(text))))
    assert page.text == f"{WORDS}\n\n{WORDS}"
    assert [start for start, _ in page.garbled] == [len(WORDS) + 1]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("松江市锟斤拷锟斤拷局烫烫烫屯屯屯召开会议", "松江市…召开会议"),
        ("锟斤拷锟斤拷", ""),
        ("屯里的人说汤很烫烫嘴", "屯里的人说汤很烫烫嘴"),
        ("José、Müller×××在café喝咖啡，气温20°～25°", "José、Müller×××在café喝咖啡，气温20°～25°"),
        ("浜江区鐵路局长江铖、邹鏐、闵镕铧参加", "浜江区鐵路局长江铖、邹鏐、闵镕铧参加"),
    ],
)
def test_a_run_of_lost_characters_goes_out_and_a_rare_one_stays(text: str, left: str):
    assert drop_garbled(Repaired("d", text, range(len(text)))).text == left
