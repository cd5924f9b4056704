"""Where words are attributed: a cue with its subject, and the punctuation that opens the content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import cues
from ..record import Mention, Span
from .view import BODIES, View

LONGEST_GAP = 46
NEAR = 14

_GROUP = re.compile(
    r"(?:会议|大会|全会|座谈会|论坛|大家|与会(?:人员|代表|者|专家|企业家?)?们?|各界人士|社会各界人士|(?:村民|居民|市民|群众|企业家|代表|委员|党员|干部|网友|业内人士|专家|学者|记者)们?"
    r"|(?:相关|有关|主要|项目|该\S{0,4})?负责(?:人|同志)|发言人|人士|文件|通知|报告|《[^》]{2,40}》|方案|意见|消息|数据|统计)$"
)
_PRONOUN = re.compile(r"(?:他们|她们|他|她)$")
_OBJECT_BEFORE = re.compile(r"(?:与|同|对|向|给|为|被|由|跟|请|让|陪同|会见|看望|慰问|听取|代表|贯彻|落实|学习|遵循|按照|根据|把|和)$")
_NO_CUE_BEHIND = {"说": "明服法话不到起来了过教唱", "道": "路德理", "称": "号为赞职重霸", "表示": "感祝欢慰敬衷热诚哀谢同满", "要求": "的和", "介绍": "了信", "认为": "", "提出": "的了",
                  "强调": "的", "指出": "的", "希望": "的小", "明确": "了的", "建议": "的", "宣布": "了", "解释": "了", "通报": "了", "提醒": "了", "讲": "话述解授"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue at `cue` with its subject: a person or body mentioned, a pronoun, a meeting, or a group.

    `begin` is where the clause of the attribution begins; `open` where the content may begin behind it.
    """

    cue: Span
    word: str
    subject: Mention | None
    noun: str | None
    begin: int
    open: int
    mark: str


@lru_cache(maxsize=1)
def _cue_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted((re.escape(c) for c in cues()), key=len, reverse=True)))


def find_attributions(view: View, paragraph: Span) -> Iterator[Attribution]:
    """The attributions of a paragraph in order; words inside quotation marks attribute nothing."""
    text = view.words(paragraph)
    quoted = quotations(text)
    last = 0
    for match in _cue_pattern().finditer(text):
        if match.start() < last or any(a < match.start() < b for a, b in quoted):
            continue
        found = _attribution(view, paragraph, text, match)
        if found:
            last = match.end()
            yield found


def quotations(text: str) -> list[tuple[int, int]]:
    """(open, close) of the outer quotations “…” in `text`; one that never closes runs to the end."""
    spans, depth, start = [], 0, 0
    for i, sign in enumerate(text):
        if sign == "“":
            if depth == 0:
                start = i
            depth += 1
        elif sign == "”" and depth:
            depth -= 1
            if depth == 0:
                spans.append((start, i))
    if depth:
        spans.append((start, len(text)))
    return spans


def _attribution(view: View, paragraph: Span, text: str, match: re.Match[str]) -> Attribution | None:
    word, at, end = match.group(), match.start(), match.end()
    behind = text[end : end + 1]
    if behind and any(word.endswith(cue) and behind in signs for cue, signs in _NO_CUE_BEHIND.items()):
        return None
    begin = _clause_begin(text, at)
    subject, noun, gap = _subject(view, paragraph, text, begin, at)
    if subject is None and noun is None:
        return None
    mark = behind if behind in "，：:“。！；" else ""
    if not mark and not _reports(text, word, end, gap):
        return None
    opening = end + (1 if mark in "，：:" and mark else 0)
    start = paragraph.start
    return Attribution(Span(start + at, start + end), word, subject, noun, start + begin, start + opening, mark)


_REPORTED = re.compile(r"(?:将|要|会|已|正|希望|愿|应|必须|可以|能|今年|近年|去年|目前|下一步|全市|我们|我|这|该|此|中国|双方|各|企业|公司|未来|接下来|为|在|以|通过|对)")


_UNMARKED = frozenset("表示 认为 指出 强调 称 透露 介绍 介绍说 提出 宣布 坦言 说 相信 承诺".split())


def _reports(text: str, word: str, end: int, gap: int) -> bool:
    """Whether words go on right behind the cue: `某某表示将…`."""
    return word in _UNMARKED and gap <= NEAR and bool(_REPORTED.match(text, end)) and len(text) - end >= 8


def _clause_begin(text: str, at: int) -> int:
    """The begin of the sentence that the cue stands in, behind a closing quotation where one stands before it."""
    for i in range(at - 1, -1, -1):
        if text[i] in "。！？；\n" or (text[i] == "”" and i + 1 < at and _closes_sentence(text, i)):
            return i + 1 + (1 if text[i + 1 : i + 2] == "”" else 0)
    return 0


def _closes_sentence(text: str, i: int) -> bool:
    """Whether the quotation that ends at `i` is a sentence, not a word in quotation marks."""
    opening = text.rfind("“", 0, i)
    return text[i - 1] in "。！？，；…" or (opening >= 0 and i - opening > 24 and text[i + 1 : i + 2] not in "的和、")


def _subject(view: View, paragraph: Span, text: str, begin: int, at: int) -> tuple[Mention | None, str | None, int]:
    """The nearest subject before the cue in its sentence, and how far it stands from the cue."""
    window = Span(paragraph.start + max(begin, at - 90), paragraph.start + at)
    group = _GROUP.search(text[begin:at]) or _PRONOUN.search(text[begin:at])
    if group:
        return None, group.group(), 0
    for m in reversed(view.within(window)):
        gap = paragraph.start + at - m.span.end
        between = text[m.span.end - paragraph.start : at]
        if gap > LONGEST_GAP or "；" in between or between.count("，") > 1:
            break
        if m.label == "PERSON" and not _is_object(view, m, begin + paragraph.start):
            return m, None, gap
        if m.label in {*BODIES, "PLACE", "EVENT"} and gap <= 1:
            return m, None, gap
        if m.label == "POST" and gap <= 1 and m.text.endswith(("负责人", "发言人")):
            return None, m.text, gap
    if text[begin:at].endswith(("纷纷", "一致", "普遍")):
        return None, "大家", 0
    inner = _inner_subject(text[begin:at])
    return (None, inner, len(text[begin:at])) if inner else (None, None, 0)


_INNER = re.compile(r"(?:^|，)(他|她|会议|大会|大家|与会人员|与会者|村民们|代表们|企业家们)(?:还|也|最后|同时|进一步|一致|纷纷|普遍|都|特别|再次|多次|反复|[^，。；]{0,14}?(?:时|中|后|上))(?:，)?$")


def _inner_subject(clause: str) -> str | None:
    match = _INNER.search(clause)
    return match.group(1) if match else None


def _is_object(view: View, person: Mention, begin: int) -> bool:
    """Whether the person is spoken to or of: 与某某座谈, 向某某表示."""
    titles = [m for m in view.mentions if begin <= m.span.start < person.span.start]
    start = person.span.start
    for m in reversed(titles):
        if m.label not in ("POST", "ORG", "COMPANY", "PLACE") or start - m.span.end > 1:
            break
        start = m.span.start
    return bool(_OBJECT_BEFORE.search(view.page.text[max(begin, start - 3) : start]))
