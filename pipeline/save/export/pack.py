"""Parts of a picture beside each other, the largest first."""

from collections.abc import Iterable, Sequence
from math import isqrt

Places = list[tuple[int, int]]


def packed(parts: Sequence[Places], *, gap: int) -> list[Places]:
    """The parts moved so that their boxes stand in rows, `gap` apart, in a frame that is about four wide and three
    high, or as wide as a part that takes most of it. All numbers are whole."""
    boxes = [_size(part, gap) for part in parts]
    areas = [width * height for width, height in boxes]
    widest = max((width for width, _ in boxes), default=0)
    frame = widest if 2 * max(areas, default=0) > sum(areas) else max(widest, isqrt(sum(areas) * 4 // 3))
    return [_moved(part, corner) for part, corner in zip(parts, _corners(boxes, frame), strict=True)]


def _size(part: Places, gap: int) -> tuple[int, int]:
    (left, right), (bottom, top) = (_span(values) for values in zip(*part, strict=True))
    return right - left + gap, top - bottom + gap


def _span(values: Iterable[int]) -> tuple[int, int]:
    found = sorted(values)
    return found[0], found[-1]


def _corners(boxes: Sequence[tuple[int, int]], frame: int) -> list[tuple[int, int]]:
    """The left upper corner of each box: in rows from left to right, downwards."""
    found, x, y, high = [], 0, 0, 0
    for width, height in boxes:
        if x and x + width > frame:
            x, y, high = 0, y - high, 0
        found.append((x, y))
        x, high = x + width, max(high, height)
    return found


def _moved(part: Places, corner: tuple[int, int]) -> Places:
    left, top = min(x for x, _ in part), max(y for _, y in part)
    return [(x - left + corner[0], y - top + corner[1]) for x, y in part]
