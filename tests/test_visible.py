import json

import pytest

from pipeline.visible import visible, visible_json


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("市长方既白，出席“会议”。", "市长方既白，出席“会议”。"),
        ("\x1b]0;x\x07\r", r"\x1b]0;x\x07\r"),
        ("a.txt: 好\nb.txt: 坏\t", r"a.txt: 好\nb.txt: 坏\t"),
        ("\x7f\x85\x9b\xad", r"\x7f\x85\x9b\xad"),
        ("\u061c\u200b\u200e\u200f\u2028\u2029", r"\u061c\u200b\u200e\u200f\u2028\u2029"),
        ("\u202a\u202e\u2060\u2066\u2069\ufeff", r"\u202a\u202e\u2060\u2066\u2069\ufeff"),
        ("\U000e0041\U000e007f\udcff", r"\U000e0041\U000e007f\udcff"),
    ],
)
def test_what_could_mislead_a_reader_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_is_to_be_kept_stays() -> None:
    assert visible("一\n\t二\x1b", keep="\n\t") == "一\n\t二\\x1b"


def test_json_loads_to_the_same_value() -> None:
    data = {"甲\u202e": ["\x9b\U000e0041\x7f", "好\n\u2028", "\ud800"]}
    text = visible_json(json.dumps(data, ensure_ascii=False, indent=2))
    assert json.loads(text) == data
    assert visible(text, keep="\n") == text
    assert r"\u009b\udb40\udc41\u007f" in text
