import pytest

from pipeline.record import Mention, Span
from pipeline.tag.recall import recall_names


def mention(text: str, name: str, label: str, score: float) -> Mention:
    start = text.index(name)
    return Mention(Span(start, start + len(name)), label, name, score, "network")


def recalled(text: str, *told: tuple[str, str, float]) -> list[str]:
    return [f"{m.text}@{m.span.start}" for m in recall_names(text, [mention(text, *one) for one in told])]


def test_a_certain_name_is_found_at_its_other_places():
    text = "县长江晚讲话。江晚又说。会后江晚离开。"
    assert recalled(text, ("江晚", "PERSON", 0.95)) == ["江晚@2", "江晚@7", "江晚@14"]


@pytest.mark.parametrize(
    ("name", "label", "score"), [("江晚", "PERSON", 0.6), ("江晚", "PLACE", 0.95), ("江晚", "COMPANY", 0.95)]
)
def test_a_doubtful_name_is_not(name, label, score):
    """Nor a place, nor a company of two characters that is told once."""
    assert recalled("县长江晚讲话。江晚又说。", (name, label, score)) == ["江晚@2"]


def test_a_longer_certain_name_takes_the_place_of_a_doubtful_part():
    text = "张为表示。县长张为山讲话。张为山又说。"
    mentions = [mention(text, "张为山", "PERSON", 0.95), Mention(Span(13, 15), "PERSON", "张为", 0.6, "network")]
    assert [m.text for m in recall_names(text, mentions)] == ["张为山", "张为山"]


@pytest.mark.parametrize(
    ("name", "label", "again", "scores"),
    [
        ("江晚秋", "PERSON", "PERSON", [0.95, 0.67]),
        ("松烟酒业", "COMPANY", "COMPANY", [0.95, 0.67]),
        ("松烟酒业", "COMPANY", "ORG", [0.95, 0.2]),
        ("云岫县", "PLACE", "PLACE", [0.95, 0.2]),
    ],
)
def test_a_certain_name_is_certain_where_it_was_doubted(name, label, again, scores):
    """As the name that it is; no place."""
    text = f"{name}好。{name}又来了。"
    at = text.rindex(name)
    told = [mention(text, name, label, 0.95), Mention(Span(at, at + len(name)), again, name, 0.2, "network")]
    assert [m.score for m in recall_names(text, told)] == scores


def test_a_sure_part_stays():
    text = "县长张为山讲话。张为山又说。"
    mentions = [mention(text, "张为山", "PERSON", 0.95), Mention(Span(8, 10), "PERSON", "张为", 0.9, "network")]
    assert [m.text for m in recall_names(text, mentions)] == ["张为山", "张为"]


def test_a_sure_part_gives_way_to_a_name_that_is_told_more_often():
    text = "县长张为山讲话。张为山又说。张为山走了。"
    spans = [Span(2, 5), Span(8, 11), Span(14, 16)]
    told = [Mention(s, "PERSON", text[s.start : s.end], 0.9, "network") for s in spans]
    assert [m.text for m in recall_names(text, told)] == ["张为山"] * 3


@pytest.mark.parametrize("text", ["县长高朗讲话。高朗期已过。", "县长高朗讲话。在高朗镇。", "县长应该讲话。应该快些。"])
def test_a_name_is_not_found_inside_another_word_nor_where_it_is_a_word(text):
    assert len(recalled(text, (text[2:4], "PERSON", 0.95))) == 1


def test_a_name_that_column_spaces_set_apart_is_found_without_them():
    assert recalled("县长江　晚讲话。江晚又说。".replace("　", " "), ("江 晚", "PERSON", 0.95)) == ["江 晚@2", "江晚@8"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([("云川", "PLACE", 0.9), ("云川", "PLACE", 0.9)], ["云川@0", "云川@5", "云川@9"]),
        ([("云川", "PLACE", 0.9), ("云川制", "COMPANY", 0.5)], ["云川@0", "云川制@9"]),
    ],
)
def test_a_place_is_found_again_where_nothing_else_is(told, found):
    text, at, mentions = "云川好。在云川，“云川制造”。", 0, []
    for name, label, score in told:
        start = text.index(name, at)
        at = start + len(name)
        mentions.append(Mention(Span(start, at), label, name, score, "network"))
    assert [f"{m.text}@{m.span.start}" for m in recall_names(text, mentions)] == found
