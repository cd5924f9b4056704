import pytest

from pipeline.tag.bounds import in_slogan, is_break, is_cut, is_end, name_start, place_before, prefix_start


@pytest.mark.parametrize(
    ("sign", "breaks"),
    [
        *(("，", True), ("\n", True), ("县", False), ("A", False), ("+", False), ("＃", True)),
        *(("\U00031350", False), ("\U0002ebf0", False)),  # younger than the Unicode tables of Python 3.11 and of 3.12
    ],
)
def test_signs_that_no_name_runs_over(sign, breaks):
    assert is_break(sign) is breaks


@pytest.mark.parametrize(
    ("before", "cut"), [("", True), ("昨天，", True), ("走进", True), ("位于", True), ("张明", False), ("机", False)]
)
def test_where_a_name_may_begin(before, cut):
    assert is_cut(before + "松烟集团", len(before)) is cut


@pytest.mark.parametrize(
    ("behind", "end"), [("", True), ("，说", True), ("的人", True), ("举行", True), ("械厂", False)]
)
def test_where_a_name_may_end(behind, end):
    assert is_end("松烟" + behind, 2) is end


@pytest.mark.parametrize(
    ("text", "name", "slogan"),
    [
        ("“平安湖南”建设", "湖南", True),
        ("“湖南”二字", "湖南", False),
        ("湖南“一件事”", "湖南", False),
        ("他说：“我们湖南人多，山水也多，大家常来常往走一走看一看。”", "湖南", False),
    ],
)
def test_part_of_a_slogan(text, name, slogan):
    start = text.index(name)
    assert in_slogan(text, start, start + len(name)) is slogan


@pytest.mark.parametrize(
    ("text", "place"), [("来到娄底市", "娄底市"), ("在湖南", "湖南"), ("在云岫", None), ("", None)]
)
def test_known_place_before(text, place):
    start = place_before(text, len(text))
    assert (text[start:] if start is not None else None) == place


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("在湖南省娄底市双峰县", "湖南省娄底市双峰县"),
        ("走进云岫市", "云岫市"),
        ("原县", "县"),
        ("全市", ""),
        ("张明远", ""),
        ("中共娄底市", "中共娄底市"),
    ],
)
def test_run_of_places_before_a_body(text, prefix):
    assert text[prefix_start(text, len(text)) :] == prefix


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("走进松烟机械", "松烟机械"),
        ("昨天，松烟机械", "松烟机械"),
        ("松烟（湖南）机械", "松烟（湖南）机械"),
        ("和松烟机械", "松烟机械"),
        ("派出“四联”工作", "派出“四联”工作"),
    ],
)
def test_a_name_runs_left_to_the_next_word(text, name):
    assert text[name_start(text, len(text), longest=20) :] == name
