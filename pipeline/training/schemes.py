"""Label schemes: each training set keeps its own labels, with an output layer of its own over the shared encoder."""

from ..schema import MENTION_LABELS
from ..tag.network import tag_names

OWN = "mentions"
LABELS_OF: dict[str, tuple[str, ...]] = {
    OWN: tuple(MENTION_LABELS),
    "cluener": tuple("ADDRESS BOOK COMPANY GAME GOVERNMENT MOVIE NAME ORGANIZATION POSITION SCENE".split()),
    "resume": tuple("CONT EDU LOC NAME ORG PRO RACE TITLE".split()),
    "people_daily": ("LOC", "ORG", "PER"),
    "words": tuple("LOC ORG PER TIME m n nw nz v x".split()),
}


def tagset(scheme: str) -> tuple[str, ...]:
    """The tags of a scheme."""
    return tag_names(LABELS_OF[scheme])
