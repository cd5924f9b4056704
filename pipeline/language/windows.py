"""Long texts in pieces of at most so many characters, cut where it harms least."""

from collections.abc import Iterator

_CUTS = ("。！？", "；", "，：", "、")


def window_ends(text: str, *, size: int) -> Iterator[int]:
    """Where to cut `text` into pieces of at most `size` characters: behind the last sentence end of a window and the
    quotation that closes with it, else behind a clause end, else where the window ends."""
    start = 0
    while len(text) - start > size:
        start = _cut(text, start, start + size)
        yield start
    if start < len(text):
        yield len(text)


def windows(text: str, *, size: int) -> Iterator[tuple[int, int]]:
    """The pieces between the ends, as half-open offsets of `text`."""
    start = 0
    for end in window_ends(text, size=size):
        yield start, end
        start = end


def _cut(text: str, start: int, end: int) -> int:
    for marks in _CUTS:
        last = max(text.rfind(mark, start, end) for mark in marks)
        if last > start:
            return last + 2 if text[last + 1 : last + 2] == "”" and last + 2 <= end else last + 1
    return end
