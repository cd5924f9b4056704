from collections.abc import Iterator

import pytest
from pypinyin import Style, pinyin

from pipeline.record import Repaired
from pipeline.repair.damage import draw_described_signs, drop_readings, mend_lost_signs


def page(text: str) -> Repaired:
    return Repaired("d", text, tuple(range(len(text))))


def damaged(text: str, at: int, reading: str) -> str:
    """What a page shows where a tool wrote a reading behind the first GBK byte of sign `at`."""
    code = text.encode("gbk")
    cut = 2 * at + 1
    return "".join(_pairs(code[:cut] + f"({reading})".encode("gbk") + code[cut:]))


def _pairs(code: bytes) -> Iterator[str]:
    """GBK read two bytes at a time; a pair that is no sign is shown as `?`."""
    at = 0
    while at < len(code):
        size = 1 if code[at] < 0x81 else 2
        try:
            yield code[at : at + size].decode("gbk")
        except UnicodeDecodeError:
            yield "?"
        at += size


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("推進現(xiàn)代化產(chǎn)業(yè)體系", "推進現代化產業體系"),
        ("縣（xiàn）委書記", "縣委書記"),
        ("該廠(chang)擴建", "該廠擴建"),
        ("中心(center)主任", "中心(center)主任"),
        ("公司(xyz)上市", "公司(xyz)上市"),
        ("（記者 江晚）", "（記者 江晚）"),
        ("云州的罗甯（音“宁”）", "云州的罗甯"),
        ("罗旸（读作yáng）、罗喆（音哲）", "罗旸、罗喆"),
        ("史密斯（音译）、江晚（音乐）", "史密斯（音译）、江晚（音乐）"),
    ],
)
def test_readings_behind_a_sign_are_dropped(raw, text):
    assert drop_readings(page(raw)).text == text


@pytest.mark.parametrize(
    ("text", "at", "reading"),
    [
        ("我們將繼續加強人才隊伍建設", 6, "hòng"),
        ("代表團實地參觀了開發區", 5, "yǔ"),
        ("這項改革讓辦事時間縮短一半", 7, "shēng"),
        ("書記現場檢查項目進度", 4, "huī"),
        ("會議強調要進一步優化營商環境", 8, "miǎn"),
    ],
)
def test_lost_signs_come_back_from_the_reading_left_behind(text, at, reading):
    broken = damaged(text, at, reading)
    assert "?" in broken
    mended = mend_lost_signs(page(broken))
    assert mended.text == text
    assert len(mended.origin) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "縣領導帶隊來到產業園調研營商環境",
        "企業負責人表示將擴大產能",
        "該縣積極推動農業現代化建設",
        "全縣經濟運行總體平穩",
        "讓群眾辦事更方便",
        "深入貫徹落實會議精神",
    ],
)
def test_a_lost_sign_is_mended_rightly_or_not_at_all(text):
    for at in range(1, len(text)):
        hit = (text[at - 1] + text[at]).encode("gbk")[1:3].decode("gbk", "ignore")
        if hit:
            broken = damaged(text, at, pinyin(hit, style=Style.TONE)[0][0])
            assert mend_lost_signs(page(broken)).text in (text, broken)


@pytest.mark.parametrize("text", ["真的吗?好)不好", "他问？ma）", "？guī)", "甲?guī)"])
def test_a_plain_question_mark_stays(text):
    assert mend_lost_signs(page(text)).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("局长周（上雨下文）出席", "局长周⿱雨文出席"),
        ("局长孙[火华]出席", "局长孙⿰火华出席"),
        ("局长张（弓长）明出席", "局长张明出席"),
        ("局长周晚（上山下乡）出席", "局长周晚（上山下乡）出席"),
        ("江晚[记者]", "江晚[记者]"),
    ],
)
def test_a_character_told_by_its_parts_is_drawn_from_them(raw, text):
    assert draw_described_signs(page(raw)).text == text
