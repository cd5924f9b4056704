"""Long texts cut into pieces."""

import pytest

from pipeline.language.windows import window_ends, windows


@pytest.mark.parametrize("text", ["", "短。", "甲" * 600, "甲，" * 300, "第一句。" + "乙" * 250 + "，丙丙。"])
def test_windows_cover_the_text_once(text: str):
    ends = list(window_ends(text, size=254))
    starts = [0, *ends[:-1]]
    assert ends == sorted(set(ends))
    assert all(0 < end - start <= 254 for start, end in zip(starts, ends, strict=False))
    assert (ends[-1] if ends else 0) == len(text)


def test_window_ends_behind_a_sentence_before_a_clause():
    assert list(window_ends("甲甲。乙乙，乙乙丙丙", size=8)) == [3, 10]
    assert list(window_ends("甲甲乙乙，乙乙丙丙", size=8)) == [5, 9]


def test_windows_are_what_lies_between_the_ends():
    assert list(windows("甲甲。乙乙，乙乙丙丙", size=8)) == [(0, 3), (3, 10)]
