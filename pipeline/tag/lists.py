"""Companies in lists: what stands among companies, joined by 、 and 和, is one, whatever its name looks like."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..lexicon import word_list
from ..record import Mention, Span
from .bounds import name_start
from .trades import has_trade, is_common

SHORTEST, LONGEST = 3, 12
LONGEST_RUN, LONGEST_MENTION = 2000, 80
SCORE = 0.8
_RUN = re.compile(r"[^，。！？；：\n“”‘’《》【】…—]+")
_JOINS = re.compile("[、与同和携牵联]")
_JOIN = re.compile("以及|[和与及]")
_AFTER = tuple(sorted(word_list("follows a name") - {"家", "三", "文", "图", "道", "代", "算", "站", "团队"})) + tuple(
    "等 也 均 已 先行 当场 纷纷 成为 成了 跟投 领投 入驻 参展 亮相 签 共 率先 为代表 的 旗下 相继 陆续 现场".split()
)
_NO_NAME = re.compile(
    "[的了是有着]|在(?!线)|[我你他她它们这那各每某该]|企业|发展|建设|工作|精神|活动|情况|加快|推进|推动|加强|提升|[一二三四五六七八九十百\\d]+[家个名户项]|"
    "(?:单位|部门|企业|代表|机构|人员|干部|人士|商户|负责人|专家|学者|师生|村民|群众|产品|项目|服务|会|局|委|办|院|校|"
    "中心|学校|大学|小学|中学|协会|政府|街道|社区|村|镇|乡|县|市|省|区|国|工作|业务|行业|产业|领域|等)$"
)
_SIGNED = re.compile("签署|签订|签下|签约|达成|结成|成立合资|战略合作")
_PAIR = re.compile(
    r"(?:(?<=[，。；：！？\n、”])|^)([^，。！？；：\n“”‘’《》【】…—、]{3,10}?)(?:还|也|已|又|再|将)?(?:与|同(?![时样步比等期为行])|和|携手|牵手|联手)"
)
_COUNT = re.compile(r"([两二三四五六七八九十]|\d+)家[^，。；、]{0,4}?(?:企业|公司|厂商|商家)")
_NUMBERS = {sign: number for number, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_CALLED = re.compile(
    r"(?:等)?[两三四五六七八九十\d]+家[^，。；、]{0,4}?(?:企业|公司|厂商|商家)|等[^，。；、]{0,6}?(?:企业|公司|合作方|厂商|商家|车企|药企|品牌商|合作伙伴|采购商|供应商)"
)
_KINDS = re.compile(
    "等[^，。；、]{0,6}?(?:产业|行业|领域|产品|商品|品类|业态|集群)|的(?:研发|生产|制造|加工|应用|开发|设计)"
)
_INDUSTRIES = re.compile(
    "产业|领域|行业|发展|聚焦|布局|打造|壮大|做[强大优]|涵盖|涉及|项目|课程|专业|推[进动]|培育|加[快强]|提[升高]|工程|业态|集群"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One member of a list, `start:end` of the text, and what is known of it."""

    start: int
    end: int
    label: str | None
    likely: bool


