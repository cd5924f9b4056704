"""Paragraphs of a repaired page and what each is: body, headline, credits or continuation note."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ..language.rules import rule, rules
from ..language.windows import windows
from ..record import Span
from ..repair.lines import PAGE_FRAME

LONGEST_HEADLINE = 48
LONGEST_PARAGRAPH = 10_000
"""A longer line is read as several paragraphs of one kind: rules that look over a paragraph then cost no more on a page
without line breaks. No paragraph of real news was found with a quarter as many characters."""


class Kind(StrEnum):
    BODY = "body"
    HEADLINE = "headline"
    CREDIT = "credit"
    NOTE = "note"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the repaired text. `apart`: blank lines parted it from the one before."""

    span: Span
    text: str
    kind: Kind
    apart: bool


_NOTE = re.compile(
    r"\[?(?:查看|阅读)(?:原文|全文)\]?(?:\(https?://\S+\)?)?$|[（(【]?\s?(?:紧接|上接|下转|转)\s?(?:第?\s?\w{1,3}\s?版|A?\d+)[^。]{0,14}[）)】]?$"
)
_HEADER = re.compile(
    r"(?:标题|内容|正文)\s?[：:]$|(?:发布时间|发稿时间|发布日期|更新时间|更新日期|更新|时间|日期|来源|稿源|信息来源|浏览次数|点击|字号|分享|打印)\s?[：:]|"
    + PAGE_FRAME
    + r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s|$)"
    r"|\d{4}年\d{1,2}月\d{1,2}日$|(?:证券|股票|债券|基金)(?:代码|简称)\s?[：:]"
    r"|\d{4}-\d{1,2}-\d{1,2}(?:来源|稿源)|[^。]*(?:ICP备|公网安备|网站标识码)"
    r"|[^\s。，]{2,20}[府局委办会院部厅网站室社台]\s?(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})$"
    r"|\S{2,10}(?:日报|晚报|早报|晨报|时报|商报)(?:\s?\d{4}年|$)|[^。，]{0,16}\d{4}年\d{1,2}月\d{1,2}日\s*(?:星期|第)"
)
_LINK_DAY = re.compile(r"[（(\[]?\d{1,2}[-/.]\d{1,2}[）)\]]?$")
_CAREER_LINE = re.compile(r"(?:19|20)\d\d(?:[.．/]|年)\d{1,2}月?\s?(?:起|[—–\-~－至]+)")
_NOTE_BEHIND = re.compile(r"\s?[（(]\s?(?:紧接|上接|下转)[^（）()]{0,14}[）)]$")
_ENDS_BODY = re.compile(r"[。！？…；：][”’」』）)]*$")
_DASH = re.compile("[—―]{1,2}|-{2}")
_LABEL = re.compile("[^，。：、“”]{1,12}(?<![说称道问答])(?<!强调|指出|表示|认为|介绍|要求|如下|包括)：")
"""A label before a cell that stands on a line of its own: 局长：."""
_DATELINE = re.compile(
    r"[（(]?据?(?:本报|本台|本网|本刊|央视网|人民网|新华网|新华社|中新社|中新网|人民日报|"
    r"央广网)[^，。；]{0,24}?(?:讯|电|消息|报道)"
    r"|[\u4e00-\u9fff]{1,8}讯(?=[\s（(：]|\d)"
    r"|[\u4e00-\u9fff]{2,12}\s?(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日\s?[电讯]"
)


def read_paragraphs(text: str) -> list[Paragraph]:
    """The lines of `text` that hold something, in order; one that is too long in pieces."""
    paragraphs: list[Paragraph] = []
    apart = True
    for span in _lines(text):
        line = text[span.start : span.end]
        for start, end in windows(line, size=LONGEST_PARAGRAPH):
            here = Span(span.start + start, span.start + end)
            kind = paragraphs[-1].kind if start else kind_of(line)
            paragraphs.append(Paragraph(here, line[start:end], kind, apart and not start))
        apart = not line
    return _with_headline(list(_with_signatures(list(_with_labels(list(_without_links(paragraphs)))))))


def _with_signatures(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, a line that signs the quotation over it with a dash as no headline: ——市商务局局长某某."""
    for before, paragraph in zip((None, *paragraphs), paragraphs, strict=False):
        signs = before is not None and before.kind is Kind.BODY and before.text.endswith("”")
        signed = signs and paragraph.kind is Kind.HEADLINE and bool(_DASH.match(paragraph.text))
        yield replace(paragraph, kind=Kind.BODY) if signed else paragraph


def _with_labels(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, a label over a cell as no body: 局长： over a name, but none over a quotation or a sentence."""
    for paragraph, following in zip(paragraphs, (*paragraphs[1:], None), strict=False):
        over = following is not None and following.kind is Kind.HEADLINE and not following.text.startswith("“")
        label = over and paragraph.kind is Kind.BODY and bool(_LABEL.fullmatch(paragraph.text))
        yield replace(paragraph, kind=Kind.HEADLINE) if label else paragraph


def _without_links(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, links to other reports that end with their day as notes, as is the heading over them."""
    links = False
    for paragraph, following in zip(paragraphs, (*paragraphs[1:], None), strict=False):
        dated = (
            following if rule("paragraphs", "over links").fullmatch(paragraph.text) else paragraph if links else None
        )
        links = dated is not None and bool(_LINK_DAY.search(dated.text))
        yield replace(paragraph, kind=Kind.NOTE) if links else paragraph


def _with_headline(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A first line without a full stop is a headline, however long, where a report begins behind it."""
    if len(paragraphs) < 2 or not starts_report(paragraphs[1].text) or "。" in paragraphs[0].text:
        return paragraphs
    first = paragraphs[0]
    if first.kind is not Kind.BODY:
        return paragraphs
    return [replace(first, kind=Kind.HEADLINE), *paragraphs[1:]]


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        lead = len(line) - len(line.lstrip())
        yield Span(at + lead, max(at + lead, at + len(line.rstrip())))
        at += len(line) + 1


def kind_of(line: str) -> Kind:
    """`编辑：某某 -> credit`, `（下转3版） -> note`; a line without end sign that is short is a headline.

    `2020.03—2021.06 某公司副总经理`, a line of a career, is none.
    """
    if _NOTE.match(line):
        return Kind.NOTE
    if len(line) <= 90 and "。" not in line and _HEADER.match(line):
        return Kind.HEADER
    line = _NOTE_BEHIND.sub("", line)
    if _DATELINE.match(line) and (len(line) > LONGEST_HEADLINE or "，" in line):
        return Kind.BODY
    if len(line) <= 90 and _opens_credit(line) and not any(sign in line for sign in "。？"):
        return Kind.CREDIT
    ends = bool(_ENDS_BODY.search(line)) or line.endswith("，")
    if ends or _CAREER_LINE.match(line) or len(line) > LONGEST_HEADLINE or "。" in line:
        return Kind.BODY
    return Kind.HEADLINE


def _opens_credit(line: str) -> bool:
    return any(pattern.match(line) for pattern in rules("paragraphs", "credit line"))


def starts_report(line: str) -> bool:
    """Whether a line begins as the first of a report does: 本报讯, 新华社…电, 某某讯."""
    return bool(_DATELINE.match(line))


def dateline(line: str) -> str:
    """The dateline at the head of a report, its reporters included; empty where there is none."""
    match = _DATELINE.match(line)
    if not match:
        return ""
    rest = line[match.end() :]
    reporters = re.match(r"\s?[（(][^）)]{0,80}[）)]", rest)
    return line[: match.end() + (reporters.end() if reporters else 0)]
