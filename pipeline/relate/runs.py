"""Where the run of titles and names begins that leads to who speaks or acts, and whether one is only spoken to."""

import re
from collections.abc import Collection

from ..record import Mention, Span
from .view import View

TITLES = frozenset({"POST", "ORG", "COMPANY", "PLACE"})
Subject = tuple[Mention | None, str | None, int]
"""A mention or a noun, and where its clause begins."""
_OBJECT_BEFORE = re.compile(
    r"(?:与|同|对|向|给|(?<!作)为|被|由|跟|请|让|陪同|会见|看望|慰问|听取|(?<!企业|行业|会员|群众|村民|居民|职工|员工|家长|教师|学生|党员|青年|人大|客商|商户|各界|单位)代表|贯彻|落实|学习|遵循|按照|根据|把|和|叮嘱|"
    r"告诉|问|[拉握拍搂扶挽牵抱望看指]着|握住|拉过|响应|遵照|依据|执行|符合|达到|履行)$"
)


def first_joined(view: View, person: Mention, begin: int) -> Subject:
    """The person, or the first of the list that he closes: 县委书记江晚、县长宋岭 -> 江晚; a comma stands in it before
    titles."""
    start = with_titles(view, person, begin)
    for m in view.back_from(start, begin=begin):
        marks = ("、", "和", "，") if start < person.span.start else ("、", "和")
        if m.label != "PERSON" or view.words(Span(m.span.end, start)) not in marks:
            break
        person, start = m, with_titles(view, m, begin)
    return person, None, start


def first_body(view: View, body: Mention, begin: int) -> Subject:
    """The body, or the first of the list that it closes, as who speaks."""
    first = first_listed(view, body, begin)
    return first, None, with_titles(view, first, begin)


def first_listed(
    view: View, body: Mention, begin: int, *, labels: Collection[str] = (), marks: Collection[str] = ("", "、", "和")
) -> Mention:
    """The body, or the first of the list that it closes, of its label unless others are told: 市委市政府 -> 市委."""
    for m in view.back_from(body.span.start, begin=begin):
        if m.label not in (labels or (body.label,)) or view.between(m, body) not in marks:
            break
        body = m
    return body


def is_object(view: View, person: Mention, begin: int) -> bool:
    """Whether the person is spoken to or of: 与某某座谈, 向某某表示."""
    start = with_titles(view, person, begin)
    return bool(_OBJECT_BEFORE.search(view.page.text[max(begin, start - 5) : start].rstrip("《")))


def with_titles(view: View, person: Mention, begin: int) -> int:
    """Where the run of titles that leads to a name begins: 市商务局局长某某 at 市."""
    start = person.span.start
    for m in view.back_from(person.span.start, begin=begin):
        gap = view.page.text[m.span.end : start]
        if m.label not in TITLES or gap not in ("", "、", "兼", " ", "，", "的") or (gap == "，" and m.label != "POST"):
            break
        start = m.span.start
    return start
