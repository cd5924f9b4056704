import pytest

from pipeline.record import Mention, Span
from pipeline.tag.consistency import make_consistent


def agreed(text: str, *told: tuple[str, str, float]) -> list[str]:
    """The names as mentions, each at its next place in the text, after they agreed."""
    at, mentions = 0, []
    for name, label, score in told:
        start = text.index(name, at)
        at = start + len(name)
        mentions.append(Mention(Span(start, at), label, name, score, "network"))
    found = make_consistent(text, mentions)
    assert [text[m.span.start : m.span.end] for m in found] == [m.text for m in found]
    return [f"{m.text}/{m.label}" for m in found]


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ([("PERSON", 0.9), ("PERSON", 0.8), ("COMPANY", 0.85)], "COMPANY"),
        ([("PLACE", 0.9), ("PLACE", 0.9), ("PLACE", 0.9), ("COMPANY", 0.9)], "COMPANY"),
        ([("PERSON", 0.9), ("PERSON", 0.8), ("COMPANY", 0.6)], "PERSON"),
        ([("PERSON", 0.9), ("PERSON", 0.8), ("COMPANY", 0.6), ("COMPANY", 0.6)], "PERSON"),
        ([("PLACE", 0.9)] * 9 + [("COMPANY", 0.9)], "PLACE"),
        ([("PLACE", 0.5), ("PERSON", 0.9), ("PLACE", 0.3)], "PERSON"),
        ([("ORG", 0.9), ("COMPANY", 0.6)], "ORG"),
        ([("COMPANY", 0.7), ("ORG", 0.3)], "COMPANY"),
    ],
)
def test_a_name_has_one_label_in_an_article(told, label):
    text = "王福记。" * len(told)
    assert agreed(text, *(("王福记", *one) for one in told)) == [f"王福记/{label}"] * len(told)


@pytest.mark.parametrize(
    ("text", "name", "label", "found"),
    [
        ("聘任江晚为公司总经理", "江晚", "COMPANY", "江晚/PERSON"),
        ("同意免去江晚公司副总经理职务", "江晚公司", "COMPANY", "江晚/PERSON"),
        ("免去松烟总经理江晚", "松烟", "COMPANY", "松烟/COMPANY"),
        ("投资江晚公司副总经理职务", "江晚公司", "COMPANY", "江晚公司/COMPANY"),
    ],
)
def test_who_is_named_to_a_post_is_a_person(text, name, label, found):
    assert agreed(text, (name, label, 0.9)) == [found]


@pytest.mark.parametrize(
    ("text", "post", "labels"),
    [
        ("总监江晚。江晚说，江晚笑", "总监", ["PERSON"] * 3),
        ("投资江晚。江晚说，江晚笑", "投资", ["COMPANY"] * 3),
        ("总监，江晚。江晚说，江晚笑", "总监", ["COMPANY"] * 3),
    ],
)
def test_who_stands_right_behind_a_post_is_no_firm(text, post, labels):
    names = [("江晚", "PERSON", 0.9), ("江晚", "PERSON", 0.9), ("江晚", "COMPANY", 0.8)]
    told = [(post, "POST", 0.9), *names] if post == "总监" else names
    assert agreed(text, *told)[-3:] == [f"江晚/{label}" for label in labels]


def test_a_post_keeps_its_label_and_takes_no_part():
    assert agreed("行长，行长", ("行长", "POST", 0.9), ("行长", "COMPANY", 0.9)) == ["行长/POST", "行长/COMPANY"]


@pytest.mark.parametrize(
    ("text", "told", "names"),
    [
        ("星河生化公告。星河生化股价跌。", [("星河", "COMPANY", 0.9), ("星河生化", "COMPANY", 0.9)], ["星河生化"] * 2),
        ("星河生化公告。星河股价跌。", [("星河生化", "COMPANY", 0.9), ("星河", "COMPANY", 0.9)], ["星河生化", "星河"]),
        (
            "星河生化公告。星河生化股价跌。",
            [("星河", "PLACE", 0.9), ("星河生化", "COMPANY", 0.5)],
            ["星河", "星河生化"],
        ),
        ("林野实业。林野实业。", [("林野", "PERSON", 0.9), ("林野实业", "COMPANY", 0.9)], ["林野实业"] * 2),
    ],
)
def test_a_name_that_always_goes_on_is_the_longer_one(text, told, names):
    assert [name.split("/")[0] for name in agreed(text, *told)] == names


def test_a_longer_name_takes_the_place_of_what_it_reaches_into():
    told = [("星河", "COMPANY", 0.9), ("生化", "ORG", 0.3), ("星河生化", "COMPANY", 0.9)]
    assert agreed("星河生化公告。星河生化说。", *told) == ["星河生化/COMPANY", "星河生化/COMPANY"]
