"""How far reported words run: sentence by sentence, and over the paragraphs behind."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from ..language.lexicon import cues, word_list
from ..language.rules import rule
from ..record import Mention, Span
from .continuation import QUESTION, Boundary, features
from .cue_forms import FURTHER_ITEM, TABLE
from .cues import Attribution
from .decisions import Decision, decide, probability
from .quotes import ends_one, find_quotations, inside
from .runs import with_titles
from .subjects import is_person
from .view import View

GOES_ON = 0.44
"""The least chance of a sentence that is taken in."""
LEAST = 1e-6
_ITEM = re.compile(
    "[一二三四五六七八九十]+[是要、]|第[一二三四五六七八九十]+[，、是]|[（(][一二三四五六七八九十\\d]+[）)]|\\d+[.、．]"
)
_COUNTS_FROM = re.compile("[一1]是|第一[，、]|(?:首|其)先，")
_COUNTS_ON = re.compile(f"{FURTHER_ITEM}|第[二三四五六七八九十][，、]")
_STOP = re.compile(r"[。！？]+[”’]?(?![a-zà-ǿ]+[）)])")


def spoken_end(view: View, at: Attribution, quotes: Sequence[Span], paragraph: Span, limit: int) -> int:
    """The end of reported words in their paragraph: sentence by sentence, as long as the speech goes on."""
    told = (
        m.start()
        for m in rule(TABLE, "story").finditer(view.page.text, at.open, limit)
        if not inside(quotes, m.start())
    )
    limit = min([next(told, limit), *_turned_to(view, at, quotes, limit)])
    opens, alone = at.begin - paragraph.start < _OPENING, limit >= paragraph.end
    places = boundaries(view, Span(at.open, min(paragraph.end, limit + 1)), quotes)
    known = (replace(p, opens=opens, alone=alone, is_last=p.following.end >= paragraph.end) for p in places)
    return _before_question(view, at, quotes, _likeliest(_odds_up_to(view, at, known, limit), limit))


def _before_question(view: View, at: Attribution, quotes: Sequence[Span], end: int) -> int:
    """The end before a question that closes what asks nothing: the report leads on with it to who answers."""
    ends = [e for e in sentence_ends(view, Span(at.open, end), quotes) if e < end]
    text = view.page.text
    return ends[-1] if ends and text[end - 1] == "？" and text[ends[-1] - 1] in "。！" else end


_OPENING = 16
"""So far from its begin an attribution still opens a paragraph, behind a day or a place."""


def _odds_up_to(view: View, at: Attribution, places: Iterable[Boundary], limit: int) -> Iterator[tuple[int, float]]:
    """The ends of sentences before `limit`, each with how the chance that the words go on behind it stands to what is
    needed, as the logarithm of odds."""
    for boundary in places:
        if boundary.following.start >= limit:
            return
        if boundary.following.end > limit:
            yield boundary.following.start, -math.inf
            return
        asked = _asked(view, at, boundary)
        going = 1.0 if _is_certain(view, at, boundary) else probability(asked)
        yield boundary.following.start, _odds(going) - _odds(asked.least)


def _odds(chance: float) -> float:
    chance = min(max(chance, LEAST), 1 - LEAST)
    return math.log(chance / (1 - chance))


def _is_certain(view: View, at: Attribution, boundary: Boundary) -> bool:
    """Whether the sentence behind begins with an item, or with what only a speaker wants: 二是…, 要…, 希望…."""
    words = view.words(Span(boundary.following.start, boundary.following.start + 8))
    if boundary.is_paragraph and _COUNTS_ON.match(words):
        return bool(_COUNTS_FROM.search(view.page.text, boundary.start, boundary.following.start))
    if boundary.is_paragraph and cues().get(at.word) not in ("directive", "meeting"):
        return False
    return bool(_ITEM.match(words)) or words.startswith(("要",) if boundary.is_paragraph else _wants())


@cache
def _wants() -> tuple[str, ...]:
    return tuple(sorted(word_list("speech goes on")))


def _likeliest(places: Iterable[tuple[int, float]], limit: int) -> int:
    """The end that is likeliest: the words go on at each place before it and not there, or go on up to `limit`."""
    end, best, so_far = limit, -math.inf, 0.0
    for place, odds in places:
        stops = so_far - math.log1p(math.exp(min(odds, 50.0)))
        if stops > best:
            end, best = place, stops
        so_far = stops + odds
    return limit if so_far > best else end


def over_paragraphs(view: View, at: Attribution, content: Span, paragraphs: Iterable[tuple[Span, int]]) -> Span:
    """`content` with what goes on with it in the paragraphs behind, each with the end of what is no attribution's."""
    place, last = 1, content
    for paragraph, limit in paragraphs:
        quotes = find_quotations(view.words(paragraph), start=paragraph.start)
        ends = [paragraph.start, *sentence_ends(view, paragraph, quotes)]
        following = Span(paragraph.start, ends[1] if len(ends) > 1 else paragraph.end)
        place += 1
        alone = limit >= paragraph.end
        first = Boundary(content.start, last, following, place, True, following.end >= paragraph.end, alone=alone)
        if not _is_taken_in(view, at, first, limit):
            return content
        end = paragraph.end
        for boundary in boundaries(view, paragraph, quotes):
            place += 1
            boundary = replace(boundary, start=content.start, place=place, alone=alone)
            if boundary.following.start >= limit or not _is_taken_in(view, at, boundary, limit):
                end = boundary.following.start
                break
            last = boundary.following
        content = Span(content.start, end)
        if end < paragraph.end:
            return content
    return content


