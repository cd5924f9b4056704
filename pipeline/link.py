"""What short forms stand for inside an article: 市委 -> 云泽市委, 会议 -> its name, 他 -> the person before."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .geography import Gazetteer, gazetteer
from .record import Alias, Article, Mention, Span

_NATIONAL = ("中央", "中共", "国家", "全国", "国务院", "中国", "中华", "最高人民", "新华社", "人民日报")
_HEADS_OF = (
    (re.compile(r"(?:代理?|常务副|副)?省长(?:助理)?$"), "省"),
    (re.compile(r"(?:代理?|常务副|副)?市长(?:助理)?$"), "市"),
    (re.compile(r"(?:代理?|常务副|副)?县长$"), "县"),
    (re.compile(r"(?:代理?|常务副|副)?区长$"), "区"),
    (re.compile(r"(?:代理?|常务副|副)?州长$"), "州"),
)
_PRONOUN_FIRM = re.compile(
    r"(?:该|本|这家|我)(?:公司|集团|企业|行|厂|合作社)|(?:公司|集团)(?=(?:相关|有关)?(?:负责人|董事长|总经理))"
)
_PRONOUN_BODY = re.compile(r"该(?:局|委|厅|院|校|镇|县|区|部门|中心|办|单位|协会|村)")
_ADDRESS = re.compile(
    r"([\u4e00-\u9fff])(书记|市长|县长|区长|局长|主任|董事长|总经理|院长|校长|部长|主席|总|老师|教授|医生|会长|"
    r"镇长)"
)
_SO_CALLED = re.compile(r"（(?:以下)?(?:简称|下称)[：:]?“([^”]{2,14})”[^）]{0,20}）")


def qualify(org: str | None, post: str, article: Article, *, place: str | None = None) -> str | None:
    """The qualified name of a body in this article: `市委 -> 云泽市委`, `市长 -> 云泽市政府`, `总书记 -> 中共中央`.

    `place` is a place written right before the post (`云泽市市长`). None where it cannot be told.
    """
    known = gazetteer()
    if org is None:
        return _of_head(post, article, place, known)
    if org.startswith("中共") and _begins_with_place(org[2:], known):
        org = org[2:]
    if org.startswith(_NATIONAL):
        return org
    org = _without_province(org, known)
    if org[0] in "市省县区州" and not _begins_with_place(org, known):
        return _with_place(org, article, known)
    return _with_city(org, article, known)


def _of_head(post: str, article: Article, place: str | None, known: Gazetteer) -> str | None:
    if post == "总书记":
        return "中共中央"
    for title, level in _HEADS_OF:
        if title.match(post):
            return _with_city(f"{place}政府", article, known) if place else _with_place(f"{level}政府", article, known)
    return None


def _without_province(org: str, known: Gazetteer) -> str:
    """`江苏省苏州市委 -> 苏州市委`: a city's body is named without its province."""
    for length in range(3, 9):
        province = any(d.level == "province" and d.name == org[:length] for d in known.forms.get(org[:length], ()))
        rest = org[length:]
        if province and any(d.name == rest[:n] for n in range(2, 9) for d in known.forms.get(rest[:n], ())):
            return rest
    return org


def _begins_with_place(org: str, known: Gazetteer) -> bool:
    return any(org[:n] in known.forms for n in range(2, 9))


def _with_place(org: str, article: Article, known: Gazetteer) -> str | None:
    """`org` begins with a level sign: the article's place of that level goes before it."""
    level = org[0]
    if level == "省":
        province = article.province
        return province.removesuffix("省") + org if province and province.endswith("省") else None
    if level in "县区":
        county = article.county
        if not county or not county.endswith(level):
            return None
        return _with_city(county[:-1] + org, article, known)
    return article.place.removesuffix(level) + org if article.place else None


def _with_city(org: str, article: Article, known: Gazetteer) -> str:
    """A district's body is named with its city: `临泉区教育局 -> 云泽市临泉区教育局`; others stay as they are."""
    for length in range(min(8, len(org)), 2, -1):
        form = org[:length]
        if form.endswith("区") and any(d.level == "county" and d.name == form for d in known.forms.get(form, ())):
            return _city_of(form, article, known) + org
        if form.endswith("区") and form == article.county and article.place:
            return f"{article.place.removesuffix('市')}市{org}"
    return org


