"""Runs of posts: each with the body or place written for it, before or behind a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..record import Mention, Span
from .kinds import MEDIA_POSTS
from .view import BODIES, View

_LIST = frozenset({"、", "，", "和", "兼", "及", " ", "、兼", "，兼", "兼任", "；", "并兼任"})
_GLUE = re.compile(
    r"(?:分管[^，。；]{0,14}的|负责[^，。；]{0,14}的|（[^）]{1,14}）|的|新任|现任|常务|第一|首任|名誉|"
    r"[A-Za-z0-9]*[\u4e00-\u9fff]{0,6}(?:室|科|部|组|处|班|车间|中心))"
)
_BEFORE_NAME = frozenset({"", " ", "：", "同志", "——", "、离休干部", "、退休干部", "、离退休干部"})
_FORMER = re.compile(r"(?:原|时任|当时的|时任的|昔日的|前|曾任|历任|原任|曾担任|先后任|先后担任)(?:中共)?$")
_LATER = re.compile(r"[，；、](?:(?:\d[\d年月日.至今起到—–~-]{3,24})?[^，。；]{0,12}(?:任|担任|兼任|起任))?(?:中共)?")


_SELF = re.compile(
    r"(?:代理?|常务副|副|市委)?(?:省长|市长|县长|区长|州长|镇长|乡长|国家主席|国家副主席|国务委员|"
    r"总书记)(?:助理)?$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A post in a run of posts, with the body or place written for it."""

    post: Mention
    org: Mention | None
    place: Mention | None
    former: bool
    place_name: str | None = None


def run_behind(view: View, mentions: Sequence[Mention], i: int) -> list[Title]:
    """The run of posts that begins at or behind mention `i`; empty where a name takes it."""
    run: list[Title] = []
    for j in range(i, len(mentions)):
        m = mentions[j]
        if m.label == "POST" and (not run or goes_on(view, run, m)):
            run.append(read_title(view, mentions, j, run))
        elif m.label == "PERSON":
            return [] if run and holds(view, run[-1].post, m) else run
        elif m.label not in (*BODIES, "PLACE") or (run and not goes_on_to(view, run, m)):
            break
    return run


def holds(view: View, post: Mention, person: Mention) -> bool:
    """Whether the name stands right behind the post."""
    return view.words(Span(post.span.end, person.span.start)) in _BEFORE_NAME


def goes_on(view: View, run: Sequence[Title], post: Mention) -> bool:
    """Whether `post` goes on with the run of posts, its own body perhaps written between."""
    if not run:
        return False
    gap = view.words(Span(run[-1].post.span.end, post.span.start))
    for m in view.within(Span(run[-1].post.span.end, post.span.start)):
        gap = gap.replace(m.text, "", 1)
    return _GLUE.sub("", gap) in _LIST or bool(_LATER.fullmatch(gap))


def read_title(view: View, mentions: Sequence[Mention], i: int, run: Sequence[Title]) -> Title:
    """The post at mention `i` with its body: its own, that of the run, or the one that its kind implies."""
    post = mentions[i]
    own = mentions[i - 1] if i and mentions[i - 1].label in (*BODIES, "PLACE") else None
    if own is not None:
        gap = view.between(own, post)
        if gap and not _GLUE.fullmatch(gap) and gap not in ("原", "前", "时任"):
            own = None
    former = bool(_FORMER.search(view.before((own or post).span.start, length=5))) or (
        bool(own) and view.between(own, post) in ("原", "前", "时任") if own else False
    )
    if own is not None and own.label in BODIES:
        return Title(post, own, None, former)
    if own is not None:
        return Title(post, None, own, former)
    if run and run[-1].org is not None and _SELF.match(post.text) and goes_on(view, run, post):
        return Title(post, None, None, former or run[-1].former, _place_of(run[-1].org.text))
    if goes_on(view, run, post) and not _SELF.match(post.text):
        return Title(post, run[-1].org, run[-1].place, former or run[-1].former)
    return Title(post, implied_body(view, mentions, i), None, former)


def goes_on_to(view: View, run: Sequence[Title], m: Mention) -> bool:
    """Whether a body or place goes on with the run: a further post belongs to it."""
    gap = view.words(Span(run[-1].post.span.end, m.span.start))
    return gap in _LIST or bool(_LATER.fullmatch(gap))