def _is_taken_in(view: View, at: Attribution, boundary: Boundary, limit: int) -> bool:
    """Whether the sentence behind is reported as well; one that holds another attribution is not."""
    if boundary.following.end > limit:
        return False
    return _is_certain(view, at, boundary) or decide(_asked(view, at, boundary))


def _asked(view: View, at: Attribution, boundary: Boundary) -> Decision:
    return Decision(QUESTION, boundary.start, boundary.following, tuple(features(view, at, boundary)), GOES_ON)


def boundaries(view: View, words: Span, quotes: Sequence[Span]) -> Iterator[Boundary]:
    """The places between the sentences of `words`, in order."""
    ends = [words.start, *sentence_ends(view, words, quotes), words.end]
    for number, (start, here, behind) in enumerate(zip(ends, ends[1:], ends[2:], strict=False), 1):
        if here < behind:
            yield Boundary(words.start, Span(start, here), Span(here, behind), number, False, behind >= words.end)


def sentence_ends(view: View, words: Span, quotes: Sequence[Span]) -> Iterator[int]:
    """The ends of the sentences of `words` but for the last; a quotation that ends one is a part of it."""
    for match in _STOP.finditer(view.page.text, words.start, words.end):
        if match.end() < words.end and (not inside(quotes, match.start()) or ends_one(quotes, match.end())):
            yield match.end()


def _turned_to(view: View, at: Attribution, quotes: Sequence[Span], limit: int) -> Iterator[int]:
    """Where a clause of the reported sentence tells what another person does: …，某某听后频频点头."""
    for m in view.within(Span(at.open, limit)) if is_person(at.subject, at.noun) else ():
        if m.label == "PERSON" and rule(TABLE, "does").match(view.page.text, m.span.end):
            begin = _list_begin(view, m, at.open) - 1
            if begin > at.open and view.page.text[begin] == "，" and not inside(quotes, begin):
                yield begin


def _list_begin(view: View, last: Mention, begin: int) -> int:
    """Where the list of persons with their titles begins that a person closes: 县长某某，局长某某 at 县."""
    start = with_titles(view, last, begin)
    for m in view.back_from(start, begin=begin):
        if m.label == "PERSON" and view.words(Span(m.span.end, start)) in ("，", "、", "和"):
            start = with_titles(view, m, begin)
    return start
