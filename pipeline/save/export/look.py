"""Colours of nodes: bodies and posts by system, persons in a lighter shade of theirs, all else by kind."""

from pipeline.record import Node
from pipeline.schema import Label, System

COLOURS = {
    Label.PERSON: (228, 87, 46),
    Label.POST: (245, 166, 35),
    Label.ORGANIZATION: (52, 101, 164),
    Label.COMPANY: (46, 139, 87),
    Label.PLACE: (139, 110, 80),
    Label.EVENT: (142, 68, 173),
    Label.STATEMENT: (22, 160, 183),
    Label.TARGET: (192, 57, 120),
    Label.ARTICLE: (150, 150, 150),
}
OTHER_COLOUR = (90, 90, 90)
SYSTEM_COLOURS = {
    System.PARTY: (200, 40, 40),
    System.GOVERNMENT: (44, 95, 170),
    System.CONGRESS: (214, 120, 30),
    System.CONSULTATIVE: (180, 140, 20),
    System.DISCIPLINE: (112, 48, 160),
    System.COURT: (80, 64, 120),
    System.PROCURATORATE: (120, 90, 150),
    System.MASS: (220, 110, 150),
    System.MILITARY: (85, 107, 47),
    System.ZONE: (0, 128, 128),
    System.ENTERPRISE: (46, 139, 87),
    System.SCHOOL: (30, 144, 200),
    System.MEDIA: (130, 130, 130),
    System.OTHER: (100, 84, 70),
}
"""Of bodies and posts; persons have a lighter shade of that of their system."""
_LIGHTER = 45

Colour = tuple[int, int, int]


def colour(node: Node) -> Colour:
    """Red, green and blue of 0 to 255."""
    system = dict(node.attrs).get("system")
    if system not in set(System):
        return COLOURS.get(Label(node.kind), OTHER_COLOUR) if node.kind in set(Label) else OTHER_COLOUR
    red, green, blue = SYSTEM_COLOURS[System(str(system))]
    if node.kind != Label.PERSON:
        return red, green, blue
    return min(255, red + _LIGHTER), min(255, green + _LIGHTER), min(255, blue + _LIGHTER)
