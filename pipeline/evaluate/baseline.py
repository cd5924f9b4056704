"""The rule to beat: a content runs from the opening quotation mark, or from behind the cue, to the paragraph's end.

It sees the repaired paragraphs of the page and, of each gold statement, where its cue stands; nothing of where the
content begins and ends, and no statement that is none. So it is spared finding statements, which the system is not.
"""

import re
from collections.abc import Iterator

from .quoting import CLOSING, OPENING, is_opened

_BEHIND_CUE = re.compile(
    rf"[^，。！？{OPENING}{CLOSING}\n]{{0,8}}[：:][{OPENING}]|(?:道|说|记者)?[：:，,\s]*[{OPENING}]?"
)
_QUOTED_BEFORE = re.compile(
    rf"[{OPENING}](?:[^{OPENING}{CLOSING}\n]|‘[^’\n]*’)*(?P<stop>[，。！？…,!?])[{CLOSING}][^。！？\n]*$"
)
_INSIDE = 3
"""A cue between the parts of a split quotation is taken before others that are farther off than this."""


def find_cue(text: str, cue: str, *, start: int, end: int) -> tuple[int, int] | None:
    """Where the cue of the statement `text[start:end]` stands: the nearest of its occurrences, or None."""
    places = [match.span() for match in re.finditer(re.escape(cue), text)] if cue else []
    ranked = sorted((cost, place) for place in places for cost in _costs(text, place, start, end))
    return ranked[0][1] if ranked else None


def rule_span(text: str, cue: tuple[int, int]) -> tuple[int, int] | None:
    """The content by the rule for a cue at that place, or None where the paragraph leaves nothing.

    The opening mark is the one directly behind the cue, or that of a quotation whose attribution the cue closes.
    """
    begin = text.rfind("\n", 0, cue[0]) + 1
    end = (text.find("\n", cue[1]) + len(text) + 1) % (len(text) + 1)
    while end > begin and (text[end - 1] in CLOSING or text[end - 1].isspace()):
        end -= 1
    behind = _BEHIND_CUE.match(text, cue[1])
    start = behind.end() if behind else cue[1]
    quoted = _QUOTED_BEFORE.search(text[begin : cue[0]])
    if quoted and (text[start - 1] not in OPENING or quoted["stop"] == "，"):
        start = begin + quoted.start() + 1
    return (start, end) if start < end else None


def _costs(text: str, place: tuple[int, int], start: int, end: int) -> Iterator[int]:
    """How far a cue is from the content; inside it only one between the parts of a split quotation counts."""
    if place[1] <= start:
        yield start - place[1]
    elif place[0] >= end:
        yield place[0] - end
    elif is_opened(text, start) and _is_outside_marks(text[start : place[0]]):
        yield _INSIDE


def _is_outside_marks(before: str) -> bool:
    opened = 1 + sum(sign in OPENING for sign in before)
    return opened <= sum(sign in CLOSING for sign in before)
