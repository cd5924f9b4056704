"""Quotation marks of a paragraph: outer quotations, nested and unclosed ones; what is said, and if it is quoted."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..record import Span
from ..spans import ended_before


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


def ends_one(quotes: Sequence[Span], at: int) -> bool:
    """Whether a quotation ends at an offset."""
    before = bisect_left(quotes, at, key=lambda q: q.end)
    return before < len(quotes) and quotes[before].end == at


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph's text, its quotations, and where its sentences begin outside them."""

    text: str
    quotes: tuple[Span, ...]
    begins: tuple[int, ...]


def read_words(text: str) -> Words:
    """The paragraph with what is asked for at each of its cues."""
    quotes = find_quotations(text)
    begins = (m.end() for m in re.finditer("[。！？；\n]", text) if not inside(quotes, m.start()))
    return Words(text, quotes, (0, *begins))


def sentence_begin(words: Words, at: int) -> int:
    """The begin of the sentence that the cue stands in, behind a quotation that closes one before it."""
    begin = words.begins[bisect_right(words.begins, at) - 1]
    for i in range(ended_before(words.quotes, at) - 1, -1, -1):
        if words.quotes[i].end <= begin:
            break
        if is_sentence(words.text, words.quotes[i]):
            return words.quotes[i].end
    return begin


def is_sentence(text: str, quote: Span) -> bool:
    """Whether a quotation is words spoken, not a term: it holds or closes a clause."""
    return text[quote.end - 2] in "。！？，；…" or (
        len(quote) > 14
        and any(c in "，。！？" for c in text[quote.start : quote.end])
        and text[quote.end : quote.end + 1] not in ("的", "和", "、")
    )


_BETWEEN = re.compile(r"(?<=[，。！？；…、])”([^“”]{1,60})“")


def spoken_words(words: str, *, opened: bool = False, said: Span | None = None) -> tuple[str, bool]:
    """The words of a statement without what is told between the halves of its quotation, and whether the page quotes
    them all.

    `opened` tells whether a mark opens right before them; `said` is the attribution among them. Marks stay where words
    are quoted beside others. `多忙啊，”某某说，“天天加班。 -> 多忙啊，天天加班。`
    """
    first = words.find("“")
    if 0 <= words.find("”") < (first if first >= 0 else len(words)):
        words = _BETWEEN.sub("", _without_attribution(words, said))
    marked = f"“{words}" if opened else words
    quotes = find_quotations(marked)
    if not any(sign.isalnum() and not _in_one(quotes, i) for i, sign in enumerate(marked)):
        return words, bool(quotes)
    return _closed(marked), False


def _in_one(quotes: Sequence[Span], at: int) -> bool:
    place = bisect_right(quotes, at, key=lambda q: q.start)
    return place > 0 and at < quotes[place - 1].end


def _closed(marked: str) -> str:
    """The words with the mark that their end lacks; a mark that nothing quoted follows is none."""
    return f"{marked}”" if marked.count("“") > marked.count("”") else marked


def _without_attribution(words: str, said: Span | None) -> str:
    """`words` without the attribution where a quotation closes before it; the mark stays where it opens no other."""
    if said is None:
        return words
    start, end = words.rfind("”", 0, said.start + 1), said.end
    if start < 0 or "“" in words[start : said.start]:
        return words
    while end < len(words) and words[end] in "，：“":
        end += 1
    return words[: start if words[end - 1] == "“" else start + 1] + words[end:]
