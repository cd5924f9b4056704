"""Words that a web page linked, each saved as a line of its own: their sentence is made one line again."""

import re
from collections.abc import Iterator
from itertools import accumulate

from ..record import Repaired
from .edit import replace_spans
from .signs import CJK

FEWEST = 2
"""So many sentences of a page are cut so; a single one may be a headline, its author and the text."""
_LINKED = re.compile(f"(?![^\n]*记者)[{CJK}A-Za-z]{{2,8}}")
_SIGN = re.compile("[，。、；：“]")
_END = re.compile("[。！？…；：”）】]$")
_GOES_ON = re.compile(f"[{CJK}，。、；（”]")


def join_linked_words(page: Repaired) -> Repaired:
    """`page` with the words that links parted from their sentence put back: `会上，\n松烟机械\n江晚\n表示，…`."""
    lines = page.text.split("\n")
    ends = list(accumulate((len(line) + 1 for line in lines), initial=-1))[1:]
    runs = list(_cut_sentences(lines))
    breaks = [ends[i] for first, last in runs for i in range(first, last)]
    return replace_spans(page, ((at, at + 1, "") for at in breaks)) if len(runs) >= FEWEST else page


def _cut_sentences(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The first and last line of each sentence of which lines hold a word alone; one may begin where another ends."""
    first = 0
    while first < len(lines) - 2:
        last = first + 1
        while last < len(lines) - 1 and _LINKED.fullmatch(lines[last]):
            last += 1
        is_cut = last > first + 1 and _SIGN.search(lines[first]) and not _END.search(lines[first])
        if is_cut and _GOES_ON.match(lines[last]) and ("，" in lines[last] or "。" in lines[last]):
            yield first, last
        first = last
