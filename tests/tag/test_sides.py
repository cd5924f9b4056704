import pytest

from pipeline.record import Mention, Span
from pipeline.tag.sides import is_side, without_sides


@pytest.mark.parametrize(
    ("name", "page", "side"),
    [
        ("乌方", "乌克兰外长表示，乌方愿意谈判。", True),
        ("俄军", "俄罗斯国防部说，俄军后撤。", True),
        ("乌方", "县长乌方主持会议。", False),
        ("李军", "德国客商会见县长李军。", False),
    ],
)
def test_a_side_is_called_by_its_countrys_first_character(name, page, side):
    assert is_side(name, page) is side


@pytest.mark.parametrize(("name", "kept"), [("云山真理党", 0), ("韩志愿军", 0), ("宋建军", 1), ("江卫党", 1)])
def test_no_person_is_called_like_a_party_or_a_force(name, kept):
    mention = Mention(Span(0, len(name)), "PERSON", name, 0.9, "network")
    assert len(list(without_sides([mention], name))) == kept


def test_a_people_without_its_last_character_is_no_person():
    page = "宋岭（女，满族）、满江出席。"
    found = [Mention(Span(at, at + 1), "PERSON", "满", 0.9, "network") for at in (5, 9)]
    assert [m.span.start for m in without_sides(found, page)] == [9]
