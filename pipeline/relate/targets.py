"""Targets: figures that a named holder promises or reports."""

import re
from collections.abc import Iterator, Sequence

from ..record import Role, Span, Statement, Target
from .view import View

_UNITS = (
    "亿千瓦时|万千瓦时|万千瓦|千瓦|亿元|万元|亿美元|万美元|元|亿人次|万人次|人次|亿件|万件|万亩|亩|万吨|吨/年|吨|"
    "万户|户|万人|万名|万套|万台|万辆|万平方米|平方米|平方公里|公里|"
    "千米|个百分点|%|个|家|项|栋|座|条|台|套|辆|名|人|件|万头|头|万只|只|公斤|斤|兆瓦|度|所|张|处|批|亿|万"
)
_AMOUNT = re.compile(rf"(\d+(?:\.\d+)?)(?:(?:%)?[—–\-~至到](\d+(?:\.\d+)?))?(%|余)?({_UNITS})?")
_ROUND = re.compile(r"(?:过|超|破|突破|达到?)([百千万]?亿|[百千]万)(元|人次|斤|吨)?")
_YEAR_BEFORE = re.compile(r"年|月|日|第|“十|号|版|届")
_GROWTH = re.compile(r"(?:增长|增加|提高|提升|增幅|同比增长|上升|增速)[^，。；]{0,6}$")
_PROMISE = re.compile(
    r"力争|争取|确保|将|预计|计划|目标|达到|突破|冲刺|加快|推进|全力|奋力|抓好|建设|新建|实现|完成|打造|培育|引进|"
    r"力促|规划|拟"
)
_REPORTED = re.compile(r"已|实现了|完成了|达到了|增长了|去年|上年|截至|累计|目前|同比|前三季度|上半年")
_PERIOD = re.compile(
    r"(?:20\d{2}年(?:底|前|末)?|今年(?:底|内)?|全年|明年|去年|一季度|二季度|三季度|四季度|上半年|下半年|前三季度|"
    r"“十[四五六]五”期间|到20\d{2}年|年内|年底)"
)
_METRIC = re.compile(
    r"([\u4e00-\u9fff、“”]{2,18}?)(?:突破|达到|达|超过|超|为|完成|实现|力争|增长|总额|建设|增加|提高|提升|约|共|"
    r"近|过|等|高于|不低于|至|到|逾|新增|新建|改造|完成)*$"
)


def find_targets(view: View, statements: Sequence[Statement], roles: Sequence[Role]) -> Iterator[Target]:
    """Figures inside statements that have a holder, one for each amount: `力争营收突破9亿元 -> (营收, 9, 亿元)`."""
    del roles
    raw = {start: i for i, start in enumerate(view.page.origin)}
    for statement in statements:
        holder = statement.org if statement.speaker or statement.org else None
        if not holder or statement.event:
            continue
        first, last = raw.get(statement.start), raw.get(statement.end - 1)
        if first is not None and last is not None:
            yield from _in_span(view, Span(first, last + 1), holder)


def _in_span(view: View, span: Span, holder: str) -> Iterator[Target]:
    text = view.words(span)
    for match in _AMOUNT.finditer(text):
        unit = match.group(3) if match.group(3) == "%" else match.group(4)
        if not unit or _is_date(text, match):
            continue
        clause_start = max(text.rfind(c, 0, match.start()) for c in "，。；：")
        clause = text[clause_start + 1 : match.start()]
        low, high = float(match.group(1)), match.group(2)
        value = (_number(low), _number(float(high))) if high else _number(low)
        yield Target(
            article=view.article.index,
            holder=holder,
            metric=_metric(clause, text[match.end() : match.end() + 16]),
            value=value,
            unit=unit,
            period=_period(text, match.start()),
            kind="actual"
            if _REPORTED.search(clause) or (_GROWTH.search(clause) and not _PROMISE.search(clause))
            else "target",
            evidence=(view.evidence(Span(span.start + clause_start + 1, span.start + match.end())),),
        )
    for match in _ROUND.finditer(text):
        yield from _round(view, span, text, match, holder)


def _round(view: View, span: Span, text: str, match: re.Match[str], holder: str) -> Iterator[Target]:
    """Round figures in signs: 过千亿元, 破百亿."""
    number, unit = match.group(1), match.group(2) or ""
    scale = {"百": 100, "千": 1000, "万": 10000}.get(number[0], 1)
    clause_start = max(text.rfind(c, 0, match.start()) for c in "，。；：、")
    clause = text[clause_start + 1 : match.start()]
    yield Target(
        article=view.article.index,
        holder=holder,
        metric=_metric(clause, ""),
        value=scale,
        unit=number[-1] + (unit or ("人次" if "人次" in clause else "元")),
        period=_period(text, match.start()),
        kind="target",
        evidence=(view.evidence(Span(span.start + clause_start + 1, span.start + match.end())),),
    )


def _is_date(text: str, match: re.Match[str]) -> bool:
    return bool(_YEAR_BEFORE.match(text[match.end(1) : match.end(1) + 1])) or text[
        max(0, match.start() - 1) : match.start()
    ] in (
        "第",
        "+",
    )


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _metric(before: str, behind: str) -> str:
    """The words that name what is counted: those before the figure, else those behind it."""
    match = _METRIC.search(before)
    if match and len(match.group(1)) >= 2:
        return match.group(1)
    tail = re.match(r"(?:以上|左右)?(?:的)?([\u4e00-\u9fff]{2,12})", behind)
    return tail.group(1) if tail else before[-12:] or behind[:12]


def _period(text: str, at: int) -> str | None:
    found = [m.group() for m in _PERIOD.finditer(text[:at])]
    return found[-1] if found else None
