"""How a statement is given: its words quoted, told, both, or a quotation broken by the attribution."""

from enum import StrEnum
from itertools import groupby

OPENING = "“‘「『"
CLOSING = "”’」』"
_STOPS = "，。！？；…,;!?"
_MARKS = frozenset(OPENING + CLOSING + _STOPS + "、：:\n 　")


class Form(StrEnum):
    """`split or nested`: the attribution stands inside the quotation, or a quotation inside it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    SPLIT = "split or nested"


def form_of(text: str, start: int, end: int) -> Form:
    """The form of the statement `text[start:end]`.

    Quoted from the first sign on: direct, or split or nested; mixed when words outside the marks end it.
    Told: indirect, or mixed when a quotation of a clause or more is in it; a quoted term alone is part of the telling.
    """
    depths, opened = _depths(text, start, end), is_opened(text, start)
    runs = [(bool(quoted), [i for i, _ in run]) for quoted, run in groupby(enumerate(depths), lambda d: d[1] > 0)]
    runs = [(quoted, run) for quoted, run in runs if any(text[start + i] not in _MARKS for i in run)]
    is_quoted = [
        quoted and ((opened and run[0] == 0) or any(text[start + i] in _STOPS for i in run)) for quoted, run in runs
    ]
    if not opened:
        return Form.MIXED if any(is_quoted) else Form.INDIRECT
    if not all(is_quoted[-1:]):
        return Form.MIXED
    return Form.DIRECT if all(is_quoted) and max(depths, default=0) == 1 else Form.SPLIT


def is_opened(text: str, start: int) -> bool:
    """Whether an opening mark stands before the first sign."""
    return text[:start].rstrip()[-1:] in set(OPENING)


def ends_inside_paragraph(text: str, end: int) -> bool:
    """Whether words follow in the paragraph of a content's end."""
    rest = text[end:].split("\n", 1)[0]
    return any(sign not in _MARKS for sign in rest)


def _depths(text: str, start: int, end: int) -> list[int]:
    """How many quotations each sign stands in; a paragraph that opens anew goes on with the one before."""
    depth = int(is_opened(text, start))
    depths = []
    for i in range(start, end):
        if text[i] in OPENING:
            depth = 1 if text[:i].rstrip(" 　")[-1:] == "\n" else depth + 1
        depths.append(depth)
        if text[i] in CLOSING:
            depth = max(0, depth - 1)
    return depths
