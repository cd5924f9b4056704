"""What an article tells of where it names no meeting: one by a common noun (座谈会, 签约仪式), or a visit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..record import Mention, Span
from ..spans import ended_before
from .subjects import find_actor
from .view import View

LEAD = 3
"""The first so many paragraphs tell what an article is about."""
_NOUN = (
    "座谈会|研讨会|推介会|发布会|通气会|报告会|动员会|调度会|推进会|交流会|恳谈会|对接会|协调会|总结会|表彰会|联席会|见面会|"
    "说明会|年会|例会|大会|全会|会议|论坛|峰会|仪式|典礼|庆典|晚会|讲座|培训班|开班式|启动式|闭幕式|开幕式|集中开工|活动"
)
_CALLED = re.compile(
    rf"(?:召开|举行|举办|出席|参加|主持|开展)(?:了|的)?(?P<held>[^，。；：“”了的]{{0,20}}?(?:{_NOUN}))(?=[，。；：、并时上]|的)|"
    rf"(?P<named>[^，。；：“”在日]{{0,20}}?(?:{_NOUN}))(?:在|于)?[^，。；]{{0,16}}(?:召开|举行|举办|启动|开幕)"
)
_PAID = (
    "调研|考察|走访|慰问|看望|检查|视察|督导|督查|指导|会见|会谈|访问|拜访|座谈|察看|巡查|巡河|暗访|探望|接见|参观|观摩|访谈|"
    "交流"
)
VISIT = re.compile(
    rf"(?:(?:到|赴|来|在|前往|走进|深入|来到|先后到|一行到)[^，。；“”]{{2,24}}?)?(?:开展|进行)?(?:{_PAID})(?![员处室])[^，。；：“”\s]{{0,14}}"
)
"""A visit, from where it leads: 到松烟集团调研."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting or visit by the words that tell of it; `place` is where they stand."""

    name: str
    place: Span
    is_visit: bool = False


def named(meeting: Mention) -> Occasion:
    """A meeting with a name of its own."""
    return Occasion(meeting.text, meeting.span)


def find_occasion(view: View, told: Sequence[Span]) -> Occasion | None:
    """The first occasion of the article's lead; `told` are reported words, which tell of others."""
    for span in lead(view, told):
        found = _meeting(view, span) or _visit(view, span)
        if found is not None:
            return found
    return None


def lead(view: View, told: Sequence[Span]) -> Iterator[Span]:
    """The sentences of the first paragraphs, each up to where reported words begin."""
    ends = [paragraph.end for paragraph in view.article.body[:LEAD]]
    for sentence in view.article.sentences:
        if ends and view.article.body[0].start <= sentence.span.start < ends[-1]:
            yield before_words(sentence.span, told)


def before_words(span: Span, told: Sequence[Span]) -> Span:
    """The part of a sentence before the first reported words in it."""
    first = ended_before(told, span.start)
    if first < len(told) and told[first].start < span.end:
        return Span(span.start, max(span.start, told[first].start))
    return span


def behind_words(span: Span, told: Sequence[Span]) -> Span:
    """The part of a sentence behind the last reported words that begin and end in it."""
    last = ended_before(told, span.end) - 1
    inside = last >= 0 and told[last].start > span.start
    return Span(told[last].end if inside else span.end, span.end)


def _meeting(view: View, span: Span) -> Occasion | None:
    match = _CALLED.search(view.page.text, span.start, span.end)
    if match is None:
        return None
    group = "held" if match["held"] else "named"
    return Occasion(match[group], Span(*match.span(group)))


def _visit(view: View, span: Span) -> Occasion | None:
    """A visit by a person who begins the sentence or a clause of it."""
    for match in VISIT.finditer(view.page.text, span.start, span.end):
        actor = find_actor(view, span.start, match.start())
        if actor and actor[0] and actor[0].label == "PERSON":
            return Occasion(match.group(), Span(*match.span()), is_visit=True)
    return None
