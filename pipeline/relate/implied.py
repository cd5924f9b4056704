"""The body of a post that is written without one: 院长 after a hospital, 审判员 after a court, 董事长 …"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..language.short_names import Bodies, is_form_of
from ..record import Mention, Span
from ..spans import covered_by_one
from .kinds import MEDIA_POSTS
from .view import BODIES, View

LIST = frozenset({"、", "，", "和", "兼", "及", " ", "、兼", "，兼", "兼任", "；", "并兼任"})
SELF = re.compile(
    r"(?:代理?|常务副|副|市委)?(?:省长|市长|县长|区长|州长|旗长|盟长|镇长|乡长|国家主席|国家副主席|国务委员|"
    r"总书记)(?:助理)?$"
)
"""Posts that name their body themselves."""
_SOCIETIES = "协会|商会|学会|总会|联合会|研究会|红十字会|基金会|联盟|促进会|联合体|校友会|合作社"
_HEADS_OF_BODIES = (
    ("会长|理事长|监事长|秘书长|理事$", _SOCIETIES, ""),
    (
        "董事|总经理|总裁|总监|首席|创始人|车间主任|厂长|合伙人|法定代表人|监事|行长|技师|技术员|总工程师|总会计师|"
        "总设计师|财务负责人|项目经理|生产经理|物流经理|销售经理|市场经理|生产副总|客户经理|产品经理|店长|工会主席",
        ".",
        "COMPANY",
    ),
    (
        "(?:主任|主治|住院)医师|护士|药师|医生|(?<!检察)院长",
        "医院|卫生院|卫生服务中心|急救中心|学院|研究院|法院|设计院",
        "ORG",
    ),
    ("校长|园长|教师|老师|班主任", "学校|大学|学院|中学|小学|幼儿园|党校", "ORG"),
    ("^党委(?:副)?书记|^党总支书记|^党支部书记", "学校|大学|学院|中学|医院|研究院|集团|公司|银行", ""),
    ("主委", "(?:民盟|民建|民进|农工党|致公党|九三学社|民革|台盟).*委(?:员会|会)", "ORG"),
    ("教授|讲师|研究员", "大学|学院|研究院|研究所|科学院", "ORG"),
    ("庭长|审判长|审判员|法官", "法院|法庭", "ORG"),
    ("检察长|检察官|检察员", "检察院", "ORG"),
    ("民警|警长", "公安局|分局|派出所|公安处|支队|大队|中队", "ORG"),
    *((f"{head}(?:长|教导员|政委|指导员)", head, "") for head in ("总队", "支队", "大队", "中队")),
    *((f"{head}长", head, "") for head in ("所", "站", "馆", "台", "段")),
)
_HEADS = tuple((re.compile(post), re.compile(f"(?:{body})$"), label) for post, body, label in _HEADS_OF_BODIES)
"""Posts, what the names of their bodies end in, and the label these must have."""
EXPLAINS = re.compile(r"（(?:以下|下文)?(?:统称|简称|下称|证券简称|股票简称)(?:为)?[：:]?“?$")
"""What leads in a short name behind the full one."""
_REACH = 500
_IMPLIES = re.compile(
    r"(?:^|[，。；：！？、”“（\s]|公司|集团|企业|该校|学校|医院|该院|其|的|由|和|与|时|，|为|任|聘|当选|首任|届)$"
)


def implied_body(view: View, mentions: Sequence[Mention], i: int) -> Mention | None:
    """The body of a post written without one: that of the titles before in its sentence, else the last body
    told of that has such posts (董事长: the last company, 院长: the last hospital or college)."""
    post = mentions[i]
    if SELF.match(post.text) or post.text in MEDIA_POSTS or not _followed_by_name(view, mentions, i):
        return None
    if not _IMPLIES.search(view.before(post.span.start, length=4)):
        return None
    for head, body, label in _HEADS:
        if head.search(post.text) and (told := _last_told(view, post, body, label)):
            if covered_by_one(view.article.titles, post.span):
                return replace(told, text=view.full_names.get(told.text, told.text))
            return told
    return None


def _last_told(view: View, post: Mention, form: re.Pattern[str], label: str) -> Mention | None:
    """The last body of that form and label that is told of before the post, not too far off."""
    near = view.within(Span(max(0, post.span.start - _REACH), post.span.start))
    fits = [m for m in near if m.label in BODIES and label in ("", m.label) and form.search(m.text)]
    fits = [m for m in fits if not EXPLAINS.search(view.before(m.span.start))]
    return Bodies(view.page.text, view.article, fits).meant(post.span.start) if fits else None


def fullest_name(view: View, body: Mention) -> str:
    """The full form of a company whose name is only cut short; abbreviations and other bodies as written."""
    full = view.full_names.get(body.text, body.text) if body.label == "COMPANY" else body.text
    return full if is_form_of(body.text, full) else body.text


def _followed_by_name(view: View, mentions: Sequence[Mention], i: int) -> bool:
    """Whether a name takes the post: right behind it or behind further posts."""
    for j in range(i + 1, len(mentions)):
        gap = view.between(mentions[j - 1], mentions[j])
        if mentions[j].label == "PERSON":
            held = gap == "的" and _TAKEN.search(view.before(mentions[i].span.start, length=6))
            return gap in ("", " ", "：") or bool(held) or _is_taken(view, mentions, i)
        if mentions[j].label != "POST" or gap not in LIST:
            break
    return _is_taken(view, mentions, i)


_TAKEN = re.compile(
    r"(?:当选(?:为|新一届|首任|首届)?|获聘(?:为)?|受聘(?:为|任)|担任(?:首任)?|不再担任|出任(?:首任)?|升任|接任|任|为|辞去)$"
)


def _is_taken(view: View, mentions: Sequence[Mention], i: int) -> bool:
    """Whether a name before is said to take or leave the post: 某某当选会长."""
    named = any(m.label == "PERSON" for m in mentions[:i])
    return named and bool(_TAKEN.search(view.before(mentions[i].span.start, length=6)))
