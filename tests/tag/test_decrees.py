import pytest

from pipeline.record import Mention, Proposer, Span
from pipeline.tag.decrees import add_framed


def people(text: str, *found: tuple[str, str, float]) -> list[str]:
    told = [
        Mention(Span(at := text.index(name), at + len(name)), label, name, score, Proposer.NETWORK)
        for name, label, score in found
    ]
    told.sort(key=lambda m: m.span.start)
    return [m.text for m in add_framed(text, told) if m.label == "PERSON"]


@pytest.mark.parametrize(
    ("text", "more", "names"),
    [
        ("任命：\n花满楼为市水务局局长；", [], ["花满楼"]),
        ("任命：\n花满楼为市水务局局长（试用期一年）；", [("花", "PERSON", 0.5)], ["花满楼"]),
        ("同时免去：\n安静的市水务局局长职务；", [], ["安静"]),
        ("决定：免去安静同志的市水务局局长职务。", [], ["安静"]),
        ("安静的市水务局局长笑了。", [], []),
        ("他认为市水务局局长；", [], []),
        ("安静为市水务局局长鼓掌。", [], []),
        ("安平为市水务局局长；", [("安平", "PLACE", 0.95)], []),
    ],
)
def test_a_name_is_seen_in_the_frame_of_a_decree(text, more, names):
    assert people(text, ("市水务局", "ORG", 0.9), ("局长", "POST", 0.9), *more) == names
