"""Quotation marks of a paragraph: outer quotations, nested and unclosed ones; and the words said in split ones."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from ..record import Span


@lru_cache(maxsize=64)
def find_quotations(text: str, *, start: int = 0) -> tuple[Span, ...]:
    """The outer quotations “…” of `text`, marks included, offset by `start`; one never closed runs to the end."""
    spans: list[Span] = []
    depth = opened = 0
    for i, sign in enumerate(text):
        if sign == "“":
            opened = i if depth == 0 else opened
            depth += 1
        elif sign == "”" and depth:
            depth -= 1
            if depth == 0:
                spans.append(Span(start + opened, start + i + 1))
    if depth:
        spans.append(Span(start + opened, start + len(text)))
    return tuple(spans)


def inside(quotes: Sequence[Span], at: int) -> bool:
    """Whether the sign at `at` stands between the marks of a quotation."""
    before = bisect_left(quotes, at, key=lambda q: q.start)
    return before > 0 and at < quotes[before - 1].end - 1


_BETWEEN = re.compile(r"(?<=[，。！？；…、])”([^“”]{1,60})“")


def spoken_words(words: str, *, said: Span | None = None) -> str:
    """The words of a statement without what is told between the halves of its quotation.

    `said` is the attribution among them. `多忙啊，”某某说，“天天加班。 -> 多忙啊，天天加班。`
    """
    opened = words.find("“")
    if 0 <= words.find("”") < (opened if opened >= 0 else len(words)):
        words = _without_attribution(words, said)
        return _BETWEEN.sub("", words)
    return words


def _without_attribution(words: str, said: Span | None) -> str:
    """`words` without the attribution where a quotation closes before it: with its marks on both sides."""
    if said is None:
        return words
    start, end = words.rfind("”", 0, said.start + 1), said.end
    if start < 0 or "“" in words[start : said.start]:
        return words
    while end < len(words) and words[end] in "，：“":
        end += 1
    return words[:start] + words[end:]
