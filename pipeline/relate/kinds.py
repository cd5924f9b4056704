"""Kinds of roles, by the post and by the body that it belongs to."""

import re

MEDIA_POSTS = {
    word: post
    for words, post in (
        ("责任编辑 责编", "编辑"),
        ("见习记者 本报记者 实习记者 全媒体记者 融媒体记者 文字记者 首席记者 文 文字 图文 文图", "记者"),
        ("摄影记者 摄像 图 图片 摄", "摄影"),
        ("审校 审稿 编审 一审 二审 三审 初审 复审 终审", "审核"),
    )
    for word in words.split()
}
"""Words of credits and the post that each stands for (gold/GUIDELINES.md 2, roles)."""

_MEDIA = re.compile(r"(?:记者|编辑|通讯员|摄影|审核|校对|主持人|责编|播音员|评论员)$")
_OTHER_BODY = re.compile(r"(?:协会|商会|学会|总会|基金会|联盟|俱乐部|促进会|联合会|校友会|研究会|志愿队|艺术团)$")
_OTHER_POST = re.compile(
    r"(?:教授|研究员|院士|专家|律师|医生|医师|教师|老师|村民|居民|学生|选手|教练|队员|馆员|博士|工匠|技师|农户|"
    r"社长|讲师|护士|护士长)$"
)
_PUBLIC_POST = re.compile(r"(?:教授|研究员|院士|教师|老师|讲师|医生|医师|护士|护士长)$")
_PUBLIC_BODY = re.compile(r"(?:大学|学院|学校|中学|小学|医院|科学院|工程院|研究院|研究所|党校)")
"""Schools, hospitals and institutes are public ones unless told otherwise."""
_FIRM_POST = re.compile(
    r"(?:董事长|总经理|副总经理|总裁|副总裁|首席执行官|创始人|联合创始人|厂长|合伙人|总监|车间主任|行长|副行长)$"
)


def kind_of(post: str, org: str | None, label: str | None) -> str:
    """`official`, `enterprise`, `media` or `other`: `董事长 of a COMPANY -> enterprise`."""
    if _MEDIA.search(post) or post in MEDIA_POSTS:
        return "media"
    if label == "COMPANY" or (org is None and _FIRM_POST.search(post)):
        return "enterprise"
    if org and _PUBLIC_POST.search(post) and _PUBLIC_BODY.search(org):
        return "official"
    if _OTHER_POST.search(post) or (org and _OTHER_BODY.search(org)):
        return "other"
    return "official"