def listed_companies(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Members of lists with a company among `mentions` that nothing names yet; spans of `text`.

    `松烟科技、蓝屏数科、雨前时代签约 -> 蓝屏数科, 雨前时代` where 松烟科技 is known.
    """
    ordered = sorted(mentions, key=lambda m: m.span.start)
    starts = [m.span.start for m in ordered]
    for run in _RUN.finditer(text):
        if len(run.group()) > LONGEST_RUN or not _JOINS.search(run.group()):
            continue
        near = slice(bisect_left(starts, run.start() - LONGEST_MENTION), bisect_left(starts, run.end()))
        yield from _listed_in(text, run, [m for m in ordered[near] if m.span.end > run.start()])


def _listed_in(text: str, run: re.Match[str], inside: Sequence[Mention]) -> Iterator[Mention]:
    """The unnamed companies of one run of words without a stop; `inside` are the mentions in it."""
    if items := list(_items(text, run.start(), run.end(), inside)):
        end = items[-1].end
        if _KINDS.match(text, end):
            return
        signed = bool(_SIGNED.search(text, end, run.end()))
        if not signed and "、" not in run.group():
            return
        called = signed or bool(_CALLED.search(text, end, run.end()))
        counted = _count(text, end) == len(items)
        sure = called or counted or (_mostly_likely(items) and not _INDUSTRIES.search(run.group()))
        for item in _companies(items, called=sure, all_named=called, counted=counted):
            yield Mention(Span(item.start, item.end), "COMPANY", text[item.start : item.end], SCORE, "list")


def _count(text: str, at: int) -> int:
    """How many companies the words at `at` say that the list before holds: 三家企业; 0 where they say nothing."""
    told = _COUNT.match(text, at)
    if told is None:
        return 0
    return int(told.group(1)) if told.group(1).isdigit() else _NUMBERS[told.group(1)]


def _mostly_likely(items: Sequence[_Item]) -> bool:
    """Whether two names and more have trades, and at most one has none and none is of another kind."""
    likely = sum(item.likely for item in items)
    return likely > 1 and len(items) - likely <= 1 and all(item.label is None for item in items)


def _companies(items: Sequence[_Item], *, called: bool, all_named: bool, counted: bool) -> Iterator[_Item]:
    """The unnamed members, where companies lead the list, or words behind it call all of it companies."""
    known = sum(item.label == "COMPANY" for item in items)
    likely = sum(item.likely for item in items)
    if counted:
        yield from (item for item in items if item.label is None)
        return
    if not (known or (called and likely > 1) or (all_named and likely)):
        return
    strange = sum(item.label not in (None, "COMPANY", "PLACE") for item in items)
    unsure = len(items) - known - likely - strange
    surrounded = (known + likely > 1 or all_named) and not strange and unsure <= known + likely + all_named
    yield from (item for item in items if item.likely or (item.label is None and surrounded))


def _items(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[_Item]:
    """The members of the run `start:end`; the first from the begin of its name, the last to its end."""
    pair = _PAIR.match(text, start, end)
    if pair:
        item = _item(text, *pair.span(1), mentions)
        if item:
            yield item
        start = pair.end()
    cuts = [start, *(i + 1 for i in range(start, end) if text[i] == "、")]
    for number, at in enumerate(cuts):
        stop = cuts[number + 1] - 1 if number + 1 < len(cuts) else end
        spans = _last(text, at, stop, mentions) if stop == end else [(at, stop)]
        for left, right in spans:
            if number == 0 and not pair:
                left = _first(text, left, right, mentions)
            item = _item(text, left, right, mentions)
            if item:
                yield item


def _first(text: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    known = next((m.span.start for m in mentions if m.span.end == end and m.label == "COMPANY"), None)
    if known is not None:
        return known
    left = max(start, name_start(text, end, longest=LONGEST))
    return max([left, *(m.span.end for m in mentions if left < m.span.end < end and m.label != "PLACE")])


def _last(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The last member, and one more where 和 joins it: each to the sign where another word begins."""
    while start < end:
        stop = _stop(text, start, end, mentions)
        yield start, stop
        join = _JOIN.match(text, stop)
        if not join:
            return
        start = join.end()


def _stop(text: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    whole = [m.span.end for m in mentions if m.span.start == start and m.span.end <= end and m.label == "COMPANY"]
    if whole:
        return max(whole)
    for stop in range(start + SHORTEST, end):
        if _JOIN.match(text, stop) or text.startswith(_AFTER, stop) or _COUNT.match(text, stop) or text[stop] in "（ ":
            return stop
    return end


def _is_kind(name: str) -> bool:
    """Whether `name` is only what many are called by: 现代物流, 俱乐部."""
    return is_common(name) or name in word_list("generic body")


def _item(text: str, start: int, end: int, mentions: Sequence[Mention]) -> _Item | None:
    name = text[start:end]
    over = [m for m in mentions if m.span.start < end and m.span.end > start]
    exact = next((m for m in over if m.span == Span(start, end) or m.label == "COMPANY"), None)
    if exact is not None and not (exact.label == "PLACE" and has_trade(name)):
        return _Item(start, end, exact.label, False)
    if any(m.label not in ("PLACE", "COMPANY") for m in over):
        return _Item(start, end, "other", False)
    if not SHORTEST <= len(name) <= LONGEST or _NO_NAME.search(name) or "（" in name or _is_kind(name):
        return _Item(start, end, "other", False)
    return _Item(start, end, None, has_trade(name) and len(name) > SHORTEST)
