"""Text that was read in another encoding than it was written in: nobody can tell any more what it names."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from ..record import Repaired, Span
from .edit import replace_spans
from .signs import CJK

_TAIL = "\u0080-\u00bf\ufffdŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
_BY_SIGNS = (
    re.compile("(?:锟斤拷)+|烫{3,}|屯{3,}"),
    re.compile(f"(?:[ã-éï][{_TAIL}]{{1,2}}){{3,}}"),
    re.compile("(?:[°-÷][¡-þ]){3,}"),
)
"""U+FFFD as UTF-8 read as GBK, and memory never written to; UTF-8 read as Latin-1 or Windows-1252; GBK read so."""
_BY_BYTES = re.compile(rb"(?:[\xe3-\xe9\xef](?:[\x80-\xbf]{2}|[\x80-\xbf]?\x00[\x80-\xbf]?)){4,}")
"""UTF-8 that was read as GBK, as bytes; a zero stands where bytes were lost."""
_READ = re.compile(f"[{CJK}€\ufffd?]{{4,}}")
_GAP = re.compile(r"[^\n]{0,3}")
_READABLE = re.compile(f"[{CJK}]{{2}}")


def drop_garbled(page: Repaired) -> Repaired:
    """`page` without garbled text: within a line `…` stands for it; a line with nothing else to read is empty."""
    told, edits, done = [], [], 0
    for run in garbled(page.text):
        start, end, stand_in = _with_line(page.text, *run)
        if start >= done:
            told.append(page.raw_span(Span(start, end)))
            edits.append((start, end, stand_in))
            done = end
    return replace(replace_spans(page, edits), garbled=tuple(told))


def _with_line(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The run, or its whole line where no Chinese word stands beside it, and what stands for it."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = line_end if line_end >= 0 else len(text)
    if any(_READABLE.search(text, *part) for part in ((line_start, start), (end, line_end))):
        return start, end, "…"
    return line_start, line_end, ""


def garbled(text: str) -> Iterator[tuple[int, int]]:
    """The spans of `text` that are garbled, in order; runs with little between them are one."""
    start = end = -1
    for run in sorted([*(m.span() for form in _BY_SIGNS for m in form.finditer(text)), *_utf8_as_gbk(text)]):
        if end >= 0 and (run[0] <= end or _GAP.fullmatch(text, end, run[0])):
            end = max(end, run[1])
            continue
        if end >= 0:
            yield start, end
        start, end = run
    if end >= 0:
        yield start, end


def _utf8_as_gbk(text: str) -> Iterator[tuple[int, int]]:
    for words in _READ.finditer(text):
        codes = [_code(sign) for sign in words.group()]
        ends = list(accumulate(map(len, codes)))
        for m in _BY_BYTES.finditer(b"".join(codes)):
            first, last = bisect_right(ends, m.start()), bisect_right(ends, m.end() - 1)
            yield words.start() + first, words.start() + last + 1


def _code(sign: str) -> bytes:
    code = sign.encode("gbk", "ignore")
    return code if len(code) == 2 else b"\x00"
