"""Which posts are definite: those that a person, a body, or a list with such a one holds fast."""

import re
from collections.abc import Sequence

from .candidates import Candidate

LINKS = frozenset({"", " ", "的", "、", "，", "和", "兼", "及", "：", "（", "）", "  ", "、 ", "/", "／", "｜", "|"})
_CLOSE = LINKS - {"，", "和"}
_BEARERS = frozenset({"PERSON", "ORG", "COMPANY", "PLACE"})
_NEED_PERSON = ("负责人", "领导班子成员", "记者", "通讯员", "编辑", "摄影", "书记县长")
_SELF_CONTAINED = (
    "市长",
    "县长",
    "区长",
    "省长",
    "镇长",
    "乡长",
    "州长",
    "旗长",
    "盟长",
    "国家主席",
    "总书记",
    "国务院总理",
)


def keep_anchored(text: str, mentions: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """`mentions` without posts that name nobody's definite post: `全市各级书记` and the like."""
    return tuple(m for i, m in enumerate(mentions) if m.label != "POST" or _anchored(text, mentions, i))


def _anchored(text: str, mentions: Sequence[Candidate], i: int) -> bool:
    post = mentions[i]
    title = text[post.start : post.end]
    person = _reaches(text, mentions, i, 1, {"PERSON"}) or _reaches(text, mentions, i, -1, {"PERSON"})
    if title.endswith(_NEED_PERSON):
        before = mentions[i - 1] if i else post
        named = before.label == "PERSON" and text[before.end : post.start] in LINKS
        links = LINKS if title.startswith("牵头") else _CLOSE
        return named or _reaches(text, mentions, i, 1, {"PERSON"}, links=links)
    if text.startswith(("人选", "候选人"), post.end):
        return True
    return person or _reaches(text, mentions, i, -1, _BEARERS) or _taken(text, mentions, post)


_TAKES = re.compile(
    r"(?:当选(?:新一届|首任|为|首届)?|担任|不再担任|出任(?:首任)?|受聘担任|升任|接任|就任|提名为|聘任为|获聘|获任|"
    r"任|为)$|(?:聘任|任命|选举|推选|提名|聘请)[^，。；]{2,8}为[^，。；]{2,12}$"
)
_DATED = re.compile(r"\d{1,4}[年月](?:起|至今)?(?:任|担任|历任|转任|改任)(?:该[行院校局所厂店社]|该公司)?$")


_LEFT = re.compile(r"(?:卸任|不再担任|辞去|被聘为|受聘为)$")


def _taken(text: str, mentions: Sequence[Candidate], post: Candidate) -> bool:
    """Whether a person is said to take or leave the post: 某某当选会长, 某某不再担任董事长."""
    before = text[max(0, post.start - 24) : post.start]
    if _DATED.search(before) or _LEFT.search(before):
        return True
    taken = _TAKES.search(before)
    return bool(taken) and any(m.label == "PERSON" and 0 <= post.start - m.end <= 24 for m in mentions)


def _reaches(
    text: str,
    mentions: Sequence[Candidate],
    i: int,
    step: int,
    wanted: frozenset[str] | set[str],
    *,
    links: frozenset[str] = LINKS,
) -> bool:
    """Whether a run of posts linked by 、 leads from mention `i` to one of the `wanted` labels."""
    here = mentions[i]
    j = i + step
    while 0 <= j < len(mentions):
        left, right = (here, mentions[j]) if step > 0 else (mentions[j], here)
        if text[left.end : right.start] not in links:
            return False
        if mentions[j].label in wanted:
            return step > 0 or mentions[j].label == "PERSON" or left.end == right.start or mentions[j].label != "PLACE"
        if mentions[j].label not in ("POST", "ORG", "COMPANY"):
            return False
        here = mentions[j]
        j += step
    return False
