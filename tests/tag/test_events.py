import pytest
from marked import names_found

from pipeline.tag.events import find_events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("全市招商引资工作会议召开", ["全市招商引资工作会议"]),
        ("昨天召开了全县教育大会", ["全县教育大会"]),
        ("出席全省农村工作会议并讲话", ["全省农村工作会议"]),
        ("中国国际机床展览会在京开幕", ["中国国际机床展览会"]),
        ("云岫市第七届人民代表大会第三次会议开幕", ["云岫市第七届人民代表大会第三次会议"]),
        ("政协云岫市第十一届委员会第三次会议闭幕", ["政协云岫市第十一届委员会第三次会议"]),
        ("娄底（佛山）家居产业招商推介会举行", ["娄底（佛山）家居产业招商推介会"]),
        ("精准开展“云企云品出海”行动，鼓励", ["“云企云品出海”行动"]),
        ("启动“春风”专项行动", ["“春风”专项行动"]),
        ("致公党云岫市第一次代表大会召开", ["致公党云岫市第一次代表大会"]),
        ("第十届云岫茶文化节开幕", ["第十届云岫茶文化节"]),
        ("松烟集团新厂开工仪式举行", ["松烟集团新厂开工仪式"]),
        ("党的二十大报告", ["党的二十大"]),
        ("党的二十届三中全会精神", ["党的二十届三中全会"]),
    ],
)
def test_named_meetings(text, events):
    assert names_found(find_events, text) == events


@pytest.mark.parametrize("text", ["会议强调，要快。", "召开座谈会", "举行签约仪式", "社会各界", "学会感恩"])
def test_meetings_without_a_name_are_none(text):
    assert names_found(find_events, text) == []