def _city_of(district: str, article: Article, known: Gazetteer) -> str:
    parents = [known.parent(d, "prefecture") for d in known.forms[district] if d.level == "county"]
    parents += [known.parent(d, "province") for d in known.forms[district] if d.level == "county"]
    cities = [p for p in parents if p and p.name.endswith("市")]
    near = [p for p in cities if article.place and p.name.startswith(article.place)]
    chosen = near or (cities if len({p.name for p in cities}) == 1 else [])
    return chosen[0].name if chosen else ""


def main_event(text: str, article: Article, mentions: Sequence[Mention]) -> Mention | None:
    """The meeting that the article tells of: the first one that is held in its body, else the first named."""
    events = [m for m in mentions if m.label == "EVENT" and any(p.start <= m.span.start < p.end for p in article.body)]
    for m in events:
        around = text[max(0, m.span.start - 14) : m.span.start] + "\0" + text[m.span.end : m.span.end + 8]
        if re.search(
            (
                r"(?:召开|举行|举办|主持召开|组织召开|开幕)[^，。]{0,12}\0|\0[^，。]{0,4}(?:召开|举行|举办|在|开幕|"
                r"启动|上，|闭幕)"
            ),
            around,
        ):
            return m
    return None


def find_aliases(text: str, article: Article, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """Words of the article that stand for a name: 该公司, 该局, 张书记, 会议, 以下简称“…”, 市委."""
    yield from _bodies(article, mentions)
    yield from _pronouns(text, article, mentions)
    yield from _addresses(text, article, mentions)
    event = main_event(text, article, mentions)
    for match in re.finditer(
        r"(?:会议|大会)(?=[指强要认号提决宣传审听讨研印])", text[article.span.start : article.span.end]
    ):
        start = article.span.start + match.start()
        if event and start > event.span.end:
            yield Alias(Span(start, start + len(match.group())), event.text, "meeting")


def _bodies(article: Article, mentions: Sequence[Mention]) -> Iterator[Alias]:
    for m in mentions:
        full = qualify(m.text, "", article) if m.label in ("ORG", "COMPANY") else None
        if full and full != m.text:
            yield Alias(m.span, full, "city")


def _pronouns(text: str, article: Article, mentions: Sequence[Mention]) -> Iterator[Alias]:
    body = text[article.span.start : article.span.end]
    for pattern, label, why in ((_PRONOUN_FIRM, "COMPANY", "pronoun"), (_PRONOUN_BODY, "ORG", "pronoun")):
        for match in pattern.finditer(body):
            span = Span(article.span.start + match.start(), article.span.start + match.end())
            before = [m for m in mentions if m.label == label and m.span.end <= span.start]
            if before and not any(m.span.overlaps(span) for m in mentions if m.label in ("ORG", "COMPANY")):
                yield Alias(span, _meant(text, span, before), why)
    for match in _SO_CALLED.finditer(body):
        at = article.span.start + match.start()
        before = [m for m in mentions if m.span.end == at]
        if before:
            start = article.span.start + match.start(1)
            yield Alias(Span(start, start + len(match.group(1))), before[0].text, "so called")


def _meant(text: str, span: Span, before: Sequence[Mention]) -> str:
    """What 该公司 means: at a paragraph's begin the one told of most, else the last."""
    if text[span.start - 1 : span.start] not in ("", "\n"):
        return before[-1].text
    told = Counter(m.text for m in before)
    return max(reversed(list(told)), key=lambda name: told[name])


def _addresses(text: str, article: Article, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """张书记, where one 张某 alone was named before."""
    for match in _ADDRESS.finditer(text, article.span.start, article.span.end):
        if any(m.label == "PERSON" and m.span.start <= match.start() < m.span.end for m in mentions):
            continue
        names = {m.text for m in mentions if m.label == "PERSON" and m.span.end <= match.start()}
        same = [n for n in names if n.startswith(match.group(1))]
        if len(same) == 1:
            yield Alias(Span(match.start(), match.end()), same[0], "address")
