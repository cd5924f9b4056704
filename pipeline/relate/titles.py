"""Runs of posts: each with the body or place written for it, before or behind a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..language.rules import rule
from ..language.short_names import is_short_of
from ..record import Mention, Span
from ..spans import start_of
from .role_kinds import SELF
from .view import BODIES, View

_GLUE = re.compile(
    r"(?:分管[^，。；]{0,14}的|负责[^，。；]{0,14}的|（[^）]{1,14}）|的|新任|现任|常务|第一|首任|名誉|"
    r"(?:(?<![A-Za-z0-9])[A-Za-z0-9]++)?[\u4e00-\u9fff]{0,6}(?:室|科|部|组|处|班|车间|中心))"
)
_LIST = frozenset({"、", "，", "和", "兼", "及", " ", "、兼", "，兼", "兼任", "；", "并兼任"})
_EXPLAINS = r"（(?:以下|下文)?(?:统称|简称|下称|证券简称|股票简称)(?:为)?[：:]?“?"
"""What leads in a short name behind the full one."""
_EXPLAINED = re.compile(_EXPLAINS + "[^（）]{1,40}）")
_BEFORE_NAME = frozenset({"", " ", "：", "同志", "——", "、离休干部", "、退休干部", "、离退休干部"})
_OF_COURT = re.compile("审判员|检察员")
_COURT = re.compile(".+?(?:法院|检察院)")
_AND = frozenset({"、", "和", "与", "及"})
NOTE = re.compile("（[^（）]{1,16}）")
"""A remark in brackets on a post or a name: （兼）, （女）."""
OF_A_CLASS = re.compile("[中央省市县区州][直属](?:国有)?(?:部门|单位|机关|乡镇|街道|企业|国企|(?:本科|高职)?[高院]校)")
"""Bodies of a class, none of which is named: 省属企业监事会主席."""
_TABLE = "titles"


@dataclass(frozen=True, slots=True)
class Title:
    """A post in a run of posts, with the body or place written for it."""

    post: Mention
    org: Mention | None
    place: Mention | None
    former: bool
    place_name: str | None = None
    others: tuple[Mention, ...] = ()
    """Further bodies of the list that the post is written for: 金融处、外债处处长."""

    @property
    def named(self) -> tuple[Mention, ...]:
        """What of it is written, in no order."""
        return tuple(m for m in (self.org, self.place, self.post) if m)

    @property
    def first(self) -> Mention:
        """What of it is written first."""
        return min(self.named, key=start_of)


def told_former(view: View, at: int) -> int:
    """How many signs before `at` say that a post is a former one: 原, 当时的."""
    match = rule(_TABLE, "former").search(view.before(at, length=5))
    return len(match.group()) if match else 0


def run_behind(view: View, mentions: Sequence[Mention], i: int) -> list[Title]:
    """The run of posts that begins at or behind mention `i`; empty where a name takes it. Those of the last clause are
    of the name behind them: 为县长，而原任主任的某某."""
    run: list[Title] = []
    for j in range(i, len(mentions)):
        m = mentions[j]
        if m.label == "POST" and run and view.after(m.span.end, length=1) == "由":
            return run
        if m.label == "POST" and (not run or goes_on(view, run, m)):
            run.append(read_title(view, mentions, j, run))
        elif m.label == "PERSON":
            if run and view.between(run[-1].post, m) == "的":
                return run[: _last_clause(view, run)]
            return [] if run and holds(view, run[-1].post, m) else run
        elif m.label not in (*BODIES, "PLACE") or (run and not goes_on_to(view, run, m)):
            break
    return run


def without_second_names(view: View, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions without the other name of a post that stands in brackets behind it: 首席执行官（CEO）."""
    posts = {m.span.end for m in mentions if m.label == "POST"}
    return tuple(
        m
        for m in mentions
        if m.label != "POST"
        or m.span.start - 1 not in posts
        or view.before(m.span.start, length=1) + view.after(m.span.end, length=1) != "（）"
    )


def _last_clause(view: View, run: Sequence[Title]) -> int:
    """The place of the first post of the run's last clause."""
    gaps = (view.between(before.post, title.post) for before, title in pairwise(run))
    return max((k for k, gap in enumerate(gaps, 1) if "，" in gap or "；" in gap), default=0)


def holds(view: View, post: Mention, person: Mention) -> bool:
    """Whether the name stands right behind the post, or behind how it is held: 副局长（挂职）某某."""
    gap = view.words(Span(post.span.end, person.span.start))
    return rule(_TABLE, "how held").sub("", gap, count=1) in _BEFORE_NAME


COMMITTEE_UNIT = re.compile("组织部|宣传部|统战部|政法委|社会工作部|编办|党校")
"""Departments of a party committee that stand without it behind one of its posts: 市委常委、统战部部长."""


def goes_on(view: View, run: Sequence[Title], post: Mention) -> bool:
    """Whether `post` goes on with the run of posts, its own body perhaps written between."""
    if not run:
        return False
    between = view.within(Span(run[-1].post.span.end, post.span.start))
    gap = view.words(Span(run[-1].post.span.end, post.span.start))
    for m in between:
        gap = gap.replace(m.text, "", 1)
    gap = gap[:1] + gap[1:].rstrip("".join(_AND)) if len(between) > 1 else OF_A_CLASS.sub("", gap)
    return _GLUE.sub("", gap) in _LIST or bool(rule(_TABLE, "later").fullmatch(gap))


