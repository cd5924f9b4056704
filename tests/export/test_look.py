import pytest

from pipeline.record import Node
from pipeline.save.export.look import COLOURS, OTHER_COLOUR, SYSTEM_COLOURS, colour
from pipeline.schema import Label, System


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Node("1", "organization", "甲", (("system", "party"),)), SYSTEM_COLOURS[System.PARTY]),
        (Node("1", "person", "甲", (("system", "party"),)), (245, 85, 85)),
        (Node("1", "person", "甲"), COLOURS[Label.PERSON]),
        (Node("1", "place", "甲", (("system", "none"),)), COLOURS[Label.PLACE]),
        (Node("1", "other", "甲"), OTHER_COLOUR),
    ],
)
def test_a_colour_tells_the_system_or_the_kind(node: Node, expected: tuple[int, int, int]) -> None:
    assert colour(node) == expected


def test_every_system_and_kind_has_a_colour_of_its_own() -> None:
    assert len(set(SYSTEM_COLOURS.values())) == len(System)
    assert len(set(COLOURS.values())) == len(Label)