_HEADS_OF_BODIES = (
    (
        re.compile(
            (
                r"董事|总经理|总裁|总监|首席|创始人|车间主任|厂长|合伙人|法定代表人|监事|行长|技师|技术员|总工程师|"
                r"总会计师|总设计师|财务负责人|项目经理|客户经理"
            )
        ),
        re.compile(r"."),
        "COMPANY",
    ),
    (
        re.compile(r"会长|理事长|监事长|理事$"),
        re.compile(r"(?:协会|商会|学会|联合会|基金会|联盟|促进会|联合体|校友会)$"),
        "ORG",
    ),
    (re.compile(r"院长|主任医师|护士长|副院长"), re.compile(r"(?:医院|学院|研究院|法院|卫生院|设计院)$"), "ORG"),
    (re.compile(r"校长|园长"), re.compile(r"(?:学校|大学|学院|中学|小学|幼儿园|党校)$"), "ORG"),
    (
        re.compile(r"^党委(?:副)?书记|^党总支书记|^党支部书记"),
        re.compile(r"(?:学校|大学|学院|中学|医院|研究院|集团|公司|银行)$"),
        "",
    ),
    (re.compile(r"主委"), re.compile(r"(?:民盟|民建|民进|农工党|致公党|九三学社|民革|台盟).*委(?:员会|会)$"), "ORG"),
    (re.compile(r"教授|讲师|研究员"), re.compile(r"(?:大学|学院|研究院|研究所|科学院)$"), "ORG"),
)
_REACH = 500
_IMPLIES = re.compile(
    r"(?:^|[，。；：！？、”“（\s]|公司|集团|企业|该校|学校|医院|该院|其|的|由|和|与|时|，|为|任|当选|担任|首任|一届)$"
)


def implied_body(view: View, mentions: Sequence[Mention], i: int) -> Mention | None:
    """The body of a post written without one: that of the titles before in its sentence, else the last body
    told of that has such posts (董事长: the last company, 院长: the last hospital or college)."""
    post = mentions[i]
    if _SELF.match(post.text) or post.text in MEDIA_POSTS or not _followed_by_name(view, mentions, i):
        return None
    if not _IMPLIES.search(view.before(post.span.start, length=4)):
        return None
    same = [m for m in mentions[:i] if m.label in BODIES]
    if (
        _DEPUTY.match(post.text)
        and same
        and any(m.label == "POST" and m.span.start == same[-1].span.end for m in mentions[:i])
    ):
        return same[-1]
    for head, body, label in _HEADS_OF_BODIES:
        if head.search(post.text):
            told = [
                m
                for m in view.mentions
                if m.span.end <= post.span.start
                and m.label in BODIES
                and label in ("", m.label)
                and body.search(m.text)
                and post.span.start - m.span.end <= _REACH
            ]
            if not told or told[-1] in same:
                return told[-1] if told else None
            return replace(told[-1], text=fullest_name(view, told[-1]))
    return None


_DEPUTY = re.compile(r"副主任|秘书长|副秘书长|副主席|副会长|副局长|副院长|副理事长|副检察长|委员$")


def fullest_name(view: View, body: Mention) -> str:
    """The fullest form that the article gives of a company; other bodies as written."""
    return view.full_names.get(body.text, body.text) if body.label == "COMPANY" else body.text


def _followed_by_name(view: View, mentions: Sequence[Mention], i: int) -> bool:
    """Whether a name takes the post: right behind it or behind further posts."""
    for j in range(i + 1, len(mentions)):
        gap = view.between(mentions[j - 1], mentions[j])
        if mentions[j].label == "PERSON":
            held = gap == "的" and _TAKEN.search(view.before(mentions[i].span.start, length=6))
            return gap in ("", " ", "：") or bool(held) or _is_taken(view, mentions, i)
        if mentions[j].label != "POST" or gap not in _LIST:
            break
    return _is_taken(view, mentions, i)


_TAKEN = re.compile(r"(?:当选(?:为|新一届|首任|首届)?|担任(?:首任)?|不再担任|出任(?:首任)?|升任|接任|任|为|辞去)$")


def _is_taken(view: View, mentions: Sequence[Mention], i: int) -> bool:
    """Whether a name before is said to take or leave the post: 某某当选会长."""
    named = any(m.label == "PERSON" for m in mentions[:i])
    return named and bool(_TAKEN.search(view.before(mentions[i].span.start, length=6)))


def _place_of(org: str) -> str | None:
    """The place that begins a committee's name: `云泽市委 -> 云泽市`; None for 市委."""
    match = re.match(r"(?:中共)?([\u4e00-\u9fff]{2,}[省市县区州旗])(?:委|人民政府|政府)$", org)
    return match.group(1) if match else None
