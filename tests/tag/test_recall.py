import pytest

from pipeline.record import Mention, Span
from pipeline.tag.recall import recall_names


def mention(text: str, name: str, label: str, score: float) -> Mention:
    start = text.index(name)
    return Mention(Span(start, start + len(name)), label, name, score, "form")


def recalled(text: str, *told: tuple[str, str, float], derived: tuple[tuple[str, str], ...] = ()) -> list[str]:
    mentions = [mention(text, *one) for one in told]
    return [f"{m.text}@{m.span.start}" for m in recall_names(text, mentions, derived=derived)]


def test_a_certain_name_is_found_at_its_other_places():
    text = "县长江晚讲话。江晚又说。会后江晚离开。"
    assert recalled(text, ("江晚", "PERSON", 0.95)) == ["江晚@2", "江晚@7", "江晚@14"]


def test_a_doubtful_name_is_not():
    assert recalled("县长江晚讲话。江晚又说。", ("江晚", "PERSON", 0.6)) == ["江晚@2"]


def test_a_longer_certain_name_takes_the_place_of_a_doubtful_part():
    text = "张为表示。县长张为山讲话。张为山又说。"
    mentions = [mention(text, "张为山", "PERSON", 0.95), Mention(Span(13, 15), "PERSON", "张为", 0.6, "form")]
    assert [m.text for m in recall_names(text, mentions)] == ["张为山", "张为山"]


@pytest.mark.parametrize("text", ["县长高朗讲话。高朗期已过。", "县长高朗讲话。在高朗镇。"])
def test_a_name_is_not_found_inside_another_word(text):
    assert recalled(text, ("高朗", "PERSON", 0.95)) == ["高朗@2"]


def test_derived_names_are_found_and_take_a_place_inside():
    text = "衡阳松烟机械有限公司投产。衡阳松烟机械招工。"
    told = (("衡阳松烟机械有限公司", "COMPANY", 0.95),)
    assert recalled(text, *told, derived=(("衡阳松烟机械", "COMPANY"),)) == [
        "衡阳松烟机械有限公司@0",
        "衡阳松烟机械@13",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("县长应该讲话。日子应该翻篇了。", ["应该@2"]),
        ("县长应该讲话。应该又说，要快。", ["应该@2", "应该@7"]),
        ("县长应该讲话。对此，应该回应，要快。", ["应该@2", "应该@10"]),
        ("县长应该讲话。江晚、应该参加。", ["应该@2", "应该@10"]),
    ],
)
def test_a_name_that_is_a_word_is_found_where_one_is_called_for(text, found):
    assert recalled(text, ("应该", "PERSON", 0.95)) == found


def test_a_name_that_is_a_word_is_found_between_names():
    text = "县长应该讲话。江晚应该宋岭出席。"
    told = (("应该", "PERSON", 0.95), ("江晚", "PERSON", 0.9), ("宋岭", "PERSON", 0.9))
    assert recalled(text, *told) == ["应该@2", "江晚@7", "应该@9", "宋岭@11"]


def test_a_unit_written_on_behind_a_recalled_company_belongs_to_it():
    text = "恒远新能投产。参观了恒远新能中央研究院和食堂。"
    assert recalled(text, ("恒远新能", "COMPANY", 0.95)) == ["恒远新能@0", "恒远新能中央研究院@10"]


def test_a_person_that_the_network_once_took_for_a_company_is_one():
    text = "局长招国梁讲话。招国梁强调，要快。"
    mentions = [mention(text, "招国梁", "PERSON", 0.99), Mention(Span(8, 11), "COMPANY", "招国梁", 0.82, "network")]
    assert [m.label for m in recall_names(text, mentions)] == ["PERSON", "PERSON"]


def test_a_certain_name_takes_the_place_of_a_doubtful_place_inside():
    text = "任命于长川为副市长。于长川等宣誓。"
    mentions = [mention(text, "于长川", "PERSON", 0.95), Mention(Span(11, 13), "PLACE", "长川", 0.66, "network")]
    assert [(m.text, m.label) for m in recall_names(text, mentions)] == [("于长川", "PERSON"), ("于长川", "PERSON")]


def test_the_year_before_a_meeting_is_recalled_with_it():
    text = "2024年招商峰会开幕。峰会上，2024年招商峰会主席讲话。"
    told = Mention(Span(0, 9), "EVENT", "2024年招商峰会", 0.95, "form")
    found = [m.text for m in recall_names(text, [told], derived=[("招商峰会", "EVENT")])]
    assert found == ["2024年招商峰会", "2024年招商峰会"]


def test_a_name_with_a_space_is_found_without_it():
    assert recalled("副县长凌 霜讲话。会后凌霜离开。", ("凌 霜", "PERSON", 0.95)) == ["凌 霜@3", "凌霜@11"]


def test_the_sign_behind_a_part_of_a_name_is_not_of_it():
    text = "卡尔·林登讲话。林登让翻译上前。"
    mentions = [mention(text, "卡尔·林登", "PERSON", 0.95), Mention(Span(8, 11), "PERSON", "林登让", 0.9, "network")]
    assert [m.text for m in recall_names(text, mentions)] == ["卡尔·林登", "林登"]


def test_no_overlap_and_in_order():
    text = "江晚江晚江晚"
    found = recall_names(text, [mention(text, "江晚", "PERSON", 0.95)])
    assert [m.span.start for m in found] == [0, 2, 4]