def _sharing(view: View, mentions: Sequence[Mention], i: int) -> Iterator[Mention]:
    """The bodies before body `i` in a list that it ends, those of its kind: 金融处、外债处处长."""
    for before, body in pairwise(mentions[i::-1]):
        alike = before.label == body.label and before.text[-1] == body.text[-1]
        if not alike or view.words(Span(body.span.end, before.span.start)) not in _AND:
            return
        yield body


def read_title(view: View, mentions: Sequence[Mention], i: int, run: Sequence[Title]) -> Title:
    """The post at mention `i` with its body: its own, or that of the run."""
    post = mentions[i]
    if _is_of_a_class(view, mentions, i):
        return Title(post, None, None, goes_on(view, run, post) and run[-1].former)
    own = _written_for(view, mentions, i)
    former = bool(rule(_TABLE, "former").search(view.before((own or post).span.start, length=5))) or (
        bool(own) and view.between(own, post) in ("原", "前", "时任") if own else False
    )
    if own is not None and own.label in BODIES:
        same = bool(COMMITTEE_UNIT.fullmatch(own.text)) and goes_on(view, run, post)  # 曾任市委常委、统战部部长
        others = tuple(_sharing(view, mentions, i - 1)) if own is mentions[i - 1] else ()
        return Title(post, own, None, former or (same and run[-1].former), others=others)
    if own is not None:
        return Title(post, None, own, former)
    if run and run[-1].org is not None and SELF.match(post.text) and goes_on(view, run, post):
        return Title(post, None, None, former or run[-1].former, _place_of(run[-1].org.text, post.text))
    if goes_on(view, run, post) and not SELF.match(post.text):
        last = run[-1]
        body = _court_of(last.org) if _OF_COURT.fullmatch(post.text) else _taking(run, post)
        return Title(post, body, last.place, former or last.former, others=last.others if body is last.org else ())
    return Title(post, None, None, former)


def _taking(run: Sequence[Title], post: Mention) -> Mention | None:
    """The body of the run's last post, but for a post that no committee has: that of the body before the committee."""
    last = run[-1].org
    if last is None or not _COMMITTEE.fullmatch(last.text) or _OF_PARTY.search(post.text):
        return last
    return next((title.org for title in reversed(run) if title.org and title.org.text != last.text), None)


_COMMITTEE = re.compile("校?(?:党委|纪委|纪检监察组|团委)")
_OF_PARTY = re.compile("书记|常委|委员|成员|组长|主任|部长|秘书长")


def _is_of_a_class(view: View, mentions: Sequence[Mention], i: int) -> bool:
    """Whether a class of bodies stands right before a post, whatever the tagger makes of it."""
    before = mentions[i - 1] if i else None
    touching = before is not None and before.span.end == mentions[i].span.start
    words = before.text if before and touching else view.before(mentions[i].span.start, length=8)
    return bool(OF_A_CLASS.fullmatch(words) if touching else re.search(f"{OF_A_CLASS.pattern}$", words))


def _court_of(body: Mention | None) -> Mention | None:
    """The court whose chamber or committee the body is: its judges are the court's own."""
    match = _COURT.match(body.text) if body else None
    if body is None or match is None:
        return body
    return replace(body, span=Span(body.span.start, body.span.start + match.end()), text=match.group())


def _written_for(view: View, mentions: Sequence[Mention], i: int) -> Mention | None:
    """The body or place written before the post, a short name perhaps explained between: （以下简称…）."""
    if not i or mentions[i - 1].label not in (*BODIES, "PLACE"):
        return None
    own = mentions[i - 1]
    if i > 1 and mentions[i - 2].label in BODIES and _is_explained(view, mentions[i - 2], own):
        own = mentions[i - 2]
    gap = _EXPLAINED.sub("", view.between(own, mentions[i]))
    return own if not gap or _GLUE.fullmatch(gap) or gap in ("原", "前", "时任") else None


def _is_explained(view: View, body: Mention, short: Mention) -> bool:
    """Whether a short name stands in brackets behind the full one: 某某公司（以下简称“…”）, 某某有限公司（…）."""
    between = view.between(body, short)
    bracketed = between.rstrip("“") == "（" and is_short_of(short.text, body.text)
    return bracketed or bool(re.fullmatch(_EXPLAINS, between))


def goes_on_to(view: View, run: Sequence[Title], m: Mention) -> bool:
    """Whether a body or place goes on with the run: a further post belongs to it."""
    gap = view.words(Span(run[-1].post.span.end, m.span.start))
    return gap in _LIST or bool(rule(_TABLE, "later").fullmatch(gap))


def _place_of(org: str, post: str) -> str | None:
    """The place of the post's level that begins a committee's name: `云泽市委, 市长 -> 云泽市`; else None."""
    match = re.match(r"(?:中共)?([\u4e00-\u9fff]{2,}([省市县区州旗镇乡]))(?:党?委|人民政府|政府)$", org)
    return match.group(1) if match and f"{match.group(2)}长" in post else None
