"""Names in the frames of a decree on posts, where nothing but a name can stand: 某某为市教育局局长；"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..language.lexicon import surnames
from ..record import Mention, Proposer, Span
from ..spans import start_of

SCORE, DOUBTFUL = 0.85, 0.7
BY = Proposer.RECALL
_BODIES = frozenset({"ORG", "COMPANY"})
_NAME = re.compile("(?:^|[；：。\\s])(?:任命|免去|聘任)?(?P<name>[\u4e00-\u9fff]{2,3})(?:同志)?(?P<verb>为|的)$")
_LONGEST = 12
"""Characters before a body in which its line begins."""
_ENDS = {"为": re.compile("(?:（[^（）]{1,12}）)?[；，。、]|$"), "的": re.compile("职务")}
"""What stands behind the post."""


def add_framed(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of an article in order, with the names that a frame shows and the tagger doubted or saw a part of.

    The frame is a line's begin, a name of two or three characters with a surname, 为 or 的, a body, its post, and an
    end of the item, or 职务.
    """
    names = [name for pair in pairwise(mentions) if (name := _framed(text, *pair)) is not None]
    free = [n for n in names if not any(n.overlaps(m.span) and m.score >= DOUBTFUL for m in mentions)]
    kept = [m for m in mentions if not any(n.overlaps(m.span) for n in free)]
    added = (Mention(n, "PERSON", text[n.start : n.end], SCORE, BY) for n in free)
    return tuple(sorted([*kept, *added], key=start_of))


def _framed(text: str, body: Mention, post: Mention) -> Span | None:
    """Where the name stands that takes or leaves the post of the body right behind it."""
    if body.label not in _BODIES or post.label != "POST" or body.span.end != post.span.start:
        return None
    begin = max(0, body.span.start - _LONGEST)
    found = _NAME.search(text[begin : body.span.start])
    if found is None or found["name"][0] not in surnames() or not _ENDS[found["verb"]].match(text, post.span.end):
        return None
    return Span(begin + found.start("name"), begin + found.end("name"))
