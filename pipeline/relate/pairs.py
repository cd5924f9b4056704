"""Whose a post is that the rules give to nobody: for each name near it, how likely it holds the post.

A logistic curve over what stands between the two, around them, and how the article tells of the person. The weights
lie in `models/pairs.tsv`, where `python -m pipeline.training.linker` wrote them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from ..record import Mention
from .between import kind_of, sentence_ends, shape, shape_features, signs_of
from .view import BODIES, View

FILE = "pairs.tsv"
REACH, MOST = 420, 5
"""How many characters before a post, and how many names on each side, are looked at; behind it its sentence."""
_LONGEST_SHAPE = 9
_LIFE = re.compile("[男女]，|出生|简历|籍贯|生于|族，")
_KINDS = tuple(
    (kind, re.compile(posts))
    for kind, posts in (
        ("party", "书记|常委|委员$"),
        ("head", "长$|主任$|主席$"),
        ("firm", "董事|总经理|总裁|经理|总监|CEO|首席|创始|股东|控制人|高管|监事|财务|法定代表"),
        ("scholar", "教授|研究员|博士|院士|专家|学者|师$"),
        ("society", "会长|理事|秘书长"),
        ("member", "代表|运动员|队员|选手|成员"),
        ("speaker", "负责人|发言人"),
    )
)


@dataclass(frozen=True)
class People:
    """The mentions of an article as pairs are looked for in them; `given` are the offsets of posts that rules gave."""

    view: View
    given: frozenset[int] = frozenset()

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return self.view.mentions

    @cached_property
    def names(self) -> Counter[str]:
        return Counter(m.text for m in self.view.labelled("PERSON"))

    @cached_property
    def begins(self) -> frozenset[int]:
        return frozenset(paragraph.start for paragraph in self.view.article.body)


def names_near(people: People, post: int) -> Iterator[int]:
    """The places of the names before and behind a post that may hold it."""
    mentions, at = people.mentions, people.mentions[post].span
    before = takewhile(lambda j: at.start - mentions[j].span.end <= REACH, range(post - 1, -1, -1))
    yield from _some(people, before)
    sentence = people.view.sentence_of(at)
    end = sentence.end if sentence else at.end
    yield from _some(people, takewhile(lambda j: mentions[j].span.start < end, range(post + 1, len(mentions))))


def _some(people: People, places: Iterable[int]) -> Iterator[int]:
    aside = people.view.aside
    named = (j for j in places if people.mentions[j].label == "PERSON" and people.mentions[j].span not in aside)
    yield from (j for _, j in zip(range(MOST), named, strict=False))


def pair_features(people: People, post: int, name: int) -> Iterator[tuple[str, float]]:
    """What tells whether the person at place `name` holds the post at place `post`."""
    side = ">" if name > post else "<"
    first, last = sorted((post, name))
    yield "all", 1.0
    for feature in (*_between(people, first, last), *_around_post(people, post, name), *_around_name(people, name)):
        yield f"{side} {feature}", 1.0
    yield from ((f"{side} {feature}", value) for feature, value in _measures(people, first, last, name))


def _between(people: People, first: int, last: int) -> Iterator[str]:
    mentions = people.mentions
    signs = shape(people.view, mentions, first, last)
    names = {m.text for m in mentions[first + 1 : last] if m.label == "PERSON"}
    others = names - {mentions[first].text, mentions[last].text}
    ends = min(2, sentence_ends(people.view.between(mentions[first], mentions[last])))
    post = next(m for m in (mentions[first], mentions[last]) if m.label == "POST")
    yield from shape_features(signs, longest=_LONGEST_SHAPE)
    yield f"names between {min(4, len(others))}"
    yield f"sentences {ends}"
    yield f"{kind_of(post.text, _KINDS)} {ends}"
    if not any(m.label == "PERSON" for m in mentions[first + 1 : last]):
        yield f"nearest {ends}"


def _around_post(people: People, post: int, name: int) -> Iterator[str]:
    view, mentions = people.view, people.mentions
    at = mentions[post].span
    own = mentions[post - 1] if post else None
    start = own.span.start if own and own.label in (*BODIES, "PLACE") and at.start - own.span.end < 8 else at.start
    behind = mentions[post + 1] if post + 1 < len(mentions) else None
    touches = behind is not None and behind.span.start <= at.end + 1
    yield f"before post {signs_of(view.before(start, length=6))[-2:]}"
    yield f"behind post {behind.label if behind and touches else signs_of(view.after(at.end, length=2))[:1]}"
    if behind and touches and behind.label == "PERSON":
        yield f"name behind post {post + 1 == name}"
    sentence = view.sentence_of(at)
    if sentence:
        apart = not sentence.covers(mentions[name].span)
        yield f"sentence {apart} {signs_of(view.after(sentence.start, length=14))[:2]}"
    yield "given" if at.start in people.given else "free"


def _around_name(people: People, name: int) -> Iterator[str]:
    view, mentions, at = people.view, people.mentions, people.mentions[name].span
    yield f"before name {signs_of(view.before(at.start, length=2))[-1:]}"
    yield f"behind name {signs_of(view.after(at.end, length=4))[:2]}"
    titled = name > 0 and mentions[name - 1].label == "POST" and mentions[name - 1].span.end >= at.start - 1
    yield f"titled {titled}"
    if at.start in people.begins:
        yield "leads a paragraph"
    if _LIFE.search(view.after(at.end, length=40)):
        yield "life"
    if len(people.names) == 1:
        yield "only name"


def _measures(people: People, first: int, last: int, name: int) -> Iterator[tuple[str, float]]:
    mentions = people.mentions
    yield "distance", math.log1p(mentions[last].span.start - mentions[first].span.end) / 4
    yield "share of names", people.names[mentions[name].text] / max(1, sum(people.names.values()))
