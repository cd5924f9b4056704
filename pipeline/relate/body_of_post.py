"""The body of a post that is written without one beside it: of those told of before, or none, the likeliest.

A conditional logit over what stands between the two, what kind of body has such posts, and how the article tells of
the body. The weights lie in `models/bodies.tsv`, where `python -m pipeline.training.linker` wrote them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..record import Mention, Span
from .between import kind_of, sentence_ends, shape, shape_features
from .role_kinds import SELF
from .view import BODIES, View

FILE = "bodies.tsv"
REACH, MOST = 600, 7
"""How many characters before a post, and how many bodies, are looked at; the firms told of most come with them."""
_LONGEST_SHAPE = 7
_FORMER_BODY = re.compile("(?:前身|原名|曾用名)(?:[是为系叫]|称为)?[^，。；]{0,12}$")
"""What leads in a body that is another by now: 前身是1978年创办的."""
_POSTS = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("secretary", "书记"),
        ("member", "常委|委员$"),
        ("governor", "[省市县区州镇乡]长"),
        ("director", "主任"),
        ("chair", "主席"),
        ("minister", "部长"),
        ("head", "[局厅处科司]长"),
        ("rector", "院长|校长"),
        ("judge", "检察|庭长|法官"),
        ("firm", "董事|总裁|总经理|经理|CEO|首席|总监|创始|股东|控制人|行长|监事|财务|法定"),
        ("president", "会长|理事|秘书长"),
        ("scholar", "教授|研究员|博士|院士|专家|师$"),
        ("delegate", "代表|队员|运动员"),
    )
)
_NAMES = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("committee", "委$|党组$|党支部|总支"),
        ("government", "政府$|办公厅|办公室|管委会$"),
        ("congress", "人大|政协|常委会"),
        ("office", "局$|厅$|部$|委员会$|办$|处$|科$|司$|署$|队$"),
        ("firm", "公司$|集团|银行|股份|厂$|企业|证券|基金$"),
        ("school", "大学|学院|学校|中学|小学|研究院|研究所|党校"),
        ("hospital", "医院|卫生"),
        ("society", "会$|联盟"),
        ("court", "法院|检察院|监委|纪委"),
        ("medium", "报|社|台|网|新闻"),
    )
)


@dataclass(frozen=True)
class Bodies:
    """The mentions of an article as bodies are looked for in them."""

    view: View

    @cached_property
    def mentions(self) -> Sequence[Mention]:
        return self.view.mentions

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(m.text for m in self.mentions if m.label in BODIES)

    @cached_property
    def firms(self) -> Mapping[str, int]:
        """The companies told of most, the first most, each with the place of its first mention."""
        told = Counter(m.text for m in self.view.labelled("COMPANY"))
        first = {m.text: i for i, m in reversed(tuple(enumerate(self.mentions))) if m.label == "COMPANY"}
        return {name: first[name] for name, _ in told.most_common(2)}

    @cached_property
    def title(self) -> str:
        return "".join(self.view.words(title) for title in self.view.article.titles)


def bodies_near(bodies: Bodies, post: int) -> Mapping[str, int]:
    """The bodies before a post by name, each with the place of its last mention; firms told of most stand anywhere."""
    found: dict[str, int] = {}
    start = bodies.mentions[post].span.start
    for j in range(post - 1, -1, -1):
        body = bodies.mentions[j]
        if start - body.span.end > REACH or len(found) >= MOST:
            break
        gone = _FORMER_BODY.search(bodies.view.before(body.span.start, length=24))
        if body.label in BODIES and not gone and body.span not in bodies.view.media:
            found.setdefault(body.text, j)
    for firm, first in bodies.firms.items():
        found.setdefault(firm, first)
    return found


def evidence(bodies: Bodies, post: int, name: int) -> Mapping[str | None, Sequence[tuple[str, float]]]:
    """What tells of each body of the post that the person at place `name` holds, and (None) that it is of none."""
    near = bodies_near(bodies, post)
    told: dict[str | None, Sequence[tuple[str, float]]] = {
        body: tuple(_of_body(bodies, post, name, body, place)) for body, place in near.items()
    }
    told[None] = tuple(_of_none(bodies, post, len(near)))
    return told


def _of_none(bodies: Bodies, post: int, near: int) -> Iterator[tuple[str, float]]:
    at = bodies.mentions[post]
    before = bodies.mentions[post - 1] if post else None
    touching = before.label if before and before.span.end == at.span.start else ""
    yield "none", 1.0
    yield f"none, {kind_of(at.text, _POSTS)}", 1.0
    yield f"none, {kind_of(at.text, _POSTS)} {near <= 1}", 1.0
    yield "none, names its body", float(bool(SELF.match(at.text)))
    yield "none, body before", float(touching in BODIES)
    yield "none, place before", float(touching == "PLACE")
    yield "none, firms", float(bool(bodies.firms))
    yield "none, nothing near", float(near == 0)


def _of_body(bodies: Bodies, post: int, name: int, body: str, place: int) -> Iterator[tuple[str, float]]:
    mentions, at = bodies.mentions, bodies.mentions[post]
    kinds = f"{kind_of(at.text, _POSTS)} of {kind_of(body, _NAMES)}"
    most = body == next(iter(bodies.firms), None)
    yield kinds, 1.0
    yield "times", math.log1p(bodies.counts[body]) / 2
    yield "share", bodies.counts[body] / sum(bodies.counts.values())
    yield "firm told of most", float(most)
    yield f"firm told of most, {kind_of(at.text, _POSTS)}", float(most)
    yield "in the title", float(body in bodies.title)
    yield "names its body", float(bool(SELF.match(at.text)))
    if place > post:
        yield "far", 1.0
        return
    yield from ((feature, 1.0) for feature in _between(bodies, place, post, kinds))
    between = Span(mentions[place].span.end, at.span.start)
    yield "distance", math.log1p(len(between)) / 4
    yield f"firm, {kind_of(at.text, _POSTS)}", float(mentions[place].label == "COMPANY")
    yield f"person between {place < name < post}", 1.0
    yield f"before the person {place < name} {name < post}", 1.0


def _between(bodies: Bodies, place: int, post: int, kinds: str) -> Iterator[str]:
    mentions = bodies.mentions
    signs = shape(bodies.view, mentions, place, post)
    ends = min(3, sentence_ends(bodies.view.between(mentions[place], mentions[post])))
    labels = Counter(m.label for m in mentions[place + 1 : post])
    behind = mentions[place + 1]
    titled = behind.label == "POST" and behind.span.start == mentions[place].span.end
    yield from shape_features(signs, longest=_LONGEST_SHAPE)
    yield f"sentences {ends}"
    yield f"{kinds} {min(2, ends)}"
    yield f"bodies between {min(4, labels['ORG'] + labels['COMPANY'])}"
    yield f"names between {min(3, labels['PERSON'])}"
    yield f"posts between {min(3, labels['POST'])}"
    yield f"has a post {titled} {place + 1 == post}"
