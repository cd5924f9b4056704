"""Kinds of roles, by the post and by the body that it belongs to."""

import re

MEDIA_POSTS = {
    word: post
    for words, post in (
        ("责任编辑 责编", "编辑"),
        ("本报记者 文字记者 首席记者 文 文字 图文 文图", "记者"),
        ("摄影记者 摄像 图 图片 摄", "摄影"),
        ("审校 审稿 编审 一审 二审 三审 初审 复审 终审", "审核"),
    )
    for word in words.split()
}
"""Words of credits and the post that each stands for (gold/GUIDELINES.md 2, roles)."""

SELF = re.compile(
    r"(?:代理?|常务副|副|市委)?(?:省长|市长|县长|区长|州长|旗长|盟长|镇长|乡长|国家主席|国家副主席|国务委员|"
    r"总书记|首相|总理|总统|自治区(?:代理?|常务副|副)?主席)(?:助理)?$"
)
"""Posts that name their body themselves."""
_MEDIA = re.compile(
    r"(?:记者|编辑|通讯员|摄影|审核|校对|主持人|责编|播音员|评论员|作者|实习生|监制|主编|策划|出版人|版式设计)$"
)
_SOCIETY = re.compile(r"(?:协会|商会|学会|总会|基金会|联盟|俱乐部|促进会|联合会|联谊会|校友会|研究会|志愿队|艺术团)$")
_PEOPLES = re.compile(r"(?:科学技术协会|残疾人联合会|社会科学界联合会|作家协会|归国华侨联合会)$")
"""Societies that are people's organizations."""
_FIRM_UNIT = re.compile(r"(?:部|部门|中心|交易所|支行|分行)$")
_OTHER_POST = re.compile(r"(?:专家|律师|村民|居民|学生|选手|教练|队员|馆员|博士|工匠|技师|户|社长)$")
_PUBLIC_POST = re.compile(r"(?:教授|研究员|院士|教师|老师|讲师|医生|医师|护士|护士长)$")
_SCHOLAR = re.compile(r"(?:教授|研究员)$")
_PUBLIC_BODY = re.compile(
    r"(?:大学|学院|学校|中学|小学|医院|卫生服务中心|科学院|中科院|工程院|研究院|研究所|党校|参事室)"
)
"""Schools, hospitals and institutes are public ones unless told otherwise."""
_FIRM_POST = re.compile(
    r"(?:董事长|总经理|副总经理|总裁|副总裁|首席执行官|创始人|联合创始人|厂长|合伙人|总监|车间主任|行长|副行长|"
    r"工程师|经济师|会计师|精算师|董事|监事|董事会秘书|证券事务代表|财务负责人|财务总监|法定代表人|实际控制人)$"
)


def kind_of(post: str, org: str | None, label: str | None) -> str:
    """`official`, `enterprise`, `media` or `other`: `董事长 of a COMPANY -> enterprise`."""
    if _MEDIA.search(post) or post in MEDIA_POSTS:
        return "media"
    if label == "COMPANY" or (_FIRM_POST.search(post) and (org is None or _FIRM_UNIT.search(org))):
        return "enterprise"
    if _PUBLIC_POST.search(post):
        return "official" if _PUBLIC_BODY.search(org or "") or (org is None and _SCHOLAR.search(post)) else "other"
    if _OTHER_POST.search(post) or (org and _SOCIETY.search(org) and not _PEOPLES.search(org)):
        return "other"
    return "official"
